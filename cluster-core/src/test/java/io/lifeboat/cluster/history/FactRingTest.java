package io.lifeboat.cluster.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.FactRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactRingTest {
  @Test
  void keepsTheLatestAndCountsWhatItDropped() {
    List<FactRecord> facts = SampleFacts.all();
    FactRing ring = new FactRing(3);
    facts.forEach(ring::onFact);

    assertThat(ring.facts()).isEqualTo(facts.subList(facts.size() - 3, facts.size()));
    assertThat(ring.dropped()).isEqualTo(facts.size() - 3);
  }

  @Test
  void dropsNothingWhileThereIsRoom() {
    FactRing ring = new FactRing(1_000);
    SampleFacts.all().forEach(ring::onFact);

    assertThat(ring.facts()).isEqualTo(SampleFacts.all());
    assertThat(ring.dropped()).isZero();
  }
}
