package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of alarms look at, besides single facts: the part of the console's picture
 * that matters to them.
 *
 * @param isLed a node is known to lead the highest term, with a majority in reach
 * @param available members that run and can work together
 * @param margin how many more may be lost; negative when the quorum is lost
 * @param unservedSinceMicros since when clients get no answer, or null
 * @param cut the links that are cut, the client's included
 * @param broken properties that are known not to hold; once in, they stay
 * @param damage what is known to be damaged
 * @param degradation what is known to be given up
 */
public record Situation(
    Phase phase,
    int electionTimeoutMs,
    int heartbeatMs,
    boolean isLed,
    int members,
    int available,
    int margin,
    @Nullable Long unservedSinceMicros,
    List<Replica> replicas,
    Set<Link> cut,
    List<BrokenProperty> broken,
    DamageKnown damage,
    DegradationKnown degradation) {

  /** Where the run stands. */
  public enum Phase {
    /** Nothing is known yet. */
    BLANK,
    /** No leader has been ready yet. */
    STARTING,
    RUNNING,
    /** The run has ended: what held then is neither confirmed nor revoked any more. */
    OVER
  }

  /**
   * One node.
   *
   * @param runs it takes part in Raft: its process is neither ended nor held
   */
  public record Replica(NodeId node, boolean runs, boolean staleLeader) {}

  /**
   * A property that must always hold and does not.
   *
   * @param name its stable name, such as "election-safety"
   * @param label its name for people
   * @param evidence what was observed, in a sentence
   */
  public record BrokenProperty(String name, Text label, @Nullable Text evidence) {}

  public Situation {
    replicas = List.copyOf(replicas);
    cut = Set.copyOf(cut);
    broken = List.copyOf(broken);
  }
}
