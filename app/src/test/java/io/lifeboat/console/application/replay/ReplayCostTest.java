package io.lifeboat.console.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioRunner;
import io.lifeboat.console.application.scenario.ShippedScenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long it takes to open a recording of a million facts, and to go to a moment of it. */
@Tag("bench")
class ReplayCostTest {
  private static final Logger log = LoggerFactory.getLogger(ReplayCostTest.class);
  private static final int FACTS = Integer.getInteger("replay.facts", 1_000_000);
  private static final int SEEKS = 500;

  @TempDir Path folder;

  @Test
  void aMillionFacts() throws Exception {
    Path file = LongRecording.make(real(), folder.resolve("long.lifeboat"), FACTS);
    long before = used();
    long began = System.nanoTime();
    try (RecordingIndex index = RecordingIndex.open(file, false)) {
      ReplayPlayer player = ReplayPlayer.of(file, index);
      await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(Duration.ofSeconds(60))
          .until(() -> !player.latest().nodes().isEmpty() || index.progress().lines() > 100);
      long first = System.nanoTime() - began;
      await()
          .pollInterval(Duration.ofMillis(10))
          .atMost(Duration.ofMinutes(10))
          .until(() -> index.progress().complete());
      long whole = System.nanoTime() - began;
      assertThat(index.progress().damage()).isNull();
      assertThat(index.progress().lines()).isEqualTo(FACTS + 1);
      long memory = used() - before;
      double[] seeks = seeks(index);
      log.warn(
          "{} facts, {} MB: first picture {} ms, whole index {} ms ({} facts/s), {} checkpoints"
              + " every {}, {} MB of memory; seek p50 {} ms, p99 {} ms, longest {} ms",
          FACTS,
          Files.size(file) >> 20,
          first / 1_000_000,
          whole / 1_000_000,
          FACTS * 1_000_000_000L / whole,
          index.checkpointCount(),
          index.checkpointDistance(),
          memory >> 20,
          seeks[SEEKS / 2],
          seeks[SEEKS * 99 / 100],
          seeks[SEEKS - 1]);
      player.close();
    }
  }

  private static double[] seeks(RecordingIndex index) throws Exception {
    ReplayCursor cursor = new ReplayCursor(index);
    Random random = new Random(1);
    double[] took = new double[SEEKS];
    for (int i = -50; i < SEEKS; i++) {
      long to = (long) (random.nextDouble() * index.progress().endMicros());
      long began = System.nanoTime();
      cursor.goTo(to);
      took[Math.max(0, i)] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(took);
    return took;
  }

  private Path real() throws Exception {
    String given = System.getProperty("replay.real");
    if (given != null) {
      return Path.of(given);
    }
    Path file = folder.resolve("real.lifeboat");
    Scenario scenario = ShippedScenarios.shipped("flapping-leader.json");
    try (HistoryWriter writer = HistoryWriter.open(file, HistoryWriter.DEFAULT_MAX_BYTES)) {
      new ScenarioRunner(EmbeddedCluster::new, RunLimits.DEFAULT).run(scenario, 42, writer);
    }
    return file;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
