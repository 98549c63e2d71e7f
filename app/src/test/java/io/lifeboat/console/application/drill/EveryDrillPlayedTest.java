package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every drill that ships is played on a real cluster by somebody who looks at nothing but what a
 * trainee has: it can be done, and what breaks can be found. Takes a quarter of an hour.
 */
@Tag("slow")
class EveryDrillPlayedTest {
  static final List<String> NAMES = ShippedDrills.NAMES;

  private static final Logger log = LoggerFactory.getLogger(EveryDrillPlayedTest.class);

  /** Of the points; what the machine takes in time may cost some. */
  private static final int LEAST_PERCENT = 80;

  @TempDir Path directory;

  @ParameterizedTest
  @FieldSource("NAMES")
  @Timeout(600)
  void itCanBeDone(String name) throws Exception {
    PlayedDrill played = play(ShippedDrills.shipped(name), 7);
    assertThat(played.live().percent()).isGreaterThanOrEqualTo(LEAST_PERCENT);
  }

  /** Draws with every kind that it has among them, and a leader who dies with a link of his. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7, 13, 14, 18})
  @Timeout(600)
  void nothingThatABlindOneDrawsIsTooHard(long seed) throws Exception {
    PlayedDrill played = play(BlindDrill.drill(), seed);
    assertThat(played.live().points())
        .as(String.join("\n", played.notes()))
        .isEqualTo(played.live().of());
  }

  private PlayedDrill play(Drill drill, long seed) throws Exception {
    PlayedDrill played =
        PlayedDrill.play(drill, seed, directory.resolve(drill.id() + seed + ".jsonl"));
    log.info(
        "{} with seed {}: {} of {} points",
        drill.id(),
        seed,
        played.live().points(),
        played.live().of());
    assertThat(played.live().end()).as(String.join("\n", played.notes())).isEqualTo(DrillEnd.DONE);
    assertThat(played.fold().course().malfunctions())
        .as(String.join("\n", played.notes()))
        .hasSize(drill.drawn(seed).size())
        .allMatch(each -> each.diagnosedMicros() != null);
    assertThat(played.recorded().score()).contains(played.live());
    return played;
  }
}
