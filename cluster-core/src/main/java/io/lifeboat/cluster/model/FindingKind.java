package io.lifeboat.cluster.model;

/** What is wrong with a file or in memory, and how much that means. */
public enum FindingKind {
  /** A record whose checksum is wrong, or bytes in the middle of the log that are none. */
  CORRUPT_RECORD(Weight.DAMAGE),
  /** The last record was not written to its end, and nothing sound is behind it. */
  TORN_TAIL(Weight.TAIL),
  /** A segment's header says what cannot be. */
  BAD_SEGMENT_HEADER(Weight.DAMAGE),
  /** Entries are missing, or there twice, between one segment and the next. */
  MISSING_SEGMENT(Weight.DAMAGE),
  /** The log begins after its first entry and no complete snapshot covers the gap. */
  MISSING_PREFIX(Weight.DAMAGE),
  /** The log ends before the index up to which it was known to be on disk. */
  MISSING_TAIL(Weight.DAMAGE),
  BAD_SNAPSHOT(Weight.DAMAGE),
  /** A snapshot that was never completed; the engine removes it when it starts. */
  INCOMPLETE_SNAPSHOT(Weight.HARMLESS),
  /** The term or the vote cannot be, or the file is not as it was written. */
  BAD_VOTE(Weight.DAMAGE),
  /** The node has forgotten a term it was in, or how it voted. */
  LOST_VOTE(Weight.DAMAGE),
  BAD_CONFIGURATION(Weight.DAMAGE),
  /** Every checksum is right, and yet it is not what was sealed. */
  CHANGED_SINCE_SEALED(Weight.DAMAGE),
  /** An entry in memory is not as it was applied; the key stands in the place of a file. */
  CHANGED_VALUE(Weight.DAMAGE),
  /** The sealed checksums themselves are not as they were written. */
  BAD_SEALS(Weight.DAMAGE);

  /** How much a finding means for the node. */
  public enum Weight {
    /** Nothing is lost. */
    HARMLESS,
    /** A write that was never confirmed was cut short: what a crash leaves. */
    TAIL,
    /** The node must not be started on these files. */
    DAMAGE
  }

  private final Weight weight;

  FindingKind(Weight weight) {
    this.weight = weight;
  }

  public Weight weight() {
    return weight;
  }
}
