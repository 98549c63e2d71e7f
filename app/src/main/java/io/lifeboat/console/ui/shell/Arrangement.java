package io.lifeboat.console.ui.shell;

import io.lifeboat.console.ui.control.Deck;
import io.lifeboat.console.ui.fx.FxThread;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the window and the dividers between them: the ring and the side above, two decks
 * below. The side and what is below can be put away.
 */
final class Arrangement {
  private static final double MAIN_DIVIDER = 0.65;
  private static final double UPPER_DIVIDER = 0.70;
  private static final double LOWER_DIVIDER = 0.38;

  private final SidePanel side;
  private final Deck bottomLeft;
  private final Deck bottomRight;
  private final SplitPane upper = new SplitPane();
  private final SplitPane lower = new SplitPane();
  private final SplitPane main = new SplitPane();
  private boolean chosen;
  private @Nullable Before before;

  Arrangement(Deck centre, SidePanel side, Deck bottomLeft, Deck bottomRight) {
    this.side = side;
    this.bottomLeft = bottomLeft;
    this.bottomRight = bottomRight;
    upper.getItems().addAll(centre, side);
    upper.setDividerPositions(UPPER_DIVIDER);
    SplitPane.setResizableWithParent(side, false);
    lower.getItems().addAll(bottomLeft, bottomRight);
    lower.setDividerPositions(LOWER_DIVIDER);
    main.setOrientation(Orientation.VERTICAL);
    main.getItems().addAll(upper, lower);
    main.setDividerPositions(MAIN_DIVIDER);
  }

  Node pane() {
    return main;
  }

  double main() {
    return before != null ? before.ofMain() : position(main, MAIN_DIVIDER);
  }

  double upper() {
    return before != null ? before.ofUpper() : position(upper, UPPER_DIVIDER);
  }

  double lower() {
    return before != null ? before.ofLower() : position(lower, LOWER_DIVIDER);
  }

  private static double position(SplitPane pane, double otherwise) {
    return pane.getDividerPositions().length == 1 ? pane.getDividerPositions()[0] : otherwise;
  }

  /** Puts the dividers where the user had them, 0 to 1. */
  void set(double ofMain, double ofUpper, double ofLower) {
    chosen = true;
    main.setDividerPositions(ofMain);
    upper.setDividerPositions(ofUpper);
    lower.setDividerPositions(ofLower);
  }

  /** Unless the user chose: the side as wide as its buttons need, the rest for the ring. */
  void fit(double windowWidth, double windowHeight) {
    if (chosen) {
      return;
    }
    double width = Math.max(1, windowWidth);
    double sideWidth = Math.clamp(width * 0.28, 376, 470);
    FxThread.later(
        () -> {
          main.setDividerPositions(windowHeight < 800 ? 0.68 : MAIN_DIVIDER);
          upper.setDividerPositions(1 - sideWidth / width);
          lower.setDividerPositions(LOWER_DIVIDER);
        });
  }

  /** Only what is in the centre, as long as somebody presents. */
  void present(boolean on) {
    if (on) {
      before = new Before(main(), upper(), lower(), hasSide(), hasBottom());
      upper.getItems().remove(side);
      main.getItems().remove(lower);
    } else if (before != null) {
      Before was = before;
      before = null;
      if (was.side() && !hasSide()) {
        upper.getItems().add(side);
      }
      if (was.bottom() && !hasBottom()) {
        main.getItems().add(lower);
      }
      FxThread.later(
          () -> {
            main.setDividerPositions(was.ofMain());
            upper.setDividerPositions(was.ofUpper());
            lower.setDividerPositions(was.ofLower());
          });
    }
  }

  private boolean hasSide() {
    return upper.getItems().contains(side);
  }

  private boolean hasBottom() {
    return main.getItems().contains(lower);
  }

  /** What was where before a presentation. */
  private record Before(
      double ofMain, double ofUpper, double ofLower, boolean side, boolean bottom) {}

  void toggleSide() {
    toggle(upper, side, UPPER_DIVIDER);
  }

  void toggleBottom() {
    toggle(main, lower, MAIN_DIVIDER);
  }

  void showSide() {
    if (!upper.getItems().contains(side)) {
      toggleSide();
    }
  }

  /** Brings a deck back that was put away. */
  void reveal(Deck deck) {
    boolean atTheBottom = deck == bottomLeft || deck == bottomRight;
    if (atTheBottom && !main.getItems().contains(lower)) {
      toggleBottom();
    }
  }

  private static void toggle(SplitPane pane, Node panel, double position) {
    if (!pane.getItems().remove(panel)) {
      pane.getItems().add(panel);
      FxThread.later(() -> pane.setDividerPositions(position));
    }
  }
}
