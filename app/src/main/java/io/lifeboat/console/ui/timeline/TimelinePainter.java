package io.lifeboat.console.ui.timeline;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.application.timeline.NodeLanes;
import io.lifeboat.console.application.timeline.TimelineMark;
import io.lifeboat.console.application.timeline.TimelineView;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import io.lifeboat.console.ui.timeline.LaneRows.Kind;
import io.lifeboat.console.ui.timeline.LaneRows.Row;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** One painting of the timeline: only what the window shows. */
final class TimelinePainter {
  /**
   * What is painted.
   *
   * @param originMicros what times count from, null for the beginning of the run
   * @param momentMicros the moment somebody looks at, or null
   */
  record Scene(
      TimelineView timeline,
      long nowMicros,
      TimeWindow window,
      LaneRows rows,
      FaultRows faultRows,
      @Nullable Long originMicros,
      @Nullable Long momentMicros,
      @Nullable NodeId selected) {}

  /**
   * Where it is painted.
   *
   * @param gutter the width of the names of the lanes
   * @param bottom where the lanes end and the axis begins
   * @param scroll how far the lanes are moved up
   * @param px the size of normal text
   */
  record Frame(double width, double bottom, double gutter, double scroll, double px) {
    double right() {
      return width - px * 0.6;
    }
  }

  private final GraphicsContext g;
  private final Pen pen;
  private final Scene scene;
  private final Frame frame;
  private final I18n i18n;
  private final BandPainter bands;

  TimelinePainter(GraphicsContext g, Pen pen, Scene scene, Frame frame, I18n i18n) {
    this.g = g;
    this.pen = pen;
    this.scene = scene;
    this.frame = frame;
    this.i18n = i18n;
    this.bands = new BandPainter(pen, scene.window(), scene.nowMicros(), i18n);
  }

  void paint(double canvasHeight) {
    g.clearRect(0, 0, frame.width(), canvasHeight);
    g.save();
    g.beginPath();
    g.rect(0, 0, frame.width(), frame.bottom());
    g.clip();
    g.translate(0, -frame.scroll());
    scene.rows().rows().forEach(this::ground);
    List<Long> ticks = ticks().within(scene.window(), scene.originMicros());
    for (long tick : ticks) {
      Long origin = scene.originMicros();
      boolean zero = origin != null && tick == origin;
      Color color = zero ? pen.palette().muted() : pen.palette().faint();
      pen.vertical(pen.x(tick), 0, scene.rows().height(), color, 1);
    }
    scene.rows().rows().forEach(this::row);
    marks();
    g.restore();
    if (scene.timeline().nodes().isEmpty()) {
      double middle = frame.bottom() / 2;
      Color muted = pen.palette().muted();
      String empty = i18n.text(TimelineMsg.EMPTY);
      pen.write(empty, frame.width() / 2, middle, muted, false, TextAlignment.CENTER);
      return;
    }
    lines();
    axis(ticks);
  }

  private TimeTicks ticks() {
    return TimeTicks.of(scene.window(), pen.right() - pen.left(), frame.px() * 5.5);
  }

  private void ground(Row row) {
    boolean selected = row.node() != null && row.node().equals(scene.selected());
    double from = pen.within(0);
    double to = pen.within(scene.nowMicros());
    if (to > from) {
      pen.fill(from, to, row.y() + 1, row.height() - 2, pen.palette().plot());
    }
    String name = name(row);
    if (selected) {
      Color faint = pen.palette().faint();
      pen.fill(0, frame.gutter() - frame.px() * 0.4, row.y() + 1, row.height() - 2, faint);
    }
    Color color = selected ? pen.palette().text() : pen.palette().muted();
    double middle = row.y() + row.height() / 2;
    pen.write(name, frame.px() * 0.9, middle, color, selected, TextAlignment.LEFT);
  }

  private String name(Row row) {
    return switch (row.kind()) {
      case FAULTS -> row.subRow() == 0 ? i18n.text(TimelineMsg.LANE_FAULTS) : "";
      case LEADERSHIP -> i18n.text(TimelineMsg.LANE_LEADER);
      case CLIENTS -> i18n.text(TimelineMsg.LANE_CLIENTS);
      case NODE -> String.valueOf(row.node());
    };
  }

  private void row(Row row) {
    switch (row.kind()) {
      case FAULTS -> faults(row);
      case LEADERSHIP -> bands.leadership(scene.timeline().leadership(), row.y(), row.height());
      case CLIENTS -> bands.clients(scene.timeline().clients(), row.y(), row.height());
      case NODE -> {
        for (NodeLanes lanes : scene.timeline().nodes()) {
          if (lanes.node().equals(row.node())) {
            bands.node(lanes, row.y(), row.height());
          }
        }
      }
    }
  }

  private void faults(Row row) {
    long from = (long) scene.window().fromMicros();
    long to = (long) scene.window().toMicros();
    for (FaultSpan fault : scene.timeline().faultsWithin(from, to)) {
      if (scene.faultRows().row(fault) == row.subRow()) {
        bands.fault(fault, row.y(), row.height());
      }
    }
  }

  private void marks() {
    long from = (long) scene.window().fromMicros();
    long to = (long) scene.window().toMicros();
    Map<TimelineMark.Kind, Set<String>> drawn = new EnumMap<>(TimelineMark.Kind.class);
    for (TimelineMark mark : scene.timeline().marksWithin(from, to)) {
      double x = pen.x(mark.atMicros());
      // One mark of a kind and a lane per two pixels.
      String place = mark.node() + " " + Math.round(x / 2);
      if (drawn.computeIfAbsent(mark.kind(), kind -> new HashSet<>()).add(place)) {
        mark(mark, x);
      }
    }
  }

  private void mark(TimelineMark mark, double x) {
    double size = Math.round(frame.px() * 0.5);
    Row row = rowOf(mark);
    double y = row == null ? scene.rows().height() : row.y() + row.height() - 2;
    Color line = pen.palette().line();
    Color notice = pen.palette().notice();
    Color alarm = pen.palette().alarm();
    switch (mark.kind()) {
      case COMMAND -> pen.vertical(x, 0, 4, line, 2);
      case NOTE -> pen.triangle(x, 4, size, pen.palette().text(), true);
      case POLL -> pen.triangle(x, y, size, notice, false);
      case VOTE -> pen.triangle(x, y, size, notice, true);
      case VOTE_REFUSED -> pen.cross(x, y, size, notice);
      case CONFIGURATION -> pen.square(x, y, size - 1, line);
      case COMPACTION -> pen.vertical(x, y - size, y, pen.palette().muted(), 1, 2, 1);
      case MESSAGE -> pen.square(x, y - 2, 3, notice);
      case SUSPECTED -> {
        double top = row == null ? 0 : row.y() + 2;
        pen.fill(x - size / 2, x + size / 2, top, 3, notice);
      }
      case DAMAGE -> pen.cross(x, y, size + 1, alarm);
      case REPAIR -> pen.square(x, y, size - 1, notice);
      case SAFETY_BROKEN, FACTS_MISSING -> {
        pen.vertical(x, 0, scene.rows().height(), alarm, 2, 4, 3);
        pen.cross(x, y, size + 2, alarm);
      }
    }
  }

  private @Nullable Row rowOf(TimelineMark mark) {
    for (Row row : scene.rows().rows()) {
      boolean its =
          mark.node() == null
              ? row.kind() == Kind.FAULTS
              : row.kind() == Kind.NODE && mark.node().equals(row.node());
      if (its) {
        return row;
      }
    }
    return null;
  }

  private void lines() {
    double lanesEnd = Math.min(frame.bottom(), scene.rows().height() - frame.scroll());
    double now = pen.x(scene.nowMicros());
    if (now > pen.left() && now < pen.right()) {
      pen.vertical(now, 0, lanesEnd, pen.palette().muted(), 1);
    }
    Long moment = scene.momentMicros();
    if (moment != null && scene.window().shows(moment)) {
      pen.vertical(pen.x(moment), 0, lanesEnd + 4, pen.palette().text(), 1.5, 4, 3);
      pen.triangle(pen.x(moment), lanesEnd + 6, frame.px() * 0.6, pen.palette().text(), true);
    }
  }

  private void axis(List<Long> ticks) {
    double y = frame.bottom();
    double half = frame.px() * 2.2;
    for (long tick : ticks) {
      double x = pen.x(tick);
      pen.vertical(x, y, y + 4, pen.palette().faint(), 1);
      boolean cutOff = x < pen.left() + half * 0.4 || x > frame.right() - half * 0.6;
      if (!cutOff) {
        String label = ticks().label(tick, scene.originMicros(), i18n);
        Color muted = pen.palette().muted();
        pen.write(label, x, y + 4 + frame.px() * 0.6, muted, false, TextAlignment.CENTER);
      }
    }
  }
}
