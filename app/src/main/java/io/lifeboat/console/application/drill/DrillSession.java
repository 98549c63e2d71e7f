package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.drill.DrillFold.Course;
import io.lifeboat.console.application.drill.DrillView.Phase;
import io.lifeboat.console.application.drill.TaskState.Stage;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads one drill on a running cluster, on a thread of its own, {@code drill}: waits until the
 * cluster is as the drill begins, breaks what is to be broken, gives cues, watches the limits. The
 * cluster is started and closed by whoever made it. All that counts is in the logbook of the
 * cluster; the score is a fold of the facts.
 *
 * <p>Its queue of facts is bounded (overflow policy: drop newest, counted, and the score says so).
 */
public final class DrillSession implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DrillSession.class);
  private static final int QUEUE = 65_536;
  private static final int BATCH = 2_048;
  private static final long TICK_MS = 50;
  private static final long CLOSE_LIMIT_MS = 2_000;
  private static final long NANOS_PER_MICRO = 1_000;

  /** Facts are on their way this long at most; an alarm that falls due waits for them. */
  private static final long LATENESS_MICROS = 50_000;

  /** A cluster that serves nobody this long after the drill was opened will hardly do so. */
  private static final long READY_LIMIT_MICROS = 90_000_000;

  /** The preparation is through this long after its last command had its outcome. */
  private static final long REST_MICROS = 1_500_000;

  private static final long ANSWER_LIMIT_MICROS = 30_000_000;

  private final Cluster cluster;
  private final Drill drill;
  private final long seed;
  private final LongSupplier nanos;
  private final Director director;
  private final AutoCloseable subscription;
  private final Thread thread;
  private final BlockingQueue<FactRecord> inbox = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean closing;
  private volatile Runnable onChange = () -> {};
  private volatile DrillView view;
  private volatile DrillFold fold = DrillFold.blank();

  // Of the drill's thread
  private Phase phase = Phase.WAITING;
  private @Nullable Text obstacle;
  private long openedNanos;
  private long heardMicros;
  private long heardNanos;
  private boolean written;
  private long restSince;
  private long answersUntil;
  private boolean planned;

  private DrillSession(Cluster cluster, Drill drill, long seed, LongSupplier nanos) {
    this.cluster = cluster;
    this.drill = drill;
    this.seed = seed;
    this.nanos = nanos;
    this.view = DrillView.waiting(drill, seed);
    this.director = new Director(drill, seed, this::submit);
    this.openedNanos = nanos.getAsLong();
    this.heardNanos = openedNanos;
    this.thread = Thread.ofPlatform().daemon().name("drill").unstarted(this::run);
    this.subscription =
        cluster.subscribe(
            record -> {
              if (!inbox.offer(record)) {
                dropped.incrementAndGet();
              }
            });
  }

  /** Opens a drill; do so before the cluster starts, or its beginning is not known. */
  public static DrillSession of(Cluster cluster, Drill drill, long seed) {
    return of(cluster, drill, seed, System::nanoTime);
  }

  static DrillSession of(Cluster cluster, Drill drill, long seed, LongSupplier nanos) {
    DrillSession session = new DrillSession(cluster, drill, seed, nanos);
    session.thread.start();
    return session;
  }

  public Drill drill() {
    return drill;
  }

  public long seed() {
    return seed;
  }

  /** How the drill stands, as the trainee may see it; any thread may ask. */
  public DrillView view() {
    return view;
  }

  /** All that is known of it, for the debrief; any thread may ask. */
  public DrillFold fold() {
    return fold;
  }

  /** Called on the thread of the drill after something changed; it must neither block nor throw. */
  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  // What the trainee does

  /** Reads the next hint of a task; nothing happens when there is none. */
  public void takeHint(String task) {
    Course course = fold.course();
    if (course == null) {
      return;
    }
    course.tasks().stream()
        .filter(each -> each.task().id().equals(task) && each.stage() != Stage.WAITING)
        .filter(each -> each.hints() < each.task().hints().size())
        .findFirst()
        .ifPresent(each -> say(new LogbookCommand.TakeHint(task, each.hints() + 1)));
  }

  /** Says what is wrong, and where. */
  public void diagnose(MalfunctionKind kind, List<NodeId> nodes) {
    if (view.phase() == Phase.RUNNING) {
      say(new LogbookCommand.Diagnose(kind.word(), kind.isSomewhere() ? nodes : List.of()));
    }
  }

  /** Ends the drill before its tasks are done. */
  public void giveUp() {
    if (view.phase() == Phase.RUNNING) {
      say(new LogbookCommand.EndDrill(DrillEnd.GIVEN_UP));
    }
  }

  private void say(LogbookCommand said) {
    cluster
        .submit(said, Actor.OPERATOR)
        .outcome()
        .whenComplete((outcome, error) -> log.debug("{}: {}", said, outcome, error));
  }

  private CommandId submit(Command command) {
    unanswered.incrementAndGet();
    Submission submission = cluster.submit(command, Actor.SCRIPT);
    submission
        .outcome()
        .whenComplete(
            (outcome, error) -> {
              unanswered.decrementAndGet();
              log.debug("{} {}: {}", submission.id(), command, outcome, error);
            });
    return submission.id();
  }

  // The thread

  private void run() {
    List<FactRecord> batch = new ArrayList<>(BATCH);
    try {
      while (!closing) {
        FactRecord first = inbox.poll(TICK_MS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          inbox.drainTo(batch, BATCH - 1);
        }
        batch.forEach(this::take);
        batch.clear();
        tick(nowMicros());
      }
    } catch (InterruptedException e) {
      log.debug("The drill was ended", e);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("LB-007: the drill cannot go on", e);
      obstacle = Text.of(DrillMsg.OBSTACLE_FAULT, e.toString());
      phase = Phase.FAILED;
      show(fold, nowMicros());
    }
  }

  private void take(FactRecord record) {
    heardMicros = Math.max(heardMicros, record.atMicros());
    heardNanos = nanos.getAsLong();
    written = written || record.fact() instanceof Fact.FirstWriteAcknowledged;
    director.accept(record);
    fold = fold.next(record);
  }

  private long nowMicros() {
    return heardMicros + (nanos.getAsLong() - heardNanos) / NANOS_PER_MICRO;
  }

  private void tick(long now) {
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      log.warn("The drill fell behind: {} facts are missing", lost);
      fold = fold.missing(lost);
    }
    DrillFold due = fold.at(now - LATENESS_MICROS);
    switch (phase) {
      case WAITING -> await(now);
      case PREPARING -> prepare(now);
      case RUNNING -> lead(due, now);
      case OVER, FAILED -> {}
    }
    show(due, now);
  }

  private void await(long now) {
    boolean writes = drill.beginning().workload().enabled();
    boolean served = fold.truth().service().leaderReady() && (written || !writes);
    if (served) {
      phase = Phase.PREPARING;
      director.prepare(now);
      restSince = now;
      answersUntil = Long.MAX_VALUE;
    } else {
      failIfTooLate();
    }
  }

  /** What comes up with the cluster must be over, or it would be taken for what breaks. */
  private static boolean isAnyAlarmUp(ConsoleState state) {
    return state.alarms().active().stream().anyMatch(line -> line.clearedMicros() == null);
  }

  private void failIfTooLate() {
    if ((nanos.getAsLong() - openedNanos) / NANOS_PER_MICRO > READY_LIMIT_MICROS) {
      phase = Phase.FAILED;
      obstacle = Text.of(DrillMsg.OBSTACLE_NOT_READY);
    }
  }

  private void prepare(long now) {
    director.run(now);
    if (director.stepsLeft() > 0) {
      restSince = now;
      return;
    }
    answersUntil = Math.min(answersUntil, now + ANSWER_LIMIT_MICROS);
    boolean answered = unanswered.get() == 0 || now >= answersUntil;
    boolean calm = fold.truth().service().leaderReady() && !isAnyAlarmUp(fold.truth());
    if (!answered || !calm) {
      restSince = now;
      failIfTooLate();
    } else if (now - restSince >= REST_MICROS) {
      phase = Phase.RUNNING;
      submit(new LogbookCommand.ActOnAlarm(null, AlarmAct.ACKNOWLEDGE, 0));
      submit(new LogbookCommand.BeginDrill(drill.id(), seed, drill.text()));
    }
  }

  private void lead(DrillFold due, long now) {
    Course course = fold.course();
    if (course == null) {
      return; // its begin is on its way
    }
    if (!planned) {
      planned = true;
      director.begin(drill.drawn(seed), course.begunMicros());
    }
    if (course.end() != null) {
      phase = Phase.OVER;
      return;
    }
    director.run(now);
    director.attend(due, now);
  }

  private void show(DrillFold due, long now) {
    Course course = fold.course();
    DrillView next = view;
    List<NodeId> nodes = due.seen().members().all().stream().sorted().toList();
    if (course == null) {
      next =
          new DrillView(
              drill.id(),
              seed,
              drill.grade(),
              drill.title(),
              drill.story(),
              phase == Phase.RUNNING ? Phase.PREPARING : phase,
              now,
              null,
              null,
              List.of(),
              List.of(),
              nodes,
              obstacle,
              null,
              null);
    } else {
      boolean over = course.end() != null;
      next =
          new DrillView(
              drill.id(),
              seed,
              drill.grade(),
              drill.title(),
              drill.story(),
              over ? Phase.OVER : phase,
              over ? course.nowMicros() : now,
              course.begunMicros(),
              course.begunMicros() + drill.limits().timeMs() * 1_000,
              course.tasks().stream().filter(DrillSession::isKnown).toList(),
              course.diagnoses(),
              nodes,
              obstacle,
              course.end(),
              over ? Scoring.of(course) : null);
    }
    view = next;
    onChange.run();
  }

  private static boolean isKnown(TaskState task) {
    return task.stage() != Stage.WAITING || task.task().standard() instanceof Standard.Standing;
  }

  /** The score, once the drill is over. */
  public Optional<DrillScore> score() {
    return Optional.ofNullable(view.score());
  }

  /** Ends the thread; the cluster goes on. Safe to call twice. */
  @Override
  public void close() {
    closing = true;
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("the cluster did not end the subscription", e);
    }
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException e) {
      log.debug("Not waited for", e);
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      thread.interrupt();
    }
  }
}
