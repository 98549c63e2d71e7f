package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.workload.WorkloadGenerator;
import io.lifeboat.cluster.workload.WriteLedger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads back what clients were told was written, once nothing is on its way any more. */
final class WriteAuditor {
  private static final int BATCH = 256;
  private static final long READ_TIMEOUT_MS = 10_000;
  private static final long QUIET_TIMEOUT_MS = 10_000;

  private final Gateway.Sessions sessions;
  private final WorkloadGenerator workload;
  private final WriteLedger writes;
  private final ScheduledExecutorService timer;
  private final long quietLimitMs;

  WriteAuditor(
      Gateway.Sessions sessions,
      WorkloadGenerator workload,
      WriteLedger writes,
      ScheduledExecutorService timer) {
    this(sessions, workload, writes, timer, QUIET_TIMEOUT_MS);
  }

  /**
   * @param quietLimitMs how long writes may still be on their way
   */
  WriteAuditor(
      Gateway.Sessions sessions,
      WorkloadGenerator workload,
      WriteLedger writes,
      ScheduledExecutorService timer,
      long quietLimitMs) {
    this.quietLimitMs = quietLimitMs;
    this.sessions = sessions;
    this.workload = workload;
    this.writes = writes;
    this.timer = timer;
  }

  /**
   * Waits until nothing is on its way, and reads all keys back. Fails when operations are on their
   * way for longer than the limit: what would be read back then proves nothing.
   */
  CompletableFuture<WriteAudit> audit() {
    CompletableFuture<WriteAudit> result = new CompletableFuture<>();
    awaitQuiet(System.nanoTime() / 1_000 + quietLimitMs * 1_000, result);
    return result;
  }

  private void awaitQuiet(long deadlineMicros, CompletableFuture<WriteAudit> result) {
    int inFlight = workload.inFlight();
    if (inFlight == 0) {
      readBack(writes.keys(), 0, new ConcurrentHashMap<>(), result);
    } else if (System.nanoTime() / 1_000 < deadlineMicros) {
      timer.schedule(() -> awaitQuiet(deadlineMicros, result), 20, TimeUnit.MILLISECONDS);
    } else {
      result.completeExceptionally(
          new IllegalStateException(
              inFlight + " operations are still on their way after " + quietLimitMs + " ms"));
    }
  }

  /** Once more, in another session, where the first had no answer. */
  private CompletableFuture<OperationResult> read(String key) {
    return sessions
        .submit(new Operation.Get(key), READ_TIMEOUT_MS)
        .thenCompose(
            answer ->
                answer instanceof OperationResult.Ok
                    ? CompletableFuture.completedFuture(answer)
                    : sessions.submit(new Operation.Get(key), READ_TIMEOUT_MS));
  }

  /** Reads the keys in batches, so that none waits for its turn longer than it may take. */
  private void readBack(
      List<String> keys,
      int from,
      Map<String, WriteLedger.ReadBack> read,
      CompletableFuture<WriteAudit> result) {
    if (from >= keys.size()) {
      result.complete(writes.audit(read));
      return;
    }
    int to = Math.min(from + BATCH, keys.size());
    CompletableFuture<?>[] reads =
        keys.subList(from, to).stream()
            .map(
                key ->
                    read(key)
                        .thenAccept(
                            answer ->
                                read.put(
                                    key,
                                    answer instanceof OperationResult.Ok ok
                                        ? new WriteLedger.ReadBack.Found(ok.entry())
                                        : new WriteLedger.ReadBack.Unreadable())))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(reads).thenRunAsync(() -> readBack(keys, to, read, result));
  }
}
