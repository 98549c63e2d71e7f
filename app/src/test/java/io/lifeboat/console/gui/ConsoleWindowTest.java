package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.ClientWrite;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.text.Language;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real window on a scripted cluster: what is clicked and typed, what is asked and seen. */
class ConsoleWindowTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  private ScriptedCluster cluster;

  @BeforeEach
  void openOnAHealthyCluster() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    await("a card for each node", () -> isThere("node-n5"));
  }

  @Test
  void killOnTheLeadersFaceplateShowsTheNewLeader() {
    press(KeyCode.DIGIT1);
    await("the leader's faceplate", () -> textOf("face-role").equals("Leader"));

    click("action-kill");

    await("the killed node", () -> textOf("title-n1").contains("Killed"));
    await("the new leader", () -> textOf("title-n2").contains("Leader"));
    assertThat(cluster.asked()).containsExactly(new KillNode(N1, 0));
    await("the command's outcome", () -> textOf("last-command").equals("c1 Kill n1: ok"));
  }

  @Test
  void anActionSaysWhatItWillDoAndWhyItCannot() {
    press(KeyCode.DIGIT1);
    await("the leader's faceplate", () -> textOf("face-role").equals("Leader"));
    hover("action-kill");
    await("a preview", () -> textOf("face-preview").startsWith("Kills n1, the leader."));

    assertThat(find("action-start").isDisabled()).isTrue();
    hover("action-start");
    await("a reason", () -> textOf("face-preview").equals("n1 runs already."));
  }

  @Test
  void theLanguageChangesWithoutARestart() {
    click("language");
    await("Chinese words", () -> textOf("title-n1").equals("n1  领导者"));
    assertThat(textOf("overview-caption")).contains("每秒");
    assertThat(console().i18n().language()).isEqualTo(Language.CHINESE);

    click("language");
    await("English words", () -> textOf("title-n1").equals("n1  Leader"));
  }

  @Test
  void noSingleKeyBreaksAnythingUntilItIsAllowed() {
    press(KeyCode.DIGIT2);
    press(KeyCode.K);
    await("why not", () -> textOf("message").contains("single-key faults are off"));
    assertThat(cluster.asked()).isEmpty();

    press(KeyCode.CONTROL, KeyCode.P);
    await("the mark", () -> isThere("armed-mark"));
    press(KeyCode.K);

    await("the killed node", () -> textOf("title-n2").contains("Killed"));
    assertThat(cluster.asked()).containsExactly(new KillNode(N2, 0));
  }

  @Test
  void thePaletteRunsACommandByAFewLetters() {
    press(KeyCode.DIGIT2);
    press(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> isThere("palette-field"));
    type("read-only");
    press(KeyCode.ENTER);

    ForceSwitch turn =
        new ForceSwitch(
            DegradeSwitch.READ_ONLY,
            SwitchPosition.FORCED_ON,
            OperatorName.current(),
            "",
            null,
            false);
    await("the switch", () -> cluster.asked().contains(turn));
    assertThat(find("palette").isVisible()).isFalse();
  }

  @Test
  void theFilterIsReachedByAKeyAndNarrowsTheList() throws Exception {
    await("all that happened", () -> rows().size() == state().occurrences().size());
    int all = rows().size();
    type("/");
    type("leader");
    await("fewer rows", () -> !rows().isEmpty() && rows().size() < all);

    press(KeyCode.ESCAPE);
    press(KeyCode.C);
    await("a client write", () -> cluster.asked().stream().anyMatch(ClientWrite.class::isInstance));
  }

  @Test
  void anOccurrenceOpensIntoItsExplanation() throws Exception {
    press(KeyCode.N);
    await("the explanation", () -> isThere("detail-explanation"));
    press(KeyCode.ESCAPE);
    await("it closes", () -> !isThere("detail-explanation"));
  }

  @Test
  void aFrozenDisplayStaysAsItIsAndSaysSo() {
    await("who leads on the screen", () -> textOf("title-n1").contains("Leader"));
    press(KeyCode.SPACE);
    await("the mark", () -> isThere("frozen-mark"));
    cluster.submit(new KillNode(N1, 0));
    awaitLeader(N2);
    assertThat(textOf("title-n1")).contains("Leader");

    press(KeyCode.SPACE);
    await("what happened meanwhile", () -> textOf("title-n1").contains("Killed"));
  }

  @Test
  void healAllBlocksNewFaultsUntilReArmed() {
    cluster.submit(new KillNode(N1, 0));
    awaitLeader(N2);
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
    await("heal all", () -> cluster.asked().contains(new HealAll("")));
    await("the lever", () -> isThere("rearm"));
    press(KeyCode.DIGIT3);
    await("blocked", () -> find("action-kill").isDisabled());

    click("rearm");
    await("armed again", () -> !find("action-kill").isDisabled());
  }

  @Test
  void textSizeFollowsTheKeysAndNothingLeavesTheSmallestWindow() throws Exception {
    onFx(
        () -> {
          stage().setWidth(1000);
          stage().setHeight(700);
          return null;
        });
    await("the small window", () -> stage().getScene().getWidth() <= 1000);
    for (String id : new String[] {"tile-faults", "heal-all", "language", "node-n3", "trends"}) {
      await(id + " inside the window", () -> isInside(find(id)));
    }
    double before = ((javafx.scene.text.Text) find("title-n1").lookup(".text")).getFont().getSize();
    press(KeyCode.CONTROL, KeyCode.EQUALS);
    await(
        "larger text",
        () ->
            ((javafx.scene.text.Text) find("title-n1").lookup(".text")).getFont().getSize()
                > before);
  }

  @Test
  void theHelpSheetComesAndGoes() {
    type("?");
    await("the help sheet", () -> isThere("help"));
    press(KeyCode.ESCAPE);
    await("it goes", () -> !isThere("help"));
  }

  @SuppressWarnings("unchecked")
  private java.util.List<Occurrence> rows() {
    Node list = find("occurrence-list");
    return ((ListView<Occurrence>) list).getItems();
  }
}
