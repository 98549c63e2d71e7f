package io.lifeboat.console.ui.control;

import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ElectionsView;
import io.lifeboat.console.application.state.VoteRoundView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.LogMsg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The votes of one round in words: who asks for what, who said what, what came of it. */
public final class VoteTally {
  private VoteTally() {}

  /** "n2 asks for votes, term 5: 2 of the 3 it needs". */
  public static Text headline(VoteRoundView round) {
    return Text.of(
        isPreVote(round) ? LogMsg.TALLY_PRE_VOTES : LogMsg.TALLY_VOTES,
        round.candidate(),
        round.term(),
        round.granted().size(),
        round.needed());
  }

  /** "votes 2 of 3", for a small place beside the candidate. */
  public static Text brief(VoteRoundView round) {
    return Text.of(
        isPreVote(round) ? LogMsg.TALLY_PRE_VOTES_BRIEF : LogMsg.TALLY_VOTES_BRIEF,
        round.granted().size(),
        round.needed(),
        round.refused().size() + round.unanswered().size());
  }

  /** "2/3", where there is no room for more. */
  public static Text figures(VoteRoundView round) {
    return Text.of(LogMsg.TALLY_FIGURES, round.granted().size(), round.needed());
  }

  /** What came of it, or that it runs. */
  public static Text outcome(VoteRoundView round) {
    if (round.isRunning()) {
      return Text.of(round.canWin() ? LogMsg.TALLY_RUNNING : LogMsg.TALLY_CANNOT_WIN);
    }
    if (isPreVote(round)) {
      return Text.of(round.won() ? LogMsg.TALLY_STANDS : LogMsg.TALLY_STANDS_NOT);
    }
    return Text.of(round.won() ? LogMsg.TALLY_ELECTED : LogMsg.TALLY_NOT_ELECTED);
  }

  /**
   * Who said yes, who said no, who did not answer, who is still to answer, who answered when it was
   * over; empty groups left out.
   */
  public static List<Text> answers(VoteRoundView round) {
    List<Text> answers = new ArrayList<>();
    add(answers, LogMsg.TALLY_GRANTED, round.granted());
    add(answers, LogMsg.TALLY_REFUSED, round.refused());
    add(answers, LogMsg.TALLY_UNANSWERED, round.silent());
    if (round.isRunning()) {
      add(answers, LogMsg.TALLY_AWAITED, round.awaited());
    }
    add(answers, LogMsg.TALLY_LATE_GRANTED, round.late(true));
    add(answers, LogMsg.TALLY_LATE_REFUSED, round.late(false));
    return answers;
  }

  private static void add(List<Text> answers, LogMsg key, Collection<NodeId> nodes) {
    if (!nodes.isEmpty()) {
      answers.add(
          Text.of(
              key, nodes.stream().sorted().map(NodeId::toString).collect(Collectors.joining(" "))));
    }
  }

  public static boolean isPreVote(VoteRoundView round) {
    return round.kind() == MessageKind.POLL;
  }

  /**
   * The rounds that make up the election that runs or was last: those of the same candidates' last
   * pre-votes and of all votes of the latest term, newest first.
   *
   * @param limit how many at most
   */
  public static List<VoteRoundView> latest(ElectionsView elections, int limit) {
    List<VoteRoundView> all = new ArrayList<>(elections.ended());
    all.addAll(elections.running());
    List<VoteRoundView> latest = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (VoteRoundView round : all.reversed()) {
      boolean isNew = seen.add(List.of(round.candidate(), round.kind(), round.term()));
      if (isNew && latest.size() < limit) {
        latest.add(round);
      }
    }
    return latest;
  }

  /** For whom this node voted in this term, as far as an answer tells. */
  public static Optional<NodeId> voteOf(ElectionsView elections, NodeId node, long term) {
    List<VoteRoundView> all = new ArrayList<>(elections.ended());
    all.addAll(elections.running());
    return all.reversed().stream()
        .filter(round -> !isPreVote(round) && round.term() == term)
        .filter(round -> round.granted().contains(node) || round.late(true).contains(node))
        .map(VoteRoundView::candidate)
        .findFirst();
  }
}
