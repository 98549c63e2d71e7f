package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.ClientSummary;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.degradation.script.ScriptEngines;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.Strategy;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.raft.LeaderListener;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.RaftMessages;
import io.lifeboat.cluster.raft.SessionPool;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.cluster.storage.SegmentFile;
import io.lifeboat.cluster.store.ReplicaProbe;
import io.lifeboat.cluster.workload.WorkloadGenerator;
import io.lifeboat.cluster.workload.WriteLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int INBOX = 256;
  private static final long LEVELS_MS = 100;
  private static final long AVAILABILITY_MS = 50;
  private static final long FIGURES_MS = 250;
  private static final long DIGESTS_MS = 500;
  private static final long CARE_MS = 250;
  private static final long COMPARISON_MS = 250;
  private static final long BACKUPS_MS = 1_000;
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
  private final ClusterSite site;
  private final FaultDesk faults;
  private final Processes processes;
  private final RollingRestart rollingRestart;
  private final LinkFaults links;
  private final LeadershipFaults leadership;
  private final MembershipChanges membership;
  private final LoadFaults load;
  private final SoundCopies copies = new SoundCopies();
  private final Scans scans;
  private final MarkKeeper marks;
  private final Scrubbing scrubbing;
  private final Comparison comparison;
  private final FileFaults fileFaults;
  private final StateFaults stateFaults;
  private final Repairs repairs;
  private final MemoryDamage memory;
  private final Backups backups;
  private final Degradation degradation;
  private final ScheduledThreadPoolExecutor copying = executor("cluster-copies");
  private final ScheduledThreadPoolExecutor backingUp = executor("cluster-backups");
  private final DigestSampler digests = new DigestSampler();
  private final Set<SwitchName> switchesOn = ConcurrentHashMap.newKeySet();
  private final Semaphore inbox = new Semaphore(INBOX);
  private final Map<CommandId, CompletableFuture<Outcome>> unanswered = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor thread = executor("cluster-conductor");
  private final ScheduledThreadPoolExecutor workloadThread = executor("workload");
  private final ScheduledThreadPoolExecutor timer = executor("network-timer");
  private final LeaderListener leaders = new Leaders();
  private final AtomicBoolean loadBegan = new AtomicBoolean();
  private long lastTrafficMicros;

  ClusterConductor(ClusterConfig config, FactSink facts, DataDirectory data) throws IOException {
    this.config = config;
    this.facts = facts;
    this.data = data;
    List<NodeId> members = data.members(config.nodes());
    List<NodeId> endpoints = new ArrayList<>(members);
    endpoints.add(NodeId.CLIENT);
    this.wires = Wires.open(endpoints);
    this.fabric =
        new Fabric(
            wires.addresses(),
            timer,
            new RaftMessages(),
            facts::nowMicros,
            Math.max(250, 2L * config.electionTimeoutMs()),
            config.seed());
    this.site = new ClusterSite(config, facts, data, wires, fabric, thread);
    this.sessions = new SessionPool(fabric, wires, ATTEMPT_TIMEOUT_MS);
    StaleReader replicas =
        new StaleReader(site::replicas, sessions::localRead, this::isKnownDamaged);
    this.gateway =
        new Gateway(
            sessions::submit,
            replicas,
            facts,
            workloadThread,
            OPERATION_TIMEOUT_MS,
            UNAVAILABLE_AFTER_MS);
    String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    this.workload =
        new WorkloadGenerator(
            gateway, writes, workloadThread, config.workload(), config.seed(), "run-" + run + "/k");
    this.compactions = new CompactionJudge(config, data, facts);
    this.auditor = new WriteAuditor(sessions::submit, workload, writes, thread);
    this.faults = new FaultDesk(site);
    this.scans = new Scans(site, copies);
    this.processes =
        new Processes(
            site,
            faults,
            leaders,
            () -> switchesOn.contains(SwitchName.VOTE_GUARD),
            digests::forget,
            new StartCheck(site, scans, switchesOn::contains));
    this.rollingRestart = new RollingRestart(site, processes);
    this.links = new LinkFaults(site, faults);
    this.leadership = new LeadershipFaults(site, faults, links);
    this.membership = new MembershipChanges(site, faults, processes, links::endpointAdded);
    this.load = new LoadFaults(faults, workload);
    this.marks = new MarkKeeper(site);
    this.scrubbing = new Scrubbing(site, scans, switchesOn::contains);
    this.fileFaults = new FileFaults(site, faults, copies);
    this.stateFaults = new StateFaults(site, faults, copies);
    this.repairs = new Repairs(site, membership, processes, scrubbing, scans, switchesOn::contains);
    scrubbing.onDamage(repairs::damageFound);
    this.memory = new MemoryDamage(site, processes, copies, repairs);
    Marks marks = new Marks(site, sessions::submit, copying);
    this.comparison = new Comparison(site, marks, copies, switchesOn::contains);
    comparison.onSuspect(node -> repairs.suspect(node, site.facts.nowMicros()));
    this.backups = new Backups(site, marks, sessions::submit, backingUp, switchesOn::contains);
    this.degradation =
        new Degradation(
            site,
            gateway,
            new HealthGauge(site, gateway, this::isKnownDamaged),
            new PolicyHost(ScriptEngines::new, () -> facts.nowMicros() / 1_000),
            new ReplicatedSettings(site::replicas, sessions::submit, facts::nowMicros, site::run),
            InstantSource.system());
    // Who was there from the beginning comes back as a voter; who was added, as it came.
    members.forEach(node -> site.open(node).added = !config.nodes().contains(node));
    noteWhoTookPart();
    switchesOn.addAll(config.tolerance().switches());
    if (config.strategies().contains(Strategy.BACKUP)) {
      switchesOn.add(SwitchName.SCHEDULED_BACKUP);
    } else {
      switchesOn.remove(SwitchName.SCHEDULED_BACKUP);
    }
  }

  private boolean isKnownDamaged(NodeId node) {
    return repairs.isKnownDamaged(node);
  }

  /** Where one member has a log, the others had one too. */
  private void noteWhoTookPart() throws IOException {
    boolean ranBefore = false;
    for (NodeSlot slot : site.slots()) {
      ranBefore |=
          Files.isDirectory(data.of(slot.node)) && !SegmentFile.list(data.of(slot.node)).isEmpty();
    }
    for (NodeSlot slot : site.slots()) {
      slot.tookPart = ranBefore;
    }
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
              site.slots().stream()
                  .map(
                      slot ->
                          processes.start(slot, null).exceptionally(Processes::unlessSuperseded))
                  .toArray(CompletableFuture[]::new);
          every(LEVELS_MS, this::sampleLevels);
          every(AVAILABILITY_MS, gateway::checkAvailability);
          every(AVAILABILITY_MS, gateway::expire);
          every(Degradation.TICK_MS, degradation::tick);
          every(FIGURES_MS, this::figures);
          every(DIGESTS_MS, this::sampleDigests);
          every(CARE_MS, scrubbing::look);
          every(CARE_MS, repairs::look);
          every(CARE_MS, memory::look);
          every(DIGESTS_MS, this::sampleSuspicions);
          every(COMPARISON_MS, comparison::tick);
          every(BACKUPS_MS, backups::tick);
          observed(new Fact.WorkloadChanged(config.workload()), null);
          switchesOn.stream()
              .sorted()
              .forEach(on -> observed(new Fact.SwitchChanged(on, true), null));
          observed(new Fact.ToleranceChanged(config.tolerance()), null);
          degradation.arm(config.strategies());
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
      gateway.tally();
      return switch (command) {
        case OperatorCommand operator -> operate(id, operator);
        case NemesisCommand nemesis -> breakOrMend(id, nemesis);
        case SwitchCommand turn -> turn(id, turn);
        case LogbookCommand _ -> CompletableFuture.completedFuture(Outcome.Ok.PLAIN);
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
      case OperatorCommand.StartNode(NodeId node) -> processes.startByHand(id, site.slot(node));
      case OperatorCommand.StopNode(NodeId node) -> processes.stop(id, site.slot(node));
      case OperatorCommand.RestartNode(NodeId node, long pauseMs) ->
          processes.restart(id, site.slot(node), pauseMs);
      case OperatorCommand.RollingRestart(long pauseMs) -> rollingRestart.begin(id, pauseMs);
      case OperatorCommand.TransferLeadership(NodeId node) -> transfer(site.slot(node));
      case OperatorCommand.CompactLog(NodeId node) -> compact(id, site.slot(node));
      case OperatorCommand.SetWorkload set -> {
        workload.apply(set.settings());
        observed(new Fact.WorkloadChanged(set.settings()), id);
        yield Outcomes.ok();
      }
      case OperatorCommand.ClientWrite(String key, String value) -> write(key, value);
      case OperatorCommand.ClientRead(String key) ->
          gateway.submit(new Operation.Get(key)).thenApply(Outcomes::of);
      case OperatorCommand.LocalRead(NodeId node, String key) ->
          sessions
              .localRead(site.slot(node).node, new Operation.Get(key), LOCAL_READ_TIMEOUT_MS)
              .thenApply(Outcomes::of);
      case OperatorCommand.AddNode(NodeId node) -> membership.add(id, node);
      case OperatorCommand.RemoveNode(NodeId node) -> membership.remove(id, node);
      case OperatorCommand.ReplaceNode(NodeId node, NodeId with) ->
          membership.replace(id, node, with);
      case OperatorCommand.InspectLog inspect -> inspect(id, inspect);
      case OperatorCommand.ScrubNode(NodeId node) -> scrubbing.scrub(id, site.slot(node));
      case OperatorCommand.InspectRecords c -> scrubbing.inspect(id, site.slot(c.node()), c);
      case OperatorCommand.CompareReplicas() -> comparison.compare(id);
      case OperatorCommand.RebuildNode(NodeId node) -> repairs.rebuild(id, site.slot(node));
      case OperatorCommand.RepairRecords(NodeId node) -> repairs.repairRecords(id, site.slot(node));
      case OperatorCommand.BackUp() -> backups.backUp(id);
      case OperatorCommand.VerifyBackup(String name) -> backups.verify(id, name);
      case OperatorCommand.RestoreBackup(String name) -> backups.restore(id, name);
    };
  }

  private CompletableFuture<Outcome> breakOrMend(CommandId id, NemesisCommand command) {
    return switch (command) {
      case NemesisCommand.KillNode c -> processes.kill(id, site.slot(c.node()), c.durationMs());
      case NemesisCommand.FreezeNode c -> processes.freeze(id, site.slot(c.node()), c.durationMs());
      case NemesisCommand.UnfreezeNode(NodeId node) ->
          faults.revertAll(id, site.slot(node).node, FaultKind.FREEZE, "is not frozen");
      case NemesisCommand.IsolateNode c -> links.isolate(id, c.node(), c.durationMs());
      case NemesisCommand.RejoinNode(NodeId node) ->
          faults.revertAll(id, site.slot(node).node, FaultKind.ISOLATE, "is not isolated");
      case NemesisCommand.PartitionNodes c -> links.partition(id, c);
      case NemesisCommand.BridgeNodes c -> links.bridge(id, c.bridge(), c.durationMs());
      case NemesisCommand.MajoritiesRing c -> links.majoritiesRing(id, c.durationMs());
      case NemesisCommand.DisturbLinks c -> links.disturb(id, c);
      case NemesisCommand.HoldMessages c -> links.hold(id, c);
      case NemesisCommand.CatchMessage c -> links.catchNext(id, c);
      case NemesisCommand.ActOnMessage(long message, MessageAction action) ->
          links.act(id, message, action);
      case NemesisCommand.StepDown c -> leadership.stepDown(id, site.slot(c.node()));
      case NemesisCommand.ForceElection c -> leadership.forceElection(id, site.slot(c.node()));
      case NemesisCommand.SplitVote c -> leadership.splitVote(id, c.durationMs());
      case NemesisCommand.FlapLeader c -> leadership.flap(id, c.periodMs(), c.durationMs());
      case NemesisCommand.LoadBurst c -> load.burst(id, c);
      case NemesisCommand.SlowClient c -> links.slowClient(id, c);
      case NemesisCommand.HotKey c -> load.hotKey(id, c);
      case NemesisCommand.DamageFiles c -> fileFaults.damage(id, site.slot(c.node()), c);
      case NemesisCommand.ChangeState c -> stateFaults.change(id, site.slot(c.node()), c);
      case NemesisCommand.ApplyWrongly c -> stateFaults.applyWrongly(id, site.slot(c.node()), c);
      case NemesisCommand.RevertFault(String fault) -> faults.revert(fault, id);
      case NemesisCommand.HealAll(String reason) -> faults.healAll(id, reason);
      case NemesisCommand.RearmFaults() -> faults.rearm(id);
    };
  }

  private CompletableFuture<Outcome> inspect(CommandId id, OperatorCommand.InspectLog command) {
    AtomixNode life = site.slot(command.node()).life;
    if (life == null) {
      return Outcomes.done(FailReason.WRONG_STATE, command.node() + " is not running");
    }
    return life.readLog(command.fromIndex(), command.count())
        .handle(
            (entries, error) -> {
              if (error != null) {
                return LeadershipFaults.outcome(error);
              }
              facts.offer(command.node().value(), id, new Fact.LogEntries(command.node(), entries));
              return Outcome.Ok.PLAIN;
            });
  }

  private CompletableFuture<Outcome> turn(CommandId id, SwitchCommand command) {
    return switch (command) {
      case SwitchCommand.SetSwitch(SwitchName name, boolean on) -> {
        turn(id, name, on);
        yield Outcomes.ok();
      }
      case SwitchCommand.ForceSwitch c -> degradation.force(id, c);
      case SwitchCommand.ChooseLevel c -> degradation.choose(id, c);
      case SwitchCommand.ActivatePolicy c -> degradation.activate(id, c);
      case SwitchCommand.SetTolerance(ToleranceLevel level) -> {
        Set<SwitchName> wanted = level.switches();
        for (SwitchName name : SwitchName.values()) {
          if (wanted.contains(name) != switchesOn.contains(name)) {
            turn(id, name, wanted.contains(name));
          }
        }
        observed(new Fact.ToleranceChanged(level), id);
        degradation.arm(level.strategies());
        yield Outcomes.ok();
      }
    };
  }

  private void turn(CommandId id, SwitchName name, boolean on) {
    if (on) {
      switchesOn.add(name);
    } else {
      switchesOn.remove(name);
    }
    observed(new Fact.SwitchChanged(name, on), id);
  }

  private CompletableFuture<Outcome> write(String key, String value) {
    if (key.startsWith(ReplicatedSettings.PREFIX)) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT,
          "keys that begin with " + ReplicatedSettings.PREFIX + " are the console's own");
    }
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
                              ? judged(id, slot, compaction)
                              : CompactionJudge.unanswered(error, COMPACT_TIMEOUT_MS));
                    }));
    return result;
  }

  private Outcome judged(CommandId id, NodeSlot slot, AtomixNode.Compaction compaction) {
    scrubbing.soon(slot.node); // the new snapshot is not sealed yet
    return compactions.judge(id, slot.node, compaction);
  }

  // What is looked at regularly

  private void sampleLevels() {
    for (NodeSlot slot : site.slots()) {
      AtomixNode life = slot.life;
      if (life != null && slot.status == NodeStatus.RUNNING) {
        life.sample();
      }
    }
  }

  private void figures() {
    gateway.report();
    long now = facts.nowMicros();
    List<LinkCount> counted = fabric.counters().drain(List.copyOf(fabric.endpoints()));
    if (!counted.isEmpty()) {
      List<LinkTraffic> traffic = counted.stream().map(LinkCount::asTraffic).toList();
      facts.offer(
          FactRecord.CONDUCTOR,
          new Fact.Traffic(Math.max(1, (now - lastTrafficMicros) / 1_000), traffic));
    }
    links.tellInFlight();
    faults.verify(counted, lastTrafficMicros);
    lastTrafficMicros = now;
  }

  private void sampleDigests() {
    Map<NodeId, ReplicaProbe> probes = new HashMap<>();
    for (NodeSlot slot : site.slots()) {
      AtomixNode life = slot.life;
      if (life != null && slot.status == NodeStatus.RUNNING) {
        probes.put(slot.node, life.probe());
      }
    }
    digests.sample(probes).forEach(digest -> facts.offer(digest.node().value(), digest));
  }

  private void sampleSuspicions() {
    List<NodeId> members = site.members();
    List<LinkSuspicion> links = new ArrayList<>();
    for (NodeSlot slot : site.running()) {
      AtomixNode life = slot.life;
      if (life != null) {
        links.addAll(life.suspicions(members));
      }
    }
    if (!links.isEmpty()) {
      observed(new Fact.Suspicions(links), null);
    }
  }

  Path dataRoot() {
    return data.root();
  }

  ClusterReport report() {
    List<NodeReport> nodes = site.slots().stream().map(NodeSlot::report).toList();
    return new ClusterReport(
        nodes,
        fabric.matrix().cutLinks(),
        Set.copyOf(switchesOn),
        faults.isBlocked(),
        workload.settings());
  }

  // The audit

  ClientSummary clients() {
    return new ClientSummary(writes.reads(), gateway.priorities());
  }

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
      site.won(node, term);
      sessions.elected(node, term);
    }

    @Override
    public void ready(NodeId node, long term) {
      sessions.ready(node, term);
      gateway.leaderIsReady();
      if (loadBegan.compareAndSet(false, true)) {
        // The first operation of a process takes long, for reasons that are not the cluster's.
        sessions
            .submit(new Operation.Get("first"), OPERATION_TIMEOUT_MS)
            .whenComplete((read, error) -> beginLoad());
      }
    }

    @Override
    public void lost(NodeId node, long term) {
      site.lost(node, term);
      sessions.lost(node, term);
      gateway.tally();
    }
  }

  // The end

  @Override
  public void close() {
    workload.stop();
    workloadThread.shutdownNow();
    gateway.close();
    scrubbing.close();
    marks.close();
    degradation.close();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    thread.execute(
        () -> {
          // A temporary directory is gone in a moment: nothing there needs a seal.
          boolean kept = config.dataDirectory() != null;
          site.slots().forEach(slot -> processes.end(slot, NodeStatus.STOPPED, kept));
          CompletableFuture.allOf(
                  site.slots().stream()
                      .map(slot -> slot.filesFree)
                      .toArray(CompletableFuture[]::new))
              .whenComplete((done, error) -> ended.complete(null));
        });
    sessions.close();
    await(ended, "the nodes' files");
    CompletableFuture<Void> portsFree = wires.close();
    unanswered.values().forEach(open -> open.complete(new Outcome.Info("the cluster was closed")));
    thread.shutdownNow();
    endCopying();
    await(portsFree, "the network threads");
    timer.shutdownNow();
    data.close();
  }

  /** A backup that is being written is left unfinished: it has no name yet. */
  private void endCopying() {
    copying.shutdownNow();
    backingUp.shutdownNow();
    try {
      if (!copying.awaitTermination(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
          || !backingUp.awaitTermination(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("Copying replicas' states did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
}
