package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ConsoleState.Phase;
import io.lifeboat.console.application.timeline.Leadership;
import io.lifeboat.console.application.timeline.NodeMoment;
import io.lifeboat.console.application.timeline.RoleBand;
import io.lifeboat.console.application.timeline.Severance;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who leads and whether clients are served, judged from the picture. */
final class Leaders {
  private Leaders() {}

  /** The winner of the highest term so far; {@code over} when it certainly leads it no more. */
  record Elected(NodeId node, long term, boolean over) {

    static Elected next(@Nullable Elected before, NodeId node, long term) {
      return before == null || term > before.term() ? new Elected(node, term, false) : before;
    }

    /** It leads no term up to this one any more. */
    static @Nullable Elected over(@Nullable Elected before, NodeId node, long term) {
      return before != null && before.node().equals(node) && term >= before.term()
          ? new Elected(node, before.term(), true)
          : before;
    }
  }

  static ServiceView service(
      List<NodeView> nodes,
      Topology topology,
      @Nullable Elected elected,
      Phase phase,
      boolean givenUp,
      @Nullable Long downSinceMicros) {
    NodeView leader = present(nodes, topology, elected);
    NodeId leaderId = leader == null ? null : leader.node();
    boolean ready = leader != null && leader.ready();
    int voters = topology.members().size();
    int available = voters == 0 ? 0 : topology.available(leaderId);
    int quorum = voters == 0 ? 0 : topology.quorum();
    int margin = available - quorum;
    boolean bare = margin == 0 && available < voters;
    boolean degraded = bare || givenUp;
    boolean down = downSinceMicros != null || margin < 0 || !ready;
    return new ServiceView(
        phase != Phase.RUNNING
            ? ServiceStatus.UNKNOWN
            : down ? ServiceStatus.DOWN : degraded ? ServiceStatus.DEGRADED : ServiceStatus.UP,
        leaderId,
        leader != null && elected != null
            ? elected.term()
            : highestTermOf(nodes, topology, elected),
        ready,
        voters,
        available,
        quorum,
        margin,
        downSinceMicros);
  }

  private static @Nullable NodeView present(
      List<NodeView> nodes, Topology topology, @Nullable Elected elected) {
    if (elected == null || elected.over() || !topology.reachesQuorum(elected.node())) {
      return null;
    }
    NodeId winner = elected.node();
    return nodes.stream().filter(n -> n.node().equals(winner)).findFirst().orElse(null);
  }

  /** Without a leader, the term of those who could elect one. */
  private static long highestTermOf(
      List<NodeView> nodes, Topology topology, @Nullable Elected elected) {
    Set<NodeId> group = topology.largestGroup(null);
    long highest = elected == null ? 0 : elected.term();
    for (NodeView node : nodes) {
      highest = group.contains(node.node()) ? Math.max(highest, node.term()) : highest;
    }
    return highest;
  }

  /** The leader for the timeline; null before the first one. */
  static @Nullable Leadership leadership(ServiceView service, @Nullable Elected elected) {
    return elected == null
        ? null
        : new Leadership(service.leader(), service.term(), service.leaderReady());
  }

  /** The nodes for the timeline. */
  static List<NodeMoment> moments(List<NodeView> nodes) {
    return nodes.stream().map(Leaders::moment).toList();
  }

  private static NodeMoment moment(NodeView node) {
    boolean takesPart =
        switch (node.status()) {
          case STARTING, RUNNING, FROZEN -> node.role() != Role.INACTIVE;
          case NEW, STOPPED, KILLED, QUARANTINED, REMOVED -> false;
        };
    Severance cut = node.cutOff() ? Severance.FULLY : node.partlyCut() ? Severance.PARTLY : null;
    return new NodeMoment(
        node.node(),
        node.status(),
        takesPart ? new RoleBand(node.role(), node.term(), node.ready(), node.staleLeader()) : null,
        cut);
  }
}
