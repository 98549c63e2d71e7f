package io.lifeboat.cluster.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations and results as bytes: length-prefixed UTF-8 strings, -1 for none, and longs. */
public final class KeyValueCodec {
  private static final byte[] NOTHING = {0};
  private static final byte REFUSED = 2;

  private KeyValueCodec() {}

  public static byte[] key(String key) {
    return write(out -> string(out, key));
  }

  public static byte[] put(String key, String value) {
    return write(
        out -> {
          string(out, key);
          string(out, value);
        });
  }

  public static byte[] compareAndSet(String key, @Nullable String expected, String value) {
    return write(
        out -> {
          string(out, key);
          string(out, expected);
          string(out, value);
        });
  }

  public static byte[] mark(long id) {
    return key(Long.toString(id));
  }

  /**
   * Entries of a backup.
   *
   * @param first whether they are the first ones, which only an empty state takes
   */
  public static byte[] restoreChunk(String backup, boolean first, List<KeyValueEntry> entries) {
    return write(
        out -> {
          string(out, backup);
          out.writeBoolean(first);
          out.writeInt(entries.size());
          for (KeyValueEntry each : entries) {
            string(out, each.key());
            string(out, each.entry().value());
            out.writeLong(each.entry().version());
            out.writeLong(each.entry().revision());
          }
        });
  }

  static List<KeyValueEntry> entries(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<KeyValueEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(
          new KeyValueEntry(
              required(in), new Versioned(required(in), in.readLong(), in.readLong())));
    }
    return entries;
  }

  /** Null as a result means: no such key, or the comparison did not hold. */
  public static byte[] result(@Nullable Versioned entry) {
    if (entry == null) {
      return NOTHING.clone();
    }
    return write(
        out -> {
          out.writeByte(1);
          string(out, entry.value());
          out.writeLong(entry.version());
          out.writeLong(entry.revision());
        });
  }

  /** A replica's answer that it gives none, because its memory was changed. */
  public static byte[] refused() {
    return new byte[] {REFUSED};
  }

  /** Whether it is {@link #refused}. */
  public static boolean isRefused(byte[] bytes) {
    return bytes.length == 1 && bytes[0] == REFUSED;
  }

  public static @Nullable Versioned decodeResult(byte[] bytes) {
    DataInputStream in = reader(bytes);
    try {
      if (in.readByte() == 0) {
        return null;
      }
      return new Versioned(required(in), in.readLong(), in.readLong());
    } catch (IOException e) {
      throw new UncheckedIOException("not a key-value result", e);
    }
  }

  /** The key that {@link #key} wrote. */
  public static String decodeKey(byte[] bytes) {
    try {
      return required(reader(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("not a key", e);
    }
  }

  /**
   * An operation in words, as it stands in the log: {@code put k7, 64 bytes}.
   *
   * @param operation the name of one of {@link KeyValueOperations}
   */
  public static String words(String operation, byte[] bytes) {
    DataInputStream in = reader(bytes);
    try {
      String words = operation + " " + required(in);
      if (operation.equals(KeyValueOperations.PUT.id())) {
        return words + ", " + sizeOf(required(in));
      }
      if (operation.equals(KeyValueOperations.COMPARE_AND_SET.id())) {
        String expected = string(in);
        String from = expected == null ? "nothing" : sizeOf(expected);
        return words + ", from " + from + " to " + sizeOf(required(in));
      }
      if (operation.equals(KeyValueOperations.RESTORE_CHUNK.id())) {
        String which = in.readBoolean() ? ", the first " : ", ";
        int count = in.readInt();
        return words + which + count + (count == 1 ? " entry" : " entries");
      }
      return words;
    } catch (IOException e) {
      return operation + ", which cannot be read";
    }
  }

  private static String sizeOf(String value) {
    int size = value.getBytes(StandardCharsets.UTF_8).length;
    return size == 1 ? "1 byte" : size + " bytes";
  }

  static DataInputStream reader(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  static @Nullable String string(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("a string ends too early");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static String required(DataInputStream in) throws IOException {
    String text = string(in);
    if (text == null) {
      throw new IOException("a required string is missing");
    }
    return text;
  }

  private static void string(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] write(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  @FunctionalInterface
  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }
}
