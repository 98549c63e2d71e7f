package io.lifeboat.console.ui.degradation;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationView.TraceEntry;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the treatments came about: the newest decision first. */
final class TracePage extends VBox {
  /** More are in the list of occurrences. */
  private static final int SHOWN = 50;

  private final I18n i18n;
  private final LongConsumer onOpen;
  private final Label empty = new Label();
  private final VBox rows = new VBox();
  private List<TraceEntry> shown = List.of();

  TracePage(I18n i18n, LongConsumer onOpen) {
    this.i18n = i18n;
    this.onOpen = onOpen;
    getStyleClass().add("degradation-page");
    empty.setId("trace-empty");
    empty.textProperty().bind(i18n.bind(DegradationPanelMsg.TRACE_EMPTY));
    empty.getStyleClass().add("empty-words");
    rows.setId("decision-trace");
    rows.getStyleClass().add("decision-trace");
    getChildren().addAll(empty, rows);
  }

  void show(ConsoleState state) {
    List<TraceEntry> all = state.degradation().trace();
    List<TraceEntry> latest =
        List.copyOf(all.subList(Math.max(0, all.size() - SHOWN), all.size())).reversed();
    if (!latest.equals(shown)) {
      shown = latest;
      render();
    }
  }

  void refresh() {
    render();
  }

  private void render() {
    empty.setVisible(shown.isEmpty());
    empty.setManaged(shown.isEmpty());
    rows.getChildren().setAll(shown.stream().map(this::row).toList());
  }

  private Region row(TraceEntry entry) {
    Label time = new Label(Clock.absolute(entry.atMicros()));
    time.getStyleClass().add("trace-time");
    time.setMinWidth(USE_PREF_SIZE);
    Hyperlink what = new Hyperlink(i18n.text(what(entry)));
    what.setId("decision-" + entry.sequence());
    what.getStyleClass().add("told-title");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    what.setOnAction(e -> onOpen.accept(entry.sequence()));
    Label why = new Label(i18n.text(why(entry)));
    why.setId("decision-why-" + entry.sequence());
    why.getStyleClass().add("trace-why");
    why.setWrapText(true);
    why.setMinHeight(USE_PREF_SIZE);
    VBox words = new VBox(what, why);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    HBox row = new HBox(time, words);
    row.getStyleClass().add("trace-row");
    return row;
  }

  private static Text what(TraceEntry entry) {
    return entry.changes().isEmpty()
        ? Text.of(DegradationPanelMsg.TRACE_SAME)
        : Text.of(DegradationPanelMsg.TRACE_CHANGES, DegradationWords.changes(entry.changes()));
  }

  private static Text why(TraceEntry entry) {
    if (entry.before() == null) {
      return Text.of(DegradationPanelMsg.TRACE_FIRST);
    }
    return entry.fields().isEmpty()
        ? Text.of(DegradationPanelMsg.TRACE_NO_FIELD)
        : Text.of(DegradationPanelMsg.TRACE_BECAUSE, DegradationWords.differences(entry));
  }
}
