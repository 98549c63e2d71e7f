package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.store.ReplicaProbe;
import io.lifeboat.cluster.store.TestProbes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestSamplerTest {
  private final DigestSampler sampler = new DigestSampler();

  @Test
  void replicasAreComparedAtTheLowestOfTheirLastIndices() {
    Map<NodeId, ReplicaProbe> probes =
        Map.of(
            NodeId.of(1), TestProbes.at(10, 20, 30),
            NodeId.of(2), TestProbes.at(10, 20),
            NodeId.of(3), TestProbes.at(10, 20, 30));
    assertThat(sampler.sample(probes))
        .filteredOn(digest -> digest.index() == 20)
        .extracting(Fact.ReplicaDigest::node)
        .containsExactlyInAnyOrder(NodeId.of(1), NodeId.of(2), NodeId.of(3));
  }

  @Test
  void oneThatFellBehindDoesNotKeepTheOthersFromBeingCompared() {
    Map<NodeId, ReplicaProbe> probes =
        Map.of(
            NodeId.of(1), TestProbes.at(10, 20, 30),
            NodeId.of(2), TestProbes.at(10),
            NodeId.of(3), TestProbes.at(10, 20, 30));
    assertThat(sampler.sample(probes))
        .filteredOn(digest -> digest.index() == 30)
        .extracting(Fact.ReplicaDigest::node)
        .containsExactlyInAnyOrder(NodeId.of(1), NodeId.of(3));
  }

  @Test
  void oneAheadOfOthersThatStandStillIsReportedAlone() {
    Map<NodeId, ReplicaProbe> probes =
        Map.of(NodeId.of(1), TestProbes.at(10, 20, 30), NodeId.of(2), TestProbes.at(10));
    sampler.sample(probes);
    assertThat(sampler.sample(probes))
        .containsExactly(new Fact.ReplicaDigest(NodeId.of(1), 30, "000000000000001e"));
  }

  @Test
  void nothingIsSaidTwice() {
    Map<NodeId, ReplicaProbe> probes =
        Map.of(NodeId.of(1), TestProbes.at(10), NodeId.of(2), TestProbes.at(10));
    assertThat(sampler.sample(probes)).hasSize(2);
    assertThat(sampler.sample(probes)).isEmpty();
  }

  @Test
  void aReplicaWithoutAnyCommandIsNotReported() {
    assertThat(sampler.sample(Map.of(NodeId.of(1), TestProbes.at()))).isEqualTo(List.of());
  }
}
