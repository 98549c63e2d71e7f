package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.AuditedCluster;
import io.lifeboat.cluster.checker.ClientSummary;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.storage.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Raft cluster inside this process: every node an Atomix server with its own directory, its
 * own threads and its own TCP endpoint on 127.0.0.1. One process stands for several, so a kill
 * cannot lose what a power cut would lose, and all nodes share one clock and one heap.
 */
public final class EmbeddedCluster implements AuditedCluster {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCluster.class);
  private static final long CLOSE_LIMIT_MS = 30_000;

  private final ClusterConfig config;
  private final FactPump facts = new FactPump();
  private final AtomicLong commandNumber = new AtomicLong();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<Void> startResult = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Thread starting;
  private volatile @Nullable HistoryWriter history;
  private volatile @Nullable ClusterConductor conductor;

  /** Makes a cluster that does nothing yet; {@link #start} opens its files and ports. */
  public EmbeddedCluster(ClusterConfig config) {
    this.config = config;
  }

  @Override
  public ClusterConfig config() {
    return config;
  }

  @Override
  public CompletionStage<Void> start() {
    if (started.compareAndSet(false, true)) {
      starting = Thread.ofPlatform().name("cluster-start").daemon(true).start(this::open);
    }
    return startResult.minimalCompletionStage();
  }

  private void open() {
    try {
      DataDirectory data = DataDirectory.open(config.dataDirectory(), config.size());
      keepHistory(data);
      facts.offer(
          FactRecord.CONDUCTOR,
          new Fact.ClusterStarting(
              data.members(config.nodes()),
              config.electionTimeoutMs(),
              config.heartbeatMs(),
              config.flushOnCommit(),
              config.seed()));
      ClusterConductor opened;
      try {
        opened = new ClusterConductor(config, facts, data);
      } catch (IOException | RuntimeException | LinkageError e) {
        data.close();
        throw e;
      }
      synchronized (this) {
        if (closed.get()) {
          opened.close();
          startResult.completeExceptionally(new IllegalStateException("closed before it started"));
          return;
        }
        conductor = opened;
      }
      opened
          .startAll()
          .whenComplete(
              (done, error) -> {
                if (error == null) {
                  startResult.complete(null);
                } else {
                  startResult.completeExceptionally(error);
                }
              });
    } catch (LinkageError e) {
      // Without its --add-opens flags the engine's serializer cannot load, and would hang later.
      startResult.completeExceptionally(
          new IllegalStateException(
              "the engine cannot load; was the Java virtual machine started without the flags that"
                  + " ./lifeboat gives it?",
              e));
    } catch (IOException | RuntimeException e) {
      startResult.completeExceptionally(e);
    }
  }

  @Override
  public Submission submit(Command command, Actor by) {
    CommandId id = new CommandId("c" + commandNumber.incrementAndGet());
    facts.offer(FactRecord.CONDUCTOR, id, new Fact.CommandRequested(id, command, by));
    ClusterConductor running = conductor;
    CompletionStage<Outcome> outcome =
        running == null || closed.get()
            ? CompletableFuture.completedFuture(
                new Outcome.Fail(FailReason.CLOSED, "the cluster is not running"))
            : running.submit(id, command);
    return new Submission(
        id,
        outcome.whenComplete(
            (result, error) ->
                facts.offer(FactRecord.CONDUCTOR, id, new Fact.CommandCompleted(id, result))));
  }

  /** Every fact of this run goes to a file of its own beside the nodes' files. */
  private void keepHistory(DataDirectory data) {
    try {
      HistoryWriter writer = HistoryWriter.open(data.newHistory(), HistoryWriter.DEFAULT_MAX_BYTES);
      history = writer;
      facts.subscribe(writer);
    } catch (IOException e) {
      LOG.warn("This run goes on without a history file", e);
    }
  }

  /** Where the nodes keep their files, once the cluster is starting. */
  Optional<Path> dataRoot() {
    ClusterConductor running = conductor;
    return running == null ? Optional.empty() : Optional.of(running.dataRoot());
  }

  @Override
  public ClusterReport report() {
    ClusterConductor running = conductor;
    return running != null
        ? running.report()
        : new ClusterReport(java.util.List.of(), Set.of(), Set.of(), false, config.workload());
  }

  @Override
  public AutoCloseable subscribe(FactListener listener) {
    return facts.subscribe(listener);
  }

  @Override
  public CompletionStage<WriteAudit> auditWrites() {
    ClusterConductor running = conductor;
    return running == null
        ? CompletableFuture.failedFuture(new IllegalStateException("the cluster is not running"))
        : running.auditWrites();
  }

  @Override
  public Optional<ClientSummary> clients() {
    ClusterConductor running = conductor;
    return running == null ? Optional.empty() : Optional.of(running.clients());
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      awaitEnd();
      return;
    }
    try {
      ClusterConductor running;
      synchronized (this) {
        running = conductor;
      }
      if (running == null) {
        awaitStart();
      } else {
        running.close();
      }
      facts.offer(FactRecord.CONDUCTOR, new Fact.ClusterStopped());
      facts.close();
      HistoryWriter writer = history;
      if (writer != null) {
        writer.close();
      }
    } finally {
      ended.countDown();
    }
  }

  /** A start that is under way sees that the cluster is closed, and clears away what it opened. */
  private void awaitStart() {
    Thread thread = starting;
    if (thread == null) {
      return;
    }
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitEnd() {
    try {
      if (!ended.await(CLOSE_LIMIT_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("The cluster is still closing after {} ms", CLOSE_LIMIT_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
