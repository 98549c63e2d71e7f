package io.lifeboat.console.ui.replay;

import io.lifeboat.console.application.replay.ReplayPlayer;
import io.lifeboat.console.application.replay.ReplayPlayer.Standing;
import io.lifeboat.console.application.report.ReportFormat;
import org.jspecify.annotations.Nullable;

/** What a replay bar plays: a recording, or the run that goes on. Lives on the JavaFX thread. */
public interface ReplayDeck {

  /** The player; null while there is nothing to play. */
  @Nullable ReplayPlayer player();

  /** Whether the run goes on meanwhile. */
  default boolean isLive() {
    return false;
  }

  /** Somebody used the bar: from now on the player decides what is shown. */
  default void touched() {}

  /** The moment on show. */
  default long atMicros(Standing standing) {
    return standing.atMicros();
  }

  /** The last moment of the run as known otherwise than from its recording; 0 for not at all. */
  default long endMicros() {
    return 0;
  }

  /** Keeps a note. */
  void write(String text, boolean bookmark);

  /** The moment at which a note that is written now is kept. */
  default long notedAt(long shownMicros) {
    return shownMicros;
  }

  /** Whether a report can be made of it. */
  default boolean canReport() {
    return false;
  }

  /** Asks where to, and makes a report of it. */
  default void report(ReportFormat format) {}

  /** Shows the run as it is now. */
  default void returnToLive() {}
}
