package io.lifeboat.cluster.recovery;

import io.lifeboat.cluster.model.BackupInfo;
import java.util.List;

/**
 * What a backup holds, as {@value #FILE} says it.
 *
 * @param format of this file and the entries' files; this program writes and reads {@value #FORMAT}
 * @param root the digest of the state, the root of its Merkle tree
 * @param created ISO-8601, UTC
 * @param scheduled whether it was written because its time had come; such ones are deleted again
 * @param files in the order in which they are read
 */
record BackupManifest(
    int format,
    long index,
    int keys,
    String root,
    String created,
    boolean scheduled,
    List<EntriesFile> files) {
  static final int FORMAT = 1;
  static final String FILE = "manifest.json";
  static final String CHECKSUM_FILE = "manifest.sha256";

  BackupManifest {
    files = List.copyOf(files);
  }

  /** One file of entries: a line of JSON each. */
  record EntriesFile(String name, long size, String sha256) {}

  BackupInfo info(String name) {
    long bytes = files.stream().mapToLong(EntriesFile::size).sum();
    return new BackupInfo(name, index, keys, bytes, created);
  }
}
