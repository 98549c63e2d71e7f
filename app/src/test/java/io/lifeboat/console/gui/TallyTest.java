package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** The votes beside candidates on the ring. */
class TallyTest extends GuiTest {
  private static final int NODES = 5;

  private final ScriptedCluster cluster = new ScriptedCluster(NODES, true);

  /** n1 is gone; these ask everybody, get one yes and one no each, and wait for the rest. */
  private void asked(int... candidates) {
    cluster.tell(new Fact.NodeKilled(NodeId.of(1)));
    for (int candidate : candidates) {
      NodeId from = NodeId.of(candidate);
      cluster.tell(new Fact.RoleChanged(from, Role.CANDIDATE, 2));
      IntStream.rangeClosed(1, NODES)
          .filter(to -> to != candidate)
          .forEach(
              to -> cluster.tell(new Fact.MessageSent(from, NodeId.of(to), MessageKind.VOTE, 2)));
      NodeId yes = NodeId.of(candidate % NODES + 1);
      cluster.tell(new Fact.MessageAnswered(from, yes, MessageKind.VOTE, 2, true));
      cluster.tell(new Fact.MessageUnanswered(from, NodeId.of(1), MessageKind.VOTE, 2));
    }
  }

  @Test
  void wordsAreUsedWhereThereIsRoom() throws Exception {
    open(cluster, 1440, 900);
    awaitLeader(NodeId.of(1));
    asked(3);

    await("in words", () -> isThere("tally-n3") && textOf("tally-n3").startsWith("votes 2/3"));
    shot("tally-en-light-1440x900");
  }

  @Test
  void onASmallRingFiguresCoverNoNode() throws Exception {
    open(cluster, 1000, 700);
    awaitLeader(NodeId.of(1));
    asked(2, 3, 4, 5);

    await("in figures", () -> isThere("tally-n5") && textOf("tally-n5").equals("2/3"));
    onFx(
        () -> {
          for (int tally = 2; tally <= NODES; tally++) {
            Bounds own = boundsOf(find("tally-n" + tally));
            for (int node = 1; node <= NODES; node++) {
              Bounds mark = boundsOf(find("node-n" + node).lookup(".role-mark"));
              assertThat(own.intersects(mark)).as("tally n%d on mark n%d", tally, node).isFalse();
            }
            assertThat(own.intersects(boundsOf(find("node-client")))).isFalse();
          }
          return null;
        });
    Label label = (Label) find("tally-n3");
    String words = "n3 asks for votes, term 2: 2 yes, 3 needed\nvotes 2/3 · 1 not given";
    assertThat(label.getTooltip().getText()).isEqualTo(words);
    assertThat(label.getAccessibleText()).isEqualTo(words);
    shot("tally-en-light-1000x700");
    language(Language.CHINESE);
    theme(Theme.DARK);
    await("still figures", () -> textOf("tally-n3").equals("2/3"));
    shot("tally-zh-dark-1000x700");
  }

  @Test
  void theTallyDoesNotHideItsNodeFromTheMouse() throws Exception {
    open(cluster, 1000, 700);
    awaitLeader(NodeId.of(1));
    asked(3);
    await("the tally", () -> isThere("tally-n3"));
    for (int node : List.of(2, 3, 4)) {
      onFx(() -> find("node-n" + node).lookup(".role-mark")).setId("mark-" + node);
      click("mark-" + node);
      assertThat(console().display().selected()).isEqualTo(NodeId.of(node));
    }
  }

  private static Bounds boundsOf(Node node) {
    return node.localToScene(node.getBoundsInLocal());
  }
}
