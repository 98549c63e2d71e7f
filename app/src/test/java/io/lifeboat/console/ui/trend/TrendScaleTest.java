package io.lifeboat.console.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.trend.Series;
import org.junit.jupiter.api.Test;

/** The axis of a chart. */
class TrendScaleTest {
  private static Series of(double... values) {
    return new Series(new long[values.length], values);
  }

  @Test
  void theAxisEndsAtARoundNumberThatHoldsAllValues() {
    assertThat(TrendScale.top(10, of(3, 7))).isEqualTo(10);
    assertThat(TrendScale.top(10, of(48), of(120))).isEqualTo(200);
    assertThat(TrendScale.top(1, of(5_000))).isEqualTo(5_000);
  }

  @Test
  void whatIsNotKnownDoesNotCount() {
    assertThat(TrendScale.top(5, of(Double.NaN, 2))).isEqualTo(5);
    assertThat(TrendScale.last(of(2, Double.NaN))).isNaN();
    assertThat(TrendScale.last(Series.EMPTY)).isNaN();
  }
}
