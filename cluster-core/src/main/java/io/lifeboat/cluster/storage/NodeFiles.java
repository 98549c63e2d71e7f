package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one node, by their names: segments and snapshots by the numbers in them.
 *
 * @param node whose they are, as their names say; "" when there are none
 */
record NodeFiles(Path directory, String node, List<Numbered> segments, List<Numbered> snapshots) {
  private static final Pattern SEGMENT = Pattern.compile("(n[1-9])-([0-9]{1,18})\\.log");
  private static final Pattern SNAPSHOT = Pattern.compile("(n[1-9])-([0-9]{1,18})\\.snapshot");
  private static final Pattern OTHER = Pattern.compile("(n[1-9])\\.(meta|conf|vote)");

  /** A file with a number in its name: of a segment its id, of a snapshot its index. */
  record Numbered(Path file, long number) {
    String name() {
      return file.getFileName().toString();
    }
  }

  NodeFiles {
    segments = List.copyOf(segments);
    snapshots = List.copyOf(snapshots);
  }

  static NodeFiles list(Path directory) throws IOException {
    List<Numbered> segments = new ArrayList<>();
    List<Numbered> snapshots = new ArrayList<>();
    String node = "";
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          Matcher segment = SEGMENT.matcher(name);
          Matcher snapshot = SNAPSHOT.matcher(name);
          Matcher other = OTHER.matcher(name);
          if (segment.matches()) {
            segments.add(new Numbered(file, Long.parseLong(segment.group(2))));
            node = segment.group(1);
          } else if (snapshot.matches()) {
            snapshots.add(new Numbered(file, Long.parseLong(snapshot.group(2))));
            node = node.isEmpty() ? snapshot.group(1) : node;
          } else if (other.matches() && node.isEmpty()) {
            node = other.group(1);
          }
        }
      }
    }
    segments.sort(Comparator.comparingLong(Numbered::number));
    snapshots.sort(Comparator.comparingLong(Numbered::number));
    return new NodeFiles(directory, node, segments, snapshots);
  }

  /** The engine's file of the term and the vote. */
  Path meta() {
    return directory.resolve(node + ".meta");
  }

  /** Our file of the vote. */
  Path promise() {
    return directory.resolve(node + ".vote");
  }

  Path configuration() {
    return directory.resolve(node + ".conf");
  }
}
