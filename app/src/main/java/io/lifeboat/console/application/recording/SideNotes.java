package io.lifeboat.console.application.recording;

import io.lifeboat.cluster.history.StrictJson;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody wrote about a recording afterwards, in a file beside it: the recording itself is
 * never changed.
 *
 * @param lifeboatNotes the version of the format; this is version {@value #VERSION}
 * @param title empty for none
 * @param notes in the order of their moments
 */
public record SideNotes(int lifeboatNotes, String title, List<SideNote> notes) {
  public static final int VERSION = 1;
  public static final SideNotes NONE = new SideNotes(VERSION, "", List.of());

  private static final String SUFFIX = ".notes.json";
  private static final int MOST = 10_000;
  private static final long MOST_CHARS = 16L * 1024 * 1024;

  private static final JsonMapper MAPPER =
      StrictJson.builder(MOST_CHARS).enable(SerializationFeature.INDENT_OUTPUT).build();

  public SideNotes {
    notes = notes.stream().sorted(Comparator.comparingLong(SideNote::atMicros)).toList();
  }

  /**
   * A remark about a moment.
   *
   * @param bookmark whether it is a place to come back to
   */
  public record SideNote(long atMicros, String text, boolean bookmark) {}

  /** Where the notes of this recording are. */
  public static Path beside(Path recording) {
    return recording.resolveSibling(recording.getFileName() + SUFFIX);
  }

  /**
   * Those of this recording; none when there is no such file.
   *
   * @throws IOException when the file cannot be read, or holds something else
   */
  public static SideNotes of(Path recording) throws IOException {
    Path file = beside(recording);
    try {
      SideNotes read = MAPPER.readValue(Files.readString(file), SideNotes.class);
      if (read == null || read.lifeboatNotes != VERSION) {
        throw new IOException(file.getFileName() + " is of a version that is not known here");
      }
      return read;
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (JacksonException e) {
      throw new IOException(file.getFileName() + ": " + e.getOriginalMessage(), e);
    }
  }

  /** Replaces the file as a whole; without anything to keep there is none. */
  public void keep(Path recording) throws IOException {
    Path file = beside(recording);
    if (title.isEmpty() && notes.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(next, MAPPER.writeValueAsString(this) + "\n");
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  public SideNotes withTitle(String given) {
    return new SideNotes(lifeboatNotes, given.strip(), notes);
  }

  /** With one more; when there are very many, without the first. */
  public SideNotes plus(SideNote note) {
    List<SideNote> all = new ArrayList<>(notes);
    if (all.size() >= MOST) {
      all.removeFirst();
    }
    all.add(note);
    return new SideNotes(lifeboatNotes, title, all);
  }

  public SideNotes minus(SideNote note) {
    List<SideNote> all = new ArrayList<>(notes);
    all.remove(note);
    return new SideNotes(lifeboatNotes, title, all);
  }

  public long bookmarks() {
    return notes.stream().filter(SideNote::bookmark).count();
  }
}
