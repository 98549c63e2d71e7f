package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.LinkView;
import io.lifeboat.console.ui.action.Endpoints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The matrix of links and the list of messages in flight.
 *
 * @param endpoints in the order of rows and columns, the client last
 * @param inFlightTotal how many messages are in flight; the list has the oldest of them
 */
record LinksViewModel(
    List<NodeId> endpoints, Map<Link, Cell> cells, long inFlightTotal, List<Flight> inFlight) {
  private static final double MICROS_PER_MS = 1_000.0;
  private static final double MS_PER_SECOND = 1_000.0;

  LinksViewModel {
    endpoints = List.copyOf(endpoints);
    cells = Map.copyOf(cells);
    inFlight = List.copyOf(inFlight);
  }

  /**
   * One direction.
   *
   * @param rttMs mean time from a request to its answer; null when it is not known
   * @param perSecond messages in the last period; null when none has been counted
   * @param lostPerSecond of them, those that came to nothing
   */
  record Cell(
      Link link,
      Set<LinkMark> marks,
      @Nullable Double rttMs,
      @Nullable Double perSecond,
      double lostPerSecond) {}

  /**
   * A message that a fault keeps on its way.
   *
   * @param waitedMs since it was sent
   * @param dueMs until it arrives; null while it is held
   */
  record Flight(InFlightMessage message, long waitedMs, @Nullable Long dueMs) {
    long id() {
      return message.id();
    }
  }

  static LinksViewModel of(ConsoleState state) {
    List<NodeId> endpoints = state.nodes().isEmpty() ? List.of() : Endpoints.all(state);
    Map<Link, Cell> cells = new LinkedHashMap<>();
    for (NodeId from : endpoints) {
      for (NodeId to : endpoints) {
        if (!from.equals(to)) {
          cells.put(new Link(from, to), cell(from, to, state));
        }
      }
    }
    return new LinksViewModel(
        endpoints,
        cells,
        state.links().inFlightTotal(),
        state.links().inFlight().stream()
            .map(message -> flight(message, state.nowMicros()))
            .toList());
  }

  private static Cell cell(NodeId from, NodeId to, ConsoleState state) {
    LinkView link = state.links().link(from, to);
    long periodMs = state.traffic().periodMs();
    Long rtt = link.rttMicros();
    return new Cell(
        link.link(),
        LinkMark.of(link),
        rtt == null ? null : rtt / MICROS_PER_MS,
        periodMs == 0 ? null : link.last().sum() * MS_PER_SECOND / periodMs,
        periodMs == 0 ? 0 : link.lostLast() * MS_PER_SECOND / periodMs);
  }

  private static Flight flight(InFlightMessage message, long nowMicros) {
    Long due = message.dueMicros();
    return new Flight(
        message,
        Math.max(0, (nowMicros - message.sinceMicros()) / 1_000),
        due == null ? null : Math.max(0, (due - nowMicros) / 1_000));
  }
}
