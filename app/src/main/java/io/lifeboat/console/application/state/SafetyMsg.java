package io.lifeboat.console.application.state;

import io.lifeboat.console.application.text.MessageKey;

/** What is said of Raft's safety properties: the messages of the bundle {@code safety}. */
public enum SafetyMsg implements MessageKey {
  // Names
  ELECTION_SAFETY,
  LEADER_APPEND_ONLY,
  LOG_MATCHING,
  LEADER_COMPLETENESS,
  STATE_MACHINE_SAFETY,

  // Nothing was compared
  NO_LEADER,
  NO_LEADERS_LOG,
  NO_COMMON_ENTRY,
  NO_LATER_LEADER,
  NO_COMMON_INDEX,

  // What was compared
  EACH_TERM_ONE_LEADER,
  LEADERS_ONLY_APPENDED,
  LOGS_MATCH,
  LEADERS_HAD_COMMITTED,
  STATES_EQUAL,
  FACTS_MISSING,

  // What contradicts
  TWO_LEADERS,
  SHORTER_LOG,
  REWRITTEN_LOG,
  DIFFERENT_PREFIXES,
  DIFFERENT_ENTRIES,
  MISSING_ENTRY,
  OTHER_ENTRY,
  DIFFERENT_STATES,

  // The occurrence
  BROKEN,
  BROKEN_WHY;

  @Override
  public String bundle() {
    return "safety";
  }
}
