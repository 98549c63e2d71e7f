package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Some rows of the form. A part shows the form it is given and asks for a changed one; it holds no
 * choice of its own.
 */
abstract class FormPart extends VBox {
  /** Takes a change of the form. */
  interface Editor {
    void change(UnaryOperator<FaultForm> change);
  }

  final I18n i18n;
  final Editor editor;

  FormPart(I18n i18n, Editor editor) {
    this.i18n = i18n;
    this.editor = editor;
    getStyleClass().add("form-part");
  }

  /** Whether a fault of this type has these rows. */
  abstract boolean isFor(FaultType type);

  /** Shows the form; called only while it is for its type. */
  abstract void show(FaultForm form, ConsoleState state);

  final void showOrHide(FaultForm form, ConsoleState state) {
    boolean mine = isFor(form.type());
    setVisible(mine);
    setManaged(mine);
    if (mine) {
      show(form, state);
    }
  }

  /** A label and what it is the label of. */
  final HBox row(NemesisMsg key, Node... controls) {
    return row(i18n, key, controls);
  }

  static HBox row(I18n i18n, NemesisMsg key, Node... controls) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("field-label");
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setWrapText(true);
    HBox row = new HBox(label);
    row.getChildren().addAll(controls);
    row.getStyleClass().add("field-row");
    row.setAlignment(Pos.BASELINE_LEFT);
    for (Node control : controls) {
      HBox.setHgrow(control, Priority.ALWAYS);
    }
    label.setLabelFor(controls[0]);
    return row;
  }
}
