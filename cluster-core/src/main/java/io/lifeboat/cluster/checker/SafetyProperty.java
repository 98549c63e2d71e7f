package io.lifeboat.cluster.checker;

/** The five properties Raft guarantees at all times (Figure 3). */
public enum SafetyProperty {
  /** At most one leader can be elected in a given term (§5.2). */
  ELECTION_SAFETY("one-leader-per-term"),
  /** A leader never overwrites or deletes entries in its log; it only appends (§5.3). */
  LEADER_APPEND_ONLY("leader-append-only"),
  /**
   * If two logs contain an entry with the same index and term, they are identical up to that index
   * (§5.3).
   */
  LOG_MATCHING("log-matching"),
  /**
   * An entry committed in a term is in the logs of the leaders of all higher-numbered terms (§5.4).
   */
  LEADER_COMPLETENESS("leader-completeness"),
  /** No two servers ever apply different entries for the same index (§5.4.3). */
  STATE_MACHINE_SAFETY("state-machine-safety");

  private final String checkName;

  SafetyProperty(String checkName) {
    this.checkName = checkName;
  }

  /** Its stable name in scenario files and reports. */
  public String checkName() {
    return checkName;
  }
}
