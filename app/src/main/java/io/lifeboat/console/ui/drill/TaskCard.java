package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillTask;
import io.lifeboat.console.application.drill.DrillWords;
import io.lifeboat.console.application.drill.TaskState;
import io.lifeboat.console.application.drill.TaskState.Stage;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One task: what to do, by what it is measured, how long there is, and its hints. */
final class TaskCard extends VBox {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");

  private final I18n i18n;
  private final Label cue = Words.styled("", "drill-cue");
  private final Label standard = Words.styled("", "muted");
  private final Label stage = Words.styled("", "drill-stage");
  private final VBox hints = new VBox();
  private final ActionButton hint;
  private final ActionButton pay;
  private final ActionButton keep;
  private final FlowPane ask = new FlowPane();
  private boolean asking;

  TaskCard(String id, DrillDesk desk, I18n i18n) {
    this.i18n = i18n;
    setId("drill-task-" + id);
    getStyleClass().add("drill-task");
    stage.setId("drill-stage-" + id);
    hint = new ActionButton("drill-hint-" + id, () -> asks(true));
    pay =
        new ActionButton(
            "drill-hint-pay-" + id,
            () -> {
              asking = false;
              desk.takeHint(id);
            });
    keep = new ActionButton("drill-hint-keep-" + id, () -> asks(false));
    ask.getStyleClass().add("drill-tools");
    ask.getChildren().addAll(keep, pay);
    getChildren().addAll(cue, standard, stage, hints, hint, ask);
  }

  private void asks(boolean wants) {
    asking = wants;
    Words.shown(ask, asking);
    Words.shown(hint, !asking);
    if (wants) {
      keep.button().requestFocus();
    }
  }

  void focusHint() {
    hint.button().requestFocus();
  }

  void show(TaskState task, long nowMicros, boolean running) {
    cue.setText(task.task().cue().words().in(i18n.language()));
    standard.setText(
        i18n.text(DrillMsg.STANDARD_LINE, DrillWords.standard(task.task()), task.task().points()));
    stage.setText(i18n.text(stage(task, nowMicros)));
    Long due = task.dueMicros();
    pseudoClassStateChanged(OPEN, task.stage() == Stage.OPEN && due != null);
    pseudoClassStateChanged(LATE, task.stage() == Stage.OPEN && due != null && nowMicros > due);
    List<DrillTask.Hint> all = task.task().hints();
    List<String> read =
        all.stream().limit(task.hints()).map(each -> each.words().in(i18n.language())).toList();
    if (hints.getChildren().size() != read.size()) {
      hints
          .getChildren()
          .setAll(read.stream().map(each -> Words.styled(each, "drill-hint")).toList());
    }
    boolean more = running && task.stage() == Stage.OPEN && task.hints() < all.size();
    asking = asking && more;
    Words.shown(hint, more && !asking);
    Words.shown(ask, more && asking);
    if (more) {
      int cost = all.get(task.hints()).cost();
      String means = i18n.text(DrillMsg.HINT_MEANS, cost);
      hint.show(i18n.text(DrillMsg.HINT, cost), means, true);
      pay.show(i18n.text(DrillMsg.HINT_PAY, cost), means, true);
      keep.show(i18n.text(DrillMsg.HINT_KEEP), i18n.text(DrillMsg.HINT_KEEP_MEANS), true);
    }
    setAccessibleText(cue.getText() + " " + stage.getText());
  }

  private Text stage(TaskState task, long now) {
    Long due = task.dueMicros();
    return switch (task.stage()) {
      case WAITING -> Text.of(DrillMsg.STAGE_WAITING);
      case OPEN ->
          due == null
              ? Text.of(DrillMsg.STAGE_HOLDS)
              : now <= due
                  ? Text.of(DrillMsg.STAGE_OPEN, DrillPanel.clock(due - now))
                  : Text.of(DrillMsg.STAGE_LATE);
      case MET -> Text.of(DrillMsg.STAGE_MET, said(task, true));
      case LATE -> Text.of(DrillMsg.STAGE_MET_LATE, said(task, true));
      case MISSED -> Text.of(DrillMsg.STAGE_MISSED);
    };
  }

  private String said(TaskState task, boolean met) {
    return (met ? task.task().met() : task.task().notMet()).in(i18n.language());
  }
}
