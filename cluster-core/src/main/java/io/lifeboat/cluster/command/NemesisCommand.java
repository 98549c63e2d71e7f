package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What breaks the cluster on purpose, and what mends it. A {@code durationMs} of 0 means until
 * somebody reverts the fault; any other is the time after which it reverts by itself.
 */
public sealed interface NemesisCommand extends Command {

  /** A command that adds a fault; refused while faults are blocked. */
  sealed interface Inject extends NemesisCommand {
    long durationMs();
  }

  /** Off the network at once, discarded without saying goodbye. Reverted by starting it again. */
  @JsonTypeName("kill")
  record KillNode(NodeId node, long durationMs) implements Inject {}

  /** Holds a node: nothing in, nothing out, its threads held, its memory kept. */
  @JsonTypeName("freeze")
  record FreezeNode(NodeId node, long durationMs) implements Inject {}

  @JsonTypeName("unfreeze")
  record UnfreezeNode(NodeId node) implements NemesisCommand {}

  /** Cuts every link of a node, both ways, the client's included. */
  @JsonTypeName("isolate")
  record IsolateNode(NodeId node, long durationMs) implements Inject {}

  /** Heals every link of a node that {@link IsolateNode} cut. */
  @JsonTypeName("rejoin")
  record RejoinNode(NodeId node) implements NemesisCommand {}

  /**
   * Cuts every link between the two groups, both ways. An endpoint in neither group keeps all its
   * links; the client may be named in a group.
   */
  @JsonTypeName("partition")
  record PartitionNodes(Set<NodeId> groupA, Set<NodeId> groupB, long durationMs) implements Inject {
    public PartitionNodes {
      groupA = Set.copyOf(groupA);
      groupB = Set.copyOf(groupB);
    }
  }

  /**
   * Two halves that do not see each other, and one node that sees both; the client sees all.
   * (Jepsen's bridge.)
   */
  @JsonTypeName("bridge")
  record BridgeNodes(NodeId bridge, long durationMs) implements Inject {}

  /**
   * Every node sees a majority, itself included, and no two nodes see the same one; the client sees
   * all. (Jepsen's majorities ring.) Needs at least 4 nodes.
   */
  @JsonTypeName("majorities-ring")
  record MajoritiesRing(long durationMs) implements Inject {}

  /**
   * Does something to every message of these kinds on these links.
   *
   * @param links directions; name both for a pair
   * @param kinds empty for all kinds
   */
  @JsonTypeName("disturb-links")
  record DisturbLinks(Set<Link> links, Set<MessageKind> kinds, LinkEffect effect, long durationMs)
      implements Inject {
    public DisturbLinks {
      links = Collections.unmodifiableSet(new TreeSet<>(links));
      kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    }
  }

  /** Keeps every message of these kinds on these links in flight until it is released by hand. */
  @JsonTypeName("hold-messages")
  record HoldMessages(Set<Link> links, Set<MessageKind> kinds, long durationMs) implements Inject {
    public HoldMessages {
      links = Collections.unmodifiableSet(new TreeSet<>(links));
      kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    }
  }

  /**
   * Waits for the next request of a kind on a link and drops, holds or duplicates that one only. A
   * held one is released when the fault reverts.
   */
  @JsonTypeName("catch-message")
  record CatchMessage(
      NodeId from, NodeId to, MessageKind kind, MessageAction action, long durationMs)
      implements Inject {}

  /**
   * Drops, holds, releases or duplicates one message that is in flight.
   *
   * @param message its id in the fact {@code messages-in-flight}
   */
  @JsonTypeName("act-on-message")
  record ActOnMessage(long message, MessageAction action) implements Inject {
    @Override
    public long durationMs() {
      return 0;
    }
  }

  /** Makes a leader a follower of the same term, as if it had learned of another leader. */
  @JsonTypeName("step-down")
  record StepDown(NodeId node) implements Inject {
    @Override
    public long durationMs() {
      return 0;
    }
  }

  /** Makes a node stand for election now, without asking first whether it could win (§5.2). */
  @JsonTypeName("force-election")
  record ForceElection(NodeId node) implements Inject {
    @Override
    public long durationMs() {
      return 0;
    }
  }

  /**
   * The leader steps down, two nodes stand at the same moment, and votes do not cross between
   * groups none of which is a majority: nobody can win until the fault reverts (§5.2, split vote).
   */
  @JsonTypeName("split-vote")
  record SplitVote(long durationMs) implements Inject {}

  /** Whoever leads steps down, again and again. */
  @JsonTypeName("flap-leader")
  record FlapLeader(long periodMs, long durationMs) implements Inject {}

  /** More load on top of the workload, at this rate. */
  @JsonTypeName("load-burst")
  record LoadBurst(int operationsPerSecond, long durationMs) implements Inject {}

  /** Everything to and from the client takes this much longer. */
  @JsonTypeName("slow-client")
  record SlowClient(int delayMs, int jitterMs, long durationMs) implements Inject {}

  /** This share of the workload's operations, in percent, goes to one key. */
  @JsonTypeName("hot-key")
  record HotKey(int percent, long durationMs) implements Inject {}

  /**
   * Changes bytes in a node's files, running or not. Nothing reverts it but a repair.
   *
   * @param index the record's, where the damage is to one; 0 for one chosen by the seed
   * @param bits how many are flipped, where bits are
   * @param evenIfLast also when fewer than a majority of sound copies would be left
   */
  @JsonTypeName("damage-files")
  record DamageFiles(NodeId node, FileDamage damage, long index, int bits, boolean evenIfLast)
      implements Inject {
    @Override
    public long durationMs() {
      return 0;
    }
  }

  /**
   * Changes a value in one replica's memory, silently.
   *
   * @param key empty for one chosen by the seed
   * @param evenIfLast also when fewer than a majority of sound copies would be left
   */
  @JsonTypeName("change-state")
  record ChangeState(NodeId node, String key, boolean evenIfLast) implements Inject {
    @Override
    public long durationMs() {
      return 0;
    }
  }

  /** Makes one replica apply the next write differently than the log says: a software bug. */
  @JsonTypeName("apply-wrongly")
  record ApplyWrongly(NodeId node, boolean evenIfLast) implements Inject {
    @Override
    public long durationMs() {
      return 0;
    }
  }

  /** Reverts one active fault, by its id in the ledger ("f3"); others stay as they are. */
  @JsonTypeName("revert")
  record RevertFault(String fault) implements NemesisCommand {}

  /**
   * Reverts every active fault and blocks new ones until {@link RearmFaults}. Killed nodes start.
   */
  @JsonTypeName("heal-all")
  record HealAll(String reason) implements NemesisCommand {}

  /** Lifts the safety lever that {@link HealAll} threw. */
  @JsonTypeName("rearm")
  record RearmFaults() implements NemesisCommand {}
}
