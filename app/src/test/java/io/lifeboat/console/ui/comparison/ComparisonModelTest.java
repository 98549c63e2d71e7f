package io.lifeboat.console.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.comparison.ComparedCluster;
import io.lifeboat.console.application.comparison.ComparedRuns;
import io.lifeboat.console.application.comparison.ComparisonDesk;
import io.lifeboat.console.application.comparison.ComparisonView;
import io.lifeboat.console.application.comparison.ComparisonView.Column;
import io.lifeboat.console.application.comparison.ComparisonView.Moment;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Map;
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
  void aBurstDoesNotFlattenTheRest() {
    List<Moment> moments =
        List.of(
            new Moment(0, 1, 200, 0, 0),
            new Moment(1, 2, 210, 0, 0),
            new Moment(2, 3, 0, 40, 0),
            new Moment(3, 4, 2_600, 0, 0));
    Column column =
        new Column("low", Map.of(), ComparisonMsg.VERDICT_HOLDS, null, 4, moments, List.of());
    assertThat(ServicePlot.of(new ComparisonView("steady", 7, null, List.of(column))).top())
        .isEqualTo(500);
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
