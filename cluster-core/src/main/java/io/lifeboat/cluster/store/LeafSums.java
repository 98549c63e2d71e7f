package io.lifeboat.cluster.store;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * The digest of a set of entries in {@value #LEAVES} parts: each key belongs to one leaf by its
 * hash, and a leaf's digest is the sum of its entries' hashes modulo 2^64. The sum of all leaves is
 * the state's running digest. Leaves that differ show where to look for keys that do.
 */
public final class LeafSums {
  public static final int LEAVES = 1024;
  private static final HashFunction KEYS = Hashing.murmur3_32_fixed(0x6c656166);

  private final long[] sums = new long[LEAVES];

  /** Adds an entry and tells to which leaf. */
  public int add(String key, Versioned entry) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int leaf = leafOf(bytes);
    sums[leaf] += StateDigest.hash(bytes, entry);
    return leaf;
  }

  public long[] leaves() {
    return sums.clone();
  }

  /** What a digest that was kept step by step must be. */
  long total() {
    long total = 0;
    for (long sum : sums) {
      total += sum;
    }
    return total;
  }

  /** Which leaf a key belongs to: 0 to {@value #LEAVES} - 1. */
  public static int leafOf(String key) {
    return leafOf(key.getBytes(StandardCharsets.UTF_8));
  }

  private static int leafOf(byte[] key) {
    return KEYS.hashBytes(key).asInt() & (LEAVES - 1);
  }
}
