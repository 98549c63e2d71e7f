package io.lifeboat.console.application.replay;

import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.cluster.history.HistoryDamagedException.Damage;
import io.lifeboat.cluster.history.HistoryHeader;
import io.lifeboat.cluster.history.HistoryLine;
import io.lifeboat.cluster.history.HistoryNote;
import io.lifeboat.cluster.history.HistoryTape;
import io.lifeboat.console.application.replay.Checkpoints.Checkpoint;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everything is in a recording: the place and the time of each line, checkpoints of the
 * picture, landmarks. It is made in the background, several threads reading and one folding; what
 * has been read can be looked at meanwhile. A recording that is still being written is followed.
 * Any thread may ask.
 */
public final class RecordingIndex implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecordingIndex.class);
  private static final int PIECE = 256 * 1024;

  /** The first picture is to be there at once. */
  private static final int FIRST_PIECE = 32 * 1024;

  private static final int READERS =
      Math.clamp(Runtime.getRuntime().availableProcessors() - 1L, 1, 4);
  private static final int AHEAD = READERS * 2 + 1;
  private static final long FOLLOW_NANOS = 100_000_000;
  private static final long CLOSE_LIMIT_MS = 2_000;

  private final HistoryTape tape;
  private final boolean follows;
  private final LongColumn offsets = new LongColumn();
  private final LongColumn times = new LongColumn();
  private final Checkpoints checkpoints = new Checkpoints();
  private final Landmarks landmarks = new Landmarks();
  private final Thread thread = new Thread(this::build, "replay-index");
  private volatile Reached reached;
  private volatile boolean closing;

  // Owned by the index thread
  private long lastSequence;
  private long lastMicros;
  private boolean closed;

  /**
   * How far the index is.
   *
   * @param lines how many can be looked at
   * @param endMicros the time of the last of them
   * @param bytesRead of the file
   * @param bytes how long the file is
   * @param complete whether there is no more to come
   * @param end how the recording ends; final once complete
   * @param damage what stopped the reading, or null
   */
  public record Progress(
      int lines,
      long endMicros,
      long bytesRead,
      long bytes,
      boolean complete,
      History.End end,
      @Nullable Damage damage) {

    /** Where the damage is that stopped the reading; null when there is none. */
    public @Nullable Text damageWords() {
      return damage == null
          ? null
          : Text.of(ReplayMsg.STATUS_DAMAGED, damage.line(), damage.column());
    }

    /** Whether it was closed in good order, or ends before that. */
    public Text endWords() {
      return Text.of(end == History.End.CLOSED ? ReplayMsg.STATUS_WHOLE : ReplayMsg.STATUS_TORN);
    }
  }

  /** How far the index is, and the picture there. */
  record Reached(Progress progress, ConsoleFold fold) {}

  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Piece(
      long offset,
      byte[] bytes,
      List<HistoryLine> lines,
      List<Integer> starts,
      @Nullable HistoryDamagedException damage) {}

  private RecordingIndex(HistoryTape tape, boolean follows) throws IOException {
    this.tape = tape;
    this.follows = follows;
    Progress none = new Progress(0, 0, tape.begin(), tape.size(), false, History.End.OPEN, null);
    this.reached = new Reached(none, ConsoleFold.blank());
    thread.setDaemon(true);
  }

  /**
   * Opens a recording and begins to read it.
   *
   * @param follows whether it is still being written, so that more will come after its end
   * @throws HistoryDamagedException when it is no recording of a version known here
   */
  public static RecordingIndex open(Path file, boolean follows) throws IOException {
    HistoryTape tape = HistoryTape.open(file);
    try {
      RecordingIndex index = new RecordingIndex(tape, follows);
      index.thread.start();
      return index;
    } catch (IOException e) {
      tape.close();
      throw e;
    }
  }

  public HistoryHeader header() {
    return tape.header();
  }

  public Progress progress() {
    return reached.progress;
  }

  Reached reached() {
    return reached;
  }

  public List<Landmark> landmarks() {
    return landmarks.found();
  }

  /** When the first leader was ready; -1 while that is not known. */
  long firstReadyMicros() {
    return landmarks.firstReadyMicros();
  }

  /** The moments of all occurrences so far, in order. */
  LongColumn occurrences() {
    return landmarks.occurrences();
  }

  /** How many lines had been written at this moment. */
  int linesUpTo(long micros) {
    return times.countUpTo(micros, progress().lines());
  }

  Checkpoint checkpointBefore(int lines) {
    return checkpoints.before(lines);
  }

  int checkpointDistance() {
    return checkpoints.distance();
  }

  int checkpointCount() {
    return checkpoints.size();
  }

  /** Reads these lines again. */
  List<HistoryLine> lines(int from, int to) throws IOException {
    if (from >= to) {
      return List.of();
    }
    long begin = offsets.get(from);
    long end = to < offsets.size() ? offsets.get(to) : progress().bytesRead();
    byte[] bytes = tape.read(begin, Math.toIntExact(end - begin));
    List<HistoryLine> lines = new ArrayList<>(to - from);
    int at = 0;
    for (int line = from; line < to; line++) {
      int stop = HistoryTape.indexOfBreak(bytes, at);
      lines.add(tape.parse(bytes, at, stop < 0 ? bytes.length : stop, line + 2L));
      at = stop + 1;
    }
    return lines;
  }

  // Building

  private void build() {
    ExecutorService readers =
        Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("replay-reader-", 0).factory());
    try {
      long offset = tape.begin();
      while (!closing) {
        offset = through(readers, offset);
        if (closed || closing || !follows) {
          break;
        }
        LockSupport.parkNanos(FOLLOW_NANOS);
      }
      complete(offset);
    } catch (HistoryDamagedException e) {
      log.info("{}", e.getMessage());
      stopped(e.damage());
    } catch (IOException | ExecutionException e) {
      failed(e);
    } catch (InterruptedException e) {
      log.debug("The index was closed", e);
      Thread.currentThread().interrupt();
    } finally {
      readers.shutdownNow();
    }
  }

  private void failed(Exception e) {
    if (closing) {
      log.debug("The index was closed", e);
      return;
    }
    log.warn("The recording cannot be read on", e);
    stopped(new Damage(progress().lines() + 2L, 1, e.toString()));
  }

  private void complete(long offset) throws IOException {
    History.End end =
        closed ? History.End.CLOSED : offset < tape.size() ? History.End.TORN : History.End.OPEN;
    Progress far = progress();
    reached =
        new Reached(
            new Progress(far.lines, far.endMicros, offset, tape.size(), true, end, null),
            reached.fold);
  }

  private void stopped(Damage damage) {
    Progress far = progress();
    reached =
        new Reached(
            new Progress(
                far.lines,
                far.endMicros,
                far.bytesRead,
                far.bytes,
                true,
                History.End.DAMAGED,
                damage),
            reached.fold);
  }

  /** Reads and folds all full lines from here; gives the place after them. */
  private long through(ExecutorService readers, long from)
      throws IOException, InterruptedException, ExecutionException {
    Deque<Future<Piece>> ahead = new ArrayDeque<>();
    long read = from;
    long folded = from;
    boolean more = true;
    while (!closing) {
      while (more && ahead.size() < AHEAD) {
        int most = read == tape.begin() ? FIRST_PIECE : PIECE;
        byte[] bytes = tape.lines(read, most, offsets.size() + 2L);
        more = bytes.length > 0;
        if (more) {
          long offset = read;
          ahead.add(readers.submit(() -> parse(offset, bytes)));
          read += bytes.length;
        }
      }
      Future<Piece> next = ahead.poll();
      if (next == null) {
        return folded;
      }
      Piece piece = next.get();
      fold(piece);
      folded = piece.offset + piece.bytes.length;
    }
    return folded;
  }

  /** The number of a line is not known here; whoever folds it knows. */
  private Piece parse(long offset, byte[] bytes) {
    List<HistoryLine> lines = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int at = 0;
    try {
      while (at < bytes.length) {
        int stop = HistoryTape.indexOfBreak(bytes, at);
        lines.add(tape.parse(bytes, at, stop, 1));
        starts.add(at);
        at = stop + 1;
      }
    } catch (HistoryDamagedException e) {
      return new Piece(offset, bytes, lines, starts, e);
    }
    return new Piece(offset, bytes, lines, starts, null);
  }

  private void fold(Piece piece) throws IOException {
    ConsoleFold fold = reached.fold;
    int count = offsets.size();
    for (int i = 0; i < piece.lines.size(); i++) {
      HistoryLine line = piece.lines.get(i);
      check(line, count + 2L);
      if (line instanceof HistoryLine.OfFact read) {
        lastMicros = Math.max(lastMicros, read.fact().atMicros());
      }
      fold = ReplayFold.next(fold, line);
      count++;
      offsets.add(piece.offset + piece.starts.get(i));
      times.add(lastMicros);
      landmarks.passed(line, fold.state(), lastMicros);
      checkpoints.passed(count, fold);
    }
    long upTo = piece.offset + piece.bytes.length;
    long size = Math.max(upTo, tape.size());
    reached =
        new Reached(
            new Progress(count, lastMicros, upTo, size, false, History.End.OPEN, null), fold);
    HistoryDamagedException damage = piece.damage;
    if (damage != null) {
      throw tape.damaged(count + 2L, damage.damage().column(), damage.damage().message());
    }
  }

  private void check(HistoryLine line, long number) throws HistoryDamagedException {
    if (closed) {
      throw tape.damaged(number, 1, "something follows the closing line");
    }
    switch (line) {
      case HistoryLine.OfFact read -> {
        if (read.fact().sequence() <= lastSequence) {
          throw tape.damaged(
              number, 1, "fact " + read.fact().sequence() + " follows fact " + lastSequence);
        }
        lastSequence = read.fact().sequence();
      }
      case HistoryLine.OfNote read -> closed = read.note().note() == HistoryNote.Kind.CLOSED;
    }
  }

  /** Ends the threads and closes the file. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      tape.close();
    } catch (IOException e) {
      log.warn("The recording could not be closed", e);
    }
  }
}
