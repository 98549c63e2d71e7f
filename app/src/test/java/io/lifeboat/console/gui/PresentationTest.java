package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.Test;

/** Presentation mode, by keys and by a clicker. */
class PresentationTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);

  private ScriptedCluster cluster;

  private void present(int width, int height) throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, width, height);
    awaitLeader(N1);
    press(KeyCode.CONTROL, KeyCode.P);
    await("the caption", () -> isThere("caption"));
  }

  @Test
  void showsOnlyTheEssentialAndGivesAllBackAfterwards() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    press(KeyCode.CONTROL, KeyCode.EQUALS);
    double scale = console().look().textScale();
    await("the ring at rest", () -> isThere("title-n1"));
    double main = onFx(() -> console().window().mainDivider());

    press(KeyCode.CONTROL, KeyCode.P);
    await("the caption", () -> isThere("caption"));
    assertThat(isThere("side")).isFalse();
    assertThat(isThere("deck-bottom-left")).isFalse();
    assertThat(isThere("show-logs")).isFalse();
    assertThat(console().look().theme()).isEqualTo(Theme.LIGHT_CONTRAST);
    assertThat(console().look().textScale()).isEqualTo(1.5);
    assertThat(console().look().ordinaryTextScale()).isEqualTo(scale);

    press(KeyCode.ESCAPE);
    await("the side again", () -> isThere("side") && isThere("deck-bottom-left"));
    assertThat(isThere("caption")).isFalse();
    assertThat(isThere("armed-mark")).isFalse();
    assertThat(console().look().theme()).isEqualTo(Theme.LIGHT);
    assertThat(console().look().textScale()).isEqualTo(scale);
    await(
        "the dividers where they were",
        () -> Math.abs(console().window().mainDivider() - main) < 0.02);
  }

  @Test
  void theCaptionTellsWhatHappensAndAClickerGoesBackInIt() throws Exception {
    present(1440, 900);
    press(KeyCode.DIGIT1);
    press(KeyCode.K);
    await("the new leader in the caption", () -> textOf("caption-title").contains("n2"));
    String last = textOf("caption-title");
    assertThat(textOf("caption-why")).isNotBlank();

    press(KeyCode.PAGE_UP);
    await("the one before", () -> !textOf("caption-title").equals(last));
    assertThat(textOf("caption-when")).startsWith("held");
    press(KeyCode.PAGE_DOWN);
    press(KeyCode.PAGE_DOWN);
    await("the last again", () -> textOf("caption-title").equals(last));
    await("following again", () -> !textOf("caption-when").startsWith("held"));
  }

  @Test
  void thePointerFollowsTheMouseOnlyWhilePresenting() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    press(KeyCode.L);
    await("why not", () -> textOf("message").contains("presentation mode"));
    assertThat(isThere("laser")).isFalse();
    press(KeyCode.ESCAPE);

    press(KeyCode.CONTROL, KeyCode.P);
    press(KeyCode.L);
    await("the pointer", () -> isThere("laser"));
    pointAt(at("overview", 0.25, 0.5));
    double x = onFx(() -> find("overview").localToScene(0, 0).getX());
    double width = onFx(() -> find("overview").getLayoutBounds().getWidth());
    await(
        "the dot under the mouse",
        () -> Math.abs(((Circle) find("laser").lookup(".laser")).getCenterX() - x - width / 4) < 3);
    press(KeyCode.CONTROL, KeyCode.P);
    await("no pointer any more", () -> !isThere("laser"));
  }

  @Test
  void nothingIsCutOffInASmallWindow() throws Exception {
    present(1000, 700);
    press(KeyCode.DIGIT1);
    press(KeyCode.K);
    await("the new leader", () -> NodeId.of(2).equals(state().service().leader()));
    await(
        "a caption of what happened",
        () -> !textOf("caption-title").isEmpty() && !textOf("caption-why").isEmpty());
    for (Language language : Language.values()) {
      language(language);
      awaitFrames();
      for (String id :
          new String[] {"caption-title", "caption-why", "tile-faults", "title-n1", "heal-all"}) {
        assertThat(onFx(() -> isInside(find(id)))).as(id + " in " + language).isTrue();
        double ring = onFx(() -> find("overview").localToScene(0, 0).getY());
        assertThat(onFx(() -> find("title-n1").localToScene(0, 0).getY()))
            .as("below the status bar in " + language)
            .isGreaterThanOrEqualTo(ring);
      }
      Labeled title = (Labeled) find("caption-title");
      assertThat(onFx(() -> title.getHeight() >= title.prefHeight(title.getWidth()) - 1)).isTrue();
      shot("presentation-1000x700-" + language);
    }
    theme(Theme.DARK_CONTRAST);
    shot("presentation-1000x700-dark");
    size(1900, 1000);
    awaitFrames();
    shot("presentation-1900x1000-dark");
  }

  @Test
  void aDemonstrationIsBegunFromThePaletteContinuedByAClickerAndEnded() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    press(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> isThere("palette-field"));
    type("demonstration of 3");
    press(KeyCode.ENTER);
    await("the first part", () -> isThere("demo-say") && textOf("demo-place").contains("1 of 8"));
    assertThat(isThere("side")).isFalse();
    assertThat(textOf("demo-left")).startsWith("next in");
    press(KeyCode.PAGE_DOWN);
    await("the second part", () -> textOf("demo-place").contains("2 of 8"));
    shot("demo-en");
    click("demo-continue");
    await("the leader killed", () -> cluster.asked().contains(new KillNode(N1, 0)));
    awaitLeader(NodeId.of(2));
    click("demo-pause");
    await(
        "held", () -> textOf("demo-left").equals("held") || textOf("demo-left").startsWith("wait"));
    size(1000, 700);
    language(Language.CHINESE);
    awaitFrames();
    for (String id : new String[] {"demo-continue", "demo-end", "demo-say", "caption-title"}) {
      assertThat(onFx(() -> isInside(find(id)))).as(id).isTrue();
    }
    shot("demo-zh-1000x700");
    click("demo-end");
    assertThat(isThere("demo-say")).isFalse();
    assertThat(isThere("caption-title")).isTrue();
  }
}
