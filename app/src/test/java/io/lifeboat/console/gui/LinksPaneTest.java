package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.ActOnMessage;
import io.lifeboat.cluster.command.NemesisCommand.CatchMessage;
import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The matrix of links, what is done to a selection, and the messages in flight. */
class LinksPaneTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  private ScriptedCluster cluster;

  @BeforeEach
  void openTheLinks() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    await("the deck", () -> isThere("show-links"));
    click("show-links");
    await("the matrix", () -> isThere("cell-n1-n2"));
  }

  @Test
  void aCellIsSelectedCutAndHealed() throws Exception {
    assertThat(isThere("flights-empty")).isTrue();
    click("cell-n1-n2");
    await("its name", () -> textOf("link-title").equals("n1 → n2"));
    click("link-cut");

    DisturbLinks cut = new DisturbLinks(Set.of(new Link(N1, N2)), Set.of(), LinkEffect.CUT, 0);
    await("the cut", () -> cluster.asked().contains(cut));
    await("the way back", () -> isThere("link-revert-f1"));
    shot("links-cut-en-light-1440x900");
    click("link-revert-f1");
    await("healed", () -> cluster.asked().contains(new RevertFault("f1")));
  }

  @Test
  void aRowIsSelectedAndSetUpInTheForm() {
    click("matrix-from-n2");
    await("its row", () -> textOf("link-title").equals("links from n2"));
    click("link-set-up");

    await("the form", () -> isThere("picked-links"));
    await("its links", () -> textOf("inject").equals("Delay links from n2"));
  }

  @Test
  void theArrowKeysGoFromCellToCell() throws Exception {
    onFx(
        () -> {
          find("link-matrix").requestFocus();
          return null;
        });
    press(KeyCode.RIGHT);
    press(KeyCode.DOWN);
    await("over the diagonal", () -> textOf("link-title").equals("n2 → n3"));
    press(KeyCode.SHIFT, KeyCode.RIGHT);
    await("two of them", () -> textOf("link-title").equals("links from n2"));
  }

  @Test
  void aHeldMessageIsDroppedAndOneReleasedByKeyboard() throws Exception {
    cluster.submit(new HoldMessages(Set.of(new Link(N1, N2)), Set.of(MessageKind.APPEND), 0));
    long now = state().nowMicros();
    cluster.tell(
        new Fact.MessagesInFlight(
            2,
            List.of(
                new InFlightMessage(
                    7, N1, N2, MessageKind.APPEND, false, 1L, 340, now, null, List.of("f1")),
                new InFlightMessage(
                    8, N2, N1, MessageKind.VOTE, true, 2L, 60, now, now + 900_000, List.of()))));
    await("the messages", () -> isThere("message-7-drop"));
    assertThat(textOf("flights-head")).isEqualTo("Messages in flight: 2");
    assertThat(find("message-7-hold").isDisabled()).isTrue();
    assertThat(find("message-8-duplicate").isDisabled()).isTrue();
    shot("links-flights-en-light-1440x900");
    click("message-7-drop");
    await("dropped", () -> cluster.asked().contains(new ActOnMessage(7, MessageAction.DROP)));

    onFx(
        () -> {
          find("flights").requestFocus();
          return null;
        });
    press(KeyCode.DOWN);
    press(KeyCode.END);
    press(KeyCode.ENTER);
    await("released", () -> cluster.asked().contains(new ActOnMessage(8, MessageAction.RELEASE)));
  }

  @Test
  void theNextMessageOfTheSelectedLinkIsCaught() {
    click("cell-n2-n1");
    click("catch-duplicate");

    await("caught", () -> !cluster.asked().isEmpty());
    assertThat(cluster.asked())
        .containsExactly(new CatchMessage(N2, N1, MessageKind.APPEND, MessageAction.DUPLICATE, 0));
  }
}
