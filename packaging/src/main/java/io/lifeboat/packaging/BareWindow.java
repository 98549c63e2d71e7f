package io.lifeboat.packaging;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that JavaFX can show, to measure the console's start against. */
final class BareWindow {
  private static final int PULSES_OF_A_FRAME = 3;

  private BareWindow() {}

  public static void main(String[] arguments) {
    Platform.startup(BareWindow::open);
  }

  private static void open() {
    Stage stage = new Stage();
    stage.setScene(new Scene(new StackPane(new Label("Lifeboat")), 1000, 900));
    stage.show();
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        pulses++;
        if (pulses == PULSES_OF_A_FRAME) {
          stop();
          System.out.println("first frame");
          Platform.exit();
        }
      }
    }.start();
  }
}
