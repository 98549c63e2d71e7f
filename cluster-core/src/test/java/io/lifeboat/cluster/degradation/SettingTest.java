package io.lifeboat.cluster.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.ServiceLevel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingTest {
  private final Setting<ChosenLevel> setting = new Setting<>();

  private static ChosenLevel level(ServiceLevel level, long since, @Nullable Long until) {
    return new ChosenLevel(level, "ada", "", since, until);
  }

  @Test
  void nothingIsInForceAtFirst() {
    assertThat(setting.current()).isNull();
    assertThat(setting.inForce(0)).isNull();
    assertThat(setting.isLocal()).isFalse();
    assertThat(setting.learn(null)).isNull();
  }

  @Test
  void aLocalOneIsInForceUntilWhatIsReplicatedIsAsNew() {
    ChosenLevel here = level(ServiceLevel.EMERGENCY, 1_000, null);
    setting.learn(level(ServiceLevel.REDUCED, 500, null));
    setting.turnHere(here);
    assertThat(setting.current()).isEqualTo(here);
    assertThat(setting.toReplicate()).isEqualTo(here);

    assertThat(setting.learn(level(ServiceLevel.NORMAL, 999, null))).isNull();
    assertThat(setting.learn(null)).isNull();
    assertThat(setting.isLocal()).isTrue();
    assertThat(setting.inForce(2_000)).isEqualTo(here);

    ChosenLevel asNew = level(ServiceLevel.NORMAL, 1_000, null);
    assertThat(setting.learn(asNew)).isEqualTo(here);
    assertThat(setting.isLocal()).isFalse();
    assertThat(setting.toReplicate()).isNull();
    assertThat(setting.current()).isEqualTo(asNew);
  }

  @Test
  void whatIsOverIsNotInForceAndIsStillKnown() {
    ChosenLevel here = level(ServiceLevel.EMERGENCY, 1_000, 2_000L);
    setting.turnHere(here);
    assertThat(setting.inForce(1_999)).isEqualTo(here);
    assertThat(setting.inForce(2_000)).isNull();
    assertThat(setting.current()).isEqualTo(here);
    assertThat(setting.toReplicate()).as("so that others know").isEqualTo(here);
  }

  @Property
  void whoeverTurnedItLaterWins(
      @ForAll @LongRange(min = 0, max = 9) long hereSince,
      @ForAll @LongRange(min = 0, max = 9) long thereSince,
      @ForAll boolean learnedFirst) {
    Setting<ChosenLevel> one = new Setting<>();
    ChosenLevel here = level(ServiceLevel.EMERGENCY, hereSince, null);
    ChosenLevel there = level(ServiceLevel.REDUCED, thereSince, null);
    if (learnedFirst) {
      one.learn(there);
    }
    one.turnHere(here);
    one.learn(there);
    assertThat(one.current()).isEqualTo(hereSince > thereSince ? here : there);
    assertThat(one.isLocal()).isEqualTo(hereSince > thereSince);
  }
}
