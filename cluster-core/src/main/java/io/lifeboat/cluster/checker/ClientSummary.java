package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.model.PriorityFigures;
import java.util.List;

/**
 * What clients had of a whole run.
 *
 * @param priorities how each priority fared since the run began; nothing waits at its end
 */
public record ClientSummary(ReadAudit reads, List<PriorityFigures> priorities) {
  public ClientSummary {
    priorities = List.copyOf(priorities);
  }
}
