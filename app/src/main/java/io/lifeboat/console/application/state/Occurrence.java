package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, worth a line.
 *
 * @param title one plain sentence, present tense
 * @param explanation the rule behind it and what it means, with the paper's section
 * @param nodes whom it concerns, for the filter
 */
public record Occurrence(
    long sequence,
    long atMicros,
    Category category,
    Weight weight,
    Text title,
    Text explanation,
    Set<NodeId> nodes,
    @Nullable CommandId cause) {

  public Occurrence {
    nodes = Set.copyOf(nodes);
  }

  /** The groups the list can be filtered by. */
  public enum Category {
    PROCESS,
    ELECTION,
    LINK,
    COMMAND,
    FAULT,
    CLIENT,
    STATE,
    ALARM
  }

  /** How it is marked: grey is normal, colour means abnormal. */
  public enum Weight {
    NORMAL,
    NOTICE,
    ABNORMAL
  }
}
