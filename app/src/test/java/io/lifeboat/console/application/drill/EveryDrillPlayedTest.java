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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every drill that ships is played on a real cluster by somebody who looks at nothing but what a
 * trainee has: it can be done, and what breaks can be found. Takes some ten minutes.
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
    Drill drill = ShippedDrills.shipped(name);
    PlayedDrill played = PlayedDrill.play(drill, 7, directory.resolve(name + ".jsonl"));
    log.info("{}: {} of {} points", name, played.live().points(), played.live().of());
    assertThat(played.live().end()).isEqualTo(DrillEnd.DONE);
    assertThat(played.fold().course().malfunctions())
        .as(String.join("\n", played.notes()))
        .hasSize(drill.drawn(7).size())
        .allMatch(each -> each.diagnosedMicros() != null);
    assertThat(played.live().percent()).isGreaterThanOrEqualTo(LEAST_PERCENT);
    assertThat(played.recorded().score()).contains(played.live());
  }
}
