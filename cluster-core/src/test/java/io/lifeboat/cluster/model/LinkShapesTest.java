package io.lifeboat.cluster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkShapesTest {
  private static List<NodeId> nodes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(NodeId::of).toList();
  }

  private static Set<NodeId> seenBy(NodeId node, List<NodeId> members, Set<Link> cut) {
    Set<NodeId> seen = new TreeSet<>(members);
    seen.removeIf(m -> cut.contains(new Link(node, m)) || cut.contains(new Link(m, node)));
    return seen;
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8, 9})
  void inTheRingEverybodySeesAnotherMajority(int count) {
    List<NodeId> members = nodes(count);
    Set<Link> cut = LinkShapes.majoritiesRing(members);
    Set<Set<NodeId>> seen = new HashSet<>();
    for (NodeId node : members) {
      Set<NodeId> group = seenBy(node, members, cut);
      assertThat(group)
          .hasSize(LinkShapes.seenInRing(count))
          .hasSizeGreaterThanOrEqualTo(Quorum.of(count))
          .contains(node);
      assertThat(seen.add(group)).as("%s sees what no other sees", node).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 9})
  void onlyTheBridgeSeesBothHalves(int count) {
    List<NodeId> members = nodes(count);
    NodeId bridge = NodeId.of(2);
    Set<Link> cut = LinkShapes.bridge(members, bridge);
    assertThat(seenBy(bridge, members, cut)).containsExactlyElementsOf(members);
    for (NodeId node : LinkShapes.lowerHalf(members, bridge)) {
      assertThat(seenBy(node, members, cut))
          .contains(bridge)
          .doesNotContainAnyElementsOf(LinkShapes.upperHalf(members, bridge));
    }
    assertThat(LinkShapes.lowerHalf(members, bridge).size()).isEqualTo((count - 1) / 2);
  }

  @Test
  void aCutBetweenGroupsIsSymmetricAndSparesTheNodesThemselves() {
    NodeId n1 = NodeId.of(1);
    NodeId n2 = NodeId.of(2);
    assertThat(LinkShapes.between(Set.of(n1), Set.of(n1, n2)))
        .containsExactlyInAnyOrder(new Link(n1, n2), new Link(n2, n1));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9})
  void noGroupOfASplitVoteIsAMajority(int size) {
    List<List<NodeId>> groups = LinkShapes.splitVoteGroups(nodes(size), NodeId.of(2));

    assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeLessThan(Quorum.of(size)));
    assertThat(groups.stream().flatMap(List::stream)).hasSize(size).doesNotHaveDuplicates();
  }
}
