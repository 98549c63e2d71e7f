package io.lifeboat.cluster.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.raft.OperationResult;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker between the gateway and the cluster: when most of the last requests came to
 * nothing, the next ones are told so at once instead of after seconds, and a few probes find out
 * when it is over. Safe for several threads.
 */
final class Breaker {
  private static final long WINDOW_S = 10;
  private static final int MINIMUM_CALLS = 20;
  private static final float FAILURE_PERCENT = 50;
  private static final float SLOW_PERCENT = 80;
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration PROBES_WITHIN = Duration.ofSeconds(2);
  private static final int PROBES = 5;

  static final int REFUSED = -1;

  private final CircuitBreaker breaker;
  private final InstantSource clock;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile long openedMillis;

  private static final class CameToNothing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CameToNothing() {
      super("no answer", null, false, false);
    }
  }

  /**
   * @param whenChanged told of each change of state, on the thread that brought it about
   */
  Breaker(InstantSource clock, Consumer<BreakerView> whenChanged) {
    this.clock = clock;
    this.breaker =
        CircuitBreaker.of(
            "gateway",
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    (int) WINDOW_S,
                    MINIMUM_CALLS,
                    SlidingWindowType.TIME_BASED,
                    CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.SYNCHRONIZED)
                .failureRateThreshold(FAILURE_PERCENT)
                .slowCallRateThreshold(SLOW_PERCENT)
                .slowCallDurationThreshold(SLOW)
                .waitDurationInOpenState(WAIT)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .maxWaitDurationInHalfOpenState(PROBES_WITHIN)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              changes.incrementAndGet();
              openedMillis = clock.millis();
              whenChanged.accept(view());
            });
  }

  /**
   * Asks whether a request may be sent now; then {@link #ended} must follow.
   *
   * @return what to give back with its end, or {@link #REFUSED}
   */
  int letThrough() {
    return breaker.tryAcquirePermission() ? changes.get() : REFUSED;
  }

  /**
   * How a request ended that was let through. One that was sent before the state changed says
   * nothing about what is to be found out now, least of all as a probe.
   *
   * @param pass what {@link #letThrough} returned
   */
  void ended(int pass, OperationResult result, long nanos) {
    if (pass != changes.get()) {
      return;
    }
    switch (result) {
      case OperationResult.Ok _, OperationResult.Stale _ ->
          breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
      case OperationResult.NotKnown _ ->
          breaker.onError(nanos, TimeUnit.NANOSECONDS, new CameToNothing());
      case OperationResult.Fail fail -> {
        if (fail.reason() == OperationResult.Reason.NO_LEADER) {
          breaker.onError(nanos, TimeUnit.NANOSECONDS, new CameToNothing());
        } else {
          // Says nothing about the cluster: nothing was sent, or it was answered.
          breaker.releasePermission();
        }
      }
    }
  }

  /** As it is now. Looking changes nothing. */
  BreakerView view() {
    BreakerState state = state();
    CircuitBreaker.Metrics metrics = breaker.getMetrics();
    return new BreakerView(
        state,
        metrics.getNumberOfBufferedCalls(),
        known(metrics.getFailureRate()),
        known(metrics.getSlowCallRate()),
        TimeUnit.SECONDS.toMillis(WINDOW_S),
        MINIMUM_CALLS,
        state == BreakerState.OPEN
            ? Math.max(0, openedMillis + WAIT.toMillis() - clock.millis())
            : null);
  }

  /** The library says −1 for too few calls to tell. */
  private static @Nullable Double known(float percent) {
    return percent < 0 ? null : Double.valueOf(percent);
  }

  private BreakerState state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> BreakerState.OPEN;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
    };
  }
}
