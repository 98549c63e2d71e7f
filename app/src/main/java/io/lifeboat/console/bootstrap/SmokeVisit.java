package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.smoke.SmokeStep;
import io.lifeboat.console.application.smoke.SmokeTold;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.fx.FxThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Tries a console out: waits on what its window shows until there is a leader, kills it through the
 * console's own command service, waits for the next leader, closes the window.
 */
public final class SmokeVisit implements Visitor {
  /** Who waits for the third pulse waits until the first one's frame has been rendered. */
  private static final int PULSES_OF_A_FRAME = 3;

  private static final Duration CLOSING_LIMIT = Duration.ofSeconds(20);

  private final Consumer<SmokeTold> told;
  private final Duration limit;
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile SmokeStep awaited = SmokeStep.FIRST_FRAME;
  private volatile boolean failed;
  private int pulses;
  private @Nullable NodeId killed;
  private long killedTerm;

  /**
   * A visit that has not begun.
   *
   * @param told is told each step, on any thread
   * @param limit for all of it
   */
  public SmokeVisit(Consumer<SmokeTold> told, Duration limit) {
    this.told = told;
    this.limit = limit;
  }

  /**
   * Tries a console out to its end, apart from the user's settings.
   *
   * @param told is told each step, on any thread
   * @param limit for all of it; a console that hangs is ended by force
   * @param consoles makes the console that keeps its preferences in this file
   * @return the exit code: that of the console if every step was reached
   */
  public static int apart(
      Consumer<SmokeTold> told, Duration limit, Function<Path, ConsoleApplication> consoles) {
    try {
      Path settings = Files.createTempDirectory("lifeboat-smoke");
      try {
        return new SmokeVisit(told, limit)
            .run(consoles.apply(settings.resolve("preferences.json")));
      } finally {
        remove(settings);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  int run(ConsoleApplication application) {
    Thread.ofPlatform().daemon().name("smoke-limit").start(this::guard);
    int code = application.run(this);
    ended.countDown();
    if (failed) {
      return ConsoleApplication.NOT_STARTED;
    }
    if (code != ConsoleApplication.ENDED || awaited != SmokeStep.CLOSED) {
      tell(awaited, false, "the console ended with exit code " + code);
      return ConsoleApplication.NOT_STARTED;
    }
    tell(SmokeStep.CLOSED, true, "");
    return code;
  }

  @Override
  public void opened(CompositionRoot console, Stage stage, Runnable quit) {
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        look(console);
        if (awaited == SmokeStep.CLOSED || failed) {
          stop();
          quit.run();
        }
      }
    }.start();
  }

  private void look(CompositionRoot console) {
    pulses++;
    ConsoleState shown = console.display().shown();
    switch (awaited) {
      case FIRST_FRAME -> {
        if (pulses >= PULSES_OF_A_FRAME) {
          reached(SmokeStep.FIRST_LEADER, "");
        }
      }
      case FIRST_LEADER -> {
        NodeId leader = shown.service().leader();
        if (leader != null && shown.service().leaderReady()) {
          killed = leader;
          killedTerm = shown.service().term();
          reached(SmokeStep.LEADER_KILLED, leader.toString());
          kill(console, leader);
        }
      }
      case LEADER_KILLED -> {}
      case NEXT_LEADER -> {
        NodeId leader = shown.service().leader();
        if (leader != null
            && !leader.equals(killed)
            && shown.service().term() > killedTerm
            && shown.service().leaderReady()) {
          done.countDown();
          reached(SmokeStep.CLOSED, leader.toString());
        }
      }
      case CLOSED -> {}
    }
  }

  private void kill(CompositionRoot console, NodeId leader) {
    console
        .commands()
        .submit(new KillNode(leader, 0))
        .outcome()
        .thenAccept(
            outcome ->
                FxThread.run(
                    () -> {
                      if (outcome instanceof Outcome.Ok) {
                        reached(SmokeStep.NEXT_LEADER, leader.toString());
                      } else {
                        fail(outcome.toString());
                      }
                    }));
  }

  /** Tells the step that was awaited, and awaits the next. */
  private void reached(SmokeStep next, String detail) {
    tell(awaited, true, detail);
    awaited = next;
  }

  private void fail(String detail) {
    failed = true;
    done.countDown();
    tell(awaited, false, detail);
  }

  private void tell(SmokeStep step, boolean reached, String detail) {
    long now = System.currentTimeMillis();
    long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    told.accept(new SmokeTold(step, reached, now - start, detail));
  }

  /** Ends what takes too long: in good order while that works, else by force. */
  private void guard() {
    try {
      if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        fail("not within " + limit.toSeconds() + " s");
      }
      if (!ended.await(CLOSING_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        tell(SmokeStep.CLOSED, false, "not within " + CLOSING_LIMIT.toSeconds() + " s");
        Runtime.getRuntime().halt(ConsoleApplication.NOT_STARTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
