package io.lifeboat.cluster.detection;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages a copy of some bytes, again and again, by one kind of error. Follows from a seed. */
final class ErrorModel {
  static final int PAGE = 4096;
  private static final int BLOCK = 16;

  private final byte[] original;
  private final ErrorKind kind;
  private final int burstBits;
  private final List<byte[]> others;
  private final SplittableRandom random;

  /**
   * @param burstBits of a burst, at least 1
   * @param others what is written there instead, if it is not by chance
   */
  ErrorModel(byte[] original, ErrorKind kind, int burstBits, List<byte[]> others, long seed) {
    this.original = original;
    this.kind = kind;
    this.burstBits = burstBits;
    this.others = others;
    this.random = new SplittableRandom(seed);
  }

  /** The bytes with an error, which may have changed nothing: two equal bytes were swapped. */
  byte[] next() {
    byte[] data = original.clone();
    switch (kind) {
      case ONE_BIT -> flip(data, random.nextInt(bits()));
      case TWO_BITS -> twoBits(data);
      case BURST -> burst(data);
      case SWAPPED_BYTES -> swap(data, 1);
      case SWAPPED_BLOCKS -> swap(data, blockBytes(data.length));
      case ZEROED_PAGE -> zero(data);
      case MISDIRECTED_WRITE -> {
        return misdirected();
      }
    }
    return data;
  }

  static int blockBytes(int length) {
    return Math.max(1, Math.min(BLOCK, length / 2));
  }

  static int pageBytes(int length) {
    return length >= 4 * PAGE ? PAGE : Math.max(1, length / 4);
  }

  private int bits() {
    return Math.multiplyExact(original.length, Byte.SIZE);
  }

  private static void flip(byte[] data, int bit) {
    // As on a wire: the lowest bit of a byte first, which is what CRC32 calls neighbours.
    data[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
  }

  private void twoBits(byte[] data) {
    int first = random.nextInt(bits());
    int second = random.nextInt(bits() - 1);
    flip(data, first);
    flip(data, second < first ? second : second + 1);
  }

  private void burst(byte[] data) {
    int length = Math.min(burstBits, bits());
    int from = random.nextInt(bits() - length + 1);
    for (int i = 0; i < length; i++) {
      if (i == 0 || i == length - 1 || random.nextBoolean()) {
        flip(data, from + i);
      }
    }
  }

  private void swap(byte[] data, int length) {
    int places = data.length - 2 * length + 1;
    if (places < 1) {
      return;
    }
    int low = random.nextInt(places);
    int high = low + length + random.nextInt(places - low);
    byte[] kept = new byte[length];
    System.arraycopy(data, low, kept, 0, length);
    System.arraycopy(data, high, data, low, length);
    System.arraycopy(kept, 0, data, high, length);
  }

  private void zero(byte[] data) {
    int length = pageBytes(data.length);
    int from = random.nextInt((data.length - length) / length + 1) * length;
    Arrays.fill(data, from, from + length, (byte) 0);
  }

  private byte[] misdirected() {
    byte[] data = new byte[original.length];
    if (others.isEmpty()) {
      random.nextBytes(data);
    } else {
      byte[] other = others.get(random.nextInt(others.size()));
      System.arraycopy(original, 0, data, 0, data.length);
      System.arraycopy(other, 0, data, 0, Math.min(other.length, data.length));
    }
    return data;
  }
}
