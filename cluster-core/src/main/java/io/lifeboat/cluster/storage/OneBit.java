package io.lifeboat.cluster.storage;

/**
 * Tells whether a wrong CRC32 is the work of a single flipped bit. The checksum is linear: what a
 * flipped bit does to it depends on its distance from the end only, and going one byte further away
 * is one step of the checksum over a zero byte. So all places are tried in one pass, without the
 * content (Peterson and Brown, "Cyclic Codes for Error Detection", 1961).
 */
final class OneBit {
  private static final int POLYNOMIAL = 0xEDB88320;
  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      int value = i;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        value = (value >>> 1) ^ ((value & 1) == 0 ? 0 : POLYNOMIAL);
      }
      TABLE[i] = value;
    }
  }

  private OneBit() {}

  /**
   * @param difference stored and computed checksum, by exclusive or; not 0
   * @param length of the content, in bytes
   */
  static boolean explains(int difference, int length) {
    if (Integer.bitCount(difference) == 1) {
      return true;
    }
    int[] effects = new int[Byte.SIZE];
    for (int bit = 0; bit < effects.length; bit++) {
      effects[bit] = TABLE[1 << bit];
    }
    for (int fromEnd = 0; fromEnd < length; fromEnd++) {
      for (int bit = 0; bit < effects.length; bit++) {
        if (effects[bit] == difference) {
          return true;
        }
        effects[bit] = (effects[bit] >>> Byte.SIZE) ^ TABLE[effects[bit] & 0xFF];
      }
    }
    return false;
  }
}
