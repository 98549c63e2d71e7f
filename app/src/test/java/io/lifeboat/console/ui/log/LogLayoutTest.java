package io.lifeboat.console.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where rows, cells and marks are. */
class LogLayoutTest {

  @ParameterizedTest
  @CsvSource({"3, 13", "5, 13", "9, 13", "5, 20"})
  void everyRowIsInSightFromTheLeastHeightOn(int rows, double px) {
    double least = LogLayout.least(rows, px);

    for (double height : new double[] {least, least * 1.3, LogLayout.comfortable(rows, px), 900}) {
      LogLayout layout = new LogLayout(600, height, rows, px);
      assertThat(layout.rowsBottom()).isLessThanOrEqualTo(height);
      for (int row = 0; row < rows; row++) {
        assertThat(layout.rowAt(layout.rowTop(row) + 1)).isEqualTo(row);
        assertThat(layout.marksTop(row)).isLessThan(layout.rowTop(row + 1));
        assertThat(layout.cellHeight()).isGreaterThanOrEqualTo(px * 1.1);
      }
    }
  }

  @Test
  void lettersOfMarksEndAboveTheNextRow() {
    double px = 13;
    LogLayout layout = new LogLayout(600, LogLayout.comfortable(5, px), 5, px);

    assertThat(layout.hasLetters()).isTrue();
    double letters = layout.marksTop(0) + 2 + px * 0.3 * 1.4 - 1 + px * 0.86 * 1.25;
    assertThat(letters).isLessThanOrEqualTo(layout.rowTop(1));
  }

  @Test
  void aLowRowHasNoLetters() {
    LogLayout layout = new LogLayout(600, LogLayout.least(9, 13), 9, 13);

    assertThat(layout.hasLetters()).isFalse();
  }

  @Test
  void thePointerIsOnTheWholeLogTheAxisOrARow() {
    LogLayout layout = new LogLayout(600, 300, 3, 13);

    assertThat(layout.isOnWhole(layout.wholeTop() + 2)).isTrue();
    assertThat(layout.isOnWhole(layout.axisTop() + 1)).isFalse();
    assertThat(layout.rowAt(layout.axisTop() + 1)).isEqualTo(-1);
    assertThat(layout.rowAt(layout.rowsBottom() + 1)).isEqualTo(-1);
    assertThat(layout.isOnCells(layout.left() - 1)).isFalse();
    assertThat(layout.isOnCells(layout.left())).isTrue();
  }

  @Test
  void aViewTooSmallForAnythingStillHasAWidth() {
    assertThat(new LogLayout(10, 10, 0, 13).cellsWidth()).isEqualTo(1);
    assertThat(new LogLayout(10, 10, 0, 13).rowAt(60)).isEqualTo(-1);
  }
}
