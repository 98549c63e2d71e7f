package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.NodeLog;
import io.lifeboat.console.ui.control.Mark;
import io.lifeboat.console.ui.control.TimerEstimate;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import io.lifeboat.console.ui.log.LogPicture.Row;
import io.lifeboat.console.ui.theme.Fonts;
import io.lifeboat.console.ui.theme.Palette;
import io.lifeboat.console.ui.theme.Theme;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** One painting of the logs; only what is in sight is drawn. */
final class LogPainter {
  private final GraphicsContext g;
  private final LogPicture picture;
  private final LogWindow window;
  private final LogLayout layout;
  private final Theme theme;
  private final Palette palette;
  private final I18n i18n;
  private final Font small;
  private final Font normal;
  private final Font bold;

  LogPainter(
      GraphicsContext g,
      LogPicture picture,
      LogWindow window,
      LogLayout layout,
      Theme theme,
      I18n i18n) {
    this.g = g;
    this.picture = picture;
    this.window = window;
    this.layout = layout;
    this.theme = theme;
    this.palette = theme.palette();
    this.i18n = i18n;
    small = Fonts.of(layout.px() * 0.86);
    normal = Fonts.of(layout.px());
    bold = Fonts.bold(layout.px());
  }

  /**
   * Paints it.
   *
   * @param chosen the node whose row is marked, or null
   * @param selected the chosen index, 0 for none
   * @param hovered the index under the pointer, 0 for none
   */
  void paint(@Nullable NodeId chosen, long selected, long hovered) {
    g.clearRect(0, 0, layout.width(), layout.height());
    whole();
    axis(selected, hovered);
    for (int row = 0; row < picture.rows().size(); row++) {
      name(row, chosen);
      clipToCells(row);
      cells(row);
      marks(row);
      g.restore();
      beyond(row);
    }
    column(selected);
    if (chosen != null && selected > 0) {
      frame(chosen, selected);
    }
  }

  // The whole log, with the window in it

  private void whole() {
    double y = layout.wholeTop();
    double h = layout.wholeHeight();
    g.setFill(palette.plot());
    g.fillRect(layout.left(), y, layout.cellsWidth(), h);
    NodeId reference = picture.reference();
    NodeLog log = reference == null ? null : picture.row(reference).map(Row::log).orElse(null);
    double scale = layout.cellsWidth() / picture.bounds().span();
    if (log != null) {
      long step = Math.max(1, (long) Math.ceil(2 / scale));
      List<LogPiece> pieces =
          LogPiece.of(log, picture.bounds().first(), picture.bounds().last(), step);
      for (LogPiece piece : pieces) {
        double x = layout.left() + (piece.from() - picture.bounds().first()) * scale;
        double w = (piece.to() - piece.from() + 1) * scale;
        ground(piece, x, y, w, h);
      }
    }
    double x0 = layout.left() + (window.left() - picture.bounds().first()) * scale;
    double x1 = x0 + window.width() / window.cell() * scale;
    x0 = Math.max(layout.left(), x0);
    x1 = Math.min(layout.left() + layout.cellsWidth(), Math.max(x0 + 4, x1));
    g.setStroke(palette.line());
    g.setLineWidth(2);
    g.strokeRect((double) Math.round(x0), y - 1, (double) Math.max(4, Math.round(x1 - x0)), h + 2);
    g.setFont(small);
    g.setFill(palette.muted());
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(i18n.text(LogMsg.WHOLE_LOG_SHORT), layout.px() * 0.6, y + h / 2);
  }

  // Indices

  private void axis(long selected, long hovered) {
    double y = layout.axisTop() + layout.px() * 0.65;
    g.setFont(small);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(palette.muted());
    g.fillText(i18n.text(LogMsg.AXIS_INDEX), layout.px() * 0.6, y);
    g.setTextAlign(TextAlignment.CENTER);
    long step = LogMarks.labelStep(window.cell(), layout.px() * 5.2);
    long first = Math.floorDiv(window.first(), step) * step;
    long pointed = hovered > 0 ? hovered : selected;
    for (long index = first; index <= window.last(); index += step) {
      double x = middle(index);
      boolean inSight = x > layout.left() + layout.px() && x < right() - layout.px();
      boolean free = pointed == 0 || Math.abs(x - middle(pointed)) > layout.px() * 4.6;
      if (index >= 1 && index <= picture.bounds().last() + 1 && inSight && free) {
        g.fillText(i18n.number((double) index, 0), x, y);
      }
    }
    if (pointed >= 1 && window.first() <= pointed && pointed <= window.last()) {
      g.setFont(bold);
      g.setFill(palette.text());
      double edge = layout.px() * 2.5;
      g.fillText(
          i18n.number((double) pointed, 0),
          Math.clamp(middle(pointed), layout.left() + edge, right() - edge),
          y);
    }
  }

  private double right() {
    return layout.left() + layout.cellsWidth();
  }

  private double middle(long index) {
    return layout.left() + window.middle(index);
  }

  // Names

  private void name(int at, @Nullable NodeId chosen) {
    Row row = picture.rows().get(at);
    double top = layout.rowTop(at);
    double y = layout.cellTop(at) + layout.cellHeight() / 2;
    if (row.node().equals(chosen)) {
      g.setFill(palette.faint());
      g.fillRect(0, top + 1, layout.left() - 4, layout.rowHeight() - 2);
    }
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.setFont(bold);
    g.setFill(row.running() ? palette.text() : palette.muted());
    g.fillText(row.node().value(), layout.px() * 0.6, y);
    role(row, layout.px() * 3.1, y);
    TimerEstimate timer = row.timer();
    if (timer != null) {
      timer(timer, layout.px() * 5.2, y);
    }
    if (layout.hasLetters() && row.running()) {
      boolean stale = row.mark().shape() == Mark.Shape.STALE_LEADER;
      g.setFont(small);
      g.setFill(stale ? palette.text() : palette.muted());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(
          i18n.text(stale ? LogMsg.ROW_STALE : LogMsg.ROW_TERM, row.term()),
          layout.px() * 0.6,
          layout.marksTop(at) + layout.px() * 0.75);
    }
    if (at > 0) {
      g.setStroke(palette.faint());
      g.setLineWidth(1);
      g.strokeLine(0, top + 0.5, layout.width(), top + 0.5);
    }
  }

  /** The letter of its role; in a dashed ring when it leads a term that is over, or is cut off. */
  private void role(Row row, double x, double y) {
    boolean stale = row.mark().shape() == Mark.Shape.STALE_LEADER;
    g.setFont(normal);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(row.mark().letter(), x, y);
    if (stale || row.mark().cutOff()) {
      double r = layout.px() * 0.72;
      g.setStroke(stale ? palette.alarm() : palette.line());
      g.setLineWidth(stale ? 2 : 1.3);
      g.setLineDashes(3, 2.5);
      g.strokeOval(x - r, y - r, 2 * r, 2 * r);
      g.setLineDashes();
    }
  }

  /** Half a circle is one election timeout; in the second half it may fire at any moment. */
  private void timer(TimerEstimate timer, double x, double y) {
    double r = layout.px() * 0.6;
    g.setLineWidth(1);
    g.setStroke(palette.muted());
    g.strokeOval(x - r, y - r, 2 * r, 2 * r);
    g.strokeLine(x, y + r - 2, x, y + r + 3);
    g.setFill(timer.mayFire() ? palette.notice() : palette.muted());
    g.fillArc(x - r, y - r, 2 * r, 2 * r, 90, -360 * timer.turn(), ArcType.ROUND);
  }

  // Cells and bands

  private void clipToCells(int row) {
    g.save();
    g.beginPath();
    g.rect(layout.left() - 1, layout.rowTop(row), layout.cellsWidth() + 2, layout.rowHeight());
    g.clip();
  }

  private void cells(int at) {
    Row row = picture.rows().get(at);
    double y = layout.cellTop(at);
    for (LogPiece piece :
        LogPiece.of(row.log(), window.first(), window.last(), 2 * window.step())) {
      boolean celled =
          window.isCelled()
              && (piece.kind() == LogPiece.Kind.ENTRIES || piece.kind() == LogPiece.Kind.NOT_KNOWN);
      if (celled) {
        for (long index = piece.from(); index <= piece.to(); index++) {
          cell(row, piece, index, y);
        }
        if (!window.isNumbered()) {
          bandWords(piece, y);
        }
      } else {
        band(piece, y);
      }
    }
    if (!window.isCelled()) {
      row.differences().forEach(difference -> differenceBand(difference, y));
    }
  }

  private void cell(Row row, LogPiece piece, long index, double y) {
    double gap = window.cell() > 12 ? 1.5 : 0.5;
    double x = layout.left() + window.x(index) + gap;
    double w = window.cell() - 2 * gap;
    double h = layout.cellHeight();
    boolean differs = row.differsAt(index);
    ground(piece, x, y, w, h);
    border(piece.committed(), differs, x, y, w, h);
    if (window.isNumbered()) {
      g.setFont(normal);
      g.setFill(palette.text());
      g.setTextAlign(TextAlignment.CENTER);
      g.setTextBaseline(VPos.CENTER);
      String term = piece.kind() == LogPiece.Kind.ENTRIES ? Long.toString(piece.term()) : "?";
      g.fillText(term, x + w / 2, y + h / 2, w - 2);
    }
    if (differs) {
      corner(x, y, Math.min(w, layout.px() * 0.75));
    }
  }

  private void ground(LogPiece piece, double x, double y, double w, double h) {
    switch (piece.kind()) {
      case ENTRIES -> {
        g.setFill(TermColours.of(piece.term(), theme));
        g.fillRect(x, y, w, h);
      }
      case MIXED -> {
        g.setFill(palette.muted());
        g.fillRect(x, y, w, h);
      }
      case NOT_KNOWN -> {
        g.setFill(palette.plot());
        g.fillRect(x, y, w, h);
      }
      case SNAPSHOT -> hatch(x, y, w, h, palette.muted());
      case MISSING -> hatch(x, y, w, h, palette.alarm());
    }
  }

  private void hatch(double x, double y, double w, double h, Color colour) {
    g.setFill(palette.plot());
    g.fillRect(x, y, w, h);
    g.setStroke(colour);
    g.setLineWidth(1);
    double from = Math.max(x, layout.left());
    double to = Math.min(x + w, right());
    for (double at = Math.floor(from / 7) * 7 - h; at < to; at += 7) {
      double x0 = Math.max(at, from);
      double x1 = Math.min(at + h, to);
      if (x1 > x0) {
        g.strokeLine(x0, y + h - (x0 - at), x1, y + h - (x1 - at));
      }
    }
  }

  /** Solid when committed, dashed when not; thick when the entry is another one than elsewhere. */
  private void border(boolean committed, boolean differs, double x, double y, double w, double h) {
    g.setStroke(differs ? palette.alarm() : committed ? palette.line() : palette.muted());
    g.setLineWidth(differs ? 2.5 : committed ? 1.4 : 1.2);
    if (!committed) {
      g.setLineDashes(3, 3);
    }
    g.strokeRect(x, y, w, h);
    g.setLineDashes();
  }

  /** A filled corner: the mark of an entry that is another one than elsewhere. */
  private void corner(double x, double y, double size) {
    g.setFill(palette.alarm());
    g.fillPolygon(new double[] {x, x + size, x}, new double[] {y, y, y + size}, 3);
  }

  private void band(LogPiece piece, double y) {
    double x0 = Math.max(layout.left() - 4, layout.left() + window.x(piece.from()));
    double x1 = Math.min(right() + 4, layout.left() + window.x(piece.to() + 1));
    double w = Math.max(1, x1 - x0);
    ground(piece, x0, y, w, layout.cellHeight());
    border(piece.committed(), false, x0, y, w, layout.cellHeight());
    bandWords(piece, y);
  }

  private void bandWords(LogPiece piece, double y) {
    double x0 = Math.max(layout.left(), layout.left() + window.x(piece.from()));
    double x1 = Math.min(right(), layout.left() + window.x(piece.to() + 1));
    String words =
        switch (piece.kind()) {
          case ENTRIES -> i18n.text(LogMsg.BAND_TERM, piece.term());
          case MIXED -> i18n.text(LogMsg.BAND_MIXED);
          case NOT_KNOWN -> i18n.text(LogMsg.BAND_NOT_KNOWN);
          case SNAPSHOT -> i18n.text(LogMsg.BAND_SNAPSHOT, piece.to());
          case MISSING -> i18n.text(LogMsg.BAND_MISSING);
        };
    String shorter = piece.kind() == LogPiece.Kind.ENTRIES ? Long.toString(piece.term()) : "";
    double room = x1 - x0 - 8;
    String fitting =
        Fonts.width(words, normal) <= room
            ? words
            : Fonts.width(shorter, normal) <= room ? shorter : "";
    if (!fitting.isEmpty()) {
      double w = Fonts.width(fitting, normal) + 6;
      double h = layout.px() * 1.25;
      double middle = (x0 + x1) / 2;
      double centre = y + layout.cellHeight() / 2;
      if (piece.kind() != LogPiece.Kind.ENTRIES || window.isCelled()) {
        g.setFill(
            piece.kind() == LogPiece.Kind.ENTRIES
                ? TermColours.of(piece.term(), theme)
                : palette.plot());
        g.fillRect(middle - w / 2, centre - h / 2, w, h);
      }
      g.setFont(normal);
      g.setFill(palette.text());
      g.setTextAlign(TextAlignment.CENTER);
      g.setTextBaseline(VPos.CENTER);
      g.fillText(fitting, middle, centre);
    }
  }

  private void differenceBand(LogDifference difference, double y) {
    double x0 = layout.left() + window.x(difference.from());
    double x1 = layout.left() + window.x(difference.to() + 1);
    if (x1 < layout.left() || x0 > right()) {
      return;
    }
    double w = Math.max(4, x1 - x0);
    border(false, true, x0, y, w, layout.cellHeight());
    corner(x0, y, layout.px() * 0.75);
  }

  // Marks

  private void marks(int at) {
    Row row = picture.rows().get(at);
    double y = layout.marksTop(at) + 2;
    double s = layout.px() * 0.3;
    for (LogMarks.Group group : LogMarks.of(row, window, layout.px())) {
      g.setFill(palette.text());
      for (double x : group.pointers()) {
        double middle = layout.left() + x;
        g.fillPolygon(
            new double[] {middle - s, middle + s, middle},
            new double[] {y + s * 1.4, y + s * 1.4, y},
            3);
      }
      if (layout.hasLetters()) {
        g.setFont(small);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        g.fillText(group.letters(), layout.left() + group.middle(), y + s * 1.4 - 1);
      }
    }
  }

  /** Says where a log is that is not in sight. */
  private void beyond(int at) {
    Row row = picture.rows().get(at);
    NodeLog log = row.log();
    double y = layout.cellTop(at) + layout.cellHeight() / 2;
    g.setFont(small);
    g.setFill(palette.muted());
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    if (log.lastIndex() == 0) {
      g.fillText(i18n.text(LogMsg.LOG_EMPTY), layout.left() + 4, y);
    } else if (log.lastIndex() < window.first()) {
      g.fillText(i18n.text(LogMsg.LOG_ENDS_BEFORE, log.lastIndex()), layout.left() + 4, y);
    }
  }

  // What is chosen

  private void column(long selected) {
    if (selected < window.first() || selected > window.last()) {
      return;
    }
    g.save();
    g.beginPath();
    g.rect(layout.left() - 1, 0, layout.cellsWidth() + 2, layout.height());
    g.clip();
    g.setStroke(palette.muted());
    g.setLineWidth(1);
    double x = Math.floor(middle(selected)) + 0.5;
    for (int row = 0; row < picture.rows().size(); row++) {
      double top = layout.rowTop(row);
      g.strokeLine(x, top, x, layout.cellTop(row) - 1);
    }
    g.restore();
  }

  private void frame(NodeId chosen, long selected) {
    for (int row = 0; row < picture.rows().size(); row++) {
      double x = layout.left() + window.x(selected);
      double w = Math.max(4, window.cell());
      boolean inSight = x + w > layout.left() && x < right();
      if (picture.rows().get(row).node().equals(chosen) && inSight) {
        g.setStroke(palette.line());
        g.setLineWidth(3);
        g.strokeRect(x, layout.cellTop(row) - 1.5, w, layout.cellHeight() + 3);
      }
    }
  }
}
