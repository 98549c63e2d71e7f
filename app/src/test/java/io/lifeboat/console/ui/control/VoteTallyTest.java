package io.lifeboat.console.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ElectionsView;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.state.VoteRoundView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.LogMsg;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Votes and pre-votes in words. */
class VoteTallyTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  /** n2 of five asks all others. */
  private static Facts asked(MessageKind kind, long term) {
    Facts facts = Facts.starting(5);
    for (int other : new int[] {1, 3, 4, 5}) {
      facts.asks(2, other, kind, term);
    }
    return facts;
  }

  private static VoteRoundView last(Facts facts) {
    return VoteTally.latest(facts.state().elections(), 9).getFirst();
  }

  @Test
  void whoSaidWhatIsToldWhileTheRoundRuns() {
    Facts facts =
        asked(MessageKind.POLL, 0)
            .answers(2, 1, MessageKind.POLL, 0, true)
            .answers(2, 3, MessageKind.POLL, 0, false)
            .silent(2, 4, MessageKind.POLL, 0);

    VoteRoundView round = last(facts);

    assertThat(VoteTally.headline(round)).isEqualTo(Text.of(LogMsg.TALLY_PRE_VOTES, N2, 0L, 2, 3));
    assertThat(VoteTally.answers(round))
        .containsExactly(
            Text.of(LogMsg.TALLY_GRANTED, "n1 n2"),
            Text.of(LogMsg.TALLY_REFUSED, "n3"),
            Text.of(LogMsg.TALLY_UNANSWERED, "n4"),
            Text.of(LogMsg.TALLY_AWAITED, "n5"));
    assertThat(VoteTally.outcome(round)).isEqualTo(Text.of(LogMsg.TALLY_RUNNING));
    assertThat(VoteTally.brief(round)).isEqualTo(Text.of(LogMsg.TALLY_PRE_VOTES_BRIEF, 2, 3, 2));
  }

  @Test
  void anAnswerAfterTheRoundIsShownAsLateAndChangesNothing() {
    Facts facts = asked(MessageKind.POLL, 0);
    facts.answers(2, 1, MessageKind.POLL, 0, true).answers(2, 3, MessageKind.POLL, 0, true);
    facts.silent(2, 5, MessageKind.POLL, 0);
    facts.add(new Fact.RoleChanged(N2, Role.CANDIDATE, 1));
    facts.answers(2, 4, MessageKind.POLL, 0, true).answers(2, 5, MessageKind.POLL, 0, false);
    facts.answers(2, 1, MessageKind.POLL, 0, false);

    VoteRoundView round = last(facts);

    assertThat(round.granted()).containsExactlyInAnyOrder(N1, N2, NodeId.of(3));
    assertThat(round.refused()).isEmpty();
    assertThat(VoteTally.figures(round)).isEqualTo(Text.of(LogMsg.TALLY_FIGURES, 3, 3));
    assertThat(VoteTally.answers(round))
        .containsExactly(
            Text.of(LogMsg.TALLY_GRANTED, "n1 n2 n3"),
            Text.of(LogMsg.TALLY_LATE_GRANTED, "n4"),
            Text.of(LogMsg.TALLY_LATE_REFUSED, "n5"));
    assertThat(VoteTally.outcome(round)).isEqualTo(Text.of(LogMsg.TALLY_STANDS));
  }

  @Test
  void anAnswerToARoundBeforeDoesNotCountInTheNextOfAnotherTerm() {
    Facts facts = asked(MessageKind.VOTE, 4);
    for (int other : new int[] {1, 3, 4, 5}) {
      facts.asks(2, other, MessageKind.VOTE, 5);
    }
    facts.answers(2, 1, MessageKind.VOTE, 4, true);

    ElectionsView elections = facts.state().elections();
    assertThat(VoteTally.latest(elections, 9))
        .extracting(
            VoteRoundView::term, round -> round.granted().contains(N1), round -> round.late(true))
        .containsExactly(tuple(5L, false, Set.of()), tuple(4L, false, Set.of(N1)));
    assertThat(VoteTally.voteOf(elections, N1, 4)).as("it voted, late").contains(N2);
  }

  @Test
  void aRoundThatCannotWinSaysSoBeforeItIsOver() {
    Facts facts =
        asked(MessageKind.VOTE, 4)
            .answers(2, 1, MessageKind.VOTE, 4, false)
            .answers(2, 3, MessageKind.VOTE, 4, false)
            .silent(2, 4, MessageKind.VOTE, 4);

    assertThat(VoteTally.outcome(last(facts))).isEqualTo(Text.of(LogMsg.TALLY_CANNOT_WIN));
  }

  @Test
  void preVotesAndVotesOfAnElectionStandBesideEachOtherTheNewestFirst() {
    Facts facts = asked(MessageKind.POLL, 0);
    facts.answers(2, 1, MessageKind.POLL, 0, true).answers(2, 3, MessageKind.POLL, 0, true);
    facts.add(new Fact.RoleChanged(N2, Role.CANDIDATE, 1));
    for (int other : new int[] {1, 3, 4, 5}) {
      facts.asks(2, other, MessageKind.VOTE, 1);
    }
    facts.answers(2, 1, MessageKind.VOTE, 1, true).answers(2, 5, MessageKind.VOTE, 1, true);
    facts.elected(2, 1);

    List<VoteRoundView> latest = VoteTally.latest(facts.state().elections(), 9);

    assertThat(latest)
        .extracting(VoteTally::outcome)
        .containsExactly(Text.of(LogMsg.TALLY_ELECTED), Text.of(LogMsg.TALLY_STANDS));
    assertThat(VoteTally.latest(facts.state().elections(), 1)).hasSize(1);
  }

  @Test
  void aVoteIsKnownOnlyFromAnAnswer() {
    Facts facts =
        asked(MessageKind.VOTE, 4)
            .answers(2, 1, MessageKind.VOTE, 4, true)
            .silent(2, 3, MessageKind.VOTE, 4);

    ElectionsView elections = facts.state().elections();
    assertThat(VoteTally.voteOf(elections, N1, 4)).contains(N2);
    assertThat(VoteTally.voteOf(elections, N2, 4)).contains(N2);
    assertThat(VoteTally.voteOf(elections, NodeId.of(3), 4)).isEmpty();
    assertThat(VoteTally.voteOf(elections, N1, 3)).isEmpty();
  }

  @Test
  void aPreVoteIsNoVote() {
    Facts facts = asked(MessageKind.POLL, 4).answers(2, 1, MessageKind.POLL, 4, true);

    assertThat(VoteTally.voteOf(facts.state().elections(), N1, 4)).isEmpty();
  }

  @Test
  void aLostRoundSaysThatNobodyWasElected() {
    Facts facts = asked(MessageKind.VOTE, 4).answers(2, 1, MessageKind.VOTE, 4, false);
    facts.add(new Fact.RoleChanged(N2, Role.FOLLOWER, 5));
    for (int other : new int[] {1, 3, 4, 5}) {
      facts.asks(2, other, MessageKind.POLL, 5);
    }

    assertThat(VoteTally.latest(facts.state().elections(), 9))
        .extracting(VoteTally::outcome)
        .containsExactly(Text.of(LogMsg.TALLY_RUNNING), Text.of(LogMsg.TALLY_NOT_ELECTED));
  }
}
