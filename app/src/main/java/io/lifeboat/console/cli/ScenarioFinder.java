package io.lifeboat.console.cli;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioParser;
import io.lifeboat.console.application.scenario.ShippedScenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Finds scenarios: first in the file system, then among those that come with Lifeboat. */
final class ScenarioFinder {
  private ScenarioFinder() {}

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
        asked.endsWith(ShippedScenarios.SUFFIX)
            ? asked.substring(0, asked.length() - ShippedScenarios.SUFFIX.length())
            : asked;
    if (!ShippedScenarios.NAMES.contains(name)) {
      throw new UserMistakeException(CliMsg.MISTAKE_NO_SUCH_SCENARIO, asked, files());
    }
    return ShippedScenarios.shipped(name);
  }

  private static List<String> files() {
    return ShippedScenarios.NAMES.stream().map(name -> name + ShippedScenarios.SUFFIX).toList();
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
