package io.lifeboat.cluster.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.Target.ByRole;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetResolverTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final List<NodeId> ALL = IntStream.rangeClosed(1, 5).mapToObj(NodeId::of).toList();

  private final ClusterPicture picture = new ClusterPicture();
  private final TargetResolver resolver = new TargetResolver(picture, new Random(1));

  @BeforeEach
  void startFiveLedByN1() {
    tell(new Fact.ClusterStarting(ALL, 500, 100, false, 1));
    ALL.forEach(node -> tell(new Fact.NodeStarted(node, 0, 0)));
    tell(new Fact.LeaderElected(N1, 1));
    tell(new Fact.LeaderReady(N1, 1, 1));
  }

  @Test
  void theLeaderIsTheReadyOneOfTheHighestTerm() {
    assertThat(resolve(ByRole.LEADER)).containsExactly(N1);

    tell(new Fact.LeaderElected(N2, 2));
    assertThat(resolver.isReady(target(ByRole.LEADER))).as("elected, not ready").isFalse();

    tell(new Fact.LeaderReady(N2, 2, 9));
    tell(new Fact.SteppedDown(N1, 1));
    assertThat(resolve(ByRole.LEADER)).containsExactly(N2);
  }

  @Test
  void aLeaderThatIsGoneOrHeldOrSteppedDownLeadsNoMore() {
    tell(new Fact.NodeFrozen(N1));
    assertThat(resolver.isReady(target(ByRole.LEADER))).isFalse();
    tell(new Fact.NodeUnfrozen(N1));
    assertThat(resolver.isReady(target(ByRole.LEADER))).isTrue();
    tell(new Fact.SteppedDown(N1, 1));
    assertThat(resolver.isReady(target(ByRole.FOLLOWER))).isFalse();
    assertThat(resolver.isReady(target(ByRole.RANDOM))).isTrue();
  }

  @Test
  void aFollowerIsNeverTheLeaderAndNeverTwice() {
    List<NodeId> followers =
        resolve(ByRole.FOLLOWER, ByRole.FOLLOWER, ByRole.FOLLOWER, ByRole.FOLLOWER);

    assertThat(followers).hasSize(4).doesNotContain(N1).doesNotHaveDuplicates();
    assertThat(resolve(ByRole.LEADER, ByRole.FOLLOWER)).hasSize(2).startsWith(N1);
  }

  @Test
  void minorityAndMajorityAreCountedByAllMembers() {
    assertThat(resolve(ByRole.MINORITY)).hasSize(2);
    assertThat(resolve(ByRole.MAJORITY)).hasSize(3);

    tell(new Fact.NodeKilled(N3));
    assertThat(resolve(ByRole.MAJORITY)).hasSize(3).doesNotContain(N3);
    assertThat(resolve(ByRole.ALL)).hasSize(4).doesNotContain(N3);
  }

  @Test
  void whoeverEndedCanBeFoundByHow() {
    tell(new Fact.NodeKilled(N3));
    tell(new Fact.NodeStopped(N2));

    assertThat(resolve(ByRole.KILLED)).containsExactly(N3);
    assertThat(resolve(ByRole.STOPPED)).containsExactly(N2);
    assertThat(resolve(ByRole.ALL_STOPPED)).containsExactly(N2, N3);

    tell(new Fact.NodeStarting(N3));
    assertThat(resolve(ByRole.KILLED)).isEmpty();
  }

  @Test
  void whoeverIsHeldOrCutOffCanBeFound() {
    tell(new Fact.NodeFrozen(N3));
    tell(fault("f1", FaultKind.ISOLATE, N2, FaultPhase.RUNNING));
    tell(fault("f2", FaultKind.KILL, N1, FaultPhase.RUNNING));

    assertThat(resolve(ByRole.FROZEN)).containsExactly(N3);
    assertThat(resolve(ByRole.ISOLATED)).containsExactly(N2);

    tell(fault("f1", FaultKind.ISOLATE, N2, FaultPhase.COMPLETED));
    assertThat(resolve(ByRole.ISOLATED)).isEmpty();
  }

  @Test
  void theRestIsEveryoneNotTaken() {
    assertThat(resolver.resolve(target(ByRole.REST), Set.of(N1, N2)))
        .containsExactly(N3, NodeId.of(4), NodeId.of(5));
    assertThat(resolver.resolve(target(new Target.Named(N1)), Set.of(N1))).isEmpty();
  }

  @Test
  void theSameSeedMakesTheSameChoices() {
    List<NodeId> first = choices(42);

    assertThat(choices(42)).isEqualTo(first);
    assertThat(IntStream.range(0, 20).mapToObj(this::choices).distinct()).hasSizeGreaterThan(5);
  }

  private List<NodeId> choices(long seed) {
    TargetResolver seeded = new TargetResolver(picture, new Random(seed));
    return seeded.resolve(target(ByRole.MINORITY, ByRole.RANDOM));
  }

  private List<NodeId> resolve(Target.Selector... selectors) {
    return resolver.resolve(target(selectors));
  }

  private static Target target(Target.Selector... selectors) {
    return new Target(List.of(selectors));
  }

  private static Fact fault(String id, FaultKind kind, NodeId node, FaultPhase phase) {
    return new Fact.FaultChanged(id, kind, List.of(node), phase, null, null);
  }

  private void tell(Fact fact) {
    picture.accept(new FactRecord(1, 1, FactRecord.CONDUCTOR, null, fact));
  }
}
