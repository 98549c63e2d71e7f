package io.lifeboat.console.cli;

import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/** The grammar of the commands about the installation itself. */
final class InstallationCommands {
  private final Grammar grammar;
  private final Terminal terminal;
  private final Messages messages;

  InstallationCommands(Grammar grammar, Terminal terminal, Messages messages) {
    this.grammar = grammar;
    this.terminal = terminal;
    this.messages = messages;
  }

  /**
   * @param opener opens the console and returns its exit code when it has ended
   */
  CommandSpec smoke(ToIntFunction<ConsoleOptions> opener) {
    CommandSpec command =
        grammar.command(
            "smoke",
            CliMsg.SMOKE_ABOUT,
            parsed -> new SmokeCommand(opener, terminal, messages).run(parsed));
    grammar.value(
        command,
        SmokeCommand.LIMIT,
        "SECONDS",
        CliMsg.OPTION_SMOKE_LIMIT,
        String.valueOf(SmokeCommand.MAX_LIMIT_S),
        String.valueOf(SmokeCommand.DEFAULT_LIMIT_S));
    grammar.common(command);
    Map<Integer, MessageKey> codes = new LinkedHashMap<>();
    codes.put(ExitCode.HOLDS, CliMsg.EXIT_SMOKE_PASSED);
    codes.put(ExitCode.USAGE, CliMsg.EXIT_USAGE);
    codes.put(ExitCode.NOT_KNOWN, CliMsg.EXIT_SMOKE_FAILED);
    codes.put(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED);
    grammar.exitCodes(command, codes);
    grammar.footer(command, CliMsg.SMOKE_FOOTER);
    return command;
  }

  CommandSpec doctor() {
    CommandSpec command =
        grammar.command(
            "doctor",
            CliMsg.DOCTOR_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return new DoctorCommand(Examination.ofThisMachine(), terminal, messages).run(parsed);
            });
    grammar.flag(command, DoctorCommand.JSON, CliMsg.OPTION_JSON);
    grammar.common(command);
    grammar.footer(command, CliMsg.DOCTOR_FOOTER);
    return command;
  }

  /** Not for a user, who has {@code --help}: the build of a package asks for it. */
  CommandSpec manual() {
    CommandSpec command =
        grammar.command(
            "manual",
            CliMsg.MANUAL_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              terminal.out().print(new ManualPage(messages).of(parsed.commandSpec().root()));
              terminal.out().flush();
              return ExitCode.HOLDS;
            });
    command.usageMessage().hidden(true);
    grammar.common(command);
    return command;
  }
}
