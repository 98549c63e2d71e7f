package io.lifeboat.cluster.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.Treatment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BuiltInPolicyTest {
  private static Health health(boolean quorum, boolean leader, int queue, double disk) {
    return new Health(
        quorum,
        leader,
        quorum ? 1 : -1,
        0,
        0,
        queue,
        true,
        5,
        0,
        100,
        0,
        disk,
        ServiceLevel.NORMAL,
        1_000);
  }

  @Test
  void whenAllIsWellItGivesEverything() {
    assertThat(BuiltInPolicy.table(health(true, true, 200, 0.02)))
        .isEqualTo(BuiltInPolicy.everything());
    assertThat(BuiltInPolicy.everything()).isEqualTo(Tables.all(Treatment.FULL));
  }

  @Test
  void underOverloadBatchMakesRoom() {
    PolicyTable table = BuiltInPolicy.table(health(true, true, 201, 0.5));
    for (RequestClass each : RequestClass.values()) {
      assertThat(table.treatment(each))
          .isEqualTo(each.priority() == RequestPriority.BATCH ? Treatment.SHED : Treatment.FULL);
    }
  }

  @Test
  void onAFullDiskNothingIsWrittenAndEverythingRead() {
    PolicyTable table = BuiltInPolicy.table(health(true, true, 0, 0.019));
    for (RequestClass each : RequestClass.values()) {
      assertThat(table.treatment(each))
          .isEqualTo(each.kind() == RequestKind.WRITE ? Treatment.READ_ONLY : Treatment.FULL);
    }
  }

  @Test
  void whatCannotBeConfirmedYetWaits() {
    PolicyTable table = BuiltInPolicy.table(health(true, false, 0, 0.5));
    for (RequestClass each : RequestClass.values()) {
      assertThat(table.treatment(each))
          .isEqualTo(
              each.kind() == RequestKind.LOCAL_READ || each.kind() == RequestKind.ADMIN
                  ? Treatment.FULL
                  : Treatment.QUEUED);
    }
  }

  @Property
  void theMoreImportantNeverGetsLess(
      @ForAll boolean quorum,
      @ForAll boolean leader,
      @ForAll @IntRange(max = 600) int queue,
      @ForAll @DoubleRange(min = 0, max = 1) double disk) {
    PolicyTable table = BuiltInPolicy.table(health(quorum, leader, queue, disk));
    for (RequestKind kind : RequestKind.values()) {
      Treatment before = Treatment.FULL;
      for (RequestPriority priority : RequestPriority.values()) {
        Treatment now = table.treatment(new RequestClass(kind, priority));
        assertThat(now).isGreaterThanOrEqualTo(before);
        before = now;
      }
    }
  }
}
