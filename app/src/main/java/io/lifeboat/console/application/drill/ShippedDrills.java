package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.scenario.BadScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The drills that come with Lifeboat. */
public final class ShippedDrills {
  /** Their names, in the order they are best met in. */
  public static final List<String> NAMES =
      List.of(
          "the-leader-dies",
          "all-processes-run",
          "after-the-power-failure",
          "the-campaign",
          "work-on-the-switches",
          "now-and-then",
          "not-what-he-wrote",
          "a-new-agent",
          "thunderstorm",
          "whatever-it-is",
          "the-article",
          "since-yesterday",
          "before-the-holiday",
          "the-storm");

  /** What their file names end with. */
  public static final String SUFFIX = ".json";

  private static final String FOLDER = "/io/lifeboat/assets/drills/";

  private ShippedDrills() {}

  /** One of those that come with Lifeboat. */
  public static Drill shipped(String name) {
    String file = name + SUFFIX;
    try (InputStream in = ShippedDrills.class.getResourceAsStream(FOLDER + file)) {
      return DrillParser.read(file, Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    } catch (BadScenarioException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
