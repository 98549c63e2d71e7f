package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmState;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** One line: how urgent, since when, in which state, what; and its acknowledgement. */
final class AlarmCell extends ListCell<AlarmRow> {
  private final AlarmOperator operator;
  private final I18n i18n;
  private final LongFunction<String> time;
  private final BooleanSupplier compact;
  private final AlarmMark mark = new AlarmMark();
  private final Label priority = new Label();
  private final Label when = new Label();
  private final Label state = new Label();
  private final Label title = new Label();
  private final Label repeats = new Label();
  private final Button acknowledge = new Button();
  private final HBox box = new HBox(8, mark, priority, when, title, repeats, state, acknowledge);

  /**
   * A cell.
   *
   * @param time writes a time on the clock of the facts
   * @param compact whether there is little room, since the details are beside it
   */
  AlarmCell(AlarmOperator operator, I18n i18n, LongFunction<String> time, BooleanSupplier compact) {
    this.operator = operator;
    this.i18n = i18n;
    this.time = time;
    this.compact = compact;
    getStyleClass().add("alarm-cell");
    priority.getStyleClass().add("alarm-cell-priority");
    when.getStyleClass().add("alarm-cell-time");
    state.getStyleClass().add("alarm-cell-state");
    repeats.getStyleClass().add("muted");
    repeats.setMinWidth(USE_PREF_SIZE);
    acknowledge.getStyleClass().add("small");
    acknowledge.setMinWidth(USE_PREF_SIZE);
    acknowledge.setFocusTraversable(false);
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    box.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable AlarmRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    setGraphic(null);
    setAccessibleText(null);
    if (empty || row == null) {
      return;
    }
    switch (row) {
      case AlarmRow.Alarm(var line) -> show(line);
      case AlarmRow.Past(var transition) -> show(transition);
      case AlarmRow.More(var summary) ->
          setText(i18n.text(AlarmBoardMsg.FLOOD_MORE, summary) + " …");
    }
  }

  private void show(AlarmLine line) {
    show(line.key(), line.state(), line.raisedMicros(), stateWords(line), line.title());
    boolean narrow = compact.getAsBoolean();
    show(repeats, narrow ? "" : AlarmWords.repeats(line, i18n));
    boolean waits = !narrow && line.state().wantsAcknowledgement();
    show(acknowledge, waits ? i18n.text(AlarmBoardMsg.ACKNOWLEDGE) : "");
    acknowledge.setId("acknowledge-" + line.key().kind().id());
    acknowledge.setOnAction(e -> operator.submit(new AlarmAction.Acknowledge(line.key())));
  }

  private Text stateWords(AlarmLine line) {
    Long until = line.shelvedUntilMicros();
    return line.state() == AlarmState.SHELVED && until != null
        ? Text.of(AlarmBoardMsg.SHELVED_UNTIL, time.apply(until))
        : line.state().label();
  }

  private void show(AlarmTransition happened) {
    show(
        happened.alarm(),
        happened.to(),
        happened.atMicros(),
        Text.of(AlarmWords.happened(happened.reason())),
        happened.alarm().kind().title(happened.alarm().subject()));
    show(repeats, "");
    show(acknowledge, "");
  }

  private void show(AlarmKey key, AlarmState in, long atMicros, Text stateWords, Text what) {
    mark.show(key.kind().priority(), in, i18n);
    priority.setText(AlarmWords.capital(i18n.text(key.kind().priority().label())));
    when.setText(time.apply(atMicros));
    state.setText(AlarmWords.capital(i18n.text(stateWords)));
    title.setText(i18n.text(what));
    setAccessibleText(
        String.join(", ", priority.getText(), when.getText(), state.getText(), title.getText()));
    boolean narrow = compact.getAsBoolean();
    for (Node extra : new Node[] {priority, state}) {
      extra.setVisible(!narrow);
      extra.setManaged(!narrow);
    }
    setGraphic(box);
  }

  private static void show(Node node, String text) {
    if (node instanceof javafx.scene.control.Labeled labeled) {
      labeled.setText(text);
    }
    node.setVisible(!text.isEmpty());
    node.setManaged(!text.isEmpty());
  }
}
