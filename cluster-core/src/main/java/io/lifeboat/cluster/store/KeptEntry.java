package io.lifeboat.cluster.store;

import java.util.zip.CRC32C;

/**
 * An entry as it stands in a replica's memory, with the checksum it got when it was applied. A
 * CRC32C finds every change within 32 bits that follow each other, so every changed byte, for
 * certain. It is taken over the characters themselves, not over an encoding of them, in which two
 * different texts could look alike. It says nothing of an entry that was applied wrongly: that one
 * has the right checksum of the wrong value.
 *
 * @param checksum over key, version, revision and value
 */
public record KeptEntry(Versioned entry, int checksum) {

  /** An entry that was just applied, or restored. */
  public static KeptEntry of(String key, Versioned entry) {
    return new KeptEntry(entry, checksum(key, entry));
  }

  /** Whether it is as it was applied. */
  public boolean isAsApplied(String key) {
    return checksum(key, entry) == checksum;
  }

  static int checksum(String key, Versioned entry) {
    String value = entry.value();
    byte[] bytes =
        new byte
            [Integer.BYTES + 2 * Long.BYTES + Character.BYTES * (key.length() + value.length())];
    int at = put(bytes, 0, key.length(), Integer.BYTES);
    at = put(bytes, at, entry.version(), Long.BYTES);
    at = put(bytes, at, entry.revision(), Long.BYTES);
    at = put(bytes, at, key);
    put(bytes, at, value);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static int put(byte[] bytes, int at, long number, int length) {
    for (int i = 0; i < length; i++) {
      bytes[at + i] = (byte) (number >>> (Byte.SIZE * i));
    }
    return at + length;
  }

  private static int put(byte[] bytes, int from, String text) {
    int at = from;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[at++] = (byte) c;
      bytes[at++] = (byte) (c >>> Byte.SIZE);
    }
    return at;
  }
}
