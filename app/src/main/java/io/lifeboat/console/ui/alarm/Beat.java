package io.lifeboat.console.ui.alarm;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/**
 * The pulse of what waits for an acknowledgement: on for 0.6 s, off for 0.6 s, so less than once a
 * second; steady when motion is to be reduced.
 */
final class Beat {
  private static final PseudoClass BEAT = PseudoClass.getPseudoClass("beat");
  private static final long HALF_NANOS = 600_000_000L;

  private final Node node;
  private boolean on;

  Beat(Node node) {
    this.node = node;
  }

  /** Sets the style state of this moment. */
  void show(long nowNanos, boolean pulses) {
    boolean next = pulses && isOn(nowNanos);
    if (next != on) {
      on = next;
      node.pseudoClassStateChanged(BEAT, on);
    }
  }

  static boolean isOn(long nowNanos) {
    return Math.floorMod(Math.floorDiv(nowNanos, HALF_NANOS), 2L) == 1;
  }
}
