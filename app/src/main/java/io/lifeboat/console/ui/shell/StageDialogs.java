package io.lifeboat.console.ui.shell;

import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Dialogs of the tool kit, which do not block the thread that shows them. */
public final class StageDialogs implements Dialogs {
  private @Nullable Window owner;

  public void setOwner(Window window) {
    owner = window;
  }

  @Override
  public void error(String code, String headline, String detail, Runnable afterwards) {
    Alert alert = new Alert(AlertType.ERROR, detail, ButtonType.CLOSE);
    alert.setTitle("Lifeboat");
    alert.setHeaderText(headline + " (" + code + ")");
    alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
    alert.getDialogPane().setId("error-dialog");
    if (owner != null && owner.getScene() != null) {
      alert.initOwner(owner);
      alert.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
    }
    alert.setOnHidden(e -> afterwards.run());
    alert.show();
  }
}
