package io.lifeboat.console.application.tour;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is on the first steps. Immutable; goes on with what the cluster reported and what
 * the user did, never by itself past something that is to be read.
 *
 * @param killed the leader that was killed, once one was
 * @param sinceMicros when the tour began, on the clock of the facts
 */
public record Tour(Step step, @Nullable NodeId killed, long sinceMicros) {

  /** One thing to see or to do. */
  public enum Step {
    WELCOME(true),
    QUESTIONS(true),
    SELECT_LEADER(false),
    KILL(false),
    WATCH(false),
    WHY(true),
    RESTORE(false),
    DONE(true);

    private final boolean read;

    Step(boolean read) {
      this.read = read;
    }

    /** Whether it is over when it has been read; the others are over when something was done. */
    public boolean isToRead() {
      return read;
    }
  }

  /** Before the first step. */
  public static Tour begin(ConsoleState state) {
    return new Tour(Step.WELCOME, null, state.nowMicros());
  }

  /** After the user read what there is to read. */
  public Tour read() {
    return step.isToRead() && step != Step.DONE ? at(Step.values()[step.ordinal() + 1]) : this;
  }

  /** One step back, for who wants to read it again. */
  public Tour back() {
    return switch (step) {
      case WELCOME, QUESTIONS -> at(Step.WELCOME);
      case SELECT_LEADER, KILL -> at(Step.QUESTIONS);
      case WATCH, WHY, RESTORE, DONE -> this;
    };
  }

  /**
   * After a look at the cluster.
   *
   * @param selected the node that is selected
   */
  public Tour next(ConsoleState state, @Nullable NodeId selected) {
    NodeId leader = state.service().leader();
    return switch (step) {
      case WELCOME, QUESTIONS, WHY, DONE -> this;
      case SELECT_LEADER -> leader != null && leader.equals(selected) ? at(Step.KILL) : lost(state);
      case KILL -> {
        if (leader != null && !leader.equals(selected)) {
          yield at(Step.SELECT_LEADER);
        }
        yield lost(state);
      }
      case WATCH -> failover(state).isPresent() ? at(Step.WHY) : this;
      case RESTORE -> isWhole(state) ? at(Step.DONE) : this;
    };
  }

  /** On to watching when the leader has been killed, by whatever way. */
  private Tour lost(ConsoleState state) {
    return state.failovers().reversed().stream()
        .filter(failover -> failover.startedAtMicros() > sinceMicros)
        .filter(failover -> failover.cause() == FailoverCause.KILL)
        .findFirst()
        .map(failover -> new Tour(Step.WATCH, failover.lost(), sinceMicros))
        .orElse(this);
  }

  /** The failover the user caused, once a client's write succeeded after it. */
  public Optional<Failover> failover(ConsoleState state) {
    return state.failovers().reversed().stream()
        .filter(failover -> failover.startedAtMicros() > sinceMicros)
        .filter(failover -> failover.lost().equals(killed))
        .filter(failover -> failover.firstClientSuccessMs() != null)
        .findFirst();
  }

  /** Whether every node takes part again. */
  private static boolean isWhole(ConsoleState state) {
    return state.nodes().stream().allMatch(NodeView::takesPart);
  }

  private Tour at(Step next) {
    return new Tour(next, killed, sinceMicros);
  }
}
