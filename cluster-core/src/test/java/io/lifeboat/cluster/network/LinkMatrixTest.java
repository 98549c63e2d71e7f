package io.lifeboat.cluster.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkMatrixTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  @Test
  void betweenTwoGroupsEveryLinkIsCutBothWaysAndNoneInside() {
    Set<Link> links = LinkShapes.between(Set.of(N1, N2), Set.of(N3, NodeId.CLIENT));
    assertThat(links)
        .hasSize(8)
        .contains(new Link(N1, N3), new Link(N3, N1), new Link(N2, NodeId.CLIENT))
        .doesNotContain(new Link(N1, N2), new Link(N3, NodeId.CLIENT));
  }

  @Test
  void aLinkCutByTwoFaultsHealsWithTheSecond() {
    Set<Link> links = LinkShapes.between(Set.of(N1), Set.of(N2));
    LinkMatrix both = LinkMatrix.WHOLE.with("f1", links).with("f2", links);
    assertThat(both.without("f1").isCut(N1, N2)).isTrue();
    assertThat(both.without("f1").without("f2").cutLinks()).isEmpty();
  }

  @Test
  void aFaultWithoutLinksChangesNothing() {
    assertThat(LinkMatrix.WHOLE.with("f1", Set.of()).cutLinks()).isEmpty();
    assertThat(LinkMatrix.WHOLE.without("f9")).isSameAs(LinkMatrix.WHOLE);
  }

  @Test
  void aLostMessageCountsForEveryFaultThatCutsItsLinkAndForNoOther() {
    LinkMatrix matrix =
        LinkMatrix.WHOLE
            .with("f1", Set.of(new Link(N1, N2)))
            .with("f2", Set.of(new Link(N1, N2)))
            .with("f3", Set.of(new Link(N2, N1)));

    matrix.at(N1, N2).countCut();

    assertThat(matrix.grudge("f1").orElseThrow().deeds().lost()).isEqualTo(1);
    assertThat(matrix.grudge("f2").orElseThrow().deeds().words()).isEqualTo("1 message lost");
    assertThat(matrix.grudge("f3").orElseThrow().deeds().any()).isFalse();
  }

  @Test
  void aCutOfSomeKindsIsADisturbanceAndNoWholeCut() {
    Set<Link> links = Set.of(new Link(N1, N2));
    LinkMatrix matrix =
        LinkMatrix.WHOLE.with(
            new Grudge("f1", links, Set.of(MessageKind.VOTE), LinkEffect.CUT, false));

    assertThat(matrix.isCut(N1, N2)).isFalse();
    assertThat(matrix.disturbances())
        .containsOnlyKeys(new Link(N1, N2))
        .containsValue(
            java.util.List.of(
                new LinkDisturbance("f1", Set.of(MessageKind.VOTE), LinkEffect.CUT, false)));
    assertThat(matrix.without("f1").at(N1, N2)).isNull();
  }

  @Test
  void whatIsSwallowedOrHeldBetweenTwoNodesSeparatesThemAndWhatIsSlowDoesNot() {
    Set<NodeId> nodes = Set.of(N1, N2);
    Set<Link> link = Set.of(new Link(N2, N1));
    Set<Link> toTheClient = Set.of(new Link(N1, NodeId.CLIENT), new Link(NodeId.CLIENT, N1));
    Set<MessageKind> votes = Set.of(MessageKind.VOTE);

    assertThat(LinkMatrix.WHOLE.with("f1", link).separates(nodes)).isTrue();
    assertThat(
            LinkMatrix.WHOLE
                .with(new Grudge("f1", link, votes, LinkEffect.CUT, false))
                .separates(nodes))
        .isTrue();
    assertThat(
            LinkMatrix.WHOLE
                .with(new Grudge("f1", link, Set.of(), LinkEffect.NONE, true))
                .separates(nodes))
        .isTrue();
    assertThat(
            LinkMatrix.WHOLE
                .with(new Grudge("f1", link, Set.of(), LinkEffect.NONE.withLoss(10), false))
                .with("f2", toTheClient)
                .separates(nodes))
        .isFalse();
  }

  @Test
  void aGrudgeAgainstMoreLinksGoesOnCounting() {
    Grudge grudge = Grudge.cut("f1", Set.of(new Link(N1, N2)));
    grudge.countLost();
    Grudge more = grudge.andAgainst(Set.of(new Link(N1, N3)));
    more.countLost();

    assertThat(more.deeds().lost()).isEqualTo(2);
    LinkMatrix matrix = LinkMatrix.WHOLE.with(grudge).with(more);
    assertThat(matrix.cutLinks()).containsExactlyInAnyOrder(new Link(N1, N2), new Link(N1, N3));
  }
}
