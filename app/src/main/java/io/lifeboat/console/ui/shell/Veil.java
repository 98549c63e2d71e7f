package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.i18n.I18n;
import javafx.event.EventDispatcher;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Lies over a whole window with a few words; while it does, no key and no click gets through. */
final class Veil extends StackPane {
  Veil(String id, Scene scene, I18n i18n, MessageKey words) {
    setId(id);
    getStyleClass().add("veil");
    Label label = new Label();
    label.setId(id + "-words");
    label.getStyleClass().add("overlay-words");
    label.setWrapText(true);
    label.textProperty().bind(i18n.bind(words));
    getChildren().add(label);
    setVisible(false);
    // A filter that consumes an event does not keep it from the other filters of the scene.
    EventDispatcher usual = scene.getEventDispatcher();
    scene.setEventDispatcher(
        (event, tail) ->
            isVisible() && event instanceof KeyEvent ? null : usual.dispatchEvent(event, tail));
  }
}
