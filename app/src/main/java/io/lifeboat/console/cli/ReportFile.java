package io.lifeboat.console.cli;

import io.lifeboat.console.application.text.Messages;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a report goes: to a file, to standard output, or nowhere. A file is replaced as a whole, so
 * that whoever looks, at whatever moment, finds a whole report.
 */
final class ReportFile {
  private static final String STANDARD_OUTPUT = "-";

  private final @Nullable String name;
  private final Terminal terminal;

  private ReportFile(@Nullable String name, Terminal terminal) {
    this.name = name;
    this.terminal = terminal;
  }

  /**
   * @param name as the user gave it, or null for no report
   * @throws UserMistakeException when it is certain already that it cannot be written
   */
  static ReportFile of(@Nullable String name, Terminal terminal) throws UserMistakeException {
    if (name != null && !name.equals(STANDARD_OUTPUT)) {
      require(name);
    }
    return new ReportFile(name, terminal);
  }

  /** Found out before a run rather than after it. */
  static void require(String file) throws UserMistakeException {
    Path path = Path.of(file);
    Path parent = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      throw new UserMistakeException(CliMsg.MISTAKE_IS_DIRECTORY, file);
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UserMistakeException(CliMsg.MISTAKE_NO_DIRECTORY, file);
    }
  }

  static UserMistakeException notWritten(String file, IOException e) {
    UserMistakeException mistake =
        new UserMistakeException(CliMsg.MISTAKE_NOT_WRITTEN, file, Mistakes.reason(e));
    mistake.initCause(e);
    return mistake;
  }

  /** Where everything else is told: not where the report goes. */
  PrintWriter told() {
    return STANDARD_OUTPUT.equals(name) ? terminal.err() : terminal.out();
  }

  /** Writes what is known so far; standard output waits for {@link #finish}. */
  void keep(String json) throws UserMistakeException {
    if (name == null || name.equals(STANDARD_OUTPUT)) {
      return;
    }
    try {
      replace(Path.of(name), json);
    } catch (IOException e) {
      throw notWritten(name, e);
    }
  }

  /** Writes all of it, and says where. */
  void finish(String json, Messages messages) throws UserMistakeException {
    if (STANDARD_OUTPUT.equals(name)) {
      terminal.out().print(json);
      terminal.out().flush();
    } else if (name != null) {
      keep(json);
      told().println(messages.get(CliMsg.REPORT_WRITTEN, name));
    }
  }

  private static void replace(Path asked, String json) throws IOException {
    Path file = Files.exists(asked) ? asked.toRealPath() : asked.toAbsolutePath();
    boolean special = Files.exists(file) && !Files.isRegularFile(file);
    if (special || !Files.isWritable(file.getParent())) {
      write(file, json); // a device, or a file in a directory that takes no other
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".part");
    try {
      write(next, json);
      move(next, file);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Not through a channel, which an interruption would close half-way. */
  private static void write(Path file, String json) throws IOException {
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
