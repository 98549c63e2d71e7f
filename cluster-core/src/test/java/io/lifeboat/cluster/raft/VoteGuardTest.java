package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atomix.protocols.raft.protocol.RaftResponse;
import io.atomix.protocols.raft.protocol.VoteRequest;
import io.atomix.protocols.raft.protocol.VoteResponse;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.Fabric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside an engine that gives every vote it is asked for. */
class VoteGuardTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  @TempDir Path directory;
  private final AtomicBoolean on = new AtomicBoolean(true);
  private final Facts facts = new Facts();

  @Test
  void theSecondCandidateOfATermIsRefusedAndItIsSaidWhy() throws Exception {
    VoteGuard guard = open(0);
    assertThat(asks(guard, N2, 5)).isTrue();
    assertThat(asks(guard, N2, 5)).as("the same may ask again").isTrue();
    assertThat(asks(guard, N3, 5)).isFalse();
    assertThat(facts.seen).containsExactly(new Fact.VoteRefused(N1, N3, 5, N2));
    assertThat(asks(guard, N3, 6)).as("a new term, a new vote").isTrue();
    assertThat(asks(guard, N2, 5)).as("over").isFalse();
    assertThat(facts.seen).as("of term 5 nothing is known any more").hasSize(1);
  }

  @Test
  void whatTheEngineRefusesStaysRefusedAndIsNotKept() throws Exception {
    VoteGuard guard = open(0);
    assertThat(
            guard
                .guarding(request -> CompletableFuture.completedFuture(response(7, false)))
                .apply(request(N2, 7))
                .get())
        .isEqualTo(response(7, false));
    assertThat(asks(guard, N3, 7)).isTrue();
  }

  @Test
  void aCandidateHasVotedForItself() throws Exception {
    VoteGuard guard = open(0);
    assertThat(stands(guard, 5).get(5, TimeUnit.SECONDS)).isEqualTo(response(5, true));
    assertThat(asks(guard, N2, 5)).isFalse();
    assertThat(facts.seen).containsExactly(new Fact.VoteRefused(N1, N2, 5, N1));
    assertThat(asks(guard, N2, 6)).isTrue();
    assertThatThrownBy(() -> stands(guard, 6).get(5, TimeUnit.SECONDS))
        .as("it does not ask for votes in a term in which it gave its own away")
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void theNextLifeKeepsThePromiseOfTheOneBefore() throws Exception {
    assertThat(asks(open(0), N2, 5)).isTrue();
    VoteGuard next = open(5);
    assertThat(asks(next, N3, 5)).isFalse();
    assertThat(asks(next, N2, 5)).isTrue();
    assertThat(facts.seen).containsExactly(new Fact.VoteRefused(N1, N3, 5, N2));
  }

  @Test
  void anEngineThatHasFallenBehindIsToldTheTermItHadReached() throws Exception {
    assertThat(asks(open(0), N2, 5)).isTrue();
    VoteGuard next = VoteGuard.open(N1, directory, on::get, facts);
    assertThat(next.meet(3)).isEqualTo(5);
    assertThat(asks(next, N3, 4)).as("before its promise").isFalse();
    assertThat(asks(next, N3, 5)).isFalse();
  }

  @Test
  void inATermItsFileDoesNotKnowNobodyGetsAVote() throws Exception {
    assertThat(asks(open(0), N2, 5)).isTrue();
    VoteGuard olderThanTheEngine = open(8);
    assertThat(asks(olderThanTheEngine, N2, 5)).isFalse();
    assertThat(asks(olderThanTheEngine, N2, 8)).isFalse();
    assertThat(asks(olderThanTheEngine, N3, 8)).isFalse();
    assertThat(facts.seen).as("whether it voted is not known").isEmpty();
    assertThat(asks(olderThanTheEngine, N3, 9)).isTrue();
  }

  @Test
  void switchedOffItRefusesNobodyAndForgetsNothing() throws Exception {
    on.set(false);
    VoteGuard guard = open(0);
    assertThat(asks(guard, N2, 5)).isTrue();
    assertThat(asks(guard, N3, 5)).as("the bare engine").isTrue();
    assertThat(facts.seen).isEmpty();
    on.set(true);
    assertThat(asks(guard, N3, 5)).isFalse();
    assertThat(facts.seen).containsExactly(new Fact.VoteRefused(N1, N3, 5, N2));
    on.set(false);
    assertThat(asks(guard, N3, 6)).isTrue();
    on.set(true);
    assertThat(asks(open(6), N2, 6)).as("kept on disk too").isFalse();
  }

  @Test
  void aVoteThatCannotBeWrittenIsNotGiven() throws Exception {
    VoteGuard guard = open(0);
    Files.delete(directory);
    assertThat(asks(guard, N2, 5)).isFalse();
    Files.createDirectory(directory);
    assertThat(asks(guard, N3, 5)).as("the engine has voted for n2").isFalse();
    assertThat(asks(guard, N2, 5)).isTrue();
    Files.delete(directory.resolve("n1.vote"));
    Files.delete(directory);
    on.set(false);
    assertThat(asks(guard, N2, 6)).as("the bare engine").isTrue();
    Files.createDirectory(directory);
  }

  @Test
  void aDamagedFileIsNeverTakenForNone() throws Exception {
    assertThat(asks(open(0), N2, 5)).isTrue();
    Files.writeString(directory.resolve("n1.vote"), "");
    on.set(false);
    assertThatThrownBy(() -> open(5)).isInstanceOf(VoteFileDamagedException.class);
  }

  @Test
  void aLifeThatHasEndedVotesForNobody() throws Exception {
    VoteGuard guard = open(0);
    guard.close();
    assertThat(asks(guard, N2, 5)).isFalse();
    assertThat(directory.resolve("n1.vote")).doesNotExist();
  }

  private VoteGuard open(long engineTerm) throws IOException {
    VoteGuard guard = VoteGuard.open(N1, directory, on::get, facts);
    assertThat(guard.meet(engineTerm)).isEqualTo(engineTerm);
    return guard;
  }

  private static boolean asks(VoteGuard guard, NodeId candidate, long term) throws Exception {
    VoteResponse answer =
        guard
            .guarding(request -> CompletableFuture.completedFuture(response(term, true)))
            .apply(request(candidate, term))
            .get(5, TimeUnit.SECONDS);
    assertThat(answer).isEqualTo(response(term, answer.voted()));
    return answer.voted();
  }

  private static CompletableFuture<VoteResponse> stands(VoteGuard guard, long term) {
    return guard.standing(
        request(N1, term), () -> CompletableFuture.completedFuture(response(term, true)));
  }

  private static VoteRequest request(NodeId candidate, long term) {
    return VoteRequest.builder()
        .withTerm(term)
        .withCandidate(Fabric.memberId(candidate))
        .withLastLogIndex(1)
        .withLastLogTerm(1)
        .build();
  }

  private static VoteResponse response(long term, boolean voted) {
    return VoteResponse.builder()
        .withStatus(RaftResponse.Status.OK)
        .withTerm(term)
        .withVoted(voted)
        .build();
  }

  private static final class Facts implements FactSink {
    private final List<Fact> seen = new CopyOnWriteArrayList<>();

    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {
      seen.add(fact);
    }

    @Override
    public long nowMicros() {
      return 0;
    }
  }
}
