package io.lifeboat.console.application.demo;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.scenario.StepAction;
import io.lifeboat.console.application.drill.StepDoer;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * What a demonstration does, one thing after another: nothing before facts have shown that what
 * came before it was carried out. Whom roles mean is looked up at that moment.
 */
final class DemoDeeds {
  private final long seed;
  private final Queue<StepAction> due = new ArrayDeque<>();
  private final List<Given> given = new ArrayList<>();
  private final Map<Object, Command> undoing = new LinkedHashMap<>();
  private StepDoer.Memory memory = new StepDoer.Memory(List.of());
  private int part;

  DemoDeeds(long seed) {
    this.seed = seed;
  }

  /** A command of which no fact has told yet that it ended. */
  private record Given(Command command, long givenMicros) {
    boolean hasEnded(ConsoleState state) {
      return state.commands().stream()
          .anyMatch(
              each ->
                  each.command().equals(command)
                      && each.requestedAtMicros() >= givenMicros
                      && each.outcome() != null);
    }
  }

  /** Queues what a part does, behind what is still to be done. */
  void begin(int number, List<StepAction> actions) {
    part = number;
    memory = new StepDoer.Memory(List.of());
    due.addAll(actions);
  }

  /** Whether everything was given, carried out or not. */
  boolean isGiven() {
    return due.isEmpty();
  }

  /** Whether everything was given and has ended. */
  boolean isDone() {
    return due.isEmpty() && given.isEmpty();
  }

  /** It has taken too long: what could not be given never is, and nothing is waited for. */
  void giveUp() {
    due.clear();
    given.clear();
  }

  /** What is to be given now; nothing while something is under way. */
  List<Command> next(ConsoleState state) {
    given.removeIf(each -> each.hasEnded(state));
    List<Command> now = new ArrayList<>();
    while (given.isEmpty() && now.isEmpty() && !due.isEmpty()) {
      StepDoer doer = doer(state);
      if (!doer.isReady(due.element())) {
        break;
      }
      List<Command> commands = doer.order(due.element(), memory).commands();
      if (state.faultsBlocked()
          && commands.stream().anyMatch(NemesisCommand.Inject.class::isInstance)) {
        break;
      }
      due.remove();
      commands.stream().filter(each -> !isSo(each, state)).forEach(now::add);
    }
    for (Command command : now) {
      given.add(new Given(command, state.nowMicros()));
      remember(command, state);
    }
    return now;
  }

  /** What is as it is asked to be, would only be refused. */
  private static boolean isSo(Command command, ConsoleState state) {
    return switch (command) {
      case NemesisCommand.HealAll _ -> state.faults().isEmpty() && state.cutLinks().isEmpty();
      case NemesisCommand.RearmFaults _ -> !state.faultsBlocked();
      case SetWorkload c -> c.settings().equals(state.workload());
      case SetSwitch c -> state.switchesOn().contains(c.name()) == c.on();
      case SetTolerance c -> c.level() == state.degradation().tolerance();
      default -> false;
    };
  }

  private void remember(Command command, ConsoleState state) {
    switch (command) {
      case SetWorkload _ -> undoing.putIfAbsent("load", new SetWorkload(state.workload()));
      case SetSwitch c -> undoing.putIfAbsent(c.name(), new SetSwitch(c.name(), !c.on()));
      case SetTolerance _ -> {
        ToleranceLevel was = state.degradation().tolerance();
        if (was != null) {
          undoing.putIfAbsent("tolerance", new SetTolerance(was));
        }
      }
      default -> {
        // What faults broke is mended by the parts themselves.
      }
    }
  }

  /**
   * What sets load, switches and tolerance back to what they were before; all of it while something
   * is under way, for the picture does not show that yet.
   */
  List<Command> undo(ConsoleState state) {
    List<Command> all =
        new ArrayList<>(
            undoing.values().stream()
                .filter(each -> !given.isEmpty() || !isSo(each, state))
                .toList());
    undoing.clear();
    return List.copyOf(all.reversed());
  }

  /** Knows of the picture what roles are about. */
  private StepDoer doer(ConsoleState state) {
    StepDoer doer = new StepDoer(seed + part);
    List<NodeId> nodes = state.nodes().stream().map(NodeView::node).toList();
    tell(
        doer,
        new Fact.ClusterStarting(
            nodes, state.electionTimeoutMs(), state.heartbeatMs(), state.flushOnCommit(), seed));
    for (NodeView node : state.nodes()) {
      switch (node.status()) {
        case RUNNING -> tell(doer, new Fact.NodeStarted(node.node(), 0, 0));
        case FROZEN -> tell(doer, new Fact.NodeFrozen(node.node()));
        case KILLED -> tell(doer, new Fact.NodeKilled(node.node()));
        case STOPPED -> tell(doer, new Fact.NodeStopped(node.node()));
        case QUARANTINED -> tell(doer, new Fact.NodeQuarantined(node.node(), ""));
        case NEW, STARTING, REMOVED -> {}
      }
    }
    NodeId leader = state.service().leader();
    if (leader != null) {
      tell(doer, new Fact.LeaderElected(leader, state.service().term()));
      tell(doer, new Fact.LeaderReady(leader, state.service().term(), 1));
    }
    return doer;
  }

  private static void tell(StepDoer doer, Fact fact) {
    doer.accept(new FactRecord(1, 0, FactRecord.CONDUCTOR, null, fact));
  }
}
