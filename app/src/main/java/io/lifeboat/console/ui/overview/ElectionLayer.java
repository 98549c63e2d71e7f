package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.VoteRoundView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.TimerEstimate;
import io.lifeboat.console.ui.control.VoteTally;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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
  private static final double TIMER_ROOM = 13;

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
    drawTallies(shown.rounds().stream().filter(round -> layout.knows(round.candidate())).toList());
  }

  private void draw(Timer timer) {
    double x = layout.x(timer.node());
    double y = layout.y(timer.node());
    double r = layout.mark() / 2 + 8;
    Arc track = new Arc(x, y, r, r, 0, 360);
    track.setMouseTransparent(true);
    track.setType(ArcType.OPEN);
    track.getStyleClass().add("timer-track");
    Arc spent = new Arc(x, y, r, r, 90, -360.0 * timer.step() / STEPS);
    spent.setMouseTransparent(true);
    spent.setType(ArcType.OPEN);
    spent.setId("timer-" + timer.node());
    spent.getStyleClass().add(timer.mayFire() ? "timer-may-fire" : "timer-spent");
    Line tick = new Line(x, y + r - 3, x, y + r + 4);
    tick.setMouseTransparent(true);
    tick.getStyleClass().add("timer-track");
    getChildren().addAll(track, spent, tick);
  }

  /** In words where they cover nothing, else all of them in figures beside their candidates. */
  private void drawTallies(List<VoteRoundView> rounds) {
    List<Label> words = new ArrayList<>();
    for (VoteRoundView round : rounds) {
      Label label = tally(round, VoteTally.brief(round));
      double along = TOWARDS_THE_MIDDLE;
      double x = layout.x(round.candidate());
      double y = layout.y(round.candidate());
      place(label, x + (layout.centreX() - x) * along, y + (layout.centreY() - y) * along);
      words.add(label);
    }
    if (isClear(words)) {
      return;
    }
    getChildren().removeAll(words);
    for (VoteRoundView round : rounds) {
      Label label = tally(round, VoteTally.figures(round));
      double y = layout.y(round.candidate());
      // On the side of the middle, clear of the timer around the mark.
      double away = layout.mark() / 2 + TIMER_ROOM + label.getHeight() / 2;
      place(label, layout.x(round.candidate()), y < layout.centreY() ? y + away : y - away);
    }
  }

  private Label tally(VoteRoundView round, Text words) {
    Label label = new Label(i18n.text(words));
    label.setId("tally-" + round.candidate());
    label.getStyleClass().add("vote-tally");
    String all = i18n.text(VoteTally.headline(round)) + "\n" + i18n.text(VoteTally.brief(round));
    label.setAccessibleText(all);
    label.setTooltip(new Tooltip(all));
    getChildren().add(label);
    label.applyCss();
    label.autosize();
    return label;
  }

  private static void place(Label label, double x, double y) {
    label.relocate(Math.rint(x - label.getWidth() / 2), Math.rint(y - label.getHeight() / 2));
  }

  /** Whether they cover no mark of a node, not the client, nor each other. */
  private boolean isClear(List<Label> labels) {
    double r = layout.mark() / 2 + 2;
    List<Bounds> taken = new ArrayList<>();
    layout.places().forEach(p -> taken.add(new BoundingBox(p.x() - r, p.y() - r, 2 * r, 2 * r)));
    taken.add(new BoundingBox(layout.centreX() - r, layout.centreY() - r / 2, 2 * r, r));
    for (Label label : labels) {
      Bounds own = label.getBoundsInParent();
      if (taken.stream().anyMatch(own::intersects)) {
        return false;
      }
      taken.add(own);
    }
    return true;
  }
}
