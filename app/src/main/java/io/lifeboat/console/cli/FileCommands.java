package io.lifeboat.console.cli;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.detection.ChecksumLab;
import io.lifeboat.cluster.detection.ErrorKind;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** The grammar of the commands about files and of the laboratory. */
final class FileCommands {
  private static final String SEED = "--seed";

  private final Grammar grammar;
  private final Terminal terminal;
  private final Messages messages;

  FileCommands(Grammar grammar, Terminal terminal, Messages messages) {
    this.grammar = grammar;
    this.terminal = terminal;
    this.messages = messages;
  }

  CommandSpec scrub() {
    CommandSpec command =
        grammar.command(
            "scrub",
            CliMsg.SCRUB_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return new ScrubCommand(terminal, messages).run(parsed);
            });
    grammar.parameter(command, "DIR", CliMsg.PARAMETER_SCRUB);
    grammar.flag(command, ScrubCommand.JSON, CliMsg.OPTION_JSON);
    grammar.common(command);
    soundOrNot(command);
    grammar.footer(command, CliMsg.SCRUB_FOOTER);
    return command;
  }

  private void soundOrNot(CommandSpec command) {
    Map<Integer, MessageKey> codes = new LinkedHashMap<>();
    codes.put(ExitCode.HOLDS, CliMsg.EXIT_SOUND);
    codes.put(ExitCode.BROKEN, CliMsg.EXIT_NOT_SOUND);
    codes.put(ExitCode.USAGE, CliMsg.EXIT_USAGE);
    codes.put(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED);
    grammar.exitCodes(command, codes);
  }

  /** Backups; without an action it names those there are. */
  CommandSpec backup() {
    CommandSpec command = grammar.command("backup", CliMsg.BACKUP_ABOUT, terminal::usage);
    grammar.common(command);
    command.addSubcommand("list", backups("list", CliMsg.BACKUP_LIST_ABOUT, false));
    command.addSubcommand("verify", backups("verify", CliMsg.BACKUP_VERIFY_ABOUT, true));
    return command;
  }

  private CommandSpec backups(String name, MessageKey about, boolean wholly) {
    CommandSpec command =
        grammar.command(
            name,
            about,
            parsed -> {
              Grammar.language(parsed);
              return new BackupCommand(terminal, messages).run(parsed, wholly);
            });
    grammar.parameter(command, "DIR", CliMsg.PARAMETER_BACKUPS);
    grammar.common(command);
    soundOrNot(command);
    return command;
  }

  /**
   * @param clusters makes the cluster that takes the backup
   */
  CommandSpec restore(Function<ClusterConfig, ? extends Cluster> clusters) {
    CommandSpec command =
        grammar.command(
            "restore",
            CliMsg.RESTORE_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              long seed = LifeboatCommand.anySeed();
              return new RestoreCommand(clusters, terminal, messages).run(parsed, seed);
            });
    grammar.parameter(command, "BACKUP", CliMsg.PARAMETER_RESTORE);
    grammar.value(command, RestoreCommand.DATA, "DIR", CliMsg.OPTION_RESTORE_DATA);
    grammar.value(
        command,
        RestoreCommand.NODES,
        "N",
        CliMsg.OPTION_NODES,
        String.valueOf(ClusterConfig.DEFAULT_SIZE));
    grammar.common(command);
    Map<Integer, MessageKey> codes = new LinkedHashMap<>();
    codes.put(ExitCode.HOLDS, CliMsg.EXIT_RESTORED);
    codes.put(ExitCode.BROKEN, CliMsg.EXIT_NOT_RESTORED);
    codes.put(ExitCode.USAGE, CliMsg.EXIT_USAGE);
    codes.put(ExitCode.NOT_KNOWN, CliMsg.EXIT_RESTORE_NOT_KNOWN);
    codes.put(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED);
    grammar.exitCodes(command, codes);
    grammar.footer(command, CliMsg.RESTORE_FOOTER);
    return command;
  }

  /** The laboratory; without an experiment it names those there are. */
  CommandSpec lab() {
    CommandSpec command = grammar.command("lab", CliMsg.LAB_ABOUT, terminal::usage);
    grammar.common(command);
    command.addSubcommand("checksums", checksums());
    return command;
  }

  private CommandSpec checksums() {
    CommandSpec command =
        grammar.command(
            "checksums",
            CliMsg.LAB_CHECKSUMS_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              long seed = Grammar.number(parsed, SEED, LifeboatCommand.anySeed());
              return new LabCommand(terminal, messages).run(parsed, seed);
            });
    grammar.value(
        command,
        LabCommand.ERROR,
        "KIND",
        CliMsg.OPTION_LAB_ERROR,
        LabCommand.words(),
        LabCommand.word(ErrorKind.TWO_BITS));
    number(
        command,
        LabCommand.BURST,
        CliMsg.OPTION_LAB_BURST,
        ChecksumLab.MAX_BURST_BITS,
        LabCommand.DEFAULT_BURST);
    number(
        command,
        LabCommand.BYTES,
        CliMsg.OPTION_LAB_BYTES,
        LabCommand.MAX_BYTES,
        LabCommand.DEFAULT_BYTES);
    grammar.value(command, LabCommand.TEXT, "TEXT", CliMsg.OPTION_LAB_TEXT);
    grammar.value(command, LabCommand.RECORD, "DIR:INDEX", CliMsg.OPTION_LAB_RECORD);
    number(
        command,
        LabCommand.TRIALS,
        CliMsg.OPTION_LAB_TRIALS,
        LabCommand.MAX_TRIALS,
        LabCommand.DEFAULT_TRIALS);
    grammar.value(command, SEED, "N", CliMsg.OPTION_RUN_SEED);
    grammar.flag(command, ScrubCommand.JSON, CliMsg.OPTION_JSON);
    grammar.common(command);
    Map<Integer, MessageKey> codes = new LinkedHashMap<>();
    codes.put(ExitCode.HOLDS, CliMsg.EXIT_MEASURED);
    codes.put(ExitCode.USAGE, CliMsg.EXIT_USAGE);
    codes.put(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED);
    grammar.exitCodes(command, codes);
    grammar.footer(command, CliMsg.LAB_CHECKSUMS_FOOTER);
    return command;
  }

  private void number(CommandSpec command, String option, MessageKey about, int most, int given) {
    grammar.value(command, option, "N", about, String.valueOf(most), String.valueOf(given));
  }
}
