package io.lifeboat.cluster.detection;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that are compared, from the weakest to the strongest. */
public enum Algorithm implements Checksum {
  /** One bit: whether the number of ones is odd. */
  PARITY("even parity", 1) {
    @Override
    public byte[] of(byte[] data) {
      return new byte[] {(byte) (Integer.bitCount(exclusiveOr(data) & 0xFF) & 1)};
    }
  },

  /** One parity bit for each of the eight places of a bit in a byte. */
  LONGITUDINAL_PARITY("longitudinal parity", 8) {
    @Override
    public byte[] of(byte[] data) {
      return new byte[] {exclusiveOr(data)};
    }
  },

  /** The sum of all bytes modulo 256. */
  BYTE_SUM("byte sum mod 256", 8) {
    @Override
    public byte[] of(byte[] data) {
      int sum = 0;
      for (byte b : data) {
        sum += b;
      }
      return new byte[] {(byte) sum};
    }
  },

  /** Two sums modulo 65,521 (RFC 1950). */
  ADLER_32("Adler-32", 32) {
    @Override
    public byte[] of(byte[] data) {
      Adler32 adler = new Adler32();
      adler.update(data);
      return bytes((int) adler.getValue());
    }
  },

  /** The polynomial of Ethernet and of the engine's journal, 0x04C11DB7. */
  CRC_32("CRC32", 32) {
    @Override
    public byte[] of(byte[] data) {
      CRC32 crc = new CRC32();
      crc.update(data);
      return bytes((int) crc.getValue());
    }
  },

  /** Castagnoli's polynomial, 0x1EDC6F41. */
  CRC_32C("CRC32C", 32) {
    @Override
    public byte[] of(byte[] data) {
      CRC32C crc = new CRC32C();
      crc.update(data);
      return bytes((int) crc.getValue());
    }
  },

  /** A fast hash that is not meant to withstand malice. */
  XXH3_64("XXH3", 64) {
    @Override
    public byte[] of(byte[] data) {
      return ByteBuffer.allocate(Long.BYTES)
          .putLong(Hashing.xxh3_64().hashBytesToLong(data))
          .array();
    }
  },

  /** A cryptographic hash (FIPS 180-4). */
  SHA_256("SHA-256", 256) {
    @Override
    public byte[] of(byte[] data) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(data);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  };

  private final String label;
  private final int bits;

  Algorithm(String label, int bits) {
    this.label = label;
    this.bits = bits;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public int bits() {
    return bits;
  }

  private static byte exclusiveOr(byte[] data) {
    byte all = 0;
    for (byte b : data) {
      all ^= b;
    }
    return all;
  }

  private static byte[] bytes(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
