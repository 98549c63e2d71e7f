package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Themes;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A panel that can live in a window of its own, for a second screen. */
final class Detachable extends StackPane {
  private final Node content;
  private final I18n i18n;
  private final Look look;
  private final MessageKey title;
  private @Nullable Stage stage;

  Detachable(Node content, MessageKey title, I18n i18n, Look look) {
    this.content = content;
    this.title = title;
    this.i18n = i18n;
    this.look = look;
    getChildren().add(content);
  }

  /** Out into its own window, or back. */
  void toggle() {
    if (stage == null) {
      detach();
    } else {
      attach();
    }
  }

  /** Brings its own window to the front; false when it has none. */
  boolean raise() {
    if (stage == null) {
      return false;
    }
    stage.toFront();
    return true;
  }

  private void detach() {
    Label away = new Label();
    away.textProperty().bind(i18n.bind(UiMsg.DETACHED));
    away.getStyleClass().add("empty-words");
    getChildren().setAll(away);
    BorderPane root = new BorderPane(content);
    root.getStyleClass().add("detached");
    Scene scene = new Scene(root, 900, 420);
    Themes.apply(scene, look.theme(), look.textScale());
    Stage window = new Stage();
    window.titleProperty().bind(i18n.bind(title));
    window.setScene(scene);
    window.setOnCloseRequest(e -> attach());
    stage = window;
    window.show();
  }

  void attach() {
    Stage window = stage;
    if (window != null) {
      stage = null;
      window.getScene().setRoot(new StackPane());
      getChildren().setAll(content);
      window.close();
    }
  }

  /** Its window follows the theme and the text size. */
  void restyle() {
    if (stage != null) {
      Themes.apply(stage.getScene(), look.theme(), look.textScale());
    }
  }
}
