package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, worth a line. Facts that are one thing (the ten cuts of an isolation, a
 * request without an answer again and again) are one occurrence; it grows in its place.
 *
 * @param sequence that of the first fact it tells
 * @param atMicros when the first fact was observed
 * @param untilMicros when the last fact was observed
 * @param count how many facts it tells
 * @param title one plain sentence, present tense
 * @param explanation the rule behind it and what it means, with the paper's section
 * @param nodes whom it concerns, for the filter
 * @param evidence the facts that led to it, oldest first, at most {@value #EVIDENCE}
 */
public record Occurrence(
    long sequence,
    long atMicros,
    long untilMicros,
    int count,
    Category category,
    Weight weight,
    Text title,
    Text explanation,
    Set<NodeId> nodes,
    @Nullable CommandId cause,
    List<Evidence> evidence) {

  /** How many facts are listed as evidence at most. */
  public static final int EVIDENCE = 12;

  public Occurrence {
    nodes = Set.copyOf(nodes);
    evidence = List.copyOf(evidence);
  }

  /** A single thing without evidence. */
  public Occurrence(
      long sequence,
      long atMicros,
      Category category,
      Weight weight,
      Text title,
      Text explanation,
      Set<NodeId> nodes,
      @Nullable CommandId cause) {
    this(
        sequence,
        atMicros,
        atMicros,
        1,
        category,
        weight,
        title,
        explanation,
        nodes,
        cause,
        List.of());
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
    /** Damage, its detection, its repair, and backups. */
    DETECTION,
    /** What is given up on purpose, and who decided it. */
    DEGRADATION,
    ALARM,
    /** What people wrote, and how a drill went. */
    NOTE
  }

  /** How it is marked: grey is normal, colour means abnormal. */
  public enum Weight {
    NORMAL,
    NOTICE,
    ABNORMAL
  }
}
