package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a file on purpose.
 *
 * @param index of the first record it meets, null where there is none
 * @param offset of the first byte that may have changed
 * @param length how many bytes from there
 * @param changedBits how many bits differ now
 * @param before SHA-256 of these bytes before, in hexadecimal
 * @param after and after
 */
public record Damage(
    Path file,
    Kind kind,
    @Nullable Long index,
    long offset,
    int length,
    int changedBits,
    String before,
    String after) {

  /** What kind of damage. */
  public enum Kind {
    FLIPPED_BITS,
    TORN_TAIL,
    ZEROED_PAGE,
    MISDIRECTED_WRITE,
    SNAPSHOT,
    SEGMENT_HEADER,
    ENGINE_VOTE,
    OWN_VOTE
  }

  /** Whether the bytes are as the damage left them: read again from the file. */
  public boolean isThere() throws IOException {
    return FileHash.of(FileCorruptor.read(file, offset, length)).equals(after);
  }
}
