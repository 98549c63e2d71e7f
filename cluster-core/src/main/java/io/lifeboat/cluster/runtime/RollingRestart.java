package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Restarts all running nodes, one after the other, the leader last. The next one stops only when
 * the one before has caught up with what was committed when it came back, so that never more than
 * one is missing; on the conductor's thread.
 */
final class RollingRestart {
  private static final long LOOK_MS = 50;
  private static final long CATCH_UP_LIMIT_MS = 30_000;

  private final ClusterSite site;
  private final Processes processes;
  private @Nullable CompletableFuture<Outcome> underWay;

  RollingRestart(ClusterSite site, Processes processes) {
    this.site = site;
    this.processes = processes;
  }

  CompletableFuture<Outcome> begin(CommandId id, long pauseMs) {
    if (underWay != null && !underWay.isDone()) {
      return Outcomes.done(FailReason.WRONG_STATE, "a rolling restart is under way");
    }
    Deque<NodeId> order = new ArrayDeque<>();
    site.running().stream()
        .sorted(Comparator.comparing(slot -> slot.report().role() == Role.LEADER))
        .forEach(slot -> order.add(slot.node));
    if (order.size() < site.members().size()) {
      return Outcomes.done(
          FailReason.WRONG_STATE, "all nodes must be running, or the quorum might be lost");
    }
    if (isSeparated()) {
      return Outcomes.done(
          FailReason.WRONG_STATE, "links between nodes are cut, and the quorum might be lost");
    }
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    underWay = result;
    next(id, order, pauseMs, result);
    return result;
  }

  private void next(
      CommandId id, Deque<NodeId> order, long pauseMs, CompletableFuture<Outcome> result) {
    NodeId node = order.poll();
    if (node == null) {
      result.complete(Outcome.Ok.PLAIN);
      return;
    }
    awaitOthers(
        node,
        committed(),
        CATCH_UP_LIMIT_MS,
        result,
        () -> restart(id, node, order, pauseMs, result));
  }

  private void restart(
      CommandId id,
      NodeId node,
      Deque<NodeId> order,
      long pauseMs,
      CompletableFuture<Outcome> result) {
    processes
        .restart(id, site.slot(node), pauseMs)
        .whenComplete(
            (outcome, error) ->
                site.run(
                    () -> {
                      if (outcome instanceof Outcome.Ok) {
                        long committed = committed();
                        awaitCaughtUp(
                            node,
                            committed,
                            CATCH_UP_LIMIT_MS,
                            result,
                            () -> next(id, order, pauseMs, result));
                      } else {
                        result.complete(
                            outcome == null
                                ? new Outcome.Info(node + " ended without an answer")
                                : outcome);
                      }
                    }));
  }

  private boolean isSeparated() {
    return site.fabric.matrix().separates(site.members());
  }

  /** The next one stops only while all others are up, linked, and have what was committed. */
  private void awaitOthers(
      NodeId node, long index, long leftMs, CompletableFuture<Outcome> result, Runnable then) {
    List<NodeSlot> others =
        site.members().stream().filter(other -> !other.equals(node)).map(site::slot).toList();
    String obstacle =
        isSeparated()
            ? "links between nodes are cut"
            : others.stream()
                .filter(other -> other.status != NodeStatus.RUNNING)
                .map(other -> other.node + " is not running")
                .findFirst()
                .orElse(null);
    boolean caughtUp = others.stream().allMatch(other -> other.report().commitIndex() >= index);
    if (obstacle != null) {
      result.complete(new Outcome.Info(node + " and the rest were left: " + obstacle));
    } else if (caughtUp && site.leader().isPresent()) {
      then.run();
    } else if (leftMs <= 0) {
      result.complete(
          new Outcome.Info(
              node
                  + " and the rest were left: the others had not caught up after "
                  + CATCH_UP_LIMIT_MS
                  + " ms"));
    } else {
      site.later(LOOK_MS, () -> awaitOthers(node, index, leftMs - LOOK_MS, result, then));
    }
  }

  private long committed() {
    return site.running().stream().mapToLong(slot -> slot.report().commitIndex()).max().orElse(0);
  }

  private void awaitCaughtUp(
      NodeId node, long index, long leftMs, CompletableFuture<Outcome> result, Runnable then) {
    if (site.slot(node).report().commitIndex() >= index && site.leader().isPresent()) {
      then.run();
    } else if (leftMs <= 0) {
      result.complete(
          new Outcome.Info(
              node + " had not caught up after " + CATCH_UP_LIMIT_MS + " ms; the rest was left"));
    } else {
      site.later(LOOK_MS, () -> awaitCaughtUp(node, index, leftMs - LOOK_MS, result, then));
    }
  }
}
