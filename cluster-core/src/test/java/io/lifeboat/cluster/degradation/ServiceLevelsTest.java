package io.lifeboat.cluster.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.Treatment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceLevelsTest {

  @ParameterizedTest
  @EnumSource
  void aLevelsTableHasThatLevel(ServiceLevel level) {
    assertThat(ServiceLevels.of(Tables.level(level))).isEqualTo(level);
  }

  @Test
  void eachLevelGivesNoClassMoreThanTheOneBefore() {
    // Read-only keeps the reads of batch, which reduced sheds, so the two are not compared.
    for (List<ServiceLevel> pair :
        List.of(
            List.of(ServiceLevel.NORMAL, ServiceLevel.REDUCED),
            List.of(ServiceLevel.NORMAL, ServiceLevel.READ_ONLY),
            List.of(ServiceLevel.REDUCED, ServiceLevel.EMERGENCY),
            List.of(ServiceLevel.EMERGENCY, ServiceLevel.MAINTENANCE))) {
      for (RequestClass request : RequestClass.values()) {
        assertThat(ServiceLevels.treatment(pair.getLast(), request))
            .as("%s at %s", request, pair.getLast())
            .isGreaterThanOrEqualTo(ServiceLevels.treatment(pair.getFirst(), request));
      }
    }
  }

  @Test
  void oneQueuedWriteIsEnoughNotToBeReadOnly() {
    RequestClass critical = Tables.of(RequestKind.WRITE, RequestPriority.CRITICAL);
    DecisionTable table =
        DecisionTable.of(
            Tables.policy(
                request ->
                    request.equals(critical)
                        ? Treatment.QUEUED
                        : request.kind().isWrite() ? Treatment.READ_ONLY : Treatment.FULL));
    assertThat(ServiceLevels.of(table)).isEqualTo(ServiceLevel.REDUCED);
  }

  @Test
  void adminRequestsDoNotHideThatNobodyIsServed() {
    DecisionTable table =
        DecisionTable.of(
            Tables.policy(
                request -> request.kind() == RequestKind.ADMIN ? Treatment.FULL : Treatment.SHED));
    assertThat(ServiceLevels.of(table)).isEqualTo(ServiceLevel.EMERGENCY);
  }

  @Test
  void onlyAnOperatorTakesTheServiceOutOfUse() {
    assertThat(ServiceLevels.of(Decisions.byHand(ServiceLevel.MAINTENANCE, Map.of())))
        .isEqualTo(ServiceLevel.MAINTENANCE);
  }
}
