package io.lifeboat.console.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.comparison.ComparedCluster;
import io.lifeboat.console.application.comparison.ComparedRuns;
import io.lifeboat.console.application.comparison.ComparisonDesk;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonModelTest {
  private final ComparisonDesk desk =
      new ComparisonDesk(
          (scenario, config, variant) -> ComparedRuns.run(scenario.name(), config.seed(), variant),
          task ->
              new Thread(task) {
                @Override
                public void start() {
                  task.run();
                }
              },
          Runnable::run);
  private final ComparisonModel model = new ComparisonModel(desk, "leader-loss");

  private static @Nullable Object key(@Nullable Text text) {
    return text == null ? null : text.key();
  }

  @Test
  void beginsWithTheFourLevelsAndAnySeed() {
    assertThat(model.whyNot()).isNull();
    assertThat(model.order().orElseThrow().clusters())
        .containsExactly(
            ComparedCluster.NONE,
            ComparedCluster.LOW,
            ComparedCluster.MEDIUM,
            ComparedCluster.HIGH);
    assertThat(model.order().orElseThrow().seed()).isPositive();
    assertThat(model.status()).isNull();
    assertThat(model.canSave()).isFalse();
    assertThat(model.share()).isNegative();
  }

  @Test
  void saysWhatIsMissing() {
    for (ComparedCluster cluster : ComparedCluster.values()) {
      model.choose(cluster, false);
    }
    assertThat(key(model.whyNot())).isEqualTo(ComparisonMsg.CANNOT_NO_CLUSTER);
    assertThat(model.order()).isEmpty();
    model.choose(ComparedCluster.BACKUP, true);
    assertThat(model.whyNot()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seven", "1.5", "1234567890123456789", "--1", "７"})
  void aSeedIsAWholeNumber(String typed) {
    model.typeSeed(typed);
    assertThat(key(model.whyNot())).isEqualTo(ComparisonMsg.CANNOT_SEED);
    assertThat(model.order()).isEmpty();
  }

  @Test
  void afterARunThereIsSomethingToSave() {
    model.typeSeed(" 7 ");
    desk.run(model.order().orElseThrow());
    assertThat(key(model.status())).isEqualTo(ComparisonMsg.NOTE_DONE);
    assertThat(model.canSave()).isTrue();
    assertThat(model.canCancel()).isFalse();
    assertThat(model.fileName()).isEqualTo("compare-leader-loss-7.json");
  }

  @Test
  void allChartsHaveTheSameScales() {
    desk.run(model.order().orElseThrow());
    ServicePlot plot = ServicePlot.of(Objects.requireNonNull(desk.shown()));
    assertThat(plot).isEqualTo(new ServicePlot(15, 200));
    assertThat(plot.tick()).isEqualTo(2);
    assertThat(plot.x(7.5)).isEqualTo(0.5);
    assertThat(plot.x(99)).isEqualTo(1);
    assertThat(plot.y(50)).isEqualTo(0.25);
    assertThat(ServicePlot.roundUp(201)).isEqualTo(500);
    assertThat(ServicePlot.roundUp(1)).isEqualTo(1);
  }
}
