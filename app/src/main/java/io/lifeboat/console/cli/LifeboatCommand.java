package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.AuditedCluster;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.cluster.scenario.ScenarioRunner;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.RecordingMsg;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line. Without a subcommand it opens the console; the subcommands need no display.
 * Whatever a user can get wrong ends in one line and exit code 2.
 */
public final class LifeboatCommand {
  private static final Logger log = LoggerFactory.getLogger(LifeboatCommand.class);

  private static final String NODES = "--nodes";
  private static final String DATA = "--data";
  private static final String ELECTION_TIMEOUT = "--election-timeout";
  private static final String HEARTBEAT = "--heartbeat";
  private static final String SEED = "--seed";
  private static final String FLUSH = "--flush-on-commit";
  private static final String SEGMENT = "--segment-kb";
  private static final String NAME = "--name";
  private static final String NO_RECORDING = "--no-recording";

  private static final int MIN_ELECTION_TIMEOUT_MS = 100;
  private static final int MAX_ELECTION_TIMEOUT_MS = 60_000;
  private static final int MIN_HEARTBEAT_MS = 10;
  private static final int TIMEOUT_BY_HEARTBEAT = 5;
  private static final int MAX_NODES = 9;
  private static final int MIN_SEGMENT_KB = 64;
  private static final int MAX_SEGMENT_KB = 65_536;

  /** Short enough to be typed again. */
  private static final int SEEDS = 1_000_000;

  private final ToIntFunction<ConsoleOptions> opener;
  private final Function<ClusterConfig, ? extends AuditedCluster> clusters;
  private final ScenarioRunner runner;
  private final Terminal terminal;

  LifeboatCommand(
      ToIntFunction<ConsoleOptions> opener,
      Function<ClusterConfig, ? extends AuditedCluster> clusters,
      RunLimits limits,
      Terminal terminal) {
    this.opener = opener;
    this.clusters = clusters;
    this.runner = new ScenarioRunner(clusters, limits);
    this.terminal = terminal;
  }

  /**
   * Does what the arguments ask.
   *
   * @param opener opens the console and returns its exit code when it has ended
   * @return the exit code of the process
   */
  public static int execute(String[] arguments, ToIntFunction<ConsoleOptions> opener) {
    return new LifeboatCommand(opener, EmbeddedCluster::new, RunLimits.DEFAULT, Terminal.system())
        .execute(List.of(arguments));
  }

  static long anySeed() {
    return RandomGenerator.getDefault().nextInt(1, SEEDS);
  }

  int execute(List<String> arguments) {
    Messages messages = Messages.of(Grammar.language(arguments));
    Grammar grammar = new Grammar(messages);
    CommandSpec root = root(grammar, messages);
    CommandLine line = new CommandLine(root);
    root.addSubcommand("run", run(grammar, messages));
    root.addSubcommand("compare", compare(grammar, messages));
    root.addSubcommand("scenarios", scenarios(grammar, messages));
    FileCommands files = new FileCommands(grammar, terminal, messages);
    root.addSubcommand("scrub", files.scrub());
    root.addSubcommand("backup", files.backup());
    root.addSubcommand("restore", files.restore(clusters));
    root.addSubcommand("lab", files.lab());
    RecordingCommands recordings = new RecordingCommands(grammar, terminal, messages);
    root.addSubcommand("recordings", recordings.list());
    root.addSubcommand("report", new ReportCommand(grammar, terminal, messages).command());
    root.addSubcommand("policy", new PolicyCommands(grammar, terminal, messages).policy());
    InstallationCommands installation = new InstallationCommands(grammar, terminal, messages);
    root.addSubcommand("doctor", installation.doctor());
    root.addSubcommand("smoke", installation.smoke(opener));
    root.addSubcommand("manual", installation.manual());
    DrillCommands drills = new DrillCommands(grammar, terminal, messages, opener);
    root.addSubcommand("open", open(grammar, drills));
    root.addSubcommand("drills", drills.drills());
    root.addSubcommand("drill", drills.drill());
    root.addSubcommand("instruct", drills.instruct());
    root.addSubcommand("score", drills.score());
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setParameterExceptionHandler((e, args) -> Mistakes.print(terminal, messages, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(messages, e));
    return line.execute(arguments.toArray(String[]::new));
  }

  private int failed(Messages messages, Exception e) {
    return switch (e) {
      case UserMistakeException mistake -> {
        Mistakes.print(terminal, messages.format(mistake.text()));
        yield ExitCode.USAGE;
      }
      case BadScenarioException bad -> {
        terminal.err().println(bad.getMessage());
        yield ExitCode.USAGE;
      }
      case InvalidPathException path -> {
        Mistakes.print(terminal, String.valueOf(path.getMessage()));
        yield ExitCode.USAGE;
      }
      default -> {
        Mistakes.print(terminal, messages.get(CliMsg.UNEXPECTED, e.toString()));
        log.error("An error of this program, not of its user", e);
        yield ExitCode.UNEXPECTED;
      }
    };
  }

  // The commands

  private CommandSpec root(Grammar grammar, Messages messages) {
    CommandSpec command =
        grammar.command(
            "lifeboat", CliMsg.LIFEBOAT_ABOUT, parsed -> opener.applyAsInt(options(parsed)));
    grammar.value(
        command, NODES, "N", CliMsg.OPTION_NODES, String.valueOf(ClusterConfig.DEFAULT_SIZE));
    grammar.value(command, DATA, "DIR", CliMsg.OPTION_DATA);
    grammar.value(
        command,
        ELECTION_TIMEOUT,
        "MS",
        CliMsg.OPTION_ELECTION_TIMEOUT,
        String.valueOf(ClusterConfig.DEFAULT_ELECTION_TIMEOUT_MS));
    grammar.value(command, HEARTBEAT, "MS", CliMsg.OPTION_HEARTBEAT);
    grammar.value(command, SEED, "N", CliMsg.OPTION_SEED);
    grammar.flag(command, FLUSH, CliMsg.OPTION_FLUSH_ON_COMMIT);
    grammar.value(
        command,
        SEGMENT,
        "KIB",
        CliMsg.OPTION_SEGMENT_KB,
        String.valueOf(ClusterConfig.DEFAULT_SEGMENT_KB));
    grammar.value(command, Tolerance.OPTION, "LEVEL", CliMsg.OPTION_TOLERANCE);
    grammar.value(command, Tolerance.POLICY, "POLICY", CliMsg.OPTION_POLICY);
    grammar.value(command, ConsoleTheme.OPTION, "THEME", CliMsg.OPTION_THEME);
    grammar.value(command, NAME, "NAME", RecordingMsg.OPTION_NAME);
    grammar.flag(command, NO_RECORDING, RecordingMsg.OPTION_NO_RECORDING);
    grammar.flag(command, Grammar.VERBOSE, CliMsg.OPTION_VERBOSE);
    grammar.common(command);
    command.addOption(
        OptionSpec.builder("-V", "--version")
            .arity("0")
            .type(boolean.class)
            .versionHelp(true)
            .description(messages.get(CliMsg.OPTION_VERSION))
            .build());
    command.versionProvider(Versions::lines);
    grammar.exitCodes(
        command,
        codes(
            Map.entry(ExitCode.HOLDS, CliMsg.EXIT_ENDED),
            Map.entry(ExitCode.USAGE, CliMsg.EXIT_USAGE),
            Map.entry(ExitCode.NOT_KNOWN, CliMsg.EXIT_NOT_STARTED),
            Map.entry(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED)));
    grammar.footer(command, CliMsg.LIFEBOAT_FOOTER);
    return command;
  }

  /** The console on a file; without one, the console as usual. */
  private CommandSpec open(Grammar grammar, DrillCommands drills) {
    CommandSpec command =
        grammar.command(
            "open",
            RecordingMsg.OPEN_ABOUT,
            parsed -> {
              ConsoleOptions options = options(parsed);
              String file = parsed.matchedPositionalValue(0, (String) null);
              return file != null && DrillCommands.isDrill(file)
                  ? drills.openFile(file, parsed)
                  : opener.applyAsInt(
                      file == null ? options : options.opening(RecordingFile.require(file)));
            });
    grammar.optionalParameter(command, "FILE", RecordingMsg.PARAMETER_OPEN);
    grammar.value(command, ConsoleTheme.OPTION, "THEME", CliMsg.OPTION_THEME);
    grammar.flag(command, Grammar.VERBOSE, CliMsg.OPTION_VERBOSE);
    grammar.common(command);
    grammar.exitCodes(
        command,
        codes(
            Map.entry(ExitCode.HOLDS, CliMsg.EXIT_ENDED),
            Map.entry(ExitCode.USAGE, CliMsg.EXIT_USAGE),
            Map.entry(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED)));
    grammar.footer(command, RecordingMsg.OPEN_FOOTER);
    return command;
  }

  private CommandSpec run(Grammar grammar, Messages messages) {
    CommandSpec command = grammar.command("run", CliMsg.RUN_ABOUT, parsed -> run(parsed, messages));
    grammar.parameter(command, "SCENARIO", CliMsg.PARAMETER_SCENARIO);
    grammar.value(command, RunCommand.REPORT, "FILE", CliMsg.OPTION_REPORT);
    grammar.value(command, SEED, "N", CliMsg.OPTION_RUN_SEED);
    grammar.value(
        command,
        RunCommand.REPEAT,
        "N",
        CliMsg.OPTION_REPEAT,
        String.valueOf(RunCommand.MAX_REPEAT));
    grammar.value(command, RunCommand.HISTORY, "FILE", CliMsg.OPTION_HISTORY);
    grammar.flag(command, Grammar.VERBOSE, CliMsg.OPTION_RUN_VERBOSE);
    grammar.common(command);
    grammar.exitCodes(
        command,
        codes(
            Map.entry(ExitCode.HOLDS, CliMsg.EXIT_HOLDS),
            Map.entry(ExitCode.BROKEN, CliMsg.EXIT_BROKEN),
            Map.entry(ExitCode.USAGE, CliMsg.EXIT_USAGE),
            Map.entry(ExitCode.NOT_KNOWN, CliMsg.EXIT_NOT_KNOWN),
            Map.entry(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED)));
    grammar.footer(command, CliMsg.RUN_FOOTER);
    return command;
  }

  private int run(ParseResult parsed, Messages messages)
      throws UserMistakeException, BadScenarioException {
    Grammar.language(parsed);
    verbosity(parsed);
    long seed = Grammar.number(parsed, SEED, anySeed());
    return new RunCommand(runner, terminal, messages).run(parsed, seed);
  }

  private CommandSpec compare(Grammar grammar, Messages messages) {
    CommandSpec command =
        grammar.command("compare", CliMsg.COMPARE_ABOUT, parsed -> compare(parsed, messages));
    grammar.parameter(command, "SCENARIO", CliMsg.PARAMETER_SCENARIO);
    grammar.value(command, CompareCommand.LEVELS, "LEVELS", CliMsg.OPTION_LEVELS);
    grammar.value(command, CompareCommand.STRATEGIES, "LIST", CliMsg.OPTION_STRATEGIES);
    grammar.value(command, Tolerance.POLICY, "POLICY", CliMsg.OPTION_POLICY);
    grammar.value(command, RunCommand.REPORT, "FILE", CliMsg.OPTION_REPORT);
    grammar.value(command, SEED, "N", CliMsg.OPTION_RUN_SEED);
    grammar.common(command);
    grammar.exitCodes(
        command,
        codes(
            Map.entry(ExitCode.HOLDS, CliMsg.EXIT_ENDED),
            Map.entry(ExitCode.USAGE, CliMsg.EXIT_USAGE),
            Map.entry(ExitCode.NOT_KNOWN, CliMsg.EXIT_NOT_KNOWN),
            Map.entry(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED)));
    grammar.footer(command, CliMsg.COMPARE_FOOTER);
    return command;
  }

  private int compare(ParseResult parsed, Messages messages)
      throws UserMistakeException, BadScenarioException {
    Grammar.language(parsed);
    long seed = Grammar.number(parsed, SEED, anySeed());
    return new CompareCommand(runner, terminal, messages).run(parsed, seed);
  }

  private CommandSpec scenarios(Grammar grammar, Messages messages) {
    CommandSpec command =
        grammar.command(
            "scenarios",
            CliMsg.SCENARIOS_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return new ScenariosCommand(terminal, messages).run();
            });
    grammar.common(command);
    return command;
  }

  @SafeVarargs
  private static Map<Integer, MessageKey> codes(Map.Entry<Integer, CliMsg>... entries) {
    Map<Integer, MessageKey> codes = new LinkedHashMap<>();
    for (Map.Entry<Integer, CliMsg> entry : entries) {
      codes.put(entry.getKey(), entry.getValue());
    }
    return codes;
  }

  private static void verbosity(ParseResult parsed) {
    if (Grammar.isSet(parsed, Grammar.VERBOSE)) {
      Logging.verbose();
    }
  }

  // What the console is opened with

  private static ConsoleOptions options(ParseResult parsed) throws UserMistakeException {
    verbosity(parsed);
    int electionTimeoutMs =
        Grammar.number(
            parsed,
            ELECTION_TIMEOUT,
            MIN_ELECTION_TIMEOUT_MS,
            MAX_ELECTION_TIMEOUT_MS,
            ClusterConfig.DEFAULT_ELECTION_TIMEOUT_MS);
    int heartbeatMs =
        Grammar.number(
            parsed,
            HEARTBEAT,
            MIN_HEARTBEAT_MS,
            electionTimeoutMs / 2,
            electionTimeoutMs / TIMEOUT_BY_HEARTBEAT);
    ToleranceLevel asked = Tolerance.asked(parsed);
    ToleranceLevel tolerance = asked == null ? ToleranceLevel.MEDIUM : asked;
    int nodes = asked == null ? ClusterConfig.DEFAULT_SIZE : asked.nodes();
    ClusterConfig config =
        ClusterConfig.defaults(Grammar.number(parsed, SEED, anySeed()))
            .withSize(Grammar.number(parsed, NODES, 1, MAX_NODES, nodes))
            .withTimeouts(electionTimeoutMs, heartbeatMs)
            .withDataDirectory(data(parsed))
            .withFlushOnCommit(Grammar.isSet(parsed, FLUSH))
            .withSegmentKb(
                Grammar.number(
                    parsed,
                    SEGMENT,
                    MIN_SEGMENT_KB,
                    MAX_SEGMENT_KB,
                    ClusterConfig.DEFAULT_SEGMENT_KB))
            .withTolerance(tolerance)
            .withPolicy(Tolerance.policy(parsed));
    return new ConsoleOptions(
        config,
        Grammar.language(parsed),
        ConsoleTheme.asked(parsed),
        Grammar.text(parsed, NAME),
        !Grammar.isSet(parsed, NO_RECORDING),
        null,
        null,
        false,
        null);
  }

  private static @Nullable Path data(ParseResult parsed) throws UserMistakeException {
    String directory = Grammar.text(parsed, DATA);
    if (directory == null) {
      return null;
    }
    Path path = Path.of(directory);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new UserMistakeException(CliMsg.MISTAKE_DATA_NOT_A_DIRECTORY, directory);
    }
    return path;
  }
}
