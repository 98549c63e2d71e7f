package io.lifeboat.cluster.checker;

import static io.lifeboat.cluster.checker.Facts.N1;
import static io.lifeboat.cluster.checker.Facts.N2;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.ServiceLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactionTrackerTest {
  private final ReactionTracker tracker = new ReactionTracker();
  private long sequence;

  private void at(long millis, Fact fact) {
    tracker.accept(Facts.at(++sequence, millis * 1_000, fact));
  }

  private static Fact fault(FaultPhase phase) {
    return new Fact.FaultChanged("f1", FaultKind.KILL, List.of(N1), phase, null, null);
  }

  private static Fact asks(MessageKind kind) {
    return new Fact.MessageSent(N2, N1, kind, 2);
  }

  private static Fact level(ServiceLevel level) {
    return new Fact.ServiceLevelChanged(level, null, null, false, null, null, null);
  }

  private static Fact breaker(BreakerState state) {
    return new Fact.BreakerChanged(new BreakerView(state, 20, 50.0, 0.0, 10_000, 20, null));
  }

  @Test
  void withoutAFaultThereIsNoReaction() {
    at(1, asks(MessageKind.VOTE));
    at(2, new Fact.FirstWriteAcknowledged(N1, 1));
    at(3, fault(FaultPhase.RUNNING));
    assertThat(tracker.reaction()).isEqualTo(new Reaction(null, null));
  }

  @Test
  void whatCameBeforeTheFaultIsNoReactionToIt() {
    at(1, asks(MessageKind.VOTE));
    at(2, new Fact.FirstWriteAcknowledged(N1, 1));
    at(1_000, fault(FaultPhase.INJECTING));
    assertThat(tracker.reaction()).isEqualTo(new Reaction(null, null));
  }

  @Test
  void theFirstThatNoticedCounts() {
    at(1_000, fault(FaultPhase.INJECTING));
    at(1_001, fault(FaultPhase.RUNNING));
    at(1_002, asks(MessageKind.CONFIGURE));
    at(1_003, level(ServiceLevel.NORMAL));
    at(1_004, breaker(BreakerState.HALF_OPEN));
    assertThat(tracker.reaction().detectedMs()).isNull();
    at(1_550, asks(MessageKind.POLL));
    at(1_551, asks(MessageKind.VOTE));
    at(2_000, fault(FaultPhase.INJECTING));
    at(2_100, asks(MessageKind.POLL));
    assertThat(tracker.reaction().detectedMs()).isEqualTo(550);
  }

  @Test
  void anybodyMayNotice() {
    for (Fact noticed :
        List.of(
            asks(MessageKind.VOTE),
            new Fact.SteppedDown(N1, 1),
            new Fact.NodeQuarantined(N1, "damaged"),
            level(ServiceLevel.READ_ONLY),
            breaker(BreakerState.OPEN))) {
      ReactionTracker fresh = new ReactionTracker();
      fresh.accept(Facts.at(1, 1_000, fault(FaultPhase.INJECTING)));
      fresh.accept(Facts.at(2, 8_500, noticed));
      assertThat(fresh.reaction().detectedMs()).as("%s", noticed).isEqualTo(7.5);
    }
  }

  @Test
  void itIsGotOverWhenWritesAreAcknowledgedAndTheServiceIsThere() {
    at(1_000, fault(FaultPhase.INJECTING));
    at(1_300, new Fact.ServiceUnavailable(1_010_000));
    assertThat(tracker.reaction().recoveredMs()).isNull();
    at(1_700, new Fact.FirstWriteAcknowledged(N2, 2));
    assertThat(tracker.reaction().recoveredMs()).as("still down").isNull();
    at(1_720, new Fact.ServiceAvailable(710));
    assertThat(tracker.reaction().recoveredMs()).isEqualTo(720);
  }

  @Test
  void aServiceThatNeverWentAwayIsGotOverWithTheFirstWrite() {
    at(1_000, fault(FaultPhase.INJECTING));
    at(1_240, new Fact.FirstWriteAcknowledged(N2, 2));
    assertThat(tracker.reaction().recoveredMs()).isEqualTo(240);
  }

  @Test
  void oneThatGoesAwayAgainIsNotGotOver() {
    at(1_000, fault(FaultPhase.INJECTING));
    at(1_300, new Fact.ServiceUnavailable(1_010_000));
    at(1_700, new Fact.ServiceAvailable(690));
    at(2_000, new Fact.ServiceUnavailable(1_900_000));
    assertThat(tracker.reaction().recoveredMs()).isNull();
    at(2_500, new Fact.ServiceAvailable(600));
    assertThat(tracker.reaction().recoveredMs()).isEqualTo(700);
  }
}
