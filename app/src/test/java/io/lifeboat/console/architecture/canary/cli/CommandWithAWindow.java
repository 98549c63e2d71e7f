package io.lifeboat.console.architecture.canary.cli;

import javafx.stage.Stage;

/** Wrong on purpose: a command of the command line that opens a window. */
public final class CommandWithAWindow {
  void open(Stage stage) {
    stage.show();
  }
}
