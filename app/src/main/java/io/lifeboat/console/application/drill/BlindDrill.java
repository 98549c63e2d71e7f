package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.scenario.BadScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** For somebody who trains alone: what breaks is drawn, and nobody knows it before. */
public final class BlindDrill {
  private static final String FILE = "/io/lifeboat/assets/drills/blind/blind.json";

  private BlindDrill() {}

  /** One or two malfunctions of many kinds. */
  public static Drill drill() {
    try (InputStream in = BlindDrill.class.getResourceAsStream(FILE)) {
      return DrillParser.read("blind.json", Objects.requireNonNull(in, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    } catch (BadScenarioException e) {
      throw new IllegalStateException(FILE, e);
    }
  }
}
