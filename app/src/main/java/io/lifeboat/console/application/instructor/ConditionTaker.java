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
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes an initial condition of a running cluster: stops the clients and every node in good order,
 * copies the files, and starts those again that ran. Files of a node that runs change while they
 * are read, so a copy of them would be of no moment. What it asks of the cluster is noted as a
 * script's: the instructor broke nothing.
 */
final class ConditionTaker {
  private static final long LIMIT_MS = 30_000;

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

  /** Takes one; may take seconds. Blocks. */
  InitialCondition take(String name) throws CannotException, IOException {
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
    boolean load = before.workload().enabled();
    if (load) {
      done(List.of(new SetWorkload(before.workload().withEnabled(false))));
    }
    try {
      done(running.stream().map(node -> (Command) new StopNode(node)).toList());
      return conditions.take(data, described(name, before, running));
    } finally {
      again(running, before);
    }
  }

  private void again(List<NodeId> running, ClusterReport before) throws CannotException {
    List<NodeId> down =
        cluster.report().nodes().stream()
            .filter(node -> node.status() == NodeStatus.STOPPED && running.contains(node.node()))
            .map(NodeReport::node)
            .toList();
    done(down.stream().map(node -> (Command) new StartNode(node)).toList());
    if (before.workload().enabled()) {
      done(List.of(new SetWorkload(before.workload())));
    }
  }

  /** All at once: a node that starts waits for a majority. */
  private void done(List<Command> commands) throws CannotException {
    List<CompletionStage<Outcome>> asked = new ArrayList<>();
    commands.forEach(each -> asked.add(cluster.submit(each, Actor.SCRIPT).outcome()));
    for (CompletionStage<Outcome> each : asked) {
      Outcome outcome;
      try {
        outcome =
            each.toCompletableFuture().copy().orTimeout(LIMIT_MS, TimeUnit.MILLISECONDS).join();
      } catch (CompletionException e) {
        CannotException late = new CannotException(Text.of(InstructorMsg.TAKE_LATE));
        late.initCause(e);
        throw late;
      }
      if (!(outcome instanceof Outcome.Ok)) {
        throw new CannotException(Text.of(InstructorMsg.TAKE_REFUSED, outcome.detail()));
      }
    }
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
