package io.lifeboat.cluster.store;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The entries that were really in one replica's memory right after it applied a mark, with the
 * checksums they got when they were applied; they never change.
 *
 * @param index the mark's
 * @param runningDigest the digest the replica had kept step by step until then
 */
public record MarkedState(long index, long runningDigest, NavigableMap<String, KeptEntry> entries) {
  public MarkedState {
    entries = Collections.unmodifiableNavigableMap(new TreeMap<>(entries));
  }

  /** The digest in parts, computed anew from the entries. */
  public HashedState hashed() {
    return new HashedState(entries);
  }

  /** How far the digest that was kept step by step is from the computed one, modulo 2^64. */
  public long digestError(HashedState computed) {
    return computed.total() - runningDigest;
  }
}
