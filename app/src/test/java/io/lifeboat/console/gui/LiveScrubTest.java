package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.LogbookCommand.WriteNote;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.bootstrap.RunRecording;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Going back in the run while the cluster goes on. */
class LiveScrubTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  private ScriptedCluster cluster;

  @BeforeEach
  void openOnARecordedCluster() throws Exception {
    cluster = new ScriptedCluster(5, true);
    recording = RunRecording.begin(new Recordings(folder.resolve("recordings")), cluster);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    await("a card for each node", () -> isThere("node-n5"));
  }

  @Test
  void theFrozenDisplayGoesBackAndTheClusterGoesOn() {
    assertThat(isThere("replay-bar")).isFalse();
    cluster.submit(new KillNode(N1, 0));
    awaitLeader(N2);
    await("the new leader on the screen", () -> textOf("title-n2").contains("Leader"));

    press(KeyCode.SPACE);
    await("the bar", () -> isThere("replay-bar"));
    await("all of the run", () -> textOf("replay-status").startsWith("The run goes on"));
    press(KeyCode.HOME);
    await("the beginning", () -> textOf("replay-position").startsWith("+00:00.000"));
    press(KeyCode.SHIFT, KeyCode.RIGHT);
    await("the old leader", () -> textOf("title-n1").contains("Leader"));
    assertThat(state().service().leader()).isEqualTo(N2);

    cluster.submit(new KillNode(NodeId.of(3), 0));
    await("it goes on", () -> state().commands().isEmpty() || !state().occurrences().isEmpty());
    assertThat(textOf("title-n1")).contains("Leader");

    press(KeyCode.END);
    await("live again", () -> !isThere("replay-bar"));
    await("what happened meanwhile", () -> textOf("title-n3").contains("Killed"));
  }

  @Test
  void aNoteGoesIntoTheLogbookOfTheRun() {
    press(KeyCode.SPACE);
    await("the bar", () -> isThere("replay-bar"));
    await("the recording", () -> !textOf("replay-position").isEmpty());
    press(KeyCode.B);
    await("in the logbook", () -> cluster.asked().contains(new WriteNote("Bookmark", true)));
    click("replay-end");
    await("live again", () -> !isThere("replay-bar"));
  }
}
