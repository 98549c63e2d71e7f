package io.lifeboat.cluster.store;

/**
 * An entry that was found to be other than it was applied.
 *
 * @param stored the checksum it got when it was applied
 * @param computed that of what is in memory now
 */
public record ChangedEntry(String key, int stored, int computed) {
  static ChangedEntry of(String key, KeptEntry kept) {
    return new ChangedEntry(key, kept.checksum(), KeptEntry.checksum(key, kept.entry()));
  }
}
