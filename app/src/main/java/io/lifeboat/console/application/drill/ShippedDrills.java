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
          "a-follower-goes-silent",
          "a-file-is-damaged",
          "more-than-it-can-serve",
          "cut-off",
          "a-lossy-link",
          "a-silent-change",
          "the-leader-changes",
          "two-of-five",
          "whatever-it-is",
          "the-article",
          "a-bug-behind-a-slow-link",
          "two-faults-at-once",
          "one-differs-in-the-storm");

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
