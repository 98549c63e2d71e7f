package io.lifeboat.console.ui.timeline;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.timeline.NodeLanes;
import io.lifeboat.console.application.timeline.TimelineView;
import io.lifeboat.console.ui.control.HoverCard;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Themes;
import io.lifeboat.console.ui.timeline.LaneRows.Kind;
import io.lifeboat.console.ui.timeline.LaneRows.Row;
import io.lifeboat.console.ui.timeline.TimelinePainter.Frame;
import io.lifeboat.console.ui.timeline.TimelinePainter.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/**
 * What happened when, lane by lane. Drawn on one canvas, only for the stretch of time on show, when
 * a newer state comes (ten times a second at most) or somebody moves it.
 */
public final class TimelineChart extends Region {
  private static final double DRAG_FROM_PX = 3;
  private static final double ZOOM_STEP = 1.25;

  private final Display display;
  private final I18n i18n;
  private final Look look;
  private final LongConsumer onOpen;
  private final Canvas canvas = new Canvas();
  private final Line crosshair = new Line();
  private final ScrollBar scroll = new ScrollBar();
  private final TimelineTools tools;
  private final HoverCard card = new HoverCard();
  private final Map<String, Double> widths = new HashMap<>();
  private ConsoleState state;
  private TimeWindow window = TimeWindow.LAST_MINUTE;
  private LaneRows rows = new LaneRows(List.of(), 0);
  private int faultRows = 1;
  private long paintedSequence = -1;
  private @Nullable Long shownMoment;
  private @Nullable MouseEvent mouse;
  private double pressedX;
  private double draggedToX;
  private boolean dragging;

  /**
   * A timeline of what the display shows.
   *
   * @param onOpen opens the explanation of the occurrence with this sequence
   */
  public TimelineChart(Display display, I18n i18n, Look look, LongConsumer onOpen) {
    this.display = display;
    this.i18n = i18n;
    this.look = look;
    this.onOpen = onOpen;
    this.state = display.shown();
    this.tools =
        new TimelineTools(
            i18n, this::follow, () -> zoom(1 / ZOOM_STEP), () -> zoom(ZOOM_STEP), this::wholeRun);
    setId("timeline");
    getStyleClass().add("timeline");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(240, 150);
    crosshair.getStyleClass().add("crosshair");
    crosshair.setMouseTransparent(true);
    crosshair.setVisible(false);
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.setVisible(false);
    scroll.valueProperty().addListener((o, was, is) -> requestLayout());
    getChildren().addAll(canvas, crosshair, scroll, tools);
    tools.setFollowing(true);
    listen();
  }

  private void listen() {
    canvas.setOnMouseMoved(this::moved);
    canvas.setOnMousePressed(this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    canvas.setOnMouseReleased(this::released);
    canvas.setOnMouseExited(e -> forgetMouse());
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    i18n.languageProperty().addListener((o, was, is) -> changed());
    look.themeProperty().addListener((o, was, is) -> changed());
    look.textScaleProperty().addListener((o, was, is) -> changed());
    display.absoluteTimeProperty().addListener((o, was, is) -> changed());
    display.selectedProperty().addListener((o, was, is) -> changed());
    display.momentProperty().addListener((o, was, is) -> changed());
    sceneProperty().addListener((o, was, is) -> forgetMouse());
  }

  private void changed() {
    widths.clear();
    requestLayout();
  }

  /** Takes a state; draws when it is a newer one. */
  public void show(ConsoleState next) {
    state = next;
    if (next.lastSequence() != paintedSequence) {
      requestLayout();
    }
  }

  /** Shows this stretch of time, and follows now no more. */
  public void showStretch(long fromMicros, long toMicros) {
    look(TimeWindow.around(fromMicros, toMicros));
  }

  private void look(TimeWindow next) {
    window = next;
    tools.setFollowing(next.following());
    requestLayout();
  }

  private void follow(boolean on) {
    look(
        on
            ? window.followingFrom(state.nowMicros())
            : new TimeWindow(window.fromMicros(), window.spanMicros(), false));
  }

  private void wholeRun() {
    double length = Math.max(state.nowMicros(), 1_000_000) * 1.02;
    look(new TimeWindow(0, Math.min(length, TimeWindow.LONGEST_MICROS), false));
  }

  private void zoom(double factor) {
    Long moment = display.momentProperty().get();
    boolean atMoment = moment != null && window.shows(moment);
    look(window.zoom(factor, atMoment ? moment : window.centreMicros()));
  }

  // Drawing

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double px = Themes.textPx(look.textScale());
    double axis = Math.max(tools.prefHeight(-1) + 2, px * 1.9);
    double bottom = Math.max(1, height - axis);
    double gutter = Math.ceil(Math.max(tools.prefWidth(-1) + 6, px * 6.2));
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
    }
    tools.resizeRelocate(2, bottom, tools.prefWidth(-1), axis);
    layOutRows(bottom, px);
    boolean tall = rows.height() > bottom + 0.5;
    scroll.setVisible(tall);
    double barWidth = tall ? scroll.prefWidth(-1) : 0;
    scroll.setMax(Math.max(0, rows.height() - bottom));
    scroll.setVisibleAmount(scroll.getMax() * bottom / Math.max(1, rows.height()));
    scroll.setValue(tall ? Math.min(scroll.getValue(), scroll.getMax()) : 0);
    scroll.resizeRelocate(width - barWidth, 0, barWidth, bottom);
    paint(new Frame(width - barWidth, bottom, gutter, scroll.getValue(), px));
  }

  private void layOutRows(double bottom, double px) {
    TimelineView timeline = state.timeline();
    window = window.at(state.nowMicros());
    followMoment();
    // Lanes must not jump while somebody pans: the rows for faults never become fewer.
    faultRows = Math.max(faultRows, packed().count());
    List<NodeId> nodes = timeline.nodes().stream().map(NodeLanes::node).toList();
    rows = LaneRows.of(nodes, faultRows, bottom, Math.ceil(px * 1.3), Math.ceil(px * 3.2));
  }

  private FaultRows packed() {
    return FaultRows.of(
        state
            .timeline()
            .faultsWithin((long) window.fromMicros(), (long) Math.ceil(window.toMicros())));
  }

  /** An occurrence that was opened elsewhere comes into view here. */
  private void followMoment() {
    Long moment = display.momentProperty().get();
    boolean isNew = moment != null && !moment.equals(shownMoment);
    shownMoment = moment;
    if (isNew && !window.shows(moment)) {
      window = window.centredOn(moment);
      tools.setFollowing(false);
    }
  }

  private void paint(Frame frame) {
    if (frame.right() - frame.gutter() < 60 || frame.bottom() < 30) {
      return;
    }
    paintedSequence = state.lastSequence();
    Pen pen =
        new Pen(
            canvas.getGraphicsContext2D(),
            look.theme().palette(),
            window,
            frame.gutter(),
            frame.right(),
            frame.px(),
            widths);
    Scene scene =
        new Scene(
            state.timeline(),
            state.nowMicros(),
            window,
            rows,
            packed(),
            origin(),
            display.momentProperty().get(),
            display.selected());
    new TimelinePainter(canvas.getGraphicsContext2D(), pen, scene, frame, i18n)
        .paint(canvas.getHeight());
    describe();
    showFacts();
  }

  private void describe() {
    MomentWords words = new MomentWords(state.timeline(), state.nowMicros(), i18n);
    Row leader = new Row(Kind.LEADERSHIP, null, 0, 0, 0);
    setAccessibleText(
        i18n.text(
            TimelineMsg.ACCESSIBLE,
            time((long) window.fromMicros()),
            time((long) window.toMicros()),
            String.join(" ", words.at(leader, state.nowMicros()))));
  }

  private @Nullable Long origin() {
    return display.absoluteTimeProperty().get() ? null : Clock.lastFaultMicros(state);
  }

  private String time(long micros) {
    Long origin = origin();
    return origin == null ? Clock.absolute(micros) : Clock.relative(micros, origin, i18n);
  }

  // The moment under the mouse

  private double left() {
    double px = Themes.textPx(look.textScale());
    return Math.ceil(Math.max(tools.prefWidth(-1) + 6, px * 6.2));
  }

  private double right() {
    double bar = scroll.isVisible() ? scroll.getWidth() : 0;
    return getWidth() - bar - Themes.textPx(look.textScale()) * 0.6;
  }

  private double micros(double x) {
    return window.fromMicros() + (x - left()) / microsToPx();
  }

  /** Pixels per microsecond. */
  private double microsToPx() {
    return Math.max(1, right() - left()) / window.spanMicros();
  }

  private Optional<Row> row(double y) {
    return y > tools.getLayoutY() ? Optional.empty() : rows.at(y + scroll.getValue());
  }

  private void moved(MouseEvent e) {
    mouse = e;
    showFacts();
  }

  private void forgetMouse() {
    mouse = null;
    crosshair.setVisible(false);
    card.hide();
  }

  private void showFacts() {
    MouseEvent at = mouse;
    if (at == null || dragging) {
      card.hide();
      return;
    }
    Optional<Row> row = row(at.getY());
    boolean onLanes = at.getX() >= left() && at.getX() <= right() && row.isPresent();
    crosshair.setVisible(onLanes);
    if (!onLanes) {
      card.hide();
      return;
    }
    crosshair.setStartX(at.getX());
    crosshair.setEndX(at.getX());
    crosshair.setStartY(0);
    crosshair.setEndY(Math.min(tools.getLayoutY(), rows.height() - scroll.getValue()));
    long micros = (long) micros(at.getX());
    MomentFinder finder = new MomentFinder(state, i18n, 1 / microsToPx());
    String facts = time(micros) + "\n" + String.join("\n", finder.lines(row.orElseThrow(), micros));
    setAccessibleHelp(facts);
    card.show(this, at.getScreenX() + 14, at.getScreenY() + 16, facts);
  }

  // Mouse and keys

  private void pressed(MouseEvent e) {
    requestFocus();
    pressedX = e.getX();
    draggedToX = e.getX();
    dragging = false;
  }

  private void dragged(MouseEvent e) {
    if (e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    dragging = dragging || Math.abs(e.getX() - pressedX) > DRAG_FROM_PX;
    if (dragging) {
      forgetMouse();
      double moved = e.getX() - draggedToX;
      draggedToX = e.getX();
      look(window.pan(-moved / microsToPx(), state.nowMicros()));
    }
  }

  private void released(MouseEvent e) {
    if (!dragging && e.getButton() == MouseButton.PRIMARY) {
      row(e.getY()).ifPresent(row -> clicked(row, e));
    }
    dragging = false;
  }

  private void clicked(Row row, MouseEvent e) {
    NodeId node = row.node();
    if (node != null) {
      display.selectedProperty().set(node);
    }
    if (e.getX() >= left() && e.getX() <= right()) {
      long micros = (long) micros(e.getX());
      new MomentFinder(state, i18n, 1 / microsToPx()).sequence(row, micros).ifPresent(onOpen);
    }
  }

  private void scrolled(ScrollEvent e) {
    if (e.getDeltaY() == 0 && e.getDeltaX() == 0) {
      return;
    }
    if (e.getX() < left() && scroll.isVisible()) {
      scroll.setValue(Math.clamp(scroll.getValue() - e.getDeltaY(), 0, scroll.getMax()));
    } else if (e.getDeltaY() == 0 || e.isShiftDown()) {
      double moved = e.getDeltaX() == 0 ? e.getDeltaY() : e.getDeltaX();
      look(window.pan(-moved / microsToPx(), state.nowMicros()));
    } else {
      double factor = e.getDeltaY() > 0 ? 1 / ZOOM_STEP : ZOOM_STEP;
      look(window.zoom(factor, micros(e.getX())));
    }
    e.consume();
  }

  private void keyPressed(KeyEvent e) {
    if (e.isShortcutDown() || e.isAltDown()) {
      return;
    }
    double step = window.spanMicros() * (e.isShiftDown() ? 0.5 : 0.1);
    switch (e.getCode()) {
      case LEFT -> look(window.pan(-step, state.nowMicros()));
      case RIGHT -> look(window.pan(step, state.nowMicros()));
      case PLUS, ADD, EQUALS -> zoom(1 / ZOOM_STEP);
      case MINUS, SUBTRACT -> zoom(ZOOM_STEP);
      case HOME -> wholeRun();
      case END -> follow(true);
      case UP -> select(-1);
      case DOWN -> select(1);
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void select(int by) {
    List<NodeId> nodes = state.timeline().nodes().stream().map(NodeLanes::node).toList();
    NodeId selected = display.selected();
    int at = selected == null ? -1 : nodes.indexOf(selected);
    if (!nodes.isEmpty()) {
      display.selectedProperty().set(nodes.get(Math.clamp(at + by, 0, nodes.size() - 1)));
    }
  }
}
