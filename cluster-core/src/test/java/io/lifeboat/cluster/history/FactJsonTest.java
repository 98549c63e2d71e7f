package io.lifeboat.cluster.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactJsonTest {
  private static final String GOLDEN = "every-kind.jsonl";

  @Test
  void writesEveryKindAsTheGoldenFileSays() throws IOException {
    String lines =
        SampleFacts.all().stream()
            .map(FactJson::toLine)
            .collect(Collectors.joining("\n", "", "\n"));

    // To accept a wanted change, review this file and copy it over the golden one.
    Files.writeString(Path.of("target", GOLDEN), lines);
    assertThat(lines).isEqualTo(golden());
  }

  @Test
  void readsEveryKindBackFromTheGoldenFile() throws IOException {
    List<FactRecord> read = golden().lines().map(FactJson::fromLine).toList();

    assertThat(read).isEqualTo(SampleFacts.all());
  }

  @Test
  void samplesHoldEveryKindOfFactCommandAndOutcome() {
    Set<Class<?>> seen =
        SampleFacts.all().stream()
            .map(FactRecord::fact)
            .mapMulti(
                (Fact fact, java.util.function.Consumer<Object> each) -> {
                  each.accept(fact);
                  if (fact instanceof Fact.CommandRequested requested) {
                    each.accept(requested.command());
                  }
                  if (fact instanceof Fact.CommandCompleted completed) {
                    each.accept(completed.outcome());
                  }
                })
            .map(Object::getClass)
            .collect(Collectors.toSet());

    assertThat(seen).containsAll(FactJson.kinds(Fact.class));
    assertThat(seen).containsAll(FactJson.kinds(Command.class));
    assertThat(seen).containsAll(FactJson.kinds(Outcome.class));
  }

  @Test
  void anyFactOfAnyKindSurvivesTheTrip() throws ReflectiveOperationException {
    RandomFacts random = new RandomFacts(20_260_401);
    for (int round = 1; round <= 40; round++) {
      for (Class<?> kind : FactJson.kinds(Fact.class)) {
        FactRecord fact = random.record(round, kind);
        String line = FactJson.toLine(fact);

        assertThat(line).doesNotContain("\n");
        assertThat(FactJson.fromLine(line)).isEqualTo(fact);
        assertThat(FactJson.toLine(FactJson.fromLine(line))).isEqualTo(line);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // unknown, missing, doubled, null
        "{\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"more\":1,\"fact\":{\"kind\":\"cluster-stopped\"}}|more",
        "{\"sequence\":1,\"atMicros\":1,\"fact\":{\"kind\":\"cluster-stopped\"}}|observer",
        "{\"sequence\":1,\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"cluster-stopped\"}}|sequence",
        "{\"sequence\":1,\"atMicros\":1,\"observer\":null,\"fact\":{\"kind\":\"cluster-stopped\"}}|observer",
        "{\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"fact\":null}|fact",
        "{\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"node-killed\"}}|node",
        // another type or value
        "{\"sequence\":\"1\",\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"cluster-stopped\"}}|long",
        "{\"sequence\":1.5,\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"cluster-stopped\"}}|long",
        "{\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"new-kind\"}}|new-kind",
        "{\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"node-killed\",\"node\":\"n12\"}}|n12",
        "{\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"role-changed\",\"node\":\"n1\",\"role\":\"BOSS\",\"term\":1}}|BOSS",
        "{\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"role-changed\",\"node\":\"n1\",\"role\":1,\"term\":1}}|Role",
        // not one fact
        "null|null",
        "[]|FactRecord",
        "{} {}|sequence",
        "{\"sequence\":1,\"atMicros\":1,\"observer\":\"n1\",\"fact\":{\"kind\":\"cluster-stopped\"}}"
            + " 1|token",
        "{\"sequence\":1,|end-of-input",
      })
  void refusesWhatIsNotExactlyOneFact(String line, String named) {
    assertThatThrownBy(() -> FactJson.fromLine(line))
        .isInstanceOf(MalformedFactException.class)
        .hasMessageContaining(named);
  }

  private static String golden() throws IOException {
    try (InputStream in = FactJsonTest.class.getResourceAsStream(GOLDEN)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
