package io.lifeboat.console;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.console.application.settings.PreferencesLocation;
import io.lifeboat.console.application.settings.PreferencesStore;
import io.lifeboat.console.bootstrap.ConsoleApplication;

/** Where the program begins; not an Application itself, so that a plain class path can start it. */
public final class Launcher {
  private Launcher() {}

  /** Opens the console on an embedded cluster. */
  public static void main(String[] arguments) {
    EmbeddedCluster cluster = new EmbeddedCluster(ClusterConfig.defaults(System.nanoTime()));
    PreferencesStore settings = new PreferencesStore(PreferencesLocation.ofThisUser());
    System.exit(new ConsoleApplication(cluster, settings, null, null).run());
  }
}
