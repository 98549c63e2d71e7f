package io.lifeboat.cluster.detection;

/** A short value computed from bytes, by which a change of them can be noticed. */
public interface Checksum {
  /** What it is called where it is defined. */
  String label();

  /** The size of the value. */
  int bits();

  /** The value, in as many bytes as it takes, the most significant first. */
  byte[] of(byte[] data);
}
