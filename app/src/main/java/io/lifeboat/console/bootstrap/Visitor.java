package io.lifeboat.console.bootstrap;

import javafx.stage.Stage;

/** Someone who looks at a console from its first moment on. */
interface Visitor {
  Visitor NOBODY = (console, stage, quit) -> {};

  /**
   * The window has been put on the screen and not been drawn yet; on the JavaFX thread.
   *
   * @param quit closes the console as its user would
   */
  void opened(CompositionRoot console, Stage stage, Runnable quit);
}
