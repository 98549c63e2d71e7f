package io.lifeboat.console.ui.log;

/**
 * Where things are on the canvas: the whole log on top, then the indices, then a row for each node;
 * the names at the left.
 *
 * @param px the size of normal text
 */
record LogLayout(double width, double height, int rows, double px) {
  private static final double LEAST_ROW = 1.7;
  private static final double LARGEST_ROW = 4.0;
  private static final double MARKED_ROW = 2.8;

  /** Where the cells begin. */
  double left() {
    return Math.round(px * 6.4);
  }

  double cellsWidth() {
    return Math.max(1, width - left() - px * 0.4);
  }

  double wholeTop() {
    return px * 0.4;
  }

  double wholeHeight() {
    return Math.round(px * 0.95);
  }

  double axisTop() {
    return wholeTop() + wholeHeight() + px * 0.35;
  }

  double rowsTop() {
    return Math.round(axisTop() + px * 1.35);
  }

  double rowHeight() {
    double room = (height - rowsTop() - px * 0.2) / Math.max(1, rows);
    return Math.floor(Math.clamp(room, px * LEAST_ROW, px * LARGEST_ROW));
  }

  double rowTop(int row) {
    return rowsTop() + row * rowHeight();
  }

  /** Whether there is room for the marks' letters below the cells. */
  boolean hasLetters() {
    return rowHeight() >= px * MARKED_ROW;
  }

  double cellTop(int row) {
    return rowTop(row) + 2.5;
  }

  double cellHeight() {
    double marks = hasLetters() ? px * 1.62 : px * 0.42;
    return Math.max(px * 1.1, rowHeight() - marks - 4);
  }

  double marksTop(int row) {
    return cellTop(row) + cellHeight();
  }

  double rowsBottom() {
    return rowTop(rows);
  }

  /** How high it must be so that no row is squeezed. */
  static double least(int rows, double px) {
    LogLayout any = new LogLayout(100, 0, rows, px);
    return any.rowsTop() + rows * Math.floor(px * LEAST_ROW) + px * 0.4;
  }

  /** How high it is when every row is as comfortable as it gets. */
  static double comfortable(int rows, double px) {
    LogLayout any = new LogLayout(100, 0, rows, px);
    return any.rowsTop() + rows * Math.floor(px * 3.5) + px * 0.4;
  }

  /** The row at this height, or -1. */
  int rowAt(double y) {
    int row = (int) Math.floor((y - rowsTop()) / rowHeight());
    return y < rowsTop() || row >= rows ? -1 : row;
  }

  boolean isOnWhole(double y) {
    return y < axisTop();
  }

  boolean isOnCells(double x) {
    return x >= left();
  }
}
