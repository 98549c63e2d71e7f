package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ElectionsView.SplitVote;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes what is told of votes into the picture of the elections. */
final class ElectionsFold {
  private ElectionsFold() {}

  /** A question for a vote; other messages change nothing. */
  static ElectionsView asked(ElectionsView before, Fact.MessageSent f, int voters, long at) {
    if (f.message() != MessageKind.POLL && f.message() != MessageKind.VOTE) {
      return before;
    }
    VoteRoundView round = before.roundOf(f.from());
    if (round != null && round.continuesWith(f.message(), f.term(), f.to())) {
      return change(before, round, r -> r.plusAsked(f.to()));
    }
    ElectionsView ended = ended(before, f.from(), false, at);
    List<VoteRoundView> running = new ArrayList<>(ended.running());
    running.add(VoteRoundView.begin(f.from(), f.message(), f.term(), voters, f.to(), at));
    return new ElectionsView(running, ended.ended(), ended.splitVote(), ended.heard());
  }

  static ElectionsView answered(ElectionsView before, Fact.MessageAnswered f) {
    VoteRoundView round = before.roundOf(f.from());
    return round != null && round.hasAsked(f.message(), f.term(), f.to())
        ? change(before, round, r -> r.plusAnswer(f.message(), f.term(), f.to(), f.granted()))
        : answeredLate(before, f);
  }

  /** It answers the last round with this question, if there was one: that is over. */
  private static ElectionsView answeredLate(ElectionsView before, Fact.MessageAnswered f) {
    Chronicle<VoteRoundView> ended = before.ended();
    for (int i = ended.size() - 1; i >= 0; i--) {
      VoteRoundView round = ended.get(i);
      if (round.candidate().equals(f.from()) && round.hasAsked(f.message(), f.term(), f.to())) {
        VoteRoundView next = round.plusLate(f.to(), f.granted());
        return next.equals(round)
            ? before
            : new ElectionsView(
                before.running(), ended.with(i, next), before.splitVote(), before.heard());
      }
    }
    return before;
  }

  static ElectionsView unanswered(ElectionsView before, Fact.MessageUnanswered f) {
    return change(
        before, before.roundOf(f.from()), r -> r.plusUnanswered(f.message(), f.term(), f.to()));
  }

  /** The round of this node, if it is in one, is over. */
  static ElectionsView ended(ElectionsView before, NodeId node, boolean won, long at) {
    VoteRoundView round = before.roundOf(node);
    if (round == null) {
      return before;
    }
    List<VoteRoundView> running = new ArrayList<>(before.running());
    running.remove(round);
    return new ElectionsView(
        running, before.ended().plus(round.ended(at, won)), before.splitVote(), before.heard());
  }

  private static ElectionsView change(
      ElectionsView before, @Nullable VoteRoundView round, UnaryOperator<VoteRoundView> change) {
    if (round == null) {
      return before;
    }
    VoteRoundView changed = change.apply(round);
    if (changed.equals(round)) {
      return before;
    }
    List<VoteRoundView> running = new ArrayList<>(before.running());
    running.set(running.indexOf(round), changed);
    return new ElectionsView(running, before.ended(), before.splitVote(), before.heard());
  }

  static ElectionsView heard(ElectionsView before, Fact.LeaderHeard f) {
    Map<NodeId, LeaderHeardView> heard = new HashMap<>(before.heard());
    heard.put(f.node(), new LeaderHeardView(f.node(), f.leader(), f.term(), f.heardAtMicros()));
    return new ElectionsView(before.running(), before.ended(), before.splitVote(), heard);
  }

  /** What it heard before its process began or ended says nothing any more. */
  static ElectionsView forgotten(ElectionsView before, NodeId node) {
    if (!before.heard().containsKey(node)) {
      return before;
    }
    Map<NodeId, LeaderHeardView> heard = new HashMap<>(before.heard());
    heard.remove(node);
    return new ElectionsView(before.running(), before.ended(), before.splitVote(), heard);
  }

  /** This term has a leader, so its vote was not split. */
  static ElectionsView elected(ElectionsView before, long term) {
    SplitVote split = before.splitVote();
    return split != null && split.term() == term
        ? new ElectionsView(before.running(), before.ended(), null, before.heard())
        : before;
  }

  /** Looks whether a term after the last one that has a leader is split. */
  static ElectionsView judged(ElectionsView before, long electedTerm, long at, long sequence) {
    SplitVote known = before.splitVote();
    long after = Math.max(electedTerm, known == null ? 0 : known.term());
    for (long term : votedTerms(before, after)) {
      Map<NodeId, VoteRoundView> rounds = roundsOf(before, term);
      if (rounds.size() > 1 && rounds.values().stream().noneMatch(VoteRoundView::canWin)) {
        return new ElectionsView(
            before.running(),
            before.ended(),
            new SplitVote(term, rounds.keySet(), at, sequence),
            before.heard());
      }
    }
    return before;
  }

  /** The terms after this one in which somebody stood, highest first. */
  private static Set<Long> votedTerms(ElectionsView elections, long after) {
    Set<Long> terms = new TreeSet<>(Comparator.reverseOrder());
    for (VoteRoundView round : elections.ended()) {
      addVotedTerm(terms, round, after);
    }
    for (VoteRoundView round : elections.running()) {
      addVotedTerm(terms, round, after);
    }
    return terms;
  }

  private static void addVotedTerm(Set<Long> terms, VoteRoundView round, long after) {
    if (round.kind() == MessageKind.VOTE && round.term() > after) {
      terms.add(round.term());
    }
  }

  /** The latest round of each candidate of a term. */
  private static Map<NodeId, VoteRoundView> roundsOf(ElectionsView elections, long term) {
    Map<NodeId, VoteRoundView> rounds = new TreeMap<>();
    for (VoteRoundView round : elections.ended()) {
      if (round.kind() == MessageKind.VOTE && round.term() == term) {
        rounds.put(round.candidate(), round);
      }
    }
    for (VoteRoundView round : elections.running()) {
      if (round.kind() == MessageKind.VOTE && round.term() == term) {
        rounds.put(round.candidate(), round);
      }
    }
    return rounds;
  }
}
