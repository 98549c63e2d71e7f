package io.lifeboat.cluster.history;

import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.HistoryDamagedException.Damage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history back, fact by fact. A last line without its line break is a torn one: the crash
 * the writer's promise speaks of. It is left out and named by {@link #end}. Anything else that is
 * not a fact is damage.
 */
public final class HistoryReader implements AutoCloseable {
  private static final Pattern NOTE = Pattern.compile("^\\s*\\{\\s*\"note\"");

  private final String name;
  private final InputStream in;
  private final HistoryHeader header;
  private final List<HistoryNote> notes = new ArrayList<>();
  private long line;
  private long lastSequence;
  private History.End end = History.End.OPEN;

  private HistoryReader(String name, InputStream in) throws IOException {
    this.name = name;
    this.in = in;
    this.header = readHeader();
  }

  /**
   * Opens a history and reads its header.
   *
   * @throws HistoryDamagedException when it is not a history of a version known here
   */
  public static HistoryReader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new HistoryReader(String.valueOf(file.getFileName()), in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The whole history.
   *
   * @throws HistoryDamagedException when a line is damaged
   */
  public static History read(Path file) throws IOException {
    try (HistoryReader reader = open(file)) {
      List<FactRecord> facts = new ArrayList<>();
      for (FactRecord fact = reader.next(); fact != null; fact = reader.next()) {
        facts.add(fact);
      }
      return new History(reader.header, facts, reader.notes, reader.end, Optional.empty());
    }
  }

  /** The history up to the first damage, which is told. */
  public static History readUpToDamage(Path file) throws IOException {
    try (HistoryReader reader = open(file)) {
      List<FactRecord> facts = new ArrayList<>();
      Optional<Damage> damage = Optional.empty();
      try {
        for (FactRecord fact = reader.next(); fact != null; fact = reader.next()) {
          facts.add(fact);
        }
      } catch (HistoryDamagedException e) {
        damage = Optional.of(e.damage());
      }
      History.End end = damage.isPresent() ? History.End.DAMAGED : reader.end;
      return new History(reader.header, facts, reader.notes, end, damage);
    }
  }

  public HistoryHeader header() {
    return header;
  }

  /** The next fact, or null at the end. */
  public @Nullable FactRecord next() throws IOException {
    for (String text = readLine(); text != null; text = readLine()) {
      if (end == History.End.CLOSED) {
        throw damaged(1, "something follows the closing line");
      }
      if (!NOTE.matcher(text).find()) {
        return fact(text);
      }
      HistoryNote note = parse(text, HistoryNote.class);
      notes.add(note);
      if (note.note() == HistoryNote.Kind.CLOSED) {
        end = History.End.CLOSED;
      }
    }
    return null;
  }

  /** The notes read so far. */
  public List<HistoryNote> notes() {
    return List.copyOf(notes);
  }

  /** How the history ends; final once {@link #next} has returned null. */
  public History.End end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private HistoryHeader readHeader() throws IOException {
    String text = readLine();
    if (text == null) {
      line = 1;
      throw damaged(1, "a history begins with the line {\"lifeboatHistory\":1,…}; this is empty");
    }
    if (!text.startsWith("{\"lifeboatHistory\":")) {
      throw damaged(1, "a history begins with the line {\"lifeboatHistory\":1,…}");
    }
    HistoryHeader read = parse(text, HistoryHeader.class);
    if (read.lifeboatHistory() != HistoryHeader.VERSION) {
      throw damaged(
          1,
          "version "
              + read.lifeboatHistory()
              + " of the format is not known here, only version "
              + HistoryHeader.VERSION);
    }
    return read;
  }

  private FactRecord fact(String text) throws HistoryDamagedException {
    FactRecord fact = parse(text, FactRecord.class);
    if (fact.sequence() <= lastSequence) {
      throw damaged(1, "fact " + fact.sequence() + " follows fact " + lastSequence);
    }
    lastSequence = fact.sequence();
    return fact;
  }

  private <T> T parse(String text, Class<T> type) throws HistoryDamagedException {
    try {
      return FactJson.read(text, type);
    } catch (MalformedFactException e) {
      HistoryDamagedException damaged = damaged(e.column(), String.valueOf(e.getMessage()));
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** The next full line without its break, or null at the end or at a torn line. */
  private @Nullable String readLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    line++;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        end = bytes.size() > 0 && end == History.End.OPEN ? History.End.TORN : end;
        return null;
      }
      if (bytes.size() == FactJson.MAX_LINE_CHARS) {
        throw damaged(bytes.size(), "the line is longer than any fact can be");
      }
      bytes.write(next);
    }
    return decode(bytes.toByteArray());
  }

  private String decode(byte[] bytes) throws HistoryDamagedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      HistoryDamagedException damaged = damaged(1, "the line is not text in UTF-8");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private HistoryDamagedException damaged(int column, String message) {
    return new HistoryDamagedException(name, new Damage(line, column, message));
  }
}
