package io.lifeboat.console.gui;

import io.lifeboat.cluster.command.NemesisCommand.FreezeNode;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.console.application.state.Degradations;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures for a person to look at, in target/screenshots. They assert nothing about looks. */
@Tag("slow")
class ScreenshotTest extends GuiTest {
  private final ScriptedCluster cluster = new ScriptedCluster(5, true);

  private void troubled(int width, int height) throws Exception {
    open(cluster, width, height);
    awaitLeader(NodeId.of(1));
    cluster.submit(new KillNode(NodeId.of(1), 30_000));
    awaitLeader(NodeId.of(2));
    cluster.calm(5);
    cluster.submit(new IsolateNode(NodeId.of(4), 0));
    cluster.calm(1);
    press(KeyCode.DIGIT4);
    hover("action-kill");
  }

  @Test
  void calm() throws Exception {
    open(cluster, 1440, 900);
    awaitLeader(NodeId.of(1));
    shot("calm-en-light-1440x900");
  }

  @Test
  void sizesThemesAndLanguages() throws Exception {
    troubled(1440, 900);
    shot("fault-en-light-1440x900");
    language(Language.CHINESE);
    shot("fault-zh-light-1440x900");
    theme(Theme.DARK);
    shot("fault-zh-dark-1440x900");
    size(1000, 700);
    shot("fault-zh-dark-1000x700");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    shot("fault-en-light-1000x700");
    size(1900, 1060);
    shot("fault-en-light-1900x1060");
  }

  @Test
  void comingUp() throws Exception {
    ScriptedCluster slow = new ScriptedCluster(5, false);
    open(slow, 1000, 700);
    await("nodes", () -> state().nodes().size() == 5);
    shot("starting-en-light-1000x700");
  }

  @Test
  void everyMark() throws Exception {
    ScriptedCluster nine = new ScriptedCluster(9, true);
    open(nine, 1440, 900);
    awaitLeader(NodeId.of(1));
    nine.submit(new IsolateNode(NodeId.of(1), 0));
    nine.elect(NodeId.of(5));
    nine.tell(new Fact.NodeStopped(NodeId.of(2)));
    nine.submit(new KillNode(NodeId.of(3), 0));
    nine.tell(new Fact.NodeFrozen(NodeId.of(4)));
    nine.tell(new Fact.RoleChanged(NodeId.of(6), Role.CANDIDATE, 3));
    nine.tell(new Fact.MessageSent(NodeId.of(6), NodeId.of(7), MessageKind.VOTE, 3));
    nine.tell(new Fact.MessageAnswered(NodeId.of(6), NodeId.of(7), MessageKind.VOTE, 3, true));
    nine.tell(new Fact.RoleChanged(NodeId.of(8), Role.PASSIVE, 2));
    nine.tell(new Fact.ReplicaDigest(NodeId.of(9), 1_500, "00aa00aa00aa00aa"));
    nine.tell(Degradations.turned(DegradeSwitch.READ_ONLY, SwitchPosition.FORCED_ON));
    press(KeyCode.CONTROL, KeyCode.P);
    press(KeyCode.SPACE);
    press(KeyCode.DIGIT1);
    shot("marks-en-light-1440x900");
    theme(Theme.DARK);
    shot("marks-en-dark-1440x900");
  }

  @Test
  void panelsAndOverlays() throws Exception {
    troubled(1440, 900);
    tab(1);
    shot("faults-en-light");
    tab(2);
    shot("load-en-light");
    press(KeyCode.N);
    shot("explanation-en-light");
    press(KeyCode.CONTROL, KeyCode.K);
    type("iso");
    shot("palette-en-light");
    press(KeyCode.ESCAPE);
    type("?");
    shot("help-en-light");
    theme(Theme.DARK);
    shot("help-en-dark");
  }

  @Test
  void timeline() throws Exception {
    troubled(1440, 900);
    click("show-timeline");
    cluster.submit(new FreezeNode(NodeId.of(3), 0));
    cluster.tell(new Fact.NodeFrozen(NodeId.of(3)));
    cluster.calm(4);
    cluster.tell(new Fact.RoleChanged(NodeId.of(5), Role.CANDIDATE, 3));
    cluster.pass(300);
    cluster.tell(new Fact.RoleChanged(NodeId.of(5), Role.FOLLOWER, 3));
    cluster.elect(NodeId.of(5));
    cluster.tell(new Fact.ServiceUnavailable(68_000_000));
    cluster.pass(900);
    cluster.tell(new Fact.ServiceAvailable(900));
    cluster.calm(3);
    hover("timeline");
    shot("timeline-en-light-1440x900");
    click("timeline-zoom-in");
    click("timeline-zoom-in");
    click("timeline-zoom-in");
    click("timeline-zoom-in");
    language(Language.CHINESE);
    theme(Theme.DARK);
    shot("timeline-zh-dark-1440x900");
    size(1000, 700);
    shot("timeline-zh-dark-1000x700");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    hover("timeline");
    shot("timeline-en-light-1000x700");
    size(1900, 1060);
    shot("timeline-en-light-1900x1060");
  }

  @Test
  void failovers() throws Exception {
    manyFailovers();
    click("show-failovers");
    await("failovers", () -> isThere("failover-rows"));
    shot("failovers-en-light-1440x900");
    size(1000, 700);
    shot("failovers-en-light-1000x700");
    language(Language.CHINESE);
    theme(Theme.DARK);
    size(1900, 1060);
    shot("failovers-zh-dark-1900x1060");
  }

  private void manyFailovers() throws Exception {
    open(cluster, 1440, 900);
    awaitLeader(NodeId.of(1));
    for (int i = 1; i <= 4; i++) {
      NodeId leader = NodeId.of(i % 2 == 1 ? 1 : 2);
      cluster.submit(new KillNode(leader, 0));
      cluster.calm(3 * i);
      cluster.submit(new StartNode(leader));
      cluster.calm(5);
    }
    cluster.submit(new TransferLeadership(NodeId.of(4)));
    cluster.tell(new Fact.SteppedDown(NodeId.of(1), 5));
    cluster.elect(NodeId.of(4));
    cluster.calm(4);
    cluster.tell(new Fact.NodeKilled(NodeId.of(4)));
    cluster.pass(380);
    cluster.tell(new Fact.MessageSent(NodeId.of(5), NodeId.of(1), MessageKind.VOTE, 7));
    cluster.pass(250);
    cluster.tell(new Fact.MessageSent(NodeId.of(5), NodeId.of(2), MessageKind.VOTE, 7));
  }
}
