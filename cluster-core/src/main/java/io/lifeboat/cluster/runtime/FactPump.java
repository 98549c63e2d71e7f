package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FactSink;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes facts from the engine's threads without ever holding them up, numbers them and hands them
 * to the listeners on one thread, {@code fact-pump}. The queue is bounded; when it is full the
 * newest fact is dropped and counted, and the count becomes a fact ({@code facts-dropped}).
 */
final class FactPump implements FactSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FactPump.class);
  static final int CAPACITY = 65_536;

  private record Offered(long atMicros, String observer, @Nullable CommandId cause, Fact fact) {}

  private final BlockingQueue<Offered> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final List<FactListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong dropped = new AtomicLong();
  private final long startNanos = System.nanoTime();
  private final Thread thread;
  private volatile boolean closing;
  private long sequence;

  FactPump() {
    this.thread = Thread.ofPlatform().name("fact-pump").daemon(true).start(this::pump);
  }

  @Override
  public long nowMicros() {
    return (System.nanoTime() - startNanos) / 1_000;
  }

  @Override
  public void offer(String observer, @Nullable CommandId cause, Fact fact) {
    if (!queue.offer(new Offered(nowMicros(), observer, cause, fact))) {
      dropped.incrementAndGet();
    }
  }

  AutoCloseable subscribe(FactListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void pump() {
    try {
      while (!closing || !queue.isEmpty()) {
        Offered offered = queue.poll(50, TimeUnit.MILLISECONDS);
        if (offered != null) {
          deliver(offered);
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
          deliver(
              new Offered(nowMicros(), FactRecord.CONDUCTOR, null, new Fact.FactsDropped(lost)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Offered offered) {
    FactRecord record =
        new FactRecord(
            ++sequence, offered.atMicros(), offered.observer(), offered.cause(), offered.fact());
    for (FactListener listener : listeners) {
      try {
        listener.onFact(record);
      } catch (RuntimeException e) {
        LOG.error("A listener failed on fact {} and goes on with the next", record.sequence(), e);
      }
    }
  }

  /** Hands over what is queued, then ends the thread. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
