package io.lifeboat.console.ui.timeline;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.application.timeline.ClientService;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.application.timeline.Interval;
import io.lifeboat.console.application.timeline.Leadership;
import io.lifeboat.console.application.timeline.NodeLanes;
import io.lifeboat.console.application.timeline.RoleBand;
import io.lifeboat.console.application.timeline.Severance;
import io.lifeboat.console.application.timeline.TimelineView;
import io.lifeboat.console.ui.control.FaultWords;
import io.lifeboat.console.ui.control.Lengths;
import io.lifeboat.console.ui.control.NodeWords;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import io.lifeboat.console.ui.timeline.LaneRows.Row;
import java.util.ArrayList;
import java.util.List;

/** What a lane says of one moment, in sentences, with how long it lasted. */
final class MomentWords {
  private final TimelineView timeline;
  private final long nowMicros;
  private final I18n i18n;

  /**
   * Words for this timeline.
   *
   * @param nowMicros the time of the last fact
   */
  MomentWords(TimelineView timeline, long nowMicros, I18n i18n) {
    this.timeline = timeline;
    this.nowMicros = nowMicros;
    this.i18n = i18n;
  }

  /** What this row says of this moment. */
  List<String> at(Row row, long micros) {
    if (micros > nowMicros) {
      return List.of(i18n.text(TimelineMsg.MOMENT_NOT_YET));
    }
    NodeId node = row.node();
    return switch (row.kind()) {
      case FAULTS -> faults(micros);
      case LEADERSHIP -> List.of(leadership(micros));
      case CLIENTS -> List.of(clients(micros));
      case NODE ->
          node == null
              ? List.of()
              : timeline.lanes(node).map(lanes -> node(lanes, micros)).orElse(List.of());
    };
  }

  private List<String> node(NodeLanes lanes, long micros) {
    List<String> said = new ArrayList<>();
    Interval<NodeStatus> status = lanes.statuses().at(micros);
    Interval<RoleBand> role = lanes.roles().at(micros);
    if (status != null && (role == null || status.value() != NodeStatus.RUNNING)) {
      Text what =
          Text.of(TimelineMsg.MOMENT_STATUS, lanes.node(), NodeWords.status(status.value()));
      said.add(lasting(what, status));
    }
    if (role != null) {
      said.add(lasting(role(lanes.node(), role.value()), role));
    } else if (status == null) {
      said.add(i18n.text(TimelineMsg.MOMENT_NO_ROLE, lanes.node()));
    }
    Interval<Severance> cut = lanes.cuts().at(micros);
    if (cut != null) {
      Text what =
          Text.of(
              cut.value() == Severance.FULLY
                  ? TimelineMsg.MOMENT_CUT
                  : TimelineMsg.MOMENT_PARTLY_CUT);
      said.add(lasting(what, cut));
    }
    return said;
  }

  private static Text role(NodeId node, RoleBand band) {
    if (band.stale()) {
      return Text.of(TimelineMsg.MOMENT_STALE, node, band.term());
    }
    return switch (band.role()) {
      case LEADER ->
          Text.of(
              band.ready() ? TimelineMsg.MOMENT_LEADER : TimelineMsg.MOMENT_LEADER_NOT_READY,
              node,
              band.term());
      case CANDIDATE, FOLLOWER, PROMOTABLE, PASSIVE ->
          Text.of(TimelineMsg.MOMENT_ROLE, node, Wording.of(band.role()), band.term());
      case INACTIVE -> Text.of(TimelineMsg.MOMENT_NO_ROLE, node);
    };
  }

  private String leadership(long micros) {
    Interval<Leadership> interval =
        Vacancies.joined(timeline.leadership().within(0, nowMicros)).stream()
            .filter(i -> i.fromMicros() <= micros && i.endMicros(nowMicros) >= micros)
            .reduce((earlier, later) -> later)
            .orElse(null);
    if (interval == null) {
      return i18n.text(TimelineMsg.MOMENT_LEADER_UNKNOWN);
    }
    Leadership value = interval.value();
    NodeId leader = value.leader();
    if (leader == null) {
      return lasting(Text.of(TimelineMsg.MOMENT_NOBODY, value.term()), interval);
    }
    return lasting(
        Text.of(
            value.ready() ? TimelineMsg.MOMENT_LEADS : TimelineMsg.MOMENT_ELECTED,
            leader,
            value.term()),
        interval);
  }

  private String clients(long micros) {
    Interval<ClientService> interval = timeline.clients().at(micros);
    if (interval == null) {
      return i18n.text(TimelineMsg.MOMENT_CLIENTS_UNKNOWN);
    }
    return lasting(
        Text.of(
            switch (interval.value()) {
              case SERVED -> TimelineMsg.MOMENT_SERVED;
              case REFUSED -> TimelineMsg.MOMENT_REFUSED;
              case UNAVAILABLE -> TimelineMsg.MOMENT_UNAVAILABLE;
              case IDLE -> TimelineMsg.MOMENT_IDLE;
            }),
        interval);
  }

  private List<String> faults(long micros) {
    List<String> said = new ArrayList<>();
    for (FaultSpan fault : timeline.faultsWithin(micros, micros)) {
      said.add(FaultWords.at(fault, micros, nowMicros, i18n));
    }
    return said.isEmpty() ? List.of(i18n.text(TimelineMsg.MOMENT_NO_FAULT)) : said;
  }

  private String lasting(Text what, Interval<?> interval) {
    long length = interval.endMicros(nowMicros) - interval.fromMicros();
    return interval.isOpen()
        ? Lengths.soFar(what, length, i18n)
        : Lengths.lasted(what, length, i18n);
  }
}
