package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.detection.DigestVerdict;
import io.lifeboat.cluster.detection.ReplicaTree;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.recovery.BackupDamagedException;
import io.lifeboat.cluster.recovery.BackupFolder;
import io.lifeboat.cluster.recovery.BackupWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes, verifies and restores backups, one at a time, on a thread of its own that may wait. What
 * is backed up is the state of one index, of a replica that nothing speaks against.
 */
final class Backups {
  static final String FOLDER = "backups";
  static final long EVERY_MS = 60_000;
  static final int KEPT = 10;
  private static final long MARK_LIMIT_MS = 15_000;

  private final ClusterSite site;
  private final Marks marks;
  private final Executor thread;
  private final Predicate<SwitchName> isOn;
  private final Path folder;
  private final Restoration restoration;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long lastIndex;
  private long lastMicros;

  Backups(
      ClusterSite site,
      Marks marks,
      Gateway.Sessions sessions,
      Executor thread,
      Predicate<SwitchName> isOn) {
    this.site = site;
    this.marks = marks;
    this.thread = thread;
    this.isOn = isOn;
    this.folder = site.data.root().resolve(FOLDER);
    this.restoration = new Restoration(sessions, this::mark);
  }

  /** What is done on the thread that may wait. */
  @FunctionalInterface
  private interface Work {
    Outcome done() throws IOException, InterruptedException, ExecutionException, TimeoutException;
  }

  private CompletableFuture<Outcome> begin(Work work) {
    if (!busy.compareAndSet(false, true)) {
      return Outcomes.done(FailReason.WRONG_STATE, "a backup is being written or read already");
    }
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            Outcome outcome = outcome(work);
            busy.set(false);
            result.complete(outcome);
          });
    } catch (RejectedExecutionException e) {
      result.complete(new Outcome.Fail(FailReason.CLOSED, "the cluster is closing"));
    }
    return result;
  }

  private static Outcome outcome(Work work) {
    try {
      return work.done();
    } catch (BackupDamagedException e) {
      return new Outcome.Fail(FailReason.UNSAFE, Outcomes.messageOf(e));
    } catch (IOException e) {
      return new Outcome.Fail(FailReason.ENGINE, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Info("the cluster is closing");
    } catch (TimeoutException e) {
      return new Outcome.Info("no answer from the replicas in time");
    } catch (ExecutionException | RuntimeException e) {
      return new Outcome.Info("interrupted by an error: " + e);
    }
  }

  private Marks.Marked mark() throws InterruptedException, ExecutionException, TimeoutException {
    return marks.mark().get(MARK_LIMIT_MS, TimeUnit.MILLISECONDS);
  }

  // Writing

  /** To be called about once a second. */
  void tick() {
    long now = site.facts.nowMicros();
    if (isOn.test(SwitchName.SCHEDULED_BACKUP)
        && now - lastMicros >= EVERY_MS * 1_000
        && !busy.get()
        && site.leader().isPresent()
        && lastWrite() > lastIndex) {
      lastMicros = now;
      begin(() -> write(null));
    }
  }

  private long lastWrite() {
    return site.running().stream()
        .map(slot -> slot.life)
        .mapToLong(life -> life == null ? 0 : life.probe().lastWrite())
        .max()
        .orElse(0);
  }

  CompletableFuture<Outcome> backUp(CommandId id) {
    lastMicros = site.facts.nowMicros();
    return begin(() -> write(id));
  }

  /**
   * @param cause null when its time had come
   */
  private Outcome write(@Nullable CommandId cause)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long began = site.facts.nowMicros();
    Marks.Marked marked = mark();
    if (marked.replicas().isEmpty()) {
      return Outcomes.of(marked.answer()) instanceof Outcome.Fail fail
          ? fail
          : new Outcome.Info("no replica came to the mark in time");
    }
    NodeId from = DigestVerdict.of(marked.soundRoots(), site.members().size()).trusted();
    if (from == null) {
      return new Outcome.Fail(
          FailReason.UNSAFE,
          "the replicas differ and no majority tells which is right, or the memory of all was"
              + " changed; a backup could keep the wrong");
    }
    ReplicaTree replica = marked.replica(from);
    if (replica.state().size() == 0) {
      return new Outcome.Fail(FailReason.NOTHING_TO_DO, "there is nothing to back up yet");
    }
    BackupWriter writer = new BackupWriter(folder);
    BackupInfo info;
    Instant now = Instant.now();
    String name = BackupWriter.nameOf(now, replica.index());
    try {
      writer.write(replica.index(), replica.root(), replica.state().entries(), now, cause == null);
      info = BackupFolder.verify(folder.resolve(name));
    } catch (IOException e) {
      observed(new Fact.BackupChecked(name, Outcomes.messageOf(e)), cause);
      throw e;
    }
    lastIndex = Math.max(lastIndex, info.index());
    observed(new Fact.BackupWritten(info, site.facts.nowMicros() - began), cause);
    if (cause == null) {
      writer.keepLastScheduled(KEPT);
    }
    return new Outcome.Ok(
        info.name()
            + ", "
            + info.keys()
            + " keys at index "
            + info.index()
            + " from "
            + from
            + ", written and read again"
            + (site.config.dataDirectory() == null
                ? "; the data directory is temporary: the backup vanishes with it"
                : ""));
  }

  // Reading

  CompletableFuture<Outcome> verify(CommandId id, String name) {
    return find(name)
        .map(
            backup ->
                begin(
                    () -> {
                      BackupInfo info = verified(backup, id);
                      return new Outcome.Ok(
                          info.name()
                              + " is sound: "
                              + info.keys()
                              + " keys at index "
                              + info.index());
                    }))
        .orElseGet(() -> noSuch(name));
  }

  CompletableFuture<Outcome> restore(CommandId id, String name) {
    return find(name)
        .map(
            backup ->
                begin(
                    () -> {
                      verified(backup, id);
                      Restoration.Restored restored = restoration.restore(backup);
                      Fact fact = restored.fact();
                      if (fact != null) {
                        observed(fact, id);
                      }
                      return restored.outcome();
                    }))
        .orElseGet(() -> noSuch(name));
  }

  private BackupInfo verified(Path backup, CommandId cause) throws IOException {
    String name = String.valueOf(backup.getFileName());
    try {
      BackupInfo info = BackupFolder.verify(backup);
      observed(new Fact.BackupChecked(name, null), cause);
      return info;
    } catch (BackupDamagedException e) {
      observed(new Fact.BackupChecked(name, Outcomes.messageOf(e)), cause);
      throw e;
    }
  }

  /** One of this cluster's backups by its name, or any other by the path of its folder. */
  private Optional<Path> find(String name) {
    try {
      Path path = BackupFolder.isName(name) ? folder.resolve(name) : Path.of(name);
      return Optional.of(path.normalize())
          .filter(Path::isAbsolute)
          .filter(found -> found.getFileName() != null && Files.isDirectory(found));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private CompletableFuture<Outcome> noSuch(String name) {
    List<String> names;
    try {
      names = BackupFolder.list(folder);
    } catch (IOException e) {
      return Outcomes.done(FailReason.ENGINE, "the backups cannot be listed: " + e);
    }
    return Outcomes.done(
        FailReason.BAD_ARGUMENT,
        "there is no backup "
            + name
            + (names.isEmpty() ? ", and no other" : "; there are " + String.join(", ", names)));
  }

  private void observed(Fact fact, @Nullable CommandId cause) {
    site.observed(fact, cause);
  }
}
