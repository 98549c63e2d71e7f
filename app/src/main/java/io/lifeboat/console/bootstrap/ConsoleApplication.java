package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.console.application.comparison.ComparisonRunner;
import io.lifeboat.console.application.drill.Drill;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillFiles;
import io.lifeboat.console.application.drill.DrillHistory;
import io.lifeboat.console.application.drill.DrillSession;
import io.lifeboat.console.application.drill.DrillView;
import io.lifeboat.console.application.instructor.InitialCondition;
import io.lifeboat.console.application.instructor.InitialConditions;
import io.lifeboat.console.application.instructor.InstructorDesk;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.settings.PreferencesStore;
import io.lifeboat.console.application.settings.PreferencesStore.Loaded;
import io.lifeboat.console.application.settings.Theme;
import io.lifeboat.console.application.text.InstructorMsg;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.policy.ChosenFiles;
import io.lifeboat.console.ui.shell.StageDialogs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one console from its first window to its last thread. */
public final class ConsoleApplication {
  /** The user closed the window. */
  public static final int ENDED = 0;

  /** The cluster could not be started, or the window could not be opened. */
  public static final int NOT_STARTED = 3;

  private static final Logger log = LoggerFactory.getLogger(ConsoleApplication.class);

  private static final String NAME = "Lifeboat";
  private static final String POLICIES = "policies.json";

  private static final String DRILL_HISTORY = "drill-history.jsonl";
  private static final String OWN_DRILLS = "drills";
  private static final String CONDITIONS = "initial-conditions";
  private static final String TRAINEE_POLICIES = "policies-trainee.json";

  private final Sessions sessions;
  private final PreferencesStore settings;
  private final ComparisonRunner runs;
  private final Path data;
  private final @Nullable Language language;
  private final @Nullable Theme theme;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode = NOT_STARTED;
  private volatile Session session;
  private volatile Runnable exit = Platform::exit;
  private volatile @Nullable Preferences trainees;
  private volatile Preferences chosen = Preferences.standard(Locale.getDefault());

  // Of the JavaFX thread.
  private @Nullable Open open;
  private @Nullable DrillDesk drills;

  /**
   * What the console is opened on.
   *
   * @param clusters makes a cluster that is not started yet
   * @param config of the cluster that is there unless a drill is
   * @param drill the drill to begin with, or null
   * @param seed of that drill
   * @param led whether an instructor leads, with a window for him and one for a trainee
   */
  public record Beginning(
      Function<ClusterConfig, ? extends Cluster> clusters,
      ClusterConfig config,
      @Nullable Drill drill,
      long seed,
      boolean led) {}

  /** What is in the window now. */
  private record Open(
      CompositionRoot console, Session session, Stage stage, @Nullable TraineeWindow trainee) {}

  /**
   * A console, not yet shown.
   *
   * @param runs runs scenarios on clusters of their own
   * @param recordings where runs are recorded, or null for nowhere
   * @param data the folder for drills of the user's own, and for what became of drills
   * @param language for this run, or null for the one the user has chosen
   * @param theme for this run, or null for the one the user has chosen
   */
  public ConsoleApplication(
      Beginning beginning,
      PreferencesStore settings,
      ComparisonRunner runs,
      @Nullable Recordings recordings,
      Path data,
      @Nullable Language language,
      @Nullable Theme theme) {
    this.sessions = new Sessions(beginning, recordings);
    this.settings = settings;
    this.runs = runs;
    this.data = data;
    this.language = language;
    this.theme = theme;
    this.session = sessions.first();
  }

  /**
   * Opens the window and returns when it has been closed and the cluster has ended.
   *
   * @return the exit code
   */
  public int run() {
    return run(Visitor.NOBODY);
  }

  /** As {@link #run()}, with someone who looks on. */
  int run(Visitor visitor) {
    return run(visitor, Platform::startup, Platform::exit);
  }

  /**
   * The same in a toolkit that may run already.
   *
   * @param startup runs something on the JavaFX thread
   * @param exit ends the toolkit, or leaves it to whoever started it
   */
  int run(Visitor visitor, Consumer<Runnable> startup, Runnable exit) {
    this.exit = exit;
    Loaded loaded = settings.load(Locale.getDefault());
    chosen = loaded.preferences();
    // For a signal from outside; closing twice does no harm.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> session.close(), "console-last-resort"));
    try {
      startup.accept(() -> begin(loaded, visitor));
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.close();
    } catch (UnsupportedOperationException e) {
      log.error("LB-005: there is no display to open a window on: {}", e.getMessage());
      log.debug("LB-005", e);
      session.close();
    }
    return exitCode;
  }

  private void begin(Loaded loaded, Visitor visitor) {
    try {
      Platform.setImplicitExit(false);
      // A desktop finds the entry of a window by this name (WM_CLASS); without it, it is "java".
      com.sun.glass.ui.Application.GetApplication().setName(NAME);
      drills =
          DrillDesk.of(
              new DrillDesk.Opener() {
                @Override
                public void open(Drill drill, long seed) {
                  boolean led = session.led() != null;
                  turnTo(() -> led ? sessions.led(drill, seed) : sessions.ofDrill(drill, seed));
                }

                @Override
                public void leave() {
                  turnTo(sessions::ofTheUser);
                }
              },
              new DrillFiles(data.resolve(OWN_DRILLS)),
              new DrillHistory(data.resolve(DRILL_HISTORY)),
              FxThread::later);
      Stage stage = new Stage();
      stage.getIcons().setAll(WindowIcons.load());
      stage.setOnCloseRequest(
          e -> {
            e.consume();
            quit();
          });
      Open first = show(session, stage, loaded.preferences());
      visitor.opened(first.console(), stage, this::quit);
      if (loaded.problem() != null) {
        first
            .console()
            .tell(
                first.console().i18n().text(loaded.problem().title()),
                first.console().i18n().text(loaded.problem().explanation()));
      }
    } catch (RuntimeException e) {
      log.error("LB-001: the window could not be opened", e);
      session.close();
      exit.run();
      ended.countDown();
    }
  }

  /** Puts a session into the window. */
  private Open show(Session next, Stage stage, Preferences kept) {
    session = next;
    StageDialogs dialogs = new StageDialogs();
    dialogs.setOwner(stage);
    Preferences preferences = forThisRun(kept);
    CompositionRoot console =
        new CompositionRoot(
            next.seen(),
            dialogs,
            preferences,
            settings.beside(POLICIES),
            new ChosenFiles(),
            runs,
            next.recordingSeen());
    Thread.setDefaultUncaughtExceptionHandler(console::uncaught);
    Thread.currentThread().setUncaughtExceptionHandler(console::uncaught);
    DrillDesk desk = Objects.requireNonNull(drills);
    TraineeWindow trainee = wire(next, console, desk, stage, preferences);
    Open shown = new Open(console, next, stage, trainee);
    open = shown;
    boolean tour = next.drill() == null && next.led() == null;
    console.watchdog().start();
    console.open(stage, tour ? preferences : preferences.withTourSeen(true), this::quit);
    if (trainee != null) {
      trainee.show(stage);
      stage.toFront();
    }
    if (next.recording().problem() != null) {
      console.tell(Failure.RECORDING, next.recording().problem());
    }
    return shown;
  }

  /** What this window shows beside the cluster, and the trainee's window if there is to be one. */
  private @Nullable TraineeWindow wire(
      Session next, CompositionRoot console, DrillDesk desk, Stage stage, Preferences preferences) {
    Session.Led led = next.led();
    TraineeWindow trainee = null;
    Preferences his = trainees;
    desk.setOnLead(
        next.isTrainee() || led != null
            ? null
            : () -> turnTo(() -> sessions.led(null, DrillDesk.anySeed())));
    if (led == null) {
      console.window().setDrills(desk, next.isTrainee());
    } else {
      trainee =
          new TraineeWindow(
              led.exercise(),
              desk,
              his == null ? preferences.withWindow(null) : his,
              settings.beside(TRAINEE_POLICIES),
              runs,
              after -> trainees = after);
      InstructorDesk instructor = instructorDesk(next, led, console, trainee, stage);
      console.window().setInstructor(instructor, desk);
    }
    DrillSession drill = next.drill();
    if (drill == null && led != null) {
      desk.clear();
    } else if (drill == null) {
      desk.detach();
    } else {
      desk.attach(drill);
    }
    return trainee;
  }

  private InstructorDesk instructorDesk(
      Session next, Session.Led led, CompositionRoot console, TraineeWindow trainee, Stage stage) {
    InstructorDesk instructor =
        new InstructorDesk(
            led.exercise(),
            new InstructorDoor(
                trainee,
                stage,
                (condition, copy) -> backtrack(next, condition, copy),
                () -> turnTo(sessions::ofTheUser)),
            new InitialConditions(data.resolve(CONDITIONS)),
            led.data(),
            next.recording().file(),
            () -> console.store().latest().faults().size(),
            () -> isUnderWay(next.drill()),
            task -> Thread.ofPlatform().daemon().name("instructor").start(task),
            FxThread::later);
    InitialCondition from = led.from();
    if (from != null) {
      boolean dropped = led.dropped();
      instructor.say(
          Text.of(
              dropped ? InstructorMsg.NOTE_BACK_NO_DRILL : InstructorMsg.NOTE_BACK, from.name()));
      console.setOnStarted(
          () ->
              led.stopped()
                  .forEach(
                      node ->
                          led.exercise().instructors().submit(new StopNode(node), Actor.SCRIPT)));
    }
    return instructor;
  }

  private static boolean isUnderWay(@Nullable DrillSession drill) {
    return drill != null
        && drill.view().phase() != DrillView.Phase.OVER
        && drill.view().phase() != DrillView.Phase.FAILED;
  }

  /** Nothing happens when another session has come meanwhile. */
  private void backtrack(Session from, InitialCondition condition, Path copy) {
    Open now = open;
    if (now == null || !now.session().equals(from)) {
      Session.remove(copy);
      return;
    }
    DrillSession drill = from.drill();
    turnTo(
        () ->
            drill == null
                ? sessions.led(null, 0, copy, condition)
                : sessions.led(drill.drill(), drill.seed(), copy, condition));
  }

  /**
   * Ends what is in the window and puts another session there, which is made off this thread; the
   * user's own cluster if that one cannot be.
   */
  private void turnTo(Supplier<Session> next) {
    AtomicReference<@Nullable Session> made = new AtomicReference<>();
    AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
    end(
        () -> {
          try {
            made.set(next.get());
          } catch (RuntimeException e) {
            log.error("LB-003: what was to be opened could not be", e);
            failed.set(e);
            made.set(sessions.ofTheUser());
          }
        },
        was -> {
          Session session = made.get();
          if (session == null) {
            leave(was.stage(), true);
            return;
          }
          Open shown = show(session, was.stage(), chosen);
          RuntimeException why = failed.get();
          if (why != null) {
            shown.console().tell(Failure.CLUSTER_START, String.valueOf(why.getMessage()));
          }
        });
  }

  private void quit() {
    end(() -> {}, was -> leave(was.stage(), was.console().isRefused()));
  }

  /**
   * Ends what is in the window.
   *
   * @param meanwhile done off the JavaFX thread, when the cluster has ended
   * @param then done on it, after that
   */
  private void end(Runnable meanwhile, Consumer<Open> then) {
    Open was = open;
    if (was == null) {
      return;
    }
    open = null;
    TraineeWindow trainee = was.trainee();
    if (trainee == null) {
      end(was, meanwhile, then);
    } else {
      trainee.close(() -> end(was, meanwhile, then));
    }
  }

  private void end(Open was, Runnable meanwhile, Consumer<Open> then) {
    was.console()
        .close(
            was.stage(),
            chosen,
            after -> {
              was.session().close();
              save(after);
              meanwhile.run();
            },
            () -> then.accept(was));
  }

  private Preferences forThisRun(Preferences chosen) {
    Preferences preferences = chosen;
    if (language != null) {
      preferences = preferences.withLanguage(language);
    }
    if (theme != null) {
      preferences = preferences.withTheme(theme);
    }
    return preferences;
  }

  private void save(Preferences preferences) {
    chosen = preferences;
    try {
      settings.save(preferences);
    } catch (IOException e) {
      log.warn("LB-004: the settings could not be kept", e);
    }
  }

  private void leave(Stage stage, boolean refused) {
    exitCode = refused ? NOT_STARTED : ENDED;
    stage.hide();
    exit.run();
    ended.countDown();
  }
}
