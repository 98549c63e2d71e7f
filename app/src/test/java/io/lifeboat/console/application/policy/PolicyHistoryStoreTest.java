package io.lifeboat.console.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyHistoryStoreTest {
  private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");

  @TempDir Path folder;
  private Path file;
  private PolicyHistoryStore store;

  @BeforeEach
  void aStore() {
    file = folder.resolve("deeper").resolve("policies.json");
    store = new PolicyHistoryStore(file);
  }

  private static PolicyVersion version(int number) {
    Draft draft = new Draft("p" + number, ScriptLanguage.LUA, "-- 策略 \"" + number + "\"\n");
    return new PolicyVersion(draft, AT.plusSeconds(number), "alice");
  }

  private String problem() {
    PolicyHistoryStore.Loaded loaded = store.load();
    assertThat(loaded.history().versions()).isEmpty();
    return Messages.strict(Language.ENGLISH).format(Objects.requireNonNull(loaded.problem()));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    PolicyHistory history =
        PolicyHistory.none()
            .with(version(1))
            .with(new PolicyVersion(Draft.shipped("cost-first", ScriptLanguage.PYTHON), AT, "bob"));
    store.save(history);
    PolicyHistoryStore.Loaded loaded = store.load();
    assertThat(loaded.problem()).isNull();
    assertThat(loaded.history()).isEqualTo(history);
    try (var files = Files.list(file.getParent())) {
      assertThat(files.map(Path::getFileName).map(Path::toString).toList())
          .containsExactly("policies.json");
    }
  }

  @Test
  void withoutAFileThereIsNothingAndNothingWrong() {
    assertThat(store.load()).isEqualTo(new PolicyHistoryStore.Loaded(PolicyHistory.none(), null));
  }

  @Test
  void keepsTheLastFiftyAndOneOfEachRun() {
    PolicyHistory history = PolicyHistory.none();
    for (int i : IntStream.range(0, 60).toArray()) {
      history = history.with(version(i)).with(version(i));
    }
    List<PolicyVersion> versions = history.versions();
    assertThat(versions).hasSize(PolicyHistory.MOST);
    assertThat(versions.getFirst()).isEqualTo(version(59));
    assertThat(versions.getLast()).isEqualTo(version(10));
    assertThat(versions.getFirst().shortHash()).hasSize(8);
  }

  @Test
  void aDamagedFileIsPutAsideWithItsPlace() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\n  \"versions\": [\n    { \"name\": 3 }\n  ]\n}\n");
    assertThat(problem()).contains("line 3, column 15").contains("policies.json.refused");
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling("policies.json.refused")).exists();
    Files.writeString(file, "{ \"versions\": [] } more");
    assertThat(problem()).contains("policies.json.refused-2");
  }

  @Test
  void aTextThatIsNotThatOfItsHashIsRefused() throws IOException {
    store.save(PolicyHistory.none().with(version(1)));
    Files.writeString(file, Files.readString(file).replace("-- ", "--! "));
    assertThat(problem()).contains("line 2").contains("not that of its hash");
  }

  @Test
  void whatIsMissingOrUnknownIsRefused() throws IOException {
    store.save(PolicyHistory.none().with(version(1)));
    String whole = Files.readString(file);
    Files.writeString(file, whole.replace("\"by\"", "\"who\""));
    assertThat(problem()).contains("no setting “who”");
    Files.writeString(file, whole.replaceAll("\"by\"[^\n]*\n", ""));
    assertThat(problem()).contains("“by” is missing");
    Files.writeString(file, whole.replace("\"lua\"", "\"perl\""));
    assertThat(problem()).contains("“language”");
    Files.writeString(file, whole.replace("2026-11-23T", "23 November "));
    assertThat(problem()).contains("A version as it was activated");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(problem()).contains("UTF-8");
  }
}
