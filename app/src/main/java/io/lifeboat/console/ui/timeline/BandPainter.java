package io.lifeboat.console.ui.timeline;

import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.timeline.ClientService;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.application.timeline.Interval;
import io.lifeboat.console.application.timeline.Lane;
import io.lifeboat.console.application.timeline.Leadership;
import io.lifeboat.console.application.timeline.NodeLanes;
import io.lifeboat.console.application.timeline.RoleBand;
import io.lifeboat.console.application.timeline.Severance;
import io.lifeboat.console.ui.control.Lengths;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.paint.Color;

/**
 * Paints the bands of lanes. A leader has a double line and an L, a candidate a frame and a C, a
 * follower a single line and an F; what is abnormal or under way has colour, a pattern and a word.
 */
final class BandPainter {
  private static final double SOFT = 0.20;

  private final Pen pen;
  private final TimeWindow window;
  private final long nowMicros;
  private final I18n i18n;

  BandPainter(Pen pen, TimeWindow window, long nowMicros, I18n i18n) {
    this.pen = pen;
    this.window = window;
    this.nowMicros = nowMicros;
    this.i18n = i18n;
  }

  /** The room of one band: from, to, and a little less than the row's height. */
  private record Box(double x0, double x1, double y, double height) {
    double middle() {
      return y + height / 2;
    }

    double bottom() {
      return y + height;
    }
  }

  void node(NodeLanes lanes, double y, double height) {
    each(lanes.roles(), y, height, (box, band) -> role(box, band.value()));
    each(lanes.statuses(), y, height, (box, band) -> status(box, band.value()));
    each(lanes.cuts(), y, height, (box, band) -> cut(box, band.value()));
  }

  private <V> void each(Lane<V> lane, double y, double height, BiConsumer<Box, Interval<V>> paint) {
    each(visible(lane), y, height, paint);
  }

  private <V> List<Interval<V>> visible(Lane<V> lane) {
    return lane.within((long) window.fromMicros(), (long) Math.ceil(window.toMicros()));
  }

  private <V> void each(
      List<Interval<V>> visible, double y, double height, BiConsumer<Box, Interval<V>> paint) {
    double drawnTo = Double.NEGATIVE_INFINITY;
    for (Interval<V> band : visible) {
      double x0 = pen.within(band.fromMicros());
      double x1 = pen.within(band.endMicros(nowMicros));
      // Of many bands in one column of pixels the first is enough.
      if (x1 >= drawnTo + 1) {
        paint.accept(new Box(x0, Math.max(x1, x0 + 1), y + 3, height - 6), band);
        drawnTo = Math.max(x1, x0 + 1);
      }
    }
  }

  private void role(Box box, RoleBand band) {
    if (band.stale()) {
      stale(box, band);
      return;
    }
    switch (band.role()) {
      case LEADER -> leader(box, band);
      case CANDIDATE -> candidate(box, band);
      case FOLLOWER -> follower(box, band, TimelineMsg.LETTER_FOLLOWER);
      case PROMOTABLE, PASSIVE -> follower(box, band, TimelineMsg.LETTER_PASSIVE);
      case INACTIVE -> {
        // It takes no part: no band.
      }
    }
  }

  private void leader(Box box, RoleBand band) {
    Color line = pen.palette().line();
    pen.fill(box.x0, box.x1, box.y, box.height, soft(line, band.ready() ? SOFT : SOFT / 2));
    double[] dashes = band.ready() ? new double[0] : new double[] {4, 3};
    pen.horizontal(box.x0, box.x1, Pen.snap(box.y), line, 1, dashes);
    pen.horizontal(box.x0, box.x1, Pen.snap(box.bottom() - 1), line, 1.4, dashes);
    pen.horizontal(box.x0, box.x1, Pen.snap(box.bottom() - 4), line, 1, dashes);
    begin(box, line);
    term(box, -1.5, TimelineMsg.LETTER_LEADER, band.term());
  }

  private void stale(Box box, RoleBand band) {
    Color alarm = pen.palette().alarm();
    pen.fill(box.x0, box.x1, box.y, box.height, soft(alarm, SOFT));
    pen.horizontal(box.x0, box.x1, Pen.snap(box.y), alarm, 1.4, 6, 4);
    pen.horizontal(box.x0, box.x1, Pen.snap(box.bottom() - 1), alarm, 1.6, 6, 4);
    pen.horizontal(box.x0, box.x1, Pen.snap(box.bottom() - 4), alarm, 1.2, 6, 4);
    begin(box, alarm);
    term(box, -1.5, TimelineMsg.LETTER_LEADER, band.term());
  }

  private void candidate(Box box, RoleBand band) {
    Color notice = pen.palette().notice();
    pen.fill(box.x0, box.x1, box.y, box.height, soft(notice, SOFT));
    pen.outline(box.x0, box.x1, box.y, box.height, notice, 1.5);
    term(box, 0, TimelineMsg.LETTER_CANDIDATE, band.term());
  }

  private void follower(Box box, RoleBand band, TimelineMsg letter) {
    Color muted = pen.palette().muted();
    double[] dashes = letter == TimelineMsg.LETTER_PASSIVE ? new double[] {2, 3} : new double[0];
    pen.horizontal(box.x0, box.x1, Pen.snap(box.bottom() - 1), muted, 1, dashes);
    begin(box, muted);
    String mark = i18n.text(letter);
    pen.labelOnGround(
        box.x0,
        box.x1,
        box.middle() - 0.5,
        box.height - 4,
        pen.palette().plot(),
        muted,
        i18n.text(TimelineMsg.BAND_ROLE_LONG, mark, band.term()),
        i18n.text(TimelineMsg.BAND_ROLE, mark, band.term()));
  }

  private void begin(Box box, Color color) {
    if (box.x0 > pen.left() && box.x1 - box.x0 >= 2) {
      pen.vertical(box.x0, box.y, box.bottom(), color, 1);
    }
  }

  private void term(Box box, double dy, TimelineMsg letter, long term) {
    String mark = i18n.text(letter);
    pen.label(
        box.x0,
        box.x1,
        box.middle() + dy,
        pen.palette().text(),
        true,
        i18n.text(TimelineMsg.BAND_ROLE_LONG, mark, term),
        i18n.text(TimelineMsg.BAND_ROLE, mark, term));
  }

  private void status(Box box, NodeStatus status) {
    Color muted = pen.palette().muted();
    switch (status) {
      case KILLED -> ended(box, pen.palette().alarm(), UiMsg.STATUS_KILLED);
      case STOPPED -> ended(box, muted, UiMsg.STATUS_STOPPED);
      case QUARANTINED -> ended(box, pen.palette().alarm(), DetectionMsg.STATUS_QUARANTINED);
      case REMOVED -> ended(box, muted, UiMsg.STATUS_REMOVED);
      case FROZEN -> {
        Color notice = pen.palette().notice();
        pen.fill(box.x0, box.x1, box.y, box.height, soft(notice, SOFT));
        pen.bars(box.x0, box.x1, box.y, box.height, notice);
        pen.outline(box.x0, box.x1, box.y, box.height, notice, 1.5);
        word(box, UiMsg.STATUS_FROZEN);
      }
      case STARTING -> {
        pen.horizontal(box.x0, box.x1, Pen.snap(box.bottom() - 1), muted, 1, 1, 3);
        pen.label(box.x0, box.x1, box.middle(), muted, false, i18n.text(UiMsg.STATUS_STARTING));
      }
      case NEW, RUNNING -> {
        // Its role tells more.
      }
    }
  }

  private void ended(Box box, Color color, MessageKey word) {
    pen.fill(box.x0, box.x1, box.y, box.height, soft(color, SOFT / 2));
    pen.hatch(box.x0, box.x1, box.y, box.height, color);
    pen.outline(box.x0, box.x1, box.y, box.height, color, 1.2);
    word(box, word);
  }

  private void word(Box box, MessageKey word) {
    pen.labelOnGround(
        box.x0,
        box.x1,
        box.middle(),
        box.height - 2,
        pen.palette().plot(),
        pen.palette().text(),
        i18n.text(word),
        i18n.text(word).substring(0, 1));
  }

  private void cut(Box box, Severance cut) {
    Color alarm = pen.palette().alarm();
    pen.horizontal(box.x0, box.x1, box.bottom() + 1.5, alarm, 2, 5, 4);
    if (cut == Severance.FULLY) {
      pen.horizontal(box.x0, box.x1, box.y - 1.5, alarm, 2, 5, 4);
    }
  }

  void leadership(Lane<Leadership> lane, double y, double height) {
    each(Vacancies.joined(visible(lane)), y, height, this::leadership);
  }

  private void leadership(Box box, Interval<Leadership> band) {
    Leadership value = band.value();
    NodeId leader = value.leader();
    if (leader == null) {
      Color alarm = pen.palette().alarm();
      pen.fill(box.x0, box.x1, box.y, box.height, soft(alarm, SOFT));
      pen.hatch(box.x0, box.x1, box.y, box.height, alarm);
      pen.outline(box.x0, box.x1, box.y, box.height, alarm, 1.2);
      String nobody = i18n.text(TimelineMsg.BAND_NOBODY);
      pen.labelOnGround(
          box.x0,
          box.x1,
          box.middle(),
          box.height - 2,
          pen.palette().plot(),
          pen.palette().text(),
          nobody + " " + length(band),
          nobody);
      return;
    }
    Color color = value.ready() ? pen.palette().line() : pen.palette().notice();
    pen.fill(box.x0, box.x1, box.y, box.height, soft(color, SOFT / 2));
    pen.outline(box.x0, box.x1, box.y, box.height, color, value.ready() ? 1 : 1.5);
    pen.label(
        box.x0,
        box.x1,
        box.middle(),
        pen.palette().text(),
        true,
        i18n.text(TimelineMsg.BAND_LEADER_LONG, leader, value.term()),
        i18n.text(TimelineMsg.BAND_LEADER, leader, value.term()),
        leader.toString());
  }

  void clients(Lane<ClientService> lane, double y, double height) {
    each(lane, y, height, this::clients);
  }

  private void clients(Box box, Interval<ClientService> band) {
    Color muted = pen.palette().muted();
    switch (band.value()) {
      case SERVED ->
          pen.fill(box.x0, box.x1, box.middle() - 2, 4, soft(pen.palette().line(), 0.55));
      case IDLE -> pen.horizontal(box.x0, box.x1, Pen.snap(box.middle()), muted, 1, 1, 4);
      case REFUSED -> {
        Color notice = pen.palette().notice();
        pen.fill(box.x0, box.x1, box.y, box.height, soft(notice, SOFT));
        pen.hatch(box.x0, box.x1, box.y, box.height, notice);
        pen.outline(box.x0, box.x1, box.y, box.height, notice, 1.2);
        word(box, TimelineMsg.BAND_REFUSED);
      }
      case UNAVAILABLE -> {
        Color alarm = pen.palette().alarm();
        pen.fill(box.x0, box.x1, box.y, box.height, alarm);
        pen.outline(box.x0, box.x1, box.y, box.height, pen.palette().text(), 1);
        String words = i18n.text(TimelineMsg.BAND_NO_ANSWER);
        pen.label(
            box.x0,
            box.x1,
            box.middle(),
            Color.BLACK,
            true,
            words + " " + length(band),
            words,
            length(band));
      }
    }
  }

  private String length(Interval<?> band) {
    return Lengths.of(band.endMicros(nowMicros) - band.fromMicros(), i18n);
  }

  void fault(FaultSpan fault, double y, double height) {
    Color notice = pen.palette().notice();
    Long to = fault.toMicros();
    double x0 = pen.within(fault.fromMicros());
    double x1 = Math.max(x0 + 2, pen.within(to == null ? nowMicros : to));
    Box box = new Box(x0, x1, y + 2, height - 4);
    pen.fill(x0, x1, box.y, box.height, soft(notice, SOFT));
    pen.horizontal(x0, x1, Pen.snap(box.bottom() - 1), notice, 1.5, 3, 3);
    boolean verified = false;
    for (int i = 0; i < fault.phases().size(); i++) {
      FaultSpan.PhaseChange change = fault.phases().get(i);
      verified |= change.phase() == FaultPhase.VERIFIED;
      boolean last = i + 1 == fault.phases().size();
      double from = pen.within(change.atMicros());
      double until = last ? x1 : pen.within(fault.phases().get(i + 1).atMicros());
      if (change.phase() == FaultPhase.VERIFIED && until > from) {
        pen.horizontal(from, until, Pen.snap(box.bottom() - 1), notice, 3);
      }
    }
    if (fault.fromMicros() > window.fromMicros()) {
      pen.vertical(x0, box.y, box.bottom(), notice, 2);
    }
    if (to != null && to < window.toMicros()) {
      pen.vertical(x1 - 1, box.y, box.bottom(), notice, 1);
    }
    String mark = fault.phase() == FaultPhase.FAILED ? "! " : verified ? "✓ " : "";
    String name = i18n.text(Wording.of(fault.kind(), fault.targets()));
    pen.label(
        x0,
        x1,
        box.middle() - 1,
        pen.palette().text(),
        true,
        mark + i18n.text(TimelineMsg.BAND_FAULT, fault.id(), name),
        mark + name,
        mark + fault.id(),
        fault.id());
  }

  /** So much of a colour on the ground of the lanes; opaque, to hide the grid behind words. */
  private Color soft(Color color, double share) {
    return pen.palette().plot().interpolate(color, share);
  }
}
