package io.lifeboat.console.application.failover;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.console.application.failover.Reading.Known;
import io.lifeboat.console.application.failover.Reading.SoFar;
import io.lifeboat.console.application.failover.Reading.Unknown;
import io.lifeboat.console.application.failover.Reading.Why;
import io.lifeboat.console.application.state.ConsoleState;
import java.util.ArrayList;
import java.util.List;

/**
 * One failover.
 *
 * @param readings one for each {@link Milestone}, in their order
 * @param running it goes on: nobody can serve yet
 */
public record FailoverRow(Failover failover, List<Reading> readings, boolean running) {
  private static final double MICROS_PER_MS = 1_000;

  public FailoverRow {
    readings = List.copyOf(readings);
  }

  /** The failover as it stands in this state; {@code last} when no other has followed. */
  static FailoverRow of(Failover failover, boolean last, ConsoleState state) {
    boolean ended = state.phase() == ConsoleState.Phase.STOPPED;
    boolean running = last && !ended && failover.firstCommitMs() == null;
    boolean leads =
        failover.leader() != null
            && failover.leader().equals(state.service().leader())
            && failover.term() == state.service().term();
    boolean mayStillWrite = last && !ended && leads && state.workload().enabled();
    double soFar = (state.nowMicros() - failover.startedAtMicros()) / MICROS_PER_MS;
    List<Reading> readings = new ArrayList<>();
    for (Milestone milestone : Milestone.values()) {
      Double ms = milestone.ms(failover);
      boolean open = running || (mayStillWrite && milestone == Milestone.FIRST_CLIENT);
      if (ms != null) {
        readings.add(new Known(ms));
      } else if (open && !laterIsKnown(failover, milestone)) {
        readings.add(new SoFar(soFar));
      } else {
        readings.add(new Unknown(why(failover, milestone, last, ended)));
      }
    }
    return new FailoverRow(failover, readings, running);
  }

  private static Why why(Failover failover, Milestone milestone, boolean last, boolean ended) {
    if (laterIsKnown(failover, milestone)) {
      return Why.NOT_TOLD;
    }
    if (!last) {
      return Why.OVERTAKEN;
    }
    return ended ? Why.RUN_ENDED : Why.NOBODY_WROTE;
  }

  private static boolean laterIsKnown(Failover failover, Milestone milestone) {
    for (Milestone later : Milestone.values()) {
      if (later.compareTo(milestone) > 0 && later.ms(failover) != null) {
        return true;
      }
    }
    return false;
  }

  public Reading reading(Milestone milestone) {
    return readings.get(milestone.ordinal());
  }

  /** From the loss to the last that is known, or until now while it goes on; in milliseconds. */
  public double lengthMs() {
    double length = 0;
    for (Reading reading : readings) {
      length =
          switch (reading) {
            case Known(double ms) -> Math.max(length, ms);
            case SoFar(double ms) -> running ? Math.max(length, ms) : length;
            case Unknown _ -> length;
          };
    }
    return length;
  }
}
