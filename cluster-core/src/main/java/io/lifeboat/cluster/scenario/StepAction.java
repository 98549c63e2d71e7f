package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a step does, before it is known to whom. */
public sealed interface StepAction {

  /** One command for each of the nodes the target turns out to be. */
  record OnNodes(Verb verb, Target target, long durationMs) implements StepAction {}

  /** The same, for commands that take more than a node and a time. */
  record OnEach(Target target, Function<NodeId, Command> command) implements StepAction {}

  /** Stops each of the nodes and starts it again {@code pauseMs} after it has stopped. */
  record Restart(Target target, long pauseMs) implements StepAction {}

  /** Cuts the links between two groups. */
  record Partition(Target groupA, Target groupB, long durationMs) implements StepAction {}

  /**
   * One command for the links from one group to the other, and back if {@code both}.
   *
   * @param to null for every running node
   */
  record OnLinks(
      Target from, @Nullable Target to, boolean both, Function<Set<Link>, Command> command)
      implements StepAction {}

  /** One command for one endpoint and another. */
  record OnPair(Target from, Target to, BiFunction<NodeId, NodeId, Command> command)
      implements StepAction {}

  /** Reverts the faults that an earlier step injected, by its number from 1. */
  record Revert(int step) implements StepAction {}

  /** A command that needs no target. */
  record Fixed(Command command) implements StepAction {}

  /** What can be done to a node. */
  enum Verb {
    KILL {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new NemesisCommand.KillNode(node, durationMs);
      }
    },
    FREEZE {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new NemesisCommand.FreezeNode(node, durationMs);
      }
    },
    ISOLATE {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new NemesisCommand.IsolateNode(node, durationMs);
      }
    },
    UNFREEZE {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new NemesisCommand.UnfreezeNode(node);
      }
    },
    REJOIN {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new NemesisCommand.RejoinNode(node);
      }
    },
    START {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new OperatorCommand.StartNode(node);
      }
    },
    STOP {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new OperatorCommand.StopNode(node);
      }
    },
    TRANSFER_LEADERSHIP {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new OperatorCommand.TransferLeadership(node);
      }
    },
    BRIDGE {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new NemesisCommand.BridgeNodes(node, durationMs);
      }
    },
    STEP_DOWN {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new NemesisCommand.StepDown(node);
      }
    },
    FORCE_ELECTION {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new NemesisCommand.ForceElection(node);
      }
    },
    REMOVE {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new OperatorCommand.RemoveNode(node);
      }
    },
    COMPACT {
      @Override
      public Command command(NodeId node, long durationMs) {
        return new OperatorCommand.CompactLog(node);
      }
    };

    public abstract Command command(NodeId node, long durationMs);
  }
}
