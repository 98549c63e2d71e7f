package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.nemesis.FaultLedger;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Leads every fault through its life: injected, running, verified by a fact, reverted, by hand or
 * when its time is up. What a fault does is its own affair; on the conductor's thread.
 */
final class FaultDesk {
  private final ClusterSite site;
  private final FaultLedger ledger = new FaultLedger();
  private final Map<String, Injection> injections = new HashMap<>();
  private volatile boolean blocked;

  FaultDesk(ClusterSite site) {
    this.site = site;
  }

  /** What a fault does, and how it is undone. */
  interface Injection {

    /** Undoes it, exactly; the stage may complete later. */
    CompletableFuture<?> revert(ActiveFault fault, CommandId cause);

    /**
     * What shows that it acted, in English, or null while nothing does. Asked a few times a second
     * while the fault is not verified.
     *
     * @param counted what went over the links in the last whole period, which began after the fault
     */
    @Nullable String evidence(ActiveFault fault, List<LinkCount> counted);
  }

  /** Whether the safety lever was thrown; any thread may ask. */
  boolean isBlocked() {
    return blocked;
  }

  /** Enters a fault; what it does is done by the caller, who then calls {@link #runs}. */
  ActiveFault open(
      FaultKind kind, List<NodeId> targets, CommandId id, long durationMs, Injection injection) {
    ActiveFault fault = ledger.open(kind, targets, id, site.facts.nowMicros(), durationMs);
    injections.put(fault.id(), injection);
    site.observed(fault.asFact(site.facts.nowMicros(), null), id);
    if (durationMs > 0) {
      site.later(durationMs, () -> ledger.find(fault.id()).ifPresent(found -> revert(found, id)));
    }
    return fault;
  }

  void runs(ActiveFault fault) {
    phase(fault.id(), FaultPhase.RUNNING, null, fault.cause());
  }

  /** A fact showed that it acted. */
  void verified(String id, String evidence) {
    ledger
        .find(id)
        .filter(fault -> fault.phase() == FaultPhase.RUNNING)
        .ifPresent(fault -> phase(id, FaultPhase.VERIFIED, evidence, fault.cause()));
  }

  /** It acts, verified or not, and is not being undone. */
  boolean isRunning(String id) {
    return ledger
        .find(id)
        .map(ActiveFault::phase)
        .filter(phase -> phase == FaultPhase.RUNNING || phase == FaultPhase.VERIFIED)
        .isPresent();
  }

  /** It is over by itself, or by something else. */
  void completed(String id, @Nullable String evidence, @Nullable CommandId cause) {
    phase(id, FaultPhase.COMPLETED, evidence, cause);
  }

  void failed(String id, String reason, @Nullable CommandId cause) {
    phase(id, FaultPhase.FAILED, reason, cause);
  }

  /** It is being undone by another command. */
  void reverting(String id, CommandId cause) {
    phase(id, FaultPhase.REVERTING, null, cause);
  }

  /** Ends a fault on the conductor's thread when something else is through. */
  void endAfter(CompletableFuture<?> done, String id, @Nullable CommandId cause) {
    done.whenComplete(
        (over, error) ->
            site.run(
                () -> {
                  if (error == null) {
                    completed(id, null, cause);
                  } else {
                    failed(id, Outcomes.messageOf(error), cause);
                  }
                }));
  }

  private void phase(
      String id, FaultPhase phase, @Nullable String evidence, @Nullable CommandId cause) {
    if (ledger.find(id).isPresent()) {
      site.observed(ledger.move(id, phase).asFact(site.facts.nowMicros(), evidence), cause);
      if (!phase.isActive()) {
        injections.remove(id);
      }
    }
  }

  List<ActiveFault> on(NodeId node, FaultKind kind) {
    return ledger.on(node, kind);
  }

  List<ActiveFault> of(FaultKind kind) {
    return ledger.all().stream().filter(fault -> fault.kind() == kind).toList();
  }

  // Reverting

  CompletableFuture<Outcome> revert(String id, CommandId cause) {
    return ledger
        .find(id)
        .map(fault -> outcomeOf(revert(fault, cause)))
        .orElseGet(() -> Outcomes.done(FailReason.NOTHING_TO_DO, "no fault " + id + " is active"));
  }

  /** Reverts all faults of a kind that have this node as a target. */
  CompletableFuture<Outcome> revertAll(
      CommandId cause, NodeId node, FaultKind kind, String otherwise) {
    List<ActiveFault> found = ledger.on(node, kind);
    if (found.isEmpty()) {
      return Outcomes.done(FailReason.NOTHING_TO_DO, node + " " + otherwise);
    }
    found.forEach(fault -> revert(fault, cause));
    return Outcomes.ok();
  }

  private CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
    Injection injection = injections.get(fault.id());
    if (injection == null || fault.phase() == FaultPhase.REVERTING) {
      return CompletableFuture.completedFuture(null);
    }
    phase(fault.id(), FaultPhase.REVERTING, null, cause);
    CompletableFuture<?> undone = injection.revert(fault, cause);
    if (undone.isDone() && !undone.isCompletedExceptionally()) {
      completed(fault.id(), null, cause);
    } else {
      endAfter(undone, fault.id(), cause);
    }
    return undone;
  }

  /** Undoes a fault of which a part could not be done; it ends as failed, not as completed. */
  void undoFailed(String id, String reason, CommandId cause) {
    Injection injection = injections.get(id);
    Optional<ActiveFault> fault = ledger.find(id);
    if (injection == null || fault.isEmpty() || fault.get().phase() == FaultPhase.REVERTING) {
      return; // it is being undone by somebody else
    }
    phase(id, FaultPhase.REVERTING, null, cause);
    injection
        .revert(fault.get(), cause)
        .whenComplete((undone, error) -> site.run(() -> failed(id, reason, cause)));
  }

  CompletableFuture<Outcome> healAll(CommandId id, String reason) {
    ledger.setBlocked(true);
    blocked = true;
    site.observed(new Fact.FaultsBlocked(reason), id);
    CompletableFuture<?>[] reverting =
        ledger.all().stream().map(fault -> revert(fault, id)).toArray(CompletableFuture[]::new);
    return outcomeOf(CompletableFuture.allOf(reverting));
  }

  CompletableFuture<Outcome> rearm(CommandId id) {
    ledger.setBlocked(false);
    blocked = false;
    site.observed(new Fact.FaultsRearmed(), id);
    return Outcomes.ok();
  }

  private static CompletableFuture<Outcome> outcomeOf(CompletableFuture<?> reverting) {
    return reverting.handle(
        (done, error) -> error == null ? Outcome.Ok.PLAIN : Processes.refusedToStart(error));
  }

  // Verifying

  /**
   * Looks for evidence that faults acted.
   *
   * @param counted what went over the links since {@code sinceMicros}
   */
  void verify(List<LinkCount> counted, long sinceMicros) {
    for (ActiveFault fault : ledger.all()) {
      Injection injection = injections.get(fault.id());
      boolean whole = fault.sinceMicros() <= sinceMicros;
      if (fault.phase() == FaultPhase.RUNNING && whole && injection != null) {
        String evidence = injection.evidence(fault, counted);
        if (evidence != null) {
          phase(fault.id(), FaultPhase.VERIFIED, evidence, fault.cause());
        }
      }
    }
  }
}
