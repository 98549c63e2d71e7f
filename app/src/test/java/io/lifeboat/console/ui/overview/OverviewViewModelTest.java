package io.lifeboat.console.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DigestVerdict;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.ui.control.Mark;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.links.LinkMark;
import io.lifeboat.console.ui.overview.OverviewViewModel.Card;
import io.lifeboat.console.ui.overview.OverviewViewModel.Edge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the ring shows of a picture. */
class OverviewViewModelTest {

  private static Card card(ConsoleState state, int node) {
    return OverviewViewModel.of(state).cards().get(node - 1);
  }

  private static Edge edge(ConsoleState state, NodeId a, NodeId b) {
    return OverviewViewModel.of(state).edges().stream()
        .filter(edge -> edge.a().equals(a) && edge.b().equals(b))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBlankPictureSaysThatNothingWasHeard() {
    OverviewViewModel model = OverviewViewModel.of(ConsoleState.BLANK);

    assertThat(model.cards()).isEmpty();
    assertThat(model.notice()).isNotNull();
    assertThat(model.notice().key()).isEqualTo(UiMsg.OVERVIEW_BLANK);
    assertThat(model.messagesPerSecond()).isEmpty();
  }

  @Test
  void aStartingClusterSaysHowManyTakePart() {
    OverviewViewModel model = OverviewViewModel.of(Facts.starting(3).state());

    assertThat(model.notice()).isNotNull();
    assertThat(model.notice().arguments()).containsExactly(NodeId.of(1), NodeId.of(3), 3L, 3);
  }

  @Test
  void theLeaderHasItsOwnShapeAndLetter() {
    ConsoleState state = Facts.healthy(5).state();

    assertThat(card(state, 1).mark().shape()).isEqualTo(Mark.Shape.LEADER);
    assertThat(card(state, 1).mark().letter()).isEqualTo("L");
    assertThat(card(state, 2).mark().shape()).isEqualTo(Mark.Shape.FOLLOWER);
    assertThat(OverviewViewModel.of(state).notice()).isNull();
  }

  @Test
  void aKilledLeaderIsNoLeaderAnyMore() {
    ConsoleState state = Facts.healthy(5).killed(1).ready(2, 2).state();

    assertThat(card(state, 1).mark().shape()).isEqualTo(Mark.Shape.KILLED);
    assertThat(card(state, 1).abnormal()).isTrue();
    assertThat(card(state, 2).mark().shape()).isEqualTo(Mark.Shape.LEADER);
  }

  @Test
  void anIsolatedLeaderIsStaleOnceAnotherLeads() {
    ConsoleState state = Facts.healthy(5).isolated(1, 5).ready(2, 2).state();

    assertThat(card(state, 1).mark().shape()).isEqualTo(Mark.Shape.STALE_LEADER);
    assertThat(card(state, 1).mark().cutOff()).isTrue();
    assertThat(edge(state, NodeId.of(1), NodeId.of(2)).forth()).containsExactly(LinkMark.CUT);
    assertThat(edge(state, NodeId.of(2), NodeId.of(3)).isWhole()).isTrue();
  }

  @Test
  void aLinkCutInOneDirectionIsNotDrawnAsCutInBoth() {
    ConsoleState state = Facts.healthy(3).add(new Fact.LinkCut(NodeId.of(2), NodeId.of(1))).state();

    assertThat(edge(state, NodeId.of(1), NodeId.of(2)).forth()).isEmpty();
    assertThat(edge(state, NodeId.of(1), NodeId.of(2)).back()).containsExactly(LinkMark.CUT);
  }

  @Test
  void aCandidateShowsItsVotes() {
    ConsoleState state =
        Facts.healthy(3)
            .add(new Fact.RoleChanged(NodeId.of(2), Role.CANDIDATE, 2))
            .asks(2, 3, MessageKind.VOTE, 2)
            .answers(2, 3, MessageKind.VOTE, 2, true)
            .state();
    Mark mark = card(state, 2).mark();

    assertThat(mark.shape()).isEqualTo(Mark.Shape.CANDIDATE);
    assertThat(mark.voters()).isEqualTo(3);
    assertThat(mark.votes()).isPositive();
  }

  @Test
  void anUnknownDigestIsNotShownAsEqual() {
    Card card = card(Facts.healthy(3).state(), 1);

    assertThat(card.verdict()).isEqualTo(DigestVerdict.NOT_KNOWN);
    assertThat(card.digest().key()).isEqualTo(UiMsg.DIGEST_NONE);
  }

  @Test
  void messagesPerSecondAreExact() {
    LinkTraffic link =
        new LinkTraffic(
            NodeId.of(1),
            NodeId.of(2),
            Map.of(MessageKind.APPEND, 7L, MessageKind.HEARTBEAT, 3L),
            0);
    ConsoleState state = Facts.healthy(3).add(new Fact.Traffic(250, List.of(link))).state();

    assertThat(OverviewViewModel.of(state).messagesPerSecond()).contains(40L);
  }
}
