package io.lifeboat.cluster.model;

/** What the nemesis can do to a node's files. */
public enum FileDamage {
  /** Flips some bits of one record of the journal. */
  FLIP_BITS,
  /** Cuts the journal off in the middle of its last record, as a torn write does. */
  TRUNCATE_TAIL,
  /** Fills 4 KiB of the journal with zeros, as a lost write does. */
  ZERO_PAGE,
  /** Writes the bytes of one record over another, as a misdirected write does. */
  MISDIRECT_RECORD,
  CORRUPT_SNAPSHOT,
  /** Flips a bit in the header of a segment. */
  CORRUPT_HEADER,
  /** Flips a bit in the engine's file of term and vote. */
  CORRUPT_VOTE
}
