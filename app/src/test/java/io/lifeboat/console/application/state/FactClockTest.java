package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactClockTest {
  private long nanos = 7_000_000_000L;
  private final FactClock clock = new FactClock(() -> nanos);

  private void pass(long micros) {
    nanos += micros * 1_000;
  }

  @Test
  void standsAtZeroBeforeTheFirstFact() {
    pass(5_000);
    assertThat(clock.nowMicros()).isZero();
  }

  @Test
  void runsOnBetweenFacts() {
    clock.heard(1_000_000);
    pass(250_000);
    assertThat(clock.nowMicros()).isEqualTo(1_250_000);
  }

  @Test
  void theFastestFactTellsTheTimeBest() {
    clock.heard(1_000_000);
    pass(100_000);
    clock.heard(1_130_000);
    assertThat(clock.nowMicros()).isEqualTo(1_130_000);
  }

  @Test
  void aLateFactDoesNotPutItBack() {
    clock.heard(1_000_000);
    pass(100_000);
    clock.heard(1_020_000);
    assertThat(clock.nowMicros()).isEqualTo(1_100_000);
  }
}
