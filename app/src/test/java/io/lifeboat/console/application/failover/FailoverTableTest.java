package io.lifeboat.console.application.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.failover.Reading.Known;
import io.lifeboat.console.application.failover.Reading.SoFar;
import io.lifeboat.console.application.failover.Reading.Unknown;
import io.lifeboat.console.application.failover.Reading.Why;
import io.lifeboat.console.application.state.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failovers side by side. Each fact comes a millisecond after the one before. */
class FailoverTableTest {

  /** The leader is killed; after the pause another one asks, wins and commits. */
  private static Facts killed(Facts facts, int leader, int next, long term, long pauseMs) {
    facts.killed(leader).pause(pauseMs);
    return facts.asks(next, 3, MessageKind.VOTE, term).ready(next, term);
  }

  private static FailoverTable table(Facts facts) {
    return FailoverTable.of(facts.state());
  }

  @Test
  void oneThatIsOverHasFourDurations() {
    Facts facts = killed(Facts.healthy(3), 1, 2, 2, 600);
    facts.add(new Fact.FirstWriteAcknowledged(NodeId.of(2), 2));
    FailoverRow row = table(facts).rows().getFirst();
    assertThat(row.readings())
        .containsExactly(new Known(601), new Known(603), new Known(604), new Known(605));
    assertThat(row.running()).isFalse();
    assertThat(row.lengthMs()).isEqualTo(605);
  }

  @Test
  void whatHasNotBeenYetIsSaidWithTheTimeSoFar() {
    Facts facts = Facts.healthy(3).killed(1).pause(199);
    facts.asks(2, 3, MessageKind.VOTE, 2);
    FailoverRow row = table(facts).rows().getFirst();
    assertThat(row.running()).isTrue();
    assertThat(row.readings())
        .containsExactly(new Known(200), new SoFar(200), new SoFar(200), new SoFar(200));
    assertThat(row.lengthMs()).isEqualTo(200);
  }

  @Test
  void afterTheFirstCommitOnlyTheClientIsWaitedForAndOnlyWhileOneAsks() {
    Facts facts = killed(Facts.healthy(3), 1, 2, 2, 600);
    FailoverRow row = table(facts).rows().getFirst();
    assertThat(row.running()).isFalse();
    assertThat(row.reading(Milestone.FIRST_CLIENT)).isInstanceOf(SoFar.class);
    assertThat(row.lengthMs()).as("waiting for a client is no part of the length").isEqualTo(604);

    facts.add(new Fact.WorkloadChanged(facts.state().workload().withEnabled(false)));
    assertThat(table(facts).rows().getFirst().reading(Milestone.FIRST_CLIENT))
        .isEqualTo(new Unknown(Why.NOBODY_WROTE));
  }

  @Test
  void whatCanNoLongerBeIsNotKnownAndSaysWhy() {
    Facts facts = killed(Facts.healthy(3), 1, 2, 2, 600);
    facts.add(new Fact.NodeStarting(NodeId.of(1)));
    facts.add(new Fact.NodeStarted(NodeId.of(1), 2, 1));
    facts.killed(2).pause(100);
    FailoverTable table = table(facts);
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getLast().reading(Milestone.FIRST_CLIENT))
        .isEqualTo(new Unknown(Why.OVERTAKEN));
    facts.add(new Fact.ClusterStopped());
    assertThat(table(facts).rows().getFirst().reading(Milestone.ELECTED))
        .isEqualTo(new Unknown(Why.RUN_ENDED));
  }

  @Test
  void aMilestoneThatNoFactTellsIsNotKnownThoughALaterOneIs() {
    Facts facts = Facts.healthy(3).killed(1).pause(600).ready(2, 2);
    FailoverRow row = table(facts).rows().getFirst();
    assertThat(row.reading(Milestone.DETECTED)).isIn(new Unknown(Why.NOT_TOLD), new Known(601));
    assertThat(row.reading(Milestone.ELECTED)).isInstanceOf(Known.class);
  }

  @Test
  void threeOrMoreHaveAMedianAndAScaleThatNoOutlierSpoils() {
    Facts facts = Facts.healthy(3);
    long[] pauses = {500, 600, 700, 60_000};
    for (int i = 0; i < pauses.length; i++) {
      int leader = i % 2 + 1;
      killed(facts, leader, 3 - leader, i + 2, pauses[i]);
      facts.add(new Fact.NodeStarting(NodeId.of(leader)));
      facts.add(new Fact.NodeStarted(NodeId.of(leader), i + 2, 1));
      if (i == 1) {
        assertThat(table(facts).hasSpread()).as("two are too few").isFalse();
      }
    }
    FailoverTable table = table(facts);
    assertThat(table.hasSpread()).isTrue();
    assertThat(table.spreads().get(1).figures())
        .isEqualTo(new FailoverTable.Figures(603, 60_003, 60_003));
    assertThat(table.spreads().get(3).figures()).as("no client wrote").isNull();
    assertThat(table.scaleMs()).isLessThan(10_000);
    assertThat(table.rows().getFirst().failover().number()).as("newest first").isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000", "1001, 2000", "640, 1000", "2100, 5000", "5100, 10000"})
  void theScaleIsRound(double ms, double rounded) {
    assertThat(FailoverTable.round(ms)).isEqualTo(rounded);
  }
}
