package io.lifeboat.cluster.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SteadyingTest {
  private static final RequestClass ANY = RequestClass.values().getFirst();
  private static final long CALM_MICROS = 2_000_000;

  private final Steadying steadying = new Steadying(2_000);

  private Treatment at(long micros, Treatment wanted) {
    return steadying.next(Tables.all(wanted), micros).treatment(ANY);
  }

  @Test
  void degradesAtOnceAndComesBackAfterACalmWhile() {
    assertThat(at(0, Treatment.FULL)).isEqualTo(Treatment.FULL);
    assertThat(at(100, Treatment.SHED)).isEqualTo(Treatment.SHED);
    assertThat(at(200, Treatment.FULL)).isEqualTo(Treatment.SHED);
    assertThat(at(200 + CALM_MICROS - 1, Treatment.FULL)).isEqualTo(Treatment.SHED);
    assertThat(at(200 + CALM_MICROS, Treatment.FULL)).isEqualTo(Treatment.FULL);
  }

  @Test
  void aRelapseBeginsTheWhileAnew() {
    at(0, Treatment.SHED);
    at(100, Treatment.FULL);
    at(CALM_MICROS - 100, Treatment.SHED);
    assertThat(at(CALM_MICROS + 100, Treatment.FULL)).isEqualTo(Treatment.SHED);
    assertThat(at(2 * CALM_MICROS + 100, Treatment.FULL)).isEqualTo(Treatment.FULL);
  }

  @Test
  void getsNoMoreThanTheLeastThatWasWantedMeanwhile() {
    at(0, Treatment.SHED);
    at(100, Treatment.FULL);
    at(200, Treatment.STALE_READ);
    assertThat(at(100 + CALM_MICROS, Treatment.FULL)).isEqualTo(Treatment.STALE_READ);
    assertThat(at(200 + CALM_MICROS, Treatment.FULL)).isEqualTo(Treatment.STALE_READ);
    assertThat(at(200 + 2 * CALM_MICROS, Treatment.FULL)).isEqualTo(Treatment.FULL);
  }

  @Property(tries = 300)
  void neverGivesMoreThanIsWanted(@ForAll long seed) {
    Random random = new Random(seed);
    Steadying any = new Steadying(50);
    long now = 0;
    for (int i = 0; i < 200; i++) {
      now += random.nextInt(20_000);
      Treatment wanted = Treatment.values()[random.nextInt(Treatment.values().length)];
      assertThat(any.next(Tables.all(wanted), now).treatment(ANY)).isGreaterThanOrEqualTo(wanted);
    }
  }
}
