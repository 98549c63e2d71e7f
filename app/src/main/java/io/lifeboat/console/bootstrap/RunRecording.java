package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.console.application.recording.Recorder;
import io.lifeboat.console.application.recording.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recording of the console's own run, when there is one: a run goes on without, and says so.
 */
public final class RunRecording implements AutoCloseable {
  /** A run that nobody records. */
  public static final RunRecording NONE = new RunRecording(null, null, null);

  private static final Logger log = LoggerFactory.getLogger(RunRecording.class);

  private final @Nullable Recordings folder;
  private final @Nullable Recorder recorder;
  private final @Nullable String problem;

  private RunRecording(
      @Nullable Recordings folder, @Nullable Recorder recorder, @Nullable String problem) {
    this.folder = folder;
    this.recorder = recorder;
    this.problem = problem;
  }

  /**
   * Records this cluster, which has not been started yet.
   *
   * @param recordings where, or null for nowhere
   */
  public static RunRecording begin(@Nullable Recordings recordings, Cluster cluster) {
    if (recordings == null) {
      return NONE;
    }
    try {
      return new RunRecording(recordings, recordings.begin(cluster), null);
    } catch (IOException e) {
      log.error("{}: the run is not recorded", Failure.RECORDING.code(), e);
      return new RunRecording(recordings, null, e.toString());
    }
  }

  /** Where recordings are, or null when the user wants none. */
  @Nullable Recordings folder() {
    return folder;
  }

  /** The file that is being written, or null. */
  @Nullable Path file() {
    return recorder == null ? null : recorder.file();
  }

  /** Why the run is not recorded although it should be, or null. */
  @Nullable String problem() {
    return problem;
  }

  /** Call when the cluster has ended. Safe to call twice. */
  @Override
  public void close() {
    if (recorder != null) {
      recorder.close();
    }
  }
}
