package io.lifeboat.console.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.cluster.history.HistoryLine;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.console.application.replay.Landmark.Kind;
import io.lifeboat.console.application.replay.RecordingIndex.Progress;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingIndexTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void thePictureAtAnyPlaceIsTheFoldOfTheFactsBeforeIt() throws IOException {
    List<FactRecord> facts = RecordedRuns.killed(700);
    Path file = RecordedRuns.write(folder.resolve("a.lifeboat"), facts);
    List<ConsoleState> expected = new ArrayList<>();
    ConsoleFold fold = ConsoleFold.blank();
    expected.add(fold.state());
    for (FactRecord fact : facts) {
      fold = ReplayFold.next(fold, new HistoryLine.OfFact(fact));
      expected.add(fold.state());
    }
    Random random = new Random(7);
    try (RecordingIndex index = opened(file)) {
      assertThat(index.checkpointCount()).isGreaterThan(4);
      ReplayCursor cursor = new ReplayCursor(index);
      for (int i = 0; i < 100; i++) {
        int line = random.nextInt(facts.size() + 1);
        assertThat(cursor.goToLine(line).state())
            .as("after %s facts", line)
            .usingRecursiveComparison()
            .isEqualTo(expected.get(line));
      }
    }
  }

  @Test
  void aMomentBetweenFactsHasTheAlarmsThatHaveFallenDueByThen() throws IOException {
    List<FactRecord> facts = RecordedRuns.killed(3);
    Path file = RecordedRuns.write(folder.resolve("a.lifeboat"), facts);
    try (RecordingIndex index = opened(file)) {
      ReplayCursor cursor = new ReplayCursor(index);
      Landmark raised =
          index.landmarks().stream()
              .filter(mark -> mark.kind() == Kind.ALARM)
              .findFirst()
              .orElseThrow();
      assertThat(facts).noneMatch(fact -> fact.atMicros() == raised.atMicros());

      assertThat(cursor.goTo(raised.atMicros() - 1).state().alarms().active()).isEmpty();
      assertThat(cursor.goTo(raised.atMicros()).state().alarms().active()).isNotEmpty();
      assertThat(cursor.goTo(raised.atMicros() - 1).state().alarms().active()).isEmpty();
    }
  }

  @Test
  void landmarksAndOccurrencesAreFoundWithTheirMoments() throws IOException {
    List<FactRecord> facts = RecordedRuns.killed(3);
    Path file = RecordedRuns.write(folder.resolve("a.lifeboat"), facts);
    try (RecordingIndex index = opened(file)) {
      assertThat(index.landmarks())
          .extracting(Landmark::kind)
          .contains(Kind.FAULT, Kind.ALARM, Kind.LEADER_CHANGE, Kind.NOTE, Kind.BOOKMARK);
      List<Long> told =
          index.reached().fold().state().occurrences().stream()
              .map(Occurrence::atMicros)
              .distinct()
              .toList();
      List<Long> found = new ArrayList<>();
      for (int i = 0; i < index.occurrences().size(); i++) {
        found.add(index.occurrences().get(i));
      }
      assertThat(found).isEqualTo(told).isSorted();
    }
  }

  @Test
  void damageIsReadUpToAndNamedWithLineAndColumn() throws IOException {
    Path file = RecordedRuns.write(folder.resolve("a.lifeboat"), RecordedRuns.killed(700));
    List<String> lines = Files.readAllLines(file);
    lines.set(1_500, lines.get(1_500).replace("\"atMicros\":", "\"atMicro\":"));
    Files.write(file, lines);
    try (RecordingIndex index = opened(file)) {
      Progress progress = index.progress();
      assertThat(progress.end()).isEqualTo(History.End.DAMAGED);
      assertThat(progress.lines()).isEqualTo(1_499);
      assertThat(progress.damage().line()).isEqualTo(1_501);
      assertThat(progress.damage().column()).isGreaterThan(1);
      assertThat(new ReplayCursor(index).goToLine(1_499).state().lastSequence()).isEqualTo(1_499);
    }
  }

  @Test
  void aForeignFileIsRefusedAtItsFirstLine() throws IOException {
    Path file = folder.resolve("letter");
    Files.writeString(file, "Dear Sir or Madam\n");
    assertThatThrownBy(() -> RecordingIndex.open(file, false))
        .isInstanceOf(HistoryDamagedException.class)
        .hasMessageContaining("letter:1:1");
    Files.writeString(file, "{\"lifeboatHistory\":99}\n");
    assertThatThrownBy(() -> RecordingIndex.open(file, false)).hasMessageContaining("version 99");
  }

  @Test
  void aTornEndIsLeftOut() throws IOException {
    Path file = RecordedRuns.write(folder.resolve("a.lifeboat"), RecordedRuns.killed(5));
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 60));
    try (RecordingIndex index = opened(file)) {
      assertThat(index.progress().end()).isEqualTo(History.End.TORN);
    }
  }

  @Test
  void aRecordingThatIsBeingWrittenIsFollowed() throws IOException {
    List<FactRecord> facts = RecordedRuns.killed(100);
    Path file = folder.resolve("a.lifeboat");
    HistoryWriter writer = HistoryWriter.open(file, HistoryWriter.DEFAULT_MAX_BYTES);
    try (writer;
        RecordingIndex index = RecordingIndex.open(file, true)) {
      facts.subList(0, 20).forEach(writer::onFact);
      await().atMost(LIMIT).until(() -> index.progress().lines() == 20);
      assertThat(index.progress().complete()).isFalse();

      facts.subList(20, facts.size()).forEach(writer::onFact);
      await().atMost(LIMIT).until(() -> index.progress().lines() == facts.size());
      writer.close();
      await().atMost(LIMIT).until(() -> index.progress().complete());
      assertThat(index.progress().end()).isEqualTo(History.End.CLOSED);
    }
  }

  @Test
  void missingFactsAreShownAsAGap() throws IOException {
    List<FactRecord> facts = new ArrayList<>(RecordedRuns.killed(5));
    facts.subList(12, 14).clear();
    Path file = RecordedRuns.write(folder.resolve("a.lifeboat"), facts);
    assertThat(Files.readString(file)).contains("facts-missing");
    try (RecordingIndex index = opened(file)) {
      assertThat(index.reached().fold().state().timeline().marks())
          .anyMatch(mark -> mark.kind().name().equals("FACTS_MISSING"));
    }
  }

  @Test
  void aLineLongerThanAnyPieceIsReadWhole() throws IOException {
    Path file = RecordedRuns.write(folder.resolve("a.lifeboat"), RecordedRuns.killed(2));
    String text = Files.readString(file);
    String begin = text.substring(0, text.indexOf('\n') + 1);
    String note =
        "{\"sequence\":1,\"atMicros\":5,\"observer\":\"conductor\",\"fact\":{\"kind\":"
            + "\"command-requested\",\"id\":\"c1\",\"command\":{\"do\":\"note\",\"text\":\""
            + "x".repeat(600_000)
            + "\",\"bookmark\":false}}}\n";
    Files.write(
        file,
        (begin + note).getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.TRUNCATE_EXISTING);
    try (RecordingIndex index = opened(file)) {
      assertThat(index.progress().lines()).isEqualTo(1);
      assertThat(index.landmarks()).extracting(Landmark::kind).containsExactly(Kind.NOTE);
    }
  }

  private static RecordingIndex opened(Path file) throws IOException {
    RecordingIndex index = RecordingIndex.open(file, false);
    await().atMost(LIMIT).until(() -> index.progress().complete());
    return index;
  }
}
