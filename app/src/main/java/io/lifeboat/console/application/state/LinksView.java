package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All links, and the messages that faults keep on their way.
 *
 * @param cut the links that are cut
 * @param known what is known of each link that anything was told of
 * @param traffic the last counting period as it was reported
 * @param inFlightTotal how many messages faults keep in flight
 * @param inFlight the oldest of them, at most 200
 */
public record LinksView(
    Set<Link> cut,
    Map<Link, LinkView> known,
    TrafficView traffic,
    long inFlightTotal,
    List<InFlightMessage> inFlight) {
  public static final LinksView NONE =
      new LinksView(Set.of(), Map.of(), TrafficView.NONE, 0, List.of());

  public LinksView {
    cut = Set.copyOf(cut);
    known = Map.copyOf(known);
    inFlight = List.copyOf(inFlight);
  }

  /** The message in flight with this id, when it is one of those that are known. */
  public Optional<InFlightMessage> message(long id) {
    return inFlight.stream().filter(message -> message.id() == id).findFirst();
  }

  /**
   * Whether a fault cuts some link among these nodes, or holds messages on it, if only of some
   * kinds.
   */
  public boolean separates(Collection<NodeId> nodes) {
    return cut.stream().anyMatch(link -> isAmong(link, nodes))
        || known.values().stream()
            .filter(view -> isAmong(view.link(), nodes))
            .flatMap(view -> view.disturbances().stream())
            .anyMatch(disturbance -> disturbance.effect().cut() || disturbance.hold());
  }

  private static boolean isAmong(Link link, Collection<NodeId> nodes) {
    return nodes.contains(link.from()) && nodes.contains(link.to());
  }

  /** The link in this direction; a whole one without traffic when nothing was told of it. */
  public LinkView link(NodeId from, NodeId to) {
    Link link = new Link(from, to);
    LinkView view = known.get(link);
    return view == null ? LinkView.blank(link) : view;
  }
}
