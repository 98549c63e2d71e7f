package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.display.Display;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decks and the timeline in the real window, by mouse and by keys. */
class TimelineTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  private ScriptedCluster cluster;

  @BeforeEach
  void openOnAFailover() throws Exception {
    cluster = new ScriptedCluster(3, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    cluster.submit(new KillNode(N1, 0));
    awaitLeader(N2);
    cluster.calm(5);
    click("show-timeline");
    await("the timeline", () -> isThere("timeline"));
  }

  private Display display() {
    return console().display();
  }

  private String facts() {
    String facts = find("timeline").getAccessibleHelp();
    return facts == null ? "" : facts;
  }

  private boolean follows() {
    return ((ToggleButton) find("timeline-follow")).isSelected();
  }

  /** Points at a moment of the minute on show and a lane, both counted from 0 to 1. */
  private void point(double across, double down) {
    double lanes =
        find("timeline-tools").getLayoutY() / find("timeline").getLayoutBounds().getHeight();
    pointAt(at("timeline", across, lanes * down));
  }

  @Test
  void onlyTheChosenContentIsThereAndThePaletteFindsTheOthers() {
    assertThat(isThere("trends")).isFalse();
    press(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> isThere("palette-field"));
    type("show trends");
    press(KeyCode.ENTER);
    await("the trends", () -> isThere("trends"));
    assertThat(isThere("timeline")).isFalse();
    press(KeyCode.TAB);
    click("show-timeline");
    click("show-timeline");
    await("a second click changes nothing", () -> isThere("timeline"));
  }

  @Test
  void pointingTellsTheFactsOfThatMoment() {
    point(0.5, 1.5 / 6);
    await("who led", () -> facts().contains("n1 leads term 1."));
    point(0.97, 2.5 / 6);
    await("the killed node", () -> facts().contains("n1: Killed."));
    assertThat(facts()).startsWith("+");
    point(0.97, 0.5 / 6);
    await("the fault", () -> facts().contains("Fault f1, kill of n1: Verified."));
  }

  @Test
  void aClickSelectsTheNodeAndOpensTheExplanation() {
    point(0.97, 3.5 / 6);
    clickHere();
    await("the node", () -> N2.equals(display().selected()));
    await("the explanation", () -> isThere("detail-explanation"));
    assertThat(display().momentProperty().get()).isNotNull();
    press(KeyCode.ESCAPE);
    await("no moment", () -> display().momentProperty().get() == null);
  }

  @Test
  void keysMoveAndFollow() {
    assertThat(follows()).isTrue();
    point(0.5, 0.5);
    clickHere();
    press(KeyCode.LEFT);
    await("no longer following", () -> !follows());
    press(KeyCode.END);
    await("following again", this::follows);
    press(KeyCode.HOME);
    await("the whole run", () -> !follows());
    point(0.3, 1.5 / 6);
    await("the beginning of the run", () -> facts().contains("term 1"));
    press(KeyCode.DOWN);
    await("another node", () -> !N1.equals(display().selected()));
  }

  @Test
  void whatIsChosenIsKept() {
    assertThat(console().window().chosenPanels()).containsEntry("bottom-left", "timeline");
  }

  @Test
  void faultsAreBehindTheTrendsAndSayTheirNames() {
    click("show-trends");
    pointAt(at("trends", 0.95, 0.2));
    await(
        "the fault's name",
        () -> String.valueOf(find("trends").getAccessibleHelp()).contains("Fault f1, kill of n1"));
  }
}
