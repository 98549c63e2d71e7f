package io.lifeboat.console.application.glossary;

import io.lifeboat.console.application.text.GlossaryMsg;

/** A term of the field that the console uses, with where it comes from. */
public enum Term {
  CLUSTER(GlossaryMsg.CLUSTER, GlossaryMsg.CLUSTER_IS, "Raft §5.1"),
  NODE(GlossaryMsg.NODE, GlossaryMsg.NODE_IS, "Raft §5.1"),
  LEADER(GlossaryMsg.LEADER, GlossaryMsg.LEADER_IS, "Raft §5.2"),
  FOLLOWER(GlossaryMsg.FOLLOWER, GlossaryMsg.FOLLOWER_IS, "Raft §5.2"),
  CANDIDATE(GlossaryMsg.CANDIDATE, GlossaryMsg.CANDIDATE_IS, "Raft §5.2"),
  TERM(GlossaryMsg.TERM, GlossaryMsg.TERM_IS, "Raft §5.1"),
  ELECTION(GlossaryMsg.ELECTION, GlossaryMsg.ELECTION_IS, "Raft §5.2"),
  PRE_VOTE(GlossaryMsg.PRE_VOTE, GlossaryMsg.PRE_VOTE_IS, "Raft, thesis §9.6"),
  VOTE(GlossaryMsg.VOTE, GlossaryMsg.VOTE_IS, "Raft §5.4.1"),
  SPLIT_VOTE(GlossaryMsg.SPLIT_VOTE, GlossaryMsg.SPLIT_VOTE_IS, "Raft §5.2"),
  VOTE_GUARD(GlossaryMsg.VOTE_GUARD, GlossaryMsg.VOTE_GUARD_IS, "docs/decisions/0005"),
  ELECTION_TIMEOUT(GlossaryMsg.ELECTION_TIMEOUT, GlossaryMsg.ELECTION_TIMEOUT_IS, "Raft §5.2"),
  HEARTBEAT(GlossaryMsg.HEARTBEAT, GlossaryMsg.HEARTBEAT_IS, "Raft §5.2"),
  QUORUM(GlossaryMsg.QUORUM, GlossaryMsg.QUORUM_IS, "Raft §5.2"),
  QUORUM_MARGIN(GlossaryMsg.QUORUM_MARGIN, GlossaryMsg.QUORUM_MARGIN_IS, "console"),
  LOG(GlossaryMsg.LOG, GlossaryMsg.LOG_IS, "Raft §5.3"),
  ENTRY(GlossaryMsg.ENTRY, GlossaryMsg.ENTRY_IS, "Raft §5.3"),
  LOG_INDEX(GlossaryMsg.LOG_INDEX, GlossaryMsg.LOG_INDEX_IS, "Raft §5.3"),
  COMMIT_INDEX(GlossaryMsg.COMMIT_INDEX, GlossaryMsg.COMMIT_INDEX_IS, "Raft §5.3"),
  APPLIED_INDEX(GlossaryMsg.APPLIED_INDEX, GlossaryMsg.APPLIED_INDEX_IS, "Raft §5.3"),
  LEADER_READY(GlossaryMsg.LEADER_READY, GlossaryMsg.LEADER_READY_IS, "Raft §8"),
  STALE_LEADER(GlossaryMsg.STALE_LEADER, GlossaryMsg.STALE_LEADER_IS, "Raft §5.1"),
  FAILOVER(GlossaryMsg.FAILOVER, GlossaryMsg.FAILOVER_IS, "Raft §9.3"),
  TRANSFER(GlossaryMsg.TRANSFER, GlossaryMsg.TRANSFER_IS, "Raft, thesis §3.10"),
  SNAPSHOT(GlossaryMsg.SNAPSHOT, GlossaryMsg.SNAPSHOT_IS, "Raft §7"),
  MEMBERSHIP(GlossaryMsg.MEMBERSHIP, GlossaryMsg.MEMBERSHIP_IS, "Raft, thesis §4"),
  PASSIVE(GlossaryMsg.PASSIVE, GlossaryMsg.PASSIVE_IS, "Atomix"),
  STATE_MACHINE(GlossaryMsg.STATE_MACHINE, GlossaryMsg.STATE_MACHINE_IS, "Raft §2"),
  LINEARIZABLE(GlossaryMsg.LINEARIZABLE, GlossaryMsg.LINEARIZABLE_IS, "Raft §8"),
  STALE_READ(GlossaryMsg.STALE_READ, GlossaryMsg.STALE_READ_IS, "docs/decisions/0012"),
  ACKNOWLEDGED_WRITE(GlossaryMsg.ACKNOWLEDGED_WRITE, GlossaryMsg.ACKNOWLEDGED_WRITE_IS, "Jepsen"),
  NOT_KNOWN(GlossaryMsg.NOT_KNOWN, GlossaryMsg.NOT_KNOWN_IS, "Jepsen"),
  CHECKSUM(GlossaryMsg.CHECKSUM, GlossaryMsg.CHECKSUM_IS, "docs/decisions/0007"),
  DIGEST(GlossaryMsg.DIGEST, GlossaryMsg.DIGEST_IS, "docs/decisions/0009"),
  SCAN(GlossaryMsg.SCAN, GlossaryMsg.SCAN_IS, "docs/decisions/0008"),
  QUARANTINE(GlossaryMsg.QUARANTINE, GlossaryMsg.QUARANTINE_IS, "docs/decisions/0008"),
  REBUILD(GlossaryMsg.REBUILD, GlossaryMsg.REBUILD_IS, "docs/decisions/0009"),
  BACKUP(GlossaryMsg.BACKUP, GlossaryMsg.BACKUP_IS, "docs/decisions/0009"),
  FAULT(GlossaryMsg.FAULT, GlossaryMsg.FAULT_IS, "Jepsen"),
  NEMESIS(GlossaryMsg.NEMESIS, GlossaryMsg.NEMESIS_IS, "Jepsen"),
  PARTITION(GlossaryMsg.PARTITION, GlossaryMsg.PARTITION_IS, "Jepsen"),
  ISOLATE(GlossaryMsg.ISOLATE, GlossaryMsg.ISOLATE_IS, "Jepsen"),
  FREEZE_NODE(GlossaryMsg.FREEZE_NODE, GlossaryMsg.FREEZE_NODE_IS, "Jepsen"),
  KILL(GlossaryMsg.KILL, GlossaryMsg.KILL_IS, "Jepsen"),
  HEAL_ALL(GlossaryMsg.HEAL_ALL, GlossaryMsg.HEAL_ALL_IS, "console"),
  SUSPICION(GlossaryMsg.SUSPICION, GlossaryMsg.SUSPICION_IS, "Hayashibara 2004"),
  ALARM(GlossaryMsg.ALARM, GlossaryMsg.ALARM_IS, "ISA-18.2"),
  ACKNOWLEDGE(GlossaryMsg.ACKNOWLEDGE, GlossaryMsg.ACKNOWLEDGE_IS, "ISA-18.2"),
  SHELVE(GlossaryMsg.SHELVE, GlossaryMsg.SHELVE_IS, "ISA-18.2"),
  SERVICE_LEVEL(GlossaryMsg.SERVICE_LEVEL, GlossaryMsg.SERVICE_LEVEL_IS, "docs/decisions/0012"),
  DEGRADE(GlossaryMsg.DEGRADE, GlossaryMsg.DEGRADE_IS, "docs/decisions/0012"),
  POLICY(GlossaryMsg.POLICY, GlossaryMsg.POLICY_IS, "docs/decisions/0010"),
  GATEWAY(GlossaryMsg.GATEWAY, GlossaryMsg.GATEWAY_IS, "docs/decisions/0012"),
  BREAKER(GlossaryMsg.BREAKER, GlossaryMsg.BREAKER_IS, "Nygard, Release It"),
  SHED(GlossaryMsg.SHED, GlossaryMsg.SHED_IS, "docs/decisions/0012"),
  READ_ONLY(GlossaryMsg.READ_ONLY, GlossaryMsg.READ_ONLY_IS, "docs/decisions/0012"),
  TOLERANCE(GlossaryMsg.TOLERANCE, GlossaryMsg.TOLERANCE_IS, "docs/policies.md"),
  P99(GlossaryMsg.P99, GlossaryMsg.P99_IS, "HdrHistogram"),
  FACT(GlossaryMsg.FACT, GlossaryMsg.FACT_IS, "console"),
  COMMAND(GlossaryMsg.COMMAND, GlossaryMsg.COMMAND_IS, "console"),
  SEED(GlossaryMsg.SEED, GlossaryMsg.SEED_IS, "FoundationDB"),
  SCENARIO(GlossaryMsg.SCENARIO, GlossaryMsg.SCENARIO_IS, "docs/scenarios.md"),
  VERDICT(GlossaryMsg.VERDICT, GlossaryMsg.VERDICT_IS, "Jepsen"),
  SAFETY(GlossaryMsg.SAFETY, GlossaryMsg.SAFETY_IS, "Raft Figure 3"),
  RECORDING(GlossaryMsg.RECORDING, GlossaryMsg.RECORDING_IS, "docs/recordings.md"),
  REPLAY(GlossaryMsg.REPLAY, GlossaryMsg.REPLAY_IS, "docs/recordings.md"),
  DRILL(GlossaryMsg.DRILL, GlossaryMsg.DRILL_IS, "docs/drills.md"),
  MALFUNCTION(GlossaryMsg.MALFUNCTION, GlossaryMsg.MALFUNCTION_IS, "operator training simulators"),
  INITIAL_CONDITION(
      GlossaryMsg.INITIAL_CONDITION,
      GlossaryMsg.INITIAL_CONDITION_IS,
      "operator training simulators"),
  DEBRIEF(GlossaryMsg.DEBRIEF, GlossaryMsg.DEBRIEF_IS, "operator training simulators");

  private final GlossaryMsg names;
  private final GlossaryMsg meaning;
  private final String source;

  Term(GlossaryMsg names, GlossaryMsg meaning, String source) {
    this.names = names;
    this.meaning = meaning;
    this.source = source;
  }

  /** Its names in texts, separated by semicolons; the first is the one to show. */
  GlossaryMsg names() {
    return names;
  }

  public GlossaryMsg meaning() {
    return meaning;
  }

  /** A paper's section, a standard, or a document of ours. */
  public String source() {
    return source;
  }
}
