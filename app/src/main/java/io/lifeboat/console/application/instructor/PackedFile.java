package io.lifeboat.console.application.instructor;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file as it lies in an initial condition: compressed, and known by its hash. */
final class PackedFile {
  private PackedFile() {}

  static InitialCondition.Copied pack(Path file, Path to) throws IOException {
    MessageDigest digest = sha256();
    long bytes;
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(to), 1 << 16)) {
      bytes = in.transferTo(out);
    }
    return new InitialCondition.Copied(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Writes it as it was.
   *
   * @param name what it is called when it is damaged
   */
  static void unpack(String name, Path packed, InitialCondition.Copied expected, Path file)
      throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16);
        OutputStream out =
            new Bounded(
                new DigestOutputStream(Files.newOutputStream(file), digest), expected.bytes())) {
      in.transferTo(out);
    } catch (NoSuchFileException e) {
      throw damaged(name, "it is missing", e);
    } catch (IOException e) {
      throw damaged(name, String.valueOf(e.getMessage()), e);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())) {
      throw new InitialConditions.DamagedException(
          name, "its SHA-256 is not that of the file that was copied");
    }
  }

  private static InitialConditions.DamagedException damaged(
      String name, String why, IOException cause) {
    InitialConditions.DamagedException damaged = new InitialConditions.DamagedException(name, why);
    damaged.initCause(cause);
    return damaged;
  }

  /** A few bytes of a file from outside can become very many. */
  private static final class Bounded extends FilterOutputStream {
    private long left;

    Bounded(OutputStream out, long most) {
      super(out);
      left = most;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      left -= count;
      if (left < 0) {
        throw new IOException("it is longer than the file that was copied");
      }
      out.write(bytes, from, count);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
