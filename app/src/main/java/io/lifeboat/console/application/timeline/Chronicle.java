package io.lifeboat.console.application.timeline;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An immutable list of the last so many elements, made to be appended to: a new one shares all but
 * its last chunk with the one before. Two thousand occurrences would otherwise be copied for each.
 */
public final class Chronicle<E> extends AbstractList<E> implements RandomAccess {
  private static final int CHUNK = 64;

  private final int capacity;

  /** Chunks of {@value #CHUNK}, the last one exactly as long as it is filled. */
  private final Object[][] chunks;

  /** How many elements of the first chunk are no longer part of the list. */
  private final int skipped;

  private final int size;
  private final long dropped;

  private Chronicle(int capacity, Object[][] chunks, int skipped, int size, long dropped) {
    this.capacity = capacity;
    this.chunks = chunks;
    this.skipped = skipped;
    this.size = size;
    this.dropped = dropped;
  }

  public static <E> Chronicle<E> ofCapacity(int capacity) {
    return new Chronicle<>(capacity, new Object[0][], 0, 0, 0);
  }

  /** How many elements the capacity has pushed out. */
  public long dropped() {
    return dropped;
  }

  public Chronicle<E> plus(E element) {
    int last = chunks.length - 1;
    boolean full = chunks.length == 0 || chunks[last].length == CHUNK;
    Object[][] next = Arrays.copyOf(chunks, full ? chunks.length + 1 : chunks.length);
    if (full) {
      next[chunks.length] = new Object[] {element};
    } else {
      Object[] tail = Arrays.copyOf(chunks[last], chunks[last].length + 1);
      tail[tail.length - 1] = element;
      next[last] = tail;
    }
    if (size < capacity) {
      return new Chronicle<>(capacity, next, skipped, size + 1, dropped);
    }
    boolean chunkGone = skipped + 1 == CHUNK;
    return new Chronicle<>(
        capacity,
        chunkGone ? Arrays.copyOfRange(next, 1, next.length) : next,
        chunkGone ? 0 : skipped + 1,
        size,
        dropped + 1);
  }

  /** With another element at this place. */
  public Chronicle<E> with(int index, E element) {
    int at = skipped + Objects.checkIndex(index, size);
    Object[][] next = chunks.clone();
    next[at / CHUNK] = next[at / CHUNK].clone();
    next[at / CHUNK][at % CHUNK] = element;
    return new Chronicle<>(capacity, next, skipped, size, dropped);
  }

  @Override
  @SuppressWarnings("unchecked") // Only plus and with put elements in, and they take an E.
  public E get(int index) {
    int at = skipped + Objects.checkIndex(index, size);
    return (E) chunks[at / CHUNK][at % CHUNK];
  }

  @Override
  public int size() {
    return size;
  }
}
