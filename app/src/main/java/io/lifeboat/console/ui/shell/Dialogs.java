package io.lifeboat.console.ui.shell;

/** Says what must not be overlooked; behind an interface, so that tests see what was said. */
public interface Dialogs {

  /**
   * A plain message with a short, stable code.
   *
   * @param code such as "LB-001"
   * @param afterwards called when it has been read and closed
   */
  void error(String code, String headline, String detail, Runnable afterwards);
}
