package io.lifeboat.console.cli;

import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts a user's mistake into one line. */
final class Mistakes {
  static final String PROGRAM = "lifeboat";

  private Mistakes() {}

  static void print(Terminal terminal, String line) {
    terminal.err().println(PROGRAM + ": " + line);
  }

  /** What picocli found wrong with the arguments. */
  static int print(Terminal terminal, Messages messages, ParameterException e) {
    CommandLine command = e.getCommandLine();
    String what =
        switch (e) {
          case UnmatchedArgumentException unknown ->
              messages.get(CliMsg.MISTAKE_UNKNOWN, String.join(" ", unknown.getUnmatched()));
          case MissingParameterException missing when !missing.getMissing().isEmpty() ->
              messages.get(CliMsg.MISTAKE_MISSING, name(missing.getMissing().getFirst()));
          default -> firstLine(e);
        };
    String name = command.getCommandSpec().qualifiedName();
    print(
        terminal,
        what + (what.endsWith(".") ? " " : ". ") + messages.get(CliMsg.MISTAKE_TRY_HELP, name));
    return ExitCode.USAGE;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String firstLine(ParameterException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Why a file could not be used, in a few words. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file or directory";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
