package io.lifeboat.console.application.recording;

import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryDamagedException.Damage;
import io.lifeboat.console.application.text.RecordingMsg;
import io.lifeboat.console.application.text.Text;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording as a list shows it.
 *
 * @param title what somebody called it; empty for nothing
 * @param startedAt null when the file does not tell
 * @param facts how many it holds
 * @param lengthMicros from the beginning of the run to its last fact
 * @param nodes how many the run began with; 0 when that is missing
 * @param seed of the run, or null when that is missing
 * @param leaderChanges how many elections were won after the first
 * @param faults how many faults were injected
 * @param bookmarks in the recording and beside it
 * @param damage what is wrong, and where; null unless it is damaged or no recording at all
 * @param fresh whether something was written to it so lately that it may still go on
 */
public record RecordingSummary(
    Path file,
    String title,
    @Nullable Instant startedAt,
    long bytes,
    long facts,
    long lengthMicros,
    int nodes,
    @Nullable Long seed,
    long leaderChanges,
    long faults,
    long bookmarks,
    History.End end,
    @Nullable Damage damage,
    boolean fresh) {

  public String name() {
    return String.valueOf(file.getFileName());
  }

  /** Whether its run still goes on, as far as can be told. */
  public boolean mayGoOn() {
    return end != History.End.CLOSED && end != History.End.DAMAGED && fresh;
  }

  /** How it ends, as one says it. */
  public Text state() {
    return switch (end) {
      case CLOSED -> Text.of(RecordingMsg.STATE_CLOSED);
      case OPEN, TORN -> Text.of(mayGoOn() ? RecordingMsg.STATE_GOES_ON : RecordingMsg.STATE_TORN);
      case DAMAGED ->
          damage == null
              ? Text.of(RecordingMsg.STATE_TORN)
              : Text.of(RecordingMsg.STATE_DAMAGED, damage.line(), damage.column());
    };
  }
}
