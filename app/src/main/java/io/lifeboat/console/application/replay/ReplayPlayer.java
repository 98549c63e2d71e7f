package io.lifeboat.console.application.replay;

import io.lifeboat.console.application.recording.SideNotes;
import io.lifeboat.console.application.recording.SideNotes.SideNote;
import io.lifeboat.console.application.replay.Landmark.Kind;
import io.lifeboat.console.application.replay.RecordingIndex.Progress;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a recording: which moment is shown, and its picture. What is asked of it takes effect a
 * moment later, on a thread of its own; of several moments asked for meanwhile the last one counts.
 * Any thread may ask.
 */
public final class ReplayPlayer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReplayPlayer.class);
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long FRAME_NANOS = 15_000_000;
  private static final long IDLE_NANOS = 100_000_000;
  private static final int FIRST_LINES = 2_000;
  private static final long CLOSE_LIMIT_MS = 2_000;

  private final RecordingIndex index;
  private final Path file;
  private final LongSupplier nanoTime;
  private final ReplayCursor cursor;
  private final Thread thread = new Thread(this::run, "replay-player");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();

  // Guarded by the lock
  private @Nullable Long target = 0L;
  private boolean playing;
  private boolean toEnd;
  private boolean first;
  private ReplaySpeed speed = ReplaySpeed.ONE;
  private long anchorMicros;
  private long anchorNanos;
  private long frameNanos;
  private boolean closed;
  private SideNotes notes = SideNotes.NONE;
  private @Nullable String notesProblem;

  private volatile Shown shown = new Shown(0, ConsoleState.BLANK);

  /** A moment and its picture. */
  private record Shown(long micros, ConsoleState state) {}

  /**
   * What there is to say of the player.
   *
   * @param atMicros the moment that is shown
   * @param endMicros the last moment that can be shown yet
   * @param notesProblem why notes cannot be kept, or null
   */
  public record Standing(
      long atMicros,
      long endMicros,
      boolean playing,
      ReplaySpeed speed,
      Progress progress,
      String title,
      @Nullable String notesProblem) {}

  private ReplayPlayer(Path file, RecordingIndex index, LongSupplier nanoTime) {
    this.file = file;
    this.index = index;
    this.nanoTime = nanoTime;
    this.cursor = new ReplayCursor(index);
    thread.setDaemon(true);
  }

  /**
   * A player of this recording, at its beginning; closing it closes the index.
   *
   * @param file the recording; notes are kept beside it
   */
  public static ReplayPlayer of(Path file, RecordingIndex index) {
    return of(file, index, System::nanoTime);
  }

  static ReplayPlayer of(Path file, RecordingIndex index, LongSupplier nanoTime) {
    ReplayPlayer player = new ReplayPlayer(file, index, nanoTime);
    player.readNotes();
    player.thread.start();
    return player;
  }

  /** The picture of the moment that is shown. */
  public ConsoleState latest() {
    return shown.state;
  }

  public RecordingIndex index() {
    return index;
  }

  public Path file() {
    return file;
  }

  public Standing standing() {
    Progress progress = index.progress();
    lock.lock();
    try {
      return new Standing(
          shown.micros,
          progress.endMicros(),
          playing,
          speed,
          progress,
          notes.title(),
          notesProblem);
    } finally {
      lock.unlock();
    }
  }

  // Transport

  /** Goes on from the moment shown; at the end it begins anew. */
  public void play() {
    locked(
        () -> {
          long from = current();
          boolean over = index.progress().complete() && from >= index.progress().endMicros();
          playing = true;
          anchor(over ? 0 : from);
          // Where it stands already nothing has to be looked up before time runs.
          target = shown.micros == anchorMicros ? null : anchorMicros;
        });
  }

  public void pause() {
    locked(
        () -> {
          playing = false;
          toEnd = false;
        });
  }

  public void toggle() {
    boolean plays;
    lock.lock();
    try {
      plays = playing;
    } finally {
      lock.unlock();
    }
    if (plays) {
      pause();
    } else {
      play();
    }
  }

  public void setSpeed(ReplaySpeed next) {
    locked(
        () -> {
          anchor(current());
          speed = next;
        });
  }

  public void slower() {
    setSpeed(standing().speed().slower());
  }

  public void faster() {
    setSpeed(standing().speed().faster());
  }

  /** Shows this moment, or the nearest there is. */
  public void seek(long micros) {
    locked(
        () -> {
          toEnd = false;
          goTo(micros);
        });
  }

  /** Shows the first picture worth looking at: the moment at which the first leader was ready. */
  public void showFirst() {
    locked(
        () -> {
          first = true;
          target = null;
        });
  }

  /** Goes by so much, forwards or backwards. */
  public void seekBy(long micros) {
    locked(
        () -> {
          toEnd = false;
          goTo(current() + micros);
        });
  }

  /** Shows the last moment, and stays there while more is read. */
  public void toEnd() {
    locked(
        () -> {
          playing = false;
          toEnd = true;
          goTo(index.progress().endMicros());
        });
  }

  /** Stops at the next occurrence, if there is one. */
  public boolean nextOccurrence() {
    LongColumn all = index.occurrences();
    return stopAt(
        now -> {
          int next = all.countUpTo(now, all.size());
          return next < all.size() ? all.get(next) : -1;
        });
  }

  /** Stops at the occurrence before, if there is one. */
  public boolean previousOccurrence() {
    LongColumn all = index.occurrences();
    return stopAt(
        now -> {
          int before = all.countUpTo(now - 1, all.size()) - 1;
          return before >= 0 ? all.get(before) : -1;
        });
  }

  /** Stops at the next landmark of this kind, if there is one. */
  public boolean next(Kind kind) {
    return stopAt(
        now ->
            landmarks().stream()
                .filter(mark -> mark.kind() == kind && mark.atMicros() > now)
                .mapToLong(Landmark::atMicros)
                .findFirst()
                .orElse(-1));
  }

  /** Stops at the landmark of this kind before, if there is one. */
  public boolean previous(Kind kind) {
    return stopAt(
        now ->
            landmarks().stream()
                .filter(mark -> mark.kind() == kind && mark.atMicros() < now)
                .mapToLong(Landmark::atMicros)
                .max()
                .orElse(-1));
  }

  private boolean stopAt(ToLongFunction<Long> where) {
    long[] found = {-1};
    locked(
        () -> {
          found[0] = where.applyAsLong(current());
          if (found[0] >= 0) {
            playing = false;
            toEnd = false;
            goTo(found[0]);
          }
        });
    return found[0] >= 0;
  }

  // Notes

  /** Of the recording and beside it, in the order of their moments. */
  public List<Landmark> landmarks() {
    List<Landmark> all = new ArrayList<>(index.landmarks());
    for (SideNote note : notes().notes()) {
      Kind kind = note.bookmark() ? Kind.BOOKMARK : Kind.NOTE;
      all.add(new Landmark(note.atMicros(), kind, Text.of(ReplayMsg.MARK_SAID, note.text())));
    }
    all.sort(Comparator.comparingLong(Landmark::atMicros));
    return all;
  }

  /** What is written beside the recording. */
  public SideNotes notes() {
    lock.lock();
    try {
      return notes;
    } finally {
      lock.unlock();
    }
  }

  /** Writes a note about the moment shown, beside the recording. */
  public void write(String text, boolean bookmark) {
    SideNote note = new SideNote(shown.micros, text.strip(), bookmark);
    keep(notes().plus(note));
  }

  public void remove(SideNote note) {
    keep(notes().minus(note));
  }

  private void keep(SideNotes next) {
    locked(() -> notes = next);
    Thread.ofVirtual()
        .name("replay-notes")
        .start(
            () -> {
              lock.lock();
              try {
                notes.keep(file);
                notesProblem = null;
              } catch (IOException e) {
                log.warn("The notes beside {} cannot be kept", file.getFileName(), e);
                notesProblem = e.toString();
              } finally {
                lock.unlock();
              }
            });
  }

  private void readNotes() {
    try {
      notes = SideNotes.of(file);
    } catch (IOException e) {
      log.warn("The notes beside {} cannot be read", file.getFileName(), e);
      notesProblem = e.toString();
    }
  }

  // The thread

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      asked.signal();
    } finally {
      lock.unlock();
    }
  }

  private void goTo(long micros) {
    first = false;
    target = Math.max(0, micros);
    anchor(target);
  }

  private void anchor(long micros) {
    anchorMicros = micros;
    anchorNanos = nanoTime.getAsLong();
  }

  /** The moment that is shown, or will be in a moment. */
  private long current() {
    Long wanted = target;
    long end = index.progress().endMicros();
    return Math.min(wanted == null ? shown.micros : wanted, Math.max(end, shown.micros));
  }

  private void run() {
    try {
      for (long wanted = await(); wanted >= 0; wanted = await()) {
        ConsoleFold fold = cursor.goTo(wanted);
        shown = new Shown(wanted, fold.state());
      }
    } catch (InterruptedException e) {
      log.debug("The player was closed", e);
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (!isClosed()) {
        log.error("The recording cannot be read", e);
      }
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** The next moment to show, once there is one; -1 when closed. */
  private long await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        Progress progress = index.progress();
        long end = progress.endMicros();
        long ready = index.firstReadyMicros();
        if (first && (ready >= 0 || progress.lines() > FIRST_LINES || progress.complete())) {
          goTo(Math.max(0, ready));
        }
        Long wanted = target;
        if (wanted != null && (wanted <= end || progress.complete() || shown.micros < end)) {
          long moment = Math.min(wanted, end);
          target = wanted <= end || progress.complete() ? null : wanted;
          if (target == null && playing) {
            anchor(moment);
          }
          return moment;
        }
        if (toEnd && end > shown.micros) {
          return end;
        }
        long sinceFrame = System.nanoTime() - frameNanos;
        if (wanted == null && playing && sinceFrame >= FRAME_NANOS) {
          long passed = (nanoTime.getAsLong() - anchorNanos) / NANOS_PER_MICRO;
          long moment = anchorMicros + (long) (passed * speed.factor());
          if (moment >= end && progress.complete()) {
            playing = false;
            return end;
          }
          if (Math.min(moment, end) > shown.micros) {
            frameNanos = System.nanoTime();
            return Math.min(moment, end);
          }
        }
        long nanos = playing || first || wanted != null ? FRAME_NANOS : IDLE_NANOS;
        long left = asked.awaitNanos(nanos);
        log.trace("Woken {} ns before its time", left);
      }
      return -1;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the threads and closes the recording. */
  @Override
  public void close() {
    locked(() -> closed = true);
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      thread.interrupt();
    }
    index.close();
  }
}
