package io.lifeboat.console.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.console.application.demo.PlayedDemo.Given;
import io.lifeboat.console.application.demo.PlayedDemo.Played;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.ServiceStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every demonstration that ships runs to its end on a real cluster, and all that its captions speak
 * of happens. Takes a minute; with {@code -Ddemo.natural=true} nobody presses Continue, and takes
 * as long as an audience would sit there: 25 minutes.
 */
@Tag("slow")
class EveryDemoPlayedTest {
  static final List<String> NAMES = ShippedDemos.NAMES;

  private static final boolean NATURAL = Boolean.getBoolean("demo.natural");
  private static final long SEED = 7;
  private static final Duration LIMIT = Duration.ofMinutes(NATURAL ? 20 : 8);
  private static final Duration CALM = Duration.ofSeconds(60);

  /** Of the minutes that are promised; what a part waits for comes when it comes. */
  private static final double LONGEST = 1.15;

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @FieldSource("NAMES")
  @Timeout(1_800)
  void allOfItHappens(String name) throws Exception {
    Demo demo = ShippedDemos.demo(name);
    try (PlayedDemo played = PlayedDemo.on(demo, SEED)) {
      ConsoleState before = played.state();
      played.play(LIMIT, run -> !NATURAL && run.number() > 0 && !run.isWaiting());
      assertThat(played.parts())
          .extracting(Played::number)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, demo.parts().size()).boxed().toList());
      assertThat(played.parts()).as("what was waited for has come").noneMatch(Played::missed);
      assertEverythingWasDone(played);
      assertAllIsAsBefore(played, before);
      if (NATURAL) {
        double minutes = played.parts().stream().mapToLong(Played::tookMs).sum() / 60_000.0;
        assertThat(minutes).isBetween(demo.minutes() * 0.9, demo.minutes() * LONGEST);
      }
    }
  }

  /** A presenter who cannot wait leaves nothing broken behind. */
  @ParameterizedTest(name = "{0}, seed " + SEED)
  @ValueSource(strings = {"a-leader-dies", "a-network-breaks"})
  @Timeout(600)
  void nothingIsSkippedByPressingContinueAllTheTime(String name) throws Exception {
    try (PlayedDemo played = PlayedDemo.on(ShippedDemos.demo(name), SEED)) {
      ConsoleState before = played.state();
      played.play(LIMIT, run -> run.number() > 0);
      assertEverythingWasDone(played);
      assertAllIsAsBefore(played, before);
    }
  }

  private static void assertEverythingWasDone(PlayedDemo played) {
    assertThat(played.given()).isNotEmpty();
    played.await(
        "the last command", CALM, state -> played.given().stream().allMatch(Given::hasEnded));
    assertThat(played.given()).allMatch(each -> each.outcome().join() instanceof Outcome.Ok);
    assertThat(
            played.given().stream().filter(one -> one.command() instanceof NemesisCommand.Inject))
        .isNotEmpty()
        .allMatch(played::hasInjected);
    assertThat(
            played.given().stream()
                .filter(one -> one.command() instanceof NemesisCommand.Inject)
                .map(Given::number)
                .distinct()
                .toList())
        .as("in every part that breaks something")
        .isEqualTo(played.breaking());
  }

  private static void assertAllIsAsBefore(PlayedDemo played, ConsoleState before) {
    played.await(
        "all nodes run, and one leads",
        CALM,
        state ->
            state.nodes().stream().allMatch(node -> node.status() == NodeStatus.RUNNING)
                && state.service().leaderReady()
                && state.service().status() == ServiceStatus.UP);
    played.await(
        "nothing is given up any more",
        CALM,
        state ->
            state.degradation().level() != null
                && state.degradation().level().level() == ServiceLevel.NORMAL);
    ConsoleState after = played.state();
    assertThat(after.faults()).isEmpty();
    assertThat(after.faultsBlocked()).isFalse();
    assertThat(after.cutLinks()).isEmpty();
    assertThat(after.nodes()).noneMatch(node -> after.detection().isDamaged(node.node()));
    assertThat(after.workload()).isEqualTo(before.workload());
    assertThat(after.switchesOn()).isEqualTo(before.switchesOn());
    assertThat(after.degradation().tolerance()).isEqualTo(before.degradation().tolerance());
  }
}
