package io.lifeboat.cluster.gateway;

import static io.lifeboat.cluster.gateway.AskedSessions.NOT_KNOWN;
import static io.lifeboat.cluster.gateway.AskedSessions.NO_LEADER;
import static io.lifeboat.cluster.gateway.AskedSessions.OK;
import static io.lifeboat.cluster.gateway.AskedSessions.fail;
import static io.lifeboat.cluster.model.RequestPriority.BATCH;
import static io.lifeboat.cluster.model.RequestPriority.CRITICAL;
import static io.lifeboat.cluster.model.RequestPriority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.OperationResult.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private static final long TIMEOUT_MS = 5_000;

  private final AskedSessions sessions = new AskedSessions();
  private final HandTimer timer = new HandTimer();
  private final List<BreakerView> breakerNews = new ArrayList<>();
  private final Breaker breaker =
      new Breaker(() -> Instant.ofEpochMilli(sessions.millis()), breakerNews::add);
  private final List<Operation> askedOfReplicas = new ArrayList<>();
  private boolean staleNow;
  private final Dispatch dispatch =
      new Dispatch(
          sessions,
          read -> {
            askedOfReplicas.add(read);
            return CompletableFuture.completedFuture(
                new OperationResult.Stale(null, AskedSessions.N1));
          },
          request -> staleNow,
          timer,
          TIMEOUT_MS,
          breaker,
          sessions::nanos);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  // Order

  @Test
  void underOverloadTheCriticalGoFirstAndBatchIsEvictedFirst() {
    dispatch.arm(true, false);
    fillSessions();
    List<CompletableFuture<OperationResult>> batch = new ArrayList<>();
    for (int i = 0; i < Dispatch.QUEUE; i++) {
      batch.add(write(BATCH, "b" + i));
    }
    CompletableFuture<OperationResult> normal = write(NORMAL, "n0");
    CompletableFuture<OperationResult> first = write(CRITICAL, "c0");
    CompletableFuture<OperationResult> second = write(CRITICAL, "c1");

    assertThat(batch.subList(Dispatch.QUEUE - 3, Dispatch.QUEUE))
        .as("the newest of batch made room")
        .allSatisfy(one -> assertThat(one).isCompletedWithValue(fail(Reason.OVERLOADED)));
    assertThat(batch.subList(0, Dispatch.QUEUE - 3)).allSatisfy(one -> assertThat(one).isNotDone());
    assertThat(dispatch.waiting(BATCH)).isEqualTo(Dispatch.QUEUE - 3);
    assertThat(dispatch.waiting(CRITICAL)).isEqualTo(2);
    assertThat(write(BATCH, "late")).isCompletedWithValue(fail(Reason.OVERLOADED));

    sessions.sent.clear();
    for (int i = 0; i < 5; i++) {
      sessions.answer(OK);
    }
    assertThat(sessions.sent)
        .extracting(Operation::key)
        .containsExactly("c0", "c1", "n0", "b0", "b1");
    assertThat(sessions.underWay()).isEqualTo(Dispatch.IN_FLIGHT);
    assertThat(List.of(normal, first, second)).noneMatch(CompletableFuture::isDone);

    sessions.answerAll(OK);
    assertThat(first).isCompletedWithValue(OK);
    assertThat(batch.getFirst()).isCompletedWithValue(OK);
    assertThat(dispatch.inFlight()).isZero();
    assertThat(dispatch.waiting(BATCH)).isZero();
  }

  @Test
  void aFullQueueThatIsAnsweredAtOnceEmptiesItself() {
    dispatch.arm(true, false);
    List<CompletableFuture<OperationResult>> all = fillSessions();
    for (int i = 0; i < Dispatch.QUEUE; i++) {
      all.add(write(NORMAL, "n" + i));
    }
    sessions.answerAtOnce(operation -> fail(Reason.CLOSED));
    sessions.answer(OK);
    assertThat(all.subList(Dispatch.IN_FLIGHT, all.size()))
        .allSatisfy(one -> assertThat(one).isCompletedWithValue(fail(Reason.CLOSED)));
    sessions.answerAll(OK);
    assertThat(dispatch.inFlight()).isZero();
  }

  @Test
  void withoutLimitsNothingWaits() {
    dispatch.arm(false, true);
    for (int i = 0; i < 3 * Dispatch.IN_FLIGHT; i++) {
      write(BATCH, "b" + i);
    }
    assertThat(sessions.sent).hasSize(3 * Dispatch.IN_FLIGHT);
    assertThat(dispatch.waiting(BATCH)).isZero();
    assertThat(dispatch.inFlight()).isZero();
  }

  @Test
  void whoWaitsTooLongIsTold() {
    dispatch.arm(true, false);
    fillSessions();
    CompletableFuture<OperationResult> waiting = write(NORMAL, "n");
    sessions.passMs(TIMEOUT_MS - 1);
    dispatch.expire();
    assertThat(waiting).isNotDone();
    sessions.passMs(1);
    dispatch.expire();
    assertThat(waiting).isCompletedWithValue(fail(Reason.OVERLOADED));
    assertThat(dispatch.waiting(NORMAL)).isZero();
  }

  @Test
  void whatHasNoTimeLeftIsNotSentAnyMore() {
    dispatch.arm(true, false);
    fillSessions();
    CompletableFuture<OperationResult> late = write(NORMAL, "late");
    sessions.passMs(TIMEOUT_MS + 10);
    sessions.sent.clear();
    sessions.answerAll(OK);
    assertThat(sessions.sent).as("nobody would know what became of it").isEmpty();
    assertThat(late).isCompletedWithValue(fail(Reason.OVERLOADED));
    assertThat(dispatch.inFlight()).isZero();
  }

  @Test
  void whatIsSentFromTheQueueHasOnlyTheTimeThatIsLeft() {
    dispatch.arm(true, false);
    fillSessions();
    write(NORMAL, "n");
    sessions.passMs(1_200);
    sessions.limitsMs.clear();
    sessions.answer(OK);
    assertThat(sessions.limitsMs).containsExactly(TIMEOUT_MS - 1_200);
  }

  @Test
  void readsThatWaitGoToTheReplicasOnceTheirClassIsStale() {
    dispatch.arm(true, false);
    fillSessions();
    CompletableFuture<OperationResult> read = read(NORMAL, "r");
    CompletableFuture<OperationResult> write = write(BATCH, "w");
    staleNow = true;
    sessions.sent.clear();
    sessions.answer(OK);
    assertThat(read)
        .isCompletedWithValueMatching(result -> result instanceof OperationResult.Stale);
    assertThat(askedOfReplicas).containsExactly(new Operation.Get("r"));
    assertThat(sessions.sent).as("a write is never stale").extracting(Operation::key).contains("w");
    assertThat(write).isNotDone();
    sessions.answerAll(OK);
    assertThat(dispatch.inFlight()).isZero();
  }

  @Test
  void whatAnOperatorNeedsDoesNotQueue() {
    dispatch.arm(true, true);
    fillSessions();
    dispatch.carry(new RequestClass(RequestKind.ADMIN, BATCH), new Operation.Mark(7));
    assertThat(sessions.sent).last().isEqualTo(new Operation.Mark(7));
  }

  // The rate

  @Test
  void theRateLimitRefusesAllButTheCritical() {
    dispatch.arm(true, false);
    sessions.answerAtOnce(operation -> OK);
    boolean refused = false;
    for (int i = 0; i < 1_000_000 && !refused; i++) {
      refused = write(NORMAL, "n").join().equals(fail(Reason.RATE_LIMITED));
    }
    assertThat(refused).isTrue();
    for (int i = 0; i < 5_000; i++) {
      assertThat(write(CRITICAL, "c")).isCompletedWithValue(OK);
    }
  }

  // Retries

  @Test
  void aWriteOfUnknownFateIsNeverSentAgain() {
    dispatch.arm(true, true);
    CompletableFuture<OperationResult> write = write(CRITICAL, "w");
    sessions.answer(NOT_KNOWN);
    assertThat(write).isCompletedWithValue(NOT_KNOWN);
    assertThat(timer.waiting()).isZero();
    assertThat(sessions.sent).hasSize(1);
  }

  @Test
  void whatHadNoEffectIsSentAgainAfterABackoffFourTimesAtMost() throws Exception {
    dispatch.arm(true, true);
    CompletableFuture<OperationResult> write = write(NORMAL, "w");
    for (int attempt = 1; attempt < 4; attempt++) {
      sessions.answer(NO_LEADER);
      assertThat(write).isNotDone();
      assertThat(timer.waiting()).isEqualTo(1);
      timer.runAll();
    }
    sessions.answer(NO_LEADER);
    assertThat(write).isCompletedWithValue(NO_LEADER);
    assertThat(sessions.sent).hasSize(4);
    assertThat(timer.delaysMs).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(timer.delaysMs.get(i)).isBetween(25L << i, 75L << i);
    }
    assertThat(dispatch.budget().taken()).isEqualTo(3);
    assertThat(dispatch.inFlight()).isZero();
  }

  @Test
  void aReadWithoutAnAnswerIsAskedAgainWhateverTheLimits() throws Exception {
    for (boolean limits : new boolean[] {true, false}) {
      dispatch.arm(limits, true);
      CompletableFuture<OperationResult> read = read(NORMAL, "r");
      assertThat(sessions.limitsMs).last().as("not for long each time").isEqualTo(1_500L);
      sessions.answer(NOT_KNOWN);
      assertThat(read).isNotDone();
      timer.runAll();
      sessions.answer(OK);
      assertThat(read).isCompletedWithValue(OK);
    }
  }

  @Test
  void nothingIsSentAgainWhileRetriesAreNotArmed() {
    dispatch.arm(true, false);
    CompletableFuture<OperationResult> read = read(NORMAL, "r");
    assertThat(sessions.limitsMs).containsExactly(TIMEOUT_MS);
    sessions.answer(NO_LEADER);
    assertThat(read).isCompletedWithValue(NO_LEADER);
  }

  @Test
  void nothingIsSentAgainAfterTheDeadline() throws Exception {
    dispatch.arm(true, true);
    CompletableFuture<OperationResult> hopeless = read(NORMAL, "hopeless");
    sessions.passMs(TIMEOUT_MS - 10);
    sessions.answer(NO_LEADER);
    assertThat(hopeless).as("its backoff would outlast it").isCompletedWithValue(NO_LEADER);

    CompletableFuture<OperationResult> late = read(NORMAL, "late");
    sessions.answer(NO_LEADER);
    assertThat(timer.waiting()).isEqualTo(1);
    sessions.passMs(TIMEOUT_MS);
    sessions.sent.clear();
    timer.runAll();
    assertThat(sessions.sent).isEmpty();
    assertThat(late).isCompletedWithValue(NO_LEADER);
  }

  @Test
  void nothingIsSentAgainWithoutABudget() {
    dispatch.arm(true, true);
    int spare = dispatch.budget().left();
    // Each of these requests adds a tenth of a retry and wants a whole one.
    int enough = 2 * spare + 10;
    List<CompletableFuture<OperationResult>> all = new ArrayList<>();
    for (int i = 0; i < enough; i++) {
      // By a reason that says nothing to the breaker, so that it stays closed.
      all.add(write(CRITICAL, "w" + i));
      sessions.answer(fail(Reason.OVERLOADED));
    }
    long again = all.stream().filter(one -> !one.isDone()).count();
    assertThat(again).isEqualTo(timer.waiting()).isEqualTo(dispatch.budget().taken());
    assertThat(again).isBetween((long) spare, (long) spare + enough / 10 + 1);
    assertThat(dispatch.budget().left()).isZero();
    assertThat(all)
        .filteredOn(CompletableFuture::isDone)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one).isCompletedWithValue(fail(Reason.OVERLOADED)));
  }

  // The breaker

  @Test
  void theBreakerOpensWhenHalfOfTwentyCameToNothingAndProbesCloseIt() {
    dispatch.arm(true, false);
    for (int i = 0; i < 19; i++) {
      write(NORMAL, "w" + i);
      sessions.answer(i % 2 == 0 ? NOT_KNOWN : OK);
    }
    assertThat(breaker.view().state()).as("too few to tell").isEqualTo(BreakerState.CLOSED);
    assertThat(breaker.view().failurePercent()).isNull();
    write(NORMAL, "w19");
    sessions.answer(NO_LEADER);

    assertThat(breakerNews).last().extracting(BreakerView::state).isEqualTo(BreakerState.OPEN);
    BreakerView open = breaker.view();
    assertThat(open.calls()).isEqualTo(20);
    assertThat(open.failurePercent()).isEqualTo(55);
    assertThat(open.probeInMillis()).isEqualTo(2_000);
    sessions.sent.clear();
    assertThat(write(CRITICAL, "refused")).isCompletedWithValue(fail(Reason.BREAKER_OPEN));
    assertThat(sessions.sent).isEmpty();
    assertThat(dispatch.inFlight()).isZero();

    sessions.passMs(1_500);
    assertThat(breaker.view().probeInMillis()).isEqualTo(500);
    assertThat(write(CRITICAL, "refused")).isCompletedWithValue(fail(Reason.BREAKER_OPEN));
    sessions.passMs(501);
    List<CompletableFuture<OperationResult>> probes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      probes.add(write(NORMAL, "probe" + i));
    }
    assertThat(breaker.view().state()).isEqualTo(BreakerState.HALF_OPEN);
    assertThat(breaker.view().probeInMillis()).isNull();
    assertThat(write(NORMAL, "sixth")).isCompletedWithValue(fail(Reason.BREAKER_OPEN));
    sessions.answerAll(OK);
    assertThat(probes).allSatisfy(probe -> assertThat(probe).isCompletedWithValue(OK));
    assertThat(breaker.view().state()).isEqualTo(BreakerState.CLOSED);
    assertThat(breakerNews)
        .extracting(BreakerView::state)
        .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
  }

  @Test
  void probesThatComeToNothingOpenItAgainAndOnesThatSayNothingGiveTheirPlaceBack() {
    openBreaker();
    sessions.passMs(2_001);
    for (int i = 0; i < 20; i++) {
      write(NORMAL, "says nothing");
      sessions.answer(fail(Reason.OVERLOADED));
    }
    assertThat(breaker.view().state()).isEqualTo(BreakerState.HALF_OPEN);
    for (int i = 0; i < 5; i++) {
      write(NORMAL, "probe");
      sessions.answer(NOT_KNOWN);
    }
    assertThat(breaker.view().state()).isEqualTo(BreakerState.OPEN);
    assertThat(breaker.view().probeInMillis()).isEqualTo(2_000);
  }

  @Test
  void whatWasSentBeforeItOpenedIsNoProbe() {
    dispatch.arm(true, false);
    List<CompletableFuture<OperationResult>> old = new ArrayList<>();
    for (int i = 0; i < Dispatch.IN_FLIGHT; i++) {
      old.add(write(CRITICAL, "old" + i));
    }
    for (int i = 0; i < 20; i++) {
      sessions.answer(NOT_KNOWN);
    }
    assertThat(breaker.view().state()).isEqualTo(BreakerState.OPEN);
    sessions.passMs(2_001);
    CompletableFuture<OperationResult> probe = write(CRITICAL, "probe");
    assertThat(breaker.view().state()).isEqualTo(BreakerState.HALF_OPEN);
    for (int i = 20; i < Dispatch.IN_FLIGHT; i++) {
      sessions.answer(i % 2 == 0 ? NOT_KNOWN : fail(Reason.OVERLOADED));
    }
    assertThat(breaker.view().state()).isEqualTo(BreakerState.HALF_OPEN);
    assertThat(breaker.view().calls()).isZero();
    sessions.answer(OK);
    assertThat(probe).isCompletedWithValue(OK);
    for (int i = 1; i < 5; i++) {
      assertThat(write(CRITICAL, "probe" + i)).isNotDone();
    }
    assertThat(write(CRITICAL, "sixth"))
        .as("nobody gave a place back")
        .isCompletedWithValue(fail(Reason.BREAKER_OPEN));
    sessions.answerAll(OK);
    assertThat(breaker.view().state()).isEqualTo(BreakerState.CLOSED);
    assertThat(old).allMatch(CompletableFuture::isDone);
    assertThat(dispatch.inFlight()).isZero();
  }

  @Test
  void fewerThanHalfDoNotOpenIt() {
    dispatch.arm(true, false);
    for (int i = 0; i < 100; i++) {
      write(CRITICAL, "w" + i);
      sessions.answer(i % 5 < 2 ? NOT_KNOWN : OK);
    }
    assertThat(breakerNews).isEmpty();
    assertThat(breaker.view().failurePercent()).isEqualTo(40);
  }

  @Test
  void lookingAtTheBreakerChangesNothing() {
    openBreaker();
    sessions.passMs(2_001);
    BreakerView before = breaker.view();
    int news = breakerNews.size();
    for (int i = 0; i < 1_000; i++) {
      assertThat(breaker.view()).isEqualTo(before);
    }
    assertThat(before.state()).as("only a request probes").isEqualTo(BreakerState.OPEN);
    assertThat(before.probeInMillis()).isZero();
    assertThat(breakerNews).hasSize(news);
  }

  @Test
  void withoutLimitsTheBreakerHasNoSay() {
    openBreaker();
    dispatch.arm(false, false);
    assertThat(write(NORMAL, "w")).isNotDone();
    sessions.answer(OK);
    assertThat(breaker.view().state()).isEqualTo(BreakerState.OPEN);
  }

  /** What the library waits with must not keep the process alive. */
  @Test
  void theBreakerStartsNoThreadThatOutlastsTheProgram() {
    openBreaker();
    sessions.passMs(2_001);
    write(NORMAL, "probe");
    assertThat(breaker.view().state()).isEqualTo(BreakerState.HALF_OPEN);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().contains("CircuitBreaker"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  // The end

  @Test
  void atTheEndAllThatWaitsEnds() throws Exception {
    dispatch.arm(true, true);
    CompletableFuture<OperationResult> backingOff = read(CRITICAL, "again");
    sessions.answer(NO_LEADER);
    List<CompletableFuture<OperationResult>> underWay = fillSessions();
    CompletableFuture<OperationResult> queued = write(NORMAL, "queued");
    dispatch.close();

    assertThat(backingOff).isCompletedWithValue(fail(Reason.CLOSED));
    assertThat(queued).isCompletedWithValue(fail(Reason.CLOSED));
    assertThat(write(NORMAL, "later")).isCompletedWithValue(fail(Reason.CLOSED));
    sessions.sent.clear();
    timer.runAll();
    sessions.answerAll(NO_LEADER);
    assertThat(underWay).allSatisfy(one -> assertThat(one).isCompletedWithValue(NO_LEADER));
    assertThat(sessions.sent).isEmpty();
    assertThat(dispatch.inFlight()).isZero();
  }

  @Test
  void aTimerThatTakesNothingAnyMoreEndsTheRequest() {
    dispatch.arm(true, true);
    timer.shutdownNow();
    CompletableFuture<OperationResult> read = read(NORMAL, "r");
    sessions.answer(NO_LEADER);
    assertThat(read).isCompletedWithValue(NO_LEADER);
  }

  private void openBreaker() {
    dispatch.arm(true, false);
    for (int i = 0; i < 20; i++) {
      write(CRITICAL, "w" + i);
      sessions.answer(NOT_KNOWN);
    }
    assertThat(breaker.view().state()).isEqualTo(BreakerState.OPEN);
  }

  /** As many as may be under way at once, none of them answered. */
  private List<CompletableFuture<OperationResult>> fillSessions() {
    List<CompletableFuture<OperationResult>> all = new ArrayList<>();
    for (int i = 0; i < Dispatch.IN_FLIGHT; i++) {
      all.add(write(BATCH, "slow" + i));
    }
    assertThat(dispatch.inFlight()).isEqualTo(Dispatch.IN_FLIGHT);
    return all;
  }

  private CompletableFuture<OperationResult> write(RequestPriority priority, String key) {
    return dispatch.carry(
        new RequestClass(RequestKind.WRITE, priority), new Operation.Put(key, "v"));
  }

  private CompletableFuture<OperationResult> read(RequestPriority priority, String key) {
    return dispatch.carry(
        new RequestClass(RequestKind.LINEARIZABLE_READ, priority), new Operation.Get(key));
  }
}
