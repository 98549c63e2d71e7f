package io.lifeboat.console.application.text;

/** Words about replaying: the bundle {@code replay}. */
public enum ReplayMsg implements MessageKey {
  MARK_FAULT,
  MARK_LEADER,
  MARK_SAID,
  CANNOT_COMMAND;

  @Override
  public String bundle() {
    return "replay";
  }
}
