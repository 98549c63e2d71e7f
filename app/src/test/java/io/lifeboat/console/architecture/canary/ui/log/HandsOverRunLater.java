package io.lifeboat.console.architecture.canary.ui.log;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Wrong on purpose: goes around the gateway by a method reference. */
public final class HandsOverRunLater {
  Executor executor() {
    return Platform::runLater;
  }
}
