package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmKind;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.Columns;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm means and what to do: cause, consequence, guidance, and the display that helps.
 * Side by side where there is room, else one below the other.
 */
final class AlarmAdvice extends StackPane {
  private static final double COLUMN_WIDTH = 270;

  private final AlarmOperator operator;
  private final I18n i18n;
  private final Label cause;
  private final Label consequence;
  private final Label guidance;
  private final Label evidence = new Label();
  private final Button open = new Button();
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
    getChildren()
        .add(
            new Columns(
                COLUMN_WIDTH,
                column(heading(AlarmBoardMsg.CAUSE), cause, evidence),
                column(heading(AlarmBoardMsg.CONSEQUENCE), consequence),
                column(heading(AlarmBoardMsg.WHAT_TO_DO), guidance, open)));
  }

  private static VBox column(Node... lines) {
    VBox column = new VBox(lines);
    column.getStyleClass().add("alarm-advice-column");
    return column;
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
  }

  private void openDisplay() {
    AlarmKey key = alarm;
    if (key != null) {
      operator.open(key.kind().display(), key);
    }
  }
}
