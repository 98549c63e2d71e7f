package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.console.application.drill.Drill;
import io.lifeboat.console.application.drill.DrillSession;
import io.lifeboat.console.application.drill.TraineeCluster;
import io.lifeboat.console.application.recording.Recordings;
import org.jspecify.annotations.Nullable;

/**
 * One cluster from its first fact to its last thread, with what goes along with it: its recording
 * and, when it is there for a drill, the drill.
 */
final class Session implements AutoCloseable {
  private final Cluster cluster;
  private final RunRecording recording;
  private final @Nullable DrillSession drill;

  private Session(Cluster cluster, RunRecording recording, @Nullable DrillSession drill) {
    this.cluster = cluster;
    this.recording = recording;
    this.drill = drill;
  }

  /** A cluster to do with as one likes. It has not been started yet. */
  static Session of(Cluster cluster, @Nullable Recordings recordings) {
    return new Session(cluster, RunRecording.begin(recordings, cluster), null);
  }

  /** A cluster on which this drill is led. It has not been started yet. */
  static Session of(Cluster cluster, @Nullable Recordings recordings, Drill drill, long seed) {
    return new Session(
        cluster, RunRecording.begin(recordings, cluster), DrillSession.of(cluster, drill, seed));
  }

  /** The cluster as its user may see it. */
  Cluster seen() {
    return drill == null ? cluster : new TraineeCluster(cluster);
  }

  /** What its user may go back in: of a drill the recording holds what he is to find out. */
  RunRecording recordingSeen() {
    return drill == null ? recording : RunRecording.NONE;
  }

  RunRecording recording() {
    return recording;
  }

  @Nullable DrillSession drill() {
    return drill;
  }

  /** Ends all of it; may take seconds. Safe to call twice. */
  @Override
  public void close() {
    if (drill != null) {
      drill.close();
    }
    cluster.close();
    recording.close();
  }
}
