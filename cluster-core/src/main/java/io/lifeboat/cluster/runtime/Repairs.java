package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.recovery.RecordRepairs;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repairs replicas, one at a time: single records where that is provably safe ({@link
 * RecordRepairs}), or the whole replica, which leaves the cluster, loses its files and joins as a
 * fresh learner under the same name. Never below the quorum. By hand, or by itself while the switch
 * is on; on the conductor's thread, but for the files.
 */
final class Repairs {
  private static final long FIRST_PAUSE_MICROS = 2_000_000;
  private static final long LONGEST_PAUSE_MICROS = 60_000_000;
  private static final int JOINS = 5;
  private static final long JOIN_PAUSE_MS = 500;

  private final ClusterSite site;
  private final MembershipChanges membership;
  private final Processes processes;
  private final Scrubbing scrubbing;
  private final Scans scans;
  private final Predicate<SwitchName> isOn;
  private final Map<NodeId, Long> suspects = new ConcurrentHashMap<>();
  private final Map<NodeId, Pause> pauses = new HashMap<>();
  private @Nullable NodeId underWay;
  private int automatic;
  private boolean repairing;

  /** After a failure a replica is left alone for a while, each time twice as long. */
  private record Pause(long untilMicros, long lastMicros) {}

  Repairs(
      ClusterSite site,
      MembershipChanges membership,
      Processes processes,
      Scrubbing scrubbing,
      Scans scans,
      Predicate<SwitchName> isOn) {
    this.site = site;
    this.membership = membership;
    this.processes = processes;
    this.scrubbing = scrubbing;
    this.scans = scans;
    this.isOn = isOn;
  }

  private CompletableFuture<Outcome> busy() {
    return Outcomes.done(FailReason.WRONG_STATE, underWay + " is being repaired");
  }

  private void tell(
      NodeSlot slot,
      RepairKind kind,
      RepairPhase phase,
      String detail,
      CommandId id,
      @Nullable Long found) {
    site.observed(new Fact.RepairChanged(slot.node, kind, phase, detail, found), id);
  }

  /** When the damage was found that a repair is about; null when there is none known. */
  private @Nullable Long foundMicros(NodeId node) {
    Long suspected = suspects.get(node);
    return scans.damage(node).map(Scans.Damage::foundMicros).orElse(suspected);
  }

  /** Leads a repair from its first fact to its last, and nothing else meanwhile. */
  private CompletableFuture<Outcome> during(
      CommandId id,
      NodeSlot slot,
      RepairKind kind,
      CompletableFuture<Outcome> repair,
      @Nullable Long found) {
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    repair.whenComplete(
        (outcome, error) ->
            site.run(
                () -> {
                  Outcome end =
                      error == null ? outcome : new Outcome.Info(Outcomes.messageOf(error));
                  underWay = null;
                  boolean done = end instanceof Outcome.Ok;
                  if (done) {
                    pauses.remove(slot.node);
                  }
                  tell(
                      slot,
                      kind,
                      done ? RepairPhase.COMPLETED : RepairPhase.FAILED,
                      end.detail(),
                      id,
                      found);
                  result.complete(end);
                }));
    return result;
  }

  // Rebuild

  CompletableFuture<Outcome> rebuild(CommandId id, NodeSlot slot) {
    if (underWay != null) {
      return busy();
    }
    if (slot.status == NodeStatus.REMOVED) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " was removed; add it instead");
    }
    Long found = foundMicros(slot.node);
    boolean cameLater = slot.added;
    underWay = slot.node;
    String why = scans.damage(slot.node).map(damage -> Scans.reason(damage.scan())).orElse("");
    tell(slot, RepairKind.REBUILD, RepairPhase.STARTED, why, id, found);
    CompletableFuture<Outcome> rebuilt =
        membership
            .remove(id, slot.node)
            .thenCompose(
                removed ->
                    removed instanceof Outcome.Ok
                        ? joinAnew(id, slot, JOINS)
                        : CompletableFuture.completedFuture(removed));
    return during(id, slot, RepairKind.REBUILD, rebuilt, found)
        .whenComplete(
            (outcome, error) -> {
              if (outcome instanceof Outcome.Ok) {
                // It has the committed configuration on disk, and starts with that as it did
                // before.
                slot.added = cameLater;
              }
            });
  }

  /** Its old life promised what its new one has forgotten; so it comes as somebody new. */
  private CompletableFuture<Outcome> joinAnew(CommandId id, NodeSlot slot, int tries) {
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    site.run(
        () -> {
          scans.forget(slot.node);
          suspects.remove(slot.node);
          membership
              .add(id, slot.node)
              .whenComplete(
                  (added, error) -> {
                    if (error != null) {
                      result.completeExceptionally(error);
                    } else if (added instanceof Outcome.Fail fail
                        && tries > 1
                        && (fail.reason() == FailReason.NO_LEADER
                            || fail.reason() == FailReason.WRONG_STATE)) {
                      site.later(
                          JOIN_PAUSE_MS,
                          () ->
                              joinAnew(id, slot, tries - 1)
                                  .whenComplete((end, e) -> complete(result, end, e)));
                    } else if (added instanceof Outcome.Ok) {
                      result.complete(new Outcome.Ok("joined anew and votes"));
                    } else {
                      result.complete(added);
                    }
                  });
        });
    return result;
  }

  private static void complete(
      CompletableFuture<Outcome> result, @Nullable Outcome end, @Nullable Throwable error) {
    if (error == null && end != null) {
      result.complete(end);
    } else {
      result.completeExceptionally(
          error == null ? new IllegalStateException("ended without an outcome") : error);
    }
  }

  // Records

  CompletableFuture<Outcome> repairRecords(CommandId id, NodeSlot slot) {
    if (underWay != null) {
      return busy();
    }
    boolean ended =
        slot.status == NodeStatus.QUARANTINED
            || slot.status == NodeStatus.STOPPED
            || slot.status == NodeStatus.KILLED;
    if (!ended || slot.life != null || slot.busyWith != null || !slot.filesFree.isDone()) {
      return Outcomes.done(
          FailReason.WRONG_STATE, slot.node + " must be stopped or quarantined for that");
    }
    Long found = foundMicros(slot.node);
    underWay = slot.node;
    tell(slot, RepairKind.RECORDS, RepairPhase.STARTED, "", id, found);
    return during(id, slot, RepairKind.RECORDS, writeRecords(id, slot), found);
  }

  private CompletableFuture<Outcome> writeRecords(CommandId id, NodeSlot slot) {
    List<RecordRepairs.Peer> peers =
        site.running().stream()
            .filter(other -> other != slot && scans.damage(other.node).isEmpty())
            .map(
                other ->
                    new RecordRepairs.Peer(site.data.of(other.node), other.report().commitIndex()))
            .toList();
    int members = site.members().size();
    return scrubbing
        .scan(slot, ScanOccasion.ON_DEMAND, id)
        .thenCompose(
            scan ->
                scan.verdict() == ScanVerdict.DAMAGED
                    ? scrubbing.on(() -> written(slot, scan, peers, members))
                    : CompletableFuture.completedFuture(
                        new RecordRepairs.Result(0, null, "no damage was found")))
        .thenCompose(
            written -> {
              String refused = written.refused();
              if (refused != null) {
                return CompletableFuture.completedFuture(
                    (Outcome) new Outcome.Fail(FailReason.UNSAFE, refused + "; rebuild it"));
              }
              return onConductor(() -> scrubbing.scan(slot, ScanOccasion.ON_DEMAND, id))
                  .thenApply(scan -> lifted(id, slot, scan, written));
            });
  }

  private RecordRepairs.Result written(
      NodeSlot slot, ScanResult scan, List<RecordRepairs.Peer> peers, int members)
      throws IOException {
    return RecordRepairs.repair(site.data.of(slot.node), scan, peers, members);
  }

  private <T> CompletableFuture<T> onConductor(Supplier<CompletableFuture<T>> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    site.run(
        () ->
            task.get()
                .whenComplete(
                    (value, error) -> {
                      if (error == null) {
                        result.complete(value);
                      } else {
                        result.completeExceptionally(error);
                      }
                    }));
    return result;
  }

  private Outcome lifted(
      CommandId id, NodeSlot slot, ScanResult scan, RecordRepairs.Result written) {
    if (scan.verdict() == ScanVerdict.DAMAGED) {
      return new Outcome.Fail(
          FailReason.ENGINE, "it is still damaged afterwards: " + Scans.reason(scan));
    }
    if (slot.status == NodeStatus.QUARANTINED) {
      slot.status = NodeStatus.STOPPED;
      site.observed(new Fact.NodeStopped(slot.node), id);
    }
    return new Outcome.Ok(
        written.repaired() == 0
            ? "nothing is damaged any more"
            : written.repaired() + " records: " + written.detail());
  }

  // By itself

  /** Another replica's state is in the majority; on the conductor's thread. */
  void suspect(NodeId node, long foundMicros) {
    suspects.putIfAbsent(node, foundMicros);
  }

  /** Whether its files are known to be damaged or its state to differ; any thread may ask. */
  boolean isKnownDamaged(NodeId node) {
    return suspects.containsKey(node) || scans.damage(node).isPresent();
  }

  /** Its memory was damaged, and is another now, built from its log. */
  void livesAnew(NodeId node) {
    suspects.remove(node);
  }

  /** A scan found damage; on the conductor's thread. */
  void damageFound(NodeId node) {
    look();
  }

  /** Begins the next repair, if there is one to do and it may be done. */
  void look() {
    boolean mayBegin = underWay == null && !repairing && site.leader().isPresent();
    if (!isOn.test(SwitchName.AUTO_REPAIR) || !mayBegin) {
      return;
    }
    long now = site.facts.nowMicros();
    for (NodeSlot slot : site.slots()) {
      Pause pause = pauses.get(slot.node);
      boolean waits = pause != null && now < pause.untilMicros;
      if (!waits && slot.busyWith == null && isToBeRepaired(slot) && leavesQuorum(slot)) {
        automatic++;
        repair(new CommandId("repair-" + automatic), slot);
        return;
      }
    }
  }

  private boolean isToBeRepaired(NodeSlot slot) {
    boolean up = slot.status == NodeStatus.RUNNING && slot.life != null;
    return slot.status == NodeStatus.QUARANTINED
        || (up && (scans.damage(slot.node).isPresent() || suspects.containsKey(slot.node)));
  }

  private boolean leavesQuorum(NodeSlot slot) {
    long others = site.running().stream().filter(other -> other != slot).count();
    return others >= Quorum.of(site.members().size());
  }

  private void repair(CommandId id, NodeSlot slot) {
    CompletableFuture<Outcome> repaired;
    repairing = true;
    if (slot.status == NodeStatus.QUARANTINED) {
      repaired = recordsOrRebuild(id, slot);
    } else if (scans.damage(slot.node).isPresent()) {
      repaired =
          processes
              .stop(id, slot)
              .thenCompose(
                  stopped ->
                      stopped instanceof Outcome.Ok
                          ? onConductor(() -> takenOut(id, slot))
                          : CompletableFuture.completedFuture(stopped));
    } else {
      repaired = rebuild(id, slot);
    }
    repaired.whenComplete(
        (outcome, error) ->
            site.run(
                () -> {
                  repairing = false;
                  if (!(outcome instanceof Outcome.Ok)) {
                    pause(slot.node);
                  }
                }));
  }

  /** It ran on files that are damaged, and does no more until they are repaired. */
  private CompletableFuture<Outcome> takenOut(CommandId id, NodeSlot slot) {
    String reason =
        scans.damage(slot.node).map(damage -> Scans.reason(damage.scan())).orElse("damaged");
    slot.status = NodeStatus.QUARANTINED;
    site.observed(new Fact.NodeQuarantined(slot.node, reason), id);
    return recordsOrRebuild(id, slot);
  }

  private CompletableFuture<Outcome> recordsOrRebuild(CommandId id, NodeSlot slot) {
    return repairRecords(id, slot)
        .thenCompose(
            outcome ->
                onConductor(
                    () ->
                        outcome instanceof Outcome.Ok
                            ? processes.startByHand(id, slot)
                            : rebuild(id, slot)));
  }

  private void pause(NodeId node) {
    Pause before = pauses.get(node);
    long length =
        before == null ? FIRST_PAUSE_MICROS : Math.min(LONGEST_PAUSE_MICROS, 2 * before.lastMicros);
    pauses.put(node, new Pause(site.facts.nowMicros() + length, length));
  }
}
