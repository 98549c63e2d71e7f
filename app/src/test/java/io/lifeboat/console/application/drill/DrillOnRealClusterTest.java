package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One drill from its begin to its score, on a cluster that is really there. */
@Timeout(240)
class DrillOnRealClusterTest {
  @TempDir Path directory;

  @Test
  void whoKnowsHisTradeIsScoredTheSameLiveAndFromTheRecording() throws Exception {
    PlayedDrill played =
        PlayedDrill.play(
            ShippedDrills.shipped("the-leader-dies"), 7, directory.resolve("drill.jsonl"));
    assertThat(played.view().obstacle()).isNull();
    assertThat(played.live().end()).isEqualTo(DrillEnd.DONE);
    assertThat(played.fold().course().diagnoses()).anyMatch(Diagnosis::right);
    assertThat(played.recorded().score()).contains(played.live());
    assertThat(played.live().percent()).as(String.join("\n", played.notes())).isGreaterThan(70);
  }
}
