package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmKind;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmSubject;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.drill.TaskState.Stage;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.SafetyView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Plays a drill as a trainee who knows his trade: looks at nothing but what a trainee has, and goes
 * by rules. Whatever it finds, a person can find.
 */
final class ModelTrainee implements FactListener {
  private static final long SECOND = 1_000_000;

  private final Cluster cluster;
  private final DrillSession session;
  private final Map<NodeId, Long> spokeMicros = new HashMap<>();
  private final Map<NodeId, Boolean> ledBeforeItEnded = new HashMap<>();
  private final Map<String, Link> links = new HashMap<>();
  private final Set<String> said = new HashSet<>();
  private final Map<String, Long> asked = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private TraineeView filter = TraineeView.START;
  private @Nullable NodeId lastLeader;
  private long nowMicros;
  private int busy;
  private @Nullable CompletableFuture<Outcome> underWay;

  ModelTrainee(Cluster cluster, DrillSession session) {
    this.cluster = cluster;
    this.session = session;
  }

  /** What was counted on a link of late. */
  private static final class Link {
    long lost;
    long slow;
    long timed;
    int losing;
    int changes;
    boolean well = true;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public synchronized void onFact(FactRecord record) {
    TraineeView.Step step = filter.next(record);
    filter = step.view();
    nowMicros = record.atMicros();
    FactRecord seen = step.seen();
    if (seen == null) {
      return;
    }
    switch (seen.fact()) {
      case Fact.Suspicions f ->
          f.links().forEach(link -> spokeMicros.put(link.by(), seen.atMicros()));
      case Fact.LeaderElected f -> lastLeader = f.node();
      case Fact.NodeKilled f -> ledBeforeItEnded.put(f.node(), f.node().equals(lastLeader));
      case Fact.Traffic f ->
          f.links()
              .forEach(
                  link -> {
                    spokeMicros.put(link.from(), seen.atMicros());
                    count(link);
                  });
      case Fact.NodeLevels f -> spokeMicros.put(f.node(), seen.atMicros());
      case Fact.MessageSent f -> spokeMicros.put(f.from(), seen.atMicros());
      default -> {
        // Not looked at.
      }
    }
  }

  private void count(LinkTraffic traffic) {
    if (traffic.from().isClient() || traffic.to().isClient()) {
      return;
    }
    Link link = links.computeIfAbsent(traffic.from() + ">" + traffic.to(), name -> new Link());
    long sent = traffic.sent().values().stream().mapToLong(Long::longValue).sum();
    link.lost += traffic.lost();
    if (traffic.rttMicros() != null) {
      link.timed++;
      link.slow += traffic.rttMicros() > 60_000 ? 1 : 0;
    }
    boolean bad = traffic.lost() > 0 && traffic.lost() * 2 >= sent;
    boolean well = traffic.lost() == 0 && sent >= 5;
    link.losing += bad ? 1 : 0;
    if ((bad && link.well) || (well && !link.well)) {
      link.well = well;
      link.changes++;
    }
  }

  /** Looks, and does the next thing; called several times a second. */
  synchronized void act() {
    DrillView view = session.view();
    if (view.phase() != DrillView.Phase.RUNNING) {
      return;
    }
    ConsoleState seen = session.fold().seen();
    acknowledge(seen);
    look(view, seen);
    diagnose(view, seen);
    remedy(view, seen);
  }

  private void acknowledge(ConsoleState seen) {
    for (AlarmLine line : seen.alarms().active()) {
      if (line.state().wantsAcknowledgement() && once("ack " + line.key().id(), 2)) {
        cluster.submit(new AlarmAction.Acknowledge(line.key()).logged(), Actor.OPERATOR);
      }
    }
  }

  private boolean once(String what, int seconds) {
    Long before = asked.get(what);
    if (before != null && nowMicros - before < seconds * SECOND) {
      return false;
    }
    asked.put(what, nowMicros);
    return true;
  }

  // Diagnosis

  private void diagnose(DrillView view, ConsoleState seen) {
    boolean wanted =
        view.tasks().stream()
            .anyMatch(
                task ->
                    task.stage() == Stage.OPEN
                        && task.task().standard() instanceof Standard.Diagnose);
    if (!wanted) {
      return;
    }
    for (NodeView node : seen.nodes()) {
      NodeId id = node.node();
      if (node.status() == NodeStatus.QUARANTINED) {
        say(MalfunctionKind.FILE_DAMAGE, List.of(id));
      } else if (node.status() == NodeStatus.KILLED
          && !session.fold().course().actions().stream()
              .anyMatch(each -> CommandWords.targets(each.command()).contains(id))) {
        say(
            ledBeforeItEnded.getOrDefault(id, false)
                ? MalfunctionKind.LEADER_KILLED
                : MalfunctionKind.NODE_KILLED,
            List.of(id));
      } else if (node.status() == NodeStatus.RUNNING && isSilent(id)) {
        say(MalfunctionKind.NODE_FROZEN, List.of(id));
      }
    }
    if (seen.detection().difference() != null) {
      List<NodeId> suspects = seen.detection().difference().suspects();
      if (suspects.size() == 1) {
        boolean applied = seen.detection().stateOf(suspects.getFirst()).changedKey() == null;
        say(
            applied ? MalfunctionKind.SOFTWARE_BUG : MalfunctionKind.SILENT_CHANGE,
            List.of(suspects.getFirst()));
      }
    }
    Set<AlarmKind> raised = new HashSet<>();
    Long broke = view.begunMicros();
    for (AlarmTransition each : seen.alarms().history()) {
      if (broke != null
          && each.reason() == AlarmTransition.Reason.RAISED
          && each.atMicros() >= broke) {
        raised.add(each.alarm().kind());
        diagnoseLinks(each, seen);
      }
    }
    if (raised.contains(AlarmKind.LEADER_FLAPPING)) {
      say(MalfunctionKind.LEADER_FLAPPING, List.of());
    }
    boolean broken =
        seen.safety().verdict(SafetyView.Property.STATE_MACHINE_SAFETY)
            == SafetyView.Verdict.BROKEN;
    if (broken && seen.service().leaderReady() && once("compare", 6)) {
      cluster.submit(new OperatorCommand.CompareReplicas(), Actor.OPERATOR);
    }
    double rate = seen.client().acknowledgedPerSecond() + seen.client().refusedPerSecond();
    busy = rate > 3.0 * seen.workload().operationsPerSecond() ? busy + 1 : 0;
    if (busy > 10) {
      say(MalfunctionKind.OVERLOAD, List.of());
    }
  }

  private boolean isSilent(NodeId node) {
    Long spoke = spokeMicros.get(node);
    return spoke != null && nowMicros - spoke > 3 * SECOND;
  }

  private void diagnoseLinks(AlarmTransition raised, ConsoleState seen) {
    if (raised.alarm().kind() != AlarmKind.LINK_DEGRADED
        || nowMicros - raised.atMicros() < 3 * SECOND) {
      return;
    }
    switch (raised.alarm().subject()) {
      case AlarmSubject.Node(NodeId node) -> {
        boolean runs =
            seen.node(node).map(view -> view.status() == NodeStatus.RUNNING).orElse(false);
        if (runs && !isSilent(node)) {
          say(MalfunctionKind.NODE_ISOLATED, List.of(node));
        }
      }
      case AlarmSubject.Group group -> say(MalfunctionKind.PARTITION, group.members());
      case AlarmSubject.Link(NodeId a, NodeId b) -> {
        if (isSilent(a) || isSilent(b)) {
          return;
        }
        Link there = links.getOrDefault(a + ">" + b, new Link());
        Link back = links.getOrDefault(b + ">" + a, new Link());
        long timed = there.timed + back.timed;
        int changes = Math.max(there.changes, back.changes);
        int losing = there.losing + back.losing;
        List<NodeId> ends = List.of(a, b);
        if (timed > 0 && (there.slow + back.slow) * 4 >= timed && there.lost + back.lost < 20) {
          say(MalfunctionKind.LINK_SLOW, ends);
        } else if (changes >= 4) {
          say(MalfunctionKind.LINK_FLAPPING, ends);
        } else if (losing >= 12 && nowMicros - raised.atMicros() > 10 * SECOND) {
          say(MalfunctionKind.LINK_LOSSY, ends);
        }
      }
      default -> {
        // Nothing to tell from it.
      }
    }
  }

  private void say(MalfunctionKind kind, List<NodeId> nodes) {
    if (said.add(kind + " " + new TreeSet<>(nodes))) {
      notes.add("%.1f s: %s %s".formatted(nowMicros / 1e6, kind.word(), nodes));
      session.diagnose(kind, nodes);
    }
  }

  // Looking and mending

  private boolean isOpen(DrillView view, Class<? extends Standard> standard) {
    return view.tasks().stream()
        .anyMatch(
            task -> task.stage() == Stage.OPEN && standard.isInstance(task.task().standard()));
  }

  private void look(DrillView view, ConsoleState seen) {
    boolean wanted = isOpen(view, Standard.Act.class) || isOpen(view, Standard.ReplicasAgree.class);
    boolean mended =
        seen.detection().repairs().values().stream()
            .noneMatch(repair -> repair.last().phase() == RepairPhase.STARTED);
    if (wanted && mended && seen.service().leaderReady() && once("compare", 4)) {
      cluster.submit(new OperatorCommand.CompareReplicas(), Actor.OPERATOR);
    }
  }

  private void remedy(DrillView view, ConsoleState seen) {
    boolean mayMend =
        isOpen(view, Standard.NodesRunning.class)
            || isOpen(view, Standard.Margin.class)
            || isOpen(view, Standard.ReplicasAgree.class)
            || isOpen(view, Standard.NothingBroken.class);
    if (isOpen(view, Standard.Act.class) && said.contains("OVERLOAD []") && once("level", 600)) {
      give(
          new SwitchCommand.ChooseLevel(ServiceLevel.REDUCED, "model", "overload", 30_000L, false));
    }
    if (!mayMend || (underWay != null && !underWay.isDone())) {
      return;
    }
    for (NodeView node : seen.nodes()) {
      NodeId id = node.node();
      if (node.status() == NodeStatus.KILLED || node.status() == NodeStatus.STOPPED) {
        if (once("start " + id, 8)) {
          give(new OperatorCommand.StartNode(id));
          return;
        }
      } else if (node.status() == NodeStatus.QUARANTINED) {
        if (once("rebuild " + id, 20)) {
          give(new OperatorCommand.RebuildNode(id));
          return;
        }
      } else if (node.status() == NodeStatus.RUNNING
          && isSilent(id)
          && said.contains(MalfunctionKind.NODE_FROZEN + " " + Set.of(id))
          && once("kill " + id, 10)) {
        give(new KillNode(id, 0));
        return;
      } else if (node.status() == NodeStatus.RUNNING
          && seen.detection().isDamaged(id)
          && once("restart " + id, 20)) {
        give(new OperatorCommand.RestartNode(id, 200));
        return;
      }
    }
  }

  private void give(Command command) {
    notes.add("%.1f s: %s".formatted(nowMicros / 1e6, command));
    underWay = cluster.submit(command, Actor.OPERATOR).outcome().toCompletableFuture();
    underWay.thenAccept(outcome -> notes.add("  " + command + " -> " + outcome));
  }
}
