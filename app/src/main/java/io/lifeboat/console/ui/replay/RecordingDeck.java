package io.lifeboat.console.ui.replay;

import io.lifeboat.console.application.replay.ReplayPlayer;

/** A recording; notes about it are kept beside it. */
public record RecordingDeck(ReplayPlayer player) implements ReplayDeck {
  @Override
  public void write(String text, boolean bookmark) {
    player.write(text, bookmark);
  }
}
