package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmPriority;
import io.lifeboat.console.application.alarm.AlarmState;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The alarm that needs an answer first. It shows what is true now, also while the display is
 * frozen: a frozen picture must not hide an alarm.
 */
public final class AlarmBanner extends VBox {
  /** A click may have been meant for the alarm that stood here a moment ago. */
  private static final long GRACE_NANOS = 500_000_000L;

  private final Display display;
  private final AlarmOperator operator;
  private final I18n i18n;
  private final AlarmMark mark = new AlarmMark();
  private final Label priority = new Label();
  private final Label title = new Label();
  private final Label since = new Label();
  private final Label flood = new Label();
  private final Button more = new Button();
  private final Button acknowledge = new Button();
  private final ToggleButton whatToDo = new ToggleButton();
  private final Tooltip when = new Tooltip();
  private final AlarmAdvice advice;
  private final Beat beat = new Beat(this);
  private @Nullable AlarmBannerModel last;
  private long replacedAtNanos;

  public AlarmBanner(Display display, AlarmOperator operator, I18n i18n) {
    this.display = display;
    this.operator = operator;
    this.i18n = i18n;
    this.advice = new AlarmAdvice("banner", operator, i18n);
    setId("alarm-banner");
    getStyleClass().add("alarm-banner");
    setAccessibleRole(AccessibleRole.TEXT);
    priority.getStyleClass().add("alarm-priority");
    priority.setId("banner-priority");
    title.getStyleClass().add("alarm-title");
    title.setId("banner-title");
    title.setWrapText(true);
    since.getStyleClass().add("alarm-since");
    since.setId("banner-since");
    since.setTooltip(when);
    flood.setId("banner-flood");
    flood.getStyleClass().add("alarm-flood");
    more.setId("banner-more");
    more.getStyleClass().addAll("flat", "small");
    more.setOnAction(e -> operator.openList());
    acknowledge.setId("banner-acknowledge");
    acknowledge.textProperty().bind(i18n.bind(AlarmBoardMsg.ACKNOWLEDGE_KEY));
    acknowledge.setOnAction(e -> acknowledge());
    whatToDo.setId("banner-what-to-do");
    whatToDo.textProperty().bind(i18n.bind(AlarmBoardMsg.WHAT_TO_DO));
    whatToDo.setOnAction(e -> showAdvice(whatToDo.isSelected()));
    for (Label label : new Label[] {priority, since, flood}) {
      label.setMinWidth(USE_PREF_SIZE);
    }
    FlowPane words = new FlowPane(10, 2, title, since, flood, more);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    words.setPrefWrapLength(560);
    HBox.setHgrow(words, Priority.ALWAYS);
    acknowledge.setMinWidth(USE_PREF_SIZE);
    whatToDo.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(10, mark, priority, words, acknowledge, whatToDo);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, advice);
    showAdvice(false);
    setShown(false);
    i18n.languageProperty().addListener((o, was, is) -> render());
  }

  /** Draws the alarms of this state. */
  public void show(ConsoleState latest, long nowNanos) {
    AlarmBannerModel model = AlarmBannerModel.of(latest.alarms(), latest.nowMicros()).orElse(null);
    AlarmBannerModel before = last;
    last = model;
    if (model == null) {
      showAdvice(false);
      setShown(false);
    } else if (!model.equals(before)) {
      if (before != null && !before.line().key().equals(model.line().key())) {
        replacedAtNanos = nowNanos;
      }
      render();
    }
    beat.show(nowNanos, model != null && !display.reduceMotionProperty().get());
  }

  private void render() {
    AlarmBannerModel model = last;
    if (model == null) {
      return;
    }
    AlarmLine line = model.line();
    mark.show(line.priority(), line.state(), i18n);
    priority.setText(AlarmWords.capital(i18n.text(line.priority().label())));
    title.setText(i18n.text(line.title()));
    since.setText(i18n.text(model.since()));
    when.setText(i18n.text(AlarmBoardMsg.RAISED_AT, Clock.absolute(line.raisedMicros())));
    show(more, model.more() == null ? "" : i18n.text(model.more()));
    show(flood, model.flood() == null ? "" : i18n.text(model.flood()));
    getStyleClass().removeAll("critical", "high", "medium", "low", "gone");
    getStyleClass().add(styleClass(line.priority()));
    if (line.state() == AlarmState.RETURNED) {
      getStyleClass().add("gone");
    }
    setAccessibleText(priority.getText() + ": " + title.getText() + ", " + since.getText());
    advice.show(line.key(), line.evidence());
    setShown(true);
  }

  private static void show(javafx.scene.control.Labeled label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private static String styleClass(AlarmPriority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  private void setShown(boolean shown) {
    if (!shown && isFocusWithin() && getParent() != null) {
      // Else the focus would move on to the next button, and the next Space or Enter would act
      // there.
      getParent().requestFocus();
    }
    setVisible(shown);
    setManaged(shown);
  }

  /** Acknowledges the alarm that is shown, unless it took another one's place just now. */
  public void acknowledge() {
    AlarmBannerModel model = last;
    boolean meant = System.nanoTime() - replacedAtNanos > GRACE_NANOS || replacedAtNanos == 0;
    if (model != null && meant) {
      operator.submit(new AlarmAction.Acknowledge(model.line().key()));
    }
  }

  /** Which alarm it is about, or null while it is not shown. */
  public @Nullable AlarmKey alarm() {
    return last == null ? null : last.line().key();
  }

  /** Opens what to do about it. */
  public void openAdvice() {
    if (last != null) {
      showAdvice(true);
    }
  }

  /** Closes what to do about it; false when it was not open. */
  public boolean closeAdvice() {
    boolean open = advice.isVisible();
    showAdvice(false);
    return open;
  }

  private void showAdvice(boolean shown) {
    whatToDo.setSelected(shown);
    advice.setVisible(shown);
    advice.setManaged(shown);
  }
}
