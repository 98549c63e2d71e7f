package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A drill played to its end on a real cluster.
 *
 * @param live the score the trainee is shown
 * @param recorded the score of the recording of the same run
 */
record PlayedDrill(
    DrillScore live, RecordedScore recorded, DrillFold fold, DrillView view, List<String> notes) {

  static PlayedDrill play(Drill drill, long seed, Path recording) throws Exception {
    ClusterConfig config = DrillCluster.config(drill, seed).orElseThrow();
    HistoryWriter writer = HistoryWriter.open(recording, HistoryWriter.DEFAULT_MAX_BYTES);
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      cluster.subscribe(writer);
      try (DrillSession session = DrillSession.of(cluster, drill, seed)) {
        ModelTrainee trainee = new ModelTrainee(cluster, session);
        cluster.subscribe(trainee);
        cluster.start().toCompletableFuture().get(90, TimeUnit.SECONDS);
        Awaitility.await()
            .atMost(Duration.ofMillis(drill.limits().timeMs() + 150_000))
            .pollInterval(Duration.ofMillis(150))
            .until(
                () -> {
                  trainee.act();
                  DrillView.Phase phase = session.view().phase();
                  return phase == DrillView.Phase.OVER || phase == DrillView.Phase.FAILED;
                });
        DrillView view = session.view();
        DrillFold fold = session.fold();
        writer.close();
        return new PlayedDrill(
            session.score().orElse(null), RecordedScore.of(recording), fold, view, trainee.notes());
      }
    } finally {
      writer.close();
    }
  }
}
