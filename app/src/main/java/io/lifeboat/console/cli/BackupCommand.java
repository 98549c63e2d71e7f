package io.lifeboat.console.cli;

import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.recovery.BackupDamagedException;
import io.lifeboat.cluster.recovery.BackupFolder;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Lists backups and reads them again. Changes nothing. */
final class BackupCommand {
  /** Where a cluster keeps its backups, in its data directory. */
  private static final String BACKUPS = "backups";

  private final Terminal terminal;
  private final Messages messages;

  BackupCommand(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  /**
   * Tells of each backup what its list of files says; with {@code wholly}, every file is read and
   * compared with its checksum.
   */
  int run(ParseResult parsed, boolean wholly) throws UserMistakeException {
    String asked = parsed.matchedPositionalValue(0, "");
    int damaged = 0;
    try {
      List<Path> backups = backups(asked);
      for (Path backup : backups) {
        damaged += isTold(backup, wholly) ? 0 : 1;
      }
      if (backups.size() > 1) {
        terminal
            .out()
            .println(messages.get(CliMsg.BACKUP_TOTAL, backups.size() - damaged, backups.size()));
      }
    } catch (IOException e) {
      throw unreadable(asked, e);
    }
    return damaged == 0 ? ExitCode.HOLDS : ExitCode.BROKEN;
  }

  static UserMistakeException unreadable(String asked, IOException e) {
    UserMistakeException mistake =
        new UserMistakeException(CliMsg.MISTAKE_CANNOT_BE_READ, asked, Mistakes.reason(e));
    mistake.initCause(e);
    return mistake;
  }

  /** What is wrong with the file, without its name. */
  static String what(BackupDamagedException e) {
    return String.valueOf(e.getMessage()).substring(e.file().length()).strip();
  }

  private boolean isTold(Path backup, boolean wholly) throws IOException {
    String name = String.valueOf(backup.getFileName());
    try {
      BackupInfo info = wholly ? BackupFolder.verify(backup) : BackupFolder.open(backup).info();
      terminal
          .out()
          .println(
              messages.get(
                  wholly ? CliMsg.BACKUP_SOUND : CliMsg.BACKUP_LISTED,
                  name,
                  info.keys(),
                  info.index(),
                  info.bytes(),
                  info.createdAt()));
      return true;
    } catch (BackupDamagedException e) {
      terminal.out().println(messages.get(CliMsg.BACKUP_DAMAGED, name, e.file(), what(e)));
      return false;
    }
  }

  /** The folder itself, if it is a backup; else those in it, or in a data directory's backups. */
  private static List<Path> backups(String asked) throws IOException, UserMistakeException {
    Path directory = Path.of(asked);
    if (!Files.isDirectory(directory)) {
      throw new UserMistakeException(CliMsg.MISTAKE_DATA_NOT_A_DIRECTORY, asked);
    }
    directory = directory.toRealPath();
    if (BackupFolder.isName(String.valueOf(directory.getFileName()))) {
      return List.of(directory);
    }
    Path folder =
        Files.isDirectory(directory.resolve(BACKUPS)) ? directory.resolve(BACKUPS) : directory;
    List<Path> backups = BackupFolder.list(folder).stream().map(folder::resolve).toList();
    if (backups.isEmpty()) {
      throw new UserMistakeException(CliMsg.MISTAKE_NO_BACKUP, asked);
    }
    return backups;
  }
}
