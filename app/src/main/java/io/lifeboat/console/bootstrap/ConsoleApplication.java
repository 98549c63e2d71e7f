package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.shell.StageDialogs;
import io.lifeboat.console.ui.theme.Theme;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one console from its first window to its last thread. */
public final class ConsoleApplication {
  /** The window was closed by the user. */
  public static final int ENDED = 0;

  /** The cluster could not be started. */
  public static final int NOT_STARTED = 3;

  private static final Logger log = LoggerFactory.getLogger(ConsoleApplication.class);

  private final Cluster cluster;
  private final @Nullable Language language;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<@Nullable CompositionRoot> root = new AtomicReference<>();

  /**
   * A console on this cluster, not yet shown.
   *
   * @param language the language to show, or null for what suits the user
   */
  public ConsoleApplication(Cluster cluster, @Nullable Language language) {
    this.cluster = cluster;
    this.language = language;
  }

  /**
   * Opens the window and returns when it has been closed and the cluster has ended.
   *
   * @return the exit code
   */
  public int run() {
    Thread lastResort = new Thread(cluster::close, "console-last-resort");
    Runtime.getRuntime().addShutdownHook(lastResort);
    Platform.startup(this::open);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cluster.close();
    }
    CompositionRoot console = root.get();
    return console == null || console.isRefused() ? NOT_STARTED : ENDED;
  }

  private void open() {
    try {
      Platform.setImplicitExit(false);
      StageDialogs dialogs = new StageDialogs();
      Language shown =
          language == null ? Language.suiting(java.util.Locale.getDefault()) : language;
      CompositionRoot console = new CompositionRoot(cluster, dialogs, shown, Theme.LIGHT);
      root.set(console);
      Thread.setDefaultUncaughtExceptionHandler(console::uncaught);
      Thread.currentThread().setUncaughtExceptionHandler(console::uncaught);
      Stage stage = new Stage();
      dialogs.setOwner(stage);
      stage.setOnCloseRequest(
          e -> {
            e.consume();
            console.close(() -> leave(stage));
          });
      console.open(stage);
    } catch (RuntimeException e) {
      log.error("LB-001: the window could not be opened", e);
      cluster.close();
      Platform.exit();
      ended.countDown();
    }
  }

  private void leave(Stage stage) {
    stage.hide();
    Platform.exit();
    ended.countDown();
  }
}
