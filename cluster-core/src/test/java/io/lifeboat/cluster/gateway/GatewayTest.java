package io.lifeboat.cluster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.degradation.Decisions;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final OperationResult NOT_KNOWN = new OperationResult.NotKnown("no answer");

  private final Deque<CompletableFuture<OperationResult>> underWay = new ArrayDeque<>();
  private final Sink facts = new Sink();
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final List<Operation> staleReads = new ArrayList<>();
  private final Gateway gateway =
      new Gateway(
          (operation, timeoutMs) -> begun(),
          read -> {
            staleReads.add(read);
            return CompletableFuture.completedFuture(new OperationResult.Stale(null, N1));
          },
          facts,
          timer,
          5_000,
          250);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void talliesAddUpOverPeriods() {
    write();
    read();
    answer(ok(1));
    answer(ok(1));
    gateway.report();
    write();
    answer(NOT_KNOWN);
    write();
    answer(new OperationResult.Fail(OperationResult.Reason.OVERLOADED));
    gateway.tally();
    gateway.report();
    gateway.decide(
        Decisions.byHand(null, Map.of(DegradeSwitch.READ_ONLY, SwitchPosition.FORCED_ON)));
    write();
    read();
    answer(new OperationResult.Fail(OperationResult.Reason.NO_LEADER));
    gateway.tally();

    assertThat(facts.of(Fact.ClientTally.class))
        .containsExactly(
            new Fact.ClientTally(0, 0, 0, 0),
            new Fact.ClientTally(2, 0, 0, 0),
            new Fact.ClientTally(2, 1, 0, 1),
            new Fact.ClientTally(2, 1, 0, 1),
            new Fact.ClientTally(2, 2, 1, 1));
    assertThat(facts.of(Fact.ClientOperations.class))
        .extracting(Fact.ClientOperations::notKnown)
        .containsExactly(0L, 1L);
  }

  @Test
  void theTallyBeforeAFirstWriteLeavesItOut() {
    write();
    answer(ok(1));
    read();
    answer(ok(2));
    facts.told.clear();
    write();
    answer(ok(2));
    write();
    answer(ok(2));

    assertThat(facts.told)
        .containsExactly(new Fact.ClientTally(2, 0, 0, 0), new Fact.FirstWriteAcknowledged(N1, 2));
  }

  @Test
  void whatIsNotKnownIsToldOnceAPeriodByLeader() {
    write();
    write();
    write();
    answer(ok(1));
    write();
    gateway.report();
    answer(NOT_KNOWN);
    answer(NOT_KNOWN);
    answer(NOT_KNOWN);

    assertThat(facts.of(Fact.OperationsNotKnown.class)).isEmpty();
    gateway.report();
    assertThat(facts.of(Fact.OperationsNotKnown.class))
        .containsExactly(
            new Fact.OperationsNotKnown(2, 2, 3), new Fact.OperationsNotKnown(1, 4, 4));
    gateway.report();
    assertThat(facts.of(Fact.OperationsNotKnown.class)).hasSize(2);
  }

  @Test
  void saysNothingTwiceWhileNobodyAsks() {
    gateway.report();
    int told = facts.told.size();
    gateway.report();

    assertThat(facts.told).hasSize(told);
  }

  private void write() {
    submit(new Operation.Put("k", "v"));
  }

  private void read() {
    submit(new Operation.Get("k"));
  }

  /** Each operation is started a microsecond after the one before. */
  private void submit(Operation operation) {
    facts.now++;
    assertThat(gateway.submit(operation)).isNotNull();
  }

  private CompletableFuture<OperationResult> begun() {
    CompletableFuture<OperationResult> result = new CompletableFuture<>();
    underWay.addLast(result);
    return result;
  }

  /** Answers the oldest operation under way. */
  private void answer(OperationResult result) {
    underWay.removeFirst().complete(result);
  }

  private static OperationResult ok(long term) {
    return new OperationResult.Ok(null, N1, term);
  }

  private static final class Sink implements FactSink {
    final List<Fact> told = new ArrayList<>();
    long now;

    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {
      told.add(fact);
    }

    @Override
    public long nowMicros() {
      return now;
    }

    <T extends Fact> List<T> of(Class<T> kind) {
      return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }
}
