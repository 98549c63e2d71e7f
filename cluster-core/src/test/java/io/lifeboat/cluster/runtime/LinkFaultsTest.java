package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atomix.utils.net.Address;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.LinkMatrix;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.raft.RaftMessages;
import io.lifeboat.cluster.storage.DataDirectory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkFaultsTest {
  private static final CommandId C1 = new CommandId("c1");
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
  private DataDirectory data;
  private Fabric fabric;
  private FaultDesk faults;
  private LinkFaults links;

  @BeforeEach
  void open() throws Exception {
    data = DataDirectory.open(null, 2);
    fabric =
        new Fabric(
            Map.of(NodeId.CLIENT, at(10), N1, at(11), N2, at(12)),
            thread,
            new RaftMessages(),
            () -> 0,
            1_000,
            1);
    ClusterSite site =
        new ClusterSite(
            ClusterConfig.defaults(1), new Nowhere(), data, Wires.open(List.of()), fabric, thread);
    site.open(N1);
    site.open(N2);
    faults = new FaultDesk(site);
    links = new LinkFaults(site, faults);
  }

  private static Address at(int port) {
    return Address.from("127.0.0.1", port);
  }

  @AfterEach
  void close() {
    thread.shutdownNow();
    data.close();
  }

  private static final class Nowhere implements FactSink {
    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {}

    @Override
    public long nowMicros() {
      return 0;
    }
  }

  private static void must(CompletableFuture<Outcome> done) {
    assertThat(done).isCompletedWithValueMatching(outcome -> outcome instanceof Outcome.Ok);
  }

  private void thirdIsAdded() {
    fabric.add(N3, at(13));
    links.endpointAdded(N3, C1);
  }

  @Test
  void anIsolatedNodeIsCutOffFromANodeThatIsAddedLaterToo() {
    must(links.isolate(C1, N2, 0));
    thirdIsAdded();

    LinkMatrix matrix = fabric.matrix();
    assertThat(matrix.cutLinks())
        .isEqualTo(LinkShapes.between(Set.of(N2), Set.of(N1, N3, NodeId.CLIENT)));
    must(faults.revert("f1", C1));
    assertThat(fabric.matrix().cutLinks()).isEmpty();
    thirdIsAdded();
    assertThat(fabric.matrix().cutLinks()).isEmpty();
  }

  @Test
  void aSlowClientIsSlowTowardsANodeThatIsAddedLaterToo() {
    must(links.slowClient(C1, new NemesisCommand.SlowClient(50, 0, 0)));
    thirdIsAdded();

    assertThat(fabric.matrix().disturbances())
        .containsOnlyKeys(
            LinkShapes.between(Set.of(NodeId.CLIENT), Set.of(N1, N2, N3)).toArray(Link[]::new));
  }
}
