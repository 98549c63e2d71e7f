package io.lifeboat.console.ui.replay;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.replay.RecordingIndex;
import io.lifeboat.console.application.replay.ReplayPlayer;
import io.lifeboat.console.application.replay.ReplayPlayer.Standing;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.fx.FxThread;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run that goes on, played from the recording that is being written: whoever freezes the
 * display can go back in it. The recording is read from the first time on that this is wanted.
 */
public final class LiveDeck implements ReplayDeck, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveDeck.class);

  private final Path file;
  private final Display display;
  private final CommandService commands;
  private @Nullable ReplayPlayer player;
  private boolean opening;
  private boolean touched;
  private boolean closed;
  private long frozenAt;

  /**
   * @param file the recording that is being written
   * @param commands takes notes into the logbook
   */
  public LiveDeck(Path file, Display display, CommandService commands) {
    this.file = file;
    this.display = display;
    this.commands = commands;
    display.frozenProperty().addListener((o, was, is) -> freeze(is));
  }

  private void freeze(boolean frozen) {
    touched = false;
    frozenAt = display.shown().nowMicros();
    ReplayPlayer ready = player;
    if (!frozen) {
      if (ready != null) {
        ready.pause();
      }
    } else if (ready != null) {
      ready.seek(frozenAt);
    } else if (!opening) {
      opening = true;
      Thread.ofVirtual().name("live-replay").start(this::open);
    }
  }

  private void open() {
    try {
      ReplayPlayer opened = ReplayPlayer.of(file, RecordingIndex.open(file, true));
      FxThread.later(() -> opened(opened));
    } catch (IOException e) {
      log.warn("The recording of this run cannot be read", e);
    }
  }

  private void opened(ReplayPlayer ready) {
    if (closed) {
      ready.close();
      return;
    }
    player = ready;
    ready.seek(frozenAt);
  }

  @Override
  public @Nullable ReplayPlayer player() {
    return player;
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void touched() {
    touched = true;
  }

  /** While nobody has touched the bar, what was frozen stays as it is. */
  @Override
  public long atMicros(Standing standing) {
    return touched ? standing.atMicros() : frozenAt;
  }

  @Override
  public long endMicros() {
    return display.latest().nowMicros();
  }

  /** Hands what the player shows to the display; called once a frame. */
  public void follow() {
    ReplayPlayer ready = player;
    if (ready != null && touched && display.frozenProperty().get()) {
      display.showPast(ready.latest());
    }
  }

  /** A note of the run goes into its logbook, at the time it is written. */
  @Override
  public void write(String text, boolean bookmark) {
    commands.submit(new LogbookCommand.WriteNote(text, bookmark));
  }

  @Override
  public long notedAt(long shownMicros) {
    return display.latest().nowMicros();
  }

  @Override
  public void returnToLive() {
    display.frozenProperty().set(false);
  }

  @Override
  public void close() {
    closed = true;
    ReplayPlayer ready = player;
    if (ready != null) {
      ready.close();
    }
  }
}
