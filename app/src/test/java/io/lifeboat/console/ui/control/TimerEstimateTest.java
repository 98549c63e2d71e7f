package io.lifeboat.console.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How far an election timer of 500 to 1,000 ms may have come. */
class TimerEstimateTest {
  private static final Offset<Double> NEAR = Offset.offset(0.02);

  /** After so many milliseconds in which nothing was told. */
  private static Optional<TimerEstimate> after(Facts facts, int node, long ms) {
    ConsoleState state = facts.state();
    return TimerEstimate.of(
        state.node(NodeId.of(node)).orElseThrow(),
        state.elections(),
        state.electionTimeoutMs(),
        state.nowMicros() + ms * 1_000);
  }

  private static double timeouts(Facts facts, int node, long ms) {
    return after(facts, node, ms).orElseThrow().timeouts();
  }

  @Test
  void itCountsFromTheLastWordOfTheLeader() {
    Facts facts = Facts.healthy(3).heard(2, 1, 1);

    assertThat(timeouts(facts, 2, 100)).isEqualTo(0.2, NEAR);
    assertThat(after(facts, 2, 400).orElseThrow().mayFire()).isFalse();
    assertThat(after(facts, 2, 600).orElseThrow().mayFire()).isTrue();
    assertThat(after(facts, 2, 500).orElseThrow().turn()).isEqualTo(0.5, NEAR);
  }

  @Test
  void whoLeadsOrDoesNotRunOrNeverHeardHasNone() {
    Facts facts = Facts.healthy(3).heard(1, 1, 1).heard(2, 1, 1).killed(2);

    assertThat(after(facts, 1, 100)).isEmpty();
    assertThat(after(facts, 2, 100)).isEmpty();
    assertThat(after(facts, 3, 100)).isEmpty();
  }

  @Test
  void itStopsAtTwoTimeoutsAndIsForgottenWhenItMustHaveFiredLongAgo() {
    Facts facts = Facts.healthy(3).heard(2, 1, 1);

    assertThat(timeouts(facts, 2, 1_300)).isEqualTo(TimerEstimate.LONGEST);
    assertThat(after(facts, 2, 60_000)).isEmpty();
  }

  @Test
  void whoAsksForVotesHasNoTimerUntilItWaitsAnew() {
    Facts facts = Facts.healthy(3).heard(2, 1, 1).pause(700);
    facts.asks(2, 1, MessageKind.POLL, 1).asks(2, 3, MessageKind.POLL, 1);

    assertThat(after(facts, 2, 100)).isEmpty();
    facts.silent(2, 1, MessageKind.POLL, 1).answers(2, 3, MessageKind.POLL, 1, false);
    assertThat(timeouts(facts, 2, 200)).isEqualTo(0.4, NEAR);
  }

  @Test
  void aVoteForAnotherBeginsTheWaitAnewAndAPreVoteDoesNot() {
    Facts voted = Facts.healthy(3).heard(3, 1, 1).pause(700);
    voted.asks(2, 3, MessageKind.VOTE, 2).answers(2, 3, MessageKind.VOTE, 2, true);
    Facts preVoted = Facts.healthy(3).heard(3, 1, 1).pause(700);
    preVoted.asks(2, 3, MessageKind.POLL, 1).answers(2, 3, MessageKind.POLL, 1, true);

    assertThat(timeouts(voted, 3, 100)).isEqualTo(0.2, NEAR);
    assertThat(timeouts(preVoted, 3, 100)).isEqualTo(1.6, NEAR);
  }

  @Test
  void withoutAnElectionTimeoutThereIsNothingToEstimate() {
    Facts facts = Facts.healthy(3).heard(2, 1, 1);
    ConsoleState state = facts.state();

    assertThat(
            TimerEstimate.of(
                state.node(NodeId.of(2)).orElseThrow(), state.elections(), 0, state.nowMicros()))
        .isEmpty();
  }
}
