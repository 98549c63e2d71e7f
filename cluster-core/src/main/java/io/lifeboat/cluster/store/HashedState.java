package io.lifeboat.cluster.store;

import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Entries with their digest in parts, and the keys of each part. */
public final class HashedState {
  private final NavigableMap<String, Versioned> entries;
  private final LeafSums sums = new LeafSums();
  private final String[] keysByLeaf;
  private final List<ChangedEntry> changed = new ArrayList<>();

  /** Where in {@link #keysByLeaf} each leaf's keys begin; one more for the end. */
  private final int[] begin = new int[LeafSums.LEAVES + 1];

  /**
   * @param entries not to be changed any more
   */
  HashedState(NavigableMap<String, KeptEntry> entries) {
    this.entries = Maps.transformValues(entries, KeptEntry::entry);
    int[] leaf = new int[entries.size()];
    int i = 0;
    for (var each : entries.entrySet()) {
      KeptEntry kept = each.getValue();
      if (!kept.isAsApplied(each.getKey())) {
        changed.add(ChangedEntry.of(each.getKey(), kept));
      }
      leaf[i] = sums.add(each.getKey(), kept.entry());
      begin[leaf[i] + 1]++;
      i++;
    }
    for (int n = 0; n < LeafSums.LEAVES; n++) {
      begin[n + 1] += begin[n];
    }
    keysByLeaf = new String[leaf.length];
    int[] next = begin.clone();
    i = 0;
    for (String key : entries.keySet()) {
      keysByLeaf[next[leaf[i]]++] = key;
      i++;
    }
  }

  public long[] leaves() {
    return sums.leaves();
  }

  long total() {
    return sums.total();
  }

  /** The keys of one leaf, in order. */
  public List<String> keysIn(int leaf) {
    return Arrays.asList(keysByLeaf).subList(begin[leaf], begin[leaf + 1]);
  }

  public @Nullable Versioned get(String key) {
    return entries.get(key);
  }

  public NavigableMap<String, Versioned> entries() {
    return entries;
  }

  /** Those that are not as they were applied; the digest is of what is there even so. */
  public List<ChangedEntry> changed() {
    return List.copyOf(changed);
  }

  public int size() {
    return keysByLeaf.length;
  }
}
