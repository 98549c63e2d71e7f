package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.console.application.drill.Drill;
import io.lifeboat.console.application.drill.DrillCluster;
import io.lifeboat.console.application.drill.DrillParser;
import io.lifeboat.console.application.drill.ShippedDrills;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The grammar of {@code drills}, {@code drill}, {@code instruct} and {@code score}. */
final class DrillCommands {
  private static final String SEED = "--seed";
  private static final double MS_PER_SECOND = 1_000;

  private final Grammar grammar;
  private final Terminal terminal;
  private final Messages messages;
  private final ToIntFunction<ConsoleOptions> opener;

  DrillCommands(
      Grammar grammar, Terminal terminal, Messages messages, ToIntFunction<ConsoleOptions> opener) {
    this.grammar = grammar;
    this.terminal = terminal;
    this.messages = messages;
    this.opener = opener;
  }

  CommandSpec drills() {
    CommandSpec command =
        grammar.command(
            "drills",
            CliMsg.DRILLS_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return list();
            });
    grammar.common(command);
    return command;
  }

  /** Opens a drill in a window; {@code check} looks at a file only. */
  CommandSpec drill() {
    CommandSpec command = grammar.command("drill", CliMsg.DRILL_ABOUT, this::open);
    onADrill(command, CliMsg.PARAMETER_DRILL);
    command.addSubcommand("check", check());
    return command;
  }

  /** Opens a window for an instructor and one for a trainee. */
  CommandSpec instruct() {
    CommandSpec command = grammar.command("instruct", CliMsg.INSTRUCT_ABOUT, this::lead);
    onADrill(command, CliMsg.PARAMETER_INSTRUCT_DRILL);
    grammar.footer(command, CliMsg.INSTRUCT_FOOTER);
    return command;
  }

  /** What opens windows on a drill takes. */
  private void onADrill(CommandSpec command, MessageKey parameter) {
    command.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .type(String.class)
            .paramLabel("DRILL")
            .description(messages.get(parameter))
            .build());
    grammar.value(command, SEED, "N", CliMsg.OPTION_DRILL_SEED);
    grammar.value(command, ConsoleTheme.OPTION, "THEME", CliMsg.OPTION_THEME);
    grammar.flag(command, Grammar.VERBOSE, CliMsg.OPTION_VERBOSE);
    grammar.common(command);
  }

  private CommandSpec check() {
    CommandSpec command =
        grammar.command(
            "check",
            CliMsg.DRILL_CHECK_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return check(parsed.matchedPositionalValue(0, ""));
            });
    grammar.parameter(command, "FILE", CliMsg.PARAMETER_DRILL_FILE);
    grammar.common(command);
    Map<Integer, MessageKey> codes = new LinkedHashMap<>();
    codes.put(ExitCode.HOLDS, CliMsg.EXIT_DRILL_SOUND);
    codes.put(ExitCode.USAGE, CliMsg.EXIT_DRILL_FAULTY);
    codes.put(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED);
    grammar.exitCodes(command, codes);
    return command;
  }

  CommandSpec score() {
    CommandSpec command =
        grammar.command(
            "score",
            CliMsg.SCORE_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return new ScoreCommand(terminal, messages).run(parsed);
            });
    grammar.parameter(command, "FILE", CliMsg.PARAMETER_RECORDING);
    grammar.value(command, RunCommand.REPORT, "FILE", CliMsg.OPTION_SCORE_REPORT);
    grammar.common(command);
    Map<Integer, MessageKey> codes = new LinkedHashMap<>();
    codes.put(ExitCode.HOLDS, CliMsg.EXIT_SCORED);
    codes.put(ExitCode.USAGE, CliMsg.EXIT_USAGE);
    codes.put(ExitCode.NOT_KNOWN, CliMsg.EXIT_NOT_SCORED);
    codes.put(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED);
    grammar.exitCodes(command, codes);
    grammar.footer(command, CliMsg.SCORE_FOOTER);
    return command;
  }

  private int list() {
    for (String name : ShippedDrills.NAMES) {
      Drill drill = ShippedDrills.shipped(name);
      String line =
          messages.get(
              CliMsg.DRILL_LINE,
              drill.grade().label(),
              drill.beginning().nodes(),
              drill.limits().timeMs() / MS_PER_SECOND / 60);
      terminal
          .out()
          .println(name + " · " + drill.title().in(messages.language()) + " (" + line + ")");
      terminal.out().println("    " + drill.story().in(messages.language()));
    }
    terminal.out().println();
    terminal.out().println(messages.get(CliMsg.DRILLS_HINT, ShippedDrills.NAMES.getFirst()));
    return ExitCode.HOLDS;
  }

  private int check(String file) throws UserMistakeException, BadScenarioException {
    Drill drill = load(file);
    terminal
        .out()
        .println(
            messages.get(
                CliMsg.DRILL_SOUND,
                file,
                drill.id(),
                drill.grade().label(),
                drill.tasks().size(),
                drill.points()));
    return ExitCode.HOLDS;
  }

  private int open(ParseResult parsed) throws UserMistakeException, BadScenarioException {
    String asked = parsed.matchedPositionalValue(0, "");
    if (asked.isEmpty()) {
      return terminal.usage(parsed);
    }
    if (Grammar.isSet(parsed, Grammar.VERBOSE)) {
      Logging.verbose();
    }
    return open(find(asked), Grammar.number(parsed, SEED, LifeboatCommand.anySeed()), parsed);
  }

  private int lead(ParseResult parsed) throws UserMistakeException, BadScenarioException {
    String asked = parsed.matchedPositionalValue(0, "");
    if (Grammar.isSet(parsed, Grammar.VERBOSE)) {
      Logging.verbose();
    }
    long seed = Grammar.number(parsed, SEED, LifeboatCommand.anySeed());
    ConsoleOptions options =
        asked.isEmpty()
            ? new ConsoleOptions(
                ClusterConfig.defaults(seed), Grammar.language(parsed), ConsoleTheme.asked(parsed))
            : options(find(asked), seed, parsed);
    return opener.applyAsInt(options.leading());
  }

  /** Whether a file is named as drills are. */
  static boolean isDrill(String file) {
    return file.endsWith(ShippedDrills.SUFFIX) || file.endsWith(".lifeboat-drill");
  }

  /** Opens the drill of this file, with any seed. */
  int openFile(String file, ParseResult parsed) throws UserMistakeException, BadScenarioException {
    return open(load(file), LifeboatCommand.anySeed(), parsed);
  }

  private int open(Drill drill, long seed, ParseResult parsed) throws UserMistakeException {
    return opener.applyAsInt(options(drill, seed, parsed));
  }

  private static ConsoleOptions options(Drill drill, long seed, ParseResult parsed)
      throws UserMistakeException {
    ClusterConfig config =
        DrillCluster.config(drill, seed)
            .orElseThrow(
                () ->
                    new UserMistakeException(
                        CliMsg.MISTAKE_NO_SUCH_POLICY,
                        String.valueOf(drill.beginning().policy()),
                        PolicyCommands.allFiles()));
    return new ConsoleOptions(config, Grammar.language(parsed), ConsoleTheme.asked(parsed))
        .beginning(new ConsoleOptions.DrillChoice(drill, seed));
  }

  /** The drill of this name, or in this file: first in the file system, then among our own. */
  private static Drill find(String asked) throws UserMistakeException, BadScenarioException {
    if (Files.exists(path(asked))) {
      return load(asked);
    }
    String name =
        asked.endsWith(ShippedDrills.SUFFIX)
            ? asked.substring(0, asked.length() - ShippedDrills.SUFFIX.length())
            : asked;
    if (!ShippedDrills.NAMES.contains(name)) {
      throw noSuchDrill(asked);
    }
    return ShippedDrills.shipped(name);
  }

  private static UserMistakeException noSuchDrill(String asked) {
    return new UserMistakeException(
        CliMsg.MISTAKE_NO_SUCH_DRILL, asked, List.copyOf(ShippedDrills.NAMES));
  }

  private static Drill load(String file) throws UserMistakeException, BadScenarioException {
    try {
      return DrillParser.load(path(file));
    } catch (IOException e) {
      UserMistakeException mistake =
          new UserMistakeException(CliMsg.MISTAKE_CANNOT_BE_READ, file, Mistakes.reason(e));
      mistake.initCause(e);
      throw mistake;
    }
  }

  private static Path path(String asked) throws UserMistakeException {
    try {
      return Path.of(asked);
    } catch (InvalidPathException e) {
      UserMistakeException mistake = noSuchDrill(asked);
      mistake.initCause(e);
      throw mistake;
    }
  }
}
