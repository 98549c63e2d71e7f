package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.nemesis.FaultLedger;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.LinkMatrix;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.raft.LeaderListener;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.SessionPool;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.cluster.storage.LogPrefix;
import io.lifeboat.cluster.store.ReplicaProbe;
import io.lifeboat.cluster.workload.WorkloadGenerator;
import io.lifeboat.cluster.workload.WriteLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands, one at a time, on its own thread {@code cluster-conductor}; what takes long
 * (opening a log, closing one, a transfer) goes on elsewhere and comes back as a task. The inbox is
 * bounded: a command that finds it full is refused.
 */
final class ClusterConductor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterConductor.class);
  private static final String STOPPING = "stopping";
  private static final int INBOX = 256;
  private static final long LEVELS_MS = 100;
  private static final long AVAILABILITY_MS = 50;
  private static final long FIGURES_MS = 250;
  private static final long DIGESTS_MS = 500;
  private static final long OPERATION_TIMEOUT_MS = 5_000;
  private static final long LOCAL_READ_TIMEOUT_MS = 1_000;
  private static final long ATTEMPT_TIMEOUT_MS = 250;
  private static final long UNAVAILABLE_AFTER_MS = 250;
  private static final long TRANSFER_TIMEOUT_MS = 3_000;
  private static final long COMPACT_TIMEOUT_MS = 45_000;
  private static final long CLOSE_TIMEOUT_MS = 15_000;

  private final ClusterConfig config;
  private final FactSink facts;
  private final DataDirectory data;
  private final Wires wires;
  private final Fabric fabric;
  private final SessionPool sessions;
  private final Gateway gateway;
  private final WriteLedger writes = new WriteLedger();
  private final WorkloadGenerator workload;
  private final WriteAuditor auditor;
  private final CompactionJudge compactions;
  private final FaultLedger faults = new FaultLedger();
  private final DigestSampler digests = new DigestSampler();
  private final Map<NodeId, NodeSlot> slots = new LinkedHashMap<>();
  private final Set<SwitchName> switchesOn = ConcurrentHashMap.newKeySet();
  private final Semaphore inbox = new Semaphore(INBOX);
  private final Map<CommandId, CompletableFuture<Outcome>> unanswered = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor thread = executor("cluster-conductor");
  private final ScheduledThreadPoolExecutor workloadThread = executor("workload");
  private final ScheduledThreadPoolExecutor timer = executor("network-timer");
  private final List<NodeId> endpoints;
  private final LeaderListener leaders = new Leaders();
  private final AtomicBoolean loadBegan = new AtomicBoolean();
  private long lastTrafficMicros;
  private volatile boolean blocked;

  ClusterConductor(ClusterConfig config, FactSink facts, DataDirectory data) throws IOException {
    this.config = config;
    this.facts = facts;
    this.data = data;
    this.endpoints = new ArrayList<>(config.nodes());
    endpoints.add(NodeId.CLIENT);
    this.wires = Wires.open(endpoints);
    this.fabric =
        new Fabric(wires.addresses(), timer, Math.max(250, 2L * config.electionTimeoutMs()));
    this.sessions = new SessionPool(fabric, wires, ATTEMPT_TIMEOUT_MS);
    this.gateway = new Gateway(sessions, facts, OPERATION_TIMEOUT_MS, UNAVAILABLE_AFTER_MS);
    String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    this.workload =
        new WorkloadGenerator(
            gateway, writes, workloadThread, config.workload(), config.seed(), "run-" + run + "/k");
    this.compactions = new CompactionJudge(config, data, facts);
    this.auditor = new WriteAuditor(sessions, workload, writes, thread);
    config.nodes().forEach(node -> slots.put(node, new NodeSlot(node)));
    switchesOn.add(SwitchName.VOTE_GUARD);
  }

  private static ScheduledThreadPoolExecutor executor(String name) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).daemon(true).factory());
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  /** Starts every node and the load; completes when every node takes part. */
  CompletableFuture<Void> startAll() {
    CompletableFuture<Void> all = new CompletableFuture<>();
    thread.execute(
        () -> {
          CompletableFuture<?>[] starting =
              slots.values().stream()
                  .map(slot -> start(slot, null).exceptionally(ClusterConductor::unlessSuperseded))
                  .toArray(CompletableFuture[]::new);
          every(LEVELS_MS, this::sampleLevels);
          every(AVAILABILITY_MS, gateway::checkAvailability);
          every(FIGURES_MS, this::figures);
          every(DIGESTS_MS, this::sampleDigests);
          observed(new Fact.WorkloadChanged(config.workload()), null);
          observed(new Fact.SwitchChanged(SwitchName.VOTE_GUARD, true), null);
          CompletableFuture.allOf(starting)
              .whenComplete(
                  (done, error) -> {
                    if (error == null) {
                      all.complete(null);
                    } else {
                      all.completeExceptionally(
                          error instanceof CompletionException ? error.getCause() : error);
                    }
                  });
        });
    return all;
  }

  /** A node that was ended by a command while it started is no failure of the cluster's start. */
  private static @Nullable Void unlessSuperseded(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof SupersededException) {
      return null;
    }
    throw new CompletionException(cause);
  }

  private void every(long periodMs, Runnable task) {
    thread.scheduleAtFixedRate(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOG.error("A periodic task failed and is tried again", e);
          }
        },
        periodMs,
        periodMs,
        TimeUnit.MILLISECONDS);
  }

  private void observed(Fact fact, @Nullable CommandId cause) {
    facts.offer(FactRecord.CONDUCTOR, cause, fact);
  }

  // Commands

  CompletionStage<Outcome> submit(CommandId id, Command command) {
    if (!inbox.tryAcquire()) {
      return Outcomes.done(FailReason.ENGINE, "too many commands are waiting");
    }
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    unanswered.put(id, result);
    result.whenComplete((outcome, error) -> unanswered.remove(id));
    try {
      thread.execute(
          () -> {
            inbox.release();
            carryOut(id, command)
                .whenComplete(
                    (outcome, error) ->
                        result.complete(
                            error == null
                                ? outcome
                                : new Outcome.Info("ended without an answer: " + error)));
          });
    } catch (RejectedExecutionException e) {
      inbox.release();
      result.complete(new Outcome.Fail(FailReason.CLOSED, "the cluster is closing"));
    }
    return result;
  }

  private CompletableFuture<Outcome> carryOut(CommandId id, Command command) {
    try {
      if (command instanceof NemesisCommand.Inject && faults.isBlocked()) {
        return Outcomes.done(FailReason.FAULTS_BLOCKED, "faults are blocked until re-armed");
      }
      return switch (command) {
        case OperatorCommand operator -> operate(id, operator);
        case NemesisCommand nemesis -> breakOrMend(id, nemesis);
        case SwitchCommand.SetSwitch turn -> turn(id, turn);
      };
    } catch (NoSuchNodeException e) {
      return Outcomes.done(FailReason.NO_SUCH_NODE, Outcomes.messageOf(e));
    } catch (RuntimeException e) {
      LOG.error("The command {} {} failed", id, command, e);
      return CompletableFuture.completedFuture(
          new Outcome.Info("the command was interrupted by an error: " + e));
    }
  }

  private CompletableFuture<Outcome> operate(CommandId id, OperatorCommand command) {
    return switch (command) {
      case OperatorCommand.StartNode(NodeId node) -> startByHand(id, slot(node));
      case OperatorCommand.StopNode(NodeId node) -> stop(id, slot(node));
      case OperatorCommand.TransferLeadership(NodeId node) -> transfer(slot(node));
      case OperatorCommand.CompactLog(NodeId node) -> compact(id, slot(node));
      case OperatorCommand.SetWorkload set -> {
        workload.apply(set.settings());
        observed(new Fact.WorkloadChanged(set.settings()), id);
        yield Outcomes.ok();
      }
      case OperatorCommand.ClientWrite(String key, String value) -> write(key, value);
      case OperatorCommand.ClientRead(String key) ->
          gateway.submit(new Operation.Get(key)).thenApply(Outcomes::of);
      case OperatorCommand.LocalRead(NodeId node, String key) ->
          sessions.localRead(slot(node).node, key, LOCAL_READ_TIMEOUT_MS).thenApply(Outcomes::of);
      case OperatorCommand.RestartNode _,
          OperatorCommand.RollingRestart _,
          OperatorCommand.AddNode _,
          OperatorCommand.RemoveNode _,
          OperatorCommand.ReplaceNode _,
          OperatorCommand.InspectLog _ ->
          notYet();
    };
  }

  private CompletableFuture<Outcome> breakOrMend(CommandId id, NemesisCommand command) {
    return switch (command) {
      case NemesisCommand.KillNode kill -> kill(id, slot(kill.node()), kill.durationMs());
      case NemesisCommand.FreezeNode freeze -> freeze(id, slot(freeze.node()), freeze.durationMs());
      case NemesisCommand.UnfreezeNode(NodeId node) ->
          revertAll(id, slot(node), FaultKind.FREEZE, "is not frozen");
      case NemesisCommand.IsolateNode isolate ->
          isolate(id, slot(isolate.node()), isolate.durationMs());
      case NemesisCommand.RejoinNode(NodeId node) ->
          revertAll(id, slot(node), FaultKind.ISOLATE, "is not isolated");
      case NemesisCommand.PartitionNodes partition -> partition(id, partition);
      case NemesisCommand.RevertFault(String fault) ->
          faults
              .find(fault)
              .map(found -> outcomeOf(revert(found, id)))
              .orElseGet(
                  () ->
                      Outcomes.done(FailReason.NOTHING_TO_DO, "no fault " + fault + " is active"));
      case NemesisCommand.HealAll(String reason) -> healAll(id, reason);
      case NemesisCommand.RearmFaults() -> {
        faults.setBlocked(false);
        blocked = false;
        observed(new Fact.FaultsRearmed(), id);
        yield Outcomes.ok();
      }
      case NemesisCommand.BridgeNodes _,
          NemesisCommand.MajoritiesRing _,
          NemesisCommand.DisturbLinks _,
          NemesisCommand.HoldMessages _,
          NemesisCommand.CatchMessage _,
          NemesisCommand.ActOnMessage _,
          NemesisCommand.StepDown _,
          NemesisCommand.ForceElection _,
          NemesisCommand.SplitVote _,
          NemesisCommand.FlapLeader _,
          NemesisCommand.LoadBurst _,
          NemesisCommand.SlowClient _,
          NemesisCommand.HotKey _ ->
          notYet();
    };
  }

  private static CompletableFuture<Outcome> notYet() {
    return Outcomes.done(FailReason.ENGINE, "this cluster cannot do that");
  }

  private CompletableFuture<Outcome> turn(CommandId id, SwitchCommand.SetSwitch command) {
    switch (command.name()) {
      case READ_ONLY -> gateway.setReadOnly(command.on());
      case VOTE_GUARD -> {
        // The nodes look at the switch at each vote.
      }
    }
    if (command.on()) {
      switchesOn.add(command.name());
    } else {
      switchesOn.remove(command.name());
    }
    observed(new Fact.SwitchChanged(command.name(), command.on()), id);
    return Outcomes.ok();
  }

  private CompletableFuture<Outcome> write(String key, String value) {
    return gateway
        .submit(new Operation.Put(key, value))
        .thenApply(
            result -> {
              // On kept data the key may have been written in an earlier run; those are not
              // audited.
              if (config.dataDirectory() == null) {
                writes.note(key, result);
              }
              return Outcomes.of(result);
            });
  }

  // Processes

  private CompletableFuture<Outcome> startByHand(CommandId id, NodeSlot slot) {
    if (slot.busyWith != null) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is " + slot.busyWith);
    }
    if (slot.life != null || slot.status == NodeStatus.STARTING) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is already up");
    }
    List<ActiveFault> kills = faults.on(slot.node, FaultKind.KILL);
    kills.forEach(fault -> phase(fault.id(), FaultPhase.REVERTING, null, id));
    return start(slot, id)
        .handle(
            (done, error) -> {
              kills.forEach(fault -> endOn(fault, error, id));
              return error == null ? Outcome.Ok.PLAIN : refusedToStart(error);
            });
  }

  private void endOn(ActiveFault fault, @Nullable Throwable error, @Nullable CommandId cause) {
    thread.execute(
        () ->
            phase(
                fault.id(),
                error == null ? FaultPhase.COMPLETED : FaultPhase.FAILED,
                error == null ? null : Outcomes.messageOf(error),
                cause));
  }

  private static Outcome refusedToStart(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof SupersededException) {
      return new Outcome.Fail(FailReason.WRONG_STATE, Outcomes.messageOf(cause));
    }
    return new Outcome.Fail(FailReason.UNSAFE, Outcomes.messageOf(error));
  }

  /** Opens the node's log on another thread and lets it take part; on the conductor's thread. */
  private CompletableFuture<Void> start(NodeSlot slot, @Nullable CommandId cause) {
    long generation = ++slot.generation;
    slot.status = NodeStatus.STARTING;
    observed(new Fact.NodeStarting(slot.node), cause);
    CompletableFuture<Void> result = new CompletableFuture<>();
    CompletableFuture<Void> before = slot.filesFree;
    CompletableFuture<Void> opening = new CompletableFuture<>();
    slot.started = result;
    slot.filesFree = opening; // whoever comes next waits until this life has the files, or none has
    before.whenComplete(
        (free, closeError) ->
            Thread.ofPlatform()
                .name("start-" + slot.node)
                .daemon(true)
                .start(() -> openAndJoin(slot, generation, cause, result, opening)));
    return result;
  }

  private void openAndJoin(
      NodeSlot slot,
      long generation,
      @Nullable CommandId cause,
      CompletableFuture<Void> result,
      CompletableFuture<Void> opening) {
    AtomixNode opened;
    try {
      LogPrefix prefix = LogPrefix.read(data.of(slot.node));
      if (prefix.isMissing()) {
        throw new IOException(
            "its log begins at index "
                + prefix.firstIndex()
                + " and its snapshots cover only up to "
                + prefix.snapshotIndex()
                + ": it has lost entries and must not vote; its files were left as they are");
      }
      opened =
          new AtomixNode(
              slot.node,
              config,
              fabric,
              wires,
              data.of(slot.node),
              facts,
              leaders,
              () -> switchesOn.contains(SwitchName.VOTE_GUARD));
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} was not started", slot.node, e);
      opening.complete(null);
      thread.execute(
          () -> {
            if (slot.generation == generation) {
              slot.status = NodeStatus.STOPPED;
            }
            observed(new Fact.NodeStartRefused(slot.node, Outcomes.messageOf(e)), cause);
            result.completeExceptionally(
                new IOException(slot.node + " was not started: " + Outcomes.messageOf(e), e));
          });
      return;
    }
    try {
      thread.execute(() -> join(slot, generation, opened, cause, result, opening));
    } catch (RejectedExecutionException closing) {
      opened.discard().whenComplete((done, error) -> opening.complete(null));
      result.completeExceptionally(closing);
    }
  }

  private void join(
      NodeSlot slot,
      long generation,
      AtomixNode opened,
      @Nullable CommandId cause,
      CompletableFuture<Void> result,
      CompletableFuture<Void> opening) {
    if (slot.generation != generation) {
      opened.discard().whenComplete((done, error) -> opening.complete(null));
      result.completeExceptionally(new SupersededException(slot.node));
      return;
    }
    opening.complete(null);
    slot.life = opened;
    slot.status = NodeStatus.RUNNING;
    digests.forget(slot.node);
    fabric.accept(slot.node);
    opened.join(config.nodes(), cause);
    membersAreBack();
    result.complete(null);
  }

  /** Ends a node's life at once. The files become free a little later. */
  private void end(NodeSlot slot, NodeStatus status) {
    slot.generation++;
    slot.status = status;
    slot.busyWith = null;
    fabric.refuse(slot.node);
    AtomixNode life = slot.life;
    slot.life = null;
    if (life != null) {
      life.cutOff();
      slot.filesFree = life.discard();
    }
  }

  private CompletableFuture<Outcome> kill(CommandId id, NodeSlot slot, long durationMs) {
    if (slot.life == null && slot.status != NodeStatus.STARTING) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is not running");
    }
    ActiveFault fault = open(FaultKind.KILL, List.of(slot.node), id, durationMs);
    faults
        .on(slot.node, FaultKind.FREEZE)
        .forEach(freeze -> phase(freeze.id(), FaultPhase.COMPLETED, "the node was killed", id));
    end(slot, NodeStatus.KILLED);
    observed(new Fact.NodeKilled(slot.node), id);
    phase(fault.id(), FaultPhase.RUNNING, null, id);
    return Outcomes.ok();
  }

  private CompletableFuture<Outcome> stop(CommandId id, NodeSlot slot) {
    AtomixNode life = slot.life;
    if (slot.busyWith != null) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is " + slot.busyWith);
    }
    if (life == null || slot.status != NodeStatus.RUNNING) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is not running");
    }
    slot.busyWith = STOPPING;
    long generation = slot.generation;
    CompletableFuture<?> handedOver = handOver(slot, life);
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    handedOver.whenComplete(
        (over, error) ->
            thread.execute(
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
                      (free, closeError) -> thread.execute(() -> stopped(slot, id, result)));
                }));
    return result;
  }

  private void stopped(NodeSlot slot, CommandId id, CompletableFuture<Outcome> result) {
    slot.busyWith = null;
    observed(new Fact.NodeStopped(slot.node), id);
    result.complete(Outcome.Ok.PLAIN);
  }

  /** A leader that stops in good order first asks its best follower to take over. */
  private CompletableFuture<?> handOver(NodeSlot slot, AtomixNode life) {
    if (life.lastReport().role() != Role.LEADER) {
      return CompletableFuture.completedFuture(null);
    }
    Optional<AtomixNode> heir =
        slots.values().stream()
            .filter(other -> other != slot && other.status == NodeStatus.RUNNING)
            .filter(other -> !fabric.matrix().isCut(slot.node, other.node))
            .filter(other -> !fabric.matrix().isCut(other.node, slot.node))
            .map(other -> other.life)
            .filter(java.util.Objects::nonNull)
            .max(Comparator.comparingLong(node -> node.lastReport().lastLogIndex()));
    return heir.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : heir.get().takeOver().orTimeout(config.electionTimeoutMs() * 2L, TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<Outcome> freeze(CommandId id, NodeSlot slot, long durationMs) {
    AtomixNode life = slot.life;
    if (life == null || slot.status != NodeStatus.RUNNING || slot.busyWith != null) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is not running");
    }
    ActiveFault fault = open(FaultKind.FREEZE, List.of(slot.node), id, durationMs);
    life.freeze();
    slot.status = NodeStatus.FROZEN;
    observed(new Fact.NodeFrozen(slot.node), id);
    phase(fault.id(), FaultPhase.RUNNING, null, id);
    return Outcomes.ok();
  }

  // Leadership and logs

  private CompletableFuture<Outcome> transfer(NodeSlot slot) {
    AtomixNode life = slot.life;
    if (life == null || slot.status != NodeStatus.RUNNING) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is not running");
    }
    if (life.lastReport().role() == Role.LEADER) {
      return Outcomes.done(FailReason.NOTHING_TO_DO, slot.node + " leads already");
    }
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    life.takeOver()
        .orTimeout(TRANSFER_TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .whenComplete(
            (done, error) -> {
              if (error == null) {
                result.complete(Outcome.Ok.PLAIN);
              } else if (error instanceof TimeoutException) {
                result.complete(new Outcome.Info("no answer in " + TRANSFER_TIMEOUT_MS + " ms"));
              } else {
                result.complete(new Outcome.Fail(FailReason.ENGINE, Outcomes.messageOf(error)));
              }
            });
    return result;
  }

  private CompletableFuture<Outcome> compact(CommandId id, NodeSlot slot) {
    AtomixNode life = slot.life;
    if (life == null || slot.status != NodeStatus.RUNNING) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is not running");
    }
    if (slot.busyWith != null) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is " + slot.busyWith);
    }
    slot.busyWith = "compacting";
    long generation = slot.generation;
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    life.compact()
        .orTimeout(COMPACT_TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .whenComplete(
            (compaction, error) ->
                thread.execute(
                    () -> {
                      if (slot.generation != generation) {
                        result.complete(new Outcome.Info(slot.node + " ended while it compacted"));
                        return;
                      }
                      slot.busyWith = null;
                      result.complete(
                          error == null
                              ? compactions.judge(id, slot.node, compaction)
                              : CompactionJudge.unanswered(error, COMPACT_TIMEOUT_MS));
                    }));
    return result;
  }

  // Links

  private CompletableFuture<Outcome> isolate(CommandId id, NodeSlot slot, long durationMs) {
    if (!faults.on(slot.node, FaultKind.ISOLATE).isEmpty()) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is isolated already");
    }
    Set<NodeId> others = new HashSet<>(endpoints);
    others.remove(slot.node);
    cut(
        id,
        FaultKind.ISOLATE,
        List.of(slot.node),
        LinkMatrix.between(Set.of(slot.node), others),
        durationMs);
    return Outcomes.ok();
  }

  private CompletableFuture<Outcome> partition(
      CommandId id, NemesisCommand.PartitionNodes command) {
    Set<NodeId> both = new HashSet<>(command.groupA());
    both.retainAll(command.groupB());
    if (command.groupA().isEmpty() || command.groupB().isEmpty() || !both.isEmpty()) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT, "two groups are needed that are not empty and share no node");
    }
    List<NodeId> targets = new ArrayList<>(command.groupA());
    targets.addAll(command.groupB());
    for (NodeId node : targets) {
      if (!endpoints.contains(node)) {
        throw new NoSuchNodeException(node);
      }
    }
    cut(
        id,
        FaultKind.PARTITION,
        command.groupA().stream().sorted().toList(),
        LinkMatrix.between(command.groupA(), command.groupB()),
        command.durationMs());
    return Outcomes.ok();
  }

  private void cut(
      CommandId id, FaultKind kind, List<NodeId> targets, Set<Link> links, long durationMs) {
    ActiveFault fault = open(kind, targets, id, durationMs);
    changeLinks(matrix -> matrix.with(fault.id(), links), id);
    phase(fault.id(), FaultPhase.RUNNING, null, id);
  }

  private void changeLinks(
      java.util.function.UnaryOperator<LinkMatrix> change, @Nullable CommandId cause) {
    Set<Link> before = fabric.matrix().cutLinks();
    fabric.change(change);
    Set<Link> after = fabric.matrix().cutLinks();
    after.stream()
        .filter(link -> !before.contains(link))
        .sorted()
        .forEach(link -> observed(new Fact.LinkCut(link.from(), link.to()), cause));
    List<Link> healed = before.stream().filter(link -> !after.contains(link)).sorted().toList();
    healed.forEach(link -> observed(new Fact.LinkHealed(link.from(), link.to()), cause));
    if (!healed.isEmpty()) {
      membersAreBack();
    }
  }

  /** Ends the engine's back-off towards members it could not reach. */
  private void membersAreBack() {
    for (NodeSlot slot : slots.values()) {
      AtomixNode life = slot.life;
      if (life != null) {
        slots.keySet().stream()
            .filter(other -> !other.equals(slot.node))
            .forEach(life::memberIsBack);
      }
    }
  }

  // The ledger

  private ActiveFault open(FaultKind kind, List<NodeId> targets, CommandId id, long durationMs) {
    ActiveFault fault = faults.open(kind, targets, id, facts.nowMicros(), durationMs);
    observed(fault.asFact(facts.nowMicros(), null), id);
    if (durationMs > 0) {
      thread.schedule(
          () -> faults.find(fault.id()).ifPresent(found -> revert(found, id)),
          durationMs,
          TimeUnit.MILLISECONDS);
    }
    return fault;
  }

  private void phase(
      String id, FaultPhase phase, @Nullable String evidence, @Nullable CommandId cause) {
    if (faults.find(id).isPresent()) {
      observed(faults.move(id, phase).asFact(facts.nowMicros(), evidence), cause);
    }
  }

  private CompletableFuture<Outcome> revertAll(
      CommandId id, NodeSlot slot, FaultKind kind, String otherwise) {
    List<ActiveFault> found = faults.on(slot.node, kind);
    if (found.isEmpty()) {
      return Outcomes.done(FailReason.NOTHING_TO_DO, slot.node + " " + otherwise);
    }
    found.forEach(fault -> revert(fault, id));
    return Outcomes.ok();
  }

  private CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
    phase(fault.id(), FaultPhase.REVERTING, null, cause);
    switch (fault.kind()) {
      case ISOLATE, PARTITION -> {
        changeLinks(matrix -> matrix.without(fault.id()), cause);
        phase(fault.id(), FaultPhase.COMPLETED, null, cause);
      }
      case FREEZE -> {
        fault.targets().forEach(node -> unfreeze(slot(node), cause));
        phase(fault.id(), FaultPhase.COMPLETED, null, cause);
      }
      case KILL -> {
        NodeSlot slot = slot(fault.targets().getFirst());
        CompletableFuture<Void> starting =
            slot.status == NodeStatus.KILLED ? start(slot, cause) : slot.started;
        return starting.whenComplete((done, error) -> endOn(fault, error, cause));
      }
      default -> throw new IllegalStateException("no such fault is injected: " + fault);
    }
    return CompletableFuture.completedFuture(null);
  }

  private void unfreeze(NodeSlot slot, CommandId cause) {
    AtomixNode life = slot.life;
    if (life != null && slot.status == NodeStatus.FROZEN) {
      life.unfreeze();
      slot.status = NodeStatus.RUNNING;
      observed(new Fact.NodeUnfrozen(slot.node), cause);
      membersAreBack();
    }
  }

  private CompletableFuture<Outcome> healAll(CommandId id, String reason) {
    faults.setBlocked(true);
    blocked = true;
    observed(new Fact.FaultsBlocked(reason), id);
    CompletableFuture<?>[] reverting =
        faults.all().stream().map(fault -> revert(fault, id)).toArray(CompletableFuture[]::new);
    return outcomeOf(CompletableFuture.allOf(reverting));
  }

  private static CompletableFuture<Outcome> outcomeOf(CompletableFuture<?> reverting) {
    return reverting.handle(
        (done, error) -> error == null ? Outcome.Ok.PLAIN : refusedToStart(error));
  }

  // What is looked at regularly

  private void sampleLevels() {
    for (NodeSlot slot : slots.values()) {
      AtomixNode life = slot.life;
      if (life != null && slot.status == NodeStatus.RUNNING) {
        life.sample();
      }
    }
  }

  private void figures() {
    gateway.report();
    long now = facts.nowMicros();
    List<LinkCount> counted = fabric.counters().drain(endpoints);
    if (!counted.isEmpty()) {
      List<LinkTraffic> traffic = counted.stream().map(LinkCount::asTraffic).toList();
      facts.offer(
          FactRecord.CONDUCTOR,
          new Fact.Traffic(Math.max(1, (now - lastTrafficMicros) / 1_000), traffic));
      verifyFaults(counted);
    }
    lastTrafficMicros = now;
  }

  /** A fault acted when, in a whole period since it runs, messages were lost for its own reason. */
  private void verifyFaults(List<LinkCount> counted) {
    for (ActiveFault fault : faults.all()) {
      if (fault.phase() == FaultPhase.RUNNING && fault.sinceMicros() <= lastTrafficMicros) {
        counted.stream()
            .filter(link -> lostTo(fault, link) > 0)
            .findFirst()
            .ifPresent(
                link ->
                    phase(
                        fault.id(),
                        FaultPhase.VERIFIED,
                        lostTo(fault, link) + " messages lost on " + link.from() + "→" + link.to(),
                        fault.cause()));
      }
    }
  }

  /** How many messages this fault, and no other, kept from their end on this link. */
  private long lostTo(ActiveFault fault, LinkCount link) {
    boolean toTarget = fault.targets().contains(link.to());
    return switch (fault.kind()) {
      case KILL -> toTarget ? link.refused() : 0;
      case FREEZE -> toTarget ? link.unanswered() : 0;
      case ISOLATE, PARTITION ->
          fabric.matrix().isCutBy(fault.id(), link.from(), link.to()) ? link.cut() : 0;
      default -> 0;
    };
  }

  private void sampleDigests() {
    Map<NodeId, ReplicaProbe> probes = new HashMap<>();
    for (NodeSlot slot : slots.values()) {
      AtomixNode life = slot.life;
      if (life != null && slot.status == NodeStatus.RUNNING) {
        probes.put(slot.node, life.probe());
      }
    }
    digests.sample(probes).forEach(digest -> facts.offer(digest.node().value(), digest));
  }

  Path dataRoot() {
    return data.root();
  }

  ClusterReport report() {
    List<NodeReport> nodes = slots.values().stream().map(NodeSlot::report).toList();
    return new ClusterReport(
        nodes, fabric.matrix().cutLinks(), Set.copyOf(switchesOn), blocked, workload.settings());
  }

  // The audit

  CompletableFuture<WriteAudit> auditWrites() {
    return auditor.audit();
  }

  private void beginLoad() {
    try {
      thread.execute(() -> workload.apply(workload.settings()));
    } catch (RejectedExecutionException e) {
      LOG.debug("The cluster is closing before its load began", e);
    }
  }

  /** Passes on what nodes say of leadership; the first that is ready lets the load begin. */
  private final class Leaders implements LeaderListener {
    @Override
    public void elected(NodeId node, long term) {
      sessions.elected(node, term);
    }

    @Override
    public void ready(NodeId node, long term) {
      sessions.ready(node, term);
      if (loadBegan.compareAndSet(false, true)) {
        // The first operation of a process takes long, for reasons that are not the cluster's.
        sessions
            .submit(new Operation.Get("first"), OPERATION_TIMEOUT_MS)
            .whenComplete((read, error) -> beginLoad());
      }
    }

    @Override
    public void lost(NodeId node, long term) {
      sessions.lost(node, term);
    }
  }

  // The end

  @Override
  public void close() {
    workload.stop();
    workloadThread.shutdownNow();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    thread.execute(
        () -> {
          slots.values().forEach(slot -> end(slot, NodeStatus.STOPPED));
          CompletableFuture.allOf(
                  slots.values().stream()
                      .map(slot -> slot.filesFree)
                      .toArray(CompletableFuture[]::new))
              .whenComplete((done, error) -> ended.complete(null));
        });
    sessions.close();
    CompletableFuture<Void> portsFree = wires.close();
    await(ended, "the nodes' files");
    unanswered.values().forEach(open -> open.complete(new Outcome.Info("the cluster was closed")));
    thread.shutdownNow();
    await(portsFree, "the network threads");
    timer.shutdownNow();
    data.close();
  }

  private static void await(CompletableFuture<?> future, String what) {
    try {
      future.get(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Closing {} did not end in time", what, e);
    }
  }

  private NodeSlot slot(NodeId node) {
    NodeSlot slot = slots.get(node);
    if (slot == null) {
      throw new NoSuchNodeException(node);
    }
    return slot;
  }

  /** The node was ended by another command while it started. */
  private static final class SupersededException extends IOException {
    private static final long serialVersionUID = 1L;

    SupersededException(NodeId node) {
      super(node + " was ended while it started");
    }
  }

  private static final class NoSuchNodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchNodeException(NodeId node) {
      super("there is no node " + node + " in this cluster");
    }
  }
}
