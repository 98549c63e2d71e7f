package io.lifeboat.cluster.detection;

import org.jspecify.annotations.Nullable;

/**
 * How often a checksum misses a kind of error, by theory.
 *
 * @param rate from 0 to 1; null when theory gives none
 * @param ground why
 */
public record Theory(@Nullable Double rate, Ground ground) {

  /** Why a rate is what it is, and where that is shown. */
  public enum Ground {
    /** It follows from how the value is computed: every such error is found, or none is. */
    CONSTRUCTION("by construction"),
    /** Counted over all such errors of these very bytes. */
    COUNTED("counted for these bytes"),
    /** A cyclic code finds every burst no longer than itself, and two bits within its period. */
    CYCLIC_CODE("Peterson and Brown 1961"),
    /** 65,521 is prime, so a distance shorter than that is never lost. */
    PRIME_MODULUS("RFC 1950"),
    /** As if the value were drawn by chance: two to the power of minus its bits. */
    CHANCE("2^-bits; Maxino and Koopman 2009"),
    /** Depends on the bytes; for short ones it is far from chance. */
    NOT_KNOWN("RFC 3309");

    private final String source;

    Ground(String source) {
      this.source = source;
    }

    public String source() {
      return source;
    }
  }

  private static final int ADLER_PRIME = 65_521;
  private static final int CRC_BITS = 32;
  private static final Theory ALL_FOUND = new Theory(0.0, Ground.CONSTRUCTION);
  private static final Theory ALL_MISSED = new Theory(1.0, Ground.CONSTRUCTION);

  /**
   * Of an error in these bytes.
   *
   * @param burstBits how long a burst is; of other errors without meaning
   */
  public static Theory of(Algorithm algorithm, ErrorKind kind, int burstBits, byte[] data) {
    return switch (algorithm) {
      case PARITY -> parity(kind, burstBits);
      case LONGITUDINAL_PARITY -> longitudinal(kind, burstBits, data.length);
      case BYTE_SUM -> byteSum(kind, burstBits, data);
      case ADLER_32 -> adler(kind, data.length);
      case CRC_32, CRC_32C -> cyclic(kind, burstBits);
      case XXH3_64, SHA_256 -> chance(algorithm.bits());
    };
  }

  private static Theory chance(int bits) {
    return new Theory(Math.scalb(1.0, -bits), Ground.CHANCE);
  }

  private static Theory parity(ErrorKind kind, int burstBits) {
    return switch (kind) {
      case ONE_BIT -> ALL_FOUND;
      case TWO_BITS, SWAPPED_BYTES, SWAPPED_BLOCKS -> ALL_MISSED;
      case BURST ->
          switch (burstBits) {
            case 1 -> ALL_FOUND;
            case 2 -> ALL_MISSED;
            default -> chance(1);
          };
      case ZEROED_PAGE, MISDIRECTED_WRITE -> chance(1);
    };
  }

  private static Theory longitudinal(ErrorKind kind, int burstBits, int bytes) {
    return switch (kind) {
      case ONE_BIT -> ALL_FOUND;
      case TWO_BITS -> new Theory((bytes - 1.0) / (8.0 * bytes - 1), Ground.COUNTED);
      case SWAPPED_BYTES, SWAPPED_BLOCKS -> ALL_MISSED;
      case BURST ->
          burstBits <= Byte.SIZE
              ? ALL_FOUND
              : chance(burstBits == Byte.SIZE + 1 ? Byte.SIZE - 1 : Byte.SIZE);
      case ZEROED_PAGE, MISDIRECTED_WRITE -> chance(Byte.SIZE);
    };
  }

  private static Theory byteSum(ErrorKind kind, int burstBits, byte[] data) {
    return switch (kind) {
      case ONE_BIT -> ALL_FOUND;
      case TWO_BITS -> new Theory(cancellingPairs(data), Ground.COUNTED);
      case SWAPPED_BYTES, SWAPPED_BLOCKS -> ALL_MISSED;
      case BURST -> burstBits == 1 ? ALL_FOUND : new Theory(null, Ground.NOT_KNOWN);
      case ZEROED_PAGE, MISDIRECTED_WRITE -> chance(Byte.SIZE);
    };
  }

  /**
   * Two flipped bits leave the sum as it is if they have one place in their bytes and one goes up
   * and the other down; and, of the highest place, always: twice 128 is 256.
   */
  private static double cancellingPairs(byte[] data) {
    double missed = 0;
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      double ones = 0;
      for (byte b : data) {
        ones += (b >> bit) & 1;
      }
      missed +=
          bit == Byte.SIZE - 1
              ? data.length * (data.length - 1.0) / 2
              : ones * (data.length - ones);
    }
    double bits = 8.0 * data.length;
    return missed / (bits * (bits - 1) / 2);
  }

  private static Theory adler(ErrorKind kind, int bytes) {
    return switch (kind) {
      case ONE_BIT -> ALL_FOUND;
      case TWO_BITS, SWAPPED_BYTES ->
          bytes < ADLER_PRIME
              ? new Theory(0.0, Ground.PRIME_MODULUS)
              : new Theory(null, Ground.NOT_KNOWN);
      case BURST, SWAPPED_BLOCKS, ZEROED_PAGE, MISDIRECTED_WRITE ->
          new Theory(null, Ground.NOT_KNOWN);
    };
  }

  private static Theory cyclic(ErrorKind kind, int burstBits) {
    return switch (kind) {
      case ONE_BIT, TWO_BITS -> new Theory(0.0, Ground.CYCLIC_CODE);
      case BURST ->
          burstBits <= CRC_BITS
              ? new Theory(0.0, Ground.CYCLIC_CODE)
              : new Theory(
                  Math.scalb(1.0, burstBits == CRC_BITS + 1 ? 1 - CRC_BITS : -CRC_BITS),
                  Ground.CYCLIC_CODE);
      case SWAPPED_BYTES, SWAPPED_BLOCKS, ZEROED_PAGE, MISDIRECTED_WRITE -> chance(CRC_BITS);
    };
  }
}
