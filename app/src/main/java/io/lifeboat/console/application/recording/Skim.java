package io.lifeboat.console.application.recording;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.cluster.history.HistoryDamagedException.Damage;
import io.lifeboat.cluster.history.HistoryLine;
import io.lifeboat.cluster.history.HistoryNote;
import io.lifeboat.cluster.history.HistoryTape;
import io.lifeboat.cluster.model.FaultPhase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads over a recording for its summary: only the lines that count are read as facts. That a line
 * in between is damaged is found when the recording is opened.
 */
final class Skim {
  private static final byte[] FACT = bytes("{\"sequence\":");
  private static final byte[] NOTE = bytes("{\"note\":");
  private static final byte[] AT = bytes("\"atMicros\":");
  private static final byte[] KIND = bytes("{\"kind\":\"");
  private static final byte[] STARTING = bytes("cluster-starting\"");
  private static final byte[] ELECTED = bytes("leader-elected\"");
  private static final byte[] FAULT = bytes("fault-changed\"");
  private static final byte[] REQUESTED = bytes("command-requested\"");
  private static final byte[] SAID = bytes("\"do\":\"note\"");

  /** A run says something every second at least; a disk may be slow. */
  private static final Duration STILL_FRESH = Duration.ofMinutes(10);

  private long facts;
  private long lastMicros;
  private int nodes;
  private @Nullable Long seed;
  private long elected;
  private long faults;
  private long bookmarks;
  private History.End end = History.End.OPEN;

  private Skim() {}

  /** What is in the file; what is no recording is told as damage of its first line. */
  static RecordingSummary of(Path file, SideNotes notes, InstantSource clock) throws IOException {
    Skim skim = new Skim();
    Instant startedAt = null;
    Damage damage = null;
    try (HistoryTape tape = HistoryTape.open(file)) {
      startedAt = tape.header().startedAt();
      skim.through(tape);
    } catch (HistoryDamagedException e) {
      damage = e.damage();
      skim.end = History.End.DAMAGED;
    }
    Instant written = Files.getLastModifiedTime(file).toInstant();
    return new RecordingSummary(
        file,
        notes.title(),
        startedAt,
        Files.size(file),
        skim.facts,
        skim.lastMicros,
        skim.nodes,
        skim.seed,
        Math.max(0, skim.elected - 1),
        skim.faults,
        skim.bookmarks + notes.bookmarks(),
        skim.end,
        damage,
        written.plus(STILL_FRESH).isAfter(clock.instant()));
  }

  private void through(HistoryTape tape) throws IOException {
    boolean torn = tape.readThrough((bytes, from, to, line) -> one(tape, bytes, from, to, line));
    if (torn && end == History.End.OPEN) {
      end = History.End.TORN;
    }
  }

  private void one(HistoryTape tape, byte[] bytes, int from, int to, long line)
      throws HistoryDamagedException {
    if (isAt(bytes, from, to, FACT)) {
      fact(tape, bytes, from, to, line);
    } else if (isAt(bytes, from, to, NOTE)) {
      if (tape.parse(bytes, from, to, line) instanceof HistoryLine.OfNote said
          && said.note().note() == HistoryNote.Kind.CLOSED) {
        end = History.End.CLOSED;
      }
    } else {
      throw tape.damaged(line, 1, "this is no fact");
    }
  }

  private void fact(HistoryTape tape, byte[] bytes, int from, int to, long line)
      throws HistoryDamagedException {
    facts++;
    int at = find(bytes, from, to, AT);
    if (at >= 0) {
      lastMicros = Math.max(lastMicros, number(bytes, at + AT.length, to));
    }
    int kind = find(bytes, from, to, KIND) + KIND.length;
    if (isAt(bytes, kind, to, ELECTED)) {
      elected++;
    } else if (isAt(bytes, kind, to, STARTING)
        || isAt(bytes, kind, to, FAULT)
        || (isAt(bytes, kind, to, REQUESTED) && find(bytes, kind, to, SAID) >= 0)) {
      if (tape.parse(bytes, from, to, line) instanceof HistoryLine.OfFact read) {
        count(read.fact().fact());
      }
    }
  }

  private void count(Fact fact) {
    switch (fact) {
      case Fact.ClusterStarting f -> {
        nodes = f.nodes().size();
        seed = f.seed();
      }
      case Fact.FaultChanged f -> faults += f.phase() == FaultPhase.INJECTING ? 1 : 0;
      case Fact.CommandRequested f -> {
        if (f.command() instanceof LogbookCommand.WriteNote note && note.bookmark()) {
          bookmarks++;
        }
      }
      default -> {}
    }
  }

  private static long number(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return value;
  }

  private static int find(byte[] bytes, int from, int to, byte[] wanted) {
    for (int i = from; i <= to - wanted.length; i++) {
      if (isAt(bytes, i, to, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] bytes, int from, int to, byte[] wanted) {
    if (from < 0 || to - from < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
