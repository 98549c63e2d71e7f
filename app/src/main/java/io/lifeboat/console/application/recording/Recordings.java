package io.lifeboat.console.application.recording;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.history.HistoryWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the recordings of all runs are. It takes {@value #MOST_BYTES} bytes at most:
 * before another run is recorded, the oldest recordings are deleted until it will fit; those with a
 * bookmark or a title, and those that may still go on, are left alone. What was deleted is told.
 * Safe to use from several threads.
 */
public final class Recordings {
  /** The ending of a recording's name. */
  public static final String SUFFIX = ".lifeboat";

  /** How much all recordings may take together: 2 GiB. */
  public static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Recordings.class);
  private static final String DELETED = "deleted.log";
  private static final int DELETED_KEPT = 100;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss").withZone(ZoneId.systemDefault());

  private final Path folder;
  private final long mostBytes;
  private final long mostBytesEach;
  private final InstantSource clock;
  private final Map<Path, Known> known = new HashMap<>();

  private record Known(long bytes, long modifiedMs, RecordingSummary summary) {}

  public Recordings(Path folder) {
    this(folder, MOST_BYTES, HistoryWriter.DEFAULT_MAX_BYTES, InstantSource.system());
  }

  Recordings(Path folder, long mostBytes, long mostBytesEach, InstantSource clock) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.mostBytesEach = mostBytesEach;
    this.clock = clock;
  }

  public Path folder() {
    return folder;
  }

  /** Records this cluster in a new file, after making room for it. */
  public Recorder begin(Cluster cluster) throws IOException {
    Files.createDirectories(folder);
    makeRoom();
    return Recorder.of(cluster, newFile(cluster.config().seed()), mostBytesEach);
  }

  private synchronized Path newFile(long seed) throws IOException {
    String name = NAME.format(clock.instant()) + "_" + seed;
    Path file = folder.resolve(name + SUFFIX);
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(name + "-" + i + SUFFIX);
    }
    return Files.createFile(file);
  }

  private void makeRoom() throws IOException {
    List<Path> oldestFirst = new ArrayList<>(files());
    oldestFirst.sort(Comparator.comparing(file -> String.valueOf(file.getFileName())));
    long used = 0;
    for (Path file : oldestFirst) {
      used += Files.size(file);
    }
    for (Path file : oldestFirst) {
      if (used + mostBytesEach <= mostBytes) {
        return;
      }
      RecordingSummary old = summary(file);
      if (old.bookmarks() == 0 && old.title().isEmpty() && !old.mayGoOn()) {
        delete(file);
        used -= old.bytes();
        log.info(
            "Recording {} was deleted: all recordings together may take {} bytes",
            old.name(),
            mostBytes);
        remember(old);
      }
    }
    if (used + mostBytesEach > mostBytes) {
      log.warn(
          "The recordings take {} bytes, and none more may be deleted: they have bookmarks or go"
              + " on",
          used);
    }
  }

  private void remember(RecordingSummary old) throws IOException {
    List<String> lines = new ArrayList<>(deleted());
    lines.add(clock.instant() + " " + old.name() + " " + old.bytes());
    int from = Math.max(0, lines.size() - DELETED_KEPT);
    Files.write(
        folder.resolve(DELETED),
        lines.subList(from, lines.size()),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** What was deleted to make room, a line each: when, its name, its size in bytes. */
  public List<String> deleted() throws IOException {
    try {
      return Files.readAllLines(folder.resolve(DELETED), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      log.debug("Nothing was deleted yet", e);
      return List.of();
    }
  }

  /** All recordings, the latest first. What cannot be read is there with its damage. */
  public List<RecordingSummary> list() throws IOException {
    List<RecordingSummary> found = new ArrayList<>();
    for (Path file : files()) {
      try {
        found.add(summary(file));
      } catch (NoSuchFileException e) {
        log.debug("{} is gone by now", file.getFileName(), e);
      } catch (IOException e) {
        log.warn("Recording {} cannot be read", file.getFileName(), e);
      }
    }
    found.sort(Comparator.comparing(RecordingSummary::name).reversed());
    return found;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    } catch (NoSuchFileException e) {
      log.debug("There is no recording yet", e);
      return List.of();
    }
  }

  /** What is known of one recording, in this folder or elsewhere. */
  public RecordingSummary summary(Path file) throws IOException {
    long bytes = Files.size(file);
    long modified = Files.getLastModifiedTime(file).toMillis();
    synchronized (known) {
      Known before = known.get(file);
      if (before != null && before.bytes == bytes && before.modifiedMs == modified) {
        return before.summary;
      }
    }
    RecordingSummary summary = Skim.of(file, notes(file), clock);
    synchronized (known) {
      if (!summary.fresh()) {
        known.put(file, new Known(bytes, modified, summary));
      }
    }
    return summary;
  }

  private static SideNotes notes(Path file) {
    try {
      return SideNotes.of(file);
    } catch (IOException e) {
      log.warn("The notes beside {} cannot be read", file.getFileName(), e);
      return SideNotes.NONE;
    }
  }

  /** Gives it a title; an empty one takes it away. */
  public void entitle(Path recording, String title) throws IOException {
    SideNotes.of(recording).withTitle(title).keep(recording);
    forget(recording);
  }

  /** Copies it, and the notes beside it, to this file, which must not be there yet. */
  public void export(Path recording, Path to) throws IOException {
    Files.copy(recording, to);
    Path notes = SideNotes.beside(recording);
    if (Files.exists(notes)) {
      Files.copy(notes, SideNotes.beside(to), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes it, with the notes beside it. */
  public void delete(Path recording) throws IOException {
    Files.deleteIfExists(recording);
    Files.deleteIfExists(SideNotes.beside(recording));
    forget(recording);
  }

  private void forget(Path recording) {
    synchronized (known) {
      known.remove(recording);
    }
  }
}
