package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Three nodes that keep a logbook and answer kills and starts as a real cluster would, at once. Its
 * clock is given.
 */
public final class PlayedCluster implements Cluster {
  private final List<FactListener> listeners = new CopyOnWriteArrayList<>();
  private final List<FactRecord> told = new ArrayList<>();
  private final List<Command> asked = new ArrayList<>();
  private final LongSupplier micros;
  private int commands;

  public PlayedCluster(LongSupplier micros) {
    this.micros = micros;
  }

  /** Every fact so far. */
  public synchronized List<FactRecord> told() {
    return List.copyOf(told);
  }

  public synchronized List<Command> asked() {
    return List.copyOf(asked);
  }

  @Override
  public ClusterConfig config() {
    return ClusterConfig.defaults(1).withSize(3);
  }

  @Override
  public synchronized CompletionStage<Void> start() {
    List<NodeId> nodes = config().nodes();
    tell(new Fact.ClusterStarting(nodes, 500, 100, false, 1), null);
    for (NodeId node : nodes) {
      tell(new Fact.NodeStarting(node), null);
      tell(new Fact.RoleChanged(node, Role.FOLLOWER, 0), null);
      tell(new Fact.NodeStarted(node, 0, 0), null);
    }
    leads(NodeId.of(1), 1);
    return CompletableFuture.completedStage(null);
  }

  private void leads(NodeId node, long term) {
    tell(new Fact.RoleChanged(node, Role.LEADER, term), null);
    tell(new Fact.LeaderElected(node, term), null);
    tell(new Fact.LeaderReady(node, term, 10 * term), null);
    tell(new Fact.FirstWriteAcknowledged(node, term), null);
  }

  /** Something ordinary, so that time is heard of. */
  public synchronized void beat() {
    tell(new Fact.NodeLevels(NodeId.of(3), 2, null, 30, 30, 30), null);
  }

  @Override
  public synchronized Submission submit(Command command, Actor by) {
    CommandId id = new CommandId("c" + ++commands);
    asked.add(command);
    tell(new Fact.CommandRequested(id, command, by), null);
    switch (command) {
      case KillNode kill -> {
        tell(
            new Fact.FaultChanged(
                "f" + commands,
                FaultKind.KILL,
                List.of(kill.node()),
                FaultPhase.INJECTING,
                null,
                null),
            id);
        tell(new Fact.NodeKilled(kill.node()), id);
        leads(NodeId.of(2), 2);
      }
      case StartNode start -> {
        tell(new Fact.NodeStarting(start.node()), id);
        tell(new Fact.NodeStarted(start.node(), 2, 30), id);
        tell(new Fact.RoleChanged(start.node(), Role.FOLLOWER, 2), id);
      }
      default -> {
        // Noted only.
      }
    }
    tell(new Fact.CommandCompleted(id, Outcome.Ok.PLAIN), null);
    return new Submission(id, CompletableFuture.completedStage(Outcome.Ok.PLAIN));
  }

  private void tell(Fact fact, CommandId cause) {
    FactRecord record =
        new FactRecord(told.size() + 1L, micros.getAsLong(), FactRecord.CONDUCTOR, cause, fact);
    told.add(record);
    listeners.forEach(listener -> listener.onFact(record));
  }

  @Override
  public ClusterReport report() {
    return new ClusterReport(List.of(), Set.of(), Set.of(), false, WorkloadSettings.DEFAULT);
  }

  @Override
  public AutoCloseable subscribe(FactListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
