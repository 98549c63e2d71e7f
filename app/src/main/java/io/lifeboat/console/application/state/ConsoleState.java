package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.alarm.AlarmsView;
import io.lifeboat.console.application.timeline.Chronicle;
import io.lifeboat.console.application.timeline.TimelineView;
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
 * @param nodes every node there ever was in this run, in the order of their numbers
 * @param alarms what needs an operator's response; advances also while no fact comes
 */
public record ConsoleState(
    RunView run,
    long lastSequence,
    long nowMicros,
    List<NodeView> nodes,
    MembersView members,
    ServiceView service,
    ElectionsView elections,
    LogsView logs,
    LinksView links,
    FaultsView ledger,
    Set<SwitchName> switchesOn,
    WorkloadSettings workload,
    ClientView client,
    TrendView trends,
    TimelineView timeline,
    SafetyView safety,
    DetectionView detection,
    DegradationView degradation,
    AlarmsView alarms,
    RecordView record) {

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
    switchesOn = Set.copyOf(switchesOn);
  }

  /** Before the first fact. */
  public static final ConsoleState BLANK =
      new ConsoleState(
          RunView.NONE,
          0,
          0,
          List.of(),
          MembersView.NONE,
          ServiceView.NONE,
          ElectionsView.NONE,
          LogsView.NONE,
          LinksView.NONE,
          FaultsView.NONE,
          Set.of(),
          WorkloadSettings.DEFAULT,
          ClientView.NONE,
          TrendView.NONE,
          TimelineView.NONE,
          SafetyView.NONE,
          DetectionView.NONE,
          DegradationView.NONE,
          AlarmsView.NONE,
          RecordView.NONE);

  /** The same with more told. */
  ConsoleState withOccurrences(Chronicle<Occurrence> told) {
    return withAlarms(alarms, told);
  }

  /** The same with other alarms, and what happened to them told. */
  ConsoleState withAlarms(AlarmsView next, Chronicle<Occurrence> told) {
    return new ConsoleState(
        run,
        lastSequence,
        nowMicros,
        nodes,
        members,
        service,
        elections,
        logs,
        links,
        ledger,
        switchesOn,
        workload,
        client,
        trends,
        timeline,
        safety,
        detection,
        degradation,
        next,
        new RecordView(told, record.failovers(), record.commands()));
  }

  public Phase phase() {
    return run.phase();
  }

  public int electionTimeoutMs() {
    return run.electionTimeoutMs();
  }

  public int heartbeatMs() {
    return run.heartbeatMs();
  }

  public boolean flushOnCommit() {
    return run.flushOnCommit();
  }

  public long seed() {
    return run.seed();
  }

  public Set<Link> cutLinks() {
    return links.cut();
  }

  public TrafficView traffic() {
    return links.traffic();
  }

  public List<FaultView> faults() {
    return ledger.active();
  }

  public @Nullable String blockedReason() {
    return ledger.blockedReason();
  }

  public boolean faultsBlocked() {
    return ledger.blockedReason() != null;
  }

  public List<Occurrence> occurrences() {
    return record.occurrences();
  }

  /** How many older occurrences the bound has pushed out. */
  public long occurrencesDropped() {
    return record.occurrences().dropped();
  }

  public List<Failover> failovers() {
    return record.failovers();
  }

  public List<CommandView> commands() {
    return record.commands();
  }

  public Optional<NodeView> node(NodeId id) {
    return nodes.stream().filter(n -> n.node().equals(id)).findFirst();
  }

  /** Who votes, who runs and who can talk to whom, now. */
  public Topology topology() {
    return new Topology(
        members.voters(),
        nodes.stream().filter(NodeView::takesPart).map(NodeView::node).collect(Collectors.toSet()),
        links.cut());
  }
}
