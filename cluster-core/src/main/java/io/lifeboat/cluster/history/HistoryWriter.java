package io.lifeboat.cluster.history;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps facts as lines of JSON in a file, on a thread of its own. Whatever was handed to the
 * operating system survives a crash of this process up to the last full line.
 *
 * <p>Two bounds, each with its policy. The queue: <em>drop newest</em>, the number of missing facts
 * is noted in the file where they are missing. The file: after three quarters of {@code maxBytes}
 * <em>levels are left out</em>, after all of it <em>nothing more is kept</em>; both are noted. The
 * beginning is kept rather than the end because a replay starts at the beginning.
 */
public final class HistoryWriter implements FactListener, AutoCloseable {
  public static final long DEFAULT_MAX_BYTES = 256L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
  private static final int QUEUE_CAPACITY = 16_384;
  private static final int BATCH = 1_024;
  private static final long IDLE_POLL_MS = 25;
  private static final long CLOSE_LIMIT_MS = 10_000;

  /** Room kept free for the last notes. */
  private static final int RESERVED_BYTES = 512;

  private static final byte[] NOTHING = {};

  private final Path file;
  private final long maxBytes;
  private final BlockingQueue<FactRecord> queue;
  private final AtomicLong dropped = new AtomicLong();
  private final OutputStream out;
  private final UnaryOperator<String> cleaned;
  private final Thread thread;
  private volatile long lastOffered;
  private volatile boolean closing;
  private volatile @Nullable IOException failure;

  // Owned by the writer's thread from its start on.
  private long bytes;
  private long written;
  private long lastSequence;
  private boolean levelsLeftOut;
  private boolean full;

  private HistoryWriter(
      Path file,
      OutputStream out,
      long maxBytes,
      int queueCapacity,
      InstantSource clock,
      UnaryOperator<String> cleaned)
      throws IOException {
    this.file = file;
    this.out = out;
    this.cleaned = cleaned;
    this.maxBytes = maxBytes;
    this.queue = new ArrayBlockingQueue<>(queueCapacity);
    write(line(FactJson.write(new HistoryHeader(HistoryHeader.VERSION, clock.instant()))));
    this.thread = new Thread(this::run, "history-writer");
    this.thread.setDaemon(true);
  }

  /**
   * Begins a history, in place of any the file held.
   *
   * @throws IOException when the file cannot be written
   */
  public static HistoryWriter open(Path file, long maxBytes) throws IOException {
    return open(file, maxBytes, UnaryOperator.identity());
  }

  /**
   * The same, but each fact's line is handed through this before it is written; what comes back
   * must be a fact's line again.
   *
   * @param cleaned called on the writer's thread
   */
  public static HistoryWriter open(Path file, long maxBytes, UnaryOperator<String> cleaned)
      throws IOException {
    return open(file, maxBytes, QUEUE_CAPACITY, InstantSource.system(), cleaned);
  }

  static HistoryWriter open(Path file, long maxBytes, int queueCapacity, InstantSource clock)
      throws IOException {
    return open(file, maxBytes, queueCapacity, clock, UnaryOperator.identity());
  }

  private static HistoryWriter open(
      Path file,
      long maxBytes,
      int queueCapacity,
      InstantSource clock,
      UnaryOperator<String> cleaned)
      throws IOException {
    OutputStream out = Files.newOutputStream(file);
    try {
      HistoryWriter writer = new HistoryWriter(file, out, maxBytes, queueCapacity, clock, cleaned);
      writer.thread.start();
      return writer;
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  @Override
  public void onFact(FactRecord record) {
    if (closing) {
      return;
    }
    lastOffered = record.sequence();
    if (!queue.offer(record)) {
      dropped.incrementAndGet();
    }
  }

  /** How many facts did not find room in the queue. */
  public long dropped() {
    return dropped.get();
  }

  /** Why the file could not be written to its end, if so. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Writes what is queued, closes the file and ends the thread. Safe to call twice. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      failure = new IOException("the disk did not take the rest within the time limit");
    }
  }

  private void run() {
    try (out) {
      List<FactRecord> batch = new ArrayList<>(BATCH);
      while (true) {
        boolean last = closing;
        take(batch);
        if (batch.isEmpty() && last) {
          break;
        }
        writeAll(batch);
        batch.clear();
      }
      writeEnd();
    } catch (IOException e) {
      failure = e;
      LOG.error("history {} ends early: it could not be written", file.getFileName(), e);
    } catch (InterruptedException e) {
      failure = new IOException("the writer was interrupted", e);
      Thread.currentThread().interrupt();
    }
  }

  private void take(List<FactRecord> batch) throws InterruptedException {
    FactRecord first = queue.poll(IDLE_POLL_MS, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, BATCH - 1);
    }
  }

  /** One write for the whole batch: a crash between two batches leaves only full lines. */
  private void writeAll(List<FactRecord> batch) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (FactRecord record : batch) {
      long missing = missingBefore(record.sequence());
      lastSequence = record.sequence();
      if (!full) {
        append(text, record, missing);
      }
    }
    out.write(text.toByteArray());
  }

  private void append(ByteArrayOutputStream text, FactRecord record, long missing) {
    boolean leftOut = levelsLeftOut && record.fact() instanceof Fact.Level;
    byte[] note = missing > 0 ? note(HistoryNote.Kind.FACTS_MISSING, missing) : NOTHING;
    byte[] line = leftOut ? NOTHING : line(cleaned.apply(FactJson.toLine(record)));
    if (bytes + note.length + line.length > maxBytes - RESERVED_BYTES) {
      full = true;
      append(text, note(HistoryNote.Kind.FULL, bytes));
      return;
    }
    append(text, note);
    append(text, line);
    written += leftOut ? 0 : 1;
    if (!levelsLeftOut && bytes > maxBytes / 4 * 3) {
      levelsLeftOut = true;
      append(text, note(HistoryNote.Kind.LEVELS_LEFT_OUT, bytes));
    }
  }

  private void append(ByteArrayOutputStream text, byte[] line) {
    text.writeBytes(line);
    bytes += line.length;
  }

  private long missingBefore(long sequence) {
    return lastSequence == 0 ? 0 : Math.max(0, sequence - lastSequence - 1);
  }

  private void writeEnd() throws IOException {
    long missing = missingBefore(lastOffered + 1);
    if (missing > 0 && !full) {
      write(note(HistoryNote.Kind.FACTS_MISSING, missing));
    }
    write(note(HistoryNote.Kind.CLOSED, written));
  }

  private void write(byte[] line) throws IOException {
    out.write(line);
    bytes += line.length;
  }

  private static byte[] note(HistoryNote.Kind kind, long count) {
    return line(FactJson.write(new HistoryNote(kind, count)));
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
