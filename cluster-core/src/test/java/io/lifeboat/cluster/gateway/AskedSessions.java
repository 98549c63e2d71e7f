package io.lifeboat.cluster.gateway;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that answer when the test says so. The clock stands still but for {@link #passMs}. Not
 * thread-safe.
 */
final class AskedSessions implements Gateway.Sessions {
  static final NodeId N1 = NodeId.of(1);
  static final OperationResult OK = new OperationResult.Ok(null, N1, 1);
  static final OperationResult NOT_KNOWN = new OperationResult.NotKnown("no answer in time");
  static final OperationResult NO_LEADER = fail(OperationResult.Reason.NO_LEADER);

  final List<Operation> sent = new ArrayList<>();
  final List<Long> limitsMs = new ArrayList<>();
  private final Deque<CompletableFuture<OperationResult>> underWay = new ArrayDeque<>();
  private @Nullable Function<Operation, OperationResult> atOnce;
  private long nanos = 1_000_000;

  @Override
  public CompletableFuture<OperationResult> submit(Operation operation, long timeoutMs) {
    sent.add(operation);
    limitsMs.add(timeoutMs);
    CompletableFuture<OperationResult> result = new CompletableFuture<>();
    Function<Operation, OperationResult> answer = atOnce;
    if (answer == null) {
      underWay.addLast(result);
    } else {
      result.complete(answer.apply(operation));
    }
    return result;
  }

  /** From now on each is answered before {@code submit} returns. */
  void answerAtOnce(Function<Operation, OperationResult> answer) {
    atOnce = answer;
  }

  /** Answers the oldest that is under way. */
  void answer(OperationResult result) {
    underWay.removeFirst().complete(result);
  }

  void answerAll(OperationResult result) {
    while (!underWay.isEmpty()) {
      answer(result);
    }
  }

  int underWay() {
    return underWay.size();
  }

  void passMs(long ms) {
    nanos += TimeUnit.MILLISECONDS.toNanos(ms);
  }

  long nanos() {
    return nanos;
  }

  long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  static OperationResult fail(OperationResult.Reason reason) {
    return new OperationResult.Fail(reason);
  }
}
