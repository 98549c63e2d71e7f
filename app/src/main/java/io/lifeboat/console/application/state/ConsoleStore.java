package io.lifeboat.console.application.state;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the picture of a running cluster: takes its facts in on a thread of its own, {@code
 * console-state}, and publishes the latest picture. Whoever draws takes {@link #latest()} at its
 * own pace.
 */
public final class ConsoleStore implements AutoCloseable {
  /** More facts than a busy cluster gives in a second. */
  private static final int LEVELS_BOUND = 8_192;

  private static final int OCCURRENCES_BOUND = 262_144;
  private static final long CLOSE_LIMIT_MS = 2_000;
  private static final Logger log = LoggerFactory.getLogger(ConsoleStore.class);

  private final FactInbox inbox;
  private final AutoCloseable subscription;
  private final Consumer<ConsoleState> listener;
  private final Thread thread;
  private volatile ConsoleState latest = ConsoleState.BLANK;

  private ConsoleStore(Cluster cluster, FactInbox inbox, Consumer<ConsoleState> listener) {
    this.inbox = inbox;
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
    FactInbox inbox = new FactInbox(LEVELS_BOUND, OCCURRENCES_BOUND);
    ConsoleStore store = new ConsoleStore(cluster, inbox, listener);
    store.thread.start();
    return store;
  }

  /** The latest picture; any thread may ask. */
  public ConsoleState latest() {
    return latest;
  }

  private void run() {
    ConsoleFold fold = ConsoleFold.blank();
    try {
      for (FactInbox.Batch batch = inbox.take(); batch != null; batch = inbox.take()) {
        for (FactRecord record : batch.facts()) {
          fold = next(fold, record);
        }
        if (batch.dropped() > 0) {
          log.warn("The console fell behind: {} facts are missing", batch.dropped());
          fold = fold.missing(batch.dropped());
        }
        latest = fold.state();
        listener.accept(latest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
