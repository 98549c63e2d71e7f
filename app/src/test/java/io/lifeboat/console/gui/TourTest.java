package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Language;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The first steps, as somebody takes them who has never seen the console. */
class TourTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);

  private ScriptedCluster cluster;

  private void firstStart(int width, int height) throws Exception {
    firstStart = true;
    cluster = new ScriptedCluster(5, true);
    open(cluster, width, height);
    awaitLeader(N1);
    await("the first step", () -> isThere("tour-callout") && step().startsWith("1 of"));
  }

  private String step() {
    return textOf("tour-title").replace("First steps · ", "");
  }

  private void calloutIsWhole(String where) throws Exception {
    awaitFrames();
    assertThat(onFx(() -> isInside(find("tour-callout")))).as("inside: " + where).isTrue();
    assertThat(
            onFx(
                () -> {
                  Node words = find("tour-words");
                  Node box = find("tour-callout");
                  Bounds inner = words.localToScene(words.getBoundsInLocal());
                  return box.localToScene(box.getBoundsInLocal()).contains(inner);
                }))
        .as("not cut: " + where)
        .isTrue();
  }

  @Test
  void endsWithALeaderKilledAndTheReasonRead() throws Exception {
    firstStart(1000, 700);
    shot("tour-1-en");
    click("tour-next");
    await("the questions", () -> step().startsWith("2 of"));
    calloutIsWhole("questions");
    press(KeyCode.DIGIT2);
    await("n2 is selected", () -> NodeId.of(2).equals(console().display().selected()));
    click("tour-next");
    await("whom to select", () -> textOf("tour-words").contains("press its number, 1"));
    press(KeyCode.DIGIT3);
    assertThat(step()).startsWith("3 of");
    press(KeyCode.DIGIT1);
    await("kill", () -> step().startsWith("4 of"));
    calloutIsWhole("kill");
    shot("tour-4-en");
    assertThat(cluster.asked()).isEmpty();
    click("action-kill");
    assertThat(cluster.asked()).containsExactly(new KillNode(N1, 0));
    await("why it went well", () -> step().startsWith("6 of"));
    assertThat(textOf("tour-words")).startsWith("n2 leads.").contains(" ms, ").contains("3 of 5");
    calloutIsWhole("why");
    shot("tour-6-en");
    language(Language.CHINESE);
    await("the same in Chinese", () -> textOf("tour-words").contains("n2 成为领导者"));
    calloutIsWhole("why in Chinese");
    shot("tour-6-zh");
    language(Language.ENGLISH);
    click("tour-next");
    await("restore", () -> step().startsWith("7 of"));
    press(KeyCode.DIGIT1);
    reveal("action-start");
    click("action-start");
    assertThat(cluster.asked()).contains(new StartNode(N1));
    await("done", () -> step().startsWith("8 of"));
    click("tour-next");
    assertThat(isThere("tour-callout")).isFalse();
    assertThat(onFx(() -> console().window().isTourSeen())).isTrue();
  }

  @Test
  void canBePassedOverAndTakenAgain() throws Exception {
    firstStart(1440, 900);
    press(KeyCode.ESCAPE);
    assertThat(isThere("tour-callout")).isFalse();
    assertThat(onFx(() -> console().window().isTourSeen())).isTrue();

    press(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> isThere("palette-field"));
    type("first steps");
    press(KeyCode.ENTER);
    await("from the first step", () -> isThere("tour-callout") && step().startsWith("1 of"));
    click("tour-skip");
    assertThat(isThere("tour-callout")).isFalse();
  }

  @Test
  void isNotThereForWhoKnowsTheConsole() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1000, 700);
    awaitLeader(N1);
    assertThat(isThere("tour-callout")).isFalse();
  }
}
