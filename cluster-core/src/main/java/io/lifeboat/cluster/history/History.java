package io.lifeboat.cluster.history;

import io.lifeboat.cluster.fact.FactRecord;
import java.util.List;
import java.util.Optional;

/**
 * A history read into memory.
 *
 * @param notes what the writer said about gaps and its end
 * @param damage why the facts end before the file does; absent when everything was read
 */
public record History(
    HistoryHeader header,
    List<FactRecord> facts,
    List<HistoryNote> notes,
    End end,
    Optional<HistoryDamagedException.Damage> damage) {

  /** How a history ends. */
  public enum End {
    /** Closed in good order. */
    CLOSED,
    /** Not closed: the writer crashed or still writes. */
    OPEN,
    /** Not closed, and the last line is a torn one, which was left out. */
    TORN,
    /** Read only up to a damage. */
    DAMAGED
  }

  public History {
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
  }

  /** Whether every fact of the run up to the end is here. */
  public boolean isComplete() {
    return end == End.CLOSED
        && notes.stream().allMatch(note -> note.note() == HistoryNote.Kind.CLOSED);
  }
}
