package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.application.comparison.ComparisonView;
import io.lifeboat.console.application.comparison.ComparisonView.Column;
import io.lifeboat.console.application.comparison.Figure;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** A line for each figure, a column for each cluster; a dash where nothing was measured. */
final class FigureTable extends GridPane {
  private static final PseudoClass BREACH = PseudoClass.getPseudoClass("breach");
  private static final String NONE = "–";

  private final I18n i18n;

  FigureTable(I18n i18n) {
    this.i18n = i18n;
    setId("compare-table");
    getStyleClass().add("compare-table");
    setMinWidth(USE_PREF_SIZE);
  }

  void show(ComparisonView view) {
    getChildren().clear();
    int line = 1;
    for (Figure figure : Figure.values()) {
      head(i18n.text(figure.message()), line++);
    }
    head(i18n.text(ComparisonMsg.CHECKS), line);
    for (int i = 0; i < view.columns().size(); i++) {
      column(view.columns().get(i), i + 1);
    }
  }

  private void head(String words, int line) {
    Label label = new Label(words);
    label.getStyleClass().add("row-label");
    label.setMinWidth(USE_PREF_SIZE);
    add(label, 0, line);
  }

  private void column(Column column, int index) {
    Label name = new Label(column.name().replace("+", "+\u200b"));
    name.getStyleClass().add("column-head");
    name.setAccessibleText(column.name());
    name.setWrapText(true);
    GridPane.setHalignment(name, HPos.RIGHT);
    GridPane.setValignment(name, VPos.BOTTOM);
    add(name, index, 0);
    int line = 1;
    for (Figure figure : Figure.values()) {
      Number value = column.figures().get(figure);
      String words = value == null ? NONE : i18n.text(ComparisonMsg.NUMBER, value);
      Label cell = cell(column, figure.name(), i18n.text(figure.message()), words, index, line++);
      cell.pseudoClassStateChanged(
          BREACH, figure.isBreach() && value != null && value.doubleValue() > 0);
    }
    Label checks =
        cell(
            column,
            "checks",
            i18n.text(ComparisonMsg.CHECKS),
            i18n.text(column.verdict()),
            index,
            line);
    checks.pseudoClassStateChanged(BREACH, column.verdict() == ComparisonMsg.VERDICT_BROKEN);
  }

  private Label cell(Column column, String id, String what, String words, int index, int line) {
    Label label = new Label(words);
    label.setId("compare-" + id.toLowerCase(Locale.ROOT).replace('_', '-') + "-" + column.name());
    label.setMinWidth(USE_PREF_SIZE);
    label.setAccessibleRole(AccessibleRole.TEXT);
    label.setAccessibleText(
        i18n.text(
            ComparisonMsg.CELL,
            what,
            column.name(),
            words.equals(NONE) ? i18n.text(ComparisonMsg.CELL_NONE) : words));
    GridPane.setHalignment(label, HPos.RIGHT);
    add(label, index, line);
    return label;
  }
}
