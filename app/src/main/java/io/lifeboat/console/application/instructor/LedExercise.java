package io.lifeboat.console.application.instructor;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.LogbookCommand.WriteNote;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.console.application.drill.TraineeCluster;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One cluster with two people at it. The instructor has all facts, and what he does is noted as
 * his; the trainee has the facts an operator would have, and does nothing while he is held. A real
 * cluster cannot be stopped like a simulator: it goes on while the trainee is held.
 */
public final class LedExercise {
  private final Cluster cluster;
  private final AtomicLong refusals = new AtomicLong();
  private volatile boolean held;
  private volatile boolean taking;

  /** Nobody is held. */
  public LedExercise(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The cluster as the instructor has it. */
  public Cluster instructors() {
    return new Instructors();
  }

  /**
   * The cluster as the trainee has it. It is neither started nor ended by him; to be subscribed to
   * before it starts.
   */
  public Cluster trainees() {
    return new TraineeCluster(new Trainees());
  }

  /** The cluster for what takes an initial condition, during which nobody else is let in. */
  Cluster bare() {
    return cluster;
  }

  /** While an initial condition is taken, nobody starts or stops anything. */
  void taking(boolean on) {
    taking = on;
  }

  private Submission refused(String why) {
    return new Submission(
        new CommandId("held" + refusals.incrementAndGet()),
        CompletableFuture.completedStage(new Outcome.Fail(FailReason.WRONG_STATE, why)));
  }

  /** Whether the trainee is held. */
  public boolean isHeld() {
    return held;
  }

  /**
   * Holds the trainee, or lets him go on; noted in the logbook.
   *
   * @param note what the logbook says about it
   */
  public void hold(boolean on, String note) {
    if (held != on) {
      held = on;
      cluster.submit(new WriteNote(note, true), Actor.INSTRUCTOR);
    }
  }

  private abstract class Shared implements Cluster {
    @Override
    public ClusterConfig config() {
      return cluster.config();
    }

    @Override
    public ClusterReport report() {
      return cluster.report();
    }

    @Override
    public AutoCloseable subscribe(FactListener listener) {
      return cluster.subscribe(listener);
    }
  }

  private final class Instructors extends Shared {
    @Override
    public CompletionStage<Void> start() {
      return cluster.start();
    }

    @Override
    public Submission submit(Command command, Actor by) {
      return taking
          ? refused("an initial condition is being taken")
          : cluster.submit(command, by == Actor.OPERATOR ? Actor.INSTRUCTOR : by);
    }

    @Override
    public void close() {
      cluster.close();
    }
  }

  private final class Trainees extends Shared {
    @Override
    public CompletionStage<Void> start() {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public Submission submit(Command command, Actor by) {
      return held || taking
          ? refused("the instructor holds the exercise")
          : cluster.submit(command, by);
    }

    @Override
    public void close() {}
  }
}
