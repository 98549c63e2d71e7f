package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.raft.RaftMessages;
import io.lifeboat.cluster.storage.DataDirectory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultDeskTest {
  private static final CommandId C1 = new CommandId("c1");

  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
  private final List<Fact> facts = new CopyOnWriteArrayList<>();
  private DataDirectory data;
  private FaultDesk faults;

  @BeforeEach
  void open() throws Exception {
    data = DataDirectory.open(null, 3);
    faults =
        new FaultDesk(
            new ClusterSite(
                ClusterConfig.defaults(1),
                new Sink(),
                data,
                Wires.open(List.of()),
                new Fabric(Map.of(), thread, new RaftMessages(), () -> 0, 1_000, 1),
                thread));
  }

  @AfterEach
  void close() {
    thread.shutdownNow();
    data.close();
  }

  private final class Sink implements FactSink {
    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {
      facts.add(fact);
    }

    @Override
    public long nowMicros() {
      return 0;
    }
  }

  private static final class Undone implements FaultDesk.Injection {
    final CompletableFuture<Void> done = new CompletableFuture<>();

    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      return done;
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      return null;
    }
  }

  private List<FaultPhase> phases() {
    return facts.stream().map(Fact.FaultChanged.class::cast).map(Fact.FaultChanged::phase).toList();
  }

  @Test
  void aFaultOfWhichAPartCouldNotBeDoneIsUndoneAndThenFailed() {
    Undone injection = new Undone();
    ActiveFault fault = faults.open(FaultKind.SPLIT_VOTE, List.of(), C1, 0, injection);
    faults.runs(fault);
    faults.undoFailed(fault.id(), "the leader did not step down", C1);
    assertThat(phases())
        .containsExactly(FaultPhase.INJECTING, FaultPhase.RUNNING, FaultPhase.REVERTING);

    injection.done.complete(null);
    await().until(() -> phases().size() == 4);
    assertThat(facts.getLast())
        .isEqualTo(
            new Fact.FaultChanged(
                fault.id(),
                FaultKind.SPLIT_VOTE,
                List.of(),
                FaultPhase.FAILED,
                null,
                "the leader did not step down"));
    faults.undoFailed(fault.id(), "again", C1);
    assertThat(phases()).hasSize(4);
  }
}
