package io.lifeboat.console.cli;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.console.application.scenario.ShippedScenarios;
import io.lifeboat.console.application.text.Messages;

/** Lists what comes with Lifeboat. */
final class ScenariosCommand {
  private static final double MS_PER_SECOND = 1_000;

  private final Terminal terminal;
  private final Messages messages;

  ScenariosCommand(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  int run() throws BadScenarioException {
    for (String name : ShippedScenarios.NAMES) {
      Scenario scenario = ShippedScenarios.shipped(name);
      String line =
          messages.get(
              CliMsg.SCENARIO_LINE, scenario.nodes(), scenario.durationMs() / MS_PER_SECOND);
      terminal.out().println(name + ShippedScenarios.SUFFIX + " (" + line + ")");
      terminal.out().println("    " + describe(scenario, messages));
    }
    terminal.out().println();
    terminal
        .out()
        .println(
            messages.get(
                CliMsg.SCENARIOS_HINT,
                ShippedScenarios.NAMES.getFirst() + ShippedScenarios.SUFFIX));
    return ExitCode.HOLDS;
  }

  /** What a scenario says of itself, or nothing. */
  static String describe(Scenario scenario, Messages messages) {
    String sentence = scenario.description(messages.locale().getLanguage());
    return sentence == null ? "" : sentence;
  }
}
