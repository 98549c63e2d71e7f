package io.lifeboat.console.application.report;

import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.ReportMsg;
import io.lifeboat.console.application.timeline.ClientService;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.application.timeline.Interval;
import io.lifeboat.console.application.timeline.Lane;
import io.lifeboat.console.application.timeline.NodeLanes;
import io.lifeboat.console.application.timeline.RoleBand;
import io.lifeboat.console.application.timeline.Severance;
import io.lifeboat.console.application.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The picture of a run: a lane for each node, one for clients, one for each fault that overlaps
 * another. Grey is normal; what is abnormal is told by its shape as well as by its colour.
 */
final class TimelineSvg {
  private static final int WIDTH = 1_000;
  private static final int LEFT = 110;
  private static final int RIGHT = 20;
  private static final int TOP = 24;
  private static final int LANE = 26;
  private static final int BAND = 16;
  private static final int MOST_FAULT_ROWS = 12;
  private static final long[] STEPS_MS = {
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000,
    1_800_000, 3_600_000
  };
  private static final int MOST_TICKS = 10;

  private final ReportWords words;
  private final TimelineView timeline;
  private final long end;
  private final StringBuilder out = new StringBuilder();

  TimelineSvg(ReportWords words, RunReport report) {
    this.words = words;
    this.timeline = report.last().timeline();
    this.end = Math.max(1, report.lengthMicros());
  }

  String draw() {
    List<List<FaultSpan>> faults = faultRows();
    int lanes = timeline.nodes().size() + 1 + faults.size();
    int height = TOP + lanes * LANE + 6;
    out.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
            WIDTH,
            height,
            Escaped.html(words.get(ReportMsg.TIMELINE))));
    out.append(
        """
        <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"\
         patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" class="hatch"/></pattern></defs>
        """);
    ticks(height);
    int y = TOP;
    for (NodeLanes node : timeline.nodes()) {
      node(node, y);
      y += LANE;
    }
    label(words.get(ReportMsg.LANE_CLIENTS), y);
    clients(y);
    y += LANE;
    for (int i = 0; i < faults.size(); i++) {
      label(i == 0 ? words.get(ReportMsg.LANE_FAULTS) : "", y);
      for (FaultSpan fault : faults.get(i)) {
        fault(fault, y);
      }
      y += LANE;
    }
    return out.append("</svg>\n").toString();
  }

  private void ticks(int height) {
    long step = STEPS_MS[STEPS_MS.length - 1];
    for (long each : STEPS_MS) {
      if (end / 1_000 / each <= MOST_TICKS) {
        step = each;
        break;
      }
    }
    for (long at = 0; at <= end / 1_000; at += step) {
      double x = x(at * 1_000);
      out.append(
          String.format(
              Locale.ROOT,
              "<line class=\"tick\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>"
                  + "<text class=\"time\" x=\"%.1f\" y=\"13\">%s</text>%n",
              x,
              TOP - 5,
              x,
              height,
              x,
              tick(at, step)));
    }
  }

  private static String tick(long ms, long stepMs) {
    return stepMs < 1_000
        ? String.format(Locale.ROOT, "%d:%02d.%d", ms / 60_000, ms / 1_000 % 60, ms / 100 % 10)
        : String.format(Locale.ROOT, "%d:%02d", ms / 60_000, ms / 1_000 % 60);
  }

  private void node(NodeLanes node, int y) {
    label(node.node().toString(), y);
    for (Interval<RoleBand> band : all(node.roles())) {
      RoleBand role = band.value();
      String name =
          role.stale() ? "stale" : role.role() == Role.CANDIDATE ? "candidate" : plain(role.role());
      band(band, y, BAND, name, words.format(Wording.of(role.role())) + " " + role.term());
      if (role.role() == Role.LEADER && x(band.endMicros(end)) - x(band.fromMicros()) > 30) {
        text(x(band.fromMicros()) + 4, y + 12, "onDark", "L " + role.term());
      }
    }
    for (Interval<NodeStatus> status : all(node.statuses())) {
      if (status.value() != NodeStatus.RUNNING && status.value() != NodeStatus.STARTING) {
        band(status, y, BAND, "down", status.value().name().toLowerCase(Locale.ROOT));
      }
    }
    for (Interval<Severance> cut : all(node.cuts())) {
      String title = words.get(ReportMsg.LEGEND_CUT);
      band(cut, y + BAND, 4, cut.value() == Severance.FULLY ? "cut" : "partly", title);
    }
  }

  private static String plain(Role role) {
    return role == Role.LEADER ? "leader" : "follower";
  }

  private void clients(int y) {
    for (Interval<ClientService> got : all(timeline.clients())) {
      String name =
          switch (got.value()) {
            case SERVED -> "served";
            case REFUSED -> "refused";
            case UNAVAILABLE -> "unavailable";
            case IDLE -> "idle";
          };
      band(got, y, BAND, name, name);
    }
  }

  private void fault(FaultSpan fault, int y) {
    Long to = fault.toMicros();
    String title = fault.id() + " " + words.format(Wording.of(fault.kind(), fault.targets()));
    rectangle(fault.fromMicros(), to == null ? end : to, y, BAND, "fault", title);
    text(x(fault.fromMicros()) + 4, y + 12, "faultName", title);
  }

  /** Faults beside each other in a row as long as they do not overlap. */
  private List<List<FaultSpan>> faultRows() {
    List<List<FaultSpan>> rows = new ArrayList<>();
    for (FaultSpan fault : timeline.faultsWithin(0, Long.MAX_VALUE)) {
      List<FaultSpan> fits = null;
      for (List<FaultSpan> row : rows) {
        Long last = row.getLast().toMicros();
        if (fits == null && last != null && x(last) + 4 < x(fault.fromMicros())) {
          fits = row;
        }
      }
      if (fits != null) {
        fits.add(fault);
      } else if (rows.size() < MOST_FAULT_ROWS) {
        rows.add(new ArrayList<>(List.of(fault)));
      }
    }
    return rows;
  }

  private static <V> List<Interval<V>> all(Lane<V> lane) {
    return lane.within(0, Long.MAX_VALUE);
  }

  private void band(Interval<?> interval, int y, int height, String name, String title) {
    rectangle(interval.fromMicros(), interval.endMicros(end), y, height, name, title);
  }

  private void rectangle(long from, long to, int y, int height, String name, String title) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s %s – %s"
                + "</title></rect>%n",
            name,
            x(from),
            y,
            Math.max(0.7, x(to) - x(from)),
            height,
            Escaped.html(title),
            ReportWords.moment(from),
            ReportWords.moment(to)));
  }

  private void label(String name, int y) {
    text(4, y + 12, "lane", name);
  }

  private void text(double x, int y, String name, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>%n",
            name,
            x,
            y,
            Escaped.html(text)));
  }

  private double x(long micros) {
    return LEFT + Math.clamp((double) micros / end, 0, 1) * (WIDTH - LEFT - RIGHT);
  }
}
