package io.lifeboat.console.ui.trend;

import io.lifeboat.console.application.state.AdmissionTrends;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.application.trend.Series;
import io.lifeboat.console.ui.control.FaultWords;
import io.lifeboat.console.ui.control.HoverCard;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.theme.Fonts;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Palette;
import io.lifeboat.console.ui.theme.Themes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Throughput, latency, commit spread, suspicion and, while the gateway degrades, what becomes of
 * requests: one above the other on one time axis. What is not known is a gap. Painted at most four
 * times a second.
 */
public final class TrendView extends Region {
  private static final long SPAN_MICROS = 300_000_000L;
  private static final long LEAST_SPAN_MICROS = 60_000_000L;
  private static final long PERIOD_NANOS = 250_000_000L;

  /** Below this many lines of text the words of a band do not fit beside it. */
  private static final double LEAST_BAND_LINES = 3.4;

  private final I18n i18n;
  private final Look look;
  private final Canvas canvas = new Canvas();
  private final HoverCard card = new HoverCard();
  private @Nullable ConsoleState state;
  private long paintedSequence = -1;
  private long paintedAtNanos;

  public TrendView(I18n i18n, Look look) {
    this.i18n = i18n;
    this.look = look;
    setId("trends");
    getStyleClass().add("trends");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(240, 150);
    getChildren().add(canvas);
    canvas.setOnMouseMoved(this::tellFaults);
    canvas.setOnMouseExited(e -> card.hide());
    sceneProperty().addListener((o, was, is) -> card.hide());
    i18n.languageProperty().addListener((o, was, is) -> paint());
    look.themeProperty().addListener((o, was, is) -> paint());
    look.textScaleProperty().addListener((o, was, is) -> paint());
  }

  public void show(ConsoleState next, long nowNanos) {
    state = next;
    if (next.lastSequence() != paintedSequence && nowNanos - paintedAtNanos >= PERIOD_NANOS) {
      paintedAtNanos = nowNanos;
      paint();
    }
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      paint();
    }
  }

  /** The faults that were active at the moment under the mouse. */
  private void tellFaults(MouseEvent e) {
    ConsoleState now = state;
    if (now == null || getWidth() < 100) {
      return;
    }
    Painter painter = new Painter(now);
    long at = painter.micros(e.getX());
    List<FaultSpan> faults =
        painter.isPlot(e.getX()) ? now.timeline().faultsWithin(at, at) : List.of();
    if (faults.isEmpty()) {
      card.hide();
      setAccessibleHelp(null);
      return;
    }
    String words =
        faults.stream()
            .map(fault -> FaultWords.at(fault, at, now.nowMicros(), i18n))
            .collect(Collectors.joining("\n"));
    setAccessibleHelp(words);
    card.show(this, e.getScreenX() + 14, e.getScreenY() + 16, words);
  }

  private void paint() {
    ConsoleState now = state;
    if (now == null || getWidth() < 100 || getHeight() < 60) {
      return;
    }
    paintedSequence = now.lastSequence();
    new Painter(now).paint();
  }

  /**
   * One figure over time.
   *
   * @param last its latest value
   * @param top the value at the upper edge
   * @param dashed a second line, or null
   */
  private record Band(
      UiMsg name, UiMsg unit, String last, double top, Series series, @Nullable Series dashed) {}

  /** One painting: the state, the colours and the measures that belong together. */
  private final class Painter {
    private final ConsoleState shown;
    private final GraphicsContext g = canvas.getGraphicsContext2D();
    private final Palette palette = look.theme().palette();
    private final double px = Themes.textPx(look.textScale());
    private final Font small = Fonts.of(px * 0.86);
    private final Font bold = Fonts.bold(px * 1.15);
    private final double left = px * 11.5;
    private final double right = getWidth() - px * 1.2;
    private final double axisHeight = px * 1.7;
    private final long spanMicros;

    Painter(ConsoleState shown) {
      this.shown = shown;
      long covered = 0;
      Series throughput = shown.trends().throughput();
      if (throughput.size() > 0) {
        covered = shown.nowMicros() - throughput.atMicros(0);
      }
      this.spanMicros = Math.clamp(covered, LEAST_SPAN_MICROS, SPAN_MICROS);
    }

    void paint() {
      g.clearRect(0, 0, getWidth(), getHeight());
      List<Band> bands = fitting();
      double gap = px * 0.7;
      double room = getHeight() - axisHeight - gap * (bands.size() - 1) - px * 0.5;
      double height = room / bands.size();
      double y = px * 0.5;
      for (Band band : bands) {
        paint(band, y, height);
        y += height + gap;
      }
      axis(y - gap);
      setAccessibleText(
          i18n.text(UiMsg.TREND_THROUGHPUT)
              + " "
              + value(TrendScale.last(shown.trends().throughput()), 0)
              + " "
              + i18n.text(UiMsg.UNIT_PER_SECOND));
    }

    private List<Band> bands() {
      var trends = shown.trends();
      String latency = latency(trends.p50Ms()) + " / " + latency(trends.p99Ms());
      return List.of(
          plain(UiMsg.TREND_THROUGHPUT, UiMsg.UNIT_PER_SECOND, trends.throughput(), 10, 0),
          new Band(
              UiMsg.TREND_LATENCY,
              UiMsg.UNIT_LATENCY,
              latency,
              TrendScale.top(5, trends.p50Ms(), trends.p99Ms()),
              trends.p50Ms(),
              trends.p99Ms()),
          plain(UiMsg.TREND_SPREAD, UiMsg.UNIT_ENTRIES, trends.commitSpread(), 10, 0),
          plain(UiMsg.TREND_SUSPICION, UiMsg.UNIT_PHI, trends.suspicion(), 8, 1));
    }

    /** All, or without what tells least of degradation where there is no room for all. */
    private List<Band> fitting() {
      List<Band> bands = new ArrayList<>(bands());
      int least = bands.size();
      bands.addAll(admission());
      int room = Math.max(least, (int) ((getHeight() - axisHeight) / (px * LEAST_BAND_LINES)));
      for (int last = least - 1; bands.size() > room; last--) {
        bands.remove(last);
      }
      return bands;
    }

    /** What the gateway does with requests; only where it tells. */
    private List<Band> admission() {
      AdmissionTrends told = shown.trends().admission();
      return told.full().size() == 0
          ? List.of()
          : List.of(
              both(UiMsg.TREND_ANSWERED, UiMsg.UNIT_STALE_DASHED, told.full(), told.stale()),
              both(UiMsg.TREND_REFUSED, UiMsg.UNIT_QUEUED_DASHED, told.refused(), told.queued()));
    }

    private Band both(UiMsg name, UiMsg unit, Series series, Series dashed) {
      String last = value(TrendScale.last(series), 0) + " / " + value(TrendScale.last(dashed), 0);
      return new Band(name, unit, last, TrendScale.top(10, series, dashed), series, dashed);
    }

    private Band plain(UiMsg name, UiMsg unit, Series series, int leastTop, int decimals) {
      String last = value(TrendScale.last(series), decimals);
      return new Band(name, unit, last, TrendScale.top(leastTop, series), series, null);
    }

    private String latency(Series series) {
      double last = TrendScale.last(series);
      return value(last, last < 10 ? 1 : 0);
    }

    private String value(double value, int decimals) {
      return Double.isNaN(value) ? "–" : i18n.number(value, decimals);
    }

    private void paint(Band band, double y, double height) {
      g.setFill(palette.plot());
      g.fillRect(left, y, right - left, height);
      faults(y, height);
      words(band, y, height);
      g.setFont(small);
      g.setFill(palette.muted());
      g.setTextAlign(TextAlignment.RIGHT);
      g.setTextBaseline(VPos.TOP);
      g.fillText(i18n.number(band.top(), band.top() < 1 ? 1 : 0), left - px * 0.4, y);
      g.setTextBaseline(VPos.BOTTOM);
      g.fillText("0", left - px * 0.4, y + height);
      g.setStroke(palette.faint());
      g.setLineWidth(1);
      g.strokeLine(left, y + height - 0.5, right, y + height - 0.5);
      g.strokeLine(left, snap(y + height / 2), right, snap(y + height / 2));
      Series dashed = band.dashed();
      if (dashed != null) {
        g.setLineDashes(4, 3);
        line(dashed, y, height, band.top());
        g.setLineDashes();
      }
      line(band.series(), y, height, band.top());
      if (band.series().size() == 0) {
        g.setFill(palette.muted());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(i18n.text(UiMsg.TREND_EMPTY), (left + right) / 2, y + height / 2);
      }
    }

    private void words(Band band, double y, double height) {
      String unit = i18n.text(band.unit());
      String shorter = band.unit() == UiMsg.UNIT_LATENCY ? i18n.text(UiMsg.UNIT_MS) : "";
      double x = px * 0.9;
      g.setTextAlign(TextAlignment.LEFT);
      g.setTextBaseline(VPos.TOP);
      boolean roomy = height > px * 4;
      g.setFont(small);
      g.setFill(palette.muted());
      g.fillText(i18n.text(band.name()), x, y);
      g.setFont(bold);
      g.setFill(palette.text());
      g.fillText(band.last(), x, y + px * 1.25);
      g.setFont(small);
      g.setFill(palette.muted());
      if (roomy) {
        g.fillText(unit, x, y + px * 2.8);
      } else {
        double from = x + Fonts.width(band.last(), bold) + px * 0.4;
        double room = left - px * 2.2 - from;
        g.fillText(Fonts.width(unit, small) <= room ? unit : shorter, from, y + px * 1.55);
      }
    }

    private void line(Series series, double y, double height, double top) {
      g.setStroke(palette.line());
      g.setLineWidth(1.5);
      g.beginPath();
      boolean open = false;
      for (int i = 0; i < series.size(); i++) {
        double value = series.value(i);
        double x = x(series.atMicros(i));
        if (Double.isNaN(value) || x < left) {
          open = false;
          continue;
        }
        double at = y + height - 1 - Math.min(1, value / top) * (height - 2);
        if (open) {
          g.lineTo(x, at);
        } else {
          g.moveTo(x, at);
          open = true;
        }
      }
      g.stroke();
    }

    /** Behind the line: when faults were active; several at once are one band. */
    private void faults(double y, double height) {
      long from = shown.nowMicros() - spanMicros;
      double paintedTo = left;
      for (FaultSpan fault : shown.timeline().faultsWithin(from, shown.nowMicros())) {
        Long to = fault.toMicros();
        double x0 = Math.max(left, x(fault.fromMicros()));
        double x1 = Math.max(x0 + 1, to == null ? right : Math.min(right, x(to)));
        double rest = Math.max(x0, paintedTo);
        if (x1 > rest) {
          g.setFill(palette.plot().interpolate(palette.notice(), 0.15));
          g.fillRect(rest, y, x1 - rest, height);
          paintedTo = x1;
        }
        g.setFill(palette.notice());
        g.fillRect(x0, y, x1 - x0, 2);
        if (fault.fromMicros() >= from) {
          g.fillRect(x0, y, 1.5, height);
        }
      }
    }

    private boolean isPlot(double x) {
      return x >= left && x <= right;
    }

    private long micros(double x) {
      return shown.nowMicros() - (long) ((right - x) / (right - left) * spanMicros);
    }

    private double x(long atMicros) {
      double ago = (double) (shown.nowMicros() - atMicros) / spanMicros;
      return right - ago * (right - left);
    }

    private void axis(double y) {
      g.setFont(small);
      g.setFill(palette.muted());
      g.setStroke(palette.faint());
      g.setTextBaseline(VPos.TOP);
      long step = spanMicros > 150_000_000L ? 60_000_000L : 15_000_000L;
      boolean narrow = (right - left) * step / spanMicros < px * 4.5;
      for (long ago = 0; ago <= spanMicros; ago += step) {
        double x = snap(right - (double) ago / spanMicros * (right - left));
        g.strokeLine(x, y, x, y + 4);
        boolean crowded = ago > 0 && (right - x < px * 4 || (ago / step % 2 == 1 && narrow));
        if (crowded) {
          continue;
        }
        g.setTextAlign(ago == 0 ? TextAlignment.RIGHT : TextAlignment.CENTER);
        String text =
            ago == 0
                ? i18n.text(UiMsg.TREND_NOW)
                : step == 60_000_000L
                    ? i18n.text(UiMsg.TREND_MINUTES, ago / 60_000_000L)
                    : i18n.text(UiMsg.TREND_SECONDS, ago / 1_000_000L);
        g.fillText(text, ago == 0 ? right : x, y + 5);
      }
    }

    private static double snap(double v) {
      return Math.floor(v) + 0.5;
    }
  }
}
