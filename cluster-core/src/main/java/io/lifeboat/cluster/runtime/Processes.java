package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.raft.LeaderListener;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and ends the lives of nodes: in good order, by force, or held; on the conductor's thread.
 */
final class Processes {
  private static final Logger LOG = LoggerFactory.getLogger(Processes.class);
  private static final String STOPPING = "stopping";

  private final ClusterSite site;
  private final FaultDesk faults;
  private final LeaderListener leaders;
  private final BooleanSupplier voteGuardOn;
  private final Consumer<NodeId> began;
  private BiConsumer<NodeSlot, AtomixNode> whenOpened = (slot, life) -> {};
  private final StartCheck check;

  /**
   * @param voteGuardOn asked at each vote, on any thread
   * @param began told of every new life, on the conductor's thread
   */
  Processes(
      ClusterSite site,
      FaultDesk faults,
      LeaderListener leaders,
      BooleanSupplier voteGuardOn,
      Consumer<NodeId> began,
      StartCheck check) {
    this.site = site;
    this.faults = faults;
    this.leaders = leaders;
    this.voteGuardOn = voteGuardOn;
    this.began = began;
    this.check = check;
  }

  // Start

  CompletableFuture<Outcome> startByHand(CommandId id, NodeSlot slot) {
    if (slot.busyWith != null) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is " + slot.busyWith);
    }
    if (slot.status == NodeStatus.REMOVED) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " was removed; add it instead");
    }
    if (slot.life != null || slot.status == NodeStatus.STARTING) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is already up");
    }
    List<ActiveFault> kills = faults.on(slot.node, FaultKind.KILL);
    kills.forEach(fault -> faults.reverting(fault.id(), id));
    CompletableFuture<Void> starting = start(slot, id);
    kills.forEach(fault -> faults.endAfter(starting, fault.id(), id));
    return starting.handle(
        (done, error) -> error == null ? Outcome.Ok.PLAIN : refusedToStart(error));
  }

  static Outcome refusedToStart(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof SupersededException) {
      return new Outcome.Fail(FailReason.WRONG_STATE, Outcomes.messageOf(cause));
    }
    return new Outcome.Fail(FailReason.UNSAFE, Outcomes.messageOf(error));
  }

  /**
   * A node that was ended by a command while it started, or is quarantined, is no failure of the
   * cluster's start.
   */
  static @Nullable Void unlessSuperseded(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof SupersededException || cause instanceof QuarantinedException) {
      return null;
    }
    throw new CompletionException(cause);
  }

  /** Opens the node's log on another thread and lets it take part. */
  CompletableFuture<Void> start(NodeSlot slot, @Nullable CommandId cause) {
    List<NodeId> members = site.members();
    if (slot.added) {
      List<NodeId> contacts = members.stream().filter(node -> !node.equals(slot.node)).toList();
      return start(slot, cause, life -> life.joinAsLearner(contacts, cause));
    }
    return start(slot, cause, life -> life.join(members, cause));
  }

  /**
   * The same, for a node that takes part in another way.
   *
   * @param join lets the new life take part; on the conductor's thread
   */
  CompletableFuture<Void> start(
      NodeSlot slot, @Nullable CommandId cause, Consumer<AtomixNode> join) {
    long generation = ++slot.generation;
    slot.status = NodeStatus.STARTING;
    site.observed(new Fact.NodeStarting(slot.node), cause);
    CompletableFuture<Void> result = new CompletableFuture<>();
    CompletableFuture<Void> before = slot.filesFree;
    CompletableFuture<Void> opening = new CompletableFuture<>();
    slot.started = result;
    slot.filesFree = opening; // whoever comes next waits until this life has the files, or none has
    Life life = new Life(slot, generation, cause, join, result, opening);
    before.whenComplete(
        (free, closeError) ->
            Thread.ofPlatform()
                .name("start-" + slot.node)
                .daemon(true)
                .start(() -> openAndJoin(life)));
    return result;
  }

  /** A life that is about to begin. */
  private record Life(
      NodeSlot slot,
      long generation,
      @Nullable CommandId cause,
      Consumer<AtomixNode> join,
      CompletableFuture<Void> result,
      CompletableFuture<Void> opening) {}

  /** Who is told of each new life before it takes part; on the conductor's thread. */
  void onOpened(BiConsumer<NodeSlot, AtomixNode> listener) {
    whenOpened = listener;
  }

  private void openAndJoin(Life life) {
    NodeId node = life.slot.node;
    AtomixNode opened;
    try {
      check.beforeStart(node, life.slot.tookPart, life.cause);
      opened =
          new AtomixNode(
              node,
              site.config,
              site.fabric,
              site.wires,
              site.data.of(node),
              site.facts,
              leaders,
              voteGuardOn);
    } catch (StartCheck.DamagedFilesException e) {
      life.opening.complete(null);
      site.run(() -> quarantined(life, e));
      return;
    } catch (Throwable e) { // an engine that cannot load, or has no memory or disk left, as well
      LOG.debug("{} was not started", node, e);
      life.opening.complete(null);
      if (!site.run(() -> notStarted(life, e))) {
        life.result.completeExceptionally(e);
      }
      return;
    }
    if (!site.run(() -> join(life, opened))) {
      opened.discard().whenComplete((done, error) -> life.opening.complete(null));
      life.result.completeExceptionally(new SupersededException(node));
    }
  }

  private void quarantined(Life life, StartCheck.DamagedFilesException e) {
    NodeId node = life.slot.node;
    String reason = Outcomes.messageOf(e);
    if (life.slot.generation == life.generation) {
      life.slot.status = NodeStatus.QUARANTINED;
      site.observed(new Fact.NodeQuarantined(node, reason), life.cause);
    }
    life.result.completeExceptionally(
        new QuarantinedException(node + " is quarantined: " + reason, e));
  }

  private void notStarted(Life life, Throwable e) {
    if (life.slot.generation == life.generation) {
      life.slot.status = NodeStatus.STOPPED;
    }
    NodeId node = life.slot.node;
    site.observed(new Fact.NodeStartRefused(node, Outcomes.messageOf(e)), life.cause);
    life.result.completeExceptionally(
        new IOException(node + " was not started: " + Outcomes.messageOf(e), e));
  }

  private void join(Life life, AtomixNode opened) {
    NodeSlot slot = life.slot;
    if (slot.generation != life.generation) {
      opened.discard().whenComplete((done, error) -> life.opening.complete(null));
      life.result.completeExceptionally(new SupersededException(slot.node));
      return;
    }
    life.opening.complete(null);
    slot.life = opened;
    slot.status = NodeStatus.RUNNING;
    slot.tookPart = true;
    whenOpened.accept(slot, opened);
    began.accept(slot.node);
    site.fabric.accept(slot.node);
    life.join.accept(opened);
    site.membersAreBack();
    life.result.complete(null);
  }

  // End

  /** Ends a node's life at once. The files become free a little later. */
  void end(NodeSlot slot, NodeStatus status) {
    // What a kill leaves is what it leaves: nobody was there to seal it.
    end(slot, status, status == NodeStatus.STOPPED);
  }

  /**
   * The same.
   *
   * @param sealed whether its files are sealed before they become free
   */
  void end(NodeSlot slot, NodeStatus status, boolean sealed) {
    slot.generation++;
    slot.status = status;
    slot.busyWith = null;
    site.fabric.refuse(slot.node);
    AtomixNode life = slot.life;
    slot.life = null;
    if (status == NodeStatus.REMOVED) {
      slot.tookPart = false;
    }
    if (life != null) {
      life.cutOff();
      slot.filesFree = sealed ? check.sealedAfter(slot.node, life) : life.discard();
    }
  }

  CompletableFuture<Outcome> kill(CommandId id, NodeSlot slot, long durationMs) {
    if (slot.life == null && slot.status != NodeStatus.STARTING) {
      return notRunning(slot);
    }
    ActiveFault fault =
        faults.open(FaultKind.KILL, List.of(slot.node), id, durationMs, new Kill(slot));
    faults
        .on(slot.node, FaultKind.FREEZE)
        .forEach(freeze -> faults.completed(freeze.id(), "the node was killed", id));
    end(slot, NodeStatus.KILLED);
    site.observed(new Fact.NodeKilled(slot.node), id);
    faults.runs(fault);
    return Outcomes.ok();
  }

  private static CompletableFuture<Outcome> notRunning(NodeSlot slot) {
    return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is not running");
  }

  private final class Kill implements FaultDesk.Injection {
    private final NodeSlot slot;

    Kill(NodeSlot slot) {
      this.slot = slot;
    }

    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      return slot.status == NodeStatus.KILLED ? start(slot, cause) : slot.started;
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      return lost(counted, slot.node, LinkCount::refused, "refused");
    }
  }

  private static @Nullable String lost(
      List<LinkCount> counted,
      NodeId node,
      java.util.function.ToLongFunction<LinkCount> howMany,
      String what) {
    for (LinkCount link : counted) {
      if (link.to().equals(node) && howMany.applyAsLong(link) > 0) {
        return howMany.applyAsLong(link)
            + " messages "
            + what
            + " on "
            + link.from()
            + "→"
            + link.to();
      }
    }
    return null;
  }

  CompletableFuture<Outcome> stop(CommandId id, NodeSlot slot) {
    AtomixNode life = slot.life;
    if (slot.busyWith != null) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is " + slot.busyWith);
    }
    if (life == null || slot.status != NodeStatus.RUNNING) {
      return notRunning(slot);
    }
    slot.busyWith = STOPPING;
    long generation = slot.generation;
    CompletableFuture<?> handedOver = handOver(slot, life);
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    handedOver.whenComplete(
        (over, error) ->
            site.run(
                () -> {
                  if (slot.generation != generation) {
                    result.complete(
                        new Outcome.Fail(
                            FailReason.WRONG_STATE, slot.node + " was ended before it could stop"));
                    return;
                  }
                  end(slot, NodeStatus.STOPPED);
                  slot.busyWith = STOPPING;
                  slot.filesFree.whenComplete(
                      (free, closeError) -> site.run(() -> stopped(slot, id, result)));
                }));
    return result;
  }

  private void stopped(NodeSlot slot, CommandId id, CompletableFuture<Outcome> result) {
    slot.busyWith = null;
    site.observed(new Fact.NodeStopped(slot.node), id);
    result.complete(Outcome.Ok.PLAIN);
  }

  /** A leader that stops in good order first asks its best follower to take over. */
  CompletableFuture<?> handOver(NodeSlot slot, AtomixNode life) {
    if (life.lastReport().role() != Role.LEADER) {
      return CompletableFuture.completedFuture(null);
    }
    Optional<AtomixNode> heir =
        site.running().stream()
            .filter(other -> other != slot)
            .filter(other -> other.report().role() == Role.FOLLOWER)
            .filter(other -> !site.fabric.matrix().isCut(slot.node, other.node))
            .filter(other -> !site.fabric.matrix().isCut(other.node, slot.node))
            .map(other -> other.life)
            .filter(Objects::nonNull)
            .max(Comparator.comparingLong(node -> node.lastReport().lastLogIndex()));
    return heir.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : heir.get()
            .takeOver()
            .orTimeout(site.config.electionTimeoutMs() * 2L, TimeUnit.MILLISECONDS);
  }

  // Restart

  CompletableFuture<Outcome> restart(CommandId id, NodeSlot slot, long pauseMs) {
    return stop(id, slot)
        .thenCompose(
            stopped -> {
              if (!(stopped instanceof Outcome.Ok)) {
                return CompletableFuture.completedFuture(stopped);
              }
              CompletableFuture<Outcome> started = new CompletableFuture<>();
              site.later(
                  pauseMs,
                  () ->
                      startByHand(id, slot)
                          .whenComplete((outcome, error) -> started.complete(outcome)));
              return started;
            });
  }

  // Freeze

  CompletableFuture<Outcome> freeze(CommandId id, NodeSlot slot, long durationMs) {
    AtomixNode life = slot.life;
    if (life == null || slot.status != NodeStatus.RUNNING || slot.busyWith != null) {
      return notRunning(slot);
    }
    ActiveFault fault =
        faults.open(FaultKind.FREEZE, List.of(slot.node), id, durationMs, new Freeze(slot));
    life.freeze();
    slot.status = NodeStatus.FROZEN;
    site.observed(new Fact.NodeFrozen(slot.node), id);
    faults.runs(fault);
    return Outcomes.ok();
  }

  private final class Freeze implements FaultDesk.Injection {
    private final NodeSlot slot;

    Freeze(NodeSlot slot) {
      this.slot = slot;
    }

    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      AtomixNode life = slot.life;
      if (life != null && slot.status == NodeStatus.FROZEN) {
        life.unfreeze();
        slot.status = NodeStatus.RUNNING;
        site.observed(new Fact.NodeUnfrozen(slot.node), cause);
        site.membersAreBack();
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      return lost(counted, slot.node, LinkCount::unanswered, "unanswered");
    }
  }

  /** The node's files are damaged: it does not take part until they are repaired. */
  static final class QuarantinedException extends IOException {
    private static final long serialVersionUID = 1L;

    QuarantinedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The node was ended by another command while it started. */
  static final class SupersededException extends IOException {
    private static final long serialVersionUID = 1L;

    SupersededException(NodeId node) {
      super(node + " was ended while it started");
    }
  }
}
