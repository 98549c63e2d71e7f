package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.console.application.state.ServiceStatus;
import io.lifeboat.console.application.text.Language;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The real window on a real cluster of five Raft nodes. */
class RealClusterTest extends GuiTest {

  @Test
  void killOnTheLeaderIsFollowedByANewLeaderOnScreen() throws Exception {
    open(new EmbeddedCluster(ClusterConfig.defaults(7)), 1440, 900);
    await("the cluster coming up on screen", () -> isThere("node-n5"));
    await("a leader that is ready", () -> state().service().leaderReady());
    await("service", () -> state().service().status() == ServiceStatus.UP);
    NodeId first = leader();
    shot("real-calm-en-light");

    type(Integer.toString(first.number()));
    await("the leader's faceplate", () -> textOf("face-name").equals(first.toString()));
    click("action-kill");

    await("the killed node", () -> textOf("title-" + first).contains("Killed"));
    await(
        "another leader on screen",
        () -> {
          NodeId now = state().service().leader();
          return now != null
              && !now.equals(first)
              && textOf("title-" + now).equals(now + "  Leader");
        });
    await("a failover with all four durations", this::failoverIsComplete);
    language(Language.CHINESE);
    shot("real-failover-zh-light");

    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
    await(
        "the killed node runs again",
        () -> state().node(first).orElseThrow().status() == NodeStatus.RUNNING);
    assertThat(said).isEmpty();
  }

  private NodeId leader() {
    NodeId leader = state().service().leader();
    assertThat(leader).isNotNull();
    return leader;
  }

  private boolean failoverIsComplete() {
    return !state().failovers().isEmpty()
        && state().failovers().getFirst().firstClientSuccessMs() != null;
  }
}
