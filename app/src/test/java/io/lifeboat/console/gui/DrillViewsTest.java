package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.LogbookCommand.ActOnAlarm;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillFiles;
import io.lifeboat.console.application.drill.DrillHistory;
import io.lifeboat.console.application.drill.DrillSession;
import io.lifeboat.console.application.drill.DrillView;
import io.lifeboat.console.application.drill.MalfunctionKind;
import io.lifeboat.console.application.drill.PlayedCluster;
import io.lifeboat.console.application.drill.PlayedSession;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.drill.DrillPane;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A drill by clicks, from the list to the debrief, on a cluster that is played. */
class DrillViewsTest extends GuiTest {
  private final AtomicLong nanos = new AtomicLong(1);
  private final PlayedCluster cluster = new PlayedCluster(() -> nanos.get() / 1_000);
  private final List<String> opened = new ArrayList<>();
  private final I18n i18n = new I18n(Language.ENGLISH);
  private DrillDesk desk;
  private DrillPane pane;
  private DrillSession session;

  private void openPane(int width, int height) throws Exception {
    desk =
        DrillDesk.of(
            (drill, seed) -> {
              opened.add(drill.id() + " " + seed);
              session = PlayedSession.of(cluster, drill, seed, nanos::get);
              desk.attach(session);
              cluster.start();
            },
            new DrillFiles(folder.resolve("own")),
            new DrillHistory(folder.resolve("drills.jsonl")),
            FxThread::later);
    openAlone(
        () -> {
          pane = new DrillPane(desk, i18n, new Look(Theme.LIGHT, 1));
          return pane;
        },
        width,
        height);
  }

  @AfterEach
  void closeSession() {
    if (session != null) {
      session.close();
    }
  }

  /** As the window does it, several times a second. */
  private void until(String what, BooleanSupplier condition) {
    await(
        what,
        () -> {
          pane.show();
          return condition.getAsBoolean();
        });
  }

  private void pass(long ms) {
    nanos.addAndGet(ms * 1_000_000);
    cluster.beat();
  }

  private void chooseFirst() {
    until("the drills", () -> !((ListView<?>) find("drill-list")).getItems().isEmpty());
    click("drill-start");
    until("the drill", () -> isThere("drill-title"));
  }

  private void begin() {
    chooseFirst();
    until("it prepares", () -> session.view().phase() == DrillView.Phase.PREPARING);
    pass(2_000);
    until("it runs", () -> isThere("drill-task-serve"));
  }

  private void breakIt() {
    pass(6_100);
    until("the leader is killed", () -> cluster.asked().contains(new KillNode(NodeId.of(1), 0)));
    pass(1_100);
    until("the first cue", () -> isThere("drill-task-acknowledge"));
    pass(2_000);
    until("the second cue", () -> isThere("drill-task-diagnose"));
  }

  @Test
  void aDrillFromTheListToTheDebriefByClicks() throws Exception {
    openPane(900, 800);
    begin();
    assertThat(textOf("drill-title")).isEqualTo("The leader dies");
    breakIt();
    cluster.submit(new ActOnAlarm(null, AlarmAct.ACKNOWLEDGE, 0));
    until("it is acknowledged", () -> textOf("drill-stage-acknowledge").startsWith("✓"));

    reveal("drill-hint-diagnose");
    click("drill-hint-diagnose");
    assertThat(isThere("drill-hint-diagnose")).isFalse();
    click("drill-hint-pay-diagnose");
    until("the hint", () -> words(find("drill-task-diagnose")).contains("Which part did it play"));

    assertThat(find("drill-say").isDisabled()).isTrue();
    onFx(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<MalfunctionKind> kinds = (ComboBox<MalfunctionKind>) find("drill-kind");
          kinds.setValue(MalfunctionKind.LEADER_KILLED);
          return null;
        });
    reveal("drill-say");
    assertThat(find("drill-say").isDisabled()).isTrue();
    click("drill-node-n1");
    click("drill-say");
    until("the diagnosis", () -> words(find("drill-diagnoses")).contains("✓ Right"));
    until("the last task", () -> isThere("drill-task-restore"));
    shot("drill-panel");
    cluster.submit(new StartNode(NodeId.of(1)));
    pass(1_500);
    pass(1_500);
    until("the debrief", () -> isThere("debrief-total"));
    shot("drill-debrief");
    assertThat(textOf("debrief-total")).isEqualTo("67 of 70 points (95 %)");
    assertThat(textOf("debrief-end")).isEqualTo("The drill ended: everything was done.");
    assertThat(words(find("debrief-score"))).contains("Hints for “diagnose”").contains("-3");
    assertThat(words(find("debrief-effects"))).contains("start n1: was needed.");
    assertThat(textOf("debrief-rule")).startsWith("When followers have heard nothing");
    assertThat(find("debrief-picture").getAccessibleText())
        .contains("the leader’s process died (n1)");
    assertThat(find("debrief-other").isDisabled()).isTrue();

    click("drill-page-catalogue");
    until(
        "the best score",
        () -> words(find("drill-list")).contains("The leader dies · basic · best 95 %"));
    shot("drill-catalogue");
  }

  @Test
  void nothingIsLostByGivingUpButWhatWasNotDone() throws Exception {
    openPane(900, 800);
    begin();
    reveal("drill-give-up");
    click("drill-give-up");
    click("drill-go-on");
    assertThat(isThere("drill-give-up-really")).isFalse();
    reveal("drill-give-up");
    click("drill-give-up");
    reveal("drill-give-up-really");
    click("drill-give-up-really");
    until("the debrief", () -> isThere("debrief-total"));
    assertThat(textOf("debrief-end")).isEqualTo("The drill was given up.");
    assertThat(words(find("debrief-tasks"))).contains("It was never given.");
    click("debrief-again");
    assertThat(opened).hasSize(2);
    assertThat(opened.get(0)).isEqualTo(opened.get(1));
  }

  @Test
  void whatBreaksIsNowhereToBeReadBeforeItIsNamed() throws Exception {
    openPane(900, 800);
    begin();
    breakIt();
    String all = words(pane);
    assertThat(all).doesNotContain("leader-killed").doesNotContain("the leader’s process died");
    assertThat(all).doesNotContain("Right: the process");
  }

  @Test
  void allOfItIsThereInChinese() throws Exception {
    openPane(900, 800);
    onFx(
        () -> {
          i18n.languageProperty().set(Language.CHINESE);
          return null;
        });
    begin();
    assertThat(textOf("drill-title")).isEqualTo("领导者死亡");
    breakIt();
    assertThat(words(pane)).doesNotContain("⟦").contains("出了什么问题？");
  }

  @Test
  void aDrillIsWrittenJudgedAndSaved() throws Exception {
    openPane(900, 800);
    until("the drills", () -> !((ListView<?>) find("drill-list")).getItems().isEmpty());
    click("drill-page-editor");
    until("a drill to begin from", () -> !find("drill-open").isDisabled());
    click("drill-open");
    until("no mistake", () -> textOf("drill-verdict").equals("No mistake found."));
    String text = onFx(() -> pane.editor().text());
    onFx(
        () -> {
          pane.editor().edit(text.replace("\"basic\"", "\"easy\""));
          return null;
        });
    until("the mistake", () -> textOf("drill-verdict").startsWith("Line 3, column 12: "));
    until("its mark", () -> isThere("drill-mistake-in-3"));
    assertThat(find("drill-save").isDisabled()).isTrue();
    onFx(
        () -> {
          ((Hyperlink) find("drill-verdict")).fire();
          return null;
        });
    type("x");
    until(
        "what is typed is where the mistake is", () -> pane.editor().text().contains("x\"easy\""));
    onFx(
        () -> {
          pane.editor().edit(text.replace("\"the-leader-dies\"", "\"mine\""));
          return null;
        });
    click("drill-save");
    until("it is saved", () -> textOf("drill-editor-note").equals("Saved as mine.drill.json."));
    press(KeyCode.ESCAPE);
    click("drill-page-catalogue");
    until("it is in the list", () -> desk.offers().getLast().drill().id().equals("mine"));
  }

  @Test
  void nothingIsCutOffInANarrowPanel() throws Exception {
    openPane(420, 640);
    begin();
    breakIt();
    for (String id : List.of("drill-task-acknowledge", "drill-task-diagnose", "drill-story")) {
      Node node = find(id);
      assertThat(node.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(420);
    }
  }

  private static String words(Node node) {
    StringBuilder all = new StringBuilder();
    if (node instanceof Labeled labeled && isShown(labeled)) {
      all.append(labeled.getText()).append('\n');
    }
    if (node instanceof Parent parent && isShown(parent)) {
      parent.getChildrenUnmodifiable().forEach(each -> all.append(words(each)));
    }
    return all.toString();
  }
}
