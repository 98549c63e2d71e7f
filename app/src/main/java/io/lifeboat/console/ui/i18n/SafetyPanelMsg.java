package io.lifeboat.console.ui.i18n;

import io.lifeboat.console.application.text.MessageKey;

/** What the safety panel says, in {@code safetypanel.properties} and its translations. */
public enum SafetyPanelMsg implements MessageKey {
  PANEL,
  SUMMARY_BROKEN,
  SUMMARY_HOLDS,
  SUMMARY_PARTLY,
  SUMMARY_NOT_KNOWN,
  HOLDS,
  BROKEN_SINCE,
  NOT_KNOWN,
  NOTHING_COMPARED,
  SHOW_MOMENT,
  MEANS_ELECTION_SAFETY,
  MEANS_LEADER_APPEND_ONLY,
  MEANS_LOG_MATCHING,
  MEANS_LEADER_COMPLETENESS,
  MEANS_STATE_MACHINE_SAFETY,
  SPOKEN,
  GUARD,
  GUARD_ON,
  GUARD_OFF;

  @Override
  public String bundle() {
    return "safetypanel";
  }
}
