package io.lifeboat.cluster.store;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * A 64-bit digest of a set of entries that can be kept up to date entry by entry: the sum, modulo
 * 2^64, of a hash of each (an additive multiset hash, after Clarke et al. 2003). The order in which
 * entries came does not matter, only which are there. It finds errors; it withstands no adversary.
 */
final class StateDigest {
  private static final HashFunction HASH = Hashing.murmur3_128(0x4c696665);

  private long sum;

  void add(String key, Versioned entry) {
    sum += hash(key, entry);
  }

  void remove(String key, Versioned entry) {
    sum -= hash(key, entry);
  }

  void clear() {
    sum = 0;
  }

  long value() {
    return sum;
  }

  private static long hash(String key, Versioned entry) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    return HASH.newHasher()
        .putInt(keyBytes.length)
        .putBytes(keyBytes)
        .putLong(entry.version())
        .putLong(entry.revision())
        .putBytes(entry.value().getBytes(StandardCharsets.UTF_8))
        .hash()
        .asLong();
  }
}
