package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.JournalRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.storage.NodeMark;
import io.lifeboat.cluster.storage.NodeScan;
import io.lifeboat.cluster.storage.RecordBytes;
import io.lifeboat.cluster.storage.ScanOptions;
import io.lifeboat.cluster.storage.ScanProgress;
import io.lifeboat.cluster.storage.Sealing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans files of nodes: on demand, and in the background one running node after the other, slowly.
 * On a thread of its own with a short queue; when that is full, whoever asks is refused. What a
 * background scan finds sound of a running node is sealed.
 */
final class Scrubbing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scrubbing.class);
  private static final int QUEUE = 16;
  private static final long EVERY_MICROS = 5_000_000;
  private static final long BYTES_PER_SECOND = 20_000_000;
  private static final int MOST_RECORDS = 50;
  private static final int LOOKS = 3;
  private static final long LOOK_MS = 50;

  private final ClusterSite site;
  private final Scans scans;
  private final Predicate<SwitchName> isOn;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(QUEUE), Scrubbing::thread);
  private final Map<NodeId, Long> scannedMicros = new HashMap<>();
  private final Deque<NodeId> urgent = new ArrayDeque<>();
  private Consumer<NodeId> onDamage = node -> {};
  private boolean busy;
  private long lastMicros;

  Scrubbing(ClusterSite site, Scans scans, Predicate<SwitchName> isOn) {
    this.site = site;
    this.scans = scans;
    this.isOn = isOn;
  }

  /** Whatever else wants the processor goes first; that it does is no matter of correctness. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread thread(Runnable task) {
    Thread thread = Thread.ofPlatform().name("scrubber").daemon(true).unstarted(task);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /** Told on the conductor's thread of each node whose scan found damage. */
  void onDamage(Consumer<NodeId> listener) {
    onDamage = listener;
  }

  // On demand

  CompletableFuture<Outcome> scrub(CommandId id, NodeSlot slot) {
    CompletableFuture<Outcome> refused = refuse(slot);
    if (refused != null) {
      return refused;
    }
    return scan(slot, ScanOccasion.ON_DEMAND, id)
        .handle(
            (scan, error) -> {
              if (error == null) {
                return new Outcome.Ok(
                    switch (scan.verdict()) {
                      case SOUND -> "sound: " + scan.records() + " records";
                      case TORN_TAIL -> "sound up to a torn last record";
                      case NO_JOURNAL -> "there is no journal";
                      case DAMAGED -> Scans.reason(scan);
                    });
              }
              return failed(slot.node, error);
            });
  }

  private static Outcome failed(NodeId node, Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof RejectedExecutionException) {
      return new Outcome.Fail(FailReason.ENGINE, "too many scans are waiting");
    }
    if (cause instanceof CancellationException) {
      return new Outcome.Info(node + " began or ended a life meanwhile");
    }
    return new Outcome.Fail(FailReason.ENGINE, Outcomes.messageOf(error));
  }

  private static @Nullable CompletableFuture<Outcome> refuse(NodeSlot slot) {
    if (slot.status == NodeStatus.REMOVED) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " was removed");
    }
    if (slot.status == NodeStatus.STARTING || (slot.life == null && !slot.filesFree.isDone())) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " opens or closes its files");
    }
    return null;
  }

  /**
   * Scans a node's files on the scrubber's thread.
   *
   * @return completes on the conductor's thread, once what was found is told and known
   */
  CompletableFuture<ScanResult> scan(
      NodeSlot slot, ScanOccasion occasion, @Nullable CommandId cause) {
    long generation = slot.generation;
    AtomixNode life = slot.life;
    CompletableFuture<ScanResult> result = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            ScanResult found;
            try {
              found = life == null ? ended(slot, occasion) : running(slot.node, life, occasion);
            } catch (IOException | RuntimeException e) {
              site.run(() -> result.completeExceptionally(e));
              return;
            }
            site.run(() -> scanned(slot, generation, occasion, found, cause, result));
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  private void scanned(
      NodeSlot slot,
      long generation,
      ScanOccasion occasion,
      ScanResult found,
      @Nullable CommandId cause,
      CompletableFuture<ScanResult> result) {
    if (slot.generation != generation) {
      result.completeExceptionally(new CancellationException());
      return;
    }
    scans.tell(slot.node, occasion, found, cause);
    result.complete(found);
    if (scans.damage(slot.node).isPresent()) {
      onDamage.accept(slot.node);
    }
  }

  /** Does something with files on the scrubber's thread; completes there. */
  <T> CompletableFuture<T> on(FileTask<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            try {
              result.complete(task.run());
            } catch (IOException | RuntimeException e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  /** Reads or writes files. */
  interface FileTask<T> {
    T run() throws IOException;
  }

  // On the scrubber's thread

  private ScanResult ended(NodeSlot slot, ScanOccasion occasion) throws IOException {
    return NodeScan.beforeStart(
        slot.node,
        site.data.of(slot.node),
        ScanOptions.stopped().withProgress(scans.progress(slot.node, occasion)),
        slot.tookPart);
  }

  /** Only what is committed by now: behind that the engine writes. */
  private ScanResult running(NodeId node, AtomixNode life, ScanOccasion occasion)
      throws IOException {
    Path directory = site.data.of(node);
    long committed = life.lastReport().commitIndex();
    ScanProgress told = scans.progress(node, occasion);
    ScanProgress progress = occasion == ScanOccasion.BACKGROUND ? paced(told) : told;
    Sealing.Known known = new Sealing.Known(committed, null, null);
    ScanOptions options = ScanOptions.running(committed).withProgress(progress);
    ScanResult scan = Sealing.running(directory, known, options).scan();
    for (int look = 1; look < LOOKS && scan.verdict() == ScanVerdict.DAMAGED; look++) {
      pause(LOOK_MS); // the engine may have been at it just then
      scan = Sealing.running(directory, known, options).scan();
    }
    scan = NodeScan.compared(node, directory, scan, committed);
    Optional<Finding> term = termFinding(directory, life);
    return term.isPresent() ? NodeScan.with(scan, term.get()) : scan;
  }

  /** A wait keeps to the pace; the switch turned off gives the scan up. */
  private ScanProgress paced(ScanProgress told) {
    long began = System.nanoTime();
    return (bytes, ofBytes, records) -> {
      told.scanned(bytes, ofBytes, records);
      long dueNanos = bytes * 1_000 / (BYTES_PER_SECOND / 1_000_000);
      pause(TimeUnit.NANOSECONDS.toMillis(dueNanos - (System.nanoTime() - began)));
      if (!isOn.test(SwitchName.SCRUBBING) || closed.getCount() == 0) {
        throw new CancellationException("scrubbing was turned off");
      }
    };
  }

  private void pause(long ms) {
    try {
      if (ms > 0 && closed.await(ms, TimeUnit.MILLISECONDS)) {
        throw new CancellationException("the cluster is closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the cluster is closing");
    }
  }

  /**
   * The engine writes the file at once when it changes its mind, so a file that says something else
   * than the engine did before and after it was read, several times, is damaged.
   */
  private Optional<Finding> termFinding(Path directory, AtomixNode life) throws IOException {
    Optional<Finding> found = Optional.empty();
    for (int look = 0; look < LOOKS; look++) {
      Optional<NodeMark.Said> before = said(life);
      if (before.isEmpty()) {
        return Optional.empty();
      }
      found = NodeScan.termFinding(directory, before.get());
      if (found.isEmpty() || !before.get().sameTerm(said(life).orElse(before.get()))) {
        return Optional.empty();
      }
      pause(LOOK_MS);
    }
    return found;
  }

  /** Empty when the engine does not answer. */
  private static Optional<NodeMark.Said> said(AtomixNode life) {
    try {
      return Optional.of(life.says().join());
    } catch (CompletionException e) {
      LOG.debug("A node did not say in which term it is", e);
      return Optional.empty();
    }
  }

  // In the background

  /** This node's turn is next: something there is not sealed yet. */
  void soon(NodeId node) {
    if (!urgent.contains(node)) {
      urgent.add(node);
    }
  }

  /** Begins the next scan when it is time; on the conductor's thread, every now and then. */
  void look() {
    long now = site.facts.nowMicros();
    boolean due = now - lastMicros >= EVERY_MICROS || !urgent.isEmpty();
    if (busy || !due || !isOn.test(SwitchName.SCRUBBING)) {
      return;
    }
    NodeId first = urgent.poll();
    Optional<NodeSlot> next =
        first != null
            ? site.find(first).filter(slot -> slot.status == NodeStatus.RUNNING)
            : site.running().stream()
                .min(Comparator.comparingLong(slot -> scannedMicros.getOrDefault(slot.node, 0L)));
    if (next.isEmpty() || next.get().life == null) {
      return;
    }
    NodeSlot slot = next.get();
    busy = true;
    lastMicros = now;
    scannedMicros.put(slot.node, now);
    scan(slot, ScanOccasion.BACKGROUND, null)
        .whenComplete(
            (found, error) -> {
              busy = false;
              lastMicros = site.facts.nowMicros();
              if (error != null) {
                LOG.debug("The background scan of {} came to nothing", slot.node, error);
              }
            });
  }

  // Records

  CompletableFuture<Outcome> inspect(
      CommandId id, NodeSlot slot, OperatorCommand.InspectRecords command) {
    if (command.count() < 1 || command.count() > MOST_RECORDS || command.fromIndex() < 1) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT, "expected 1 to " + MOST_RECORDS + " records from index 1 on");
    }
    CompletableFuture<Outcome> refused = refuse(slot);
    if (refused != null) {
      return refused;
    }
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    try {
      thread.execute(() -> result.complete(read(id, command)));
    } catch (RejectedExecutionException e) {
      LOG.debug("Too many scans are waiting", e);
      result.complete(failed(slot.node, e));
    }
    return result;
  }

  private Outcome read(CommandId id, OperatorCommand.InspectRecords command) {
    NodeId node = command.node();
    try {
      List<JournalRecord> records =
          RecordBytes.read(site.data.of(node), command.fromIndex(), command.count());
      site.facts.offer(node.value(), id, new Fact.JournalRecords(node, records));
      return Outcome.Ok.PLAIN;
    } catch (IOException | RuntimeException e) {
      LOG.debug("The records of {} cannot be read", node, e);
      return new Outcome.Fail(FailReason.ENGINE, Outcomes.messageOf(e));
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.shutdownNow();
  }
}
