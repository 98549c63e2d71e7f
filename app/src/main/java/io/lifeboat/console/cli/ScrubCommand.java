package io.lifeboat.console.cli;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.cluster.storage.JournalScanner;
import io.lifeboat.cluster.storage.NodeScan;
import io.lifeboat.cluster.storage.ScanOptions;
import io.lifeboat.cluster.storage.ScanProgress;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** Scans the files of nodes and says what is wrong with them. Changes nothing. */
final class ScrubCommand {
  static final String JSON = "--json";

  private final Terminal terminal;
  private final Messages messages;

  ScrubCommand(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  /** All of it, as JSON. */
  record Report(String directory, boolean inUse, boolean sound, List<Node> nodes) {
    Report {
      nodes = List.copyOf(nodes);
    }
  }

  /** One node. */
  record Node(String node, ScanResult result) {}

  int run(ParseResult parsed) throws UserMistakeException {
    String asked = parsed.matchedPositionalValue(0, "");
    Path directory = Path.of(asked);
    if (!Files.isDirectory(directory)) {
      throw new UserMistakeException(CliMsg.MISTAKE_DATA_NOT_A_DIRECTORY, asked);
    }
    boolean json = Grammar.isSet(parsed, JSON);
    try {
      Report report = scan(asked, directory.toRealPath(), json);
      if (json) {
        terminal.out().println(JsonText.of(report));
      }
      return report.sound() ? ExitCode.HOLDS : ExitCode.BROKEN;
    } catch (IOException e) {
      UserMistakeException mistake =
          new UserMistakeException(CliMsg.MISTAKE_CANNOT_BE_READ, asked, Mistakes.reason(e));
      mistake.initCause(e);
      throw mistake;
    }
  }

  private Report scan(String asked, Path directory, boolean json)
      throws IOException, UserMistakeException {
    List<Path> folders = folders(directory);
    boolean isNode = folders.equals(List.of(directory));
    Path parent = directory.getParent();
    boolean inUse =
        DataDirectory.isInUse(directory)
            || (isNode && parent != null && DataDirectory.isInUse(parent));
    PrintWriter told = json ? terminal.err() : terminal.out();
    if (inUse) {
      told.println(messages.get(CliMsg.SCRUB_IN_USE, asked));
    }
    List<Node> nodes = new ArrayList<>();
    ScanOptions options = inUse ? ScanOptions.running(Long.MAX_VALUE) : ScanOptions.stopped();
    for (Path folder : folders) {
      String name = String.valueOf(folder.getFileName());
      nodes.add(new Node(name, scan(folder, name, options.withProgress(progress(name)), inUse)));
    }
    if (nodes.stream().allMatch(node -> node.result().verdict() == ScanVerdict.NO_JOURNAL)) {
      throw new UserMistakeException(CliMsg.MISTAKE_NO_JOURNAL, asked);
    }
    if (!json) {
      ScrubTable table = new ScrubTable(told, messages);
      nodes.forEach(node -> table.print(node.node(), node.result()));
    }
    long sound =
        nodes.stream().filter(node -> node.result().verdict() == ScanVerdict.SOUND).count();
    if (nodes.size() > 1) {
      told.println(messages.get(CliMsg.SCRUB_TOTAL, sound, nodes.size()));
    }
    return new Report(asked, inUse, sound == nodes.size(), nodes);
  }

  /** The folder itself, if it is a node's; otherwise those of the nodes in it. */
  private static List<Path> folders(Path directory) throws IOException {
    List<Path> nodes;
    try (Stream<Path> found = Files.list(directory)) {
      nodes =
          found
              .filter(Files::isDirectory)
              .filter(path -> String.valueOf(path.getFileName()).matches("n[1-9]"))
              .sorted()
              .toList();
    }
    return nodes.isEmpty() ? List.of(directory) : nodes;
  }

  /** As before a start, where the node kept what it told others; else by its files alone. */
  private static ScanResult scan(Path folder, String name, ScanOptions options, boolean inUse)
      throws IOException {
    boolean toldOthers = name.matches("n[1-9]") && Files.exists(folder.resolve(name + ".mark"));
    return toldOthers && !inUse
        ? NodeScan.beforeStart(new NodeId(name), folder, options, false)
        : JournalScanner.scan(folder, options);
  }

  private ScanProgress progress(String node) {
    ProgressLine line = new ProgressLine(terminal.err());
    return (bytes, ofBytes, records) ->
        line.tell(
            messages.get(
                CliMsg.SCRUB_PROGRESS, node, ofBytes == 0 ? 100 : 100 * bytes / ofBytes, records),
            bytes >= ofBytes);
  }
}
