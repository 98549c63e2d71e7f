package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.List;

/**
 * Raft's five safety properties (Figure 3), watched over all observers' facts while they come: an
 * immutable fold, so that the live picture, a recording and a scenario's report get the same
 * verdicts from the same facts.
 *
 * <p>It rests on this: a node tells of its roles and its log in the order in which they happened,
 * and a description of a log ({@link Fact.LogShape}) is of one moment. Between nodes nothing is
 * assumed about the order. Whatever is not covered by that is not compared, so a verdict of
 * <em>broken</em> is never a matter of timing. Memory is bounded: old terms and indices are
 * forgotten, and a property that was broken stays broken for the run.
 */
public final class SafetyChecker {
  private static final SafetyChecker START =
      new SafetyChecker(
          LeaderPerTerm.start(),
          LeaderAppendOnly.start(),
          LogMatching.start(),
          LeaderCompleteness.start(),
          StateMachineSafety.start());

  private final LeaderPerTerm elections;
  private final LeaderAppendOnly appends;
  private final LogMatching matching;
  private final LeaderCompleteness completeness;
  private final StateMachineSafety states;

  private SafetyChecker(
      LeaderPerTerm elections,
      LeaderAppendOnly appends,
      LogMatching matching,
      LeaderCompleteness completeness,
      StateMachineSafety states) {
    this.elections = elections;
    this.appends = appends;
    this.matching = matching;
    this.completeness = completeness;
    this.states = states;
  }

  /** Before any fact. */
  public static SafetyChecker start() {
    return START;
  }

  /** After one more fact; the same object when the fact tells it nothing. A new run starts anew. */
  public SafetyChecker next(FactRecord record) {
    if (record.fact() instanceof Fact.ClusterStarting) {
      return START;
    }
    LeaderPerTerm nextElections = elections.next(record);
    LeaderAppendOnly nextAppends = appends.next(record);
    LogMatching nextMatching = matching.next(record);
    LeaderCompleteness nextCompleteness = completeness.next(record);
    StateMachineSafety nextStates = states.next(record);
    boolean same =
        nextElections == elections
            && nextAppends == appends
            && nextMatching == matching
            && nextCompleteness == completeness
            && nextStates == states;
    return same
        ? this
        : new SafetyChecker(nextElections, nextAppends, nextMatching, nextCompleteness, nextStates);
  }

  public SafetyFinding finding(SafetyProperty property) {
    return switch (property) {
      case ELECTION_SAFETY -> elections.finding();
      case LEADER_APPEND_ONLY -> appends.finding();
      case LOG_MATCHING -> matching.finding();
      case LEADER_COMPLETENESS -> completeness.finding();
      case STATE_MACHINE_SAFETY -> states.finding();
    };
  }

  /** All five, in the order of Figure 3. */
  public List<SafetyFinding> findings() {
    return List.of(
        elections.finding(),
        appends.finding(),
        matching.finding(),
        completeness.finding(),
        states.finding());
  }
}
