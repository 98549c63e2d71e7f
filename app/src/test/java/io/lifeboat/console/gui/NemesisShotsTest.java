package io.lifeboat.console.gui;

import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of faults and links for a person to look at, in target/screenshots. */
@Tag("slow")
class NemesisShotsTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final NodeId N4 = NodeId.of(4);
  private static final NodeId N5 = NodeId.of(5);

  private final ScriptedCluster cluster = new ScriptedCluster(5, true);

  private void disturbed(int width, int height) throws Exception {
    open(cluster, width, height);
    awaitLeader(N1);
    disturb(LinkShapes.between(List.of(N1), List.of(N2)), LinkEffect.CUT);
    disturb(
        LinkShapes.between(List.of(N2), List.of(N3)),
        LinkEffect.NONE.withDelay(200, 50, DelayShape.NORMAL));
    disturb(Set.of(new Link(N3, N4)), LinkEffect.NONE.withLoss(20));
    disturb(Set.of(new Link(N1, N5)), LinkEffect.CUT);
    disturb(
        LinkShapes.between(List.of(N4), List.of(N5)),
        LinkEffect.NONE.withBandwidth(16_000).withDuplicates(10));
    disturb(
        LinkShapes.between(List.of(NodeId.CLIENT), List.of(N3)),
        LinkEffect.NONE.withReordering(20, 100));
    cluster.submit(new HoldMessages(Set.of(new Link(N1, N4)), Set.of(MessageKind.APPEND), 30_000));
    cluster.calm(2);
    long now = state().nowMicros();
    List<InFlightMessage> flights = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      flights.add(
          new InFlightMessage(
              1_041 + i,
              i % 3 == 0 ? N2 : N1,
              i % 3 == 0 ? N3 : N4,
              i % 4 == 1 ? MessageKind.VOTE : MessageKind.APPEND,
              i % 5 == 2,
              7L,
              340,
              now - 120_000L * (12 - i),
              i % 3 == 0 ? Long.valueOf(now + 90_000) : null,
              List.of("f7")));
    }
    cluster.tell(new Fact.MessagesInFlight(12, flights));
  }

  private void disturb(Set<Link> links, LinkEffect effect) {
    cluster.submit(new DisturbLinks(links, Set.of(), effect, 0));
  }

  @Test
  void ringAndLinks() throws Exception {
    disturbed(1440, 900);
    shot("ring-links-en-light-1440x900");
    click("show-links");
    click("cell-n1-n4");
    shot("links-en-light-1440x900");
    theme(Theme.DARK);
    language(Language.CHINESE);
    shot("links-zh-dark-1440x900");
    size(1000, 700);
    shot("links-zh-dark-1000x700");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    shot("links-en-light-1000x700");
    click("show-cluster");
    shot("ring-links-en-light-1000x700");
    hoverAt("overview", 0.5, 0.9);
    size(1900, 1060);
    shot("ring-links-en-light-1900x1060");
  }

  @Test
  void panelOfFaults() throws Exception {
    disturbed(1440, 900);
    tab(1);
    click("family-links");
    shot("faults-isolate-en-light-1440x900");
    click("fault-about-button");
    click("family-processes");
    shot("faults-kill-about-en-light-1440x900");
    click("fault-about-button");
    click("presets");
    shot("faults-presets-en-light-1440x900");
    press(KeyCode.ESCAPE);
    size(1000, 700);
    click("presets");
    click("preset-slow-leader");
    shot("faults-delay-en-light-1000x700");
    language(Language.CHINESE);
    theme(Theme.DARK);
    shot("faults-delay-zh-dark-1000x700");
    click("faults-active");
    shot("ledger-zh-dark-1000x700");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    size(1440, 900);
    shot("ledger-en-light-1440x900");
    rightClick("node-n2");
    click("menu-processes");
    shot("menu-node-en-light-1440x900");
    press(KeyCode.ESCAPE);
    press(KeyCode.ESCAPE);
    cluster.submit(new KillNode(N2, 0));
    tab(0);
    shot("faceplate-en-light-1440x900");
  }
}
