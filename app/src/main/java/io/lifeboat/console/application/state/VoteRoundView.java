package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
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
 * @param late who answered after the round was over, and whether with yes; it changes nothing
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
    Map<NodeId, Boolean> late,
    @Nullable Long endedAtMicros,
    boolean won) {

  public VoteRoundView {
    asked = Collections.unmodifiableSet(new TreeSet<>(asked));
    granted = Collections.unmodifiableSet(new TreeSet<>(granted));
    refused = Collections.unmodifiableSet(new TreeSet<>(refused));
    unanswered = Collections.unmodifiableSet(new TreeSet<>(unanswered));
    late = Collections.unmodifiableMap(new TreeMap<>(late));
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
        Map.of(),
        null,
        false);
  }

  boolean continuesWith(MessageKind nextKind, long nextTerm, NodeId nextAsked) {
    return isOf(nextKind, nextTerm) && !asked.contains(nextAsked);
  }

  private boolean isOf(MessageKind someKind, long someTerm) {
    return kind == someKind && term == someTerm;
  }

  /** Whether it asked this node this question. */
  boolean hasAsked(MessageKind someKind, long someTerm, NodeId node) {
    return isOf(someKind, someTerm) && asked.contains(node);
  }

  VoteRoundView plusAsked(NodeId node) {
    return with(draft -> draft.asked = plus(asked, node));
  }

  /** With an answer, when it answers a question of this round. */
  VoteRoundView plusAnswer(MessageKind ofKind, long ofTerm, NodeId node, boolean yes) {
    if (!hasAsked(ofKind, ofTerm, node)) {
      return this;
    }
    return yes
        ? with(draft -> draft.granted = plus(granted, node))
        : with(draft -> draft.refused = plus(refused, node));
  }

  VoteRoundView plusUnanswered(MessageKind ofKind, long ofTerm, NodeId node) {
    return hasAsked(ofKind, ofTerm, node)
        ? with(draft -> draft.unanswered = plus(unanswered, node))
        : this;
  }

  VoteRoundView ended(long atMicros, boolean asWon) {
    return with(
        draft -> {
          draft.endedAtMicros = atMicros;
          draft.won = asWon;
        });
  }

  /** With an answer that came when it was over; only the first of a node is one. */
  VoteRoundView plusLate(NodeId node, boolean yes) {
    if (granted.contains(node) || refused.contains(node) || late.containsKey(node)) {
      return this;
    }
    Map<NodeId, Boolean> next = new TreeMap<>(late);
    next.put(node, yes);
    return with(draft -> draft.late = next);
  }

  private VoteRoundView with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new VoteRoundView(
        candidate,
        kind,
        term,
        voters,
        sinceMicros,
        draft.asked,
        draft.granted,
        draft.refused,
        draft.unanswered,
        draft.late,
        draft.endedAtMicros,
        draft.won);
  }

  /** What of a round changes, while it does. */
  private static final class Draft {
    private Set<NodeId> asked;
    private Set<NodeId> granted;
    private Set<NodeId> refused;
    private Set<NodeId> unanswered;
    private Map<NodeId, Boolean> late;
    private @Nullable Long endedAtMicros;
    private boolean won;

    Draft(VoteRoundView round) {
      asked = round.asked;
      granted = round.granted;
      refused = round.refused;
      unanswered = round.unanswered;
      late = round.late;
      endedAtMicros = round.endedAtMicros;
      won = round.won;
    }
  }

  private static Set<NodeId> plus(Set<NodeId> set, NodeId node) {
    Set<NodeId> next = new TreeSet<>(set);
    next.add(node);
    return next;
  }

  /** Who answered this way after the round was over. */
  public Set<NodeId> late(boolean yes) {
    Set<NodeId> nodes = new TreeSet<>(late.keySet());
    nodes.removeIf(node -> Boolean.TRUE.equals(late.get(node)) != yes);
    return nodes;
  }

  /** From whom no answer came at all, as far as is known. */
  public Set<NodeId> silent() {
    Set<NodeId> nodes = new TreeSet<>(unanswered);
    nodes.removeAll(late.keySet());
    return nodes;
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
