package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.PresentMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All keys, on one sheet. */
final class HelpView extends StackPane {
  private final I18n i18n;
  private final GridPane grid = new GridPane();
  private int line;

  HelpView(I18n i18n) {
    this.i18n = i18n;
    setId("help");
    getStyleClass().add("overlay");
    setVisible(false);
    Label title = new Label();
    title.textProperty().bind(i18n.bind(UiMsg.HELP_TITLE));
    title.getStyleClass().add("overlay-title");
    grid.getStyleClass().add("help-grid");
    for (int i = 0; i < 2; i++) {
      ColumnConstraints keys = new ColumnConstraints();
      keys.setMinWidth(Region.USE_PREF_SIZE);
      grid.getColumnConstraints().addAll(keys, new ColumnConstraints());
    }
    row("1 … 9", UiMsg.HELP_SELECT);
    row("K", UiMsg.HELP_KILL);
    row("I", UiMsg.HELP_ISOLATE);
    row("T", UiMsg.HELP_TRANSFER);
    for (ShellCommand command : ShellCommand.values()) {
      if (!command.keys().isEmpty()) {
        row(command == ShellCommand.FREEZE ? "Space  ." : command.keys(), command.message());
      }
    }
    row("Esc", UiMsg.HELP_BACK);
    row("← → ↑ ↓", UiMsg.HELP_ARROWS);
    row("+  −", UiMsg.HELP_ZOOM);
    row("End", UiMsg.HELP_END);
    row("Page ↑ ↓", PresentMsg.HELP_CLICKER);
    row("← →", ReplayMsg.HELP_STEP);
    row("Shift+← →", ReplayMsg.HELP_FIVE);
    row("Home  End", ReplayMsg.HELP_ENDS);
    row("[  ]", ReplayMsg.HELP_SPEED);
    row("B", ReplayMsg.HELP_BOOKMARK);
    Label note = new Label();
    note.textProperty().bind(i18n.bind(UiMsg.HELP_NOTE));
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    VBox content = new VBox(12, title, grid, note);
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    VBox box = new VBox(scroll);
    box.getStyleClass().add("overlay-box");
    box.setMaxSize(820, Region.USE_PREF_SIZE);
    StackPane.setAlignment(box, Pos.CENTER);
    getChildren().add(box);
    setOnMousePressed(e -> setVisible(false));
  }

  private void row(String keys, MessageKey what) {
    Label key = new Label(keys);
    key.getStyleClass().add("key");
    Label text = new Label();
    text.textProperty().bind(i18n.bind(what));
    text.setWrapText(true);
    grid.add(key, line % 2 * 2, line / 2);
    grid.add(text, line % 2 * 2 + 1, line / 2);
    line++;
  }
}
