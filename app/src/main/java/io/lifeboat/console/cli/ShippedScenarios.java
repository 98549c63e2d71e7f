package io.lifeboat.console.cli;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Finds scenarios: first in the file system, then among those that come with Lifeboat. */
final class ShippedScenarios {
  /** Their names, in the order they are best met in. */
  static final List<String> NAMES =
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

  static final String SUFFIX = ".json";
  private static final String FOLDER = "/io/lifeboat/assets/scenarios/";

  private ShippedScenarios() {}

  /** The scenario of this name or in this file. */
  static Scenario find(String asked) throws UserMistakeException, BadScenarioException {
    Path file = path(asked);
    if (Files.exists(file)) {
      try {
        return ScenarioParser.load(file);
      } catch (IOException e) {
        UserMistakeException mistake =
            new UserMistakeException(CliMsg.MISTAKE_SCENARIO_UNREADABLE, asked, Mistakes.reason(e));
        mistake.initCause(e);
        throw mistake;
      }
    }
    String name =
        asked.endsWith(SUFFIX) ? asked.substring(0, asked.length() - SUFFIX.length()) : asked;
    if (!NAMES.contains(name)) {
      throw new UserMistakeException(CliMsg.MISTAKE_NO_SUCH_SCENARIO, asked, files());
    }
    return shipped(name);
  }

  /** One of those that come with Lifeboat. */
  static Scenario shipped(String name) throws BadScenarioException {
    String file = name + SUFFIX;
    try (InputStream in = ShippedScenarios.class.getResourceAsStream(FOLDER + file)) {
      return ScenarioParser.read(file, Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static List<String> files() {
    return NAMES.stream().map(name -> name + SUFFIX).toList();
  }

  private static Path path(String asked) throws UserMistakeException {
    try {
      return Path.of(asked);
    } catch (InvalidPathException e) {
      UserMistakeException mistake =
          new UserMistakeException(CliMsg.MISTAKE_NO_SUCH_SCENARIO, asked, files());
      mistake.initCause(e);
      throw mistake;
    }
  }
}
