package io.lifeboat.cluster.degradation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpentTimeTest {
  private long cpuMillis;
  private long wallMillis;

  private SpentTime begin() {
    return new SpentTime(
        new TimeLimit(50, 500),
        () -> TimeUnit.MILLISECONDS.toNanos(cpuMillis),
        () -> TimeUnit.MILLISECONDS.toNanos(wallMillis));
  }

  @Test
  void aPauseOfTheMachineIsNobodysFault() {
    cpuMillis = 7_000;
    wallMillis = -3;
    SpentTime spent = begin();
    assertThat(spent.excess()).isEmpty();
    cpuMillis += 50;
    wallMillis += 500;
    assertThat(spent.excess()).isEmpty();
    assertThat(spent.isOver()).isFalse();
  }

  @Test
  void whatIsUsedCounts() {
    SpentTime spent = begin();
    cpuMillis = 51;
    wallMillis = 51;
    assertThat(spent.excess()).contains("more than 50 ms of processor time");
    assertThat(spent.isOver()).isTrue();
  }

  @Test
  void whatUsesNothingIsNotWaitedForForEver() {
    SpentTime spent = begin();
    wallMillis = 501;
    assertThat(spent.excess()).contains("longer than 500 ms");
  }

  @Test
  void whereNoProcessorTimeIsKnownTheClockCounts() {
    cpuMillis = -1;
    SpentTime spent = begin();
    wallMillis = 50;
    assertThat(spent.excess()).isEmpty();
    wallMillis = 51;
    assertThat(spent.excess()).contains("longer than 50 ms");
  }

  @Test
  void ofAThreadIsItsOwnWhoeverLooks() throws InterruptedException {
    SpentTime spent = SpentTime.ofThisThread(new TimeLimit(5, 600_000));
    long used = ProcessorTime.ofThisThread();
    boolean[] seen = new boolean[1];
    while (ProcessorTime.ofThisThread() - used < TimeUnit.MILLISECONDS.toNanos(50)) {
      Thread.onSpinWait();
    }
    Thread other = Thread.ofPlatform().start(() -> seen[0] = spent.isOver());
    other.join();
    assertThat(seen[0]).isTrue();
  }

  @Test
  void nobodyIsWaitedForLessThanItMayUse() {
    assertThatThrownBy(() -> new TimeLimit(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(TimeLimit.ofCpuMillis(50)).isEqualTo(new TimeLimit(50, 500));
  }
}
