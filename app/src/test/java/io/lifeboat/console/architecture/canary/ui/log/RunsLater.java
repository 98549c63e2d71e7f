package io.lifeboat.console.architecture.canary.ui.log;

import javafx.application.Platform;

/** Wrong on purpose: goes around the gateway. */
public final class RunsLater {
  void later(Runnable task) {
    Platform.runLater(task);
  }
}
