package io.lifeboat.console.ui.timeline;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.application.timeline.Interval;
import io.lifeboat.console.application.timeline.TimelineView;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import io.lifeboat.console.ui.timeline.LaneRows.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** What there is to read, and to open, at a moment of a lane. */
final class MomentFinder {
  private static final double NEAR_PX = 6;
  private static final int MOST_LINES = 5;

  private final ConsoleState state;
  private final TimelineView timeline;
  private final I18n i18n;
  private final double nearMicros;

  /**
   * Looks into this state.
   *
   * @param microsPerPx how exactly somebody can point
   */
  MomentFinder(ConsoleState state, I18n i18n, double microsPerPx) {
    this.state = state;
    this.timeline = state.timeline();
    this.i18n = i18n;
    this.nearMicros = NEAR_PX * microsPerPx;
  }

  /** How it was in this lane, what happened near that moment, and whether a click tells more. */
  List<String> lines(Row row, long micros) {
    List<String> lines =
        new ArrayList<>(new MomentWords(timeline, state.nowMicros(), i18n).at(row, micros));
    List<Occurrence> near = near(row, micros);
    near.stream()
        .limit(MOST_LINES)
        .sorted(Comparator.comparingLong(Occurrence::sequence))
        .forEach(occurrence -> lines.add("· " + i18n.text(occurrence.title())));
    if (near.size() > MOST_LINES) {
      lines.add("· " + i18n.text(TimelineMsg.MOMENT_MORE, near.size() - MOST_LINES));
    }
    if (sequence(row, micros).isPresent()) {
      lines.add(i18n.text(TimelineMsg.MOMENT_CLICK));
    }
    return lines;
  }

  /** The occurrence nearest to the moment, else the one with which the band there began. */
  OptionalLong sequence(Row row, long micros) {
    if (micros > state.nowMicros()) {
      return OptionalLong.empty();
    }
    List<Occurrence> near = near(row, micros);
    if (!near.isEmpty()) {
      return OptionalLong.of(near.getFirst().sequence());
    }
    OptionalLong band = beganBy(row, micros);
    return band.isPresent() && isTold(band.getAsLong()) ? band : OptionalLong.empty();
  }

  private boolean isTold(long sequence) {
    return state.occurrences().stream().anyMatch(o -> o.sequence() == sequence);
  }

  /** Nearest first. */
  private List<Occurrence> near(Row row, long micros) {
    return state.occurrences().stream()
        .filter(o -> Math.abs(o.atMicros() - micros) <= nearMicros && concerns(o, row))
        .sorted(Comparator.comparingLong(o -> Math.abs(o.atMicros() - micros)))
        .toList();
  }

  private static boolean concerns(Occurrence occurrence, Row row) {
    NodeId node = row.node();
    return switch (row.kind()) {
      case NODE -> node != null && occurrence.nodes().contains(node);
      case FAULTS ->
          occurrence.category() == Category.FAULT || occurrence.category() == Category.COMMAND;
      case LEADERSHIP -> occurrence.category() == Category.ELECTION;
      case CLIENTS -> occurrence.category() == Category.CLIENT;
    };
  }

  private OptionalLong beganBy(Row row, long micros) {
    NodeId node = row.node();
    return switch (row.kind()) {
      case LEADERSHIP -> beganBy(timeline.leadership().at(micros));
      case CLIENTS -> beganBy(timeline.clients().at(micros));
      case FAULTS -> {
        List<FaultSpan> faults = timeline.faultsWithin(micros, micros);
        yield faults.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(faults.getLast().phases().getFirst().sequence());
      }
      case NODE ->
          node == null
              ? OptionalLong.empty()
              : timeline
                  .lanes(node)
                  .map(
                      lanes ->
                          lanes.roles().at(micros) == null
                              ? beganBy(lanes.statuses().at(micros))
                              : beganBy(lanes.roles().at(micros)))
                  .orElse(OptionalLong.empty());
    };
  }

  private static OptionalLong beganBy(@org.jspecify.annotations.Nullable Interval<?> interval) {
    return interval == null ? OptionalLong.empty() : OptionalLong.of(interval.beganBy());
  }
}
