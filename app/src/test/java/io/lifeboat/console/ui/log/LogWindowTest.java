package io.lifeboat.console.ui.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of logs of any length is in sight. */
class LogWindowTest {
  private static final double WIDTH = 900;
  private static final LogBounds MILLIONS = new LogBounds(1_000_001, 48_000_000);

  private static LogWindow start() {
    return LogWindow.start(WIDTH).atEnd(MILLIONS);
  }

  @Test
  void theEndHasRoomForTheEntriesThatComeNext() {
    LogWindow end = start();

    assertThat(end.indexAt(end.x(48_000_000.0) + 1)).isEqualTo(48_000_000);
    assertThat(end.x(48_000_001.0)).isEqualTo(WIDTH - 3 * LogWindow.CELL, within(0.001));
    assertThat(end.last() - end.first()).isEqualTo(29);
  }

  @Test
  void millionsFitIntoOneViewAndEachIndexHasItsPlace() {
    LogWindow whole = start().whole(MILLIONS);

    assertThat(whole.first()).isEqualTo(1_000_001);
    assertThat(whole.last()).isGreaterThanOrEqualTo(48_000_000);
    assertThat(whole.isCelled()).isFalse();
    assertThat(whole.step()).isBetween(50_000L, 60_000L);
    assertThat(whole.indexAt(whole.x(24_000_000.5))).isEqualTo(24_000_000);
  }

  @Test
  void whatIsUnderThePointerStaysThereWhileItZooms() {
    LogWindow before = start().centredOn(20_000_000, MILLIONS);
    long pointed = before.indexAt(300);

    for (double factor : new double[] {2, 0.5, 0.01, 0.001}) {
      assertThat(before.zoomed(factor, 300, MILLIONS).indexAt(300)).isEqualTo(pointed);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.000_000_001, 0.3, 1, 3, 1_000_000_000})
  void noZoomLeavesTheBounds(double factor) {
    LogWindow zoomed = start().zoomed(factor, WIDTH, MILLIONS);

    assertThat(zoomed.left()).isGreaterThanOrEqualTo(1_000_001);
    assertThat(zoomed.cell()).isLessThanOrEqualTo(LogWindow.LARGEST_CELL);
    assertThat(zoomed.x(1_000_001.0)).isLessThanOrEqualTo(0);
    assertThat(zoomed.x(48_000_001.0)).isGreaterThan(0);
  }

  @Test
  void movingStopsAtBothEnds() {
    assertThat(start().movedBy(-1e12, MILLIONS).left()).isEqualTo(1_000_001.0);
    assertThat(start().movedBy(1e12, MILLIONS)).isEqualTo(start());
  }

  @Test
  void aShortLogBeginsAtTheLeftEdge() {
    LogBounds three = new LogBounds(1, 3);

    assertThat(LogWindow.start(WIDTH).atEnd(three).left()).isEqualTo(1.0);
    assertThat(LogWindow.start(WIDTH).whole(three).cell()).isEqualTo(LogWindow.CELL);
    assertThat(new LogBounds(0, 0)).isEqualTo(new LogBounds(1, 1));
  }

  @Test
  void itStaysWhereItIsWhileTheIndexIsInSight() {
    LogWindow window = start().centredOn(30_000_000, MILLIONS);

    assertThat(window.showing(30_000_003, MILLIONS)).isEqualTo(window);
    LogWindow moved = window.showing(31_000_000, MILLIONS);
    assertThat(moved.x(31_000_000.5)).isEqualTo(WIDTH / 2, within(0.001));
  }

  @Test
  void whenTheLogsAreCutOffAtTheEndItComesBackIntoThem() {
    LogWindow before = start();

    LogWindow after = before.within(new LogBounds(1_000_001, 40_000_000));

    assertThat(after.x(40_000_001.0)).isGreaterThan(0).isLessThan(WIDTH);
  }

  @Test
  void aWiderViewShowsMoreAndNotLarger() {
    LogWindow wide = start().resized(1_800, MILLIONS);

    assertThat(wide.cell()).isEqualTo(LogWindow.CELL);
    assertThat(wide.last()).isGreaterThanOrEqualTo(48_000_000);
  }
}
