package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.alarm.AlarmsView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All the console knows at one moment: a fold of the facts so far, and immutable. Views draw the
 * latest one.
 *
 * @param lastSequence the sequence of the last fact folded in
 * @param nowMicros the time of the last fact folded in
 * @param flushOnCommit whether acknowledged means on disk in this run
 * @param occurrences oldest first, bounded
 * @param occurrencesDropped how many older occurrences the bound has pushed out
 * @param failovers oldest first, bounded; the last may be unfinished
 * @param commands oldest first, bounded
 * @param faults the ledger of active faults
 * @param blockedReason why new faults are blocked, null when they are not
 * @param alarms what needs an operator's response; advances also while no fact comes
 */
public record ConsoleState(
    Phase phase,
    long lastSequence,
    long nowMicros,
    int electionTimeoutMs,
    int heartbeatMs,
    boolean flushOnCommit,
    long seed,
    List<NodeView> nodes,
    ServiceView service,
    Set<Link> cutLinks,
    List<FaultView> faults,
    @Nullable String blockedReason,
    Set<SwitchName> switchesOn,
    WorkloadSettings workload,
    ClientView client,
    TrendView trends,
    TrafficView traffic,
    List<Occurrence> occurrences,
    long occurrencesDropped,
    List<Failover> failovers,
    List<CommandView> commands,
    AlarmsView alarms) {

  /** Where the run stands. */
  public enum Phase {
    /** Nothing has been heard yet. */
    BLANK,
    /** Nodes are coming up and no leader has been ready yet. */
    STARTING,
    RUNNING,
    STOPPED
  }

  public ConsoleState {
    nodes = List.copyOf(nodes);
    cutLinks = Set.copyOf(cutLinks);
    faults = List.copyOf(faults);
    switchesOn = Set.copyOf(switchesOn);
    // occurrences, failovers and commands are handed over by the reducer as immutable lists.
  }

  /** Before the first fact. */
  public static final ConsoleState BLANK =
      new ConsoleState(
          Phase.BLANK,
          0,
          0,
          0,
          0,
          false,
          0,
          List.of(),
          ServiceView.NONE,
          Set.of(),
          List.of(),
          null,
          Set.of(),
          WorkloadSettings.DEFAULT,
          ClientView.NONE,
          TrendView.NONE,
          TrafficView.NONE,
          List.of(),
          0,
          List.of(),
          List.of(),
          AlarmsView.NONE);

  /** The same with other alarms, and what happened to them told. */
  ConsoleState withAlarms(AlarmsView next, List<Occurrence> told, long dropped) {
    return new ConsoleState(
        phase,
        lastSequence,
        nowMicros,
        electionTimeoutMs,
        heartbeatMs,
        flushOnCommit,
        seed,
        nodes,
        service,
        cutLinks,
        faults,
        blockedReason,
        switchesOn,
        workload,
        client,
        trends,
        traffic,
        told,
        dropped,
        failovers,
        commands,
        next);
  }

  public boolean faultsBlocked() {
    return blockedReason != null;
  }

  public Optional<NodeView> node(NodeId id) {
    return nodes.stream().filter(n -> n.node().equals(id)).findFirst();
  }

  /** Who runs and who can talk to whom, now. */
  public Topology topology() {
    return new Topology(
        nodes.stream().map(NodeView::node).collect(Collectors.toSet()),
        nodes.stream().filter(NodeView::takesPart).map(NodeView::node).collect(Collectors.toSet()),
        cutLinks);
  }
}
