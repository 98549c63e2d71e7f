package io.lifeboat.console.ui.replay;

import io.lifeboat.console.application.replay.ReplayPlayer;
import io.lifeboat.console.application.report.ReportFormat;
import java.util.function.Consumer;

/**
 * A recording; notes about it are kept beside it.
 *
 * @param reporting asks where to, and makes a report of it
 */
public record RecordingDeck(ReplayPlayer player, Consumer<ReportFormat> reporting)
    implements ReplayDeck {
  @Override
  public void write(String text, boolean bookmark) {
    player.write(text, bookmark);
  }

  @Override
  public boolean canReport() {
    return true;
  }

  @Override
  public void report(ReportFormat format) {
    reporting.accept(format);
  }
}
