package io.lifeboat.console.application.demo;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.scenario.StepAction;
import io.lifeboat.console.application.demo.Demo.Part;
import io.lifeboat.console.application.drill.StepDoer;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.ServiceStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Where a demonstration is. Told the time and the picture ten times a second, it says what is to be
 * done. What it waits for comes from facts; what has not come in time is said not to have come.
 */
public final class DemoRun {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Demo demo;
  private final long seed;
  private final Queue<Command> due = new ArrayDeque<>();
  private int at = -1;
  private long sinceNanos;
  private long restNanos;
  private long lastNanos;
  private boolean seen;
  private boolean missed;
  private boolean paused;
  private boolean asked;
  private boolean over;

  /**
   * Before the first part.
   *
   * @param seed decides whom roles such as "one follower" mean
   */
  public DemoRun(Demo demo, long seed) {
    this.demo = demo;
    this.seed = seed;
  }

  /** Decides whom roles mean. */
  public long seed() {
    return seed;
  }

  public Demo demo() {
    return demo;
  }

  /** The part that is on, or the first while the cluster is made whole. */
  public Part part() {
    return demo.parts().get(Math.max(0, at));
  }

  /** Counted from 1; 0 while the cluster is made whole. */
  public int number() {
    return at + 1;
  }

  /**
   * How long until the next part comes by itself; while something is waited for, its whole rest.
   */
  public long leftMs() {
    return Math.max(0, restNanos / NANOS_PER_MS);
  }

  /** Whether something is waited for that facts have not shown yet. */
  public boolean isWaiting() {
    return !seen && !missed;
  }

  /** Whether what was waited for did not come in time. */
  public boolean isMissed() {
    return missed;
  }

  public boolean isPaused() {
    return paused;
  }

  public boolean isOver() {
    return over;
  }

  public void pause(boolean on) {
    paused = on;
  }

  /** Goes on to the next part, whatever is still waited for. */
  public void goOn() {
    asked = true;
    paused = false;
  }

  /** What is to be done now, in this order; nothing most of the time. */
  public List<Command> next(ConsoleState state, long nowNanos) {
    if (over) {
      return List.of();
    }
    due.addAll(wanted(state, nowNanos));
    return released(state);
  }

  /** Faults can be allowed again only after a fact has shown that they are blocked. */
  private List<Command> released(ConsoleState state) {
    List<Command> now = new ArrayList<>();
    while (!due.isEmpty() && (!(due.peek() instanceof RearmFaults) || state.faultsBlocked())) {
      now.add(due.remove());
    }
    return now;
  }

  private List<Command> wanted(ConsoleState state, long nowNanos) {
    if (at < 0 && sinceNanos == 0) {
      sinceNanos = nowNanos;
      return wholeAgain(state);
    }
    long passed = nowNanos - sinceNanos;
    if (at < 0) {
      boolean ready =
          due.isEmpty()
              && !state.faultsBlocked()
              && holds(Demo.Until.ALL_RUNNING, state)
              && state.service().leaderReady();
      return ready || asked || passed > 20_000 * NANOS_PER_MS ? begin(state, nowNanos) : List.of();
    }
    if (isWaiting()) {
      seen = holds(part().until(), state);
      missed = !seen && passed > part().atMostMs() * NANOS_PER_MS;
    } else if (!paused) {
      restNanos -= nowNanos - lastNanos;
    }
    lastNanos = nowNanos;
    return asked || (!isWaiting() && restNanos <= 0) ? begin(state, nowNanos) : List.of();
  }

  private List<Command> begin(ConsoleState state, long nowNanos) {
    at++;
    asked = false;
    if (at >= demo.parts().size()) {
      at = demo.parts().size() - 1;
      over = true;
      return List.of();
    }
    due.removeIf(RearmFaults.class::isInstance);
    sinceNanos = nowNanos;
    lastNanos = nowNanos;
    restNanos = part().restMs() * NANOS_PER_MS;
    missed = false;
    seen = part().until() == Demo.Until.NOTHING;
    StepDoer doer = doer(state);
    StepDoer.Memory memory = new StepDoer.Memory(List.of());
    List<Command> commands = new ArrayList<>();
    for (StepAction action : part().actions()) {
      commands.addAll(doer.order(action, memory).commands());
    }
    return commands;
  }

  /** Whoever was here before may have left something broken. */
  private static List<Command> wholeAgain(ConsoleState state) {
    List<Command> commands = new ArrayList<>();
    boolean heals = !state.faults().isEmpty();
    if (heals) {
      commands.add(new HealAll("demonstration"));
    }
    for (NodeView node : state.nodes()) {
      // Who was killed by a fault comes back with it.
      if (node.status() == NodeStatus.STOPPED || (!heals && node.status() == NodeStatus.KILLED)) {
        commands.add(new StartNode(node.node()));
      }
    }
    if (!state.workload().enabled()) {
      commands.add(new SetWorkload(WorkloadSettings.DEFAULT));
    }
    if (heals || state.faultsBlocked()) {
      commands.add(new RearmFaults());
    }
    return commands;
  }

  private static boolean holds(Demo.Until until, ConsoleState state) {
    return switch (until) {
      case NOTHING -> true;
      case LEADER_LOST -> state.service().leader() == null;
      case LEADER_READY -> state.service().leader() != null && state.service().leaderReady();
      case SERVICE_DOWN -> state.service().status() == ServiceStatus.DOWN;
      case SERVICE_UP ->
          state.service().status() == ServiceStatus.UP
              || state.service().status() == ServiceStatus.DEGRADED;
      case ALL_RUNNING -> state.nodes().stream().allMatch(NodeView::takesPart);
    };
  }

  /** Knows of the picture what roles are about. */
  private StepDoer doer(ConsoleState state) {
    StepDoer doer = new StepDoer(seed + at);
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
