package io.lifeboat.console.application.instructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialConditionsTest {
  @TempDir Path directory;
  private Path data;
  private Path folder;
  private InitialConditions conditions;

  @BeforeEach
  void make() throws IOException {
    data = directory.resolve("data");
    folder = directory.resolve("conditions");
    conditions = new InitialConditions(folder);
    write("n1/n1-1.log", "entries of n1");
    write("n2/n2-1.log", "entries of n2");
    write("lifeboat-cluster.properties", "nodes=3");
    write("lifeboat.lock", "");
    write("history/run.jsonl", "{}");
  }

  private void write(String name, String text) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static InitialCondition described(String takenAt) {
    return new InitialCondition(
        InitialCondition.VERSION,
        InitialConditions.id(takenAt),
        "A night shift",
        takenAt,
        3,
        List.of(NodeId.of(1), NodeId.of(2)),
        4,
        900,
        700,
        150,
        true,
        256,
        ToleranceLevel.HIGH,
        WorkloadSettings.DEFAULT.withOperationsPerSecond(70),
        Map.of());
  }

  private InitialCondition take(String takenAt) throws IOException {
    return conditions.take(data, described(takenAt));
  }

  @Test
  void whatWasTakenComesBackByteByByteAndIsRunAsItWas() throws IOException {
    InitialCondition taken = take("2026-11-23T17:02:00.123Z");
    assertThat(conditions.list().conditions()).containsExactly(taken);
    assertThat(taken.files())
        .containsOnlyKeys("lifeboat-cluster.properties", "n1/n1-1.log", "n2/n2-1.log");
    write("n1/n1-1.log", "other entries");

    Path back = Files.createDirectory(directory.resolve("back"));
    conditions.restore(taken, back);
    assertThat(back.resolve("n1/n1-1.log")).hasContent("entries of n1");
    assertThat(back.resolve("n2/n2-1.log")).hasContent("entries of n2");
    assertThat(back.resolve("lifeboat.lock")).doesNotExist();
    assertThat(taken.config(9).size()).isEqualTo(3);
    assertThat(taken.config(9).electionTimeoutMs()).isEqualTo(700);
    assertThat(taken.config(9).flushOnCommit()).isTrue();
    assertThat(taken.config(9).segmentKb()).isEqualTo(256);
    assertThat(taken.config(9).tolerance()).isEqualTo(ToleranceLevel.HIGH);
    assertThat(taken.config(9).workload().operationsPerSecond()).isEqualTo(70);
    assertThat(taken.stopped(List.of(NodeId.of(1), NodeId.of(2), NodeId.of(3))))
        .containsExactly(NodeId.of(3));
  }

  @Test
  void aCopyWithOneOtherByteIsRefusedWithTheNameOfItsFile() throws IOException {
    InitialCondition taken = take("2026-11-23T17:02:00Z");
    Path packed = folder.resolve(taken.id()).resolve("n2/n2-1.log.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("entries of n3".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Path back = Files.createDirectory(directory.resolve("back"));
    assertThatThrownBy(() -> conditions.restore(taken, back))
        .isInstanceOf(InitialConditions.DamagedException.class)
        .hasMessageContaining("n2/n2-1.log")
        .hasMessageContaining("SHA-256");
  }

  @Test
  void aLongerATornAndAMissingFileAreRefused() throws IOException {
    InitialCondition taken = take("2026-11-23T17:02:00Z");
    Path packed = folder.resolve(taken.id()).resolve("n1/n1-1.log.gz");
    byte[] sound = Files.readAllBytes(packed);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(new byte[1 << 20]);
    }
    refused(taken, "longer");
    Files.write(packed, java.util.Arrays.copyOf(sound, sound.length / 2));
    refused(taken, "n1/n1-1.log");
    Files.delete(packed);
    refused(taken, "missing");
  }

  private void refused(InitialCondition taken, String why) throws IOException {
    Path back = Files.createTempDirectory(directory, "back");
    assertThatThrownBy(() -> conditions.restore(taken, back))
        .isInstanceOf(InitialConditions.DamagedException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aDescriptionFromOutsideWritesNothingElsewhere() throws IOException {
    InitialCondition taken = take("2026-11-23T17:02:00Z");
    Path description = folder.resolve(taken.id()).resolve("condition.json");
    Files.writeString(
        description, Files.readString(description).replace("n1/n1-1.log", "../../n1-1.log"));
    InitialCondition read = conditions.list().conditions().getFirst();
    refused(read, "not a name below a data directory");
  }

  @Test
  void whatCannotBeReadIsToldAndLeft() throws IOException {
    InitialCondition taken = take("2026-11-23T17:02:00Z");
    take("2026-11-23T18:00:00Z");
    Path description = folder.resolve(taken.id()).resolve("condition.json");
    String sound = Files.readString(description);
    for (String bad :
        List.of(
            sound.substring(0, sound.length() / 2),
            sound.replace("\"version\" : 1", "\"version\" : 2"),
            sound.replace("\"name\"", "\"nickname\""),
            sound.replace("\"id\" : \"c-", "\"id\" : \"d-"),
            sound.replace("2026-11-23T17:02:00Z", "yesterday"))) {
      Files.writeString(description, bad);
      assertThat(conditions.list().unreadable()).as(bad).containsExactly(taken.id());
      assertThat(conditions.list().conditions()).hasSize(1);
    }
    assertThat(description).exists();
  }

  @Test
  void theyAreListedNewestFirstAndDeletedOneByOne() throws IOException {
    InitialCondition older = take("2026-11-23T17:02:00Z");
    InitialCondition newer = take("2026-11-24T17:02:00Z");
    assertThat(conditions.list().conditions()).containsExactly(newer, older);
    conditions.delete(newer);
    assertThat(conditions.list().conditions()).containsExactly(older);
    assertThat(folder.resolve(newer.id())).doesNotExist();
  }

  @Test
  void thereIsAMostAndWhatWasNotFinishedIsRemoved() throws IOException {
    Files.createDirectories(folder.resolve(".unfinished-c-1"));
    take("2026-11-23T17:00:00Z");
    assertThat(folder.resolve(".unfinished-c-1")).doesNotExist();
    for (int i = 1; i < InitialConditions.MOST; i++) {
      take("2026-11-23T17:%02d:30Z".formatted(i));
    }
    assertThatThrownBy(() -> take("2026-11-23T19:00:00Z"))
        .isInstanceOf(InitialConditions.FullException.class);
    assertThat(conditions.list().conditions()).hasSize(InitialConditions.MOST);
  }
}
