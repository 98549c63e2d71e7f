package io.lifeboat.console.ui.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A button that says why it cannot act. JavaFX shows no tooltip on a disabled control, so the
 * tooltip sits on a wrapper around it.
 */
public final class ActionButton extends StackPane {
  private final Button button = new Button();
  private final Tooltip tooltip = new Tooltip();
  private final ObjectProperty<@Nullable Runnable> onLook = new SimpleObjectProperty<>();

  public ActionButton(String id, Runnable act) {
    getStyleClass().add("action-button");
    button.setId(id);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMnemonicParsing(false);
    button.setOnAction(e -> act.run());
    tooltip.setShowDelay(Duration.millis(300));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    Tooltip.install(this, tooltip);
    setOnMouseEntered(e -> look());
    button
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (is) {
                look();
              }
            });
    getChildren().add(button);
  }

  /** Shows its name, what it does or why it cannot. */
  public void show(String name, String line, boolean possible) {
    if (!possible && button.isFocused()) {
      // Else the focus would move on to the next button, and the next Space or Enter would act
      // there.
      requestFocus();
    }
    button.setText(name);
    button.setDisable(!possible);
    button.setAccessibleHelp(line);
    tooltip.setText(line);
  }

  /** Called when somebody points at it or focuses it, possible or not. */
  public void setOnLook(Runnable listener) {
    onLook.set(listener);
  }

  public Button button() {
    return button;
  }

  private void look() {
    Runnable listener = onLook.get();
    if (listener != null) {
      listener.run();
    }
  }
}
