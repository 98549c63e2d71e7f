package io.lifeboat.cluster.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the writer has to say about the history itself, on a line of its own.
 *
 * @param note what it is about
 * @param count see {@link Kind}
 */
public record HistoryNote(Kind note, long count) {

  public enum Kind {
    /** The queue overflowed: {@code count} facts are missing here. */
    @JsonProperty("facts-missing")
    FACTS_MISSING,
    /**
     * Most of the room is used up: from here on levels are left out, occurrences are still kept;
     * {@code count} bytes were written so far.
     */
    @JsonProperty("levels-left-out")
    LEVELS_LEFT_OUT,
    /**
     * The room is used up: nothing is kept from here on; {@code count} bytes were written so far.
     */
    @JsonProperty("full")
    FULL,
    /** The last line of a history that was closed in good order: it holds {@code count} facts. */
    @JsonProperty("closed")
    CLOSED
  }
}
