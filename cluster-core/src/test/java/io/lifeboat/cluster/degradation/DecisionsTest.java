package io.lifeboat.cluster.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final RequestClass WRITE = Tables.of(RequestKind.WRITE, RequestPriority.NORMAL);
  private static final RequestClass READ =
      Tables.of(RequestKind.LINEARIZABLE_READ, RequestPriority.NORMAL);

  private static DecisionTable decide(
      boolean hasQuorum, Map<DegradeSwitch, SwitchPosition> positions) {
    return Decisions.decide(Tables.all(Treatment.FULL), null, positions, Tables.health(hasQuorum));
  }

  @Test
  void writesRefusedForWantOfAQuorumCanBeMadeToWait() {
    assertThat(decide(false, Map.of()).decision(WRITE))
        .isEqualTo(new Decision(Treatment.READ_ONLY, TreatmentCause.NO_QUORUM));
    assertThat(
            decide(false, Map.of(DegradeSwitch.QUEUE_WRITES, SwitchPosition.FORCED_ON))
                .decision(WRITE))
        .isEqualTo(new Decision(Treatment.QUEUED, TreatmentCause.SWITCH));
  }

  @Test
  void noSwitchPromisesAWriteWithoutAQuorum() {
    assertThat(
            decide(false, Map.of(DegradeSwitch.READ_ONLY, SwitchPosition.FORCED_OFF))
                .decision(WRITE))
        .isEqualTo(new Decision(Treatment.READ_ONLY, TreatmentCause.NO_QUORUM));
  }

  @Test
  void aChosenLevelStandsInForThePolicy() {
    DecisionTable table =
        Decisions.decide(
            Tables.all(Treatment.SHED), ServiceLevel.REDUCED, Map.of(), Tables.health(true));
    assertThat(ServiceLevels.of(table)).isEqualTo(ServiceLevel.REDUCED);
    assertThat(table.decision(READ))
        .isEqualTo(new Decision(Treatment.STALE_READ, TreatmentCause.LEVEL));
  }

  @Property(tries = 500)
  void whateverIsAskedForTheFloorHolds(@ForAll long seed) {
    Random random = new Random(seed);
    Map<DegradeSwitch, SwitchPosition> positions = new EnumMap<>(DegradeSwitch.class);
    for (DegradeSwitch each : DegradeSwitch.values()) {
      positions.put(each, SwitchPosition.values()[random.nextInt(3)]);
    }
    Treatment[] treatments = Treatment.values();
    ServiceLevel level = random.nextBoolean() ? null : ServiceLevel.values()[random.nextInt(5)];
    DecisionTable table =
        Decisions.decide(
            Tables.policy(request -> treatments[random.nextInt(treatments.length)]),
            level,
            positions,
            Tables.health(false));
    for (RequestClass request : RequestClass.values()) {
      boolean needsQuorum =
          request.kind() == RequestKind.WRITE || request.kind() == RequestKind.LINEARIZABLE_READ;
      if (needsQuorum) {
        assertThat(table.treatment(request)).isNotEqualTo(Treatment.FULL);
      }
      if (request.kind() == RequestKind.ADMIN) {
        assertThat(table.treatment(request)).isEqualTo(Treatment.FULL);
      }
    }
  }
}
