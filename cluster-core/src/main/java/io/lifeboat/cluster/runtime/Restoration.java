package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.detection.DigestVerdict;
import io.lifeboat.cluster.detection.ReplicaTree;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.recovery.BackupFolder;
import io.lifeboat.cluster.recovery.RestoreChunks;
import io.lifeboat.cluster.store.KeyValueEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup's entries into an empty cluster, through the log like everything else, and compares
 * the digest of what came of it. A piece may be sent twice: it is put in once. Waits; not for the
 * conductor's thread.
 */
final class Restoration {
  private static final long CHUNK_LIMIT_MS = 5_000;
  private static final int TRIES = 5;

  private final Gateway.Sessions sessions;
  private final MarkNow mark;

  Restoration(Gateway.Sessions sessions, MarkNow mark) {
    this.sessions = sessions;
    this.mark = mark;
  }

  /** Has the replicas say what their states are. */
  @FunctionalInterface
  interface MarkNow {
    Marks.Marked mark() throws InterruptedException, ExecutionException, TimeoutException;
  }

  /**
   * How it ended.
   *
   * @param fact null unless the backup is restored
   */
  record Restored(Outcome outcome, @Nullable Fact fact) {}

  /** The cluster did not take a piece. */
  private static final class NotTakenException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient OperationResult answer;

    NotTakenException(OperationResult answer) {
      super("a piece of the backup was not taken: " + answer);
      this.answer = answer;
    }
  }

  /**
   * @param backup a folder that was verified
   */
  Restored restore(Path backup)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Outcome refusal = refusalUnlessEmpty(mark.mark());
    if (refusal != null) {
      return new Restored(refusal, null);
    }
    BackupFolder folder = BackupFolder.open(backup);
    BackupInfo info = folder.info();
    Sender sender = new Sender(info.name());
    try {
      RestoreChunks chunks = new RestoreChunks(sender::send);
      folder.read(chunks);
      chunks.end();
    } catch (NotTakenException e) {
      return new Restored(notTaken(e.answer, sender.sent), null);
    }
    return compared(folder, info, mark.mark());
  }

  private static @Nullable Outcome refusalUnlessEmpty(Marks.Marked marked) {
    if (marked.replicas().isEmpty()) {
      return Outcomes.of(marked.answer()) instanceof Outcome.Fail fail
          ? fail
          : new Outcome.Info("no replica came to the mark in time");
    }
    int keys = marked.replicas().values().stream().mapToInt(r -> r.state().size()).max().orElse(0);
    return keys == 0
        ? null
        : new Outcome.Fail(
            FailReason.WRONG_STATE,
            "the cluster holds "
                + keys
                + " keys; a backup is restored into an empty one only, with its load off");
  }

  private static Outcome notTaken(OperationResult answer, int sent) {
    String before = sent == 0 ? "" : "; " + sent + " pieces before are in";
    return switch (answer) {
      case OperationResult.Ok ok ->
          new Outcome.Fail(
              FailReason.WRONG_STATE,
              "the cluster refused a piece, because it holds other entries by now" + before);
      case OperationResult.Fail fail ->
          new Outcome.Fail(
              FailReason.ENGINE,
              Outcomes.of(fail).detail() + ", after " + TRIES + " tries" + before);
      case OperationResult.Stale stale ->
          new Outcome.Info("an answer of " + stale.node() + " alone");
      case OperationResult.NotKnown unknown ->
          new Outcome.Info(unknown.why() + ", after " + TRIES + " tries" + before);
    };
  }

  private static Restored compared(BackupFolder folder, BackupInfo info, Marks.Marked marked) {
    // All replicas that came to the mark must hold it: there is nothing else to compare with.
    List<ReplicaTree> replicas = List.copyOf(marked.replicas().values());
    if (replicas.isEmpty()) {
      return new Restored(
          new Outcome.Info("restored, but no replica came to the mark in time to compare"), null);
    }
    if (replicas.stream().anyMatch(replica -> !replica.root().equals(folder.root()))) {
      return new Restored(
          new Outcome.Fail(
              FailReason.UNSAFE,
              "after it "
                  + DigestVerdict.of(marked.roots(), replicas.size()).groups()
                  + " is not the state of the backup, "
                  + folder.root()),
          null);
    }
    return new Restored(
        new Outcome.Ok(
            info.keys()
                + " keys restored; at index "
                + marked.index()
                + " the digest is that of the backup, "
                + folder.root()),
        new Fact.BackupRestored(info, marked.index()));
  }

  /** Sends piece after piece, each until it is answered. */
  private final class Sender {
    private final String backup;
    private int sent;

    Sender(String backup) {
      this.backup = backup;
    }

    void send(List<KeyValueEntry> chunk) throws NotTakenException {
      Operation operation = new Operation.RestoreChunk(backup, sent == 0, chunk);
      OperationResult answer = new OperationResult.NotKnown("nothing was sent");
      for (int i = 0; i < TRIES; i++) {
        answer = sessions.submit(operation, CHUNK_LIMIT_MS).join();
        if (answer instanceof OperationResult.Ok ok) {
          if (ok.entry() == null) {
            break;
          }
          sent++;
          return;
        }
        if (isClosed(answer)) {
          break;
        }
      }
      throw new NotTakenException(answer);
    }

    private static boolean isClosed(OperationResult answer) {
      return answer instanceof OperationResult.Fail fail
          && fail.reason() == OperationResult.Reason.CLOSED;
    }
  }
}
