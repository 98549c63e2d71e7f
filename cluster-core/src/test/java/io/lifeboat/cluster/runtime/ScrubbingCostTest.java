package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What background scrubbing and comparing cost: acknowledged operations per second with the switch
 * on and off in turn, in one run, at the highest rate the client offers. Written to {@code
 * target/scrubbing-cost.md}.
 */
@Tag("bench")
class ScrubbingCostTest {
  private static final int TURNS = 4;
  private static final Duration TURN = Duration.ofSeconds(10);

  @Test
  void scrubbingAndComparingCostLittle() throws Exception {
    WorkloadSettings full = new WorkloadSettings(true, 5_000, 50, 20_000, 100);
    ClusterConfig config = ClusterConfig.defaults(20_261_123).withSize(3).withWorkload(full);
    AtomicLong acknowledged = new AtomicLong();
    AtomicLong compared = new AtomicLong();
    AtomicLong scanned = new AtomicLong();
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      cluster.subscribe(
          record -> {
            switch (record.fact()) {
              case Fact.ClientTally tally -> acknowledged.set(tally.acknowledged());
              case Fact.ReplicasAgree _ -> compared.incrementAndGet();
              case Fact.NodeScrubbed _ -> scanned.incrementAndGet();
              default -> {}
            }
          });
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      pass(TURN);
      List<Double> on = new ArrayList<>();
      List<Double> off = new ArrayList<>();
      List<String> rows =
          new ArrayList<>(
              List.of("| scrubbing | acknowledged/s | comparisons | scans |", "|---|---|---|---|"));
      for (int turn = 0; turn < 2 * TURNS; turn++) {
        boolean isOn = turn % 2 == 0;
        cluster
            .submit(new SetSwitch(SwitchName.SCRUBBING, isOn))
            .outcome()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
        long before = acknowledged.get();
        long comparedBefore = compared.get();
        long scannedBefore = scanned.get();
        long began = System.nanoTime();
        pass(TURN);
        double perSecond = (acknowledged.get() - before) * 1e9 / (System.nanoTime() - began);
        (isOn ? on : off).add(perSecond);
        rows.add(
            "| %s | %.0f | %d | %d |"
                .formatted(
                    isOn ? "on" : "off",
                    perSecond,
                    compared.get() - comparedBefore,
                    scanned.get() - scannedBefore));
      }
      double ratio = mean(on) / mean(off);
      rows.add("");
      rows.add("on / off: %.3f".formatted(ratio));
      Files.write(Path.of("target", "scrubbing-cost.md"), rows);
      assertThat(ratio).isGreaterThan(0.5);
      assertThat(compared.get()).as("comparisons were really made").isPositive();
    }
  }

  private static void pass(Duration time) {
    Awaitility.await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
