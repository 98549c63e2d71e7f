package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.storage.NodeMark;
import io.lifeboat.cluster.storage.RecordPlaces;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A leader counts itself when it commits (Raft §5.3), so what a client was told is noted by it too.
 */
@Timeout(60)
class MarkBeforeAnswerTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aWriteIsMarkedByItsLeaderBeforeTheClientHearsOfIt(int size) throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(20_261_123)
            .withSize(size)
            .withDataDirectory(folder)
            .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      NodeId leader = watch.awaitLeaderAfter(0).node();
      for (int i = 0; i < 200; i++) {
        String value = "value " + i;
        Outcome outcome =
            cluster
                .submit(new OperatorCommand.ClientWrite("key", value))
                .outcome()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(Outcome.Ok.class);
        long said =
            NodeMark.read(leader, folder.resolve(leader.value())).orElseThrow().acknowledged();
        assertThat(said).isGreaterThanOrEqualTo(indexOf(folder.resolve(leader.value()), value));
      }
    }
  }

  /** The last record that holds this text. */
  private static long indexOf(Path directory, String text) throws Exception {
    long index = 0;
    for (RecordPlaces.Place place : RecordPlaces.of(directory)) {
      if (new String(place.content(), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(text)) {
        index = place.index();
      }
    }
    assertThat(index).isPositive();
    return index;
  }
}
