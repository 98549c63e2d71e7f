package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panel of faults: set up, preview, inject, revert; with the mouse and by keyboard alone. */
class NemesisViewTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  private ScriptedCluster cluster;

  @BeforeEach
  void openThePanelOfFaults() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    tab(1);
    await("the panel", () -> isThere("fault-form"));
  }

  @Test
  void aDelayIsChosenPreviewedAndInjected() throws Exception {
    click("family-links");
    choose("fault-type", "Delay messages");
    await("what is missing", () -> textOf("fault-preview").equals("Choose whose links are meant."));
    assertThat(find("inject").isDisabled()).isTrue();

    click("links-of-n2");
    await("the action by name", () -> textOf("inject").equals("Delay links of n2"));
    await("its preview", () -> textOf("fault-preview").contains("200 ± 50 ms late"));
    number("number-delay", "450");
    await("the preview follows", () -> textOf("fault-preview").contains("450 ± 50 ms late"));
    reveal("kind-append");
    click("kind-append");
    click("kind-heartbeat");
    choose("partition-duration", "after 10 s");
    shot("delay-en-light-1440x900");
    await("automatic revert", () -> textOf("fault-preview").contains("reverts by itself in 10 s"));
    click("inject");

    Set<Link> links =
        LinkShapes.between(List.of(N2), List.of(N1, N3, NodeId.of(4), NodeId.of(5), NodeId.CLIENT));
    assertThat(cluster.asked())
        .containsExactly(
            new DisturbLinks(
                links,
                Set.of(MessageKind.APPEND, MessageKind.HEARTBEAT),
                LinkEffect.NONE.withDelay(450, 50, DelayShape.UNIFORM),
                10_000));
  }

  @Test
  void aNumberOutOfRangeSaysWhatIsNeeded() {
    click("family-links");
    choose("fault-type", "Lose messages");
    click("links-of-n1");
    number("number-loss", "120");

    await(
        "what is wrong",
        () -> textOf("fault-preview").equals("Loss: a number from 0 to 100 is needed."));
    assertThat(find("inject").isDisabled()).isTrue();
    number("number-loss", "12,5");
    await("possible", () -> !find("inject").isDisabled());
  }

  @Test
  void aRoleIsResolvedAndItsBearersAreShown() {
    choose("target-role", "a minority");
    await("who that is", () -> textOf("inject").matches("Kill n\\d and n\\d"));
    String said = textOf("inject");
    click("inject");

    await("both", () -> cluster.asked().size() == 2);
    assertThat(cluster.asked())
        .containsExactly(
            new KillNode(new NodeId(said.substring(5, 7)), 0),
            new KillNode(new NodeId(said.substring(12, 14)), 0));
  }

  @Test
  void aShapeWithANameFillsTheForm() {
    click("presets");
    click("preset-isolate-leader");
    await("its button", () -> textOf("inject").equals("Isolate n1"));
    assertThat(cluster.asked()).isEmpty();
    click("inject");

    assertThat(cluster.asked()).containsExactly(new IsolateNode(N1, 0));
  }

  @Test
  void twoGroupsAreCutFromEachOther() {
    click("family-links");
    choose("fault-type", "Partition");
    click("group-A-n1");
    assertThat(find("inject").isDisabled()).isTrue();
    click("group-B-n2");
    click("group-B-n3");
    click("inject");

    await("the partition", () -> !cluster.asked().isEmpty());
    assertThat(cluster.asked()).containsExactly(new PartitionNodes(Set.of(N1), Set.of(N2, N3), 0));
  }

  @Test
  void theLedgerShowsAndRevertsOneFault() {
    cluster.submit(new KillNode(N2, 0));
    cluster.submit(new PartitionNodes(Set.of(N1), Set.of(N3), 0));
    await("how many", () -> textOf("faults-active").equals("Active · 2"));
    click("faults-active");
    await("the ledger", () -> isThere("fault-f2"));
    await("the alarm that moves all below its banner", () -> isThere("alarm-banner"));
    click("revert-f2");

    await("reverted", () -> cluster.asked().contains(new RevertFault("f2")));
    click("heal-reason");
    type("end of class");
    click("ledger-heal-all");
    await("healed", () -> cluster.asked().contains(new HealAll("end of class")));
    await("the lever", () -> textOf("ledger-blocked").contains("end of class"));
    click("ledger-rearm");
    await("armed", () -> !isThere("ledger-blocked"));
  }

  @Test
  void theKeyboardAloneInjectsAFault() throws Exception {
    onFx(
        () -> {
          find("family-processes").requestFocus();
          return null;
        });
    press(KeyCode.RIGHT);
    press(KeyCode.SPACE);
    await("links", () -> isThere("group-A-n1") || isThere("links-of-n1") || isThere("target-n1"));
    onFx(
        () -> {
          find("target-n4").requestFocus();
          return null;
        });
    press(KeyCode.SPACE);
    await("the button", () -> textOf("inject").equals("Isolate n4"));
    for (int i = 0; i < 12 && !find("inject").isFocused(); i++) {
      press(KeyCode.TAB);
    }
    assertThat(find("inject").isFocused()).isTrue();
    press(KeyCode.SPACE);

    await("isolated", () -> cluster.asked().contains(new IsolateNode(NodeId.of(4), 0)));
  }

  private void number(String id, String text) {
    click(id);
    press(KeyCode.CONTROL, KeyCode.A);
    type(text);
    await("typed " + text, () -> ((TextField) find(id)).getText().equals(text));
  }

  /** Chooses by the name that is shown. */
  private void choose(String id, String name) {
    await("a choice " + id, () -> isThere(id));
    try {
      onFx(
          () -> {
            select((ChoiceBox<?>) find(id), name);
            return null;
          });
    } catch (Exception e) {
      throw new AssertionError(name + " in " + id, e);
    }
  }

  private static <T> void select(ChoiceBox<T> box, String name) {
    for (T item : box.getItems()) {
      if (box.getConverter().toString(item).equals(name)) {
        box.setValue(item);
        return;
      }
    }
    throw new AssertionError("no " + name);
  }
}
