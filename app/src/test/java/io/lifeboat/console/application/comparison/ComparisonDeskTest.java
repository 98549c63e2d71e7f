package io.lifeboat.console.application.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.scenario.ComparisonReader;
import io.lifeboat.console.application.comparison.ComparisonDesk.Note;
import io.lifeboat.console.application.comparison.ComparisonDesk.Progress;
import io.lifeboat.console.application.text.ComparisonMsg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonDeskTest {
  private static final ComparisonOrder ORDER =
      new ComparisonOrder("leader-loss", List.of(ComparedCluster.NONE, ComparedCluster.RETRY), 7);

  private final LinkedBlockingQueue<Runnable> home = new LinkedBlockingQueue<>();
  private final List<String> told = new ArrayList<>();

  private ComparisonDesk desk(ComparisonRunner runner) {
    ComparisonDesk desk =
        new ComparisonDesk(runner, Thread.ofPlatform().daemon().factory(), home::add);
    desk.setOnChange(() -> told.add(line(desk)));
    return desk;
  }

  private static String line(ComparisonDesk desk) {
    Progress progress = desk.progress();
    ComparisonView shown = desk.shown();
    return (progress == null ? "idle" : progress.number() + (progress.ending() ? " ending" : ""))
        + ", "
        + (shown == null ? 0 : shown.columns().size());
  }

  /** Does what was handed to the thread of the window, which is this one, until that is so. */
  private void until(BooleanSupplier condition) {
    Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              for (Runnable task = home.poll(); task != null; task = home.poll()) {
                task.run();
              }
              return condition.getAsBoolean();
            });
  }

  private static ComparisonMsg said(ComparisonDesk desk) {
    return (ComparisonMsg) note(desk).words().key();
  }

  private static Note note(ComparisonDesk desk) {
    return Objects.requireNonNull(desk.note());
  }

  private static ComparisonView shown(ComparisonDesk desk) {
    return Objects.requireNonNull(desk.shown());
  }

  @Test
  void runsOneAfterTheOtherAndTellsHowFarItIs() {
    List<String> ran = new ArrayList<>();
    ComparisonDesk desk =
        desk(
            (scenario, config, variant) -> {
              ran.add(variant.name() + " " + config.seed() + " " + config.policy().fileName());
              return ComparedRuns.run(scenario.name(), config.seed(), variant);
            });
    desk.run(ORDER);
    assertThat(desk.isBusy()).isTrue();
    until(() -> !desk.isBusy());
    assertThat(ran).containsExactly("none 7 conservative.lua", "retry 7 conservative.lua");
    assertThat(told).containsExactly("1, 0", "1, 0", "1, 1", "2, 1", "2, 2", "idle, 2");
    assertThat(said(desk)).isEqualTo(ComparisonMsg.NOTE_DONE);
    assertThat(note(desk).error()).isFalse();
    var column = shown(desk).columns().getFirst();
    assertThat(column.figures())
        .containsEntry(Figure.ACKNOWLEDGED, 1_600L)
        .containsEntry(Figure.LOST, 2L)
        .containsEntry(Figure.DETECTED, 176.4)
        .doesNotContainKeys(Figure.RECOVERED, Figure.P99, Figure.WRONG);
    assertThat(column.moments().getFirst())
        .isEqualTo(new ComparisonView.Moment(0, 0.25, 200, 0, 0));
    assertThat(shown(desk).most()).isEqualTo(200);
    assertThat(shown(desk).seconds()).isEqualTo(15);
  }

  @Test
  void oneComparisonAtATime() {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    ComparisonDesk desk =
        desk(
            (scenario, config, variant) -> {
              ran.incrementAndGet();
              go.await();
              return ComparedRuns.run(scenario.name(), config.seed(), variant);
            });
    desk.run(ORDER);
    desk.run(ORDER);
    desk.open(Path.of("nowhere.json"));
    go.countDown();
    until(() -> !desk.isBusy());
    assertThat(ran).hasValue(2);
    assertThat(said(desk)).isEqualTo(ComparisonMsg.NOTE_DONE);
  }

  @Test
  void cancellingInterruptsTheRunOnceAndKeepsWhatWasMeasured() {
    AtomicInteger interruptions = new AtomicInteger();
    ComparisonDesk desk =
        desk(
            (scenario, config, variant) -> {
              if (variant.level() != ToleranceLevel.NONE) {
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  interruptions.incrementAndGet();
                  throw e;
                }
              }
              return ComparedRuns.run(scenario.name(), config.seed(), variant);
            });
    desk.cancel();
    desk.run(ORDER);
    until(() -> Objects.requireNonNull(desk.progress()).number() == 2);
    desk.cancel();
    desk.cancel();
    assertThat(told).contains("2 ending, 1");
    until(() -> !desk.isBusy());
    assertThat(interruptions).hasValue(1);
    assertThat(said(desk)).isEqualTo(ComparisonMsg.NOTE_CANCELLED);
    assertThat(note(desk).words().arguments()).containsExactly(1, 2);
    assertThat(shown(desk).columns()).hasSize(1);
  }

  @Test
  void closingGivesUpWhatIsUnderWayAndWaitsForItsEnd() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    ComparisonDesk desk =
        desk(
            (scenario, config, variant) -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                ended.countDown();
              }
              throw new AssertionError("never reached");
            });
    desk.close();
    desk.run(ORDER);
    until(() -> begun.getCount() == 0);
    desk.close();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void anErrorIsSaidInWords() {
    ComparisonDesk desk =
        desk(
            (scenario, config, variant) -> {
              throw new IllegalStateException("no space left");
            });
    desk.run(ORDER);
    until(() -> !desk.isBusy());
    assertThat(note(desk).error()).isTrue();
    assertThat(said(desk)).isEqualTo(ComparisonMsg.NOTE_FAILED);
    assertThat(String.valueOf(note(desk).words().arguments().getLast())).contains("no space left");
    assertThat(desk.shown()).isNull();
  }

  @Test
  void savesAndOpensReports(@TempDir Path folder) throws Exception {
    ComparisonDesk desk =
        desk((scenario, config, it) -> ComparedRuns.run(scenario.name(), config.seed(), it));
    desk.run(ORDER);
    until(() -> !desk.isBusy());
    ComparisonView before = shown(desk);
    desk.save(folder.resolve("saved"));
    until(() -> !desk.isBusy());
    assertThat(said(desk)).isEqualTo(ComparisonMsg.NOTE_SAVED);
    Path saved = folder.resolve("saved.json");
    assertThat(ComparisonReader.parse(Files.readString(saved)).runs()).hasSize(2);
    desk.save(folder.resolve("saved"));
    until(() -> !desk.isBusy());
    assertThat(said(desk)).isEqualTo(ComparisonMsg.FILE_EXISTS);

    ComparisonDesk other = desk(refusing());
    other.open(saved);
    until(() -> !other.isBusy());
    assertThat(said(other)).isEqualTo(ComparisonMsg.NOTE_OPENED);
    assertThat(shown(other)).isEqualTo(before);
    assertRefused(other, folder.resolve("none.json"), null, ComparisonMsg.FILE_UNREADABLE);
    assertRefused(other, folder.resolve("bad.json"), "{\"runs\": 3}", ComparisonMsg.FILE_NO_REPORT);
    assertThat(shown(other)).isEqualTo(before);
  }

  private void assertRefused(
      ComparisonDesk desk, Path file, @Nullable String text, ComparisonMsg why) throws Exception {
    if (text != null) {
      Files.writeString(file, text);
    }
    desk.open(file);
    until(() -> !desk.isBusy());
    assertThat(said(desk)).isEqualTo(why);
    assertThat(note(desk).error()).isTrue();
  }

  private static ComparisonRunner refusing() {
    return (scenario, config, variant) -> {
      throw new AssertionError("nothing was to be run");
    };
  }

  @Test
  void knowsWhatScenariosSayOfThemselvesOnceSomebodyLooks() {
    ComparisonDesk desk = desk(refusing());
    assertThat(desk.offer("leader-loss")).isEmpty();
    desk.look();
    until(() -> desk.offer("leader-loss").isPresent());
    ScenarioOffer offer = desk.offer("leader-loss").orElseThrow();
    assertThat(offer.durationMs()).isEqualTo(15_000);
    assertThat(offer.sentence("en")).isNotBlank().isNotEqualTo(offer.sentence("zh"));
  }

  @Test
  void theSameOnTheCommandLine() {
    assertThat(ORDER.command())
        .isEqualTo("lifeboat compare leader-loss --levels none --strategies retry --seed 7");
    List<String> words =
        List.of(ComparedCluster.values()).stream().map(ComparedCluster::word).toList();
    assertThat(words)
        .containsExactly(
            "none",
            "low",
            "medium",
            "high",
            "nothing",
            "retry",
            "degrade",
            "backup",
            "backup+retry+degrade");
  }
}
