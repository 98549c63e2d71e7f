package io.lifeboat.console.application.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What was taken away and what was added between two texts, line by line: the longest common
 * subsequence, by the table of Wagner and Fischer (1974) over what differs between the equal ends.
 */
public final class LineDiff {
  /** With a larger table everything between the ends counts as replaced. */
  private static final long MOST_CELLS = 1_000_000;

  private LineDiff() {}

  /** What became of a line. */
  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  /**
   * A line of the comparison.
   *
   * @param before its number in the first text, from 1; 0 for an added one
   * @param after its number in the second text, from 1; 0 for a removed one
   */
  public record Line(Change change, int before, int after, String text) {}

  /** All lines of both texts, what was removed before what was added in its place. */
  public static List<Line> of(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int head = 0;
    while (head < Math.min(a.size(), b.size()) && a.get(head).equals(b.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(a.size(), b.size()) - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < head; i++) {
      lines.add(new Line(Change.SAME, i + 1, i + 1, a.get(i)));
    }
    between(a, b, head, tail, lines);
    for (int i = tail; i > 0; i--) {
      int left = a.size() - i;
      lines.add(new Line(Change.SAME, left + 1, b.size() - i + 1, a.get(left)));
    }
    return List.copyOf(lines);
  }

  /** Whether any line differs. */
  public static boolean isChanged(List<Line> lines) {
    return lines.stream().anyMatch(line -> line.change() != Change.SAME);
  }

  private static void between(List<String> a, List<String> b, int head, int tail, List<Line> out) {
    int rows = a.size() - head - tail;
    int columns = b.size() - head - tail;
    int[][] common =
        (long) rows * columns > MOST_CELLS
            ? new int[0][0]
            : lengths(a.subList(head, head + rows), b.subList(head, head + columns));
    int i = 0;
    int j = 0;
    while (i < rows || j < columns) {
      boolean both = i < rows && j < columns;
      if (both && common.length > 0 && a.get(head + i).equals(b.get(head + j))) {
        out.add(new Line(Change.SAME, head + i + 1, head + j + 1, a.get(head + i)));
        i++;
        j++;
      } else if (i < rows
          && (j == columns || common.length == 0 || common[i + 1][j] >= common[i][j + 1])) {
        out.add(new Line(Change.REMOVED, head + i + 1, 0, a.get(head + i)));
        i++;
      } else {
        out.add(new Line(Change.ADDED, 0, head + j + 1, b.get(head + j)));
        j++;
      }
    }
  }

  /** How many lines the rests of both have in common, from each pair of lines on. */
  private static int[][] lengths(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
