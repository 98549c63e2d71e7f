package io.lifeboat.console.ui.tour;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.application.tour.Tour;
import io.lifeboat.console.application.tour.Tour.Step;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TourMsg;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The first steps: a callout beside what it speaks of, with a frame around that. Everything below
 * can be clicked as always, for the user is to do it himself.
 */
public final class TourView extends Pane {
  private static final double GAP = 14;
  private static final double WIDTH = 400;
  private static final double MARGIN = 4;

  private final I18n i18n;
  private final Consumer<Step> arrived;
  private final Runnable seen;
  private final Region frame = new Region();
  private final Label title = new Label();
  private final Label words = new Label();
  private final Button back = new Button();
  private final Button next = new Button();
  private final Button skip = new Button();
  private final VBox callout;
  private @Nullable Tour tour;

  /**
   * A tour that is not under way.
   *
   * @param arrived is told each step that begins, so that what it is about can be brought up
   * @param seen is told when the tour has ended, or was passed over
   */
  public TourView(I18n i18n, Consumer<Step> arrived, Runnable seen) {
    this.i18n = i18n;
    this.arrived = arrived;
    this.seen = seen;
    setId("tour");
    setPickOnBounds(false);
    setVisible(false);
    frame.getStyleClass().add("tour-frame");
    frame.setMouseTransparent(true);
    title.setId("tour-title");
    title.getStyleClass().add("muted");
    words.setId("tour-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    back.setId("tour-back");
    back.getStyleClass().addAll("flat", "small");
    back.textProperty().bind(i18n.bind(TourMsg.BACK));
    back.setOnAction(e -> go(tour == null ? null : tour.back()));
    next.setId("tour-next");
    next.getStyleClass().add("small");
    next.setDefaultButton(false);
    next.setOnAction(e -> onwards());
    skip.setId("tour-skip");
    skip.getStyleClass().addAll("flat", "small");
    skip.textProperty().bind(i18n.bind(TourMsg.SKIP));
    skip.setOnAction(e -> end());
    Region gap = new Region();
    HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
    HBox buttons = new HBox(6, skip, gap, back, next);
    buttons.setAlignment(Pos.CENTER_LEFT);
    callout = new VBox(8, title, words, buttons);
    callout.setId("tour-callout");
    callout.getStyleClass().addAll("overlay-box", "tour-callout");
    getChildren().addAll(frame, callout);
  }

  /** Begins from the first step. */
  public void begin(ConsoleState state) {
    setVisible(true);
    go(Tour.begin(state));
  }

  public boolean isUnderWay() {
    return tour != null;
  }

  /** Ends it; it can be begun again at any time. */
  public void end() {
    if (tour != null) {
      tour = null;
      setVisible(false);
      seen.run();
    }
  }

  private void onwards() {
    Tour now = tour;
    if (now == null || now.step() == Step.DONE) {
      end();
    } else {
      go(now.read());
    }
  }

  private void go(@Nullable Tour next) {
    Step before = tour == null ? null : tour.step();
    tour = next;
    if (next != null && next.step() != before) {
      arrived.accept(next.step());
    }
  }

  /** Goes on with what happened, and follows what it points at; ten times a second. */
  public void show(ConsoleState state, @Nullable NodeId selected) {
    Tour now = tour;
    if (now == null) {
      return;
    }
    go(now.next(state, selected));
    now = tour == null ? now : tour;
    Step step = now.step();
    title.setText(i18n.text(TourMsg.TITLE, step.ordinal() + 1, Step.values().length));
    words.setText(i18n.text(text(now, state)));
    next.setText(
        i18n.text(
            switch (step) {
              case DONE -> TourMsg.CLOSE;
              case WHY -> TourMsg.READ;
              default -> TourMsg.NEXT;
            }));
    next.setVisible(step.isToRead());
    next.setManaged(step.isToRead());
    back.setVisible(step != Step.WELCOME && step.ordinal() <= Step.KILL.ordinal());
    back.setManaged(back.isVisible());
    skip.setVisible(step != Step.DONE);
    place(target(step, state));
  }

  private Text text(Tour now, ConsoleState state) {
    Object killed = now.killed() == null ? "?" : now.killed();
    NodeId leader = state.service().leader();
    return switch (now.step()) {
      case WELCOME -> Text.of(TourMsg.WELCOME, members(state));
      case QUESTIONS -> Text.of(TourMsg.QUESTIONS);
      case SELECT_LEADER ->
          leader == null
              ? Text.of(TourMsg.SELECT_NOBODY)
              : Text.of(TourMsg.SELECT_LEADER, leader.number());
      case KILL -> leader == null ? Text.of(TourMsg.SELECT_NOBODY) : Text.of(TourMsg.KILL, leader);
      case WATCH -> watch(killed, state);
      case WHY ->
          now.failover(state)
              .map(failover -> why(failover, state))
              .orElseGet(() -> watch(killed, state));
      case RESTORE -> Text.of(TourMsg.RESTORE, killed);
      case DONE -> Text.of(TourMsg.DONE);
    };
  }

  private static Text watch(Object killed, ConsoleState state) {
    return Text.of(TourMsg.WATCH, killed, Quorum.of(members(state)), members(state));
  }

  /** Before the first fact nothing is known of the nodes. */
  private static int members(ConsoleState state) {
    return Math.max(1, state.nodes().size());
  }

  private Text why(Failover failover, ConsoleState state) {
    return Text.of(
        TourMsg.WHY,
        failover.leader() == null ? "?" : failover.leader(),
        ms(failover.detectedMs()),
        ms(failover.electedMs()),
        ms(failover.firstCommitMs()),
        ms(failover.firstClientSuccessMs()),
        Quorum.of(members(state)),
        members(state));
  }

  private Text ms(@Nullable Double ms) {
    return ms == null ? Text.of(TourMsg.NOT_MEASURED) : Text.of(TourMsg.MS, i18n.number(ms, 0));
  }

  /** The id of what a step speaks of; null for all of it. */
  private static @Nullable String target(Step step, ConsoleState state) {
    NodeId leader = state.service().leader();
    return switch (step) {
      case WELCOME, DONE -> null;
      case QUESTIONS -> "status-bar";
      case SELECT_LEADER -> leader == null ? "tile-leader" : "node-" + leader;
      case KILL -> "action-kill";
      case WATCH -> "overview";
      case WHY -> "occurrences";
      case RESTORE -> "action-start";
    };
  }

  private void place(@Nullable String id) {
    Node node = id == null || getScene() == null ? null : getScene().lookup("#" + id);
    Bounds target =
        node == null || !node.isVisible()
            ? null
            : sceneToLocal(node.localToScene(node.getLayoutBounds()));
    frame.setVisible(target != null);
    double width = Math.min(WIDTH * scale(), getWidth() - 2 * GAP);
    double height = callout.prefHeight(width);
    if (target == null) {
      callout.resizeRelocate((getWidth() - width) / 2, (getHeight() - height) / 2.6, width, height);
      return;
    }
    frame.resizeRelocate(
        target.getMinX() - MARGIN,
        target.getMinY() - MARGIN,
        target.getWidth() + 2 * MARGIN,
        target.getHeight() + 2 * MARGIN);
    double x = beside(target, width);
    double y = above(target, height, x, width);
    callout.resizeRelocate(x, y, width, height);
  }

  /** Text may be large. */
  private double scale() {
    return Math.max(1, words.getFont().getSize() / 13);
  }

  /** Left or right of the target where there is room, else over its middle. */
  private double beside(Bounds target, double width) {
    if (target.getMinX() - GAP - width >= GAP) {
      return target.getMinX() - GAP - width;
    }
    if (target.getMaxX() + GAP + width <= getWidth() - GAP) {
      return target.getMaxX() + GAP;
    }
    return Math.clamp(
        target.getCenterX() - width / 2, GAP, Math.max(GAP, getWidth() - width - GAP));
  }

  private double above(Bounds target, double height, double x, double width) {
    boolean besides = x + width <= target.getMinX() || x >= target.getMaxX();
    double y;
    if (besides) {
      y = target.getCenterY() - height / 2;
    } else if (target.getMaxY() + GAP + height <= getHeight()) {
      y = target.getMaxY() + GAP;
    } else if (target.getMinY() - GAP - height >= 0) {
      y = target.getMinY() - GAP - height;
    } else {
      y = target.getMinY() + GAP;
    }
    return Math.clamp(y, GAP, Math.max(GAP, getHeight() - height - GAP));
  }

  @Override
  protected void layoutChildren() {
    // Placed with what they point at.
  }
}
