package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.DigestVerdict;
import io.lifeboat.console.ui.control.RoleMark;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.overview.OverviewViewModel.Card;
import io.lifeboat.console.ui.overview.RingLayout.Place;
import io.lifeboat.console.ui.overview.RingLayout.Side;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One node on the ring: its mark at its place, its words on the outer side. */
final class NodeCard extends Region {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass ABNORMAL = PseudoClass.getPseudoClass("abnormal");
  private static final PseudoClass NOTABLE = PseudoClass.getPseudoClass("notable");
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
  private static final double GAP = 14;

  private final NodeId node;
  private final RoleMark mark = new RoleMark(56);
  private final Region ring = new Region();
  private final Label title = new Label();
  private final Label levels = new Label();
  private final Label digest = new Label();
  private final VBox words = new VBox(title, levels, digest);
  private final Tooltip tooltip = new Tooltip();
  private Side side = Side.RIGHT;

  NodeCard(NodeId node) {
    this.node = node;
    setId("node-" + node);
    // Placed and sized by the ring, not by the pane it lies in.
    setManaged(false);
    getStyleClass().add("node-card");
    setFocusTraversable(true);
    // The messages are painted beneath it 60 times a second; its words and circles are not.
    setCache(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    title.getStyleClass().add("card-title");
    levels.getStyleClass().add("card-levels");
    digest.getStyleClass().add("card-digest");
    digest.setId("digest-" + node);
    title.setId("title-" + node);
    words.setMouseTransparent(true);
    ring.getStyleClass().add("selection-ring");
    ring.setMouseTransparent(true);
    tooltip.setShowDelay(Duration.millis(500));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    Tooltip.install(this, tooltip);
    getChildren().addAll(ring, mark, words);
  }

  NodeId node() {
    return node;
  }

  void show(Card card, I18n i18n) {
    mark.setMark(card.mark());
    title.setText(i18n.text(card.title()));
    levels.setText(i18n.text(card.levels()));
    digest.setText(i18n.text(card.digest()));
    pseudoClassStateChanged(ABNORMAL, card.abnormal());
    pseudoClassStateChanged(NOTABLE, card.mark().shape().isNotable());
    pseudoClassStateChanged(DIFFERS, card.verdict() == DigestVerdict.DIFFERS);
    String all = title.getText() + ", " + levels.getText() + ", " + digest.getText();
    setAccessibleText(all);
    tooltip.setText(title.getText() + "\n" + levels.getText() + "\n" + digest.getText());
  }

  void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  /** Room its words take beside the mark. */
  double wordsWidth() {
    return words.prefWidth(-1) + GAP;
  }

  double wordsHeight() {
    return words.prefHeight(-1);
  }

  /** Puts the mark's middle on the place; the card covers mark and words. */
  void place(Place place, double diameter) {
    side = place.side();
    mark.diameterProperty().set(diameter);
    words.setAlignment(
        switch (side) {
          case LEFT -> Pos.CENTER_RIGHT;
          case RIGHT, LIFTED -> Pos.CENTER_LEFT;
          case ABOVE -> Pos.CENTER;
        });
    double width = words.prefWidth(-1);
    double height = words.prefHeight(-1);
    double r = diameter / 2;
    switch (side) {
      case LIFTED -> {
        double lift = lift(height, diameter);
        resizeRelocate(
            place.x() - r,
            place.y() - r - lift,
            width + GAP + diameter,
            Math.max(diameter, height) + lift);
      }
      case LEFT ->
          resizeRelocate(
              place.x() - r - GAP - width,
              place.y() - Math.max(r, height / 2),
              width + GAP + diameter,
              Math.max(diameter, height));
      case RIGHT ->
          resizeRelocate(
              place.x() - r,
              place.y() - Math.max(r, height / 2),
              width + GAP + diameter,
              Math.max(diameter, height));
      case ABOVE ->
          resizeRelocate(
              place.x() - Math.max(width / 2, r),
              place.y() - r - height - 4,
              Math.max(width, diameter),
              diameter + height + 4);
    }
    requestLayout();
  }

  /** How far the words at twelve o'clock reach above three quarters of a mark over its middle. */
  static double above(double height, double diameter) {
    return lift(height, diameter) + height / 2 - diameter * 0.75;
  }

  /** How far the words rise above the middle, as far as the room above the mark allows. */
  private static double lift(double height, double diameter) {
    return Math.max(
        0, Math.min(height * 0.3, diameter * 0.2 + Math.max(0, (diameter - height) / 2)));
  }

  @Override
  protected void layoutChildren() {
    double d = mark.diameterProperty().get();
    double width = words.prefWidth(-1);
    double height = words.prefHeight(-1);
    double markX;
    double markY;
    switch (side) {
      case LEFT -> {
        markX = getWidth() - d;
        markY = (getHeight() - d) / 2;
        words.resizeRelocate(0, (getHeight() - height) / 2, width, height);
      }
      case LIFTED -> {
        markX = 0;
        markY = lift(height, d);
        words.resizeRelocate(d + GAP, markY + (d - height) / 2 - markY, width, height);
      }
      case RIGHT -> {
        markX = 0;
        markY = (getHeight() - d) / 2;
        words.resizeRelocate(d + GAP, (getHeight() - height) / 2, width, height);
      }
      default -> {
        markX = (getWidth() - d) / 2;
        markY = getHeight() - d;
        words.resizeRelocate((getWidth() - width) / 2, 0, width, height);
      }
    }
    mark.resizeRelocate(markX, markY, d, d);
    ring.resizeRelocate(markX - 5, markY - 5, d + 10, d + 10);
  }
}
