package io.lifeboat.console.application.scenario;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The scenarios that come with Lifeboat. */
public final class ShippedScenarios {
  /** Their names, in the order they are best met in. */
  public static final List<String> NAMES =
      List.of(
          "steady",
          "leader-loss",
          "leader-isolated",
          "leader-frozen",
          "leader-stopped",
          "leader-transfer",
          "minority-partition",
          "rolling-restart",
          "bridge",
          "majorities-ring",
          "one-way-cut",
          "slow-links",
          "lossy-links",
          "reorder-and-duplicate",
          "narrow-link",
          "held-message",
          "forced-election",
          "split-vote",
          "flapping-leader",
          "relentless",
          "membership-change",
          "slow-client",
          "burst-on-a-hot-key",
          "overload",
          "reads-without-leader",
          "two-leaders",
          "two-leaders-guarded",
          "bit-flip-and-crash",
          "bit-flip-and-crash-bare",
          "silent-change",
          "software-bug");

  /** What their file names end with. */
  public static final String SUFFIX = ".json";

  private static final String FOLDER = "/io/lifeboat/assets/scenarios/";

  private ShippedScenarios() {}

  /** One of those that come with Lifeboat. */
  public static Scenario shipped(String name) throws BadScenarioException {
    String file = name + SUFFIX;
    try (InputStream in = ShippedScenarios.class.getResourceAsStream(FOLDER + file)) {
      return ScenarioParser.read(file, Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
