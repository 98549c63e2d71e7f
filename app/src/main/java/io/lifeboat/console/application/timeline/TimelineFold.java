package io.lifeboat.console.application.timeline;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what happened into the timeline. Every method gives the timeline after it, the same object
 * when nothing has changed; the cost does not grow with what is kept.
 */
public final class TimelineFold {
  private static final long MICROS_PER_MS = 1_000;

  private TimelineFold() {}

  /** From this moment on the nodes are so, and who leads is so. */
  public static TimelineView standing(
      TimelineView before,
      List<NodeMoment> nodes,
      @Nullable Leadership leadership,
      long atMicros,
      long sequence) {
    List<NodeLanes> lanes = standing(before.nodes(), nodes, atMicros, sequence);
    Lane<Leadership> leaders =
        leadership == null
            ? before.leadership().end(atMicros, sequence)
            : before.leadership().now(leadership, atMicros, sequence);
    return lanes.equals(before.nodes()) && leaders == before.leadership()
        ? before
        : new TimelineView(
            lanes,
            before.endedFaults(),
            before.activeFaults(),
            before.clients(),
            leaders,
            before.marks());
  }

  private static List<NodeLanes> standing(
      List<NodeLanes> before, List<NodeMoment> nodes, long at, long sequence) {
    List<NodeLanes> next = new ArrayList<>(nodes.size());
    int place = 0;
    for (NodeMoment moment : nodes) {
      boolean known = place < before.size() && before.get(place).node().equals(moment.node());
      NodeLanes old = known ? before.get(place) : NodeLanes.empty(moment.node());
      place += known ? 1 : 0;
      next.add(old.now(moment, at, sequence));
    }
    return next;
  }

  /** Clients' operations of a period. Whether they are down, other facts tell. */
  public static TimelineView operations(
      TimelineView before, Fact.ClientOperations period, long atMicros, long sequence) {
    Interval<ClientService> open = before.clients().open();
    if (open != null && open.value() == ClientService.UNAVAILABLE) {
      return before;
    }
    ClientService got = got(period);
    if (got == null) {
      return before;
    }
    long from = atMicros - period.periodMs() * MICROS_PER_MS;
    return withClients(before, before.clients().now(got, from, sequence));
  }

  /**
   * Null when operations are on their way or ended without an acknowledgement: too early to say.
   */
  private static @Nullable ClientService got(Fact.ClientOperations period) {
    if (period.acknowledgedReads() + period.acknowledgedWrites() > 0) {
      return ClientService.SERVED;
    }
    if (period.failed() + period.notKnown() + period.inFlight() > 0) {
      return null;
    }
    return period.refused() > 0 ? ClientService.REFUSED : ClientService.IDLE;
  }

  /** Clients have asked in vain since then, which is before this fact. */
  public static TimelineView unavailable(TimelineView before, long sinceMicros, long sequence) {
    return withClients(
        before, before.clients().since(ClientService.UNAVAILABLE, sinceMicros, sequence));
  }

  /** Something was acknowledged. */
  public static TimelineView available(TimelineView before, long atMicros, long sequence) {
    return withClients(before, before.clients().now(ClientService.SERVED, atMicros, sequence));
  }

  private static TimelineView withClients(TimelineView before, Lane<ClientService> clients) {
    return clients == before.clients()
        ? before
        : new TimelineView(
            before.nodes(),
            before.endedFaults(),
            before.activeFaults(),
            clients,
            before.leadership(),
            before.marks());
  }

  /** A fault entered a phase. */
  public static TimelineView fault(
      TimelineView before,
      Fact.FaultChanged fact,
      @Nullable CommandId cause,
      long atMicros,
      long sequence) {
    FaultSpan.PhaseChange change = new FaultSpan.PhaseChange(fact.phase(), atMicros, sequence);
    List<FaultSpan> active = new ArrayList<>(before.activeFaults());
    int place = 0;
    while (place < active.size() && !active.get(place).id().equals(fact.id())) {
      place++;
    }
    FaultSpan span =
        place < active.size()
            ? active.remove(place).entered(change)
            : new FaultSpan(fact.id(), fact.fault(), fact.targets(), cause, List.of(change));
    Chronicle<FaultSpan> ended = before.endedFaults();
    if (fact.phase().isActive()) {
      active.add(place, span);
    } else {
      ended = ended.plus(span);
    }
    return new TimelineView(
        before.nodes(), ended, active, before.clients(), before.leadership(), before.marks());
  }

  /** Something that takes no time. */
  public static TimelineView mark(TimelineView before, TimelineMark mark) {
    return new TimelineView(
        before.nodes(),
        before.endedFaults(),
        before.activeFaults(),
        before.clients(),
        before.leadership(),
        before.marks().plus(mark));
  }

  /** The run is over: every band ends. */
  public static TimelineView over(TimelineView before, long atMicros, long sequence) {
    List<NodeLanes> lanes =
        before.nodes().stream().map(lane -> lane.end(atMicros, sequence)).toList();
    return new TimelineView(
        lanes,
        before.endedFaults(),
        before.activeFaults(),
        before.clients().end(atMicros, sequence),
        before.leadership().end(atMicros, sequence),
        before.marks());
  }
}
