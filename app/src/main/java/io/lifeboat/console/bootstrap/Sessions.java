package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.console.application.drill.Drill;
import io.lifeboat.console.application.drill.DrillCluster;
import io.lifeboat.console.application.instructor.InitialCondition;
import io.lifeboat.console.application.recording.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes what can be in the console's window; none of it has been started yet. */
final class Sessions {
  private final ConsoleApplication.Beginning beginning;
  private final @Nullable Recordings recordings;

  /**
   * @param recordings where runs are recorded, or null for nowhere
   */
  Sessions(ConsoleApplication.Beginning beginning, @Nullable Recordings recordings) {
    this.beginning = beginning;
    this.recordings = recordings;
  }

  /** What the console begins with. */
  Session first() {
    Drill drill = beginning.drill();
    if (beginning.led()) {
      return led(drill, beginning.seed());
    }
    return drill == null ? ofTheUser() : ofDrill(drill, beginning.seed());
  }

  /** An exercise on a new cluster. */
  Session led(@Nullable Drill drill, long seed) {
    try {
      return led(drill, seed, DataDirectory.newTemporary(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An exercise on a copy of files; with a drill only where the cluster is of its size. */
  Session led(@Nullable Drill drill, long seed, Path data, @Nullable InitialCondition from) {
    Drill fits =
        drill == null || from == null || from.size() == drill.beginning().nodes() ? drill : null;
    ClusterConfig config;
    if (from == null) {
      config = fits == null ? beginning.config() : config(fits, seed);
    } else {
      ClusterConfig was = from.config(fits == null ? beginning.config().seed() : seed);
      config = fits == null ? was : was.withPolicy(config(fits, seed).policy());
    }
    boolean dropped = drill != null && fits == null;
    try {
      return Session.led(beginning.clusters(), config, recordings, fits, seed, data, from, dropped);
    } catch (RuntimeException e) {
      Session.remove(data);
      throw e;
    }
  }

  private static ClusterConfig config(Drill drill, long seed) {
    return DrillCluster.config(drill, seed)
        .orElseThrow(() -> new IllegalArgumentException("no policy " + drill.beginning().policy()));
  }

  /** The user's own cluster. */
  Session ofTheUser() {
    return Session.of(beginning.clusters().apply(beginning.config()), recordings);
  }

  /** A drill for one person. */
  Session ofDrill(Drill drill, long seed) {
    ClusterConfig config = config(drill, seed);
    return Session.of(beginning.clusters().apply(config), recordings, drill, seed);
  }
}
