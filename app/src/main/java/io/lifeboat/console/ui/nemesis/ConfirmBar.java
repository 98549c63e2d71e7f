package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks again before what cannot be undone; the keyboard is on Cancel. */
final class ConfirmBar extends VBox {
  private final Button cancel = new Button();

  ConfirmBar(I18n i18n, Runnable onCancel, Runnable onConfirm) {
    setId("fault-confirm");
    getStyleClass().add("fault-confirm");
    Label words = new Label();
    words.textProperty().bind(i18n.bind(NemesisMsg.CONFIRM_LAST));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    cancel.setId("confirm-cancel");
    cancel.textProperty().bind(i18n.bind(NemesisMsg.CONFIRM_CANCEL));
    cancel.setCancelButton(true);
    cancel.setOnAction(e -> onCancel.run());
    Button confirm = new Button();
    confirm.setId("confirm-damage");
    confirm.textProperty().bind(i18n.bind(NemesisMsg.CONFIRM_DAMAGE));
    confirm.setOnAction(e -> onConfirm.run());
    getChildren().addAll(words, new HBox(6, cancel, confirm));
    close();
  }

  void open() {
    SidesPart.shown(true, this);
    cancel.requestFocus();
  }

  void close() {
    SidesPart.shown(false, this);
  }
}
