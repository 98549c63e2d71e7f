package io.lifeboat.cluster.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiAccrualTest {

  /** P(Z > z) from tables of the normal distribution (Abramowitz, Stegun, table 26.1 and 26.2). */
  @ParameterizedTest
  @CsvSource({
    "-3, 0.9986501020",
    "-1, 0.8413447461",
    "0, 0.5",
    "0.5, 0.3085375387",
    "1, 0.1586552539",
    "1.96, 0.0249978951",
    "2, 0.0227501319",
    "3, 1.349898032e-3",
    "5, 2.866515719e-7",
    "10, 7.619853024e-24",
    "20, 2.753624119e-89"
  })
  void phiIsTheLogarithmOfTheNormalTail(double z, double tail) {
    assertThat(PhiAccrual.phi(100 + 20 * z, 100, 20))
        .isCloseTo(-Math.log10(tail), within(1e-6 * Math.max(1, -Math.log10(tail))));
  }

  @Test
  void neverLeavesItsRange() {
    assertThat(PhiAccrual.phi(1e12, 100, 20)).isEqualTo(PhiAccrual.HIGHEST);
    assertThat(PhiAccrual.phi(0, 1e6, 20)).isZero();
  }

  @Property
  void suspicionOnlyGrowsWhileItIsSilent(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 5_000) double silentMs) {
    PhiAccrual detector = beating(seed, 100, 20);
    double last = 20_000;
    double before = detector.phi(last + silentMs);
    double after = detector.phi(last + silentMs + 10);
    assertThat(after).isGreaterThanOrEqualTo(before);
    assertThat(before).isBetween(0.0, PhiAccrual.HIGHEST);
  }

  @Property(tries = 50)
  void aLivingOneIsSuspectedAsRarelyAsItSays(@ForAll long seed) {
    Random random = new Random(seed);
    PhiAccrual detector = new PhiAccrual(100, 1);
    double now = 0;
    int suspected = 0;
    int beats = 4_000;
    detector.heard(now);
    for (int i = 0; i < beats + 300; i++) {
      now += Math.max(60, 100 + 10 * random.nextGaussian());
      if (i >= 300 && detector.phi(now) >= 1) {
        suspected++;
      }
      detector.heard(now);
    }
    assertThat(suspected / (double) beats).as("once in 10 at φ = 1").isBetween(0.07, 0.13);
  }

  @Test
  void aDeadOneIsFoundLongBeforeFiveIntervals() {
    PhiAccrual detector = beating(7, 100, 5);
    assertThat(detector.phi(20_000 + 100)).isLessThan(1.5);
    assertThat(detector.phi(20_000 + 500)).isGreaterThan(8);
  }

  @Property(tries = 50)
  void trafficBetweenHeartbeatsDoesNotMakeItImpatient(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int betweenMs) {
    PhiAccrual detector = new PhiAccrual(100, 50);
    double now = 0;
    Random random = new Random(seed);
    while (now < 10_000) {
      now += 1 + random.nextInt(betweenMs);
      detector.heard(now);
    }
    assertThat(detector.phi(now + 100)).as("the load stops, heartbeats go on").isLessThan(1.5);
  }

  @Test
  void aLongSilenceDoesNotBecomeRegularity() {
    PhiAccrual detector = beating(3, 100, 5);
    double before = detector.phi(20_000 + 400);
    detector.heard(20_000 + 60_000);
    for (int i = 1; i <= 5; i++) {
      detector.heard(20_000 + 60_000 + 100 * i);
    }
    assertThat(detector.phi(80_500 + 400)).isCloseTo(before, within(1.0));
  }

  @Test
  void silenceBeforeItWasToBeHeardTellsNothing() {
    PhiAccrual detector = new PhiAccrual(100, 50);
    assertThat(detector.phi(1e6)).isZero();
    detector.begin(1_000_000);
    assertThat(detector.silentMs(1_000_050)).isEqualTo(50);
    assertThat(detector.phi(1_000_050)).isLessThan(0.5);
    assertThat(detector.phi(1_001_000)).as("and it never came").isGreaterThan(8);
  }

  /** Heard about every so often up to 20,000 ms. */
  private static PhiAccrual beating(long seed, double everyMs, double deviationMs) {
    PhiAccrual detector = new PhiAccrual(everyMs, deviationMs);
    Random random = new Random(seed);
    for (double now = 0; now <= 20_000; now += everyMs) {
      double late = Math.clamp(random.nextGaussian(), -2, 2) * deviationMs / 2;
      detector.heard(now == 20_000 ? now : Math.max(0, now + late));
    }
    return detector;
  }
}
