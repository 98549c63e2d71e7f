package io.lifeboat.console.ui.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.node.FaceplateViewModel.Comparison;
import io.lifeboat.console.ui.node.FaceplateViewModel.Row;
import org.junit.jupiter.api.Test;

/** A node's belief beside the truth. */
class FaceplateViewModelTest {

  private static FaceplateViewModel of(ConsoleState state, int node) {
    return FaceplateViewModel.of(state, NodeId.of(node)).orElseThrow();
  }

  @Test
  void withoutASelectionThereIsNothing() {
    assertThat(FaceplateViewModel.of(Facts.healthy(3).state(), null)).isEmpty();
  }

  @Test
  void aNodeThatAgreesShowsNoDisagreement() {
    ConsoleState state = Facts.healthy(3).levels(2, 1, 1, 10).state();

    assertThat(of(state, 2).disagreement()).isNull();
    assertThat(of(state, 2).comparisons()).noneMatch(Comparison::disagrees);
  }

  @Test
  void aStaleLeaderIsSaidInWords() {
    ConsoleState state = Facts.healthy(5).levels(1, 1, 1, 10).isolated(1, 5).ready(2, 2).state();
    FaceplateViewModel model = of(state, 1);

    assertThat(model.disagreement()).isNotNull();
    assertThat(model.disagreement().key()).isEqualTo(UiMsg.DISAGREE_STALE);
    assertThat(model.comparisons()).allMatch(Comparison::disagrees);
  }

  @Test
  void aDeadNodeBelievesNothing() {
    ConsoleState state = Facts.healthy(5).killed(1).ready(2, 2).state();
    FaceplateViewModel model = of(state, 1);

    assertThat(model.disagreement()).isNull();
    assertThat(model.comparisons())
        .allMatch(comparison -> comparison.belief().key() == UiMsg.BELIEF_NONE);
  }

  @Test
  void anUnknownDigestAndWholeLinksAreSaidSo() {
    FaceplateViewModel model = of(Facts.healthy(3).state(), 1);

    assertThat(model.rows())
        .extracting(Row::id, row -> row.value().key())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("digest", UiMsg.NOT_KNOWN),
            org.assertj.core.groups.Tuple.tuple("suspicion", UiMsg.NOT_KNOWN),
            org.assertj.core.groups.Tuple.tuple("links", UiMsg.LINKS_NONE_CUT));
  }

  @Test
  void cutLinksAreNamed() {
    ConsoleState state = Facts.healthy(3).cut(NodeId.of(1), NodeId.of(3)).state();

    assertThat(of(state, 1).rows().getLast().value().arguments()).containsExactly("n3");
    assertThat(of(state, 1).rows().getLast().abnormal()).isTrue();
  }
}
