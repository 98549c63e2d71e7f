package io.lifeboat.console.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.recording.SideNotes;
import io.lifeboat.console.application.replay.Landmark.Kind;
import io.lifeboat.console.application.text.ReplayMsg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayPlayerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final List<FactRecord> facts = RecordedRuns.killed(50);
  private Path file;
  private ReplayPlayer player;

  @BeforeEach
  void open() throws IOException {
    file = RecordedRuns.write(folder.resolve("a.lifeboat"), facts);
    player = ReplayPlayer.of(file, RecordingIndex.open(file, false), nanos::get);
    await().atMost(LIMIT).until(() -> player.index().progress().complete());
  }

  @AfterEach
  void close() {
    player.close();
  }

  @Test
  void aMomentIsShownWithItsPicture() {
    long end = facts.getLast().atMicros();
    player.seek(end);
    at(end);
    assertThat(player.latest().service().leader()).isEqualTo(NodeId.of(2));

    player.seek(1_000_000);
    at(1_000_000);
    assertThat(player.latest().service().leader()).isEqualTo(NodeId.of(1));

    player.seek(end * 9);
    at(end);
    player.seekBy(-5_000_000);
    at(end - 5_000_000);
    player.seek(-1);
    at(0);
  }

  @Test
  void itPlaysAsFastAsAskedAndStopsAtTheEnd() {
    player.play();
    nanos.addAndGet(1_500_000_000L);
    at(1_500_000);
    player.setSpeed(ReplaySpeed.TEN);
    nanos.addAndGet(100_000_000L);
    at(2_500_000);
    player.pause();
    nanos.addAndGet(1_000_000_000L);
    player.setSpeed(ReplaySpeed.SIXTY);
    assertThat(player.standing().atMicros()).isEqualTo(2_500_000);

    player.toggle();
    nanos.addAndGet(3_600_000_000_000L);
    at(facts.getLast().atMicros());
    await().atMost(LIMIT).until(() -> !player.standing().playing());

    player.toggle();
    at(0);
    assertThat(player.standing().playing()).isTrue();
  }

  @Test
  void itStepsFromOccurrenceToOccurrence() {
    LongColumn all = player.index().occurrences();
    assertThat(all.size()).isGreaterThan(5);
    for (int i = 0; i < 4; i++) {
      assertThat(player.nextOccurrence()).isTrue();
      at(all.get(i));
    }
    assertThat(player.previousOccurrence()).isTrue();
    at(all.get(2));
    player.toEnd();
    at(facts.getLast().atMicros());
    assertThat(player.nextOccurrence()).isFalse();
  }

  @Test
  void itJumpsToEveryKindOfLandmark() {
    for (Kind kind : Kind.values()) {
      player.seek(0);
      at(0);
      assertThat(player.next(kind)).as("a %s", kind).isTrue();
      long found =
          player.landmarks().stream()
              .filter(mark -> mark.kind() == kind)
              .findFirst()
              .orElseThrow()
              .atMicros();
      at(found);
      player.toEnd();
      assertThat(player.previous(kind)).isTrue();
    }
    player.seek(0);
    at(0);
    assertThat(player.previous(Kind.FAULT)).isFalse();
  }

  @Test
  void notesAreKeptBesideTheRecordingWhichStaysAsItIs() throws IOException {
    byte[] before = Files.readAllBytes(file);
    player.seek(1_234_000);
    at(1_234_000);
    player.write(" look here ", true);

    await().atMost(LIMIT).until(() -> !SideNotes.of(file).notes().isEmpty());
    assertThat(SideNotes.of(file).notes())
        .containsExactly(new SideNotes.SideNote(1_234_000, "look here", true));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);

    player.seek(0);
    at(0);
    assertThat(player.next(Kind.BOOKMARK)).isTrue();
    at(1_234_000);

    player.remove(player.notes().notes().getFirst());
    await().atMost(LIMIT).until(() -> Files.notExists(SideNotes.beside(file)));
  }

  @Test
  void nothingCanBeAskedOfARecordedCluster() throws Exception {
    player.toEnd();
    at(facts.getLast().atMicros());
    try (RecordedCluster cluster = new RecordedCluster(player::latest)) {
      assertThat(cluster.config().size()).isEqualTo(3);
      assertThat(cluster.report().nodes()).hasSize(3);
      Outcome outcome =
          cluster.submit(new StartNode(NodeId.of(1))).outcome().toCompletableFuture().get();
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Fail.class, f -> assertThat(f.reason()).isEqualTo(FailReason.RECORDING));

      CommandService commands = CommandService.ofRecording(cluster, player::latest);
      assertThat(commands.check(new StartNode(NodeId.of(1)), player.latest()).reason().key())
          .isEqualTo(ReplayMsg.CANNOT_COMMAND);
    }
  }

  private void at(long micros) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(player.standing().atMicros()).isEqualTo(micros));
  }
}
