package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.replay.LiveDeck;
import io.lifeboat.console.ui.replay.RecordingDeck;
import io.lifeboat.console.ui.replay.ReplayBar;
import io.lifeboat.console.ui.replay.ReplayDeck;
import io.lifeboat.console.ui.replay.ReplayKeys;
import io.lifeboat.console.ui.theme.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Going back in time: in a recording, or in the run that goes on while its display is frozen. */
final class ReplayPlace {
  private final Scene scene;
  private final Pane foot;
  private final Display display;
  private final I18n i18n;
  private final Look look;
  private final Consumer<String> say;
  private final BooleanSupplier keysElsewhere;
  private @Nullable ReplayBar bar;
  private @Nullable ReplayKeys keys;
  private @Nullable LiveDeck live;
  private boolean recording;

  /**
   * With nothing to go back in.
   *
   * @param keysElsewhere whether keys mean something else just now
   */
  ReplayPlace(
      Scene scene,
      Pane foot,
      Display display,
      I18n i18n,
      Look look,
      Consumer<String> say,
      BooleanSupplier keysElsewhere) {
    this.scene = scene;
    this.foot = foot;
    this.display = display;
    this.i18n = i18n;
    this.look = look;
    this.say = say;
    this.keysElsewhere = keysElsewhere;
  }

  /** The window plays this recording for good. */
  void setRecording(RecordingDeck deck) {
    recording = true;
    add(deck);
  }

  /** Whoever freezes the display can go back in this run. */
  void setLive(LiveDeck deck) {
    live = deck;
    ReplayBar added = add(deck);
    added.visibleProperty().bind(display.frozenProperty());
    added.managedProperty().bind(display.frozenProperty());
  }

  private ReplayBar add(ReplayDeck deck) {
    ReplayBar added = new ReplayBar(i18n, look, deck, say);
    bar = added;
    foot.getChildren().addFirst(added);
    keys = new ReplayKeys(scene, added, keysElsewhere);
    return added;
  }

  private @Nullable ReplayBar onScreen() {
    ReplayBar known = bar;
    return known != null && known.isVisible() && keys != null ? known : null;
  }

  boolean isRecording() {
    return recording;
  }

  /** Whether alarms are of the past, which is said. */
  boolean isOver() {
    if (recording) {
      say.accept(i18n.text(ReplayMsg.ALARMS_OVER));
    }
    return recording;
  }

  void freezeOrPlay() {
    ReplayBar known = bar;
    if (known != null && recording) {
      known.toggle();
    } else {
      display.frozenProperty().set(!display.frozenProperty().get());
    }
  }

  /** How fast what is shown goes on: a recording may stand still. */
  double pace() {
    ReplayBar known = bar;
    return known == null || !recording ? 1 : known.pace();
  }

  /** Whether there is something to step through. */
  boolean canStep() {
    return onScreen() != null;
  }

  void step(int by) {
    ReplayBar shown = onScreen();
    if (shown != null) {
      shown.step(by);
    }
  }

  /** Called once a frame. */
  void frame() {
    if (live != null) {
      live.follow();
    }
    ReplayBar shown = onScreen();
    if (shown != null) {
      shown.show();
    }
  }

  List<PaletteEntry> entries() {
    ReplayBar shown = onScreen();
    List<PaletteEntry> all = new ArrayList<>();
    if (shown != null) {
      shown
          .commands()
          .forEach(
              (name, run) ->
                  all.add(new PaletteEntry(i18n.text(name), "", shown.key(name), true, run)));
    }
    return all;
  }
}
