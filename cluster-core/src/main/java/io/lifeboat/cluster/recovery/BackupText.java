package io.lifeboat.cluster.recovery;

import io.lifeboat.cluster.store.KeyValueEntry;
import io.lifeboat.cluster.store.Versioned;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a backup's files are written, so that they can be read without this program too. */
final class BackupText {
  private static final JsonMapper LINES =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final JsonMapper PAGES =
      LINES.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The first line is what {@code sha256sum --check} reads; the second guards the first. */
  private static final Pattern CHECKSUMS =
      Pattern.compile("(([0-9a-f]{64})  manifest\\.json\n)# crc32c ([0-9a-f]{8})\n");

  private BackupText() {}

  /** One line of a file of entries. */
  private record Line(String key, String value, long version, long revision) {}

  static byte[] line(String key, Versioned entry) {
    String text =
        LINES.writeValueAsString(new Line(key, entry.value(), entry.version(), entry.revision()));
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static KeyValueEntry entry(String file, String line) throws BackupDamagedException {
    try {
      Line read = LINES.readValue(line, Line.class);
      if (read != null && read.key != null && read.value != null) {
        return new KeyValueEntry(read.key, new Versioned(read.value, read.version, read.revision));
      }
    } catch (JacksonException e) {
      BackupDamagedException damaged = new BackupDamagedException(file, "has a line of no entry");
      damaged.initCause(e);
      throw damaged;
    }
    throw new BackupDamagedException(file, "has a line of no entry");
  }

  static byte[] manifest(BackupManifest manifest) {
    return (PAGES.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static BackupManifest manifest(byte[] bytes) throws BackupDamagedException {
    try {
      BackupManifest manifest = LINES.readValue(bytes, BackupManifest.class);
      if (manifest != null && manifest.format() == BackupManifest.FORMAT) {
        return manifest;
      }
      throw new BackupDamagedException(
          BackupManifest.FILE, "is of another format than " + BackupManifest.FORMAT);
    } catch (JacksonException e) {
      BackupDamagedException damaged =
          new BackupDamagedException(BackupManifest.FILE, "is no manifest");
      damaged.initCause(e);
      throw damaged;
    }
  }

  static byte[] checksumOf(byte[] manifest) {
    String line = sha256(manifest) + "  " + BackupManifest.FILE + "\n";
    return (line + "# crc32c " + crc32c(line) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** The manifest's SHA-256 as the file beside it says. */
  static String checksum(byte[] bytes) throws BackupDamagedException {
    Matcher lines = CHECKSUMS.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    if (!lines.matches() || !crc32c(lines.group(1)).equals(lines.group(3))) {
      throw new BackupDamagedException(BackupManifest.CHECKSUM_FILE, "is not as it was written");
    }
    return lines.group(2);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String crc32c(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return String.format(Locale.ROOT, "%08x", checksum.getValue());
  }
}
