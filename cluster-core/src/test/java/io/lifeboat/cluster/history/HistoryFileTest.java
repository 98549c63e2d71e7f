package io.lifeboat.cluster.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-04-01T12:00:00Z"));

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("run.jsonl");
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    write(SampleFacts.all(), HistoryWriter.DEFAULT_MAX_BYTES, 1_000);
    History history = HistoryReader.read(file);

    assertThat(history.facts()).isEqualTo(SampleFacts.all());
    assertThat(history.header().startedAt()).isEqualTo(Instant.parse("2026-04-01T12:00:00Z"));
    assertThat(history.end()).isEqualTo(History.End.CLOSED);
    assertThat(history.isComplete()).isTrue();
  }

  @Test
  void beginsWithAVersionedHeaderThatNamesNoMachine() throws IOException {
    write(List.of(), HistoryWriter.DEFAULT_MAX_BYTES, 1_000);

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"lifeboatHistory\":1,\"startedAt\":\"2026-04-01T12:00:00Z\"}",
            "{\"note\":\"closed\",\"count\":0}");
  }

  @Test
  void notesWhereFactsAreMissing() throws IOException {
    List<FactRecord> facts = new ArrayList<>(SampleFacts.all());
    facts.subList(3, 6).clear();
    write(facts, HistoryWriter.DEFAULT_MAX_BYTES, 1_000);
    History history = HistoryReader.read(file);

    assertThat(history.facts()).isEqualTo(facts);
    assertThat(history.notes()).contains(new HistoryNote(HistoryNote.Kind.FACTS_MISSING, 3));
    assertThat(history.isComplete()).isFalse();
  }

  @Test
  void everyFactThatFoundNoRoomInTheQueueIsAccountedFor() throws IOException {
    int offered = 20_000;
    HistoryWriter writer = HistoryWriter.open(file, HistoryWriter.DEFAULT_MAX_BYTES, 4, NOON);
    try (writer) {
      for (int i = 1; i <= offered; i++) {
        writer.onFact(killed(i));
      }
    }
    History history = HistoryReader.read(file);
    long missing =
        history.notes().stream()
            .filter(note -> note.note() == HistoryNote.Kind.FACTS_MISSING)
            .mapToLong(HistoryNote::count)
            .sum();

    assertThat(missing).isEqualTo(writer.dropped());
    // The very first facts can be missing without a note only when none was written before them.
    assertThat(history.facts().getFirst().sequence()).isEqualTo(1);
    assertThat(history.facts().size() + missing).isEqualTo(offered);
  }

  @Test
  void leavesOutLevelsFirstAndStopsAtTheBound() throws IOException {
    long maxBytes = 20_000;
    List<FactRecord> facts = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      facts.add(level(2 * i - 1));
      facts.add(killed(2 * i));
    }
    write(facts, maxBytes, 1_000);
    History history = HistoryReader.read(file);

    assertThat(Files.size(file)).isBetween(maxBytes * 3 / 4, maxBytes);
    assertThat(history.notes())
        .extracting(HistoryNote::note)
        .containsExactly(
            HistoryNote.Kind.LEVELS_LEFT_OUT, HistoryNote.Kind.FULL, HistoryNote.Kind.CLOSED);
    assertThat(history.facts().getLast().fact()).isInstanceOf(Fact.NodeKilled.class);
    assertThat(history.isComplete()).isFalse();
  }

  @Test
  void aTornLastLineIsLeftOutAndNamed() throws IOException {
    write(SampleFacts.all(), HistoryWriter.DEFAULT_MAX_BYTES, 1_000);
    List<String> lines = Files.readAllLines(file);
    String kept = String.join("\n", lines.subList(0, 6)) + "\n";
    Files.writeString(file, kept + lines.get(6).substring(0, 20));

    assertThat(HistoryReader.read(file).facts()).isEqualTo(SampleFacts.all().subList(0, 5));
    assertThat(HistoryReader.read(file).end()).isEqualTo(History.End.TORN);
  }

  @Test
  void aHistoryStillBeingWrittenIsOpen() throws IOException {
    Files.writeString(file, "{\"lifeboatHistory\":1}\n" + FactJson.toLine(killed(1)) + "\n");

    assertThat(HistoryReader.read(file).end()).isEqualTo(History.End.OPEN);
  }

  @Test
  void aDamagedLineIsRefusedWithItsPlace() throws IOException {
    damageLine(4);

    assertThatThrownBy(() -> HistoryReader.read(file))
        .isInstanceOf(HistoryDamagedException.class)
        .hasMessageMatching("run\\.jsonl:4:\\d+: .*");
  }

  @Test
  void canBeReadUpToTheDamage() throws IOException {
    damageLine(4);
    History history = HistoryReader.readUpToDamage(file);

    assertThat(history.facts()).isEqualTo(SampleFacts.all().subList(0, 2));
    assertThat(history.end()).isEqualTo(History.End.DAMAGED);
    assertThat(history.damage()).hasValueSatisfying(d -> assertThat(d.line()).isEqualTo(4));
  }

  @Test
  void aFactOutOfOrderIsDamage() throws IOException {
    String line = FactJson.toLine(killed(7)) + "\n";
    Files.writeString(file, "{\"lifeboatHistory\":1}\n" + line + line);

    assertThatThrownBy(() -> HistoryReader.read(file))
        .hasMessage("run.jsonl:3:1: fact 7 follows fact 7");
  }

  @Test
  void whatFollowsTheClosingLineIsDamage() throws IOException {
    write(List.of(killed(1)), HistoryWriter.DEFAULT_MAX_BYTES, 10);
    Files.writeString(file, Files.readString(file) + FactJson.toLine(killed(2)) + "\n");

    assertThatThrownBy(() -> HistoryReader.read(file))
        .hasMessage("run.jsonl:4:1: something follows the closing line");
  }

  @Test
  void refusesAnotherVersionAnEmptyFileAndAnyOtherFile() throws IOException {
    Files.writeString(file, "{\"lifeboatHistory\":2}\n");
    assertThatThrownBy(() -> HistoryReader.open(file))
        .hasMessage("run.jsonl:1:1: version 2 of the format is not known here, only version 1");

    Files.writeString(file, "");
    assertThatThrownBy(() -> HistoryReader.open(file)).hasMessageContaining("this is empty");

    Files.writeString(file, "hello\n");
    assertThatThrownBy(() -> HistoryReader.open(file))
        .hasMessageStartingWith("run.jsonl:1:1: a history begins with");

    Files.write(file, new byte[] {'{', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> HistoryReader.open(file)).hasMessageContaining("UTF-8");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAtOnce() {
    assertThatThrownBy(() -> HistoryWriter.open(directory, 1_000)).isInstanceOf(IOException.class);
  }

  private void write(List<FactRecord> facts, long maxBytes, int queue) throws IOException {
    try (HistoryWriter writer = HistoryWriter.open(file, maxBytes, queue, NOON)) {
      facts.forEach(writer::onFact);
    }
  }

  private void damageLine(int number) throws IOException {
    write(SampleFacts.all(), HistoryWriter.DEFAULT_MAX_BYTES, 1_000);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(number - 1, lines.get(number - 1).replace("\"kind\"", "\"kinds\""));
    Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }

  private static FactRecord killed(int sequence) {
    return new FactRecord(
        sequence, sequence, FactRecord.CONDUCTOR, null, new Fact.NodeKilled(NodeId.of(1)));
  }

  private static FactRecord level(int sequence) {
    return new FactRecord(
        sequence,
        sequence,
        "n1",
        null,
        new Fact.ReplicaDigest(NodeId.of(1), 1, "0011223344556677"));
  }
}
