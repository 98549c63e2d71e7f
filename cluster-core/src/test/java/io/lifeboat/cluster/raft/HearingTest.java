package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final List<NodeId> MEMBERS = List.of(N1, N2, N3);

  private long nowMicros = 5_000_000;
  private final Hearing hearing = new Hearing(N1, 100, () -> nowMicros);

  @Test
  void aFollowerSuspectsItsLeaderAloneUntilItHearsAnother() {
    assertThat(hearing.suspicions(MEMBERS, false)).as("it has heard nobody").isEmpty();
    for (int i = 0; i < 20; i++) {
      hearing.heardLeader(N2);
      passMs(100);
    }
    assertThat(hearing.suspicions(MEMBERS, false))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.by()).isEqualTo(N1);
              assertThat(link.of()).isEqualTo(N2);
              assertThat(link.silentMs()).isEqualTo(100);
              assertThat(link.phi()).isLessThan(1);
            });
    passMs(500);
    assertThat(hearing.suspicions(MEMBERS, false).getFirst().phi()).isGreaterThan(8);
    assertThat(hearing.suspicions(List.of(N1, N3), false)).as("it was removed").isEmpty();

    hearing.heardLeader(N3);
    assertThat(hearing.suspicions(MEMBERS, false))
        .extracting(LinkSuspicion::of)
        .containsExactly(N3);
  }

  @Test
  void aLeaderSuspectsWhoeverDoesNotAnswerFromTheTimeItLeads() {
    hearing.heardFollower(N2);
    passMs(60_000);
    hearing.leads();
    assertThat(hearing.suspicions(MEMBERS, true))
        .as("what was before it led tells nothing")
        .allSatisfy(link -> assertThat(link.phi()).isLessThan(1))
        .extracting(LinkSuspicion::of)
        .containsExactly(N2, N3);
    for (int i = 0; i < 10; i++) {
      passMs(100);
      hearing.heardFollower(N2);
    }
    assertThat(hearing.suspicions(MEMBERS, true))
        .satisfiesExactly(
            two -> assertThat(two.phi()).isLessThan(1),
            three -> {
              assertThat(three.phi()).isGreaterThan(8);
              assertThat(three.silentMs()).isEqualTo(1_000);
            });
    assertThat(hearing.suspicions(MEMBERS, false)).as("it leads no more").isEmpty();
  }

  private void passMs(long ms) {
    nowMicros += ms * 1_000;
  }
}
