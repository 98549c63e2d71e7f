package io.lifeboat.console.ui.shell;

import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Every command by name, filtered by a few letters, run by the keyboard alone. */
final class PaletteView extends StackPane {
  private final Supplier<List<PaletteEntry>> source;
  private final TextField field = new TextField();
  private final ObservableList<PaletteEntry> shown = FXCollections.observableArrayList();
  private final ListView<PaletteEntry> list = new ListView<>(shown);
  private List<PaletteEntry> all = List.of();
  private @Nullable Node focusBefore;

  PaletteView(I18n i18n, Supplier<List<PaletteEntry>> source) {
    this.source = source;
    setId("palette");
    getStyleClass().add("overlay");
    setVisible(false);
    field.setId("palette-field");
    field.promptTextProperty().bind(i18n.bind(UiMsg.PALETTE_PROMPT));
    field.accessibleTextProperty().bind(i18n.bind(UiMsg.PALETTE_PROMPT));
    field.textProperty().addListener((o, was, is) -> filter());
    list.setId("palette-list");
    list.setFocusTraversable(false);
    list.setCellFactory(l -> new Cell());
    Label empty = new Label();
    empty.textProperty().bind(i18n.bind(UiMsg.PALETTE_EMPTY));
    list.setPlaceholder(empty);
    VBox box = new VBox(8, field, list);
    box.getStyleClass().add("overlay-box");
    box.setMaxSize(640, Region.USE_PREF_SIZE);
    VBox.setVgrow(list, Priority.ALWAYS);
    StackPane.setAlignment(box, Pos.TOP_CENTER);
    getChildren().add(box);
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            close();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setOnMouseClicked(e -> run());
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case ESCAPE -> close();
      case ENTER -> run();
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(8);
      case PAGE_UP -> move(-8);
      default -> {
        return;
      }
    }
    e.consume();
  }

  void open() {
    focusBefore = getScene() == null ? null : getScene().getFocusOwner();
    all = source.get();
    field.clear();
    filter();
    setVisible(true);
    field.requestFocus();
  }

  boolean isOpen() {
    return isVisible();
  }

  void close() {
    setVisible(false);
    if (focusBefore != null) {
      focusBefore.requestFocus();
    }
  }

  private void filter() {
    shown.setAll(PaletteEntry.matching(field.getText(), all));
    list.getSelectionModel().select(0);
    list.scrollTo(0);
  }

  private void move(int by) {
    if (!shown.isEmpty()) {
      int at = list.getSelectionModel().getSelectedIndex();
      int next = Math.clamp(at + by, 0, shown.size() - 1);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - 4));
    }
  }

  private void run() {
    PaletteEntry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null && entry.possible()) {
      close();
      entry.run().run();
    }
  }

  /** A name, its line below, its key at the right. */
  private static final class Cell extends ListCell<PaletteEntry> {
    private final Label name = new Label();
    private final Label line = new Label();
    private final Label keys = new Label();
    private final HBox box;

    Cell() {
      line.getStyleClass().add("menu-line");
      keys.getStyleClass().add("key");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      VBox words = new VBox(name, line);
      words.setMinWidth(0);
      words.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(words, Priority.ALWAYS);
      box = new HBox(12, words, keys);
      box.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (entry == null || empty) {
        setGraphic(null);
        return;
      }
      name.setText(entry.name());
      line.setText(entry.line());
      boolean hasLine = !entry.line().isEmpty();
      line.setVisible(hasLine);
      line.setManaged(hasLine);
      keys.setText(entry.keys());
      keys.setVisible(!entry.keys().isEmpty());
      box.setDisable(!entry.possible());
      setAccessibleText(entry.name() + ". " + entry.line());
      setGraphic(box);
    }
  }
}
