package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrillFromRecordingTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  private static Drill drill(DrillRun run) throws Exception {
    String text = DrillFromRecording.drill(run.records(), "mine", Actor.INSTRUCTOR).orElseThrow();
    return DrillParser.parse("mine.json", text);
  }

  private static DrillRun run(Command... commands) {
    DrillRun run = DrillRun.begun();
    for (Command command : commands) {
      run.pause(2_000);
      run.give(command, Actor.INSTRUCTOR);
    }
    return run;
  }

  @Test
  void whatAnInstructorBrokeBreaksAgainAtItsTime() throws Exception {
    Drill drill =
        drill(
            run(
                new NemesisCommand.KillNode(N1, 0),
                new OperatorCommand.ScrubNode(N2),
                new NemesisCommand.FreezeNode(N3, 4_000)));
    List<Malfunction> drawn = drill.drawn(1);
    assertThat(drawn)
        .extracting(Malfunction::kind)
        .containsExactly(MalfunctionKind.LEADER_KILLED, MalfunctionKind.NODE_FROZEN);
    assertThat(drawn.get(1).atMs() - drawn.get(0).atMs()).isBetween(4_000L, 4_010L);
    assertThat(drill.text()).contains("\"target\" : \"leader\"").contains("\"target\" : \"n3\"");
    assertThat(drill.beginning().nodes()).isEqualTo(3);
  }

  @Test
  void everyKindThatCanBeRepeatedIsReadBack() throws Exception {
    Set<Link> pair = Set.of(new Link(N1, N2), new Link(N2, N1));
    LinkEffect loss = new LinkEffect(false, 0, 0, DelayShape.UNIFORM, 40, 0, 0, 0, 0);
    LinkEffect delay = new LinkEffect(false, 80, 5, DelayShape.UNIFORM, 0, 0, 0, 0, 0);
    Drill drill =
        drill(
            run(
                new OperatorCommand.StopNode(N3),
                new NemesisCommand.IsolateNode(N2, 3_000),
                new NemesisCommand.PartitionNodes(Set.of(N1), Set.of(N2, N3), 3_000),
                new NemesisCommand.DisturbLinks(pair, Set.of(), loss, 3_000),
                new NemesisCommand.DisturbLinks(Set.of(new Link(N1, N3)), Set.of(), delay, 3_000),
                new NemesisCommand.DisturbLinks(pair, Set.of(), LinkEffect.CUT, 0),
                new NemesisCommand.ChangeState(N2, "", false),
                new NemesisCommand.ApplyWrongly(N2, false),
                new NemesisCommand.DamageFiles(N3, FileDamage.TRUNCATE_TAIL, 0, 1, false),
                new NemesisCommand.FlapLeader(900, 5_000),
                new NemesisCommand.LoadBurst(900, 0),
                new NemesisCommand.SlowClient(40, 5, 3_000)));
    assertThat(drill.drawn(1))
        .extracting(Malfunction::kind)
        .containsExactly(
            MalfunctionKind.NODE_STOPPED,
            MalfunctionKind.NODE_ISOLATED,
            MalfunctionKind.PARTITION,
            MalfunctionKind.LINK_LOSSY,
            MalfunctionKind.LINK_SLOW,
            MalfunctionKind.LINK_CUT,
            MalfunctionKind.SILENT_CHANGE,
            MalfunctionKind.SOFTWARE_BUG,
            MalfunctionKind.FILE_DAMAGE,
            MalfunctionKind.LEADER_FLAPPING,
            MalfunctionKind.OVERLOAD,
            MalfunctionKind.SLOW_CLIENT);
    assertThat(drill.grade()).isEqualTo(Grade.ADVANCED);
  }

  @Test
  void whatAnOperatorOrAScriptDidIsNotTaken() {
    assertThat(DrillFromRecording.drill(DrillRun.model().records(), "mine", Actor.INSTRUCTOR))
        .isEmpty();
  }
}
