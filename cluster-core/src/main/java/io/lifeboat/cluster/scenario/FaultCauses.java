package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FaultPhase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which command injected each fault that is active, as the facts say. */
public final class FaultCauses {
  private final Map<String, CommandId> causes = new LinkedHashMap<>();

  public void accept(FactRecord record) {
    if (record.fact() instanceof Fact.FaultChanged fault) {
      CommandId cause = record.cause();
      if (!fault.phase().isActive()) {
        causes.remove(fault.id());
      } else if (fault.phase() == FaultPhase.INJECTING && cause != null) {
        causes.put(fault.id(), cause);
      }
    }
  }

  /** The active faults that these commands injected, oldest first. */
  public List<String> faultsOf(Set<CommandId> commands) {
    return causes.entrySet().stream()
        .filter(fault -> commands.contains(fault.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
