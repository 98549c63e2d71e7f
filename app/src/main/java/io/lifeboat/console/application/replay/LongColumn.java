package io.lifeboat.console.application.replay;

import java.util.Arrays;

/** Numbers that one thread appends and any thread reads. */
final class LongColumn {
  private static final int BITS = 14;
  private static final int CHUNK = 1 << BITS;

  private volatile long[][] chunks = new long[0][];
  private volatile int size;

  int size() {
    return size;
  }

  /** Only one thread may append. */
  void add(long value) {
    int at = size;
    long[][] known = chunks;
    if (at >> BITS == known.length) {
      known = Arrays.copyOf(known, known.length + 1);
      known[known.length - 1] = new long[CHUNK];
      chunks = known;
    }
    known[at >> BITS][at & (CHUNK - 1)] = value;
    size = at + 1;
  }

  long get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return chunks[index >> BITS][index & (CHUNK - 1)];
  }

  /** How many of the first so many are not above this; they must not fall. */
  int countUpTo(long value, int among) {
    int low = 0;
    int high = among;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle) <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
