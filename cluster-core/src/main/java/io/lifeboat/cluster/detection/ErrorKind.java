package io.lifeboat.cluster.detection;

/** How bytes go wrong. */
public enum ErrorKind {
  ONE_BIT,
  /** Two different bits, anywhere. */
  TWO_BITS,
  /** The first and the last of a number of neighbouring bits flip, those between by chance. */
  BURST,
  /** Two bytes change places. */
  SWAPPED_BYTES,
  /** Two blocks of equal length, not overlapping, change places. */
  SWAPPED_BLOCKS,
  /** A page, or a quarter of what is shorter than four pages, is zero. */
  ZEROED_PAGE,
  /** Something else was written there. */
  MISDIRECTED_WRITE
}
