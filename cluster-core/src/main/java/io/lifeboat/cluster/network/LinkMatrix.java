package io.lifeboat.cluster.network;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with which link, and by which fault. Immutable: a change makes a new matrix that is
 * swapped in whole, so no message ever meets half a partition. A link is cut as long as one fault
 * cuts it; faults compose and revert independently (a set of grudges, in Jepsen's words).
 */
public final class LinkMatrix {
  public static final LinkMatrix WHOLE = new LinkMatrix(Map.of());

  private final Map<String, Grudge> grudges;
  private final Map<Link, State> states = new LinkedHashMap<>();
  private final Set<Link> cut;

  private LinkMatrix(Map<String, Grudge> grudges) {
    this.grudges = grudges;
    Map<Link, List<Grudge>> byLink = new LinkedHashMap<>();
    for (Grudge grudge : grudges.values()) {
      grudge
          .links()
          .forEach(link -> byLink.computeIfAbsent(link, l -> new ArrayList<>()).add(grudge));
    }
    Set<Link> wholeCuts = new HashSet<>();
    byLink.forEach(
        (link, some) -> {
          boolean isCut = some.stream().anyMatch(Grudge::isWholeCut);
          states.put(link, new State(isCut, List.copyOf(some)));
          if (isCut) {
            wholeCuts.add(link);
          }
        });
    this.cut = Set.copyOf(wholeCuts);
  }

  /** What is wrong with one direction of a link. */
  record State(boolean cut, List<Grudge> grudges) {

    /** Counts a message that was swallowed by a whole cut: each such fault alone would have. */
    void countCut() {
      for (Grudge grudge : grudges) {
        if (grudge.isWholeCut()) {
          grudge.countLost();
        }
      }
    }

    boolean touches(MessageKind kind) {
      for (Grudge grudge : grudges) {
        if (grudge.touches(kind)) {
          return true;
        }
      }
      return false;
    }
  }

  /** What is wrong with this link, or null when nothing is. */
  @Nullable State at(NodeId from, NodeId to) {
    return states.isEmpty() ? null : states.get(new Link(from, to));
  }

  public boolean isCut(NodeId from, NodeId to) {
    return !cut.isEmpty() && cut.contains(new Link(from, to));
  }

  /** All links that are cut for every message, whatever cuts them. */
  public Set<Link> cutLinks() {
    return cut;
  }

  /** Whether a fault swallows or holds all messages, or all of a kind, between any two of these. */
  public boolean separates(Collection<NodeId> nodes) {
    return grudges.values().stream()
        .filter(grudge -> grudge.effect().cut() || grudge.disturbance().hold())
        .flatMap(grudge -> grudge.links().stream())
        .anyMatch(link -> nodes.contains(link.from()) && nodes.contains(link.to()));
  }

  /** What else disturbs each link, whole cuts left out. */
  public Map<Link, List<LinkDisturbance>> disturbances() {
    Map<Link, List<LinkDisturbance>> found = new LinkedHashMap<>();
    states.forEach(
        (link, state) -> {
          List<LinkDisturbance> some =
              state.grudges().stream()
                  .filter(grudge -> !grudge.isWholeCut())
                  .map(Grudge::disturbance)
                  .toList();
          if (!some.isEmpty()) {
            found.put(link, some);
          }
        });
    return found;
  }

  public Optional<Grudge> grudge(String fault) {
    return Optional.ofNullable(grudges.get(fault));
  }

  public Collection<Grudge> grudges() {
    return grudges.values();
  }

  /** This matrix with one more fault's grudge. */
  public LinkMatrix with(Grudge grudge) {
    Map<String, Grudge> next = new LinkedHashMap<>(grudges);
    next.put(grudge.fault(), grudge);
    return new LinkMatrix(next);
  }

  /** This matrix with the links of one more fault cut. */
  public LinkMatrix with(String faultId, Set<Link> links) {
    return with(Grudge.cut(faultId, links));
  }

  /** This matrix without that fault's grudge; the same when it has none. */
  public LinkMatrix without(String faultId) {
    if (!grudges.containsKey(faultId)) {
      return this;
    }
    Map<String, Grudge> next = new LinkedHashMap<>(grudges);
    next.remove(faultId);
    return new LinkMatrix(next);
  }
}
