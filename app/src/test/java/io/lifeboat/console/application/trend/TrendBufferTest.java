package io.lifeboat.console.application.trend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrendBufferTest {

  @Test
  void mergesTheSamplesOfOneBucket() {
    assertThat(tell(buffer(TrendBuffer.Merge.MEAN).plus(0, 1).plus(4, 2).plus(9, 6)))
        .isEqualTo("0:3.0");
    assertThat(tell(buffer(TrendBuffer.Merge.MAX).plus(0, 1).plus(4, 7).plus(9, 6)))
        .isEqualTo("0:7.0");
    assertThat(tell(buffer(TrendBuffer.Merge.LAST).plus(0, 1).plus(4, 7).plus(9, 6)))
        .isEqualTo("0:6.0");
  }

  @Test
  void notKnownYieldsToANumberAndElseStays() {
    TrendBuffer buffer = buffer(TrendBuffer.Merge.MEAN).plus(0, Double.NaN);
    assertThat(tell(buffer)).isEqualTo("0:NaN");
    assertThat(tell(buffer.plus(1, 4).plus(2, Double.NaN))).isEqualTo("0:4.0");
  }

  @Test
  void neverHasMorePointsThanItsCapacity() {
    TrendBuffer buffer = buffer(TrendBuffer.Merge.LAST);
    for (int i = 0; i < 100; i++) {
      buffer = buffer.plus(i * 10L, i);
    }
    assertThat(tell(buffer)).isEqualTo("960:96.0 970:97.0 980:98.0 990:99.0");
  }

  @Test
  void forgetsWhatIsOlderThanItsWindow() {
    TrendBuffer buffer = buffer(TrendBuffer.Merge.LAST).plus(0, 1).plus(10, 2).plus(45, 3);
    assertThat(tell(buffer)).isEqualTo("10:2.0 45:3.0");
  }

  @Test
  void aPublishedSeriesDoesNotChange() {
    TrendBuffer buffer = buffer(TrendBuffer.Merge.LAST).plus(0, 1);
    Series published = buffer.series();
    assertThat(tell(buffer.plus(1, 2))).isEqualTo("0:2.0");
    assertThat(published.value(0)).isEqualTo(1.0);
  }

  /** Four buckets of ten microseconds. */
  private static TrendBuffer buffer(TrendBuffer.Merge merge) {
    return TrendBuffer.of(merge, 40, 4);
  }

  private static String tell(TrendBuffer buffer) {
    StringBuilder told = new StringBuilder();
    Series series = buffer.series();
    for (int i = 0; i < series.size(); i++) {
      told.append(i == 0 ? "" : " ").append(series.atMicros(i)).append(':').append(series.value(i));
    }
    return told.toString();
  }
}
