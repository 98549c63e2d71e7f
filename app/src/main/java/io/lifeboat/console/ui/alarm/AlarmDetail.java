package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmState;
import io.lifeboat.console.application.alarm.AlarmsView;
import io.lifeboat.console.application.alarm.ShelfTime;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One alarm in full: its state and times, what can be done about it, and its catalogue texts. */
final class AlarmDetail extends VBox {
  private static final int PAST_LINES = 12;

  private final AlarmOperator operator;
  private final I18n i18n;
  private final LongFunction<String> time;
  private final AlarmMark mark = new AlarmMark();
  private final Label title = new Label();
  private final Label state = new Label();
  private final ActionButton acknowledge;
  private final ActionButton unshelve;
  private final Map<ShelfTime, ActionButton> shelve = new EnumMap<>(ShelfTime.class);
  private final AlarmAdvice advice;
  private final Label past = new Label();
  private @Nullable AlarmKey alarm;

  AlarmDetail(AlarmOperator operator, I18n i18n, LongFunction<String> time, Runnable close) {
    this.operator = operator;
    this.i18n = i18n;
    this.time = time;
    setId("alarm-detail");
    getStyleClass().addAll("occurrence-detail");
    title.getStyleClass().add("detail-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    state.setId("alarm-detail-state");
    state.getStyleClass().add("muted");
    state.setWrapText(true);
    state.setMinHeight(USE_PREF_SIZE);
    past.setId("alarm-detail-past");
    past.setWrapText(true);
    past.setMinHeight(USE_PREF_SIZE);
    acknowledge = new ActionButton("alarm-acknowledge", () -> act(AlarmAction.Acknowledge::new));
    unshelve = new ActionButton("alarm-unshelve", () -> act(AlarmAction.Unshelve::new));
    advice = new AlarmAdvice("alarm-detail", operator, i18n);
    getChildren().addAll(head(close), state, actions(), advice, heading(), past);
  }

  private HBox head(Runnable close) {
    Button button = new Button("×");
    button.setId("alarm-detail-close");
    button.getStyleClass().addAll("flat", "small");
    button.accessibleTextProperty().bind(i18n.bind(UiMsg.CLOSE));
    button.setOnAction(e -> close.run());
    HBox head = new HBox(8, mark, title, button);
    head.setAlignment(Pos.TOP_LEFT);
    return head;
  }

  private FlowPane actions() {
    FlowPane row = new FlowPane(6, 6, acknowledge);
    row.setAlignment(Pos.CENTER_LEFT);
    for (ShelfTime each : ShelfTime.values()) {
      ActionButton button =
          new ActionButton(
              "shelve-" + each.minutes(), () -> act(key -> new AlarmAction.Shelve(key, each)));
      shelve.put(each, button);
      row.getChildren().add(button);
    }
    row.getChildren().add(unshelve);
    Stream.concat(Stream.of(acknowledge, unshelve), shelve.values().stream())
        .forEach(button -> button.button().getStyleClass().add("small"));
    return row;
  }

  private Label heading() {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(AlarmBoardMsg.HISTORY_OF_IT));
    label.getStyleClass().add("column-head");
    return label;
  }

  @FunctionalInterface
  private interface Deed {
    AlarmAction on(AlarmKey key);
  }

  private void act(Deed deed) {
    AlarmKey key = alarm;
    if (key != null) {
      operator.submit(deed.on(key));
    }
  }

  void show(AlarmKey key, AlarmsView alarms) {
    alarm = key;
    AlarmLine line =
        Stream.concat(alarms.active().stream(), alarms.shelved().stream())
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElse(null);
    AlarmState now = line == null ? AlarmState.NORMAL : line.state();
    mark.show(key.kind().priority(), now, i18n);
    title.setText(i18n.text(key.kind().title(key.subject())));
    state.setText(stateWords(key, line));
    showActions(now);
    advice.show(key, line == null ? null : line.evidence());
    past.setText(pastWords(key, alarms));
  }

  private void showActions(AlarmState now) {
    boolean waits = now.wantsAcknowledgement();
    acknowledge.show(
        i18n.text(AlarmBoardMsg.ACKNOWLEDGE),
        i18n.text(waits ? AlarmBoardMsg.ACKNOWLEDGE_LINE : AlarmBoardMsg.ACKNOWLEDGE_NOT),
        waits);
    shelve.forEach(
        (each, button) ->
            button.show(
                i18n.text(AlarmWords.shelve(each)),
                i18n.text(AlarmBoardMsg.SHELVE_LINE, each.minutes()),
                true));
    boolean shelved = now == AlarmState.SHELVED;
    unshelve.show(
        i18n.text(AlarmBoardMsg.UNSHELVE),
        i18n.text(shelved ? AlarmBoardMsg.UNSHELVE_LINE : AlarmBoardMsg.UNSHELVE_NOT),
        shelved);
  }

  private String stateWords(AlarmKey key, @Nullable AlarmLine line) {
    List<String> words = new ArrayList<>();
    words.add(
        AlarmWords.capital(i18n.text(AlarmBoardMsg.PRIORITY_OF_IT, key.kind().priority().label())));
    if (line == null) {
      words.add(i18n.text(AlarmState.NORMAL.label()));
      return String.join(" · ", words);
    }
    words.add(i18n.text(line.state().label()));
    if (line.raises() > 0) {
      words.add(i18n.text(AlarmBoardMsg.RAISED_AT, time.apply(line.raisedMicros())));
    }
    add(words, AlarmBoardMsg.GONE_AT, line.clearedMicros());
    add(words, AlarmBoardMsg.ACKNOWLEDGED_AT, line.acknowledgedMicros());
    add(words, AlarmBoardMsg.SHELVED_UNTIL, line.shelvedUntilMicros());
    String repeats = AlarmWords.repeats(line, i18n);
    if (!repeats.isEmpty()) {
      words.add(repeats);
    }
    return String.join(" · ", words);
  }

  private void add(List<String> words, AlarmBoardMsg key, @Nullable Long atMicros) {
    if (atMicros != null) {
      words.add(i18n.text(key, time.apply(atMicros)));
    }
  }

  private String pastWords(AlarmKey key, AlarmsView alarms) {
    List<String> lines =
        alarms.history().reversed().stream()
            .filter(each -> each.alarm().equals(key))
            .limit(PAST_LINES)
            .map(
                each ->
                    time.apply(each.atMicros())
                        + "  "
                        + i18n.text(AlarmWords.happened(each.reason())))
            .toList();
    return lines.isEmpty() ? i18n.text(AlarmBoardMsg.HISTORY_NONE) : String.join("\n", lines);
  }
}
