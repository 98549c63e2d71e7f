package io.lifeboat.cluster.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaneTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final Set<Link> LINK = Set.of(new Link(N1, N2));
  private static final Duration SOON = Duration.ofSeconds(5);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Lane lane = new Lane(20_261_123, timer);
  private final List<Integer> arrived = new CopyOnWriteArrayList<>();
  private int sent;

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private static Grudge grudge(String fault, LinkEffect effect) {
    return new Grudge(fault, LINK, Set.of(), effect, false);
  }

  private boolean send(MessageKind kind, boolean answer, Grudge... grudges) {
    return send(null, kind, answer, grudges);
  }

  private boolean send(@Nullable Trap trap, MessageKind kind, boolean answer, Grudge... grudges) {
    int number = ++sent;
    Parcel parcel =
        new Parcel(
            number,
            N1,
            N2,
            new MessageSorter.Sorted(kind, 3L),
            answer,
            100,
            System.nanoTime(),
            0,
            () -> arrived.add(number));
    return lane.send(
        parcel, () -> List.of(grudges), each -> trap != null && trap.awaits(each) ? trap : null);
  }

  private boolean send(Grudge... grudges) {
    return send(MessageKind.APPEND, false, grudges);
  }

  private List<InFlightMessage> seen() {
    List<InFlightMessage> seen = new ArrayList<>();
    lane.addSeen(seen);
    return seen;
  }

  @Test
  void aFaultOfZeroStrengthHasNoEffect() {
    Grudge nothing = grudge("f1", LinkEffect.NONE);
    for (int i = 0; i < 1_000; i++) {
      assertThat(send(nothing)).isTrue();
    }
    assertThat(arrived).hasSize(1_000).isSorted();
    assertThat(nothing.deeds().any()).isFalse();
    assertThat(lane.isIdle()).isTrue();
  }

  @Test
  void delaysOfSeveralFaultsAddUpAndOrderIsKept() {
    Grudge slow = grudge("f1", LinkEffect.NONE.withDelay(40, 30, DelayShape.UNIFORM));
    Grudge slower = grudge("f2", LinkEffect.NONE.withDelay(60, 0, DelayShape.UNIFORM));
    long began = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      send(slow, slower);
    }
    assertThat(arrived).isEmpty();
    await().atMost(SOON).until(() -> arrived.size() == 50);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(70));
    assertThat(arrived).isSorted();
    assertThat(slow.deeds().late()).isEqualTo(50);
  }

  @Test
  void revertingOneOfTwoFaultsTakesBackItsPartOnlyAndBothTakeBackAll() {
    Grudge minute = grudge("f1", LinkEffect.NONE.withDelay(60_000, 0, DelayShape.UNIFORM));
    Grudge hold = new Grudge("f2", LINK, Set.of(), LinkEffect.NONE, true);
    send(minute, hold);
    assertThat(seen()).singleElement().satisfies(m -> assertThat(m.dueMicros()).isNull());

    lane.rule(Set.of("f1"));
    assertThat(seen())
        .singleElement()
        .satisfies(m -> assertThat(m.dueMicros()).isEqualTo(60_000_000));
    assertThat(arrived).isEmpty();

    lane.rule(Set.of());
    assertThat(arrived).containsExactly(1);
    assertThat(lane.isIdle()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageAction.class,
      names = {"HOLD", "DUPLICATE"})
  void aTrapWhoseMessageALossSwallowsStaysArmedForTheNext(MessageAction action) {
    List<Long> caught = new ArrayList<>();
    Trap trap =
        new Trap("f9", new Link(N1, N2), MessageKind.APPEND, action, seen -> caught.add(seen.id()));
    Grudge loss = grudge("f1", LinkEffect.CUT);
    assertThat(send(trap, MessageKind.APPEND, false, loss)).isFalse();
    assertThat(caught).isEmpty();
    assertThat(send(trap, MessageKind.APPEND, false)).isTrue();
    assertThat(caught).containsExactly(2L);
    assertThat(arrived).hasSize(action == MessageAction.DUPLICATE ? 2 : 0);
    assertThat(send(trap, MessageKind.APPEND, false)).isTrue();
    assertThat(caught).as("one message, and no more").containsExactly(2L);
  }

  @Test
  void aTrapWhoseMessageFindsTheQueueFullStaysArmed() {
    Grudge hold = new Grudge("f1", LINK, Set.of(), LinkEffect.NONE, true);
    for (int i = 0; i < Lane.MESSAGES; i++) {
      assertThat(send(hold)).isTrue();
    }
    List<Long> caught = new ArrayList<>();
    Trap trap =
        new Trap(
            "f9",
            new Link(N1, N2),
            MessageKind.APPEND,
            MessageAction.HOLD,
            seen -> caught.add(seen.id()));
    assertThat(send(trap, MessageKind.APPEND, false)).isFalse();
    assertThat(caught).isEmpty();
    lane.rule(Set.of());
    assertThat(send(trap, MessageKind.APPEND, false)).isTrue();
    assertThat(caught).containsExactly((long) sent);
    assertThat(seen()).singleElement().satisfies(m -> assertThat(m.id()).isEqualTo(sent));
  }

  @Test
  void aTrapThatDropsIsThereBeforeALoss() {
    List<Long> caught = new ArrayList<>();
    Trap trap =
        new Trap(
            "f9",
            new Link(N1, N2),
            MessageKind.APPEND,
            MessageAction.DROP,
            seen -> caught.add(seen.id()));
    Grudge loss = grudge("f1", LinkEffect.CUT);
    assertThat(send(trap, MessageKind.APPEND, false, loss)).isFalse();
    assertThat(caught).containsExactly(1L);
    assertThat(loss.deeds().any()).isFalse();
  }

  @Test
  void onlyTheKindsNamedAreTouched() {
    Grudge votes = new Grudge("f1", LINK, Set.of(MessageKind.VOTE), LinkEffect.CUT, false);
    assertThat(send(MessageKind.VOTE, false, votes)).isFalse();
    assertThat(send(MessageKind.APPEND, false, votes)).isTrue();
    assertThat(arrived).containsExactly(2);
    assertThat(votes.deeds().lost()).isEqualTo(1);
  }

  @Test
  void lossComesAboutAsOftenAsAskedForAndTheSeedRepeatsIt() {
    List<Boolean> first = losses(new Lane(7, timer));
    List<Boolean> again = losses(new Lane(7, timer));
    List<Boolean> other = losses(new Lane(8, timer));

    assertThat(first).isEqualTo(again).isNotEqualTo(other);
    long lost = first.stream().filter(survived -> !survived).count();
    assertThat(lost).isBetween(2_200L, 2_800L);
  }

  private static List<Boolean> losses(Lane lane) {
    Grudge lossy = grudge("f1", LinkEffect.NONE.withLoss(25));
    return IntStream.range(0, 10_000)
        .mapToObj(
            number ->
                lane.send(
                    new Parcel(
                        number,
                        N1,
                        N2,
                        new MessageSorter.Sorted(MessageKind.CLIENT, null),
                        false,
                        10,
                        System.nanoTime(),
                        0,
                        () -> {}),
                    () -> List.of(lossy),
                    each -> null))
        .toList();
  }

  @Test
  void aRequestCanArriveTwiceAnAnswerCannot() {
    Grudge doubling = grudge("f1", LinkEffect.NONE.withDuplicates(100));
    send(MessageKind.CLIENT, false, doubling);
    send(MessageKind.CLIENT, true, doubling);
    assertThat(arrived).containsExactly(1, 1, 2);
    assertThat(doubling.deeds().doubled()).isEqualTo(1);
  }

  @Test
  void reorderedMessagesAreOvertakenAndNoneIsLost() {
    Grudge shuffling = grudge("f1", LinkEffect.NONE.withReordering(50, 40));
    for (int i = 0; i < 200; i++) {
      send(shuffling);
    }
    await().atMost(SOON).until(() -> arrived.size() == 200);
    assertThat(arrived).doesNotHaveDuplicates();
    assertThat(arrived).isNotEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
  }

  @Test
  void bandwidthSpacesMessagesOut() {
    Grudge narrow = grudge("f1", LinkEffect.NONE.withBandwidth(10_000)); // 100 bytes: 10 ms
    long began = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      send(narrow);
    }
    await().atMost(SOON).until(() -> arrived.size() == 10);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(95));
    assertThat(arrived).isSorted();
  }

  @Test
  void oneMessageHeldByHandIsOvertakenAndArrivesWhenReleased() {
    Grudge slow = grudge("f1", LinkEffect.NONE.withDelay(200, 0, DelayShape.UNIFORM));
    send(slow);
    send(slow);
    assertThat(lane.act(1, parcel -> parcel.hold(Parcel.BY_HAND))).isPresent();

    await().atMost(SOON).until(() -> arrived.size() == 1);
    assertThat(arrived).containsExactly(2);
    assertThat(lane.act(1, Parcel::release)).isPresent();
    assertThat(arrived).containsExactly(2, 1);
    assertThat(lane.act(1, Parcel::release)).isEmpty();
  }

  @Test
  void oneMessageReleasedByHandOvertakesThoseThatAreDelayed() {
    Grudge minute = grudge("f1", LinkEffect.NONE.withDelay(60_000, 0, DelayShape.UNIFORM));
    send(minute);
    send(minute);
    send(minute);
    assertThat(lane.act(2, Parcel::release)).isPresent();

    assertThat(arrived).containsExactly(2);
    lane.rule(Set.of());
    assertThat(arrived).containsExactly(2, 1, 3);
  }

  @Test
  void aFaultThatEndsWhileAMessageIsSentDoesNotKeepIt() {
    Grudge hold = new Grudge("f1", LINK, Set.of(), LinkEffect.NONE, true);
    Thread ending = new Thread(() -> lane.rule(Set.of()));
    Parcel parcel =
        new Parcel(
            1,
            N1,
            N2,
            new MessageSorter.Sorted(MessageKind.APPEND, 3L),
            false,
            100,
            System.nanoTime(),
            0,
            () -> arrived.add(1));
    boolean survived =
        lane.send(
            parcel,
            () -> {
              ending.start();
              await()
                  .atMost(SOON)
                  .until(
                      () ->
                          ending.getState() == Thread.State.BLOCKED
                              || ending.getState() == Thread.State.TERMINATED);
              return List.of(hold);
            },
            each -> null);

    assertThat(survived).isTrue();
    await().atMost(SOON).until(() -> arrived.equals(List.of(1)));
  }

  @Test
  void aDroppedMessageNeverArrivesAndKeepsNobodyWaiting() {
    Grudge slow = grudge("f1", LinkEffect.NONE.withDelay(60_000, 0, DelayShape.UNIFORM));
    send(slow);
    send(); // waits behind it, for order's sake
    assertThat(arrived).isEmpty();
    assertThat(lane.drop(1)).isPresent();
    await().atMost(SOON).until(() -> arrived.equals(List.of(2)));
    assertThat(lane.drop(1)).isEmpty();
  }

  @Test
  void aFullQueueLosesWhatComesLast() {
    Grudge hold = new Grudge("f1", LINK, Set.of(), LinkEffect.NONE, true);
    for (int i = 0; i < Lane.MESSAGES; i++) {
      assertThat(send(hold)).isTrue();
    }
    assertThat(send(hold)).isFalse();
    assertThat(hold.deeds().lost()).isEqualTo(1);
    Grudge votes = new Grudge("f2", LINK, Set.of(MessageKind.VOTE), LinkEffect.CUT, false);
    Grudge seldom = grudge("f3", LinkEffect.NONE.withDuplicates(0.000_001));
    assertThat(send(hold, votes, seldom)).isFalse();
    assertThat(hold.deeds().lost()).isEqualTo(2);
    assertThat(votes.deeds().any()).as("it touches votes only").isFalse();
    assertThat(seldom.deeds().any()).as("it makes no queue").isFalse();
    lane.rule(Set.of());
    assertThat(arrived).hasSize(Lane.MESSAGES).isSorted();
  }
}
