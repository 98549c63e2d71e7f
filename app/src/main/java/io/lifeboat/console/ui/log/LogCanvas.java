package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import io.lifeboat.console.ui.log.LogPicture.Row;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Themes;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The logs as a canvas: what is scrolled, zoomed, dragged and clicked. It is painted when the
 * state, the window or the choice changed, by the owner's clock or by a hand.
 */
final class LogCanvas extends Region {
  private static final double ZOOM = 1.25;
  private static final double CLICK_PX = 4;

  private final I18n i18n;
  private final Look look;
  private final Canvas canvas = new Canvas();
  private final BooleanProperty follow = new SimpleBooleanProperty(this, "follow", true);
  private Runnable onChosen = () -> {};
  private LogPicture picture = LogPicture.NONE;
  private LogWindow window = LogWindow.start(1);
  private @Nullable NodeId chosen;
  private long selected;
  private long hovered;
  private double pressedX;
  private double pressedLeft;
  private boolean dragged;
  private boolean onWhole;

  LogCanvas(I18n i18n, Look look) {
    this.i18n = i18n;
    this.look = look;
    setId("log-canvas");
    getStyleClass().add("log-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    getChildren().add(canvas);
    setMinWidth(240);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::draggedTo);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(e.getX(), e.getY()));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> setHovered(0));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    follow.addListener((o, was, is) -> moved(is ? window.atEnd(picture.bounds()) : window));
    focusedProperty().addListener((o, was, is) -> paint());
  }

  /** Called when another cell was chosen. */
  void setOnChosen(Runnable listener) {
    onChosen = listener;
  }

  BooleanProperty followProperty() {
    return follow;
  }

  @Nullable NodeId chosen() {
    return chosen;
  }

  /** The chosen index, 0 for none. */
  long selected() {
    return selected;
  }

  LogWindow window() {
    return window;
  }

  LogPicture picture() {
    return picture;
  }

  /** Takes the logs of a moment and paints them. */
  void show(LogPicture next) {
    boolean sameRows = next.rows().size() == picture.rows().size();
    picture = next;
    if (!sameRows) {
      requestLayout();
    }
    window = follow.get() ? window.atEnd(picture.bounds()) : window.within(picture.bounds());
    paint();
  }

  void paint() {
    LogLayout layout = geometry();
    if (getWidth() < 100 || getHeight() < 40) {
      return;
    }
    new LogPainter(canvas.getGraphicsContext2D(), picture, window, layout, look.theme(), i18n)
        .paint(chosen, selected, hovered);
  }

  LogLayout geometry() {
    return new LogLayout(getWidth(), getHeight(), picture.rows().size(), px());
  }

  private double px() {
    return Themes.textPx(look.textScale());
  }

  private int rows() {
    return Math.max(3, picture.rows().size());
  }

  @Override
  protected double computeMinHeight(double width) {
    return LogLayout.least(rows(), px());
  }

  @Override
  protected double computePrefHeight(double width) {
    return LogLayout.comfortable(rows(), px());
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    window = window.resized(geometry().cellsWidth(), picture.bounds());
    if (follow.get()) {
      window = window.atEnd(picture.bounds());
    }
    paint();
  }

  // What moves the window

  private void moved(LogWindow next) {
    window = next;
    paint();
  }

  private void lookBack(LogWindow next) {
    follow.set(false);
    moved(next);
  }

  void zoom(double factor) {
    zoomAbout(factor, follow.get() ? window.width() : window.width() / 2);
  }

  private void zoomAbout(double factor, double x) {
    LogWindow next = window.zoomed(factor, x, picture.bounds());
    moved(follow.get() ? next.atEnd(picture.bounds()) : next);
  }

  /** All of the logs at once. */
  void zoomWhole() {
    moved(window.whole(picture.bounds()));
  }

  /** Single entries, about what is in the middle or chosen. */
  void zoomCells() {
    long about = selected > 0 ? selected : window.indexAt(window.width() / 2);
    LogWindow next = new LogWindow(window.left(), LogWindow.CELL, window.width());
    moved(
        follow.get()
            ? next.atEnd(picture.bounds())
            : next.centredOn(picture.bounds().clamp(about), picture.bounds()));
  }

  /** Brings an index into sight and chooses it, in the row that is chosen already. */
  void jumpTo(long index) {
    long inside = picture.bounds().clamp(index);
    follow.set(false);
    window = window.centredOn(inside, picture.bounds());
    choose(chosen == null ? picture.reference() : chosen, inside);
  }

  /** Brings the next difference into sight. */
  void jumpToDifference() {
    picture
        .differenceAfter(selected)
        .ifPresent(
            difference -> {
              follow.set(false);
              if (!window.isNumbered()) {
                window = new LogWindow(window.left(), LogWindow.CELL, window.width());
              }
              window = window.centredOn(difference.from(), picture.bounds());
              choose(
                  picture.rows().stream()
                      .filter(row -> row.differsAt(difference.from()))
                      .findFirst()
                      .map(Row::node)
                      .orElse(null),
                  difference.from());
            });
  }

  /** Chooses a cell; index 0 chooses only the row. */
  void choose(@Nullable NodeId node, long index) {
    chosen = node;
    selected = index;
    describe();
    paint();
    onChosen.run();
  }

  private void describe() {
    NodeId node = chosen;
    if (node == null || selected == 0) {
      setAccessibleText(i18n.text(LogMsg.CANVAS_HINT));
      return;
    }
    OptionalLong term = picture.row(node).map(row -> row.log().termAt(selected)).orElseThrow();
    setAccessibleText(
        term.isPresent()
            ? i18n.text(LogMsg.CANVAS_CHOSEN, node, selected, term.getAsLong())
            : i18n.text(LogMsg.CANVAS_CHOSEN_NOTHING, node, selected));
  }

  // Mouse

  private void scrolled(ScrollEvent e) {
    if (e.isShortcutDown()) {
      zoomAbout(e.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, e.getX() - geometry().left());
    } else {
      double delta =
          Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY()) ? e.getDeltaX() : e.getDeltaY();
      double indices = -delta / 40 * Math.max(1, window.width() / window.cell() / 12);
      lookBack(window.movedBy(indices, picture.bounds()));
    }
    e.consume();
  }

  private void pressed(MouseEvent e) {
    requestFocus();
    // Else the pane around it would take the focus.
    e.consume();
    if (e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    pressedX = e.getX();
    pressedLeft = window.left();
    dragged = false;
    onWhole = geometry().isOnWhole(e.getY()) && geometry().isOnCells(e.getX());
    if (onWhole) {
      goToWhole(e.getX());
    }
  }

  private void goToWhole(double x) {
    double part = (x - geometry().left()) / geometry().cellsWidth();
    long index = picture.bounds().first() + Math.round(part * picture.bounds().span());
    lookBack(window.centredOn(picture.bounds().clamp(index), picture.bounds()));
  }

  private void draggedTo(MouseEvent e) {
    if (!e.isPrimaryButtonDown()) {
      return;
    }
    if (onWhole) {
      goToWhole(e.getX());
    } else if (dragged || Math.abs(e.getX() - pressedX) > CLICK_PX) {
      dragged = true;
      setCursor(Cursor.CLOSED_HAND);
      double left = pressedLeft - (e.getX() - pressedX) / window.cell();
      lookBack(window.movedBy(left - window.left(), picture.bounds()));
    }
  }

  private void released(MouseEvent e) {
    setCursor(Cursor.DEFAULT);
    if (e.getButton() != MouseButton.PRIMARY || dragged || onWhole) {
      return;
    }
    int row = geometry().rowAt(e.getY());
    if (row < 0) {
      return;
    }
    NodeId node = picture.rows().get(row).node();
    boolean onCells = geometry().isOnCells(e.getX());
    long index = onCells ? window.indexAt(e.getX() - geometry().left()) : selected;
    if (onCells) {
      // A cell that moves on under the pointer could not be read.
      follow.set(false);
    }
    choose(node, index < 1 ? 0 : Math.min(index, picture.bounds().last() + 1));
  }

  private void hover(double x, double y) {
    LogLayout layout = geometry();
    boolean onCells = layout.isOnCells(x) && !layout.isOnWhole(y) && layout.rowAt(y) >= 0;
    long index = onCells ? window.indexAt(x - layout.left()) : 0;
    setHovered(index > picture.bounds().last() + 1 ? 0 : index);
  }

  private void setHovered(long index) {
    if (index != hovered) {
      hovered = index;
      paint();
    }
  }

  // Keys

  private void key(KeyEvent e) {
    if (e.isShortcutDown() || e.isAltDown()) {
      return;
    }
    double page = Math.max(1, window.width() / window.cell() * 0.8);
    switch (e.getCode()) {
      case LEFT -> step(e.isShiftDown() ? -10 : -1);
      case RIGHT -> step(e.isShiftDown() ? 10 : 1);
      case UP -> stepRow(-1);
      case DOWN -> stepRow(1);
      case PAGE_UP -> lookBack(window.movedBy(-page, picture.bounds()));
      case PAGE_DOWN -> lookBack(window.movedBy(page, picture.bounds()));
      case HOME -> lookBack(window.movedBy(-window.left(), picture.bounds()));
      case END -> follow.set(true);
      case PLUS, EQUALS, ADD -> zoom(ZOOM);
      case MINUS, SUBTRACT -> zoom(1 / ZOOM);
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void step(long by) {
    long from = selected > 0 ? selected : window.indexAt(window.width() / 2);
    long index = picture.bounds().clamp(from + by);
    follow.set(false);
    window = window.showing(index, picture.bounds());
    choose(chosen == null ? picture.reference() : chosen, index);
  }

  private void stepRow(int by) {
    List<NodeId> nodes = picture.rows().stream().map(Row::node).toList();
    if (nodes.isEmpty()) {
      return;
    }
    int at = chosen == null ? 0 : nodes.indexOf(Objects.requireNonNull(chosen)) + by;
    choose(nodes.get(Math.clamp(at, 0, nodes.size() - 1)), selected);
  }
}
