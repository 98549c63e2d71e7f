package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.raft.NoMemberException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds, removes and replaces servers, one change at a time (Raft §6; dissertation §4.1: two at once
 * could make two majorities that share nobody); on the conductor's thread.
 */
final class MembershipChanges {
  private static final Logger LOG = LoggerFactory.getLogger(MembershipChanges.class);
  private static final long ADD_LIMIT_MS = 30_000;
  private static final long LEADER_LIMIT_MS = 5_000;
  private static final long LOOK_MS = 50;

  private final ClusterSite site;
  private final FaultDesk faults;
  private final Processes processes;
  private final BiConsumer<NodeId, CommandId> endpointAdded;
  private @Nullable String underWay;

  /**
   * @param endpointAdded told of every new endpoint before anything is sent there
   */
  MembershipChanges(
      ClusterSite site,
      FaultDesk faults,
      Processes processes,
      BiConsumer<NodeId, CommandId> endpointAdded) {
    this.endpointAdded = endpointAdded;
    this.site = site;
    this.faults = faults;
    this.processes = processes;
  }

  private CompletableFuture<Outcome> busy() {
    return Outcomes.done(FailReason.WRONG_STATE, "another change is under way: " + underWay);
  }

  /** Marks the change as under way until the outcome is there. */
  private CompletableFuture<Outcome> during(String what, CompletableFuture<Outcome> change) {
    underWay = what;
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    change.whenComplete(
        (outcome, error) ->
            site.run(
                () -> {
                  underWay = null;
                  result.complete(
                      error == null ? outcome : new Outcome.Info(Outcomes.messageOf(error)));
                }));
    return result;
  }

  // Adding

  CompletableFuture<Outcome> add(CommandId id, NodeId node) {
    if (underWay != null) {
      return busy();
    }
    CompletableFuture<Outcome> refused = refuseToAdd(node);
    return refused != null ? refused : during("adding " + node, join(id, node));
  }

  private @Nullable CompletableFuture<Outcome> refuseToAdd(NodeId node) {
    if (node.isClient()) {
      return Outcomes.done(FailReason.BAD_ARGUMENT, "the client cannot be a member");
    }
    boolean member = site.find(node).filter(slot -> slot.status != NodeStatus.REMOVED).isPresent();
    if (member) {
      return Outcomes.done(FailReason.WRONG_STATE, node + " is a member already");
    }
    return site.leader().isEmpty()
        ? Outcomes.done(FailReason.NO_LEADER, "nobody leads who could add " + node)
        : null;
  }

  private CompletableFuture<Outcome> join(CommandId id, NodeId node) {
    List<NodeId> contacts = site.running().stream().map(slot -> slot.node).toList();
    try {
      site.data.checkUnused(node);
      if (!site.fabric.endpoints().contains(node)) {
        site.fabric.add(node, site.wires.add(node));
        endpointAdded.accept(node, id);
      }
    } catch (IOException e) {
      return Outcomes.done(FailReason.UNSAFE, Outcomes.messageOf(e));
    }
    NodeSlot slot = site.open(node);
    slot.added = true;
    CompletableFuture<Void> voting = new CompletableFuture<>();
    processes
        .start(slot, id, life -> follow(life.joinAsLearner(contacts, id), voting))
        .whenComplete(
            (started, error) -> {
              if (error != null) {
                voting.completeExceptionally(error);
              }
            });
    return voting
        .orTimeout(ADD_LIMIT_MS, TimeUnit.MILLISECONDS)
        .handle((votes, error) -> added(node, error));
  }

  private static void follow(CompletableFuture<Void> from, CompletableFuture<Void> to) {
    from.whenComplete(
        (done, error) -> {
          if (error == null) {
            to.complete(null);
          } else {
            to.completeExceptionally(error);
          }
        });
  }

  private Outcome added(NodeId node, @Nullable Throwable error) {
    boolean refused = error != null && wasRefused(error);
    site.run(
        () -> {
          if (refused) {
            processes.end(site.slot(node), NodeStatus.REMOVED);
          }
          note();
        });
    if (error == null) {
      return Outcome.Ok.PLAIN;
    }
    if (refused) {
      return Processes.refusedToStart(error);
    }
    return error instanceof TimeoutException
        ? new Outcome.Info(node + " does not vote after " + ADD_LIMIT_MS + " ms; it goes on trying")
        : new Outcome.Info(
            node
                + " was ended before it voted; it may be a member already: start it, or remove it");
  }

  /** Its log was not opened, so that it never asked anybody to be added. */
  private static boolean wasRefused(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause instanceof IOException && !(cause instanceof Processes.SupersededException);
  }

  // Removing

  CompletableFuture<Outcome> remove(CommandId id, NodeId node) {
    if (underWay != null) {
      return busy();
    }
    CompletableFuture<Outcome> refused = refuseToRemove(node);
    return refused != null ? refused : during("removing " + node, leave(id, site.slot(node)));
  }

  private @Nullable CompletableFuture<Outcome> refuseToRemove(NodeId node) {
    NodeSlot slot = site.slot(node);
    if (slot.status == NodeStatus.REMOVED) {
      return Outcomes.done(FailReason.NOTHING_TO_DO, node + " was removed already");
    }
    if (slot.busyWith != null) {
      return Outcomes.done(FailReason.WRONG_STATE, node + " is " + slot.busyWith);
    }
    int left = site.members().size() - 1;
    long up = site.running().stream().filter(other -> other != slot).count();
    if (left == 0) {
      return Outcomes.done(FailReason.UNSAFE, node + " is the last member");
    }
    if (up < Quorum.of(left)) {
      return Outcomes.done(
          FailReason.UNSAFE,
          "without "
              + node
              + " only "
              + up
              + " of "
              + left
              + " would run: the quorum would be lost");
    }
    return site.leader().isEmpty()
        ? Outcomes.done(FailReason.NO_LEADER, "nobody leads who could remove " + node)
        : null;
  }

  /** A leader that is to go hands over first; then whoever leads takes the node out. */
  private CompletableFuture<Outcome> leave(CommandId id, NodeSlot slot) {
    AtomixNode life = slot.life;
    CompletableFuture<?> handedOver =
        life == null ? CompletableFuture.completedFuture(null) : processes.handOver(slot, life);
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    handedOver.whenComplete(
        (over, handOverError) -> site.run(() -> takeOutOnceLed(id, slot, LEADER_LIMIT_MS, result)));
    return result;
  }

  /**
   * Who leads is known a little late. When the hand-over came to nothing, the leader takes itself
   * out, and leads on until it is ended.
   */
  private void takeOutOnceLed(
      CommandId id, NodeSlot slot, long leftMs, CompletableFuture<Outcome> result) {
    AtomixNode leader =
        site.leader()
            .filter(leading -> leading != slot || leftMs <= LEADER_LIMIT_MS / 2)
            .map(leading -> leading.life)
            .orElse(null);
    if (leader != null) {
      takeOut(id, slot, leader, leftMs, result);
    } else if (leftMs > 0) {
      site.later(LOOK_MS, () -> takeOutOnceLed(id, slot, leftMs - LOOK_MS, result));
    } else {
      result.complete(
          new Outcome.Fail(FailReason.NO_LEADER, "nobody leads who could remove " + slot.node));
    }
  }

  private void takeOut(
      CommandId id,
      NodeSlot slot,
      AtomixNode leader,
      long leftMs,
      CompletableFuture<Outcome> result) {
    leader
        .removeMember(slot.node)
        .whenComplete(
            (committed, error) ->
                site.run(
                    () -> {
                      if (error == null) {
                        putAway(id, slot, result);
                      } else if (LeadershipFaults.unwrapped(error) instanceof NoMemberException) {
                        putAwayUnlessItJoins(id, slot, leftMs, result);
                      } else if (LeadershipFaults.isRefused(error) && leftMs > 0) {
                        // The change before may not be committed yet; nothing was done.
                        site.later(
                            LOOK_MS, () -> takeOutOnceLed(id, slot, leftMs - LOOK_MS, result));
                      } else {
                        result.complete(LeadershipFaults.outcome(error));
                      }
                    }));
  }

  /**
   * It is out already, by a removal that was committed late, or never was in. If it is up it may be
   * asking to be added just now, so it is ended first, and the leader is asked once more.
   */
  private void putAwayUnlessItJoins(
      CommandId id, NodeSlot slot, long leftMs, CompletableFuture<Outcome> result) {
    if (slot.life == null && slot.status != NodeStatus.STARTING) {
      putAway(id, slot, result);
      return;
    }
    processes.end(slot, NodeStatus.STOPPED);
    site.later(LOOK_MS, () -> takeOutOnceLed(id, slot, leftMs - LOOK_MS, result));
  }

  /** The configuration without it is committed: its process ends and its files are deleted. */
  private void putAway(CommandId id, NodeSlot slot, CompletableFuture<Outcome> result) {
    processes.end(slot, NodeStatus.REMOVED);
    for (FaultKind kind : List.of(FaultKind.KILL, FaultKind.FREEZE)) {
      faults
          .on(slot.node, kind)
          .forEach(fault -> faults.completed(fault.id(), "the node was removed", id));
    }
    site.observed(new Fact.NodeRemoved(slot.node), id);
    note();
    slot.filesFree.whenComplete(
        (free, closeError) -> {
          try {
            site.data.delete(slot.node);
            result.complete(Outcome.Ok.PLAIN);
          } catch (IOException e) {
            LOG.warn("The files of {} could not be deleted", slot.node, e);
            result.complete(
                new Outcome.Ok("its files could not be deleted: " + Outcomes.messageOf(e)));
          }
        });
  }

  /** Keeps on disk who belongs to the cluster, so that a later run starts them. */
  private void note() {
    try {
      site.data.noteMembers(site.members());
    } catch (IOException e) {
      LOG.error("The list of members could not be kept", e);
    }
  }

  // Replacing

  CompletableFuture<Outcome> replace(CommandId id, NodeId node, NodeId with) {
    if (underWay != null) {
      return busy();
    }
    NodeSlot slot = site.slot(node);
    if (slot.status == NodeStatus.REMOVED) {
      return Outcomes.done(FailReason.NOTHING_TO_DO, node + " was removed already");
    }
    CompletableFuture<Outcome> refused = refuseToAdd(with);
    if (refused != null) {
      return refused;
    }
    return add(id, with)
        .thenCompose(
            added -> {
              if (!(added instanceof Outcome.Ok)) {
                return CompletableFuture.completedFuture(added);
              }
              CompletableFuture<Outcome> removed = new CompletableFuture<>();
              site.run(
                  () ->
                      remove(id, node).whenComplete((outcome, error) -> removed.complete(outcome)));
              return removed;
            });
  }
}
