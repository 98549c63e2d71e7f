package io.lifeboat.cluster.checker;

import org.jspecify.annotations.Nullable;

/**
 * What the facts so far say of one safety property.
 *
 * @param compared how many comparisons confirmed it: terms with a leader (Election Safety), looks
 *     at a leader's log (Leader Append-Only), pairs of logs or blocks with a common entry (Log
 *     Matching), leaders whose logs had what was committed before (Leader Completeness), digests
 *     another replica had reported, too (State Machine Safety)
 * @param from the lowest term (Election Safety, Leader Append-Only, Leader Completeness) or index
 *     (the others) that was compared; 0 when nothing was
 * @param to the highest
 * @param missing how many facts are missing from what was observed
 * @param contradiction the first one that was seen, or null
 * @param brokenAtMicros when it was seen, or null
 */
public record SafetyFinding(
    SafetyProperty property,
    long compared,
    long from,
    long to,
    long missing,
    @Nullable Contradiction contradiction,
    @Nullable Long brokenAtMicros) {

  static SafetyFinding none(SafetyProperty property) {
    return new SafetyFinding(property, 0, 0, 0, 0, null, null);
  }

  SafetyFinding confirmed(long lowest, long highest) {
    return new SafetyFinding(
        property,
        compared + 1,
        compared == 0 ? lowest : Math.min(from, lowest),
        Math.max(to, highest),
        missing,
        contradiction,
        brokenAtMicros);
  }

  SafetyFinding withMissing(long count) {
    return new SafetyFinding(
        property, compared, from, to, missing + count, contradiction, brokenAtMicros);
  }

  /** The first contradiction stays. */
  SafetyFinding contradicted(Contradiction what, long atMicros) {
    return contradiction != null
        ? this
        : new SafetyFinding(property, compared, from, to, missing, what, atMicros);
  }

  /**
   * Broken stays broken. Nothing compared is not known; so is Election Safety when facts are
   * missing, for a second leader may be among them.
   */
  public Verdict verdict() {
    if (contradiction != null) {
      return Verdict.BROKEN;
    }
    boolean leaderMissed = property == SafetyProperty.ELECTION_SAFETY && missing > 0;
    return compared == 0 || leaderMissed ? Verdict.NOT_KNOWN : Verdict.HOLDS;
  }

  /** What the verdict rests on, in one or two sentences of English. */
  public String words() {
    if (contradiction != null) {
      return contradiction.words();
    }
    String gap = missing > 0 ? " But " + missing + " facts are missing." : "";
    return (compared == 0 ? nothing() : seen()) + gap;
  }

  private String nothing() {
    return switch (property) {
      case ELECTION_SAFETY -> "No leader was observed.";
      case LEADER_APPEND_ONLY -> "No leader's log was looked at twice.";
      case LOG_MATCHING -> "No two logs with a common entry were observed.";
      case LEADER_COMPLETENESS ->
          "No leader's log was seen after something was committed in an earlier term.";
      case STATE_MACHINE_SAFETY -> "No two replicas reported the same index.";
    };
  }

  private String seen() {
    return switch (property) {
      case ELECTION_SAFETY ->
          compared == 1
              ? "One term had a leader: " + to + "."
              : compared
                  + " terms had a leader, from "
                  + from
                  + " to "
                  + to
                  + ", each of them one.";
      case LEADER_APPEND_ONLY ->
          "In "
              + compared
              + " looks at the log of a leader, in "
              + terms()
              + ", it had all that it had before.";
      case LOG_MATCHING ->
          compared
              + " comparisons of logs with a common entry, up to index "
              + to
              + ", found nothing different before it.";
      case LEADER_COMPLETENESS ->
          (compared == 1
                  ? "The log of the leader of "
                  : "The logs of " + compared + " leaders, of ")
              + terms()
              + ", had what was known to be committed before.";
      case STATE_MACHINE_SAFETY ->
          compared + " comparisons of replicas at the same index, up to " + to + ", were equal.";
    };
  }

  private String terms() {
    return from == to ? "term " + to : "terms " + from + " to " + to;
  }

  public CheckResult asCheck() {
    return new CheckResult(property.checkName(), verdict(), words());
  }
}
