package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmKind;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm means and what to do: cause, consequence, guidance, and the display that helps.
 * Side by side where there is room, else one below the other.
 */
final class AlarmAdvice extends Region {
  private static final double GAP = 16;
  private static final double COLUMN_EM = 21;

  private final AlarmOperator operator;
  private final I18n i18n;
  private final Label cause;
  private final Label consequence;
  private final Label guidance;
  private final Label evidence = new Label();
  private final Button open = new Button();
  private final VBox[] columns;
  private @Nullable AlarmKey alarm;

  AlarmAdvice(String id, AlarmOperator operator, I18n i18n) {
    this.operator = operator;
    this.i18n = i18n;
    getStyleClass().add("alarm-advice");
    setId(id + "-advice");
    cause = text(id + "-cause");
    consequence = text(id + "-consequence");
    guidance = text(id + "-guidance");
    evidence.setId(id + "-evidence");
    evidence.setWrapText(true);
    open.setId(id + "-open-display");
    open.getStyleClass().add("small");
    open.setOnAction(e -> openDisplay());
    columns =
        new VBox[] {
          new VBox(heading(AlarmBoardMsg.CAUSE), cause, evidence),
          new VBox(heading(AlarmBoardMsg.CONSEQUENCE), consequence),
          new VBox(heading(AlarmBoardMsg.WHAT_TO_DO), guidance, open)
        };
    for (VBox column : columns) {
      column.getStyleClass().add("alarm-advice-column");
      column.setFillWidth(true);
      getChildren().add(column);
    }
  }

  private static Label text(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private Label heading(AlarmBoardMsg key) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("column-head");
    return label;
  }

  void show(AlarmKey key, @Nullable Text seen) {
    alarm = key;
    AlarmKind kind = key.kind();
    cause.setText(i18n.text(kind.cause()));
    consequence.setText(i18n.text(kind.consequence()));
    guidance.setText(i18n.text(kind.guidance()));
    evidence.setText(seen == null ? "" : i18n.text(AlarmBoardMsg.EVIDENCE, seen));
    evidence.setVisible(seen != null);
    evidence.setManaged(seen != null);
    open.setText(i18n.text(AlarmBoardMsg.OPEN_DISPLAY, kind.display().label()));
    requestLayout();
  }

  private void openDisplay() {
    AlarmKey key = alarm;
    if (key != null) {
      operator.open(key.kind().display(), key);
    }
  }

  private double inner(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  private boolean isWide(double width) {
    return inner(width) >= 3 * COLUMN_EM * cause.getFont().getSize() + 2 * GAP;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    if (width < 0) {
      return 0;
    }
    double height = 0;
    boolean wide = isWide(width);
    double each = wide ? (inner(width) - 2 * GAP) / 3 : inner(width);
    for (VBox column : columns) {
      double own = column.prefHeight(each);
      height = wide ? Math.max(height, own) : height + own + GAP / 2;
    }
    return snappedTopInset() + height + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    boolean wide = isWide(getWidth());
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double each = wide ? (inner(getWidth()) - 2 * GAP) / 3 : inner(getWidth());
    for (VBox column : columns) {
      double own = column.prefHeight(each);
      column.resizeRelocate(x, y, each, own);
      if (wide) {
        x += each + GAP;
      } else {
        y += own + GAP / 2;
      }
    }
  }
}
