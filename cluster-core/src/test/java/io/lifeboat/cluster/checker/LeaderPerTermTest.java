package io.lifeboat.cluster.checker;

import static io.lifeboat.cluster.checker.Facts.N1;
import static io.lifeboat.cluster.checker.Facts.N2;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.Role;
import org.junit.jupiter.api.Test;

class LeaderPerTermTest {
  private static CheckResult result(Fact... facts) {
    LeaderPerTerm checker = LeaderPerTerm.start();
    for (int i = 0; i < facts.length; i++) {
      checker = checker.next(Facts.at(i + 1L, (i + 1) * 1_000L, facts[i]));
    }
    return checker.finding().asCheck();
  }

  @Test
  void holdsWhenEachTermHasOneLeader() {
    CheckResult result =
        result(
            new Fact.LeaderElected(N1, 1),
            new Fact.RoleChanged(N1, Role.LEADER, 1),
            new Fact.LeaderReady(N1, 1, 1),
            new Fact.LeaderElected(N2, 3));

    assertThat(result)
        .isEqualTo(
            new CheckResult(
                "one-leader-per-term",
                Verdict.HOLDS,
                "2 terms had a leader, from 1 to 3, each of them one."));
  }

  @Test
  void isBrokenByTwoLeadersInOneTermWhoeverObservedThem() {
    CheckResult result =
        result(
            new Fact.LeaderElected(N1, 18),
            new Fact.LeaderElected(N2, 19),
            new Fact.RoleChanged(N2, Role.LEADER, 18),
            new Fact.FactsDropped(3));

    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(result.evidence())
        .isEqualTo("Term 18 had two leaders: n1 (fact 1) and n2 (fact 3).");
  }

  @Test
  void anAcknowledgementByASecondLeaderBreaksIt() {
    assertThat(
            result(new Fact.LeaderReady(N1, 4, 9), new Fact.FirstWriteAcknowledged(N2, 4))
                .verdict())
        .isEqualTo(Verdict.BROKEN);
  }

  @Test
  void doesNotTellWithoutALeader() {
    assertThat(result(new Fact.RoleChanged(N1, Role.FOLLOWER, 1)).verdict())
        .isEqualTo(Verdict.NOT_KNOWN);
  }

  @Test
  void doesNotTellWhenFactsAreMissing() {
    CheckResult result = result(new Fact.LeaderElected(N1, 1), new Fact.FactsDropped(3));

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_KNOWN);
    assertThat(result.evidence()).contains("3 facts are missing");
  }

  @Test
  void aSampledBeliefIsNotEvidence() {
    assertThat(
            result(new Fact.LeaderElected(N1, 2), new Fact.NodeLevels(Facts.N3, 2, N2, 1, 1, 1))
                .verdict())
        .isEqualTo(Verdict.HOLDS);
  }
}
