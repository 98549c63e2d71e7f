package io.lifeboat.cluster.workload;

import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestMix;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.raft.Operation;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The built-in client: an open loop that starts operations at a steady rate, whether the earlier
 * ones have been answered or not, up to a limit of {@value #IN_FLIGHT_LIMIT} unanswered ones. Keys
 * and kinds come from a seeded generator; when operations meet the cluster is not repeatable.
 */
public final class WorkloadGenerator {
  private static final int IN_FLIGHT_LIMIT = 512;
  private static final long FINE_TICK_MS = 5;
  private static final long COARSE_TICK_MS = 20;
  private static final int COARSE_UP_TO_RATE = 100;

  /** The key that is hot while one is: always the same, and one of the spread. */
  private static final int HOT_KEY = 0;

  private final Gateway gateway;
  private final WriteLedger ledger;
  private final ScheduledExecutorService thread;
  private final Random random;
  private final String keyPrefix;
  private final AtomicInteger inFlight = new AtomicInteger();

  private WorkloadSettings settings;
  private Strain strain = Strain.NONE;
  private @Nullable ScheduledFuture<?> ticking;
  private long startedNanos;
  private long issued;
  private long written;
  private long extraIssued;
  private long hotIssued;

  /**
   * @param keyPrefix tells this run's keys from those of earlier runs on the same data
   */
  public WorkloadGenerator(
      Gateway gateway,
      WriteLedger ledger,
      ScheduledExecutorService thread,
      WorkloadSettings settings,
      long seed,
      String keyPrefix) {
    this.gateway = gateway;
    this.ledger = ledger;
    this.thread = thread;
    this.settings = settings;
    this.random = new Random(seed);
    this.keyPrefix = keyPrefix;
  }

  public synchronized WorkloadSettings settings() {
    return settings;
  }

  /** Takes these settings from now on. */
  public synchronized void apply(WorkloadSettings next) {
    settings = next;
    begin();
  }

  /** Bears this besides from now on. */
  public synchronized void bear(Strain next) {
    boolean sameRate = next.extraPerSecond() == strain.extraPerSecond();
    strain = next;
    if (!sameRate) {
      begin();
    }
  }

  /**
   * What faults add to the load.
   *
   * @param extraPerSecond operations a second on top of the settings, also when those are off
   * @param hotPercent share of all operations that go to one key, 0 to 100
   */
  public record Strain(int extraPerSecond, int hotPercent) {
    public static final Strain NONE = new Strain(0, 0);
  }

  /** What it has started so far because of faults. */
  public record Borne(long extra, long hot) {}

  public synchronized Borne borne() {
    return new Borne(extraIssued, hotIssued);
  }

  private int rate() {
    return (settings.enabled() ? settings.operationsPerSecond() : 0) + strain.extraPerSecond();
  }

  private void begin() {
    stop();
    if (rate() > 0) {
      startedNanos = System.nanoTime();
      issued = 0;
      long tick = rate() <= COARSE_UP_TO_RATE ? COARSE_TICK_MS : FINE_TICK_MS;
      ticking = thread.scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }
  }

  /** Starts no more operations; those on their way go on. */
  public synchronized void stop() {
    if (ticking != null) {
      ticking.cancel(false);
      ticking = null;
    }
  }

  /** Operations of this generator without an answer yet. */
  public int inFlight() {
    return inFlight.get();
  }

  private synchronized void tick() {
    if (ticking == null) {
      return;
    }
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    long due = (long) (seconds * rate());
    // After a pause of this process the missed operations are not made up for in one burst.
    issued = Math.max(issued, due - rate() / 4 - 1);
    while (issued < due) {
      issued++;
      if (inFlight.get() < IN_FLIGHT_LIMIT) {
        issue();
      }
    }
  }

  private void issue() {
    if (strain.extraPerSecond() > 0 && random.nextInt(rate()) < strain.extraPerSecond()) {
      extraIssued++;
    }
    boolean hot = random.nextInt(100) < strain.hotPercent();
    if (hot) {
      hotIssued++;
    }
    String key = keyPrefix + (hot ? HOT_KEY : random.nextInt(settings.keys()));
    boolean write = random.nextInt(100) < settings.writePercent();
    RequestMix mix = settings.classes();
    RequestPriority priority = priority(mix);
    inFlight.incrementAndGet();
    if (write) {
      gateway
          .submit(new RequestClass(RequestKind.WRITE, priority), new Operation.Put(key, value()))
          .whenComplete(
              (result, error) -> {
                ledger.note(key, result);
                inFlight.decrementAndGet();
              });
    } else {
      RequestKind kind = readKind(mix);
      Operation read =
          kind == RequestKind.SCAN ? new Operation.Scan(keyPrefix) : new Operation.Get(key);
      long floor = ledger.acknowledgedRevision(key);
      gateway
          .submit(new RequestClass(kind, priority), read)
          .whenComplete(
              (result, error) -> {
                if (read instanceof Operation.Get) {
                  ledger.noteRead(floor, result);
                }
                inFlight.decrementAndGet();
              });
    }
  }

  private RequestPriority priority(RequestMix mix) {
    int draw = random.nextInt(100);
    if (draw < mix.criticalPercent()) {
      return RequestPriority.CRITICAL;
    }
    return draw < mix.criticalPercent() + mix.batchPercent()
        ? RequestPriority.BATCH
        : RequestPriority.NORMAL;
  }

  private RequestKind readKind(RequestMix mix) {
    int draw = random.nextInt(100);
    if (draw < mix.scanPercent()) {
      return RequestKind.SCAN;
    }
    return draw < mix.scanPercent() + mix.localPercent()
        ? RequestKind.LOCAL_READ
        : RequestKind.LINEARIZABLE_READ;
  }

  private String value() {
    String number = Long.toString(++written);
    return number + ".".repeat(Math.max(0, settings.valueBytes() - number.length()));
  }
}
