package io.lifeboat.console.application.alarm;

import static io.lifeboat.console.application.alarm.Alarms.QUORUM;
import static io.lifeboat.console.application.alarm.Alarms.between;
import static io.lifeboat.console.application.alarm.Alarms.micros;
import static io.lifeboat.console.application.alarm.Alarms.since;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.alarm.AlarmTransition.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figure of ISA-18.2 as a table, and the clock as an argument. The alarm is "quorum lost":
 * on-delay 500 ms, off-delay 1 s.
 */
class AlarmMachineTest {
  private static final long ON = 500;
  private static final long OFF = 1_000;

  /** An alarm and its time, moved on by hand. */
  private static final class Bench {
    private AlarmInstance alarm = AlarmInstance.normal(QUORUM);
    private final List<AlarmTransition> told = new ArrayList<>();
    private long nowMs;

    Bench at(long ms) {
      nowMs = ms;
      return give(new AlarmInput.TimePassed());
    }

    Bench give(AlarmInput input) {
      AlarmMachine.Step step = AlarmMachine.next(alarm, input, micros(nowMs));
      alarm = step.alarm();
      told.addAll(step.transitions());
      return this;
    }

    Bench holds() {
      return give(new AlarmInput.Observed(since(QUORUM, nowMs)));
    }

    Bench gone() {
      return give(new AlarmInput.Observed(null));
    }

    Bench acknowledged() {
      return give(new AlarmInput.Acknowledged());
    }

    Bench shelved(ShelfTime time) {
      return give(new AlarmInput.Shelved(time));
    }

    Bench later(long ms) {
      return at(nowMs + ms);
    }

    /** Puts it into this state; its condition holds in some and not in others. */
    Bench in(String state) {
      return switch (state) {
        case "normal" -> this;
        case "unacknowledged" -> holds().later(ON);
        case "acknowledged" -> holds().later(ON).acknowledged();
        case "returned" -> holds().later(ON).gone().later(OFF);
        case "shelved, holds" -> holds().later(ON).shelved(ShelfTime.AN_HOUR);
        case "shelved, seen and gone" ->
            holds().later(ON).acknowledged().shelved(ShelfTime.AN_HOUR).gone().later(OFF);
        case "shelved, unseen and gone" ->
            holds().later(ON).gone().later(OFF).shelved(ShelfTime.AN_HOUR);
        case "shelved, never raised" -> shelved(ShelfTime.AN_HOUR);
        case "shelved, raised there" -> shelved(ShelfTime.AN_HOUR).holds().later(ON);
        case "shelved, came and went" ->
            shelved(ShelfTime.AN_HOUR).holds().later(ON).gone().later(OFF);
        default -> throw new IllegalArgumentException(state);
      };
    }

    Bench happens(String event) {
      return switch (event) {
        case "raised" -> holds().later(ON);
        case "cleared" -> gone().later(OFF);
        case "acknowledged" -> acknowledged();
        case "shelved" -> shelved(ShelfTime.FIVE_MINUTES);
        case "unshelved" -> give(new AlarmInput.Unshelved());
        case "time over" -> later(60L * 60_000);
        default -> throw new IllegalArgumentException(event);
      };
    }
  }

  @ParameterizedTest(name = "{0} · {1} → {2}")
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        // state, event, next state, reason of the last transition
        "normal, raised, unacknowledged, raised",
        "normal, cleared, normal,",
        "normal, acknowledged, normal,",
        "normal, shelved, shelved, shelved",
        "normal, unshelved, normal,",
        "unacknowledged, raised, unacknowledged, raised",
        "unacknowledged, cleared, returned, cleared",
        "unacknowledged, acknowledged, acknowledged, acknowledged",
        "unacknowledged, shelved, shelved, shelved",
        "unacknowledged, unshelved, unacknowledged, raised",
        "acknowledged, raised, acknowledged, acknowledged",
        "acknowledged, cleared, normal, cleared",
        "acknowledged, acknowledged, acknowledged, acknowledged",
        "acknowledged, shelved, shelved, shelved",
        "acknowledged, unshelved, acknowledged, acknowledged",
        "returned, raised, unacknowledged, raised",
        "returned, cleared, returned, cleared",
        "returned, acknowledged, normal, acknowledged",
        "returned, shelved, shelved, shelved",
        "returned, unshelved, returned, cleared",
        "'shelved, holds', acknowledged, shelved, shelved",
        "'shelved, holds', cleared, shelved, shelved",
        "'shelved, holds', unshelved, unacknowledged, unshelved",
        "'shelved, holds', time over, unacknowledged, shelf_time_over",
        "'shelved, seen and gone', unshelved, normal, unshelved",
        "'shelved, seen and gone', time over, normal, shelf_time_over",
        "'shelved, seen and gone', raised, shelved, shelved",
        "'shelved, unseen and gone', unshelved, returned, unshelved",
        "'shelved, unseen and gone', time over, returned, shelf_time_over",
        "'shelved, unseen and gone', acknowledged, shelved, shelved",
        "'shelved, never raised', raised, shelved, shelved",
        "'shelved, never raised', unshelved, normal, unshelved",
        "'shelved, never raised', time over, normal, shelf_time_over",
        "'shelved, raised there', unshelved, unacknowledged, unshelved",
        "'shelved, raised there', time over, unacknowledged, shelf_time_over",
        "'shelved, came and went', unshelved, returned, unshelved",
        "'shelved, came and went', time over, returned, shelf_time_over",
      })
  void figure(String state, String event, String next, String reason) {
    Bench bench = new Bench().in(state).happens(event);
    assertThat(bench.alarm.state()).isEqualTo(AlarmState.valueOf(upper(next)));
    if (reason == null) {
      assertThat(bench.told).isEmpty();
    } else {
      assertThat(bench.told.getLast().reason()).isEqualTo(Reason.valueOf(upper(reason)));
    }
    assertThat(bench.told).allSatisfy(step -> assertThat(step.alarm()).isEqualTo(QUORUM));
    for (int i = 1; i < bench.told.size(); i++) {
      assertThat(bench.told.get(i).from()).isEqualTo(bench.told.get(i - 1).to());
    }
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  @Test
  void isRaisedWhenTheConditionHasHeldForTheOnDelayAndNotAMicrosecondBefore() {
    Bench bench = new Bench().at(10_000).holds();
    long due = micros(10_000 + ON);
    assertThat(AlarmMachine.nextDueMicros(bench.alarm)).isEqualTo(due);
    AlarmInstance before =
        AlarmMachine.next(bench.alarm, new AlarmInput.TimePassed(), due - 1).alarm();
    assertThat(before.state()).isEqualTo(AlarmState.NORMAL);
    AlarmInstance then = AlarmMachine.next(before, new AlarmInput.TimePassed(), due).alarm();
    assertThat(then.state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
    assertThat(then.raisedMicros()).isEqualTo(due);
  }

  @Test
  void isNotRaisedByAConditionThatEndsWithinTheOnDelay() {
    Bench bench = new Bench().holds().later(ON - 1).gone().later(1_000_000);
    assertThat(bench.told).isEmpty();
    assertThat(bench.alarm.isAtRest()).isTrue();
  }

  @Test
  void theOnDelayBeginsAnewWithEachInterruption() {
    Bench bench = new Bench().holds().later(ON - 1).gone().later(1).holds().later(ON - 1);
    assertThat(bench.told).isEmpty();
    bench.later(1);
    assertThat(bench.told).hasSize(1);
  }

  @Test
  void isToldAtItsOwnTimeHoweverLateSomebodyLooks() {
    Bench bench = new Bench().holds().at(3_600_000);
    assertThat(bench.told).hasSize(1);
    assertThat(bench.told.getFirst().atMicros()).isEqualTo(micros(ON));
  }

  @Test
  void clearsWhenTheConditionIsGoneForTheOffDelayAndNotAMicrosecondBefore() {
    Bench bench = new Bench().holds().at(2_000).acknowledged().gone();
    long due = micros(2_000 + OFF);
    assertThat(AlarmMachine.nextDueMicros(bench.alarm)).isEqualTo(due);
    AlarmInstance before =
        AlarmMachine.next(bench.alarm, new AlarmInput.TimePassed(), due - 1).alarm();
    assertThat(before.state()).isEqualTo(AlarmState.ACKNOWLEDGED);
    AlarmInstance then = AlarmMachine.next(before, new AlarmInput.TimePassed(), due).alarm();
    assertThat(then.state()).isEqualTo(AlarmState.NORMAL);
    assertThat(then.clearedMicros()).isEqualTo(due);
  }

  @Test
  void aGapShorterThanTheOffDelayIsNone() {
    Bench bench = new Bench().holds().later(ON).acknowledged().gone().later(OFF - 1).holds();
    bench.later(1_000_000);
    assertThat(bench.alarm.state()).isEqualTo(AlarmState.ACKNOWLEDGED);
    assertThat(bench.alarm.raises()).isEqualTo(1);
  }

  @Test
  void isLatchedUntilAcknowledgedAndCleared() {
    Bench first = new Bench().in("unacknowledged").gone().later(24L * 3_600_000);
    assertThat(first.alarm.state()).isEqualTo(AlarmState.RETURNED);
    Bench second = new Bench().in("acknowledged").later(24L * 3_600_000);
    assertThat(second.alarm.state()).isEqualTo(AlarmState.ACKNOWLEDGED);
  }

  @Test
  void whatEndsByItselfClearsWithoutAFurtherFact() {
    Bench bench = new Bench();
    bench.give(new AlarmInput.Observed(between(QUORUM, 1_000, 5_000)));
    bench.at(60_000);
    assertThat(bench.told)
        .extracting(AlarmTransition::atMicros)
        .containsExactly(micros(1_000 + ON), micros(5_000 + OFF));
    assertThat(bench.alarm.state()).isEqualTo(AlarmState.RETURNED);
  }

  @Test
  void whatLiesInTheFutureMayStillBeRevoked() {
    Bench bench = new Bench();
    bench.give(new AlarmInput.Observed(since(QUORUM, 5_000)));
    bench.at(4_999).gone().at(60_000);
    assertThat(bench.told).isEmpty();
  }

  @Test
  void whatIsLearnedLateIsNotToldAsIfItHadBeenKnown() {
    Bench bench = new Bench().at(10_000);
    bench.give(new AlarmInput.Observed(since(QUORUM, 2_000)));
    assertThat(bench.told).extracting(AlarmTransition::atMicros).containsExactly(micros(10_000));
  }

  @ParameterizedTest
  @CsvSource({"FIVE_MINUTES, 5", "A_QUARTER, 15", "AN_HOUR, 60"})
  void theShelfGivesBackWhenItsTimeIsOver(ShelfTime time, int minutes) {
    assertThat(time.minutes()).isEqualTo(minutes);
    Bench bench = new Bench().in("unacknowledged");
    long from = bench.nowMs;
    bench.shelved(time).at(from + minutes * 60_000L - 1);
    assertThat(bench.alarm.state()).isEqualTo(AlarmState.SHELVED);
    bench.later(1);
    assertThat(bench.alarm.state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
  }

  @Test
  void shelvingAgainSetsTheTimeAnew() {
    Bench bench = new Bench().in("unacknowledged");
    bench.shelved(ShelfTime.FIVE_MINUTES).later(4 * 60_000L).shelved(ShelfTime.A_QUARTER);
    bench.later(14 * 60_000L);
    assertThat(bench.alarm.state()).isEqualTo(AlarmState.SHELVED);
    bench.later(60_000L);
    assertThat(bench.alarm.state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
  }

  @Test
  void threeRaisesWithinAMinuteAreChattering() {
    Bench bench = new Bench().in("unacknowledged");
    long firstRaise = bench.nowMs;
    bench.gone().later(OFF).in("unacknowledged").gone().later(OFF);
    assertThat(bench.alarm.isChattering(micros(bench.nowMs))).isFalse();
    bench.in("unacknowledged");
    assertThat(bench.alarm.raises()).isEqualTo(3);
    assertThat(bench.alarm.isChattering(micros(bench.nowMs))).isTrue();
    assertThat(bench.alarm.isChattering(micros(firstRaise + 60_000) - 1)).isTrue();
    assertThat(bench.alarm.isChattering(micros(firstRaise + 60_000))).isFalse();
  }

  @Test
  void raisesFurtherApartAreNotChattering() {
    Bench bench = new Bench();
    for (int i = 0; i < 5; i++) {
      bench.in("unacknowledged").gone().later(30_000);
    }
    assertThat(bench.alarm.isChattering(micros(bench.nowMs))).isFalse();
  }
}
