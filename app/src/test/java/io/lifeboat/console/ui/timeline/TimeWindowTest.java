package io.lifeboat.console.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The stretch of time on show. */
class TimeWindowTest {
  private static final long NOW = 100_000_000L;

  @Test
  void oneThatFollowsKeepsNowAtItsRightEnd() {
    TimeWindow window = TimeWindow.LAST_MINUTE.at(NOW);
    assertThat(window.shows(NOW)).isTrue();
    assertThat(window.toMicros() - NOW).isBetween(0.0, 2e6);
    TimeWindow later = window.at(NOW + 5_000_000);
    assertThat(later.fromMicros() - window.fromMicros()).isCloseTo(5e6, within(1.0));
    TimeWindow closer = window.zoom(0.5, 0);
    assertThat(closer.following()).isTrue();
    assertThat(closer.at(NOW).fromMicros()).isCloseTo(closer.fromMicros(), within(1.0));
  }

  @Test
  void theMomentUnderTheMouseStaysThereWhileZooming() {
    TimeWindow window = new TimeWindow(20e6, 40e6, false);
    TimeWindow closer = window.zoom(0.5, 30e6);
    assertThat(closer.spanMicros()).isEqualTo(20e6);
    assertThat((30e6 - closer.fromMicros()) / closer.spanMicros())
        .isCloseTo((30e6 - window.fromMicros()) / window.spanMicros(), within(1e-9));
  }

  @Test
  void zoomingEndsAtALimit() {
    TimeWindow window = new TimeWindow(0, 10e6, false);
    for (int i = 0; i < 100; i++) {
      window = window.zoom(0.5, 5e6);
    }
    assertThat(window.spanMicros()).isEqualTo(TimeWindow.SHORTEST_MICROS);
    for (int i = 0; i < 100; i++) {
      window = window.zoom(2, 5e6);
    }
    assertThat(window.spanMicros()).isEqualTo(TimeWindow.LONGEST_MICROS);
  }

  @Test
  void panningStopsTheFollowingAndNeverLosesTheRun() {
    TimeWindow window = TimeWindow.LAST_MINUTE.at(NOW).pan(-10e6, NOW);
    assertThat(window.following()).isFalse();
    assertThat(window.at(NOW + 9_000_000)).isEqualTo(window);
    TimeWindow far = window.pan(-1e12, NOW);
    assertThat(far.toMicros()).isPositive();
    TimeWindow late = window.pan(1e12, NOW);
    assertThat(late.fromMicros()).isLessThan(NOW);
  }

  @Test
  void aStretchIsShownWithSomeTimeAroundIt() {
    TimeWindow window = TimeWindow.around(10_000_000, 13_000_000);
    assertThat(window.fromMicros()).isEqualTo(9e6);
    assertThat(window.toMicros()).isEqualTo(14e6);
    assertThat(TimeWindow.around(5_000_000, 5_000_000).spanMicros())
        .isGreaterThanOrEqualTo(TimeWindow.SHORTEST_MICROS);
  }
}
