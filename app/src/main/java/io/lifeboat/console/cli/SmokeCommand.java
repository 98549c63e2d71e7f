package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.console.application.smoke.SmokeTold;
import io.lifeboat.console.application.text.Messages;
import java.time.Duration;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ParseResult;

/** Opens the console to try it out, and tells how far it came. */
final class SmokeCommand {
  static final String LIMIT = "--limit";
  static final int DEFAULT_LIMIT_S = 120;
  static final int MAX_LIMIT_S = 3_600;

  private final ToIntFunction<ConsoleOptions> opener;
  private final Terminal terminal;
  private final Messages messages;

  SmokeCommand(ToIntFunction<ConsoleOptions> opener, Terminal terminal, Messages messages) {
    this.opener = opener;
    this.terminal = terminal;
    this.messages = messages;
  }

  int run(ParseResult parsed) throws UserMistakeException {
    int limitS = Grammar.number(parsed, LIMIT, 1, MAX_LIMIT_S, DEFAULT_LIMIT_S);
    ClusterConfig config = ClusterConfig.defaults(LifeboatCommand.anySeed());
    ConsoleOptions options =
        new ConsoleOptions(config, Grammar.language(parsed), null)
            .withSmoke(new ConsoleOptions.Smoke(this::tell, Duration.ofSeconds(limitS)));
    return opener.applyAsInt(options);
  }

  private void tell(SmokeTold told) {
    CliMsg step =
        switch (told.step()) {
          case FIRST_FRAME -> CliMsg.SMOKE_FIRST_FRAME;
          case FIRST_LEADER -> CliMsg.SMOKE_FIRST_LEADER;
          case LEADER_KILLED -> CliMsg.SMOKE_LEADER_KILLED;
          case NEXT_LEADER -> CliMsg.SMOKE_NEXT_LEADER;
          case CLOSED -> CliMsg.SMOKE_CLOSED;
        };
    String what = messages.get(step);
    if (told.reached()) {
      terminal
          .out()
          .println(
              messages.get(
                  CliMsg.SMOKE_REACHED, String.valueOf(told.sinceStartMs()), what, told.detail()));
    } else {
      terminal.err().println(messages.get(CliMsg.SMOKE_NOT_REACHED, what, told.detail()));
    }
  }
}
