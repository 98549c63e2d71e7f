package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestMix;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the gateway costs with a policy, limits and retries (tolerance level medium) against without
 * them (low): the same load on the same three nodes, in turn, in one run. All requests are
 * critical, which no limit and no policy refuses, so that both do the same work. Written to {@code
 * target/gateway-cost.md}.
 */
@Tag("bench")
class GatewayCostTest {
  private static final long SEED = Long.getLong("bench.seed", 20_261_123L);
  private static final int PAIRS = Integer.getInteger("bench.pairs", 24);
  private static final int RATE = Integer.getInteger("bench.rate", 1_000);
  private static final Duration TURN = Duration.ofSeconds(5);
  private static final Duration WARMING_UP = Duration.ofSeconds(20);
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private static final PolicySource CONSERVATIVE =
      PolicySource.of(
          "conservative",
          PolicyLanguage.LUA,
          """
          local function overloaded(h)
            return h.queueDepth > 200
              or (h.samples >= 50 and (h.p99Millis > 1000 or h.errorRate > 0.2))
          end

          function decide(r, h)
            if r.kind == "ADMIN" then
              return "FULL"
            end
            if not h.hasQuorum then
              return r.kind == "WRITE" and "READ_ONLY" or "SHED"
            end
            if not h.leaderKnown then
              return r.priority == "BATCH" and "SHED" or "QUEUED"
            end
            if r.kind == "WRITE" and h.diskFreeRatio < 0.001 then
              return "READ_ONLY"
            end
            if overloaded(h) and r.priority ~= "CRITICAL" then
              return r.priority == "BATCH" and "SHED" or "QUEUED"
            end
            return "FULL"
          end
          """);

  /** What one turn showed. */
  private record Turn(
      boolean on,
      double perSecond,
      double medianMicros,
      double cpuMicrosPerOperation,
      long refused,
      long inVain) {}

  private static final class Sums {
    long acknowledged;
    long refused;
    long inVain;
    double weightedMedian;

    synchronized void add(Fact.ClientOperations period) {
      long answered = period.acknowledgedReads() + period.acknowledgedWrites();
      acknowledged += answered;
      refused += period.refused();
      inVain += period.failed() + period.notKnown();
      weightedMedian += (double) answered * period.p50Micros();
    }

    synchronized void reset() {
      acknowledged = 0;
      refused = 0;
      inVain = 0;
      weightedMedian = 0;
    }

    synchronized Turn turn(boolean on, long nanos, long cpuNanos) {
      return new Turn(
          on,
          acknowledged * 1e9 / nanos,
          weightedMedian / acknowledged,
          cpuNanos / 1e3 / acknowledged,
          refused,
          inVain);
    }
  }

  @Test
  void policyLimitsAndRetriesCostLittle() throws Exception {
    WorkloadSettings load =
        new WorkloadSettings(true, RATE, 50, 1_000, 100).withMix(new RequestMix(100, 0, 0, 0));
    ClusterConfig config =
        ClusterConfig.defaults(SEED)
            .withSize(3)
            .withTolerance(ToleranceLevel.MEDIUM)
            .withPolicy(CONSERVATIVE)
            .withWorkload(load);
    Sums sums = new Sums();
    List<Turn> turns = new ArrayList<>();
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.subscribe(record -> count(record, sums));
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.awaitLeaderAfter(0);
      watch.await(Fact.PolicyActivated.class, f -> f.policy().equals(CONSERVATIVE));
      pass(WARMING_UP);
      for (int i = 0; i < 2 * PAIRS; i++) {
        // On, off, off, on: what changes steadily over the run falls on both alike.
        turns.add(turn(cluster, sums, i % 4 == 0 || i % 4 == 3));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("seed " + SEED + ", " + RATE + " operations a second");
    lines.add("");
    lines.add(
        "| degradation | acknowledged/s | median latency, µs | processor per operation, µs |"
            + " refused | failed or not known |");
    lines.add("|---|---|---|---|---|---|");
    for (Turn turn : turns) {
      lines.add(
          "| %s | %.0f | %.0f | %.1f | %d | %d |"
              .formatted(
                  turn.on ? "on" : "off",
                  turn.perSecond,
                  turn.medianMicros,
                  turn.cpuMicrosPerOperation,
                  turn.refused,
                  turn.inVain));
    }
    lines.add("");
    lines.add("| on / off, pair by pair | lower quartile | median | upper quartile |");
    lines.add("|---|---|---|---|");
    lines.add(quartiles("acknowledged a second", turns, Turn::perSecond));
    lines.add(quartiles("median latency", turns, Turn::medianMicros));
    lines.add(quartiles("processor per operation", turns, Turn::cpuMicrosPerOperation));
    Files.write(Path.of("target", "gateway-cost.md"), lines);
    assertThat(ratios(turns, Turn::perSecond)[PAIRS / 2]).isGreaterThan(0.5);
  }

  private static void count(FactRecord record, Sums sums) {
    if (record.fact() instanceof Fact.ClientOperations period) {
      sums.add(period);
    }
  }

  private static Turn turn(EmbeddedCluster cluster, Sums sums, boolean on) throws Exception {
    ToleranceLevel level = on ? ToleranceLevel.MEDIUM : ToleranceLevel.LOW;
    assertThat(
            cluster
                .submit(new SetTolerance(level))
                .outcome()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS))
        .isInstanceOf(Outcome.Ok.class);
    pass(BETWEEN);
    sums.reset();
    long began = System.nanoTime();
    long cpuBegan = cpuNanos();
    pass(TURN);
    return sums.turn(on, System.nanoTime() - began, cpuNanos() - cpuBegan);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static String quartiles(String what, List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = ratios(turns, figure);
    return "| %s | %.3f | %.3f | %.3f |"
        .formatted(what, sorted[PAIRS / 4], sorted[PAIRS / 2], sorted[3 * PAIRS / 4]);
  }

  /** Of turns that were neighbours, so that the machine's other work falls on both; sorted. */
  private static double[] ratios(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return IntStream.range(0, PAIRS)
        .mapToDouble(
            pair -> {
              Turn one = turns.get(2 * pair);
              Turn other = turns.get(2 * pair + 1);
              double ratio = figure.applyAsDouble(one) / figure.applyAsDouble(other);
              return one.on ? ratio : 1 / ratio;
            })
        .sorted()
        .toArray();
  }

  private static void pass(Duration time) {
    Awaitility.await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
  }
}
