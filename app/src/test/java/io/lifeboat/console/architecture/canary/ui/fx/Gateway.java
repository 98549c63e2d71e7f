package io.lifeboat.console.architecture.canary.ui.fx;

import javafx.application.Platform;

/** Right: the gateway to the FX thread. */
public final class Gateway {
  void later(Runnable task) {
    Platform.runLater(task);
  }
}
