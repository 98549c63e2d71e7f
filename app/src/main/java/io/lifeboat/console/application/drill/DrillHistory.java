package io.lifeboat.console.application.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The drills a trainee has done, as lines of JSON in a file of this user, the oldest first. Lines
 * are only added; when there are more than {@value #MOST_LINES}, the older half is moved to a file
 * beside it. A line that cannot be read is left where it is and counted.
 */
public final class DrillHistory {
  static final int MOST_LINES = 2_000;

  private static final long MOST_BYTES = 4L * 1024 * 1024;
  private static final int MOST_NAME = 60;
  private static final Logger log = LoggerFactory.getLogger(DrillHistory.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;

  public DrillHistory(Path file) {
    this.file = file;
  }

  /**
   * One drill that was done.
   *
   * @param at when it ended, such as "2026-11-23T17:02:00Z"
   * @param end why it ended, such as "done"
   * @param name whose it is, or null
   */
  public record Done(
      String at,
      String drill,
      long seed,
      int points,
      int of,
      String end,
      @Nullable Double acknowledgeSeconds,
      @Nullable Double diagnoseSeconds,
      @Nullable Double restoreSeconds,
      @Nullable String name) {

    static Done of(DrillScore score, Instant at, @Nullable String name) {
      return new Done(
          at.toString(),
          score.drill(),
          score.seed(),
          score.points(),
          score.of(),
          String.valueOf(score.end()).toLowerCase(Locale.ROOT).replace('_', '-'),
          seconds(score.times().acknowledgeMicros()),
          seconds(score.times().diagnoseMicros()),
          seconds(score.times().restoreMicros()),
          name == null || name.isBlank()
              ? null
              : name.strip().substring(0, Math.min(MOST_NAME, name.strip().length())));
    }

    private static @Nullable Double seconds(@Nullable Long micros) {
      return micros == null ? null : (Double) (Math.round(micros / 1e4) / 1e2);
    }

    /** From 0 to 100. */
    public int percent() {
      return of == 0 ? 0 : points * 100 / of;
    }
  }

  /**
   * What is in the file.
   *
   * @param unreadable how many lines are not as they should be
   */
  public record Loaded(List<Done> done, int unreadable) {
    public Loaded {
      done = List.copyOf(done);
    }
  }

  /** Reads all of it; with no file there, nothing. */
  public synchronized Loaded load() {
    List<Done> done = new ArrayList<>();
    int unreadable = 0;
    for (String line : lines()) {
      if (line.isBlank()) {
        continue;
      }
      Done read = read(line);
      if (read == null) {
        unreadable++;
      } else {
        done.add(read);
      }
    }
    return new Loaded(done, unreadable);
  }

  /**
   * Adds one.
   *
   * @throws IOException when the file cannot be written
   */
  synchronized void add(Done one) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    List<String> lines = lines();
    if (lines.size() >= MOST_LINES) {
      shorten(lines);
    }
    boolean torn = !lines.isEmpty() && !endsWithBreak();
    Files.writeString(
        file,
        (torn ? "\n" : "") + MAPPER.writeValueAsString(one) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private boolean endsWithBreak() throws IOException {
    return Files.readString(file).endsWith("\n");
  }

  /** The older half goes to a file beside it, which has what was moved before as well. */
  private void shorten(List<String> lines) throws IOException {
    int half = lines.size() / 2;
    Files.write(
        file.resolveSibling(file.getFileName() + ".old"),
        lines.subList(0, half),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Path next = file.resolveSibling(file.getFileName() + ".part");
    Files.write(next, lines.subList(half, lines.size()));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<String> lines() {
    try {
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        log.warn("The history of drills is larger than it can be: {}", file);
        return List.of();
      }
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      log.debug("No drill was done yet: {}", file, e);
      return List.of();
    } catch (IOException e) {
      log.warn("The history of drills cannot be read: {}", file, e);
      return List.of();
    }
  }

  private static @Nullable Done read(String line) {
    try {
      Done done = MAPPER.readValue(line, Done.class);
      boolean sound =
          done != null
              && done.drill() != null
              && done.at() != null
              && done.end() != null
              && done.of() >= 0
              && done.points() >= 0
              && done.points() <= done.of();
      return sound ? done : null;
    } catch (JacksonException e) {
      log.debug("A line of the history of drills is not as it should be: {}", line, e);
      return null;
    }
  }
}
