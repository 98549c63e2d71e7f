package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.storage.DataDirectoryException;
import io.lifeboat.console.ui.i18n.UiMsg;

/** What can go wrong in the console, each with a short code that never changes. */
enum Failure {
  CONSOLE("LB-001", UiMsg.ERROR_UNCAUGHT),
  DATA_DIRECTORY("LB-002", UiMsg.ERROR_DATA_IN_USE),
  CLUSTER_START("LB-003", UiMsg.ERROR_CLUSTER_START),
  SETTINGS("LB-004", UiMsg.ERROR_SETTINGS),
  RECORDING("LB-010", UiMsg.ERROR_RECORDING),
  OPEN_RECORDING("LB-011", UiMsg.ERROR_OPEN_RECORDING);

  private final String code;
  private final UiMsg headline;

  Failure(String code, UiMsg headline) {
    this.code = code;
    this.headline = headline;
  }

  String code() {
    return code;
  }

  UiMsg headline() {
    return headline;
  }

  static Failure of(Throwable cause) {
    return cause instanceof DataDirectoryException ? DATA_DIRECTORY : CLUSTER_START;
  }
}
