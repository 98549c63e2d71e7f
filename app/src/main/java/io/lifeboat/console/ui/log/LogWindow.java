package io.lifeboat.console.ui.log;

/**
 * Which part of the logs is in sight: from single entries to all of them. A change never leaves the
 * bounds it is given; beyond the last index there is room for the one that comes next.
 *
 * @param left the index at the left edge, with a fraction
 * @param cell how wide one index is, in pixels
 * @param width of the view, in pixels
 */
record LogWindow(double left, double cell, double width) {
  /** A comfortable cell with a number of four digits in it. */
  static final double CELL = 30;

  static final double LARGEST_CELL = 72;

  /** From here on a cell carries its number. */
  static final double NUMBERED = 22;

  /** From here on each index has a cell of its own; below it there are bands. */
  static final double CELLED = 7;

  private static final double MARGIN = 24;
  private static final int ROOM_CELLS = 3;

  static LogWindow start(double width) {
    return new LogWindow(1, CELL, Math.max(1, width));
  }

  /** Where the cell of this index begins, 0 at the left edge. */
  double x(long index) {
    return x((double) index);
  }

  double x(double index) {
    return (index - left) * cell;
  }

  /** Where the middle of its cell is. */
  double middle(long index) {
    return x(index) + cell / 2;
  }

  long indexAt(double x) {
    return (long) Math.floor(left + x / cell);
  }

  /** The first index that is in sight, at least in part. */
  long first() {
    return (long) Math.floor(left);
  }

  long last() {
    return (long) Math.ceil(left + width / cell) - 1;
  }

  /** How many indices share a pixel. */
  long step() {
    return Math.max(1, (long) Math.ceil(1 / cell));
  }

  boolean isCelled() {
    return cell >= CELLED;
  }

  boolean isNumbered() {
    return cell >= NUMBERED;
  }

  /** Larger cells for a factor above 1; what is at {@code aboutX} stays there. */
  LogWindow zoomed(double factor, double aboutX, LogBounds bounds) {
    double next = Math.clamp(cell * factor, smallestCell(bounds), LARGEST_CELL);
    double index = left + aboutX / cell;
    return new LogWindow(index - aboutX / next, next, width).within(bounds);
  }

  LogWindow movedBy(double indices, LogBounds bounds) {
    return new LogWindow(left + indices, cell, width).within(bounds);
  }

  LogWindow centredOn(long index, LogBounds bounds) {
    return new LogWindow(index + 0.5 - width / cell / 2, cell, width).within(bounds);
  }

  /** As far to the right as there is anything. */
  LogWindow atEnd(LogBounds bounds) {
    return new LogWindow(rightmost(bounds), cell, width).within(bounds);
  }

  /** As it is when the index is well in sight, else with it in the middle. */
  LogWindow showing(long index, LogBounds bounds) {
    double x = x(index);
    boolean inSight = x >= 0 && x + cell <= width;
    return inSight ? this : centredOn(index, bounds);
  }

  LogWindow whole(LogBounds bounds) {
    return new LogWindow((double) bounds.first(), smallestCell(bounds), width).within(bounds);
  }

  LogWindow resized(double nextWidth, LogBounds bounds) {
    return new LogWindow(left, cell, Math.max(1, nextWidth)).within(bounds);
  }

  /** Back inside the bounds, after they or the view changed. */
  LogWindow within(LogBounds bounds) {
    double wide = Math.clamp(cell, smallestCell(bounds), LARGEST_CELL);
    LogWindow sized = wide == cell ? this : new LogWindow(left, wide, width);
    double first = (double) bounds.first();
    double most = Math.max(first, sized.rightmost(bounds));
    double next = Math.clamp(sized.left, first, most);
    return new LogWindow(next, wide, width);
  }

  private double rightmost(LogBounds bounds) {
    double room = isCelled() ? ROOM_CELLS : MARGIN / cell;
    return bounds.last() + 1 + room - width / cell;
  }

  private double smallestCell(LogBounds bounds) {
    return Math.min(CELL, Math.max(1, width - MARGIN) / bounds.span());
  }
}
