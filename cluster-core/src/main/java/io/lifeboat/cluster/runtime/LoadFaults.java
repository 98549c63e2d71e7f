package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.workload.WorkloadGenerator;
import io.lifeboat.cluster.workload.WorkloadGenerator.Strain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Strains the cluster with load; overlapping bursts add up, the hottest key counts. */
final class LoadFaults {
  private static final int HIGHEST_RATE = 5_000;

  private final FaultDesk faults;
  private final WorkloadGenerator workload;
  private final Map<String, Strain> strains = new LinkedHashMap<>();

  LoadFaults(FaultDesk faults, WorkloadGenerator workload) {
    this.faults = faults;
    this.workload = workload;
  }

  CompletableFuture<Outcome> burst(CommandId id, NemesisCommand.LoadBurst command) {
    if (command.operationsPerSecond() < 1 || command.operationsPerSecond() > HIGHEST_RATE) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT,
          "a burst has from 1 to " + HIGHEST_RATE + " operations a second");
    }
    return strain(
        id,
        FaultKind.LOAD_BURST,
        new Strain(command.operationsPerSecond(), 0),
        command.durationMs(),
        new Straining(WorkloadGenerator.Borne::extra, "operations more were started"));
  }

  CompletableFuture<Outcome> hotKey(CommandId id, NemesisCommand.HotKey command) {
    if (command.percent() < 1 || command.percent() > 100) {
      return Outcomes.done(FailReason.BAD_ARGUMENT, "a hot key takes from 1 to 100 percent");
    }
    return strain(
        id,
        FaultKind.HOT_KEY,
        new Strain(0, command.percent()),
        command.durationMs(),
        new Straining(WorkloadGenerator.Borne::hot, "operations went to one key"));
  }

  private CompletableFuture<Outcome> strain(
      CommandId id, FaultKind kind, Strain strain, long durationMs, Straining straining) {
    ActiveFault fault = faults.open(kind, List.of(NodeId.CLIENT), id, durationMs, straining);
    strains.put(fault.id(), strain);
    bear();
    faults.runs(fault);
    return Outcomes.ok();
  }

  private void bear() {
    int extra = strains.values().stream().mapToInt(Strain::extraPerSecond).sum();
    int hot = strains.values().stream().mapToInt(Strain::hotPercent).max().orElse(0);
    workload.bear(new Strain(Math.min(extra, HIGHEST_RATE), hot));
  }

  private final class Straining implements FaultDesk.Injection {
    private final ToLongFunction<WorkloadGenerator.Borne> counter;
    private final String words;
    private final long before;

    Straining(ToLongFunction<WorkloadGenerator.Borne> counter, String words) {
      this.counter = counter;
      this.words = words;
      this.before = counter.applyAsLong(workload.borne());
    }

    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      strains.remove(fault.id());
      bear();
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      long since = counter.applyAsLong(workload.borne()) - before;
      return since > 0 ? since + " " + words : null;
    }
  }
}
