package io.lifeboat.console.application.state;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.console.application.alarm.AlarmAction;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the picture of a running cluster: takes its facts in on a thread of its own, {@code
 * console-state}, and publishes the latest picture. Whoever draws takes {@link #latest()} at its
 * own pace. Alarms also advance while no fact comes: the thread then wakes when one falls due.
 */
public final class ConsoleStore implements AutoCloseable {
  /** More facts than a busy cluster gives in a second. */
  private static final int LEVELS_BOUND = 8_192;

  private static final int OCCURRENCES_BOUND = 262_144;
  private static final int ACTIONS_BOUND = 256;
  private static final long CLOSE_LIMIT_MS = 2_000;
  private static final long NANOS_PER_MICRO = 1_000;

  /** Facts are on their way this long at most; an alarm that falls due waits for them. */
  private static final long LATENESS_MICROS = 50_000;

  private static final Logger log = LoggerFactory.getLogger(ConsoleStore.class);

  private final FactInbox inbox;
  private final BlockingQueue<AlarmAction> actions = new ArrayBlockingQueue<>(ACTIONS_BOUND);
  private final FactClock clock;
  private final AutoCloseable subscription;
  private final Consumer<ConsoleState> listener;
  private final Thread thread;
  private volatile ConsoleState latest = ConsoleState.BLANK;

  private ConsoleStore(
      Cluster cluster, FactInbox inbox, FactClock clock, Consumer<ConsoleState> listener) {
    this.inbox = inbox;
    this.clock = clock;
    this.listener = listener;
    this.thread = new Thread(this::run, "console-state");
    this.subscription = cluster.subscribe(inbox::offer);
  }

  /** Subscribes to this cluster; do so before it starts, or the picture lacks its beginning. */
  public static ConsoleStore of(Cluster cluster) {
    return of(cluster, state -> {});
  }

  /**
   * As {@link #of(Cluster)}, telling each new picture.
   *
   * @param listener called on the store's thread; it must neither block nor throw
   */
  public static ConsoleStore of(Cluster cluster, Consumer<ConsoleState> listener) {
    return of(cluster, new FactClock(System::nanoTime), listener);
  }

  static ConsoleStore of(Cluster cluster, FactClock clock, Consumer<ConsoleState> listener) {
    FactInbox inbox = new FactInbox(LEVELS_BOUND, OCCURRENCES_BOUND);
    ConsoleStore store = new ConsoleStore(cluster, inbox, clock, listener);
    store.thread.start();
    return store;
  }

  /** The latest picture; any thread may ask. */
  public ConsoleState latest() {
    return latest;
  }

  /**
   * Acknowledges or shelves alarms; any thread may ask, and returns at once. The effect is in a
   * later picture.
   *
   * @return false when nothing will come of it: the store is closed, or too much was asked already
   *     (overflow policy: drop newest)
   */
  public boolean submit(AlarmAction action) {
    boolean taken = thread.isAlive() && actions.offer(action);
    inbox.wake();
    return taken;
  }

  @SuppressWarnings("ReferenceEquality") // the same object is returned when nothing changed
  private void run() {
    ConsoleFold fold = ConsoleFold.blank();
    try {
      for (FactInbox.Batch batch = take(fold); batch != null; batch = take(fold)) {
        for (FactRecord record : batch.facts()) {
          clock.heard(record.atMicros());
          fold = next(fold, record);
        }
        if (batch.dropped() > 0) {
          log.warn("The console fell behind: {} facts are missing", batch.dropped());
          fold = fold.missing(batch.dropped());
        }
        fold = attended(fold);
        if (fold.state() != latest) {
          latest = fold.state();
          listener.accept(latest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for facts, for the operator, or until the next alarm falls due. */
  private FactInbox.@Nullable Batch take(ConsoleFold fold) throws InterruptedException {
    long due = fold.nextDueMicros();
    return inbox.take(
        due == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : Math.max(0, due + LATENESS_MICROS - clock.nowMicros()) * NANOS_PER_MICRO);
  }

  /** What the operator asked for, and what the time has brought. */
  private ConsoleFold attended(ConsoleFold fold) {
    ConsoleFold attended = fold;
    for (AlarmAction action = actions.poll(); action != null; action = actions.poll()) {
      attended = attended.next(action, clock.nowMicros());
    }
    return attended.next(clock.nowMicros() - LATENESS_MICROS);
  }

  /**
   * A fact that cannot be folded in is a fault of ours. It must not stop the picture, which would
   * look as if all were calm: it is logged, and the gap is shown.
   */
  private static ConsoleFold next(ConsoleFold fold, FactRecord record) {
    try {
      return fold.next(record);
    } catch (RuntimeException e) {
      log.error("Fact {} could not be folded in: {}", record.sequence(), record.fact(), e);
      return fold.missing(1);
    }
  }

  /** Folds in what has come, then ends the thread. */
  @Override
  public void close() {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("the cluster did not end the subscription", e);
    } finally {
      inbox.close();
    }
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      thread.interrupt();
    }
  }
}
