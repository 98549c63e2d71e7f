package io.lifeboat.cluster.checker;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by log index or term, for the highest so many of them. Immutable: a new one shares all but
 * one chunk with the one before. When it is full the lowest chunk goes, and what is below the
 * lowest kept key is not taken any more, for it was forgotten on purpose.
 */
final class IndexBook<V> {
  private static final int CHUNK = 64;

  /** Ascending, never empty inside. */
  private final Chunk[] chunks;

  private final int capacity;
  private final int size;
  private final long forgottenUpTo;

  /** Keys in order, each with its value; never changed. */
  private static final class Chunk {
    final long[] keys;
    final Object[] values;

    Chunk(long[] keys, Object[] values) {
      this.keys = keys;
      this.values = values;
    }

    int length() {
      return keys.length;
    }

    long first() {
      return keys[0];
    }

    Chunk replaced(int place, Object value) {
      Object[] next = values.clone();
      next[place] = value;
      return new Chunk(keys, next);
    }

    Chunk inserted(int place, long key, Object value) {
      long[] nextKeys = Arrays.copyOf(keys, keys.length + 1);
      Object[] nextValues = Arrays.copyOf(values, values.length + 1);
      System.arraycopy(keys, place, nextKeys, place + 1, keys.length - place);
      System.arraycopy(values, place, nextValues, place + 1, values.length - place);
      nextKeys[place] = key;
      nextValues[place] = value;
      return new Chunk(nextKeys, nextValues);
    }

    Chunk part(int from, int to) {
      return new Chunk(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
    }
  }

  private IndexBook(Chunk[] chunks, int capacity, int size, long forgottenUpTo) {
    this.chunks = chunks;
    this.capacity = capacity;
    this.size = size;
    this.forgottenUpTo = forgottenUpTo;
  }

  static <V> IndexBook<V> ofCapacity(int capacity) {
    return new IndexBook<>(new Chunk[0], capacity, 0, Long.MIN_VALUE);
  }

  int size() {
    return size;
  }

  @Nullable V get(long key) {
    int chunk = chunkOf(key);
    if (chunk < 0) {
      return null;
    }
    int place = Arrays.binarySearch(chunks[chunk].keys, key);
    return place < 0 ? null : value(chunks[chunk].values[place]);
  }

  /** The value of the highest key below this one, or null. */
  @Nullable V below(long key) {
    int chunk = chunkOf(key - 1);
    if (chunk < 0) {
      return null;
    }
    int place = Arrays.binarySearch(chunks[chunk].keys, key - 1);
    int floor = place >= 0 ? place : -place - 2;
    return floor < 0 ? null : value(chunks[chunk].values[floor]);
  }

  /** With this value in the place of any other of the same key. */
  IndexBook<V> with(long key, V value) {
    if (key <= forgottenUpTo) {
      return this;
    }
    int chunk = Math.max(0, chunkOf(key));
    if (chunks.length == 0) {
      Chunk only = new Chunk(new long[] {key}, new Object[] {value});
      return new IndexBook<>(new Chunk[] {only}, capacity, 1, forgottenUpTo);
    }
    Chunk old = chunks[chunk];
    int place = Arrays.binarySearch(old.keys, key);
    if (place >= 0) {
      Chunk[] next = chunks.clone();
      next[chunk] = old.replaced(place, value);
      return new IndexBook<>(next, capacity, size, forgottenUpTo);
    }
    return inserted(chunk, old.inserted(-place - 1, key, value)).bounded();
  }

  private IndexBook<V> inserted(int chunk, Chunk grown) {
    if (grown.length() <= CHUNK) {
      Chunk[] next = chunks.clone();
      next[chunk] = grown;
      return new IndexBook<>(next, capacity, size + 1, forgottenUpTo);
    }
    // At the end the full chunk stays full; elsewhere it is halved.
    int cut = chunk == chunks.length - 1 ? CHUNK : CHUNK / 2;
    Chunk[] next = new Chunk[chunks.length + 1];
    System.arraycopy(chunks, 0, next, 0, chunk);
    next[chunk] = grown.part(0, cut);
    next[chunk + 1] = grown.part(cut, grown.length());
    System.arraycopy(chunks, chunk + 1, next, chunk + 2, chunks.length - chunk - 1);
    return new IndexBook<>(next, capacity, size + 1, forgottenUpTo);
  }

  private IndexBook<V> bounded() {
    if (size <= capacity || chunks.length < 2) {
      return this;
    }
    Chunk gone = chunks[0];
    return new IndexBook<>(
        Arrays.copyOfRange(chunks, 1, chunks.length),
        capacity,
        size - gone.length(),
        gone.keys[gone.length() - 1]);
  }

  /** The last chunk that begins at or below this key, or -1. */
  private int chunkOf(long key) {
    int low = 0;
    int high = chunks.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (chunks[middle].first() <= key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  @SuppressWarnings("unchecked") // Only with puts values in, and it takes a V.
  private V value(Object value) {
    return (V) value;
  }
}
