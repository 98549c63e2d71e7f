package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.model.NodeStatus;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A cluster as its trainee has it: the same commands, and of the facts those that {@link
 * TraineeView} lets through. What is built on it, such as the console, knows no more than he does.
 */
public final class TraineeCluster implements Cluster {
  private final Cluster cluster;

  public TraineeCluster(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public ClusterConfig config() {
    return cluster.config();
  }

  @Override
  public CompletionStage<Void> start() {
    return cluster.start();
  }

  @Override
  public Submission submit(Command command, Actor by) {
    return cluster.submit(command, by);
  }

  /** Without what is cut, and without telling who is held. */
  @Override
  public ClusterReport report() {
    ClusterReport all = cluster.report();
    return new ClusterReport(
        all.nodes().stream().map(TraineeCluster::seen).toList(),
        Set.of(),
        all.switchesOn(),
        all.faultsBlocked(),
        all.workload());
  }

  private static NodeReport seen(NodeReport node) {
    return node.status() != NodeStatus.FROZEN
        ? node
        : new NodeReport(
            node.node(),
            NodeStatus.RUNNING,
            node.role(),
            node.term(),
            node.leader(),
            node.commitIndex(),
            node.appliedIndex(),
            node.lastLogIndex());
  }

  /** To be subscribed before the cluster starts, or what is hidden is not known to be. */
  @Override
  public AutoCloseable subscribe(FactListener listener) {
    return cluster.subscribe(new Filter(listener));
  }

  private static final class Filter implements FactListener {
    private final FactListener listener;
    private TraineeView view = TraineeView.START;

    Filter(FactListener listener) {
      this.listener = listener;
    }

    @Override
    public void onFact(FactRecord record) {
      TraineeView.Step step = view.next(record);
      view = step.view();
      FactRecord seen = step.seen();
      if (seen != null) {
        listener.onFact(seen);
      }
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}
