package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.console.application.drill.Drill;
import io.lifeboat.console.application.drill.DrillSession;
import io.lifeboat.console.application.drill.TraineeCluster;
import io.lifeboat.console.application.instructor.InitialCondition;
import io.lifeboat.console.application.instructor.LedExercise;
import io.lifeboat.console.application.recording.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cluster from its first fact to its last thread, with what goes along with it: its recording
 * and, when it is there for a drill, the drill; when it is led, the exercise.
 */
final class Session implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Session.class);

  private final Cluster cluster;
  private final RunRecording recording;
  private final @Nullable DrillSession drill;
  private final @Nullable Led led;

  /**
   * What an exercise that is led has beside.
   *
   * @param data the cluster's directory, which is removed at the end
   * @param from what it began from, or null
   * @param dropped whether a drill was left out, for it is for a cluster of another size
   */
  record Led(LedExercise exercise, Path data, @Nullable InitialCondition from, boolean dropped) {
    /** Those of the nodes that did not run in what it began from. */
    List<NodeId> stopped() {
      return from == null
          ? List.of()
          : from.stopped(
              exercise.instructors().report().nodes().stream().map(each -> each.node()).toList());
    }
  }

  private Session(
      Cluster cluster, RunRecording recording, @Nullable DrillSession drill, @Nullable Led led) {
    this.cluster = cluster;
    this.recording = recording;
    this.drill = drill;
    this.led = led;
  }

  /** A cluster to do with as one likes. It has not been started yet. */
  static Session of(Cluster cluster, @Nullable Recordings recordings) {
    return new Session(cluster, RunRecording.begin(recordings, cluster), null, null);
  }

  /** A cluster on which this drill is led. It has not been started yet. */
  static Session of(Cluster cluster, @Nullable Recordings recordings, Drill drill, long seed) {
    return new Session(
        cluster,
        RunRecording.begin(recordings, cluster),
        DrillSession.of(cluster, drill, seed),
        null);
  }

  /**
   * A cluster for an instructor and a trainee, in a directory of its own. It has not been started
   * yet.
   *
   * @param drill what the trainee is to do, or null for whatever the instructor thinks of
   * @param data its directory, which it removes at the end; with a copy of what it begins from
   * @param from what that is, or null for a new cluster
   * @param dropped whether a drill was left out
   */
  static Session led(
      Function<ClusterConfig, ? extends Cluster> clusters,
      ClusterConfig config,
      @Nullable Recordings recordings,
      @Nullable Drill drill,
      long seed,
      Path data,
      @Nullable InitialCondition from,
      boolean dropped) {
    Cluster cluster = clusters.apply(config.withDataDirectory(data));
    return new Session(
        cluster,
        RunRecording.begin(recordings, cluster),
        drill == null ? null : DrillSession.of(cluster, drill, seed),
        new Led(new LedExercise(cluster), data, from, dropped));
  }

  /** The cluster as the user of the first window may see it. */
  Cluster seen() {
    if (led != null) {
      return led.exercise().instructors();
    }
    return drill == null ? cluster : new TraineeCluster(cluster);
  }

  /** What he may go back in: of a drill the recording holds what he is to find out. */
  RunRecording recordingSeen() {
    return isTrainee() ? RunRecording.NONE : recording;
  }

  /** Whether the user of the first window is the one who is trained. */
  boolean isTrainee() {
    return drill != null && led == null;
  }

  RunRecording recording() {
    return recording;
  }

  @Nullable DrillSession drill() {
    return drill;
  }

  @Nullable Led led() {
    return led;
  }

  /** Ends all of it; may take seconds. Safe to call twice. */
  @Override
  public void close() {
    if (drill != null) {
      drill.close();
    }
    cluster.close();
    recording.close();
    if (led != null) {
      remove(Objects.requireNonNull(led).data());
    }
  }

  /** Removes a directory that no cluster has open. */
  static void remove(Path data) {
    try {
      DataDirectory.deleteRecursively(data);
    } catch (IOException e) {
      log.warn("{} could not be removed", data, e);
    }
  }
}
