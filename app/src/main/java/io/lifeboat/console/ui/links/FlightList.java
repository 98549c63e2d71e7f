package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.command.NemesisCommand.ActOnMessage;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.console.application.state.LinkWording;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.links.LinksViewModel.Flight;
import io.lifeboat.console.ui.nemesis.KindNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Messages in flight, the oldest first, each with what can be done to it. By keyboard: Delete
 * drops, Enter releases, the menu key has all four.
 */
final class FlightList extends ListView<FlightList.Row> {
  private static final List<MessageAction> ACTIONS =
      List.of(
          MessageAction.DROP, MessageAction.RELEASE, MessageAction.HOLD, MessageAction.DUPLICATE);

  private final Actions actions;
  private final I18n i18n;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();

  /** One message, the same object as long as it is in flight, so that a selection stays. */
  static final class Row {
    private final long id;
    private final ObjectProperty<Flight> flight = new SimpleObjectProperty<>();

    Row(Flight first) {
      id = first.id();
      flight.set(first);
    }
  }

  FlightList(Actions actions, I18n i18n) {
    this.actions = actions;
    this.i18n = i18n;
    setId("flights");
    getStyleClass().add("flights");
    setItems(rows);
    setCellFactory(list -> new Cell());
    Label empty = new Label();
    empty.setId("flights-empty");
    empty.textProperty().bind(i18n.bind(NemesisMsg.FLIGHTS_EMPTY));
    empty.setWrapText(true);
    empty.getStyleClass().add("empty-words");
    setPlaceholder(empty);
    accessibleTextProperty().bind(i18n.bind(NemesisMsg.FLIGHTS));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setContextMenu(menu());
    i18n.languageProperty().addListener((o, was, is) -> refresh());
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (MessageAction action : ACTIONS) {
      MenuItem item = new MenuItem();
      item.textProperty().bind(i18n.bind(KindNames.of(action)));
      item.setOnAction(e -> actOnSelected(action));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case DELETE -> actOnSelected(MessageAction.DROP);
      case ENTER -> actOnSelected(MessageAction.RELEASE);
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void actOnSelected(MessageAction action) {
    Row row = getSelectionModel().getSelectedItem();
    if (row != null) {
      act(row, action);
    }
  }

  private void act(Row row, MessageAction action) {
    if (canAct(row.flight.get(), action)) {
      actions.submit(new ActOnMessage(row.id, action));
    }
  }

  /** An answer has nobody left who waits for it twice; what is held already cannot be held more. */
  private static boolean canAct(Flight flight, MessageAction action) {
    return switch (action) {
      case DROP, RELEASE -> true;
      case HOLD -> flight.dueMs() != null;
      case DUPLICATE -> !flight.message().answer();
    };
  }

  void show(List<Flight> flights) {
    Map<Long, Row> known = new HashMap<>();
    rows.forEach(row -> known.put(row.id, row));
    List<Row> next = new ArrayList<>();
    for (Flight flight : flights) {
      Row row = known.get(flight.id());
      if (row == null) {
        row = new Row(flight);
      } else if (!flight.equals(row.flight.get())) {
        row.flight.set(flight);
      }
      next.add(row);
    }
    if (!next.equals(rows)) {
      Row selected = getSelectionModel().getSelectedItem();
      rows.setAll(next);
      if (selected != null && next.contains(selected)) {
        getSelectionModel().select(selected);
      }
    }
  }

  /** Its words, its two times, its buttons. */
  private final class Cell extends ListCell<Row> {
    private final Label id = new Label();
    private final Label words = new Label();
    private final Label waits = new Label();
    private final Label due = new Label();
    private final Map<MessageAction, Button> buttons = new EnumMap<>(MessageAction.class);
    private final HBox box;
    private @Nullable Row shown;
    private final javafx.beans.value.ChangeListener<Flight> follow = (o, was, is) -> fill(is);

    Cell() {
      id.getStyleClass().add("flight-id");
      words.setMinWidth(0);
      words.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(words, Priority.ALWAYS);
      waits.getStyleClass().add("flight-time");
      due.getStyleClass().add("flight-time");
      box = new HBox(id, words, waits, due);
      box.getStyleClass().add("flight-row");
      box.setAlignment(Pos.CENTER_LEFT);
      for (MessageAction action : ACTIONS) {
        Button button = new Button();
        button.getStyleClass().addAll("small", "flight-button");
        button.setFocusTraversable(false);
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(
            e -> {
              if (shown != null) {
                act(shown, action);
              }
            });
        buttons.put(action, button);
        box.getChildren().add(button);
      }
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      if (shown != null) {
        shown.flight.removeListener(follow);
      }
      shown = empty ? null : row;
      if (shown == null) {
        setGraphic(null);
        return;
      }
      shown.flight.addListener(follow);
      buttons.forEach(
          (action, button) -> {
            button.setText(i18n.text(KindNames.of(action)));
            button.setId("message-" + shown.id + "-" + action.name().toLowerCase(Locale.ROOT));
          });
      fill(shown.flight.get());
      setGraphic(box);
    }

    private void fill(Flight flight) {
      id.setText(Long.toString(flight.id()));
      String said = i18n.text(LinkWording.of(flight.message()));
      if (!said.equals(words.getText())) {
        words.setText(said);
        words.setTooltip(new Tooltip(said));
      }
      waits.setText(i18n.text(NemesisMsg.FLIGHT_WAITS, flight.waitedMs()));
      Long ms = flight.dueMs();
      due.setText(
          ms == null ? i18n.text(NemesisMsg.FLIGHT_HELD) : i18n.text(NemesisMsg.FLIGHT_DUE, ms));
      buttons.forEach((action, button) -> button.setDisable(!canAct(flight, action)));
      setAccessibleText(said + ", " + waits.getText() + ", " + due.getText());
    }
  }
}
