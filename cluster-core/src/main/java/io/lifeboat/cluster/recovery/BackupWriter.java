package io.lifeboat.cluster.recovery;

import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.store.Versioned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Writes backups: into a folder without a name, flushed to disk file by file, and named in one step
 * at the end; so that what has a name is whole. Whether it is also right is found out by reading it
 * again.
 */
public final class BackupWriter {
  /** A file of entries is closed when it has reached so many bytes. */
  static final int FILE_BYTES = 4 << 20;

  private static final String UNFINISHED = ".unfinished-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final boolean DIRECTORIES_CAN_BE_FLUSHED =
      !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  private final Path backups;
  private final int fileBytes;

  /**
   * Writes into one folder of backups.
   *
   * @param backups the folder all backups are in; made when it is missing
   */
  public BackupWriter(Path backups) {
    this(backups, FILE_BYTES);
  }

  BackupWriter(Path backups, int fileBytes) {
    this.backups = backups;
    this.fileBytes = fileBytes;
  }

  /** What a backup is called: when it was written, in UTC, and the index whose state it is. */
  public static String nameOf(Instant created, long index) {
    return TIME.format(created) + "-i" + index;
  }

  /**
   * Writes the state of one index.
   *
   * @param root the state's digest as it was computed from memory
   * @param scheduled whether the backup may be deleted when there are enough newer ones
   */
  public BackupInfo write(
      long index,
      String root,
      SortedMap<String, Versioned> entries,
      Instant created,
      boolean scheduled)
      throws IOException {
    Files.createDirectories(backups);
    clearUnfinished();
    String name = nameOf(created, index);
    Path whole = backups.resolve(name);
    if (Files.exists(whole)) {
      throw new FileAlreadyExistsException("there is a backup " + name + " already");
    }
    Path folder = Files.createDirectory(backups.resolve(UNFINISHED + name));
    List<BackupManifest.EntriesFile> files = entries(folder, entries);
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            index,
            entries.size(),
            root,
            created.truncatedTo(ChronoUnit.SECONDS).toString(),
            scheduled,
            files);
    byte[] text = BackupText.manifest(manifest);
    flushed(folder.resolve(BackupManifest.FILE), text);
    flushed(folder.resolve(BackupManifest.CHECKSUM_FILE), BackupText.checksumOf(text));
    flush(folder);
    Files.move(folder, whole, StandardCopyOption.ATOMIC_MOVE);
    flush(backups);
    return manifest.info(name);
  }

  private List<BackupManifest.EntriesFile> entries(
      Path folder, SortedMap<String, Versioned> entries) throws IOException {
    List<BackupManifest.EntriesFile> files = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Map.Entry<String, Versioned> each : entries.entrySet()) {
      bytes.writeBytes(BackupText.line(each.getKey(), each.getValue()));
      if (bytes.size() >= fileBytes) {
        files.add(file(folder, files.size() + 1, bytes.toByteArray()));
        bytes.reset();
      }
    }
    if (bytes.size() > 0) {
      files.add(file(folder, files.size() + 1, bytes.toByteArray()));
    }
    return files;
  }

  private static BackupManifest.EntriesFile file(Path folder, int number, byte[] bytes)
      throws IOException {
    String name = String.format(Locale.ROOT, "entries-%04d.jsonl", number);
    flushed(folder.resolve(name), bytes);
    return new BackupManifest.EntriesFile(name, bytes.length, BackupText.sha256(bytes));
  }

  private static void flushed(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void flush(Path folder) throws IOException {
    if (DIRECTORIES_CAN_BE_FLUSHED) {
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  /** Deletes the oldest scheduled backups; those a person asked for, and damaged ones, stay. */
  public void keepLastScheduled(int count) throws IOException {
    List<Path> scheduled = new ArrayList<>();
    for (String name : BackupFolder.list(backups)) {
      Path folder = backups.resolve(name);
      if (isScheduled(folder)) {
        scheduled.add(folder);
      }
    }
    for (Path old : scheduled.subList(0, Math.max(0, scheduled.size() - count))) {
      delete(old);
    }
  }

  private static boolean isScheduled(Path folder) throws IOException {
    try {
      return BackupFolder.open(folder).isScheduled();
    } catch (BackupDamagedException damaged) {
      return false;
    }
  }

  /** What was being written when a process ended. */
  private void clearUnfinished() throws IOException {
    try (Stream<Path> folders = Files.list(backups)) {
      for (Path folder :
          folders.filter(f -> f.getFileName().toString().startsWith(UNFINISHED)).toList()) {
        delete(folder);
      }
    }
  }

  /** A backup has no folders within. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
