package io.lifeboat.cluster.network;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which links are cut, and by which fault. Immutable: a change makes a new matrix that is swapped
 * in whole, so no message ever meets half a partition. A link is cut as long as one fault cuts it;
 * faults compose and revert independently (a set of grudges, in Jepsen's words).
 */
public final class LinkMatrix {
  public static final LinkMatrix WHOLE = new LinkMatrix(Map.of());

  private final Map<String, Set<Link>> cutsByFault;
  private final Set<Link> cut;

  private LinkMatrix(Map<String, Set<Link>> cutsByFault) {
    this.cutsByFault = cutsByFault;
    Set<Link> all = new HashSet<>();
    cutsByFault.values().forEach(all::addAll);
    this.cut = Set.copyOf(all);
  }

  public boolean isCut(NodeId from, NodeId to) {
    return !cut.isEmpty() && cut.contains(new Link(from, to));
  }

  /** Whether this fault cuts the link, whatever else does. */
  public boolean isCutBy(String faultId, NodeId from, NodeId to) {
    Set<Link> links = cutsByFault.get(faultId);
    return links != null && links.contains(new Link(from, to));
  }

  /** All links that are cut, whatever cuts them. */
  public Set<Link> cutLinks() {
    return cut;
  }

  /** This matrix with the links of one more fault cut. */
  public LinkMatrix with(String faultId, Set<Link> links) {
    Map<String, Set<Link>> next = new LinkedHashMap<>(cutsByFault);
    next.put(faultId, Set.copyOf(links));
    return new LinkMatrix(next);
  }

  /** This matrix without that fault's cuts; the same when it has none. */
  public LinkMatrix without(String faultId) {
    if (!cutsByFault.containsKey(faultId)) {
      return this;
    }
    Map<String, Set<Link>> next = new LinkedHashMap<>(cutsByFault);
    next.remove(faultId);
    return new LinkMatrix(next);
  }

  /** Every link between the two groups, both ways. */
  public static Set<Link> between(Set<NodeId> groupA, Set<NodeId> groupB) {
    Set<Link> links = new HashSet<>();
    for (NodeId a : groupA) {
      for (NodeId b : groupB) {
        if (!a.equals(b)) {
          links.add(new Link(a, b));
          links.add(new Link(b, a));
        }
      }
    }
    return links;
  }
}
