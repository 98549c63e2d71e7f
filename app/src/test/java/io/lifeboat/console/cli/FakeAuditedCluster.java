package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.AuditedCluster;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster without an engine that comes up at once and serves; its audit says what it is told. */
final class FakeAuditedCluster implements AuditedCluster {
  private final ClusterConfig config;
  private final CompletionStage<WriteAudit> audit;
  private final List<FactListener> listeners = new CopyOnWriteArrayList<>();
  private long sequence;
  private int commands;

  FakeAuditedCluster(ClusterConfig config, CompletionStage<WriteAudit> audit) {
    this.config = config;
    this.audit = audit;
  }

  @Override
  public ClusterConfig config() {
    return config;
  }

  @Override
  public CompletionStage<Void> start() {
    tell(new Fact.ClusterStarting(config.nodes(), 500, 100, false, config.seed()));
    config.nodes().forEach(node -> tell(new Fact.NodeStarted(node, 0, 0)));
    tell(new Fact.RoleChanged(NodeId.of(2), io.lifeboat.cluster.model.Role.CANDIDATE, 1));
    tell(new Fact.LeaderElected(NodeId.of(2), 1));
    tell(new Fact.LeaderReady(NodeId.of(2), 1, 1));
    tell(new Fact.FirstWriteAcknowledged(NodeId.of(2), 1));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Submission submit(Command command, Actor by) {
    CommandId id = new CommandId("c" + ++commands);
    tell(new Fact.CommandRequested(id, command, by));
    if (command instanceof OperatorCommand.SetWorkload) {
      tell(new Fact.ClientOperations(250, 3, 4, 0, 0, 0, 0, 900, 1_000, 1_100));
      config.nodes().forEach(node -> tell(new Fact.ReplicaDigest(node, 9, "0000000000000001")));
    }
    if (command instanceof NemesisCommand.KillNode kill) {
      failover(kill.node());
    }
    return new Submission(id, CompletableFuture.completedFuture(Outcome.Ok.PLAIN));
  }

  /** Each fact is a millisecond after the one before: the seed says how long the election takes. */
  private void failover(NodeId lost) {
    NodeId heir = NodeId.of(1);
    tell(new Fact.NodeKilled(lost));
    for (int i = 0; i <= config.seed(); i++) {
      tell(new Fact.MessageSent(heir, NodeId.of(3), MessageKind.POLL, 1));
    }
    tell(new Fact.LeaderElected(heir, 2));
    tell(new Fact.LeaderReady(heir, 2, 2));
    tell(new Fact.FirstWriteAcknowledged(heir, 2));
  }

  private synchronized void tell(Fact fact) {
    FactRecord record =
        new FactRecord(++sequence, sequence * 1_000, FactRecord.CONDUCTOR, null, fact);
    listeners.forEach(listener -> listener.onFact(record));
  }

  @Override
  public CompletionStage<WriteAudit> auditWrites() {
    return audit;
  }

  @Override
  public ClusterReport report() {
    return new ClusterReport(List.of(), Set.of(), Set.of(), false, config.workload());
  }

  @Override
  public AutoCloseable subscribe(FactListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    tell(new Fact.ClusterStopped());
  }
}
