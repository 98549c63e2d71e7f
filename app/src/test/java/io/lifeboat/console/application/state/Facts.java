package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A made-up run, told fact by fact; each comes one millisecond after the one before. */
public final class Facts {
  private final List<FactRecord> records = new ArrayList<>();
  private long atMicros;

  /** So many nodes are up, and n1 leads term 1 and is ready. */
  public static Facts healthy(int nodes) {
    Facts facts = starting(nodes);
    facts.ready(1, 1);
    return facts;
  }

  /** So many nodes are up as followers of term 0. */
  public static Facts starting(int nodes) {
    Facts facts = new Facts();
    List<NodeId> ids = IntStream.rangeClosed(1, nodes).mapToObj(NodeId::of).toList();
    facts.add(new Fact.ClusterStarting(ids, 500, 100, false, 42));
    for (NodeId id : ids) {
      facts.add(new Fact.NodeStarting(id));
      facts.add(new Fact.RoleChanged(id, Role.FOLLOWER, 0));
      facts.add(new Fact.NodeStarted(id, 0, 0));
    }
    return facts;
  }

  public Facts pause(long ms) {
    atMicros += ms * 1_000;
    return this;
  }

  public Facts add(Fact fact) {
    return add(fact, null);
  }

  public Facts add(Fact fact, @Nullable String cause) {
    atMicros += 1_000;
    CommandId id = cause == null ? null : new CommandId(cause);
    records.add(new FactRecord(records.size() + 1L, atMicros, "test", id, fact));
    return this;
  }

  public Facts elected(int node, long term) {
    add(new Fact.RoleChanged(NodeId.of(node), Role.LEADER, term));
    return add(new Fact.LeaderElected(NodeId.of(node), term));
  }

  public Facts ready(int node, long term) {
    elected(node, term);
    return add(new Fact.LeaderReady(NodeId.of(node), term, term * 10));
  }

  public Facts killed(int node) {
    return add(new Fact.NodeKilled(NodeId.of(node)));
  }

  public Facts asks(int from, int to, MessageKind kind, long term) {
    return add(new Fact.MessageSent(NodeId.of(from), NodeId.of(to), kind, term));
  }

  public Facts answers(int from, int to, MessageKind kind, long term, boolean granted) {
    return add(new Fact.MessageAnswered(NodeId.of(from), NodeId.of(to), kind, term, granted));
  }

  public Facts silent(int from, int to, MessageKind kind, long term) {
    return add(new Fact.MessageUnanswered(NodeId.of(from), NodeId.of(to), kind, term));
  }

  /** A node heard from a leader just now. */
  public Facts heard(int node, int leader, long term) {
    return add(new Fact.LeaderHeard(NodeId.of(node), NodeId.of(leader), term, atMicros));
  }

  public Facts cut(NodeId a, NodeId b) {
    return add(new Fact.LinkCut(a, b)).add(new Fact.LinkCut(b, a));
  }

  public Facts healed(NodeId a, NodeId b) {
    return add(new Fact.LinkHealed(a, b)).add(new Fact.LinkHealed(b, a));
  }

  public Facts isolated(int node, int nodes) {
    for (int other = 1; other <= nodes; other++) {
      if (other != node) {
        cut(NodeId.of(node), NodeId.of(other));
      }
    }
    return cut(NodeId.of(node), NodeId.CLIENT);
  }

  public Facts levels(int node, long term, int leader, long commit) {
    NodeId leads = leader == 0 ? null : NodeId.of(leader);
    return add(new Fact.NodeLevels(NodeId.of(node), term, leads, commit, commit, commit));
  }

  public Facts digest(int node, long index, String digest) {
    return add(new Fact.ReplicaDigest(NodeId.of(node), index, digest));
  }

  public Facts requested(String id, Command command) {
    return add(new Fact.CommandRequested(new CommandId(id), command));
  }

  public Facts completed(String id, Outcome outcome) {
    return add(new Fact.CommandCompleted(new CommandId(id), outcome));
  }

  public Facts fault(
      String id, FaultKind kind, int node, FaultPhase phase, @Nullable Long remainingMs) {
    return add(new Fact.FaultChanged(id, kind, List.of(NodeId.of(node)), phase, remainingMs, null));
  }

  public Facts fault(
      String id,
      FaultKind kind,
      int node,
      FaultPhase phase,
      @Nullable Long remainingMs,
      @Nullable String evidence,
      String cause) {
    List<NodeId> targets = List.of(NodeId.of(node));
    return add(new Fact.FaultChanged(id, kind, targets, phase, remainingMs, evidence), cause);
  }

  public List<FactRecord> records() {
    return List.copyOf(records);
  }

  public ConsoleFold fold() {
    ConsoleFold fold = ConsoleFold.blank();
    for (FactRecord record : records) {
      fold = fold.next(record);
    }
    return fold;
  }

  public ConsoleState state() {
    return fold().state();
  }
}
