package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One round in which a node asks the others for pre-votes or votes. A question to somebody who was
 * asked already, or of another kind or term, begins the next round.
 *
 * @param kind {@link MessageKind#POLL} or {@link MessageKind#VOTE}
 * @param voters how many members vote, the candidate included
 * @param asked whom it asked, itself left out
 * @param granted who said yes, itself included
 * @param refused who said no
 * @param unanswered from whom no answer came in time: what they did is not known
 * @param endedAtMicros when the round was over, or null while it runs
 * @param won whether it ended with what it asked for: the pre-votes to stand, the votes to lead
 */
public record VoteRoundView(
    NodeId candidate,
    MessageKind kind,
    long term,
    int voters,
    long sinceMicros,
    Set<NodeId> asked,
    Set<NodeId> granted,
    Set<NodeId> refused,
    Set<NodeId> unanswered,
    @Nullable Long endedAtMicros,
    boolean won) {

  public VoteRoundView {
    asked = Collections.unmodifiableSet(new TreeSet<>(asked));
    granted = Collections.unmodifiableSet(new TreeSet<>(granted));
    refused = Collections.unmodifiableSet(new TreeSet<>(refused));
    unanswered = Collections.unmodifiableSet(new TreeSet<>(unanswered));
  }

  static VoteRoundView begin(
      NodeId candidate, MessageKind kind, long term, int voters, NodeId asked, long atMicros) {
    return new VoteRoundView(
        candidate,
        kind,
        term,
        voters,
        atMicros,
        Set.of(asked),
        Set.of(candidate),
        Set.of(),
        Set.of(),
        null,
        false);
  }

  boolean continuesWith(MessageKind nextKind, long nextTerm, NodeId nextAsked) {
    return isOf(nextKind, nextTerm) && !asked.contains(nextAsked);
  }

  private boolean isOf(MessageKind someKind, long someTerm) {
    return kind == someKind && term == someTerm;
  }

  VoteRoundView plusAsked(NodeId node) {
    return with(plus(asked, node), granted, refused, unanswered);
  }

  /** With an answer, when it answers a question of this round. */
  VoteRoundView plusAnswer(MessageKind ofKind, long ofTerm, NodeId node, boolean yes) {
    if (!isOf(ofKind, ofTerm) || !asked.contains(node)) {
      return this;
    }
    return with(
        asked,
        yes ? plus(granted, node) : granted,
        yes ? refused : plus(refused, node),
        unanswered);
  }

  VoteRoundView plusUnanswered(MessageKind ofKind, long ofTerm, NodeId node) {
    return isOf(ofKind, ofTerm) && asked.contains(node)
        ? with(asked, granted, refused, plus(unanswered, node))
        : this;
  }

  VoteRoundView ended(long atMicros, boolean asWon) {
    return new VoteRoundView(
        candidate,
        kind,
        term,
        voters,
        sinceMicros,
        asked,
        granted,
        refused,
        unanswered,
        atMicros,
        asWon);
  }

  private VoteRoundView with(
      Set<NodeId> nextAsked, Set<NodeId> yes, Set<NodeId> no, Set<NodeId> silent) {
    return new VoteRoundView(
        candidate, kind, term, voters, sinceMicros, nextAsked, yes, no, silent, endedAtMicros, won);
  }

  private static Set<NodeId> plus(Set<NodeId> set, NodeId node) {
    Set<NodeId> next = new TreeSet<>(set);
    next.add(node);
    return next;
  }

  public boolean isRunning() {
    return endedAtMicros == null;
  }

  /** How many yeses it needs, its own included. */
  public int needed() {
    return Quorum.of(voters);
  }

  public boolean hasMajority() {
    return granted.size() >= needed();
  }

  /** Who was asked and has neither answered nor run out of time. */
  public Set<NodeId> awaited() {
    Set<NodeId> open = new TreeSet<>(asked);
    open.removeAll(granted);
    open.removeAll(refused);
    open.removeAll(unanswered);
    return open;
  }

  /** Whether it won, or answers still to come could make it win. */
  public boolean canWin() {
    boolean stillOpen = isRunning() && voters - refused.size() - unanswered.size() >= needed();
    return won || hasMajority() || stillOpen;
  }
}
