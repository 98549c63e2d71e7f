package io.lifeboat.cluster.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.checker.ReadAudit;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.store.Versioned;
import io.lifeboat.cluster.workload.WriteLedger.ReadBack;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteLedgerTest {
  private final WriteLedger ledger = new WriteLedger();

  @Test
  void allAcknowledgedAndAllThere() {
    acknowledge("a", 2);
    assertThat(audit("a", 2))
        .extracting(WriteAudit::lost, WriteAudit::doubled)
        .containsExactly(0L, 0L);
  }

  @Test
  void anAcknowledgedWriteThatDidNotTakeEffectIsLost() {
    acknowledge("a", 3);
    WriteAudit audit = audit("a", 2);
    assertThat(audit.lost()).isEqualTo(1);
    assertThat(audit.details()).containsExactly("a: 3 writes acknowledged, 2 took effect");
  }

  @Test
  void aWriteOfUnknownFateMayHaveTakenEffectOrNot() {
    acknowledge("a", 2);
    ledger.note("a", new OperationResult.NotKnown("no answer in time"));
    assertThat(audit("a", 2).lost() + audit("a", 2).doubled()).isZero();
    assertThat(audit("a", 3).lost() + audit("a", 3).doubled()).isZero();
    assertThat(audit("a", 4).doubled()).isEqualTo(1);
  }

  @Test
  void moreEffectsThanWritesMeansOneWasDoneTwice() {
    acknowledge("a", 2);
    assertThat(audit("a", 3).doubled()).isEqualTo(1);
  }

  @Test
  void aRevisionThatClientsHaveSeenMustNotBeUndone() {
    ledger.note("a", new OperationResult.NotKnown("no answer in time"));
    acknowledgeAtRevision("a", 2);
    assertThat(audit("a", 1).lost()).isEqualTo(1);
  }

  @Test
  void aLostWriteIsNotMadeUpForByOneOfUnknownFate() {
    acknowledge("a", 3);
    ledger.note("a", new OperationResult.NotKnown("no answer in time"));
    Versioned another = new Versioned("other", 99, 3);
    WriteAudit audit = ledger.audit(Map.of("a", new ReadBack.Found(another)));
    assertThat(audit.lost()).as("the write of revision 3 is another one now").isEqualTo(1);
  }

  @Test
  void aRevisionAcknowledgedTwiceMeansThatTheFirstWasLost() {
    acknowledge("a", 3);
    acknowledgeAtRevision("a", 3);
    ledger.note("a", new OperationResult.NotKnown("no answer in time"));
    assertThat(audit("a", 4).lost()).isEqualTo(1);
  }

  @Test
  void aRefusedWriteCountsForNothing() {
    ledger.note("a", new OperationResult.Fail(OperationResult.Reason.READ_ONLY));
    WriteAudit audit = ledger.audit(Map.of("a", new ReadBack.Found(null)));
    assertThat(audit.acknowledged() + audit.lost() + audit.doubled() + audit.notKnown()).isZero();
  }

  @Test
  void aKeyThatCannotBeReadIsNeitherLostNorKept() {
    acknowledge("a", 2);
    WriteAudit audit = ledger.audit(Map.of("a", new ReadBack.Unreadable()));
    assertThat(audit.unreadable()).isEqualTo(1);
    assertThat(audit.lost()).isZero();
  }

  @Test
  void aReadThatMissesAnAcknowledgedWriteIsWrongOrBehindByWhatItSaidOfItself() {
    assertThat(ledger.acknowledgedRevision("a")).isZero();
    acknowledge("a", 3);
    long floor = ledger.acknowledgedRevision("a");
    assertThat(floor).isEqualTo(3);

    ledger.noteRead(floor, ok(3));
    ledger.noteRead(floor, ok(4));
    assertThat(ledger.reads()).isEqualTo(new ReadAudit(2, 0, 0, 0));
    ledger.noteRead(floor, ok(2));
    ledger.noteRead(floor, new OperationResult.Ok(null, NodeId.of(1), 1));
    assertThat(ledger.reads()).isEqualTo(new ReadAudit(4, 2, 0, 0));
    ledger.noteRead(floor, stale(3));
    ledger.noteRead(floor, stale(2));
    ledger.noteRead(floor, new OperationResult.Stale(null, NodeId.of(2)));
    assertThat(ledger.reads()).isEqualTo(new ReadAudit(4, 2, 3, 2));
  }

  @Test
  void aReadThatWasNotAnsweredOrBeganBeforeShowsNothing() {
    long floor = ledger.acknowledgedRevision("a");
    acknowledge("a", 1);
    ledger.noteRead(floor, new OperationResult.Ok(null, NodeId.of(1), 1));
    ledger.noteRead(floor, new OperationResult.Stale(null, NodeId.of(1)));
    ledger.noteRead(1, new OperationResult.NotKnown("no answer in time"));
    ledger.noteRead(1, new OperationResult.Fail(OperationResult.Reason.NO_LEADER));
    assertThat(ledger.reads()).isEqualTo(new ReadAudit(1, 0, 1, 0));
  }

  private static OperationResult ok(long revision) {
    return new OperationResult.Ok(new Versioned("v", revision, revision), NodeId.of(1), 1);
  }

  private static OperationResult stale(long revision) {
    return new OperationResult.Stale(new Versioned("v", revision, revision), NodeId.of(2));
  }

  private void acknowledge(String key, int times) {
    for (int revision = 1; revision <= times; revision++) {
      acknowledgeAtRevision(key, revision);
    }
  }

  private void acknowledgeAtRevision(String key, long revision) {
    ledger.note(
        key, new OperationResult.Ok(new Versioned("v", revision, revision), NodeId.of(1), 1));
  }

  private WriteAudit audit(String key, long revision) {
    return ledger.audit(Map.of(key, new ReadBack.Found(new Versioned("v", revision, revision))));
  }
}
