package io.lifeboat.cluster.model;

import java.util.List;
import java.util.Set;

/**
 * The cluster at one moment, seen from outside every node: each node's own report and what is cut.
 */
public record ClusterReport(
    List<NodeReport> nodes,
    Set<Link> cutLinks,
    Set<SwitchName> switchesOn,
    boolean faultsBlocked,
    WorkloadSettings workload) {
  public ClusterReport {
    nodes = List.copyOf(nodes);
    cutLinks = Set.copyOf(cutLinks);
    switchesOn = Set.copyOf(switchesOn);
  }
}
