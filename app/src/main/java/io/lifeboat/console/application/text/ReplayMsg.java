package io.lifeboat.console.application.text;

/** Words about replaying: the bundle {@code replay}. */
public enum ReplayMsg implements MessageKey {
  // Marks
  MARK_FAULT,
  MARK_LEADER,
  MARK_SAID,
  CANNOT_COMMAND,

  // The bar
  MARK_RECORDING,
  TITLE,
  PLAY,
  PAUSE,
  PREVIOUS,
  NEXT,
  BACK_FIVE,
  ON_FIVE,
  TO_BEGIN,
  TO_END,
  TO_LIVE,
  SPEED,
  SLOWER,
  FASTER,
  POSITION,
  TRACK,
  JUMP,
  NEXT_FAULT,
  PREVIOUS_FAULT,
  NEXT_ALARM,
  PREVIOUS_ALARM,
  NEXT_LEADER,
  PREVIOUS_LEADER,
  NEXT_BOOKMARK,
  PREVIOUS_BOOKMARK,
  NEXT_NOTE,
  PREVIOUS_NOTE,
  NOTHING_THERE,
  BOOKMARK,
  NOTE_PROMPT,
  NOTED,
  BOOKMARKED,
  BOOKMARK_UNNAMED,
  NOTES_NOT_KEPT,
  STATUS_READING,
  STATUS_LIVE,
  STATUS_WHOLE,
  STATUS_TORN,
  STATUS_DAMAGED,
  NOT_RECORDED,
  ALARMS_OVER,
  WITH_KEY,

  // Help
  HELP_STEP,
  HELP_FIVE,
  HELP_ENDS,
  HELP_SPEED,
  HELP_BOOKMARK;

  @Override
  public String bundle() {
    return "replay";
  }
}
