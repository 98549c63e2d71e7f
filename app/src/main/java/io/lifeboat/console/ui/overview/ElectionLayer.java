package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.VoteRoundView;
import io.lifeboat.console.ui.control.TimerEstimate;
import io.lifeboat.console.ui.control.VoteTally;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Line;

/**
 * Around a follower that has heard nothing for a while: an estimate of its election timer; beside a
 * candidate: its votes, for a few seconds after the round, too. In calm there is nothing to draw.
 */
final class ElectionLayer extends Group {
  /** Heartbeats and reports alone make up less than this part of an election timeout. */
  private static final double SILENCE = 0.65;

  private static final int STEPS = 36;
  private static final long REMEMBERED_MICROS = 3_000_000;
  private static final double TOWARDS_THE_MIDDLE = 0.3;

  private final I18n i18n;
  private Scene shown = Scene.NOTHING;
  private RingLayout layout = new RingLayout(List.of(), 0, 0, 40);

  /** A timer in so many steps of the circle. */
  record Timer(NodeId node, int step, boolean mayFire) {}

  /** What is drawn. */
  record Scene(List<Timer> timers, List<VoteRoundView> rounds) {
    static final Scene NOTHING = new Scene(List.of(), List.of());

    static Scene of(ConsoleState state) {
      List<Timer> timers = new ArrayList<>();
      for (NodeView node : state.nodes()) {
        TimerEstimate.of(node, state.elections(), state.electionTimeoutMs(), state.nowMicros())
            .filter(timer -> timer.timeouts() >= SILENCE)
            .map(t -> new Timer(node.node(), (int) Math.round(t.turn() * STEPS), t.mayFire()))
            .ifPresent(timers::add);
      }
      return new Scene(List.copyOf(timers), rounds(state));
    }

    /** The latest round of each node that asks or asked a moment ago. */
    private static List<VoteRoundView> rounds(ConsoleState state) {
      List<VoteRoundView> rounds = new ArrayList<>();
      for (NodeView node : state.nodes()) {
        VoteRoundView running = state.elections().roundOf(node.node());
        Optional.ofNullable(running).or(() -> lastOf(node.node(), state)).ifPresent(rounds::add);
      }
      return List.copyOf(rounds);
    }

    private static Optional<VoteRoundView> lastOf(NodeId node, ConsoleState state) {
      List<VoteRoundView> ended = state.elections().ended();
      for (int i = ended.size() - 1; i >= 0; i--) {
        VoteRoundView round = ended.get(i);
        Long at = round.endedAtMicros();
        if (at == null || state.nowMicros() - at > REMEMBERED_MICROS) {
          return Optional.empty();
        }
        if (round.candidate().equals(node)) {
          return Optional.of(round);
        }
      }
      return Optional.empty();
    }
  }

  ElectionLayer(I18n i18n) {
    this.i18n = i18n;
    setManaged(false);
    setMouseTransparent(true);
  }

  /** Draws this state; does nothing when it looks the same. */
  void show(ConsoleState state) {
    Scene next = Scene.of(state);
    if (!next.equals(shown)) {
      shown = next;
      draw();
    }
  }

  /** Whether a timer is to be seen, so that it must be said that it is an estimate. */
  boolean hasTimers() {
    return !shown.timers().isEmpty();
  }

  void place(RingLayout next) {
    layout = next;
    draw();
  }

  /** Draws it anew, in another language or look. */
  void draw() {
    getChildren().clear();
    for (Timer timer : shown.timers()) {
      if (layout.knows(timer.node())) {
        draw(timer);
      }
    }
    for (VoteRoundView round : shown.rounds()) {
      if (layout.knows(round.candidate())) {
        draw(round);
      }
    }
  }

  private void draw(Timer timer) {
    double x = layout.x(timer.node());
    double y = layout.y(timer.node());
    double r = layout.mark() / 2 + 8;
    Arc track = new Arc(x, y, r, r, 0, 360);
    track.setType(ArcType.OPEN);
    track.getStyleClass().add("timer-track");
    Arc spent = new Arc(x, y, r, r, 90, -360.0 * timer.step() / STEPS);
    spent.setType(ArcType.OPEN);
    spent.setId("timer-" + timer.node());
    spent.getStyleClass().add(timer.mayFire() ? "timer-may-fire" : "timer-spent");
    Line tick = new Line(x, y + r - 3, x, y + r + 4);
    tick.getStyleClass().add("timer-track");
    getChildren().addAll(track, spent, tick);
  }

  private void draw(VoteRoundView round) {
    Label label = new Label(i18n.text(VoteTally.brief(round)));
    label.setId("tally-" + round.candidate());
    label.getStyleClass().add("vote-tally");
    getChildren().add(label);
    label.applyCss();
    label.autosize();
    NodeId node = round.candidate();
    double x = layout.x(node) + (layout.centreX() - layout.x(node)) * TOWARDS_THE_MIDDLE;
    double y = layout.y(node) + (layout.centreY() - layout.y(node)) * TOWARDS_THE_MIDDLE;
    label.relocate(x - label.getWidth() / 2, y - label.getHeight() / 2);
  }
}
