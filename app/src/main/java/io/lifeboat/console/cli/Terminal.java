package io.lifeboat.console.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import picocli.CommandLine.ParseResult;

/** Where the command line writes to. */
record Terminal(PrintWriter out, PrintWriter err) {

  /** The process's own. */
  static Terminal system() {
    return new Terminal(
        writer(FileDescriptor.out, "stdout.encoding"),
        writer(FileDescriptor.err, "stderr.encoding"));
  }

  /** What a command that only has subcommands does by itself: it names them. */
  int usage(ParseResult parsed) {
    parsed.commandSpec().commandLine().usage(out);
    return ExitCode.USAGE;
  }

  private static PrintWriter writer(FileDescriptor descriptor, String encoding) {
    return new PrintWriter(
        new OutputStreamWriter(
            new FileOutputStream(descriptor), charset(System.getProperty(encoding, ""))),
        true);
  }

  /**
   * A locale without an encoding of its own means ASCII to Java, and UTF-8 to today's terminals.
   */
  static Charset charset(String name) {
    try {
      Charset told = Charset.forName(name);
      return told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
