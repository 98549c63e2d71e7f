package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.List;

/**
 * What has happened and what was asked for.
 *
 * @param occurrences oldest first, bounded
 * @param failovers oldest first, bounded; the last may be unfinished
 * @param commands oldest first, bounded
 */
public record RecordView(
    Chronicle<Occurrence> occurrences, List<Failover> failovers, Chronicle<CommandView> commands) {
  public static final RecordView NONE =
      new RecordView(
          Chronicle.ofCapacity(ConsoleFold.OCCURRENCES),
          List.of(),
          Chronicle.ofCapacity(ConsoleFold.COMMANDS));
}
