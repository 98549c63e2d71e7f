package io.lifeboat.console.application.instructor;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.text.InstructorMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes an initial condition of a running cluster: stops the clients and every node in good order,
 * copies the files, and starts those again that ran. Files of a node that runs change while they
 * are read, so a copy of them would be of no moment. What it asks of the cluster is noted as a
 * script's: the instructor broke nothing.
 */
final class ConditionTaker {
  private static final long LIMIT_MS = 30_000;
  private static final long AGAIN_MS = 300;

  private final Cluster cluster;
  private final Path data;
  private final InitialConditions conditions;
  private final InstantSource clock;

  /**
   * @param data the cluster's data directory
   */
  ConditionTaker(Cluster cluster, Path data, InitialConditions conditions, InstantSource clock) {
    this.cluster = cluster;
    this.data = data;
    this.conditions = conditions;
    this.clock = clock;
  }

  /** Why it could not be taken. */
  static final class CannotException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Text why;

    CannotException(Text why) {
      super(why.key().toString());
      this.why = why;
    }

    Text why() {
      return why;
    }
  }

  /**
   * Why none can be taken of a cluster like this; null when one can.
   *
   * @param faults how many faults are in force
   */
  static @Nullable Text obstacle(ClusterReport report, int faults) {
    if (faults > 0) {
      return Text.of(InstructorMsg.TAKE_FAULTS, faults);
    }
    for (NodeReport node : report.nodes()) {
      if (node.status() == NodeStatus.FROZEN
          || node.status() == NodeStatus.STARTING
          || node.status() == NodeStatus.NEW) {
        return Text.of(InstructorMsg.TAKE_NODE, node.node());
      }
    }
    return null;
  }

  /**
   * What was taken.
   *
   * @param notRestarted why not all nodes and clients are as they were before, or null
   */
  record Taken(InitialCondition condition, @Nullable String notRestarted) {}

  /**
   * Takes one; may take seconds. Blocks. Whoever calls it sees to it that nobody else starts or
   * stops nodes meanwhile.
   */
  Taken take(String name) throws CannotException, IOException {
    conditions.requireRoom();
    ClusterReport before = cluster.report();
    Text obstacle = obstacle(before, 0);
    if (obstacle != null) {
      throw new CannotException(obstacle);
    }
    List<NodeId> running =
        before.nodes().stream()
            .filter(node -> node.status() == NodeStatus.RUNNING)
            .sorted(Comparator.comparing(node -> node.role() == Role.LEADER))
            .map(NodeReport::node)
            .toList();
    InitialCondition taken;
    try {
      taken = copied(name, before, running);
    } catch (CannotException | IOException | RuntimeException e) {
      String also = again(running, before);
      if (also != null) {
        e.addSuppressed(new IOException("not as before: " + also));
      }
      throw e;
    }
    return new Taken(taken, again(running, before));
  }

  private InitialCondition copied(String name, ClusterReport before, List<NodeId> running)
      throws CannotException, IOException {
    if (before.workload().enabled()) {
      outcomes(List.of(new SetWorkload(before.workload().withEnabled(false))));
    }
    List<Outcome> stopped = outcomes(running.stream().map(n -> (Command) new StopNode(n)).toList());
    requireAllEnded(stopped);
    InitialCondition taken = conditions.take(data, described(name, before, running));
    try {
      requireAllEnded(List.of());
    } catch (CannotException e) {
      conditions.delete(taken); // somebody wrote while it was read
      throw e;
    }
    return taken;
  }

  private void requireAllEnded(List<Outcome> outcomes) throws CannotException {
    boolean up =
        cluster.report().nodes().stream()
            .anyMatch(n -> n.status().isUp() || n.status() == NodeStatus.FROZEN);
    for (Outcome each : outcomes) {
      if (each instanceof Outcome.Fail) {
        throw new CannotException(Text.of(InstructorMsg.TAKE_REFUSED, each.detail()));
      }
      if (up && each instanceof Outcome.Info) {
        throw new CannotException(Text.of(InstructorMsg.TAKE_LATE));
      }
    }
    if (up) {
      throw new CannotException(Text.of(InstructorMsg.TAKE_LATE));
    }
  }

  /** Starts those again that ran, and the clients; says what did not go. */
  private @Nullable String again(List<NodeId> running, ClusterReport before) {
    String problem = null;
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
    for (List<NodeId> down = down(running); !down.isEmpty(); down = down(running)) {
      List<Outcome> started = outcomes(down.stream().map(n -> (Command) new StartNode(n)).toList());
      problem =
          started.stream()
              .filter(each -> !(each instanceof Outcome.Ok))
              .map(Outcome::detail)
              .findFirst()
              .orElse(null);
      if (problem == null || System.nanoTime() > until) {
        break;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AGAIN_MS));
    }
    if (before.workload().enabled()) {
      Outcome load = outcomes(List.of(new SetWorkload(before.workload()))).getFirst();
      problem = problem == null && !(load instanceof Outcome.Ok) ? load.detail() : problem;
    }
    return problem;
  }

  private List<NodeId> down(List<NodeId> running) {
    return cluster.report().nodes().stream()
        .filter(node -> running.contains(node.node()) && !node.status().isUp())
        .map(NodeReport::node)
        .toList();
  }

  /** All at once, for a node that starts waits for a majority; returns when all have ended. */
  private List<Outcome> outcomes(List<Command> commands) {
    List<CompletableFuture<Outcome>> asked = new ArrayList<>();
    for (Command each : commands) {
      asked.add(
          cluster
              .submit(each, Actor.SCRIPT)
              .outcome()
              .toCompletableFuture()
              .copy()
              .completeOnTimeout(
                  new Outcome.Info("no answer in time"), LIMIT_MS, TimeUnit.MILLISECONDS));
    }
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private InitialCondition described(String name, ClusterReport before, List<NodeId> running) {
    ClusterConfig config = cluster.config();
    String takenAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    return new InitialCondition(
        InitialCondition.VERSION,
        InitialConditions.id(takenAt),
        name,
        takenAt,
        config.size(),
        running.stream().sorted().toList(),
        before.nodes().stream().mapToLong(NodeReport::term).max().orElse(0),
        before.nodes().stream().mapToLong(NodeReport::commitIndex).max().orElse(0),
        config.electionTimeoutMs(),
        config.heartbeatMs(),
        config.flushOnCommit(),
        config.segmentKb(),
        config.tolerance(),
        before.workload(),
        java.util.Map.of());
  }
}
