package io.lifeboat.console.ui.log;

/**
 * From which to which index there is anything to show.
 *
 * @param first at least 1
 * @param last not before {@code first}
 */
record LogBounds(long first, long last) {
  LogBounds {
    first = Math.max(1, first);
    last = Math.max(first, last);
  }

  long span() {
    return last - first + 1;
  }

  long clamp(long index) {
    return Math.clamp(index, first, last);
  }
}
