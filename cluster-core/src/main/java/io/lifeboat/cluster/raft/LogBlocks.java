package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Gathers the digests of a log's entries until 64 of them, a block beginning at 1, 65, 129 …, are
 * there and committed. Holds a bounded number of entries: when more are uncommitted than that, the
 * oldest blocks are given up and never told. Not thread-safe.
 */
final class LogBlocks {
  static final int BLOCK = 64;

  private final NodeId node;
  private final long[] digests;
  private final long[] terms;

  /** The first entry that is held or will be; a block begins with it. */
  private long from = 1;

  /** The last entry that is held. */
  private long last;

  /**
   * @param capacity how many entries are held, a multiple of 64
   */
  LogBlocks(NodeId node, int capacity) {
    this.node = node;
    this.digests = new long[capacity];
    this.terms = new long[capacity];
  }

  /** The next entry will be this one. */
  void restart(long index) {
    from = blockFrom(index + BLOCK - 1);
    last = index - 1;
  }

  /** The block that this entry belongs to begins there. */
  static long blockFrom(long index) {
    return index - Math.floorMod(index - 1, (long) BLOCK);
  }

  /**
   * @param digest of the entry that follows the one added before
   */
  void add(long index, long term, long digest) {
    last = index;
    if (index < from) {
      return;
    }
    if (index - from >= digests.length) {
      from += BLOCK;
    }
    int slot = slot(index);
    digests[slot] = digest;
    terms[slot] = term;
  }

  /** The entries behind this one are gone. */
  void cutBack(long lastKept) {
    last = Math.min(last, lastKept);
    if (last + 1 < from) {
      // Told blocks lost entries, which a sound engine never does to committed ones.
      restart(last + 1);
    }
  }

  /**
   * Blocks whose entries are all committed; each is returned once.
   *
   * @param limit at most so many
   */
  List<Fact.LogBlock> completed(long commitIndex, int limit) {
    List<Fact.LogBlock> blocks = new ArrayList<>();
    long ready = Math.min(commitIndex, last);
    while (blocks.size() < limit && from + BLOCK - 1 <= ready) {
      long to = from + BLOCK - 1;
      String digest = HexFormat.of().toHexDigits(EntryDigest.of(digests, slot(from), BLOCK));
      blocks.add(new Fact.LogBlock(node, from, to, terms[slot(to)], digest));
      from += BLOCK;
    }
    return blocks;
  }

  private int slot(long index) {
    return (int) (index % digests.length);
  }
}
