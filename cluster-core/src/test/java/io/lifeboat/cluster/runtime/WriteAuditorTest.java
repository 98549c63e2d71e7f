package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.store.Versioned;
import io.lifeboat.cluster.workload.WorkloadGenerator;
import io.lifeboat.cluster.workload.WriteLedger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WriteAuditorTest {
  private static final WorkloadSettings WRITES =
      WorkloadSettings.DEFAULT.withOperationsPerSecond(1_000).withWritePercent(100);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<CompletableFuture<OperationResult>> underWay = new CopyOnWriteArrayList<>();
  private final WriteLedger writes = new WriteLedger();
  private final WorkloadGenerator workload =
      new WorkloadGenerator(
          new Gateway(
              (operation, timeoutMs) -> begun(), read -> begun(), new Nowhere(), timer, 5_000, 250),
          writes,
          timer,
          WRITES,
          1,
          "k");

  private CompletableFuture<OperationResult> begun() {
    CompletableFuture<OperationResult> operation = new CompletableFuture<>();
    underWay.add(operation);
    return operation;
  }

  private static CompletableFuture<OperationResult> readNothing(
      Operation operation, long timeoutMs) {
    return CompletableFuture.completedFuture(new OperationResult.Ok(null, NodeId.of(1), 1));
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private void someWritesAreOnTheirWay() {
    workload.apply(WRITES);
    await().until(() -> underWay.size() > 2);
    workload.apply(WRITES.withEnabled(false));
  }

  @Test
  void nothingIsKnownWhileWritesAreStillOnTheirWay() {
    someWritesAreOnTheirWay();
    // The acknowledged one is not there, which would be called a loss.
    underWay.getFirst().complete(new OperationResult.Ok(new Versioned("v", 1, 1), NodeId.of(1), 1));
    WriteAuditor auditor =
        new WriteAuditor(WriteAuditorTest::readNothing, workload, writes, timer, 100);

    CompletableFuture<WriteAudit> audit = auditor.audit();
    await().until(audit::isDone);
    assertThat(audit.exceptionNow()).hasMessageEndingWith("still on their way after 100 ms");
  }

  @Test
  void onceAllIsQuietWhatWasWrittenIsReadBack() throws Exception {
    someWritesAreOnTheirWay();
    WriteAuditor auditor = new WriteAuditor(WriteAuditorTest::readNothing, workload, writes, timer);
    CompletableFuture<WriteAudit> audit = auditor.audit();
    underWay.forEach(
        write -> write.complete(new OperationResult.Ok(new Versioned("v", 1, 1), NodeId.of(1), 1)));

    assertThat(audit.get(30, TimeUnit.SECONDS).lost()).isEqualTo(underWay.size());
  }

  private static final class Nowhere implements FactSink {
    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {}

    @Override
    public long nowMicros() {
      return System.nanoTime() / 1_000;
    }
  }
}
