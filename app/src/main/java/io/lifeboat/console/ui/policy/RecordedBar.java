package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.DryRun;
import io.lifeboat.console.application.policy.RecordedTick;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** In how many recorded measurements two policies differ, and steps from one to the next. */
final class RecordedBar extends FlowPane {
  private static final double MICROS_PER_SECOND = 1e6;

  private final DryRun dryRun;
  private final I18n i18n;
  private final Label count = new Label();
  private final Label at = new Label();
  private final ActionButton previous = new ActionButton("recorded-previous", () -> step(-1));
  private final ActionButton next = new ActionButton("recorded-next", () -> step(1));

  RecordedBar(DryRun dryRun, I18n i18n) {
    super(10, 6);
    this.dryRun = dryRun;
    this.i18n = i18n;
    setId("recorded");
    getStyleClass().add("recorded-bar");
    count.setId("recorded-count");
    count.getStyleClass().add("recorded-count");
    at.setId("recorded-at");
    getChildren().addAll(count, previous, next, at);
  }

  private void step(int by) {
    dryRun.showTick(dryRun.nextDiffering(by));
  }

  void show() {
    List<RecordedTick> ticks = dryRun.ticks();
    Bar.shown(this, dryRun.choice() == DryRun.Choice.RECORDED && !ticks.isEmpty());
    if (ticks.isEmpty()) {
      return;
    }
    long differing = dryRun.differing();
    String words =
        differing == 0
            ? i18n.text(PolicyMsg.RECORDED_EQUAL, ticks.size())
            : i18n.text(PolicyMsg.RECORDED_DIFFERS, differing, ticks.size());
    int leftOut = dryRun.leftOut();
    count.setText(
        leftOut == 0 ? words : words + " " + i18n.text(PolicyMsg.RECORDED_LEFT_OUT, leftOut));
    showStep(previous, PolicyMsg.PREVIOUS_DIFFERING, -1);
    showStep(next, PolicyMsg.NEXT_DIFFERING, 1);
    double seconds = ticks.get(dryRun.tick()).atMicros() / MICROS_PER_SECOND;
    at.setText(
        i18n.text(PolicyMsg.RECORDED_AT, dryRun.tick() + 1, ticks.size(), i18n.number(seconds, 1)));
  }

  private void showStep(ActionButton button, PolicyMsg name, int by) {
    boolean possible = dryRun.nextDiffering(by) >= 0;
    button.show(
        i18n.text(name), i18n.text(possible ? name : PolicyMsg.NO_MORE_DIFFERING), possible);
  }
}
