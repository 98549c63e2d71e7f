package io.lifeboat.cluster.recovery;

import io.lifeboat.cluster.detection.MerkleTree;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.store.KeyValueEntry;
import io.lifeboat.cluster.store.LeafSums;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads backups. Nothing of a backup is believed before its checksum was computed anew: that of
 * every file, that of the list of files, and the digest of the entries themselves.
 */
public final class BackupFolder {
  /** What a backup's folder is called: when, and at which log index. */
  static final Pattern NAME = Pattern.compile("[0-9]{8}-[0-9]{6}-i[0-9]{1,19}");

  private static final Pattern ENTRIES_FILE = Pattern.compile("entries-[0-9]{4,6}\\.jsonl");

  /** Longer than any file that is written; so that nothing is read into memory that is not ours. */
  private static final long LONGEST_FILE = 64L << 20;

  private final Path folder;
  private final BackupManifest manifest;

  private BackupFolder(Path folder, BackupManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /** Does something with an entry. */
  @FunctionalInterface
  public interface EntryUse {
    void use(KeyValueEntry entry) throws IOException;
  }

  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The names of the backups in a folder of backups, the oldest first; none if there is none. */
  public static List<String> list(Path backups) throws IOException {
    if (!Files.isDirectory(backups)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(backups)) {
      return folders
          .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
          .map(folder -> folder.getFileName().toString())
          .filter(BackupFolder::isName)
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  /**
   * Reads a whole backup and compares every checksum.
   *
   * @throws BackupDamagedException naming the file that is not as it was written, or is missing
   */
  public static BackupInfo verify(Path folder) throws IOException {
    BackupFolder backup = open(folder);
    backup.read(entry -> {});
    return backup.info();
  }

  /** Reads and checks the list of files only; {@link #read} checks the rest. */
  public static BackupFolder open(Path folder) throws IOException {
    String expected = BackupText.checksum(bytes(folder, BackupManifest.CHECKSUM_FILE));
    byte[] manifest = bytes(folder, BackupManifest.FILE);
    if (!BackupText.sha256(manifest).equals(expected)) {
      throw new BackupDamagedException(
          BackupManifest.FILE,
          "has another SHA-256 than " + BackupManifest.CHECKSUM_FILE + " says");
    }
    return new BackupFolder(folder, BackupText.manifest(manifest));
  }

  public BackupInfo info() {
    return manifest.info(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
  }

  /** The digest of the state. */
  public String root() {
    return manifest.root();
  }

  boolean isScheduled() {
    return manifest.scheduled();
  }

  /**
   * Hands out all entries, file by file, each file only once it was found sound; and at the end
   * compares their digest.
   */
  public void read(EntryUse use) throws IOException {
    LeafSums sums = new LeafSums();
    long keys = 0;
    for (BackupManifest.EntriesFile file : manifest.files()) {
      for (KeyValueEntry entry : entries(file)) {
        sums.add(entry.key(), entry.entry());
        keys++;
        use.use(entry);
      }
    }
    if (keys != manifest.keys() || !MerkleTree.of(sums.leaves()).root().equals(manifest.root())) {
      throw new BackupDamagedException(
          BackupManifest.FILE, "tells of another state than the entries are");
    }
  }

  private List<KeyValueEntry> entries(BackupManifest.EntriesFile file) throws IOException {
    if (!ENTRIES_FILE.matcher(file.name()).matches()) {
      throw new BackupDamagedException(BackupManifest.FILE, "names a file that is none of entries");
    }
    byte[] bytes = bytes(folder, file.name());
    if (bytes.length != file.size()) {
      throw new BackupDamagedException(
          file.name(), "has " + bytes.length + " bytes instead of " + file.size());
    }
    if (!BackupText.sha256(bytes).equals(file.sha256())) {
      throw new BackupDamagedException(file.name(), "has another SHA-256 than the manifest says");
    }
    List<KeyValueEntry> entries = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        entries.add(BackupText.entry(file.name(), line));
      }
    }
    return entries;
  }

  private static byte[] bytes(Path folder, String file) throws IOException {
    Path path = folder.resolve(file);
    try {
      if (Files.size(path) > LONGEST_FILE) {
        throw new BackupDamagedException(file, "is longer than any file of a backup");
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      BackupDamagedException missing = new BackupDamagedException(file, "is missing");
      missing.initCause(e);
      throw missing;
    }
  }
}
