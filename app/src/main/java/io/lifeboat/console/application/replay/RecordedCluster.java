package io.lifeboat.console.application.replay;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A cluster that was: it can be looked at, and nothing can be asked of it. */
public final class RecordedCluster implements Cluster {
  private final Supplier<ConsoleState> shown;
  private final AtomicLong asked = new AtomicLong();

  /**
   * The cluster of a recording.
   *
   * @param shown the picture at the moment that is looked at
   */
  public RecordedCluster(Supplier<ConsoleState> shown) {
    this.shown = shown;
  }

  @Override
  public ClusterConfig config() {
    ConsoleState state = shown.get();
    ClusterConfig config = ClusterConfig.defaults(state.seed());
    return state.nodes().isEmpty()
        ? config
        : config
            .withSize(Math.min(9, state.nodes().size()))
            .withTimeouts(state.electionTimeoutMs(), state.heartbeatMs())
            .withFlushOnCommit(state.flushOnCommit());
  }

  /** It has run already. */
  @Override
  public CompletionStage<Void> start() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Submission submit(Command command, Actor by) {
    return new Submission(
        new CommandId("r" + asked.incrementAndGet()),
        CompletableFuture.completedStage(
            new Outcome.Fail(FailReason.RECORDING, "this is a recording")));
  }

  @Override
  public ClusterReport report() {
    ConsoleState state = shown.get();
    return new ClusterReport(
        state.nodes().stream().map(RecordedCluster::report).toList(),
        state.cutLinks(),
        state.switchesOn(),
        state.faultsBlocked(),
        state.workload());
  }

  private static NodeReport report(NodeView node) {
    return new NodeReport(
        node.node(),
        node.status(),
        node.role(),
        node.term(),
        node.leaderBelief(),
        node.commitIndex(),
        node.appliedIndex(),
        node.lastLogIndex());
  }

  /** There are no facts to come. */
  @Override
  public AutoCloseable subscribe(FactListener listener) {
    return () -> {};
  }

  @Override
  public void close() {}
}
