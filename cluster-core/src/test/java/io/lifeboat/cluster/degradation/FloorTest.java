package io.lifeboat.cluster.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FloorTest {

  @Property(tries = 500)
  void withoutAQuorumNothingThatNeedsOneIsPromised(@ForAll long seed) {
    DecisionTable before = Tables.random(seed);
    DecisionTable table = Floor.under(before, Tables.health(false));
    for (RequestClass request : RequestClass.values()) {
      if (request.kind() == RequestKind.WRITE || request.kind() == RequestKind.LINEARIZABLE_READ) {
        assertThat(table.treatment(request)).isNotEqualTo(Treatment.FULL);
      }
      if (request.kind() != RequestKind.ADMIN) {
        assertThat(table.treatment(request)).isGreaterThanOrEqualTo(before.treatment(request));
      }
    }
  }

  @Property(tries = 500)
  void adminIsServedWhateverAnybodyWants(@ForAll long seed, @ForAll boolean hasQuorum) {
    DecisionTable table = Floor.under(Tables.random(seed), Tables.health(hasQuorum));
    for (RequestClass request : RequestClass.values()) {
      if (request.kind() == RequestKind.ADMIN) {
        assertThat(table.treatment(request)).isEqualTo(Treatment.FULL);
      }
    }
  }

  @Property(tries = 500)
  void withAQuorumEverythingElseIsLeftToThePolicy(@ForAll long seed) {
    DecisionTable before = Tables.random(seed);
    DecisionTable table = Floor.under(before, Tables.health(true));
    for (RequestClass request : RequestClass.values()) {
      if (request.kind() != RequestKind.ADMIN) {
        assertThat(table.decision(request)).isEqualTo(before.decision(request));
      }
    }
  }

  @Property(tries = 1)
  void theFloorSaysThatItWasTheFloor() {
    DecisionTable table =
        Floor.under(DecisionTable.of(Tables.all(Treatment.FULL)), Tables.health(false));
    assertThat(table.decision(RequestClass.values().getFirst()))
        .isEqualTo(new Decision(Treatment.READ_ONLY, TreatmentCause.NO_QUORUM));
  }

  @Property(tries = 1)
  void aStaleWriteIsNoWayAroundIt() {
    DecisionTable table =
        Floor.under(DecisionTable.of(Tables.all(Treatment.STALE_READ)), Tables.health(false));
    for (RequestClass request : RequestClass.values()) {
      if (request.kind() == RequestKind.WRITE) {
        assertThat(table.treatment(request)).isEqualTo(Treatment.READ_ONLY);
      }
    }
  }
}
