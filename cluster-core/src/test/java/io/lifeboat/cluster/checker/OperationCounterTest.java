package io.lifeboat.cluster.checker;

import static io.lifeboat.cluster.checker.Facts.feed;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import org.junit.jupiter.api.Test;

class OperationCounterTest {
  @Test
  void addsUpThePeriods() {
    OperationCounter counter = new OperationCounter();
    feed(
        counter::accept,
        new Fact.ClientOperations(1_000, 20, 30, 1, 2, 3, 9, 1, 2, 3),
        new Fact.ServiceAvailable(1),
        new Fact.ClientOperations(1_000, 5, 5, 10, 20, 30, 0, 1, 2, 3));

    assertThat(counter.totals()).isEqualTo(new OperationCounter.Totals(25, 35, 11, 22, 33));
    assertThat(counter.totals().acknowledged()).isEqualTo(60);
  }
}
