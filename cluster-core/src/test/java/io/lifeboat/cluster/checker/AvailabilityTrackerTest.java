package io.lifeboat.cluster.checker;

import static io.lifeboat.cluster.checker.Facts.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import org.junit.jupiter.api.Test;

class AvailabilityTrackerTest {
  private static final long END = 100_000_000;

  private final AvailabilityTracker tracker = new AvailabilityTracker();

  @Test
  void isZeroWhileNothingIsReported() {
    assertThat(tracker.unavailableMs(0, END)).isZero();
    assertThat(tracker.isUnavailable()).isFalse();
  }

  @Test
  void addsUpTheIntervals() {
    tracker.accept(at(1, 2_500_000, new Fact.ServiceUnavailable(2_000_000)));
    tracker.accept(at(2, 2_640_000, new Fact.ServiceAvailable(640)));
    tracker.accept(at(3, 9_500_000, new Fact.ServiceUnavailable(9_000_000)));
    tracker.accept(at(4, 9_700_000, new Fact.ServiceAvailable(700)));

    assertThat(tracker.unavailableMs(0, END)).isEqualTo(1_340);
  }

  @Test
  void countsAnOpenIntervalToTheEnd() {
    tracker.accept(at(1, 98_500_000, new Fact.ServiceUnavailable(98_000_000)));

    assertThat(tracker.isUnavailable()).isTrue();
    assertThat(tracker.unavailableMs(0, END)).isEqualTo(2_000);
  }

  @Test
  void countsOnlyWhatFallsBetweenTheTwoMoments() {
    tracker.accept(at(1, 1_500_000, new Fact.ServiceUnavailable(1_000_000)));
    tracker.accept(at(2, 3_000_000, new Fact.ServiceAvailable(2_000)));
    tracker.accept(at(3, 9_500_000, new Fact.ServiceUnavailable(9_000_000)));

    assertThat(tracker.unavailableMs(2_000_000, 8_000_000)).isEqualTo(1_000);
    assertThat(tracker.unavailableMs(4_000_000, 10_000_000)).isEqualTo(1_000);
  }

  @Test
  void aRepeatedReportDoesNotShortenTheInterval() {
    tracker.accept(at(1, 1_500_000, new Fact.ServiceUnavailable(1_000_000)));
    tracker.accept(at(2, 2_500_000, new Fact.ServiceUnavailable(2_000_000)));
    tracker.accept(at(3, 3_000_000, new Fact.ServiceAvailable(2_000)));

    assertThat(tracker.unavailableMs(0, END)).isEqualTo(2_000);
  }

  @Test
  void anEndWhoseBeginningIsMissingStillCounts() {
    tracker.accept(at(2, 2_640_000, new Fact.ServiceAvailable(640)));

    assertThat(tracker.unavailableMs(0, END)).isEqualTo(640);
  }
}
