package io.lifeboat.console.ui.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.nemesis.LedgerViewModel.Entry;
import io.lifeboat.console.ui.nemesis.PartitionViewModel.Group;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of a partition, and the ledger of active faults. */
class NemesisViewModelsTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  @Test
  void bothGroupsNeedAMember() {
    PartitionViewModel one = PartitionViewModel.EMPTY.with(N1, Group.A);

    assertThat(one.isComplete()).isFalse();
    assertThat(one.with(N2, Group.B).isComplete()).isTrue();
    assertThat(one.with(N2, Group.B).with(N1, Group.NEITHER).isComplete()).isFalse();
  }

  @Test
  void theProposalPutsTheLeaderIntoTheMinority() {
    List<NodeId> nodes = IntStream.rangeClosed(1, 5).mapToObj(NodeId::of).toList();

    PartitionNodes command = PartitionViewModel.minority(nodes, 5, NodeId.of(3)).command(5_000);

    assertThat(command.groupA()).hasSize(2).contains(NodeId.of(3));
    assertThat(command.groupB()).hasSize(3).doesNotContain(NodeId.of(3));
    assertThat(command.durationMs()).isEqualTo(5_000);
  }

  @Test
  void threeNodesLeaveTheLeaderAlone() {
    List<NodeId> nodes = IntStream.rangeClosed(1, 3).mapToObj(NodeId::of).toList();

    assertThat(PartitionViewModel.minority(nodes, 3, N1).members(Group.A)).isEqualTo(Set.of(N1));
  }

  @Test
  void theLedgerShowsPhaseTimeLeftAndTheWayBack() {
    ConsoleState state =
        Facts.healthy(3).fault("f1", FaultKind.KILL, 2, FaultPhase.RUNNING, 4_200L).state();
    Entry entry = LedgerViewModel.of(state).entries().getFirst();

    assertThat(entry.phase().key()).isEqualTo(UiMsg.PHASE_RUNNING);
    assertThat(entry.timeLeft().arguments()).containsExactly(5L);
    assertThat(entry.verified()).isFalse();
    assertThat(entry.revert()).isEqualTo(new RevertFault(entry.id()));
  }

  @Test
  void aPartitionCanBeRevertedAlone() {
    ConsoleState state =
        Facts.healthy(3).fault("f1", FaultKind.PARTITION, 2, FaultPhase.VERIFIED, null).state();

    assertThat(LedgerViewModel.of(state).entries().getFirst().revert())
        .isInstanceOf(RevertFault.class);
  }

  @Test
  void timeLeftIsNeverNegative() {
    assertThat(LedgerViewModel.secondsLeft(1_000, 9_000_000)).isZero();
    assertThat(LedgerViewModel.secondsLeft(9_000_001, 8_000_000)).isEqualTo(2);
  }
}
