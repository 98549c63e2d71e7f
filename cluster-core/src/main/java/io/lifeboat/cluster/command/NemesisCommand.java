package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.model.NodeId;
import java.util.Set;

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
