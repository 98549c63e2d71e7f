package io.lifeboat.console.application.alarm;

import static io.lifeboat.console.application.alarm.Alarms.LAGGING;
import static io.lifeboat.console.application.alarm.Alarms.LINK;
import static io.lifeboat.console.application.alarm.Alarms.NO_LEADER;
import static io.lifeboat.console.application.alarm.Alarms.QUORUM;
import static io.lifeboat.console.application.alarm.Alarms.keys;
import static io.lifeboat.console.application.alarm.Alarms.lagging;
import static io.lifeboat.console.application.alarm.Alarms.micros;
import static io.lifeboat.console.application.alarm.Alarms.since;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.alarm.AlarmTransition.Reason;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlarmBookTest {
  private AlarmBook book = AlarmBook.EMPTY;
  private final Map<AlarmKey, Signal> holding = new LinkedHashMap<>();

  private List<AlarmTransition> holds(long atMs, AlarmKey... alarms) {
    for (AlarmKey alarm : alarms) {
      holding.put(alarm, since(alarm, atMs));
    }
    return take(book.next(holding, micros(atMs)));
  }

  private List<AlarmTransition> gone(long atMs, AlarmKey alarm) {
    holding.remove(alarm);
    return take(book.next(holding, micros(atMs)));
  }

  private List<AlarmTransition> act(long atMs, AlarmAction action) {
    return take(book.next(action, micros(atMs)));
  }

  private List<AlarmTransition> pass(long atMs) {
    return take(book.next(micros(atMs)));
  }

  private List<AlarmTransition> take(AlarmBook.Step step) {
    book = step.book();
    return step.transitions();
  }

  @Test
  void theUrgentComeFirstAndOfEqualOnesTheLatest() {
    holds(0, LINK);
    holds(10_000, lagging(2));
    holds(20_000, LAGGING);
    holds(30_000, QUORUM);
    pass(60_000);
    assertThat(keys(book.view().active())).containsExactly(QUORUM, LAGGING, lagging(2), LINK);
    assertThat(book.view().active())
        .isSortedAccordingTo(Comparator.comparing(AlarmLine::priority).reversed());
    assertThat(book.view().banner()).get().extracting(AlarmLine::key).isEqualTo(QUORUM);
    assertThat(book.view().highestUnacknowledged()).isEqualTo(AlarmPriority.CRITICAL);
    assertThat(book.view().unacknowledged()).isEqualTo(4);
    assertThat(book.view().byPriority())
        .isEqualTo(
            Map.of(AlarmPriority.CRITICAL, 1, AlarmPriority.MEDIUM, 2, AlarmPriority.LOW, 1));
  }

  @Test
  void theBannerShowsOnlyWhatWaitsForAnAcknowledgement() {
    holds(0, QUORUM, LINK);
    pass(10_000);
    act(11_000, new AlarmAction.Acknowledge(QUORUM));
    assertThat(book.view().banner()).get().extracting(AlarmLine::key).isEqualTo(LINK);
    assertThat(book.view().active()).hasSize(2);
    act(12_000, new AlarmAction.AcknowledgeAll());
    assertThat(book.view().banner()).isEmpty();
    assertThat(book.view().highestUnacknowledged()).isNull();
    assertThat(book.view().unacknowledged()).isZero();
  }

  @Test
  void toAcknowledgeAllLeavesTheShelvedAlone() {
    holds(0, QUORUM, LINK);
    pass(10_000);
    act(11_000, new AlarmAction.Shelve(LINK, ShelfTime.FIVE_MINUTES));
    assertThat(act(12_000, new AlarmAction.AcknowledgeAll())).hasSize(1);
    assertThat(keys(book.view().shelved())).containsExactly(LINK);
    assertThat(book.view().shelved().getFirst().shelvedUntilMicros())
        .isEqualTo(micros(11_000 + 5 * 60_000));
    List<AlarmTransition> back = pass(11_000 + 5 * 60_000);
    assertThat(back).extracting(AlarmTransition::reason).containsExactly(Reason.SHELF_TIME_OVER);
    assertThat(book.view().unacknowledged()).isEqualTo(1);
  }

  @Test
  void toAcknowledgeWhatIsNotThereDoesNothing() {
    assertThat(act(1_000, new AlarmAction.Acknowledge(QUORUM))).isEmpty();
    assertThat(act(1_000, new AlarmAction.Unshelve(QUORUM))).isEmpty();
    assertThat(book.view()).isSameAs(AlarmsView.NONE);
  }

  @Test
  void nothingIsDueWhenNothingCanHappen() {
    assertThat(book.nextDueMicros()).isEqualTo(Long.MAX_VALUE);
    holds(1_000, QUORUM);
    assertThat(book.nextDueMicros()).isEqualTo(micros(1_500));
  }

  @Test
  void timeThatGoesBackStandsStill() {
    holds(1_000, QUORUM);
    pass(9_000);
    gone(2_000, QUORUM);
    pass(9_999);
    assertThat(book.view().active().getFirst().state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
    pass(10_000);
    assertThat(book.view().active().getFirst().state()).isEqualTo(AlarmState.RETURNED);
  }

  @Test
  void theHistoryIsBoundedAndInOrder() {
    for (int i = 0; i < 1_000; i++) {
      holds(i * 10_000L, QUORUM);
      gone(i * 10_000L + 5_000, QUORUM);
    }
    assertThat(book.view().history()).hasSize(AlarmBook.HISTORY);
    assertThat(book.view().history())
        .isSortedAccordingTo(Comparator.comparingLong(AlarmTransition::atMicros));
  }

  @Test
  void chatteringIsMarkedAndEndsByItself() {
    for (int i = 0; i < 3; i++) {
      holds(i * 10_000L, QUORUM);
      gone(i * 10_000L + 5_000, QUORUM);
    }
    assertThat(book.view().active().getFirst().chattering()).isTrue();
    assertThat(book.view().active().getFirst().raises()).isEqualTo(3);
    pass(60_499);
    assertThat(book.view().active().getFirst().chattering()).isTrue();
    pass(60_500);
    assertThat(book.view().active().getFirst().chattering()).isFalse();
  }

  /** One link after the other is degraded, each for good. */
  private void manyLinks(int count, long everyMs) {
    List<AlarmKey> links =
        IntStream.rangeClosed(1, 9)
            .boxed()
            .flatMap(a -> IntStream.rangeClosed(a + 1, 9).mapToObj(b -> link(a, b)))
            .toList();
    for (int i = 0; i < count; i++) {
      holds(i * everyMs, links.get(i));
    }
  }

  private static AlarmKey link(int a, int b) {
    return new AlarmKey(
        AlarmKind.LINK_DEGRADED, AlarmSubject.Link.between(NodeId.of(a), NodeId.of(b)));
  }

  @Test
  void tenInTenMinutesAreNoFlood() {
    manyLinks(10, 1_000);
    pass(20_000);
    assertThat(book.view().recent()).isEqualTo(10);
    assertThat(book.view().flood()).isFalse();
    assertThat(book.view().summary()).isNull();
  }

  @Test
  void moreThanTenInTenMinutesAreSummedUpAndNoneIsLost() {
    manyLinks(22, 1_000);
    holds(25_000, QUORUM);
    pass(30_000);
    AlarmsView view = book.view();
    assertThat(view.flood()).isTrue();
    assertThat(view.recent()).isEqualTo(23);
    assertThat(view.active()).hasSize(23);
    assertThat(view.listed()).hasSize(10);
    assertThat(view.listed().getFirst().key()).isEqualTo(QUORUM);
    assertThat(view.summedUp()).hasSize(13);
    assertThat(view.unacknowledged()).isEqualTo(23);
    assertThat(say(view.summary())).isEqualTo("13 more alarms, 13 unacknowledged");
    act(31_000, new AlarmAction.AcknowledgeAll());
    assertThat(say(book.view().summary())).isEqualTo("13 more alarms");
  }

  private static String say(@Nullable Text text) {
    assertThat(text).isNotNull();
    return Messages.strict(Language.ENGLISH).format(text);
  }

  @Test
  void elevenInMoreThanTenMinutesAreNoFlood() {
    manyLinks(11, 60_000);
    pass(10 * 60_000 + 1_000);
    assertThat(book.view().active()).hasSize(11);
    assertThat(book.view().recent()).isEqualTo(10);
    assertThat(book.view().flood()).isFalse();
  }

  @Test
  void theFloodEndsWhenFewerThanFiveCameInTenMinutes() {
    manyLinks(22, 30_000);
    long last = 21 * 30_000 + 1_000;
    pass(last);
    assertThat(book.view().flood()).isTrue();
    long fiveLeft = 17 * 30_000 + 1_000 + 10 * 60_000;
    pass(fiveLeft - 1);
    assertThat(book.view().flood()).isTrue();
    pass(fiveLeft);
    assertThat(book.view().recent()).isEqualTo(4);
    assertThat(book.view().flood()).isFalse();
  }

  @Test
  void theLeaderAlarmWaitsForTwoElectionTimeouts() {
    holds(0, NO_LEADER);
    pass(999);
    assertThat(book.view().active()).isEmpty();
    pass(1_000);
    assertThat(keys(book.view().active())).containsExactly(NO_LEADER);
  }
}
