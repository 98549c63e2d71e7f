package io.lifeboat.console.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.application.timeline.FaultSpan.PhaseChange;
import io.lifeboat.console.ui.timeline.LaneRows.Kind;
import io.lifeboat.console.ui.timeline.LaneRows.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where lanes are, and in which row a fault is. */
class LaneRowsTest {
  private static final List<NodeId> NODES = List.of(NodeId.of(1), NodeId.of(2), NodeId.of(3));

  @Test
  void faultsAndLeadershipAreAboveTheNodesClientsBelow() {
    LaneRows rows = LaneRows.of(NODES, 2, 140, 17, 40);
    assertThat(rows.rows())
        .extracting(Row::kind)
        .containsExactly(
            Kind.FAULTS,
            Kind.FAULTS,
            Kind.LEADERSHIP,
            Kind.NODE,
            Kind.NODE,
            Kind.NODE,
            Kind.CLIENTS);
    assertThat(rows.height()).isEqualTo(140);
    assertThat(rows.at(61)).map(Row::node).contains(NodeId.of(1));
    assertThat(rows.at(-1)).isEmpty();
    assertThat(rows.at(140)).isEmpty();
  }

  @Test
  void aRowIsNeverLowerThanItsWords() {
    assertThat(LaneRows.of(NODES, 1, 30, 17, 40).height()).isEqualTo(6 * 17.0);
    assertThat(LaneRows.of(NODES, 0, 900, 17, 40).height()).isEqualTo(6 * 40.0);
  }

  @Test
  void faultsThatOverlapAreBelowEachOther() {
    FaultSpan first = fault("f1", 0, 10L);
    FaultSpan second = fault("f2", 5, null);
    FaultSpan third = fault("f3", 10, 20L);
    FaultSpan fourth = fault("f4", 12, null);
    FaultSpan fifth = fault("f5", 13, null);
    FaultRows rows = FaultRows.of(List.of(first, second, third, fourth, fifth));
    assertThat(rows.count()).isEqualTo(FaultRows.MOST);
    assertThat(List.of(first, second, third, fourth, fifth))
        .extracting(rows::row)
        .containsExactly(0, 1, 0, 2, 2);
  }

  private static FaultSpan fault(String id, long from, @org.jspecify.annotations.Nullable Long to) {
    PhaseChange begin = new PhaseChange(FaultPhase.RUNNING, from, 1);
    List<PhaseChange> phases =
        to == null ? List.of(begin) : List.of(begin, new PhaseChange(FaultPhase.COMPLETED, to, 2));
    return new FaultSpan(id, FaultKind.KILL, List.of(NodeId.of(1)), null, phases);
  }
}
