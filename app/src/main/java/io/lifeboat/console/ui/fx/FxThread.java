package io.lifeboat.console.ui.fx;

import javafx.application.Platform;

/** The JavaFX application thread. Nothing else in the console calls {@code Platform.runLater}. */
public final class FxThread {
  private FxThread() {}

  /** Runs it on the JavaFX thread: at once when already there, else soon. */
  public static void run(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  /** Runs it on the JavaFX thread after what is already waiting there. */
  public static void later(Runnable task) {
    Platform.runLater(task);
  }

  /** Asserts thread confinement at an entry. */
  public static void require() {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException(
          "must run on the JavaFX thread, not on " + Thread.currentThread().getName());
    }
  }
}
