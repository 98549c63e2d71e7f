package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The first description of each block of committed entries, for the last {@value #BLOCKS} blocks.
 * Immutable.
 */
final class Blocks {
  static final int BLOCKS = 8_192;

  private final IndexBook<Told> byEnd;

  /** A block as it was told first, and by which fact. */
  record Told(Fact.LogBlock block, long sequence) {}

  private Blocks(IndexBook<Told> byEnd) {
    this.byEnd = byEnd;
  }

  static Blocks none() {
    return new Blocks(IndexBook.ofCapacity(BLOCKS));
  }

  /** What was told first of the same indices, or null. */
  @Nullable Told first(Fact.LogBlock block) {
    Told first = byEnd.get(block.toIndex());
    return first != null && first.block.fromIndex() == block.fromIndex() ? first : null;
  }

  /** With this block, unless one with the same end was told before. */
  Blocks plus(Fact.LogBlock block, long sequence) {
    return byEnd.get(block.toIndex()) != null
        ? this
        : new Blocks(byEnd.with(block.toIndex(), new Told(block, sequence)));
  }
}
