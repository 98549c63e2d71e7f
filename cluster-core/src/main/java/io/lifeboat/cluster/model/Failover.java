package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One loss of a leader and what came after, in milliseconds from the moment the leader was lost.
 * When no fact tells that moment, times count from the first fact that noticed the loss, and {@code
 * detectedMs} is 0. A duration that has not happened, or was not observed, is null.
 *
 * @param number 1, 2, 3 … within a run
 * @param cause what took the leader
 * @param lost the leader that was lost
 * @param lostTerm the term it led
 * @param leader who leads now, or null while nobody does
 * @param startedAtMicros when the leader was lost, on the clock of the facts
 * @param detectedMs until another node first asked for votes or pre-votes
 * @param electedMs until another node won
 * @param firstCommitMs until the new leader committed its first entry
 * @param firstClientSuccessMs until a client's write was first acknowledged by the new leader
 * @param gap what became of clients' operations until then, or null when no fact tells
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Failover(
    int number,
    FailoverCause cause,
    NodeId lost,
    long lostTerm,
    @Nullable NodeId leader,
    long term,
    long startedAtMicros,
    @Nullable Double detectedMs,
    @Nullable Double electedMs,
    @Nullable Double firstCommitMs,
    @Nullable Double firstClientSuccessMs,
    @Nullable Gap gap) {

  /**
   * Clients' operations in the gap, from the loss of the leader to the first client success; while
   * there was none, so far. Another loss before it ends the gap, too.
   *
   * <p>The first three count what <em>ended</em> in the gap. They are differences of tallies that
   * the gateway takes right before a command is carried out, when a leader says that it leads no
   * more, right before the first success, and else four times a second: exact at the end, and at
   * the beginning as exact as the tally nearest to the loss is near. An operation that got no
   * answer ends only when its client gives up, five seconds after it was started. So {@code
   * notKnown} counts those that were <em>under way</em> at any moment of the gap and ended without
   * an answer whenever that was: it may grow for five seconds after a failover is over.
   *
   * @param acknowledged ended ok: by the old leader while it still could, or reads by the new one
   * @param refused turned away by the gateway with a reason, certainly without effect
   * @param failed certainly without effect, for another reason
   * @param notKnown may have had effect or not
   */
  public record Gap(long acknowledged, long refused, long failed, long notKnown) {}

  /** A leader that was just lost. */
  public static Failover begun(
      int number, FailoverCause cause, NodeId lost, long lostTerm, long startedAtMicros) {
    return new Failover(
        number, cause, lost, lostTerm, null, 0, startedAtMicros, null, null, null, null, null);
  }

  public Failover withDetected(double ms) {
    return new Failover(
        number,
        cause,
        lost,
        lostTerm,
        leader,
        term,
        startedAtMicros,
        ms,
        electedMs,
        firstCommitMs,
        firstClientSuccessMs,
        gap);
  }

  public Failover withElected(NodeId winner, long winnersTerm, double ms) {
    return new Failover(
        number,
        cause,
        lost,
        lostTerm,
        winner,
        winnersTerm,
        startedAtMicros,
        detectedMs,
        ms,
        firstCommitMs,
        firstClientSuccessMs,
        gap);
  }

  public Failover withFirstCommit(double ms) {
    return new Failover(
        number,
        cause,
        lost,
        lostTerm,
        leader,
        term,
        startedAtMicros,
        detectedMs,
        electedMs,
        ms,
        firstClientSuccessMs,
        gap);
  }

  public Failover withFirstClientSuccess(double ms) {
    return new Failover(
        number,
        cause,
        lost,
        lostTerm,
        leader,
        term,
        startedAtMicros,
        detectedMs,
        electedMs,
        firstCommitMs,
        ms,
        gap);
  }

  /** More operations of the gap ended without an answer; nothing is added to what is not known. */
  public Failover withNotKnown(long more) {
    return gap == null
        ? this
        : withGap(new Gap(gap.acknowledged, gap.refused, gap.failed, gap.notKnown + more));
  }

  public Failover withGap(@Nullable Gap next) {
    return new Failover(
        number,
        cause,
        lost,
        lostTerm,
        leader,
        term,
        startedAtMicros,
        detectedMs,
        electedMs,
        firstCommitMs,
        firstClientSuccessMs,
        next);
  }
}
