package io.lifeboat.console.application.state;

import io.lifeboat.cluster.checker.SafetyChecker;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.FailoverTracker;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.alarm.AlarmDesk;
import io.lifeboat.console.application.state.ClientsFold.Buffers;
import io.lifeboat.console.application.state.ConsoleFold.Hidden;
import io.lifeboat.console.application.state.Leaders.Elected;
import io.lifeboat.console.application.timeline.Chronicle;
import io.lifeboat.console.application.timeline.TimelineFold;
import io.lifeboat.console.application.timeline.TimelineMark;
import io.lifeboat.console.application.timeline.TimelineView;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link FoldStep} changes: a working copy of the picture and of what is behind it. It never
 * leaves the thread, nor outlives the step.
 */
final class FoldDraft {
  final long sequence;
  final long at;
  final @Nullable CommandId cause;

  // The picture
  final NodeCards nodes;
  RunView run;
  MembersView members;
  ServiceView service;
  ElectionsView elections;
  LogsView logs;
  LinksView links;
  FaultsView ledger;
  Set<SwitchName> switchesOn;
  WorkloadSettings workload;
  ClientView client;
  TrendView trends;
  TimelineView timeline;
  SafetyView safety;
  DetectionView detection;
  DegradationView degradation;
  Chronicle<Occurrence> occurrences;
  List<Failover> failovers;
  Chronicle<CommandView> commands;

  // What is behind it
  FailoverTracker tracker;
  @Nullable Elected elected;
  @Nullable Long downSinceMicros;
  DigestBook digests;
  Buffers buffers;
  final AlarmDesk alarms;
  SafetyChecker checker;
  final Story story;

  /** Something changed that leadership, links or the service's status follow from. */
  boolean structureChanged;

  boolean digestsChanged;

  FoldDraft(ConsoleState state, Hidden hidden, long sequence, long at, @Nullable CommandId cause) {
    this.sequence = sequence;
    this.at = at;
    this.cause = cause;
    nodes = new NodeCards(state.nodes());
    run = state.run();
    members = state.members();
    service = state.service();
    elections = state.elections();
    logs = state.logs();
    links = state.links();
    ledger = state.ledger();
    switchesOn = state.switchesOn();
    workload = state.workload();
    client = state.client();
    trends = state.trends();
    timeline = state.timeline();
    safety = state.safety();
    detection = state.detection();
    degradation = state.degradation();
    occurrences = state.record().occurrences();
    failovers = state.record().failovers();
    commands = state.record().commands();
    tracker = hidden.failovers();
    elected = hidden.elected();
    downSinceMicros = hidden.downSinceMicros();
    digests = hidden.digests();
    buffers = hidden.buffers();
    alarms = hidden.alarms();
    checker = hidden.checker();
    story = hidden.story();
  }

  void occurred(Occurrence occurrence) {
    occurrences = occurrences.plus(occurrence);
  }

  void mark(TimelineMark.Kind kind, @Nullable NodeId node) {
    timeline = TimelineFold.mark(timeline, new TimelineMark(at, sequence, kind, node));
  }

  ConsoleFold result() {
    ConsoleState state =
        new ConsoleState(
            run,
            sequence,
            at,
            nodes.views(),
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
            alarms.view(),
            new RecordView(occurrences, failovers, commands));
    return new ConsoleFold(
        state,
        new Hidden(tracker, elected, downSinceMicros, digests, buffers, alarms, checker, story));
  }
}
