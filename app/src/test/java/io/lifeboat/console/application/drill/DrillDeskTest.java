package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DrillDeskTest {
  @TempDir Path directory;
  private final List<String> opened = new ArrayList<>();
  private final ConcurrentLinkedQueue<Runnable> home = new ConcurrentLinkedQueue<>();
  private DrillDesk desk;

  @BeforeEach
  void make() {
    desk =
        new DrillDesk(
            (drill, seed) -> opened.add(drill.id() + " " + seed),
            new DrillFiles(directory.resolve("own")),
            new DrillHistory(directory.resolve("drills.jsonl")),
            Runnable::run,
            home::add);
  }

  private void work() {
    for (Runnable task = home.poll(); task != null; task = home.poll()) {
      task.run();
    }
  }

  @Test
  void itOffersOursAndTheUsersOwn() throws Exception {
    Files.createDirectories(directory.resolve("own"));
    Files.writeString(
        directory.resolve("own").resolve("mine.json"),
        DrillRun.text().replace("\"the-leader-dies\"", "\"mine\""));
    desk.look();
    work();
    assertThat(desk.offers()).hasSize(ShippedDrills.NAMES.size() + 1);
    assertThat(desk.offers().getLast().own()).isTrue();
    assertThat(desk.offers().getFirst().best()).isNull();
    desk.start(desk.offers().getLast().drill(), 9);
    desk.startBlind(4);
    assertThat(opened).containsExactly("mine 9", "blind 4");
  }

  @Test
  void aDrillThatAsksForAPolicyNobodyHasIsNotBegun() throws Exception {
    String text =
        DrillRun.text()
            .replaceFirst("\"cluster\": *\\{", "\"cluster\": {\"policy\": \"mine.lua\", ");
    desk.start(DrillParser.parse("drill", text), 9);
    assertThat(opened).isEmpty();
    assertThat(Messages.of(Language.ENGLISH).format(Objects.requireNonNull(desk.note())))
        .contains("mine.lua");
  }

  @Test
  void anEndIsLookedBackOnAndKeptOnce() {
    AtomicLong nanos = new AtomicLong(1);
    PlayedCluster cluster = new PlayedCluster(() -> nanos.get() / 1_000);
    desk.setName("Ada");
    try (DrillSession session =
        DrillSession.of(cluster, ShippedDrills.shipped("the-leader-dies"), 7, nanos::get)) {
      desk.attach(session);
      cluster.start();
      await().until(() -> session.view().phase() == DrillView.Phase.PREPARING);
      nanos.addAndGet(2_000_000_000L);
      cluster.beat();
      await().until(() -> session.view().phase() == DrillView.Phase.RUNNING);
      assertThat(desk.debrief()).isNull();
      desk.giveUp();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                work();
                return desk.done().done().size() == 1;
              });
    }
    assertThat(desk.debrief().score().end()).isEqualTo(DrillEnd.GIVEN_UP);
    assertThat(desk.done().done().getFirst().name()).isEqualTo("Ada");
    assertThat(desk.offers().getFirst().best()).isEqualTo(100);
    assertThat(desk.offers().getFirst().times()).isEqualTo(1);
    desk.repeat(true);
    assertThat(opened).containsExactly("the-leader-dies 7");
    assertThat(desk.next().orElseThrow().id()).isEqualTo(ShippedDrills.NAMES.get(1));
  }

  @Test
  void aTextIsSavedUnlessThereIsAMistakeInIt() {
    desk.save(DrillRun.text().replace("\"the-leader-dies\"", "\"mine\""));
    work();
    assertThat(Messages.strict(Language.ENGLISH).format(desk.note()))
        .isEqualTo("Saved as mine.drill.json.");
    assertThat(desk.offers()).extracting(each -> each.drill().id()).contains("mine");
    desk.save(DrillRun.text().replace("\"basic\"", "\"easy\""));
    work();
    assertThat(Messages.strict(Language.ENGLISH).format(desk.note()))
        .isEqualTo("Not saved: there is a mistake in line 3, column 12.");
  }

  @Test
  void aDebriefPutsWhatWasSeenBesideWhatWasSo() {
    DrillFold fold = DrillRun.model().fold();
    Debrief debrief = Debrief.of(fold, fold.course());
    assertThat(debrief.seen())
        .extracting(Debrief.Mark::kind)
        .containsExactly(
            Debrief.Seen.ALARM,
            Debrief.Seen.CUE,
            Debrief.Seen.ACKNOWLEDGEMENT,
            Debrief.Seen.CUE,
            Debrief.Seen.DIAGNOSIS,
            Debrief.Seen.CUE,
            Debrief.Seen.ACTION);
    assertThat(debrief.truth())
        .filteredOn(span -> span.lane() == Debrief.Lane.BROKEN)
        .hasSize(1)
        .allMatch(span -> span.fromMicros() < span.toMicros());
    assertThat(debrief.truth())
        .filteredOn(span -> span.lane() == Debrief.Lane.LEADER)
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(debrief.missed()).isEmpty();
    assertThat(debrief.effects()).hasSize(1);
    Messages words = Messages.strict(Language.ENGLISH);
    assertThat(debrief.effects().getFirst().consequences().stream().map(words::format))
        .anyMatch(line -> line.contains("n1"));
    assertThat(words.format(debrief.effects().getFirst().words())).isEqualTo("start n1");
  }

  @Test
  void theBlindDrillDrawsFromManyKinds() {
    Drill blind = BlindDrill.drill();
    assertThat(blind.isDrawn()).isTrue();
    assertThat(
            java.util.stream.LongStream.range(0, 60)
                .mapToObj(blind::drawn)
                .flatMap(List::stream)
                .map(Malfunction::kind)
                .distinct())
        .hasSizeGreaterThanOrEqualTo(7);
  }
}
