package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.OperationResult.Reason;
import io.lifeboat.cluster.store.TestReplica;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StaleReaderTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final Operation READ = new Operation.Get("k");

  private final List<Replica> running = new ArrayList<>();
  private final Set<NodeId> damaged = new HashSet<>();
  private final Map<NodeId, CompletableFuture<OperationResult>> answers = new HashMap<>();
  private final List<NodeId> asked = new ArrayList<>();
  private final StaleReader reader =
      new StaleReader(
          () -> running,
          (node, read, timeoutMs) -> {
            asked.add(node);
            assertThat(read).isEqualTo(READ);
            CompletableFuture<OperationResult> answer = answers.get(node);
            if (answer == null) {
              throw new IllegalStateException("no such address");
            }
            return answer;
          },
          damaged::contains);

  private static OperationResult held(NodeId node) {
    return new OperationResult.Stale(null, node);
  }

  private void replica(NodeId node, long applied) {
    running.add(new Replica(node, new TestReplica().at(applied).probe()));
    answers.put(node, CompletableFuture.completedFuture(held(node)));
  }

  private void answers(NodeId node, OperationResult result) {
    answers.put(node, CompletableFuture.completedFuture(result));
  }

  @Test
  void theFreshestIsAsked() {
    replica(N1, 10);
    replica(N2, 30);
    replica(N3, 20);
    assertThat(reader.read(READ)).isCompletedWithValue(held(N2));
    assertThat(asked).containsExactly(N2);
  }

  @Test
  void theNextIsAskedWhenOneRefusesOrIsSilentOrCannotEvenBeAsked() {
    replica(N1, 10);
    replica(N2, 40);
    replica(N3, 20);
    replica(NodeId.of(4), 30);
    replica(NodeId.of(5), 25);
    answers(N2, new OperationResult.Fail(Reason.UNREACHABLE));
    answers(NodeId.of(4), new OperationResult.NotKnown("no answer in time"));
    answers.put(NodeId.of(5), CompletableFuture.failedFuture(new IllegalStateException("broken")));
    answers.remove(N3);
    assertThat(reader.read(READ)).isCompletedWithValue(held(N1));
    assertThat(asked).containsExactly(N2, NodeId.of(4), NodeId.of(5), N3, N1);
  }

  @Test
  void itWaitsForEachBeforeItAsksTheNext() {
    replica(N1, 10);
    replica(N2, 20);
    CompletableFuture<OperationResult> open = new CompletableFuture<>();
    answers.put(N2, open);
    CompletableFuture<OperationResult> result = reader.read(READ);
    assertThat(asked).containsExactly(N2);
    open.complete(new OperationResult.Fail(Reason.DAMAGED));
    assertThat(result).isCompletedWithValue(held(N1));
  }

  @Test
  void oneKnownToBeDamagedIsNotAsked() {
    replica(N1, 10);
    replica(N2, 30);
    replica(N3, 20);
    damaged.add(N2);
    running.set(2, new Replica(N3, new TestReplica().at(20).damaged().probe()));
    assertThat(reader.read(READ)).isCompletedWithValue(held(N1));
    assertThat(asked).containsExactly(N1);
  }

  @Test
  void withoutASoundReplicaItSaysSo() {
    OperationResult none = new OperationResult.Fail(Reason.NO_SOUND_REPLICA);
    assertThat(reader.read(READ)).isCompletedWithValue(none);
    replica(N1, 10);
    answers(N1, new OperationResult.Fail(Reason.DAMAGED));
    assertThat(reader.read(READ)).isCompletedWithValue(none);
  }

  @Test
  void thoseThatAreEquallyFarTakeTurns() {
    replica(N1, 10);
    replica(N2, 10);
    replica(N3, 9);
    for (int i = 0; i < 6; i++) {
      reader.read(READ).join();
    }
    assertThat(asked).contains(N1, N2).doesNotContain(N3);
  }
}
