package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.cluster.history.HistoryNote;
import io.lifeboat.cluster.history.HistoryReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The score of a recording, from its facts alone.
 *
 * @param fold the pictures and the course at the end of what could be read
 * @param end how the recording ends
 * @param damage why it could not be read to its end, or null
 * @param noted how many facts the recording says are missing from it, up to the drill's end
 * @param thinned whether it says that it left facts out for want of room, up to there
 */
public record RecordedScore(
    DrillFold fold,
    History.End end,
    HistoryDamagedException.@Nullable Damage damage,
    long noted,
    boolean thinned) {

  /**
   * Reads a recording, up to the first damage if there is any.
   *
   * @throws IOException when it cannot be read, or is no recording
   */
  public static RecordedScore of(Path file) throws IOException {
    try (HistoryReader reader = HistoryReader.open(file)) {
      DrillFold fold = DrillFold.blank();
      List<HistoryNote> notes = List.of();
      HistoryDamagedException.Damage damage = null;
      try {
        for (FactRecord record = reader.next(); record != null; record = reader.next()) {
          fold = fold.next(record);
          notes = isOver(fold) ? notes : reader.notes();
        }
        notes = isOver(fold) ? notes : reader.notes();
      } catch (HistoryDamagedException e) {
        damage = e.damage();
      }
      long noted =
          notes.stream()
              .filter(note -> note.note() == HistoryNote.Kind.FACTS_MISSING)
              .mapToLong(HistoryNote::count)
              .sum();
      boolean thinned =
          notes.stream()
              .anyMatch(
                  note ->
                      note.note() == HistoryNote.Kind.LEVELS_LEFT_OUT
                          || note.note() == HistoryNote.Kind.FULL);
      return new RecordedScore(
          fold, damage == null ? reader.end() : History.End.DAMAGED, damage, noted, thinned);
    }
  }

  private static boolean isOver(DrillFold fold) {
    DrillFold.Course course = fold.course();
    return course != null && course.end() != null;
  }

  /** The score; empty when no drill began in it. */
  public Optional<DrillScore> score() {
    return Optional.ofNullable(fold.course()).map(Scoring::of);
  }
}
