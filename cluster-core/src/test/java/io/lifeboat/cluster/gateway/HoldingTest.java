package io.lifeboat.cluster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.degradation.Decision;
import io.lifeboat.cluster.degradation.DecisionTable;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.OperationResult.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HoldingTest {
  private static final RequestClass WRITE =
      new RequestClass(RequestKind.WRITE, RequestPriority.NORMAL);
  private static final RequestClass READ =
      new RequestClass(RequestKind.LINEARIZABLE_READ, RequestPriority.NORMAL);
  private static final long PATIENCE_MS = 700;

  private final AskedSessions sessions = new AskedSessions();
  private final Holding holding = new Holding(PATIENCE_MS, sessions::nanos);

  @Test
  void whatWaitsIsServedOnceItsClassIs() {
    CompletableFuture<OperationResult> write = hold(WRITE, "w");
    CompletableFuture<OperationResult> read = hold(READ, "r");
    release(request -> Treatment.QUEUED);
    assertThat(sessions.sent).isEmpty();
    assertThat(holding.waiting(RequestPriority.NORMAL)).isEqualTo(2);

    release(request -> request.equals(WRITE) ? Treatment.FULL : Treatment.QUEUED);
    assertThat(sessions.sent).extracting(Operation::key).containsExactly("w");
    release(request -> Treatment.STALE_READ);
    assertThat(sessions.sent).extracting(Operation::key).containsExactly("w", "r");
    assertThat(write).isNotDone();
    sessions.answer(AskedSessions.OK);
    sessions.answer(AskedSessions.NOT_KNOWN);
    assertThat(write).isCompletedWithValue(AskedSessions.OK);
    assertThat(read).isCompletedWithValue(AskedSessions.NOT_KNOWN);
    assertThat(holding.waiting(RequestPriority.NORMAL)).isZero();
  }

  @Test
  void whatWaitsIsRefusedWithTheReasonOnceItsClassIs() {
    CompletableFuture<OperationResult> write = hold(WRITE, "w");
    CompletableFuture<OperationResult> read = hold(READ, "r");
    release(request -> request.equals(WRITE) ? Treatment.READ_ONLY : Treatment.SHED);
    assertThat(write)
        .isCompletedWithValue(new OperationResult.Fail(Reason.READ_ONLY, TreatmentCause.LEVEL));
    assertThat(read)
        .isCompletedWithValue(new OperationResult.Fail(Reason.SHED, TreatmentCause.LEVEL));
    assertThat(sessions.sent).isEmpty();
  }

  @Test
  void patienceEnds() {
    CompletableFuture<OperationResult> write = hold(WRITE, "w");
    sessions.passMs(PATIENCE_MS - 1);
    release(request -> Treatment.QUEUED);
    assertThat(write).isNotDone();
    sessions.passMs(1);
    release(request -> Treatment.FULL);
    assertThat(write)
        .isCompletedWithValue(
            new OperationResult.Fail(Reason.QUEUED_TOO_LONG, TreatmentCause.LEVEL));
    assertThat(sessions.sent).isEmpty();
  }

  @Test
  void theMoreImportantAreServedFirstAndTakeThePlaceOfTheLess() {
    List<CompletableFuture<OperationResult>> batch = new ArrayList<>();
    for (int i = 0; i < Holding.CAPACITY; i++) {
      batch.add(hold(new RequestClass(RequestKind.WRITE, RequestPriority.BATCH), "b" + i));
    }
    hold(new RequestClass(RequestKind.WRITE, RequestPriority.CRITICAL), "c");
    assertThat(batch.getLast()).isCompletedWithValue(AskedSessions.fail(Reason.OVERLOADED));
    assertThat(hold(new RequestClass(RequestKind.WRITE, RequestPriority.BATCH), "late"))
        .isCompletedWithValue(AskedSessions.fail(Reason.OVERLOADED));
    release(request -> Treatment.FULL);
    assertThat(sessions.sent)
        .hasSize(Holding.CAPACITY)
        .extracting(Operation::key)
        .startsWith("c", "b0", "b1");
  }

  @Test
  void atTheEndNothingWaitsAnyMore() {
    CompletableFuture<OperationResult> write = hold(WRITE, "w");
    holding.close();
    assertThat(write).isCompletedWithValue(AskedSessions.fail(Reason.CLOSED));
    assertThat(hold(WRITE, "later")).isCompletedWithValue(AskedSessions.fail(Reason.CLOSED));
  }

  private CompletableFuture<OperationResult> hold(RequestClass request, String key) {
    return holding.hold(
        request, request.kind().isWrite() ? new Operation.Put(key, "v") : new Operation.Get(key));
  }

  private void release(Function<RequestClass, Treatment> treatment) {
    Map<RequestClass, Decision> table = new LinkedHashMap<>();
    RequestClass.values()
        .forEach(
            each -> table.put(each, new Decision(treatment.apply(each), TreatmentCause.LEVEL)));
    holding.release(
        new DecisionTable(table), (request, operation) -> sessions.submit(operation, 1_000));
  }
}
