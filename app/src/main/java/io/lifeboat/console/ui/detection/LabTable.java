package io.lifeboat.console.ui.detection;

import io.lifeboat.console.application.lab.LabAnswer;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A line for each algorithm: how many errors it missed, measured and by theory, and its cost. */
final class LabTable extends VBox {
  private static final PseudoClass MISSES = PseudoClass.getPseudoClass("misses");
  private static final double SMALL = 1e-4;

  private final I18n i18n;
  private final Label heading = new Label();
  private final GridPane grid = new GridPane();

  LabTable(I18n i18n) {
    this.i18n = i18n;
    heading.setId("lab-result");
    heading.getStyleClass().add("panel-heading");
    heading.setWrapText(true);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    grid.setId("lab-table");
    grid.getStyleClass().add("lab-table");
    getChildren().addAll(heading, grid);
  }

  void show(LabAnswer answer) {
    heading.setText(i18n.text(DetectionPanelMsg.LAB_RESULT, answer.counted(), answer.bytes()));
    grid.getChildren().clear();
    head(0, DetectionPanelMsg.LAB_ALGORITHM, false);
    head(1, DetectionPanelMsg.LAB_BITS, true);
    head(2, DetectionPanelMsg.LAB_MISSED, true);
    head(3, DetectionPanelMsg.LAB_RATE, true);
    head(4, DetectionPanelMsg.LAB_THEORY, true);
    head(5, DetectionPanelMsg.LAB_SPEED, true);
    head(6, DetectionPanelMsg.LAB_GROUND, false);
    int line = 1;
    for (LabAnswer.Row row : answer.rows()) {
      Label missed = figure(i18n.number((double) row.missed(), 0), line, 2);
      missed.setId("lab-missed-" + row.id());
      missed.pseudoClassStateChanged(MISSES, row.missed() > 0);
      Label name = new Label(i18n.text(row.name()));
      name.pseudoClassStateChanged(MISSES, row.missed() > 0);
      name.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(name, 0, line);
      figure(i18n.number(row.bits(), 0), line, 1);
      figure(rate(row.rate()), line, 3);
      figure(rate(row.theory()), line, 4);
      figure(i18n.number(row.gbPerSecond(), 2), line, 5);
      Label ground = new Label(i18n.text(row.source()));
      ground.getStyleClass().add("muted");
      ground.setWrapText(true);
      ground.setMinHeight(Region.USE_PREF_SIZE);
      grid.add(ground, 6, line);
      line++;
    }
  }

  private void head(int column, DetectionPanelMsg key, boolean figures) {
    Label label = new Label(i18n.text(key));
    label.getStyleClass().add("column-head");
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, figures ? HPos.RIGHT : HPos.LEFT);
    grid.add(label, column, 0);
  }

  private Label figure(String words, int line, int column) {
    Label label = new Label(words);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    grid.add(label, column, line);
    return label;
  }

  /** In percent; tiny ones as a power of ten; none as "?". */
  private String rate(@Nullable Double rate) {
    if (rate == null) {
      return "?";
    }
    if (rate == 0) {
      return "0";
    }
    return rate < SMALL
        ? String.format(Locale.ROOT, "%.1e", rate)
        : i18n.number(rate * 100, rate < 0.1 ? 3 : 1) + " %";
  }
}
