package io.lifeboat.cluster.history;

import io.lifeboat.cluster.history.HistoryDamagedException.Damage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A history as a tape: full lines from any place, also while it is still being written. Safe to use
 * from several threads.
 */
public final class HistoryTape implements Closeable {
  private static final byte[] HEADER = ascii("{\"lifeboatHistory\":");
  private static final byte[] NOTE = ascii("{\"note\":");
  private static final int MAX_HEADER_BYTES = 4_096;
  private static final int LONGEST_LINE = FactJson.MAX_LINE_CHARS;
  private static final int PIECE = 1 << 20;

  private final String name;
  private final FileChannel file;
  private final HistoryHeader header;
  private final long begin;

  private HistoryTape(String name, FileChannel file) throws IOException {
    this.name = name;
    this.file = file;
    byte[] first = read(0, MAX_HEADER_BYTES);
    int end = indexOfBreak(first, 0);
    if (first.length == 0 || !startsWith(first, 0, first.length, HEADER) || end < 0) {
      throw damaged(1, 1, "a history begins with the line {\"lifeboatHistory\":1,…}");
    }
    try {
      header =
          FactJson.read(new String(first, 0, end, StandardCharsets.UTF_8), HistoryHeader.class);
    } catch (MalformedFactException e) {
      throw damaged(1, e);
    }
    if (header.lifeboatHistory() != HistoryHeader.VERSION) {
      throw damaged(
          1,
          1,
          "version "
              + header.lifeboatHistory()
              + " of the format is not known here, only version "
              + HistoryHeader.VERSION);
    }
    begin = end + 1L;
  }

  /**
   * Opens a history and reads its header.
   *
   * @throws HistoryDamagedException when it is not a history of a version known here
   */
  public static HistoryTape open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new HistoryTape(String.valueOf(file.getFileName()), channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  public HistoryHeader header() {
    return header;
  }

  /** Where the first line after the header begins. */
  public long begin() {
    return begin;
  }

  /** How long the file is now. */
  public long size() throws IOException {
    return file.size();
  }

  /** The bytes from here, as many of these as there are. */
  public byte[] read(long from, int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(file.size() - from, 0, most));
    while (buffer.hasRemaining()) {
      int got = file.read(buffer, from + buffer.position());
      if (got < 0) {
        break;
      }
    }
    return buffer.hasRemaining()
        ? Arrays.copyOf(buffer.array(), buffer.position())
        : buffer.array();
  }

  /**
   * Full lines from here: at least one when there is one, else none.
   *
   * @param most how many bytes are wanted at most; a longer line comes whole all the same
   * @param line the number of the first of them in the file, counted from 1
   */
  public byte[] lines(long from, int most, long line) throws IOException {
    int wanted = most;
    while (true) {
      byte[] bytes = read(from, wanted);
      int end = lastBreak(bytes);
      if (end >= 0) {
        return end + 1 == bytes.length ? bytes : Arrays.copyOf(bytes, end + 1);
      }
      if (bytes.length < wanted) {
        return new byte[0];
      }
      if (wanted > LONGEST_LINE) {
        throw damaged(line, LONGEST_LINE, "the line is longer than any fact can be");
      }
      wanted *= 2;
    }
  }

  /** Takes the lines of a history one by one. */
  @FunctionalInterface
  public interface LineReader {
    /**
     * One more line.
     *
     * @param from where in the bytes it begins
     * @param to where it ends, before its break
     * @param line its number in the file, counted from 1
     */
    void read(byte[] bytes, int from, int to, long line) throws IOException;
  }

  /**
   * Has all full lines after the header read, a piece of the file in memory at a time.
   *
   * @return whether part of a line stands behind them
   */
  public boolean readThrough(LineReader reader) throws IOException {
    long line = 1;
    long from = begin;
    while (true) {
      byte[] bytes = lines(from, PIECE, line + 1);
      if (bytes.length == 0) {
        return from < size();
      }
      int at = 0;
      while (at < bytes.length) {
        int to = indexOfBreak(bytes, at);
        line++;
        reader.read(bytes, at, to, line);
        at = to + 1;
      }
      from += bytes.length;
    }
  }

  /**
   * What one line says.
   *
   * @param from where it begins
   * @param to where it ends, before its break
   * @param line its number in the file, counted from 1, for the message
   */
  public HistoryLine parse(byte[] bytes, int from, int to, long line)
      throws HistoryDamagedException {
    try {
      if (startsWith(bytes, from, to, NOTE)) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return new HistoryLine.OfNote(FactJson.read(text, HistoryNote.class));
      }
      return new HistoryLine.OfFact(FactJson.fromBytes(bytes, from, to - from));
    } catch (MalformedFactException e) {
      throw damaged(line, e);
    }
  }

  /** Damage of this history, for whoever finds it. */
  public HistoryDamagedException damaged(long line, int column, String message) {
    return new HistoryDamagedException(name, new Damage(line, column, message));
  }

  private HistoryDamagedException damaged(long line, MalformedFactException cause) {
    HistoryDamagedException damaged =
        damaged(line, cause.column(), String.valueOf(cause.getMessage()));
    damaged.initCause(cause);
    return damaged;
  }

  /** Where the next line break is, or -1. */
  public static int indexOfBreak(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int lastBreak(byte[] bytes) {
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
    return to - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
