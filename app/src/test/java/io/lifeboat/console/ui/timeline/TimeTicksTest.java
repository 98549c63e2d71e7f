package io.lifeboat.console.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.i18n.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time axis. */
class TimeTicksTest {
  private final I18n i18n = new I18n(Language.ENGLISH);

  @ParameterizedTest
  @CsvSource({
    // span in s, width in px, room per label in px, expected step in microseconds
    "60, 600, 60, 10000000",
    "60, 600, 70, 10000000",
    "10, 600, 70, 2000000",
    "1, 600, 70, 200000",
    "0.005, 600, 70, 1000",
    "14400, 300, 70, 3600000000"
  })
  void stepsAreRoundAndLabelsHaveRoom(double span, double width, double label, long step) {
    TimeWindow window = new TimeWindow(0, span * 1e6, false);
    assertThat(TimeTicks.of(window, width, label).stepMicros()).isEqualTo(step);
  }

  @Test
  void marksAreWholeStepsFromTheOrigin() {
    TimeWindow window = new TimeWindow(2_500_000, 3_000_000, false);
    assertThat(new TimeTicks(1_000_000).within(window, 250_000L))
        .containsExactly(3_250_000L, 4_250_000L, 5_250_000L);
  }

  @Test
  void beforeTheRunThereIsNoTimeUnlessItCountsFromAnOrigin() {
    TimeWindow window = new TimeWindow(-2_500_000, 4_000_000, false);
    TimeTicks seconds = new TimeTicks(1_000_000);
    assertThat(seconds.within(window, null)).containsExactly(0L, 1_000_000L);
    assertThat(seconds.within(window, 1_000_000L))
        .containsExactly(-2_000_000L, -1_000_000L, 0L, 1_000_000L);
  }

  @Test
  void labelsCountFromTheOriginOrFromTheBeginning() {
    TimeTicks seconds = new TimeTicks(1_000_000);
    assertThat(seconds.label(7_000_000, 4_000_000L, i18n)).isEqualTo("+3 s");
    assertThat(seconds.label(4_000_000, 4_000_000L, i18n)).isEqualTo("0 s");
    assertThat(seconds.label(204_000_000, 4_000_000L, i18n)).isEqualTo("+3:20 min");
    assertThat(seconds.label(64_000_000, null, i18n)).isEqualTo("0:01:04");
    TimeTicks fine = new TimeTicks(50_000);
    assertThat(fine.label(3_950_000, 4_000_000L, i18n)).isEqualTo("−0.05 s");
    assertThat(fine.label(3_950_000, null, i18n)).isEqualTo("0:00:03.950");
  }
}
