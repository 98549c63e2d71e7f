package io.lifeboat.console.ui.replay;

import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** The keys of the replay bar, while it is on the screen and nobody types. */
public final class ReplayKeys {
  private static final long STEP_MICROS = 5_000_000;

  private final ReplayBar bar;
  private final BooleanSupplier typing;

  /**
   * Listens to the keys of this scene.
   *
   * @param typing whether keys write a text now, or belong to something above the window
   */
  public ReplayKeys(Scene scene, ReplayBar bar, BooleanSupplier typing) {
    this.bar = bar;
    this.typing = typing;
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private boolean isOff(KeyEvent e) {
    return !bar.isVisible() || typing.getAsBoolean() || e.isShortcutDown() || e.isAltDown();
  }

  private void pressed(KeyEvent e) {
    if (isOff(e)) {
      return;
    }
    switch (e.getCode()) {
      case LEFT -> move(e.isShiftDown(), -1);
      case RIGHT -> move(e.isShiftDown(), 1);
      case HOME -> bar.begin();
      case END -> bar.end();
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void move(boolean seconds, int by) {
    if (seconds) {
      bar.by(by * STEP_MICROS);
    } else {
      bar.step(by);
    }
  }

  private void typed(KeyEvent e) {
    if (isOff(e)) {
      return;
    }
    switch (e.getCharacter()) {
      case "[" -> bar.slower();
      case "]" -> bar.faster();
      case "b", "B" -> bar.bookmark();
      default -> {
        return;
      }
    }
    e.consume();
  }
}
