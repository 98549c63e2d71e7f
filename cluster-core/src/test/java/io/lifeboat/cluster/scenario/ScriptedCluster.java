package io.lifeboat.cluster.scenario;

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
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A cluster without an engine: every command is answered at once, and what would follow from it is
 * told in facts at once. A test changes what it wants to go otherwise.
 */
class ScriptedCluster implements AuditedCluster {
  final List<Command> commands = new CopyOnWriteArrayList<>();
  CompletionStage<Void> startResult = CompletableFuture.completedFuture(null);
  Runnable afterStart = () -> {};
  boolean elects = true;
  boolean serves = true;
  Function<Command, CompletionStage<Outcome>> answers =
      command -> CompletableFuture.completedFuture(Outcome.Ok.PLAIN);
  Function<NodeId, String> digests = node -> "0000000000000001";
  List<Fact> comparison = List.of();
  CompletionStage<WriteAudit> audit =
      CompletableFuture.completedFuture(new WriteAudit(40, 2, 0, 0, 0, List.of()));
  volatile boolean closed;

  private final ClusterConfig config;
  private final List<FactListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<NodeId> running = new TreeSet<>();
  private final long began = System.nanoTime();
  private NodeId leader = NodeId.of(1);
  private long term;
  private long sequence;

  ScriptedCluster(ClusterConfig config) {
    this.config = config;
  }

  @Override
  public ClusterConfig config() {
    return config;
  }

  @Override
  public synchronized CompletionStage<Void> start() {
    tell(
        new Fact.ClusterStarting(
            config.nodes(),
            config.electionTimeoutMs(),
            config.heartbeatMs(),
            config.flushOnCommit(),
            config.seed()));
    config.nodes().forEach(this::up);
    elect();
    afterStart.run();
    return startResult;
  }

  @Override
  public synchronized Submission submit(Command command, Actor by) {
    commands.add(command);
    CommandId id = new CommandId("c" + commands.size());
    tell(new Fact.CommandRequested(id, command, by));
    CompletionStage<Outcome> answer = answers.apply(command);
    if (answer.toCompletableFuture().getNow(null) instanceof Outcome.Ok) {
      follow(command);
    }
    return new Submission(id, answer);
  }

  private void follow(Command command) {
    switch (command) {
      case NemesisCommand.KillNode kill -> down(kill.node(), new Fact.NodeKilled(kill.node()));
      case OperatorCommand.StopNode stop -> down(stop.node(), new Fact.NodeStopped(stop.node()));
      case NemesisCommand.FreezeNode hold -> down(hold.node(), new Fact.NodeFrozen(hold.node()));
      case OperatorCommand.StartNode start -> up(start.node());
      case OperatorCommand.SetWorkload load -> {
        tell(new Fact.WorkloadChanged(load.settings()));
        if (!load.settings().enabled()) {
          tell(new Fact.ClientOperations(1_000, 30, 40, 1, 0, 2, 0, 900, 1_000, 1_100));
          running.forEach(node -> tell(new Fact.ReplicaDigest(node, 99, digests.apply(node))));
        }
      }
      case OperatorCommand.CompareReplicas() -> comparison.forEach(this::tell);
      default -> {
        // Nothing that a fact would tell.
      }
    }
  }

  private void up(NodeId node) {
    running.add(node);
    tell(new Fact.NodeStarting(node));
    tell(new Fact.NodeStarted(node, term, 0));
  }

  private void down(NodeId node, Fact how) {
    running.remove(node);
    tell(how);
    if (node.equals(leader)) {
      long since = now();
      tell(new Fact.ServiceUnavailable(since));
      elect();
      tell(new Fact.ServiceAvailable(200));
    }
  }

  private void elect() {
    if (!elects || running.size() <= config.size() / 2) {
      return;
    }
    leader = List.copyOf(running).getFirst();
    term++;
    tell(new Fact.LeaderElected(leader, term));
    tell(new Fact.LeaderReady(leader, term, term));
    if (serves) {
      tell(new Fact.FirstWriteAcknowledged(leader, term));
    }
  }

  synchronized void tell(Fact fact) {
    FactRecord record = new FactRecord(++sequence, now(), FactRecord.CONDUCTOR, null, fact);
    listeners.forEach(listener -> listener.onFact(record));
  }

  private long now() {
    return (System.nanoTime() - began) / 1_000;
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
    closed = true;
    tell(new Fact.ClusterStopped());
  }

  /** What was asked, without what the runner itself asks at the end. */
  List<Command> asked() {
    List<Command> asked = new ArrayList<>(commands);
    asked.removeIf(
        command ->
            command instanceof OperatorCommand.CompareReplicas
                || (command instanceof OperatorCommand.SetWorkload load
                    && !load.settings().enabled()));
    return asked;
  }
}
