package io.lifeboat.cluster.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkMatrixTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  @Test
  void betweenTwoGroupsEveryLinkIsCutBothWaysAndNoneInside() {
    Set<Link> links = LinkMatrix.between(Set.of(N1, N2), Set.of(N3, NodeId.CLIENT));
    assertThat(links)
        .hasSize(8)
        .contains(new Link(N1, N3), new Link(N3, N1), new Link(N2, NodeId.CLIENT))
        .doesNotContain(new Link(N1, N2), new Link(N3, NodeId.CLIENT));
  }

  @Test
  void aLinkCutByTwoFaultsHealsWithTheSecond() {
    Set<Link> links = LinkMatrix.between(Set.of(N1), Set.of(N2));
    LinkMatrix both = LinkMatrix.WHOLE.with("f1", links).with("f2", links);
    assertThat(both.isCutBy("f2", N1, N2)).isTrue();
    assertThat(both.isCutBy("f3", N1, N2)).isFalse();
    assertThat(both.without("f1").isCut(N1, N2)).isTrue();
    assertThat(both.without("f1").without("f2").cutLinks()).isEmpty();
  }

  @Test
  void aFaultWithoutLinksChangesNothing() {
    assertThat(LinkMatrix.WHOLE.with("f1", Set.of()).cutLinks()).isEmpty();
    assertThat(LinkMatrix.WHOLE.without("f9")).isSameAs(LinkMatrix.WHOLE);
  }
}
