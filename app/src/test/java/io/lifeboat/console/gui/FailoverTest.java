package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.failover.FailoverRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of failovers in the real window. */
class FailoverTest extends GuiTest {
  private ScriptedCluster cluster;

  @BeforeEach
  void openAfterThreeFailovers() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(NodeId.of(1));
    for (int leader : new int[] {1, 2, 1}) {
      cluster.submit(new KillNode(NodeId.of(leader), 0));
      cluster.submit(new StartNode(NodeId.of(leader)));
      cluster.calm(4);
    }
    click("show-failovers");
    await("three rows", () -> table().getItems().size() == 3);
  }

  @SuppressWarnings("unchecked")
  private TableView<FailoverRow> table() {
    return (TableView<FailoverRow>) find("failover-rows");
  }

  @Test
  void theLastOnesAreThereNewestFirstWithTheirSpread() {
    assertThat(table().getItems())
        .extracting(row -> row.failover().number())
        .containsExactly(3, 2, 1);
    await("the spread", () -> textOf("failover-spread").contains("Elected 65"));
    assertThat(textOf("failover-scale")).isEqualTo("0 to 1,000 ms");
  }

  @Test
  void choosingOneTakesTheTimelineThere() throws Exception {
    onFx(
        () -> {
          table().requestFocus();
          return null;
        });
    press(KeyCode.DOWN);
    await("the timeline", () -> isThere("timeline"));
    await("no longer now", () -> !((ToggleButton) find("timeline-follow")).isSelected());
    assertThat(table().getSelectionModel().getSelectedItem()).isNotNull();
    cluster.calm(2);
    assertThat(isThere("failover-rows")).isTrue();
  }

  @Test
  void theTableIsCopiedAsText() throws Exception {
    click("failover-copy");
    String copied = onFx(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    assertThat(copied).startsWith("No.\tLeader · term").contains("n1 · 3 → n2 · 4");
  }
}
