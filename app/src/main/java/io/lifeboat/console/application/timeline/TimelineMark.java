package io.lifeboat.console.application.timeline;

import io.lifeboat.cluster.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes no time, worth a mark. Its occurrence in the list has the same sequence.
 *
 * @param node whose lane it belongs to, or null for none
 */
public record TimelineMark(long atMicros, long sequence, Kind kind, @Nullable NodeId node) {

  /** What the mark stands for. */
  public enum Kind {
    COMMAND,
    /** Somebody wrote a note. */
    NOTE,
    /** A node began to ask for pre-votes. */
    POLL,
    /** A node began to ask for votes. */
    VOTE,
    /** The vote guard refused a second vote of a term. */
    VOTE_REFUSED,
    CONFIGURATION,
    COMPACTION,
    /** Something was done to one message. */
    MESSAGE,
    SAFETY_BROKEN,
    /** The failure detector takes it for dead. */
    SUSPECTED,
    /** Damage was found: in files, or by comparing states. */
    DAMAGE,
    /** A repair began or ended. */
    REPAIR,
    /** Facts are missing from here on: what follows may have gaps. */
    FACTS_MISSING
  }
}
