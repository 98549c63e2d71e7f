package io.lifeboat.cluster.checker;

import static io.lifeboat.cluster.checker.Facts.N1;
import static io.lifeboat.cluster.checker.Facts.N2;
import static io.lifeboat.cluster.checker.Facts.N3;
import static io.lifeboat.cluster.checker.Facts.digest;
import static io.lifeboat.cluster.checker.Facts.feed;
import static io.lifeboat.cluster.checker.Facts.started;
import static io.lifeboat.cluster.checker.Facts.starting;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DigestGroup;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestAgreementTest {
  private final DigestAgreement checker = new DigestAgreement();

  @BeforeEach
  void startThree() {
    told(starting(N1, N2, N3), started(N1), started(N2), started(N3));
  }

  private void told(Fact... facts) {
    feed(checker::accept, facts);
  }

  /** All three report the same at index 7. */
  private void agreeAtSeven() {
    told(digest(N1, 7, "aa"), digest(N2, 7, "aa"), digest(N3, 7, "aa"));
  }

  /** n1 and n2 report index 7, n3 is at 5. */
  private void thirdLags() {
    told(digest(N1, 7, "aa"), digest(N2, 7, "aa"), digest(N3, 5, "bb"));
  }

  @Test
  void holdsWhenAllRunningReplicasReportTheSameAtOneIndex() {
    agreeAtSeven();

    assertThat(checker.agreement()).isEqualTo(new DigestAgreement.Agreement(true, 7L));
    assertThat(checker.result().verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(checker.result().evidence())
        .isEqualTo("3 replicas have the same digest at index 7.");
  }

  @Test
  void holdsWhereAllWereComparedAnewThoughNotAllHaveReportedThatIndex() {
    told(
        digest(N1, 7, "aa"),
        digest(N2, 8, "ab"),
        digest(N3, 7, "aa"),
        new Fact.ReplicasAgree(8, "cc", List.of(N1, N2, N3)));
    assertThat(checker.agreement()).isEqualTo(new DigestAgreement.Agreement(true, 8L));

    told(digest(N2, 9, "ad"));
    assertThat(checker.result().verdict()).as("one went on").isEqualTo(Verdict.NOT_KNOWN);
    told(new Fact.ReplicasAgree(9, "dd", List.of(N1, N2)));
    assertThat(checker.result().verdict()).as("n3 was absent").isEqualTo(Verdict.NOT_KNOWN);
    told(new Fact.ReplicasAgree(9, "dd", List.of(N1, N2, N3)));
    assertThat(checker.result().verdict()).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void isBrokenWhenStatesDifferThatWereComputedAnewThoughTheKeptDigestsAreEqual() {
    agreeAtSeven();
    told(
        new Fact.ReplicasDiffer(
            8,
            List.of(new DigestGroup("cc", List.of(N1, N3)), new DigestGroup("dd", List.of(N2))),
            List.of(N2)));

    assertThat(checker.result().verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(checker.result().evidence())
        .isEqualTo("At index 8 the digests differ: n1 has cc, n2 has dd.");
  }

  @Test
  void isBrokenWhenTwoDifferAtOneIndexAtAnyTime() {
    told(
        digest(N1, 7, "aa"),
        digest(N2, 7, "ab"),
        digest(N1, 9, "cc"),
        digest(N2, 9, "cc"),
        digest(N3, 9, "cc"));

    assertThat(checker.agreement()).isEqualTo(new DigestAgreement.Agreement(false, 7L));
    assertThat(checker.result().verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(checker.result().evidence())
        .isEqualTo("At index 7 the digests differ: n1 has aa, n2 has ab.");
  }

  @Test
  void doesNotTellWhileOneLags() {
    thirdLags();

    assertThat(checker.agreement()).isEqualTo(new DigestAgreement.Agreement(null, null));
    assertThat(checker.result().evidence())
        .isEqualTo("No common index: n1 is at 7, n2 is at 7, n3 is at 5.");
  }

  @Test
  void leavesOutWhoDoesNotRunAndSaysSo() {
    thirdLags();
    told(new Fact.NodeKilled(N3));

    assertThat(checker.result().verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(checker.result().evidence()).endsWith("at index 7; not running: n3.");
  }

  @Test
  void aFrozenReplicaIsLeftOutUntilItRunsAgain() {
    thirdLags();
    told(new Fact.NodeFrozen(N3));
    assertThat(checker.result().verdict()).isEqualTo(Verdict.HOLDS);

    told(new Fact.NodeUnfrozen(N3));
    assertThat(checker.result().verdict()).isEqualTo(Verdict.NOT_KNOWN);
  }

  @Test
  void aRestartedReplicaMustReportAgain() {
    agreeAtSeven();
    told(new Fact.NodeStopped(N3), new Fact.NodeStarting(N3), started(N3));
    assertThat(checker.result().evidence()).contains("n3 reported none");

    told(digest(N3, 7, "aa"));
    assertThat(checker.result().verdict()).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void oneReplicaLeftOfSeveralHasNothingToCompareWith() {
    told(digest(N1, 7, "aa"), new Fact.NodeStopped(N2), new Fact.NodeStopped(N3));

    assertThat(checker.result().verdict()).isEqualTo(Verdict.NOT_KNOWN);
  }

  @Test
  void aSingleReplicaAgreesWithItself() {
    DigestAgreement single = new DigestAgreement();
    feed(single::accept, starting(N1), started(N1), digest(N1, 4, "aa"));

    assertThat(single.result().verdict()).isEqualTo(Verdict.HOLDS);
  }
}
