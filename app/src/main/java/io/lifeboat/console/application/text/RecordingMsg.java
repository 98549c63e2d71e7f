package io.lifeboat.console.application.text;

/**
 * Words about recordings of runs, in the terminal and in the window: the bundle {@code recordings}.
 */
public enum RecordingMsg implements MessageKey {
  // The command line
  OPTION_NAME,
  OPTION_NO_RECORDING,
  RECORDINGS_ABOUT,
  RECORDINGS_FOOTER,
  OPTION_FOLDER,
  OPEN_ABOUT,
  OPEN_FOOTER,
  PARAMETER_OPEN,
  MISTAKE_NO_FILE,
  MISTAKE_NO_RECORDING,
  MISTAKE_UNREADABLE,

  // The list
  NONE,
  ROOM,
  DELETED,
  COLUMN_NAME,
  COLUMN_STARTED,
  COLUMN_LENGTH,
  COLUMN_NODES,
  COLUMN_LEADER_CHANGES,
  COLUMN_FAULTS,
  COLUMN_BOOKMARKS,
  COLUMN_SIZE,
  COLUMN_STATE,
  MEGABYTES,
  STATE_CLOSED,
  STATE_GOES_ON,
  STATE_TORN,
  STATE_DAMAGED,

  // The window
  TITLE,
  BEING_LISTED,
  LISTED,
  KEPT_WITHIN,
  OPEN,
  OPEN_FILE,
  REPORT,
  REPORT_PAGE,
  REPORT_JSON,
  REPORT_CSV,
  REPORT_BEING_MADE,
  REPORT_MADE,
  GIVE_TITLE,
  TITLE_PROMPT,
  ENTITLED,
  EXPORT,
  EXPORTED,
  DELETE,
  DELETE_ASKED,
  DELETE_YES,
  DELETE_NO,
  WAS_DELETED,
  GOES_ON_STILL,
  IS_THERE,
  FAILED,
  FILES;

  @Override
  public String bundle() {
    return "recordings";
  }
}
