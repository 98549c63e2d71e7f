package io.lifeboat.console.ui.failover;

import io.lifeboat.console.ui.theme.Fonts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Font;

/**
 * How wide the columns of the table of failovers are: figures have as much room as they need, the
 * bars take what is left, and a cause, whose words differ much in length, may be cut short.
 *
 * @param least what each needs at least, in pixels
 * @param wanted what each would like
 */
record ColumnWidths(List<Double> least, List<Double> wanted) {
  static final ColumnWidths NONE = new ColumnWidths(List.of(), List.of());

  private static final int CAUSE = 2;
  private static final double WIDEST = 4_000;

  /** The font of the head, as the style sheet has it. */
  private static final double HEAD = 0.92;

  /** What pads words left and right, in units of the text's size. */
  private static final double PADDING = 1.3;

  ColumnWidths {
    least = List.copyOf(least);
    wanted = List.copyOf(wanted);
  }

  /**
   * For these texts.
   *
   * @param px the size of normal text
   */
  static ColumnWidths of(List<String> head, List<List<String>> rows, double px) {
    Font normal = Fonts.of(px);
    Font small = Fonts.of(px * HEAD);
    List<Double> least = new ArrayList<>();
    List<Double> wanted = new ArrayList<>();
    for (int column = 0; column < head.size(); column++) {
      double name = Fonts.width(head.get(column), small);
      double words = name;
      for (List<String> row : rows) {
        words = Math.max(words, Fonts.width(steady(row.get(column)), normal));
      }
      boolean isBar = column == FailoverTexts.BAR;
      double needed =
          isBar
              ? Math.max(name, px * 4)
              : column == CAUSE ? Math.min(words, Math.max(name, px * 5.6)) : words;
      least.add(Math.ceil(needed + px * PADDING));
      wanted.add(Math.ceil((isBar ? px * 7 : words) + px * PADDING));
    }
    return new ColumnWidths(least, wanted);
  }

  /** All digits as wide as a nought: a figure that counts up must not move its column. */
  private static String steady(String text) {
    return text.replaceAll("[0-9]", "0");
  }

  void apply(List<? extends TableColumn<?, ?>> columns) {
    for (int i = 0; i < columns.size(); i++) {
      TableColumn<?, ?> column = columns.get(i);
      double max = i == FailoverTexts.BAR ? WIDEST : wanted.get(i) * 1.9;
      column.setMaxWidth(WIDEST);
      column.setMinWidth(least.get(i));
      column.setPrefWidth(wanted.get(i));
      column.setMaxWidth(max);
    }
  }
}
