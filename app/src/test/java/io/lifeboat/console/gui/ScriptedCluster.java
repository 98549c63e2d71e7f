package io.lifeboat.console.gui;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand.ChangeState;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that plays a script: it answers commands with the facts a real one would tell, at once
 * and always the same. Its clock moves only by what it tells.
 */
public final class ScriptedCluster implements Cluster {
  private final List<FactListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Command> asked = new ArrayList<>();
  private final Map<Link, List<LinkDisturbance>> disturbances = new HashMap<>();
  private final List<NodeId> nodes;
  private final ScriptedDamage damage;
  private final ScriptedDegradation degradation = new ScriptedDegradation();
  private final boolean startsByItself;
  private long sequence;
  private long nowMicros;
  private long term;
  private NodeId leader = NodeId.of(1);
  private long commit;
  private final Set<NodeId> silent = new TreeSet<>();
  private int faults;
  private boolean closed;
  private @Nullable Exception refusal;

  public ScriptedCluster(int size, boolean startsByItself) {
    this.nodes = ClusterConfig.defaults(1).withSize(size).nodes();
    this.damage = new ScriptedDamage(nodes);
    this.startsByItself = startsByItself;
  }

  /** A cluster that refuses to start. */
  static ScriptedCluster refusing(Exception refusal) {
    ScriptedCluster cluster = new ScriptedCluster(3, false);
    cluster.refusal = refusal;
    return cluster;
  }

  /** What was asked, in order. */
  public synchronized List<Command> asked() {
    return List.copyOf(asked);
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public ClusterConfig config() {
    return ClusterConfig.defaults(1).withSize(nodes.size());
  }

  @Override
  public CompletionStage<Void> start() {
    begin();
    if (refusal != null) {
      return CompletableFuture.failedStage(refusal);
    }
    if (startsByItself) {
      comeUp();
    }
    return CompletableFuture.completedStage(null);
  }

  /** The first facts: nodes are starting. */
  private synchronized void begin() {
    tell(new Fact.ClusterStarting(nodes, 500, 100, false, 1));
    nodes.forEach(node -> tell(new Fact.NodeStarting(node)));
    tell(new Fact.WorkloadChanged(WorkloadSettings.DEFAULT));
  }

  /** All nodes take part and n1 leads term 1; then a minute of calm. */
  public synchronized void comeUp() {
    for (NodeId node : nodes) {
      pass(40);
      tell(new Fact.RoleChanged(node, Role.FOLLOWER, 0));
      tell(new Fact.NodeStarted(node, 0, 0));
    }
    elect(NodeId.of(1));
    calm(60);
  }

  /** So many seconds of ordinary work. */
  public synchronized void calm(int seconds) {
    for (int i = 0; i < seconds * 2; i++) {
      pass(500);
      commit += 24 + i % 3;
      report(i);
    }
    // However long nothing more is told: nobody lags behind.
    for (NodeId node : speaking()) {
      tell(new Fact.NodeLevels(node, term, leader, commit, commit, commit));
    }
  }

  private void report(int i) {
    for (NodeId node : speaking()) {
      long own = commit - (node.number() + i) % 3;
      tell(new Fact.NodeLevels(node, term, leader, own, own, commit));
    }
    for (NodeId node : speaking()) {
      tell(new Fact.ReplicaDigest(node, commit - 4, "3fa9c0de%08x".formatted(commit)));
    }
    tell(damage.suspicions(speaking()));
    List<LinkTraffic> links = new ArrayList<>();
    for (NodeId node : speaking()) {
      if (!node.equals(leader)) {
        links.add(
            new LinkTraffic(
                leader,
                node,
                Map.of(MessageKind.APPEND, 25L, MessageKind.HEARTBEAT, 5L),
                0,
                700L + 90L * node.number(),
                3_100L));
        links.add(new LinkTraffic(node, leader, Map.of(MessageKind.APPEND, 25L), 0));
      }
    }
    links.add(new LinkTraffic(NodeId.CLIENT, leader, Map.of(MessageKind.CLIENT, 25L), 0));
    tell(new Fact.Traffic(500, links));
    tell(
        new Fact.ClientOperations(
            500,
            12 + i % 2,
            12 + i % 3,
            0,
            0,
            0,
            1,
            2_300 + i % 7 * 90,
            8_700 + i % 11 * 310,
            14_000));
  }

  /** Those that neither were killed nor are cut off. */
  private List<NodeId> speaking() {
    return nodes.stream().filter(node -> !silent.contains(node)).toList();
  }

  /** That node wins the next term and is ready. */
  public synchronized void elect(NodeId winner) {
    term++;
    for (NodeId node : nodes) {
      if (!node.equals(winner)) {
        tell(new Fact.MessageSent(winner, node, MessageKind.VOTE, term));
        tell(new Fact.MessageAnswered(winner, node, MessageKind.VOTE, term, true));
      }
    }
    pass(30);
    leader = winner;
    tell(new Fact.RoleChanged(winner, Role.LEADER, term));
    tell(new Fact.LeaderElected(winner, term));
    pass(12);
    tell(new Fact.LeaderReady(winner, term, commit + 1));
    pass(15);
    tell(new Fact.FirstWriteAcknowledged(winner, term));
  }

  public synchronized void pass(long ms) {
    nowMicros += ms * 1_000;
  }

  public synchronized void tell(Fact fact) {
    tell(fact, null);
  }

  public synchronized void tell(Fact fact, @Nullable CommandId cause) {
    nowMicros += 200;
    FactRecord record = new FactRecord(++sequence, nowMicros, FactRecord.CONDUCTOR, cause, fact);
    listeners.forEach(listener -> listener.onFact(record));
  }

  @Override
  public synchronized Submission submit(Command command, Actor by) {
    asked.add(command);
    CommandId id = new CommandId("c" + asked.size());
    tell(new Fact.CommandRequested(id, command, by), id);
    play(command, id);
    tell(new Fact.CommandCompleted(id, Outcome.Ok.PLAIN), id);
    return new Submission(id, CompletableFuture.completedStage(Outcome.Ok.PLAIN));
  }

  private void play(Command command, CommandId id) {
    switch (command) {
      case KillNode kill -> kill(kill, id);
      case StartNode start -> {
        silent.remove(start.node());
        tell(new Fact.NodeStarting(start.node()), id);
        tell(new Fact.RoleChanged(start.node(), Role.FOLLOWER, term), id);
        tell(new Fact.NodeStarted(start.node(), term, commit), id);
      }
      case IsolateNode isolate -> {
        silent.add(isolate.node());
        fault(FaultKind.ISOLATE, List.of(isolate.node()), isolate.durationMs(), id);
        for (NodeId other : nodes) {
          if (!other.equals(isolate.node())) {
            cut(isolate.node(), other, id);
          }
        }
        cut(isolate.node(), NodeId.CLIENT, id);
      }
      case PartitionNodes partition -> {
        fault(
            FaultKind.PARTITION,
            partition.groupA().stream().sorted().toList(),
            partition.durationMs(),
            id);
        partition.groupA().forEach(a -> partition.groupB().forEach(b -> cut(a, b, id)));
      }
      case DisturbLinks disturb -> {
        List<NodeId> ends =
            disturb.links().stream()
                .flatMap(link -> Stream.of(link.from(), link.to()))
                .distinct()
                .sorted()
                .toList();
        fault(FaultKind.LINKS, ends, disturb.durationMs(), id);
        for (Link link : disturb.links()) {
          if (disturb.effect().cut() && disturb.kinds().isEmpty()) {
            tell(new Fact.LinkCut(link.from(), link.to()), id);
          } else {
            disturbed(
                link, new LinkDisturbance("f" + faults, disturb.kinds(), disturb.effect(), false));
          }
        }
      }
      case HoldMessages hold -> {
        fault(
            FaultKind.HOLD,
            hold.links().stream().map(Link::from).distinct().toList(),
            hold.durationMs(),
            id);
        for (Link link : hold.links()) {
          disturbed(link, new LinkDisturbance("f" + faults, hold.kinds(), LinkEffect.NONE, true));
        }
      }
      case HealAll heal -> tell(new Fact.FaultsBlocked(heal.reason()), id);
      case RearmFaults ignored -> tell(new Fact.FaultsRearmed(), id);

      case SwitchCommand turn -> degradation.play(turn, nowMicros).forEach(fact -> tell(fact, id));
      case DamageFiles files -> {
        fault(FaultKind.FILES, List.of(files.node()), 0, id);
        damage.play(files, commit, nowMicros);
      }
      case ChangeState change -> {
        fault(FaultKind.STATE, List.of(change.node()), 0, id);
        damage.play(change, commit, nowMicros);
      }
      // Nothing but the outcome is told of what has nothing to do with damage.
      default -> damage.play(command, commit, nowMicros).forEach(fact -> tell(fact, id));
    }
  }

  private void disturbed(Link link, LinkDisturbance disturbance) {
    List<LinkDisturbance> all = disturbances.computeIfAbsent(link, each -> new ArrayList<>());
    all.add(disturbance);
    tell(new Fact.LinkDisturbed(link.from(), link.to(), all));
  }

  private void kill(KillNode kill, CommandId id) {
    fault(FaultKind.KILL, List.of(kill.node()), kill.durationMs(), id);
    tell(new Fact.NodeKilled(kill.node()), id);
    silent.add(kill.node());
    if (kill.node().equals(leader)) {
      pass(620);
      NodeId next =
          nodes.stream().filter(node -> !node.equals(kill.node())).findFirst().orElseThrow();
      elect(next);
    }
  }

  private void fault(FaultKind kind, List<NodeId> targets, long durationMs, CommandId id) {
    faults++;
    Long left = durationMs == 0 ? null : Long.valueOf(durationMs);
    tell(new Fact.FaultChanged("f" + faults, kind, targets, FaultPhase.INJECTING, left, null), id);
    tell(new Fact.FaultChanged("f" + faults, kind, targets, FaultPhase.VERIFIED, left, "seen"), id);
  }

  private void cut(NodeId a, NodeId b, CommandId id) {
    tell(new Fact.LinkCut(a, b), id);
    tell(new Fact.LinkCut(b, a), id);
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
  public synchronized void close() {
    closed = true;
  }
}
