package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.smoke.SmokeStep;
import io.lifeboat.console.application.smoke.SmokeTold;
import io.lifeboat.console.bootstrap.SmokeVisit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A console that tries itself out goes by what its window shows. */
class SmokeVisitTest extends GuiTest {
  private final List<SmokeTold> told = new CopyOnWriteArrayList<>();
  private final AtomicBoolean quit = new AtomicBoolean();

  @Test
  void killsTheLeaderAndClosesWhenThereIsAnother() throws Exception {
    ScriptedCluster cluster = new ScriptedCluster(5, false);
    open(cluster, 1000, 700);
    onFx(
        () -> {
          new SmokeVisit(told::add, Duration.ofMinutes(1))
              .opened(console(), stage(), () -> quit.set(true));
          return null;
        });

    await("the first frame", () -> !told.isEmpty());
    awaitFrames();
    assertThat(steps()).containsExactly(SmokeStep.FIRST_FRAME);
    assertThat(cluster.asked()).noneMatch(KillNode.class::isInstance);

    cluster.comeUp();
    await("the end", quit::get);

    assertThat(cluster.asked()).contains(new KillNode(NodeId.of(1), 0));
    assertThat(steps())
        .containsExactly(
            SmokeStep.FIRST_FRAME,
            SmokeStep.FIRST_LEADER,
            SmokeStep.LEADER_KILLED,
            SmokeStep.NEXT_LEADER);
    assertThat(told).allMatch(SmokeTold::reached);
    assertThat(told.getLast().detail()).isEqualTo("n2");
  }

  private List<SmokeStep> steps() {
    return told.stream().map(SmokeTold::step).toList();
  }
}
