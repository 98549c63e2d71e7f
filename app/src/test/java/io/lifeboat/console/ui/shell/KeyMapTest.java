package io.lifeboat.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.RejoinNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import org.junit.jupiter.api.Test;

/** What single keys mean. */
class KeyMapTest {
  private static final NodeId N2 = NodeId.of(2);

  @Test
  void digitsSelectOnlyNodesThatExist() {
    ConsoleState state = Facts.healthy(3).state();

    assertThat(KeyMap.node("2", state)).contains(N2);
    assertThat(KeyMap.node("7", state)).isEmpty();
    assertThat(KeyMap.node("0", state)).isEmpty();
    assertThat(KeyMap.node("x", state)).isEmpty();
  }

  @Test
  void kKillsWhatRunsAndRestartsWhatDoesNot() {
    assertThat(KeyMap.fault("k", Facts.healthy(3).state(), N2, 5_000))
        .contains(new KillNode(N2, 5_000));
    assertThat(KeyMap.fault("k", Facts.healthy(3).killed(2).state(), N2, 0))
        .contains(new StartNode(N2));
  }

  @Test
  void iIsolatesAndRejoins() {
    assertThat(KeyMap.fault("i", Facts.healthy(3).state(), N2, 0)).contains(new IsolateNode(N2, 0));
    assertThat(KeyMap.fault("I", Facts.healthy(3).isolated(2, 3).state(), N2, 0))
        .contains(new RejoinNode(N2));
  }

  @Test
  void tHandsOver() {
    assertThat(KeyMap.fault("t", Facts.healthy(3).state(), N2, 0))
        .contains(new TransferLeadership(N2));
    assertThat(KeyMap.fault("t", Facts.healthy(3).state(), null, 0)).isEmpty();
  }
}
