package io.lifeboat.console.application.demo;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.scenario.StepAction;
import io.lifeboat.cluster.scenario.Target;
import io.lifeboat.console.application.demo.Demo.Part;
import io.lifeboat.console.application.state.ConsoleState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a demonstration is. Told the time and the picture ten times a second, it says what is to be
 * done. What it waits for comes from facts; what has not come in time is said not to have come.
 */
public final class DemoRun {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long MENDING_MS = 30_000;

  private final Demo demo;
  private final long seed;
  private final DemoDeeds deeds;
  private int at = -1;
  private boolean begun;
  private long sinceNanos;
  private long restNanos;
  private long lastNanos;

  /** Null while the cluster is made whole. */
  private @Nullable Awaited awaited;

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
    this.deeds = new DemoDeeds(seed);
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

  /** Whether facts have not shown yet what is waited for, or that what is done has been done. */
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

  /**
   * Goes on to the next part, whatever is still waited for; but not before this one has begun what
   * it does, for the next ones build on that.
   */
  public void goOn() {
    asked = true;
    paused = false;
  }

  /** What is to be done now, in this order; nothing most of the time. */
  public List<Command> next(ConsoleState state, long nowNanos) {
    if (over) {
      return List.of();
    }
    if (!begun) {
      begun = true;
      sinceNanos = nowNanos;
      lastNanos = nowNanos;
      deeds.begin(0, mending(state));
      return deeds.next(state);
    }
    List<Command> commands = deeds.next(state);
    look(state, nowNanos);
    return commands.isEmpty() && mayGoOn() ? begin(state, nowNanos) : commands;
  }

  private boolean mayGoOn() {
    return isWaiting() ? asked && deeds.isGiven() : asked || restNanos <= 0;
  }

  private void look(ConsoleState state, long nowNanos) {
    if (isWaiting()) {
      long passedMs = (nowNanos - sinceNanos) / NANOS_PER_MS;
      seen = deeds.isDone() && (awaited == null ? Awaited.isWhole(state) : awaited.hasCome(state));
      missed = !seen && passedMs > (at < 0 ? MENDING_MS : part().atMostMs());
      if (missed) {
        deeds.giveUp();
      }
    } else if (!paused) {
      restNanos -= nowNanos - lastNanos;
    }
    lastNanos = nowNanos;
  }

  private List<Command> begin(ConsoleState state, long nowNanos) {
    asked = false;
    if (at + 1 >= demo.parts().size()) {
      over = true;
      return deeds.undo(state);
    }
    at++;
    sinceNanos = nowNanos;
    restNanos = part().restMs() * NANOS_PER_MS;
    missed = false;
    awaited = Awaited.from(state, part().until());
    deeds.begin(at + 1, part().actions());
    List<Command> commands = deeds.next(state);
    seen = deeds.isDone() && part().until() == Demo.Until.NOTHING;
    return commands;
  }

  /**
   * What sets the user's load, switches and tolerance back to what they were, for a demonstration
   * that is ended before its end. At its end, {@link #next} does so itself.
   */
  public List<Command> leave(ConsoleState state) {
    over = true;
    return deeds.undo(state);
  }

  /** Whoever was here before may have left something broken. */
  private static List<StepAction> mending(ConsoleState state) {
    List<StepAction> actions = new ArrayList<>();
    actions.add(new StepAction.Fixed(new HealAll("demonstration")));
    actions.add(new StepAction.Fixed(new RearmFaults()));
    actions.add(
        new StepAction.OnNodes(
            StepAction.Verb.START, new Target(List.of(Target.ByRole.ALL_STOPPED)), 0));
    if (!state.workload().enabled()) {
      actions.add(new StepAction.Fixed(new SetWorkload(WorkloadSettings.DEFAULT)));
    }
    return actions;
  }
}
