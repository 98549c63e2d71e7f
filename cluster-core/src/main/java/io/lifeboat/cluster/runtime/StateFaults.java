package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.store.StateTamper;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes one replica's state another than its log says; on the conductor's thread. */
final class StateFaults {
  private static final int VALUE_CHARS = 40;

  private final ClusterSite site;
  private final FaultDesk faults;
  private final SoundCopies copies;
  private final Random random;

  StateFaults(ClusterSite site, FaultDesk faults, SoundCopies copies) {
    this.site = site;
    this.faults = faults;
    this.copies = copies;
    this.random = new Random(site.config.seed());
  }

  CompletableFuture<Outcome> change(
      CommandId id, NodeSlot slot, NemesisCommand.ChangeState command) {
    AtomixNode life = slot.life;
    if (life == null) {
      return notRunning(slot);
    }
    if (!command.evenIfLast() && !copies.mayDamage(slot.node, site.members())) {
      return unsafe(slot);
    }
    ActiveFault fault =
        faults.open(FaultKind.STATE, List.of(slot.node), id, 0, new LeadershipFaults.Momentary());
    faults.runs(fault);
    boolean soundBefore = !copies.isStateDamaged(slot.node);
    copies.stateDamaged(slot.node);
    Random choice = new Random(random.nextLong());
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    life.onState(probe -> new Changed(probe.tamper().changeSilently(command.key(), choice)))
        .whenComplete(
            (changed, error) ->
                site.run(
                    () -> {
                      StateTamper.Change change = error == null ? changed.change() : null;
                      if (soundBefore && change == null && isCertain(error)) {
                        copies.stateSound(slot.node);
                      }
                      result.complete(ended(id, slot, fault, change, error));
                    }));
    return result;
  }

  /** Null when there was nothing to change. */
  private record Changed(StateTamper.@Nullable Change change) {}

  private Outcome ended(
      CommandId id,
      NodeSlot slot,
      ActiveFault fault,
      StateTamper.@Nullable Change change,
      @Nullable Throwable error) {
    if (error != null) {
      faults.failed(fault.id(), Outcomes.messageOf(error), id);
      return LeadershipFaults.outcome(error);
    }
    if (change == null) {
      String why = slot.node + " holds no such key";
      faults.failed(fault.id(), why, id);
      return new Outcome.Fail(FailReason.BAD_ARGUMENT, why);
    }
    String evidence =
        slot.node
            + " holds "
            + shown(change.after())
            + " under "
            + change.key()
            + ", where it held "
            + shown(change.before());
    faults.verified(fault.id(), evidence);
    faults.completed(fault.id(), null, id);
    return new Outcome.Ok(evidence);
  }

  private static boolean isCertain(@Nullable Throwable error) {
    return error == null || LeadershipFaults.isRefused(error);
  }

  CompletableFuture<Outcome> applyWrongly(
      CommandId id, NodeSlot slot, NemesisCommand.ApplyWrongly command) {
    AtomixNode life = slot.life;
    if (life == null) {
      return notRunning(slot);
    }
    if (!command.evenIfLast() && !copies.mayDamage(slot.node, site.members())) {
      return unsafe(slot);
    }
    if (!faults.on(slot.node, FaultKind.WRONG_APPLY).isEmpty()) {
      return Outcomes.done(
          FailReason.WRONG_STATE, slot.node + " waits for a write to apply wrongly already");
    }
    WrongApply injection = new WrongApply(slot, life, !copies.isStateDamaged(slot.node));
    copies.stateDamaged(slot.node);
    ActiveFault fault = faults.open(FaultKind.WRONG_APPLY, List.of(slot.node), id, 0, injection);
    life.probe()
        .tamper()
        .applyNextPutWrongly(change -> site.run(() -> happened(id, slot, fault, change)));
    faults.runs(fault);
    return Outcomes.ok();
  }

  private void happened(CommandId id, NodeSlot slot, ActiveFault fault, StateTamper.Change change) {
    copies.stateDamaged(slot.node);
    faults.verified(
        fault.id(),
        slot.node
            + " applied index "
            + change.index()
            + " otherwise than the log says: it holds "
            + shown(change.after())
            + " under "
            + change.key()
            + ", where the log has "
            + shown(change.before()));
    faults.completed(fault.id(), null, id);
  }

  /** A software bug that waits for its write. */
  private final class WrongApply implements FaultDesk.Injection {
    private final NodeSlot slot;
    private final AtomixNode life;
    private final boolean soundBefore;

    WrongApply(NodeSlot slot, AtomixNode life, boolean soundBefore) {
      this.slot = slot;
      this.life = life;
      this.soundBefore = soundBefore;
    }

    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      takenBack();
      return CompletableFuture.completedFuture(null);
    }

    private void takenBack() {
      if (life.probe().tamper().applyRightly() && soundBefore) {
        copies.stateSound(slot.node);
      }
    }

    /** The replica itself tells when it happened; here is seen when it cannot happen any more. */
    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      if (!life.equals(slot.life)) {
        takenBack();
        site.run(
            () ->
                faults.failed(
                    fault.id(),
                    "the life of " + slot.node + " ended before a write came",
                    fault.cause()));
      }
      return null;
    }
  }

  private static CompletableFuture<Outcome> unsafe(NodeSlot slot) {
    return Outcomes.done(
        FailReason.UNSAFE,
        "with "
            + slot.node
            + " damaged fewer than a majority of the replicas would be sound; ask twice to do it"
            + " all the same");
  }

  private static CompletableFuture<Outcome> notRunning(NodeSlot slot) {
    return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is not running");
  }

  private static String shown(String value) {
    return value.length() <= VALUE_CHARS
        ? "\"" + value + "\""
        : "\"" + value.substring(0, VALUE_CHARS) + "…\"";
  }
}
