package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Set;

/** Tells the run and its processes. */
final class ProcessTales {
  private ProcessTales() {}

  static Tale starting(Fact.ClusterStarting f) {
    return Tale.of(
        Category.PROCESS,
        Weight.NORMAL,
        Text.of(FactsMsg.CLUSTER_STARTING, f.nodes().size()),
        Text.of(
            FactsMsg.CLUSTER_STARTING_WHY,
            f.nodes().size(),
            f.electionTimeoutMs(),
            f.heartbeatMs(),
            Text.of(f.flushOnCommit() ? FactsMsg.FLUSH_ON : FactsMsg.FLUSH_OFF),
            Long.toString(f.seed())),
        Set.of());
  }

  static Tale stopped() {
    return Tale.of(
        Category.PROCESS,
        Weight.NOTICE,
        Text.of(FactsMsg.CLUSTER_STOPPED),
        Text.of(FactsMsg.CLUSTER_STOPPED_WHY),
        Set.of());
  }

  static Tale missing(long count) {
    return Tale.of(
        Category.STATE,
        Weight.ABNORMAL,
        Text.of(FactsMsg.FACTS_DROPPED, count),
        Text.of(FactsMsg.FACTS_DROPPED_WHY),
        Set.of());
  }

  static Tale nodeStarting(Telling telling, NodeId node) {
    return Tale.process(
            node,
            Weight.NORMAL,
            Text.of(FactsMsg.NODE_STARTING, node),
            Text.of(FactsMsg.NODE_STARTING_WHY))
        .because(telling.grounds().asked());
  }

  static Tale nodeStarted(Telling telling, Fact.NodeStarted f) {
    return Tale.process(
            f.node(),
            Weight.NORMAL,
            Text.of(FactsMsg.NODE_STARTED, f.node(), f.term(), f.lastLogIndex()),
            Text.of(FactsMsg.NODE_STARTED_WHY))
        .because(telling.grounds().asked().last(told -> starts(told, f.node())));
  }

  static Tale startRefused(Telling telling, Fact.NodeStartRefused f) {
    return Tale.process(
            f.node(),
            Weight.ABNORMAL,
            Text.of(FactsMsg.NODE_START_REFUSED, f.node()),
            Text.of(FactsMsg.NODE_START_REFUSED_WHY, f.node(), EngineWords.of(f.reason())))
        .because(telling.grounds().asked().last(told -> starts(told, f.node())));
  }

  private static boolean starts(Story.Told told, NodeId node) {
    return told.fact() instanceof Fact.NodeStarting s && s.node().equals(node);
  }

  static Tale unfrozen(Telling telling, NodeId node) {
    return Tale.process(
            node,
            Weight.NORMAL,
            Text.of(FactsMsg.NODE_UNFROZEN, node),
            Text.of(FactsMsg.NODE_UNFROZEN_WHY))
        .because(
            telling
                .grounds()
                .asked()
                .last(told -> told.fact() instanceof Fact.NodeFrozen f && f.node().equals(node)));
  }

  /** A process less, for good or for a while. */
  static Tale lost(
      Telling telling, NodeId node, FactsMsg title, FactsMsg leaderTitle, FactsMsg why) {
    boolean led = node.equals(telling.before().service().leader());
    Topology left = telling.before().topology().withoutRunning(node);
    return Tale.process(
            node,
            Weight.ABNORMAL,
            Text.of(led ? leaderTitle : title, node),
            Text.of(why, node, left.running().size(), left.members().size(), left.quorum()))
        .because(telling.grounds().asked());
  }
}
