package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.model.NodeId;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition by a line drawn across the ring. */
class PartitionDrawingTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);

  private ScriptedCluster cluster;

  @BeforeEach
  void openOnAHealthyCluster() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    await("a card for each node", () -> isThere("node-n5"));
  }

  @Test
  void aLineAcrossTheRingSeparatesItsTwoSides() throws Exception {
    drawTo(at("overview", 0.42, 0.95), at("overview", 0.42, 0.05));
    await("the two sides", () -> isThere("cut-preview"));
    await(
        "what it would do",
        () ->
            textOf("cut-preview")
                .startsWith(
                    "Separates n4 and n5 from n1, n2, n3 and the client. "
                        + "The quorum stays with n1, n2 and n3 (3 of 5, 3 needed"));
    shot("drawing-en-light-1440x900");
    assertThat(cluster.asked()).isEmpty();

    letGo();

    await("the partition", () -> !cluster.asked().isEmpty());
    assertThat(cluster.asked())
        .containsExactly(
            new PartitionNodes(
                Set.of(NodeId.of(4), NodeId.of(5)),
                Set.of(N1, NodeId.of(2), NodeId.of(3), NodeId.CLIENT),
                0));
    assertThat(isThere("cut-preview")).isFalse();
  }

  @Test
  void escapeForgetsTheLine() {
    drawTo(at("overview", 0.42, 0.95), at("overview", 0.42, 0.05));
    await("the two sides", () -> isThere("cut-preview"));

    press(KeyCode.ESCAPE);
    await("nothing is drawn", () -> !isThere("cut-preview"));
    letGo();

    assertThat(cluster.asked()).isEmpty();
  }

  @Test
  void aLineThroughANodeIsRefusedInWords() throws Exception {
    drawTo(at("overview", 0.1, 0.95), at("title-n1", -0.5, 1));
    await(
        "why not",
        () -> textOf("cut-preview").equals("The line runs through n1. Draw it between the marks."));
    letGo();

    await("why not", () -> textOf("message").contains("The line runs through n1."));
    assertThat(cluster.asked()).isEmpty();
  }
}
