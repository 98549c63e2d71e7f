package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.EndpointServices;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionPoolTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final long ATTEMPT_MS = 50;
  private static final long LIMIT_MS = 10_000;
  private static final int SESSIONS = 32;

  private final SlowLeader leader = new SlowLeader();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Wires wires;
  private Fabric fabric;
  private SessionPool pool;

  @BeforeEach
  void open() throws IOException {
    wires = Wires.open(List.of(NodeId.CLIENT, N1));
    fabric =
        new Fabric(
            wires.addresses(),
            timer,
            new RaftMessages(),
            () -> System.nanoTime() / 1_000,
            LIMIT_MS,
            1);
    pool = pool(ATTEMPT_MS);
  }

  private SessionPool pool(long attemptMs) {
    return new SessionPool(
        fabric, EndpointServices.of(NodeId.CLIENT, fabric, wires), endpoint -> leader, attemptMs);
  }

  @AfterEach
  void close() {
    pool.close();
    timer.shutdownNow();
    assertThat(wires.close()).isNotNull();
  }

  @Test
  void aLeaderThatNeedsLongerThanAnAttemptStillServes() throws Exception {
    leader.delayMs = 6 * ATTEMPT_MS;
    pool.elected(N1, 1);
    List<CompletableFuture<OperationResult>> writes = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      writes.add(pool.submit(new Operation.Put("k" + i, "v"), LIMIT_MS));
    }

    for (CompletableFuture<OperationResult> write : writes) {
      assertThat(write.get(LIMIT_MS, TimeUnit.MILLISECONDS)).isInstanceOf(OperationResult.Ok.class);
    }
    assertThat(leader.applied).hasSize(SESSIONS);
  }

  @Test
  void aSlowLeaderIsNotKeptBusyWithRepetitions() throws Exception {
    leader.delayMs = 20 * ATTEMPT_MS;
    pool.elected(N1, 1);
    OperationResult result =
        pool.submit(new Operation.Put("k", "v"), LIMIT_MS).get(LIMIT_MS, TimeUnit.MILLISECONDS);

    assertThat(result).isInstanceOf(OperationResult.Ok.class);
    assertThat(leader.applied).hasSize(1);
    assertThat(leader.sessionsOpened.get()).isLessThan(10);
    assertThat(leader.commandsReceived.get()).isLessThan(10);
  }

  @Test
  void aSessionThatIsOpenedLateServesWhatComesNext() throws Exception {
    leader.delayMs = 8 * ATTEMPT_MS;
    pool.elected(N1, 1);
    OperationResult gaveUp =
        pool.submit(new Operation.Put("k", "v"), ATTEMPT_MS).get(LIMIT_MS, TimeUnit.MILLISECONDS);
    assertThat(gaveUp).isEqualTo(new OperationResult.Fail(OperationResult.Reason.NO_LEADER));

    leader.delayMs = 0;
    for (int i = 0; i < 2 * SESSIONS; i++) {
      assertThat(
              pool.submit(new Operation.Put("k", "v"), LIMIT_MS)
                  .get(LIMIT_MS, TimeUnit.MILLISECONDS))
          .isInstanceOf(OperationResult.Ok.class);
    }
    assertThat(leader.applied).hasSize(2 * SESSIONS).doesNotHaveDuplicates();
  }

  @Test
  void aSessionThatTwoLeadersInTurnOpenedAndNobodyUsesIsClosed() throws Exception {
    leader.delayMs = 4 * ATTEMPT_MS;
    pool.elected(N1, 1);
    CompletableFuture<OperationResult> first = write(LIMIT_MS);
    await().atMost(5, TimeUnit.SECONDS).until(() -> leader.sessionsOpened.get() == 1);
    pool.elected(N1, 2);
    assertThat(first.get(LIMIT_MS, TimeUnit.MILLISECONDS)).isInstanceOf(OperationResult.Ok.class);
    await().atMost(5, TimeUnit.SECONDS).until(() -> leader.sessionsClosed.size() == 1);

    assertThat(leader.sessionsOpened.get()).isEqualTo(2);
    String used = leader.applied.getFirst();
    assertThat(used).doesNotStartWith(leader.sessionsClosed.getFirst() + "/");
  }

  private CompletableFuture<OperationResult> write(long timeoutMs) {
    return pool.submit(new Operation.Put("k", "v"), timeoutMs);
  }

  private static OperationResult end(CompletableFuture<OperationResult> operation)
      throws Exception {
    return operation.get(LIMIT_MS, TimeUnit.MILLISECONDS);
  }

  @Test
  void aSessionIsAskedForOnceHoweverOftenTheLeaderIsToldOf() throws Exception {
    leader.delayMs = 8 * ATTEMPT_MS;
    pool.elected(N1, 1);
    List<CompletableFuture<OperationResult>> writes = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      writes.add(write(LIMIT_MS));
    }
    pool.ready(N1, 1);

    for (CompletableFuture<OperationResult> write : writes) {
      assertThat(end(write)).isInstanceOf(OperationResult.Ok.class);
    }
    assertThat(leader.sessionsOpened).hasValue(SESSIONS);
  }

  @Test
  void anotherLeaderIsAskedForASessionAtOnce() throws Exception {
    leader.delayMs = LIMIT_MS;
    pool.elected(N1, 1);
    CompletableFuture<OperationResult> write = write(LIMIT_MS / 2);
    await().until(() -> leader.sessionsOpened.get() == 1);
    leader.delayMs = 0;
    pool.elected(N1, 2);

    assertThat(end(write)).isInstanceOf(OperationResult.Ok.class);
    assertThat(leader.sessionsOpened).hasValue(2);
  }

  @Test
  void aWriteThatHasItsTurnIsNotRepeatedSoonAndNotWhenTheLeaderIsReady() throws Exception {
    pool.elected(N1, 1);
    assertThat(end(write(LIMIT_MS))).isInstanceOf(OperationResult.Ok.class);
    leader.commandsAtNanos.clear();
    leader.delayMs = 9 * ATTEMPT_MS;
    CompletableFuture<OperationResult> second = write(LIMIT_MS);
    pool.ready(N1, 1);

    assertThat(end(second)).isInstanceOf(OperationResult.Ok.class);
    List<Long> at = leader.commandsAtNanos;
    assertThat(at).hasSizeGreaterThanOrEqualTo(2);
    for (int i = 1; i < at.size(); i++) {
      assertThat(at.get(i) - at.get(i - 1))
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(3 * ATTEMPT_MS / 2));
    }
  }

  @Test
  void aWriteThatMayWaitForItsTurnIsRepeatedWhenTheLeaderIsReady() throws Exception {
    pool.close();
    pool = pool(LIMIT_MS);
    pool.elected(N1, 1);
    for (int i = 0; i < SESSIONS; i++) {
      assertThat(end(write(LIMIT_MS))).isInstanceOf(OperationResult.Ok.class);
    }
    leader.hasNotAppliedTheOldTerms = true;
    pool.elected(N1, 2);
    CompletableFuture<OperationResult> waiting = write(LIMIT_MS);
    pool.ready(N1, 2);

    assertThat(end(waiting)).isInstanceOf(OperationResult.Ok.class);
    assertThat(leader.commandsReceived.get()).isBetween(SESSIONS + 2L, SESSIONS + 5L);
  }

  @Test
  void whoHasNoTurnWhileSomebodyLeadsWasRefusedForLoadAndOtherwiseForWantOfALeader()
      throws Exception {
    leader.delayMs = LIMIT_MS;
    CompletableFuture<OperationResult> leaderless = write(2 * ATTEMPT_MS);
    assertThat(end(leaderless))
        .isEqualTo(new OperationResult.Fail(OperationResult.Reason.NO_LEADER));

    pool.elected(N1, 1);
    List<CompletableFuture<OperationResult>> writes = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      writes.add(write(LIMIT_MS));
    }
    assertThat(end(write(2 * ATTEMPT_MS)))
        .isEqualTo(new OperationResult.Fail(OperationResult.Reason.OVERLOADED));
    assertThat(writes).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void theDeadlineCountsFromTheSubmissionHoweverBusyTheClientIs() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    leader.whenAskedForASession =
        () -> {
          busy.countDown();
          await().until(() -> goOn.getCount() == 0);
        };
    pool.elected(N1, 1);
    CompletableFuture<OperationResult> first = write(LIMIT_MS);
    assertThat(busy.await(LIMIT_MS, TimeUnit.MILLISECONDS)).isTrue();
    CompletableFuture<OperationResult> late = write(ATTEMPT_MS);
    long began = System.nanoTime();
    await().until(() -> System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(2 * ATTEMPT_MS));
    leader.whenAskedForASession = () -> {};
    goOn.countDown();

    assertThat(end(late)).isEqualTo(new OperationResult.Fail(OperationResult.Reason.OVERLOADED));
    assertThat(end(first)).isInstanceOf(OperationResult.Ok.class);
    assertThat(leader.sessionsOpened).hasValue(1);
  }

  @Test
  void anAnswerThatCameAfterAnotherWasElectedIsCreditedToNoTerm() throws Exception {
    pool.elected(N1, 1);
    assertThat(end(write(LIMIT_MS)))
        .isInstanceOfSatisfying(OperationResult.Ok.class, ok -> assertThat(ok.term()).isEqualTo(1));
    leader.gate = new CompletableFuture<>();
    leader.commandsAtNanos.clear();
    List<CompletableFuture<OperationResult>> writes = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      writes.add(write(LIMIT_MS)); // one of them goes in the session that is open
    }
    await().until(() -> !leader.commandsAtNanos.isEmpty());
    pool.lost(N1, 1);
    leader.gate.complete(null);

    assertThat(
            CompletableFuture.anyOf(writes.toArray(CompletableFuture[]::new))
                .get(LIMIT_MS, TimeUnit.MILLISECONDS))
        .isInstanceOfSatisfying(OperationResult.Ok.class, ok -> assertThat(ok.term()).isZero());
  }
}
