package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmMsg;
import io.lifeboat.console.application.alarm.AlarmState;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.alarm.AlarmsView;
import io.lifeboat.console.application.alarm.DamageKnown;
import io.lifeboat.console.application.alarm.ShelfTime;
import io.lifeboat.console.application.alarm.Situation;
import io.lifeboat.console.application.alarm.Situation.BrokenProperty;
import io.lifeboat.console.application.alarm.Situation.Replica;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What alarms look at in the picture, and what the occurrences tell of them. */
final class AlarmFolding {
  private AlarmFolding() {}

  static Situation situation(ConsoleState state) {
    ServiceView service = state.service();
    return new Situation(
        switch (state.phase()) {
          case BLANK -> Situation.Phase.BLANK;
          case STARTING -> Situation.Phase.STARTING;
          case RUNNING -> Situation.Phase.RUNNING;
          case STOPPED -> Situation.Phase.OVER;
        },
        state.electionTimeoutMs(),
        state.heartbeatMs(),
        service.leader() != null,
        service.voters(),
        service.available(),
        service.margin(),
        service.downSinceMicros(),
        state.nodes().stream().map(AlarmFolding::replica).toList(),
        state.cutLinks(),
        broken(state.safety()),
        damage(state),
        DegradationAlarms.known(state.degradation()));
  }

  static List<BrokenProperty> broken(SafetyView safety) {
    return safety.judgements().stream()
        .filter(judgement -> judgement.verdict() == SafetyView.Verdict.BROKEN)
        .map(
            judgement ->
                new BrokenProperty(
                    judgement.property().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Text.of(SafetyFold.name(judgement.property())),
                    judgement.evidence()))
        .toList();
  }

  private static DamageKnown damage(ConsoleState state) {
    DetectionView view = state.detection();
    Fact.ReplicasDiffer difference = view.difference();
    return new DamageKnown(
        nodes(state, node -> view.filesOf(node.node()).isDamaged()),
        nodes(state, node -> node.status() == NodeStatus.QUARANTINED),
        nodes(state, node -> view.stateOf(node.node()).soundness() == Soundness.DAMAGED),
        difference != null && difference.suspects().isEmpty(),
        nodes(state, node -> repairFailed(view.repairs().get(node.node()))),
        state.switchesOn().contains(SwitchName.SCRUBBING)
            ? state.nodes().stream()
                .filter(node -> node.takesPart() && view.filesOf(node.node()).scan() != null)
                .collect(
                    Collectors.toMap(
                        NodeView::node, node -> view.filesOf(node.node()).scannedMicros()))
            : Map.of());
  }

  private static boolean repairFailed(DetectionView.@Nullable RepairView repair) {
    return repair != null && repair.last().phase() == RepairPhase.FAILED;
  }

  private static Set<NodeId> nodes(ConsoleState state, Predicate<NodeView> which) {
    return state.nodes().stream().filter(which).map(NodeView::node).collect(Collectors.toSet());
  }

  private static Replica replica(NodeView node) {
    return new Replica(node.node(), node.takesPart(), node.staleLeader());
  }

  /** What a fact says that an operator did about alarms, or null. */
  static @Nullable AlarmAction action(Fact fact, AlarmsView alarms) {
    if (!(fact instanceof Fact.CommandRequested asked)
        || !(asked.command() instanceof LogbookCommand.ActOnAlarm act)) {
      return null;
    }
    if (act.alarm() == null) {
      return act.act() == LogbookCommand.AlarmAct.ACKNOWLEDGE
          ? new AlarmAction.AcknowledgeAll()
          : null;
    }
    return alarms
        .find(act.alarm())
        .map(
            key ->
                switch (act.act()) {
                  case ACKNOWLEDGE -> new AlarmAction.Acknowledge(key);
                  case SHELVE ->
                      new AlarmAction.Shelve(key, ShelfTime.ofMinutes(act.shelveMinutes()));
                  case UNSHELVE -> new AlarmAction.Unshelve(key);
                })
        .orElse(null);
  }

  /** One sentence of what happened to an alarm; it belongs to the last fact before it. */
  static Occurrence occurrence(AlarmTransition happened, long sequence) {
    Tale tale = tale(happened);
    return new Occurrence(
        sequence,
        happened.atMicros(),
        Category.ALARM,
        tale.weight,
        tale.title,
        tale.explanation,
        happened.alarm().subject().nodes(),
        null);
  }

  private record Tale(Weight weight, Text title, Text explanation) {}

  private static Tale tale(AlarmTransition happened) {
    Text title = happened.alarm().kind().title(happened.alarm().subject());
    return switch (happened.reason()) {
      case RAISED ->
          new Tale(
              Weight.ABNORMAL,
              Text.of(AlarmMsg.ALARM_RAISED, title),
              Text.of(
                  AlarmMsg.ALARM_RAISED_WHY,
                  happened.alarm().kind().condition(),
                  happened.alarm().kind().consequence(),
                  happened.alarm().kind().guidance()));
      case CLEARED ->
          new Tale(
              Weight.NOTICE,
              Text.of(AlarmMsg.ALARM_CLEARED, title),
              Text.of(
                  happened.to() == AlarmState.RETURNED
                      ? AlarmMsg.ALARM_CLEARED_WHY
                      : AlarmMsg.ALARM_CLEARED_KNOWN_WHY));
      case ACKNOWLEDGED ->
          new Tale(
              Weight.NORMAL,
              Text.of(AlarmMsg.ALARM_ACKNOWLEDGED, title),
              Text.of(AlarmMsg.ALARM_ACKNOWLEDGED_WHY));
      case SHELVED ->
          new Tale(
              Weight.NORMAL,
              Text.of(AlarmMsg.ALARM_SHELVED, title),
              Text.of(AlarmMsg.ALARM_SHELVED_WHY));
      case UNSHELVED ->
          new Tale(
              Weight.NORMAL,
              Text.of(AlarmMsg.ALARM_UNSHELVED, title),
              Text.of(AlarmMsg.ALARM_BACK_WHY, happened.to().label()));
      case SHELF_TIME_OVER ->
          new Tale(
              happened.to() == AlarmState.NORMAL ? Weight.NORMAL : Weight.NOTICE,
              Text.of(AlarmMsg.ALARM_SHELF_TIME_OVER, title),
              Text.of(AlarmMsg.ALARM_BACK_WHY, happened.to().label()));
    };
  }
}
