package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.ScrubNode;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page in the smallest window, in trouble: its words are whole in both languages; lines of
 * lists and tables may be cut.
 */
class PagesFitTest extends GuiTest {
  private static final NodeId N2 = NodeId.of(2);
  private static final List<String> PAGES =
      List.of(
          "cluster",
          "links",
          "logs",
          "timeline",
          "failovers",
          "alarms",
          "comparison",
          "degradation",
          "policies",
          "detection");
  private static final List<String> PAGES_OF_DETECTION =
      List.of("journal", "replicas", "history", "laboratory");
  private static final int TABS = 3;
  private static final String ELLIPSIS = "...";

  /** What English has no room for in the smallest window; nothing is to be added. */
  private static final Set<String> TOO_LONG =
      Set.of("action-candidate", "action-replace", "log-key");

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextIsCutShort(Language language) throws Exception {
    ScriptedCluster cluster = new ScriptedCluster(5, true);
    open(cluster, 1000, 700);
    awaitLeader(NodeId.of(1));
    cluster.submit(new DamageFiles(N2, FileDamage.FLIP_BITS, 1_912, 1, false));
    cluster.submit(new ScrubNode(N2));
    cluster.submit(new KillNode(NodeId.of(1), 30_000));
    awaitLeader(N2);
    cluster.submit(new IsolateNode(NodeId.of(4), 0));
    cluster.calm(6);
    await("the alarm that moves all below its banner", () -> isThere("alarm-banner"));
    language(language);
    theme(language == Language.ENGLISH ? Theme.LIGHT : Theme.DARK);
    TreeSet<String> cut = new TreeSet<>();
    for (int i = 0; i < TABS; i++) {
      tab(i);
      cut.addAll(cutShort("tab " + i));
      cut.addAll(pushedOut("tab " + i));
    }
    for (String page : PAGES) {
      click("show-" + page);
      cut.addAll(cutShort(page));
    }
    for (String page : PAGES_OF_DETECTION) {
      click("detection-page-" + page);
      cut.addAll(cutShort("detection, " + page));
    }
    assertThat(cut).isEmpty();
  }

  /** The search above finds what it looks for. */
  @Test
  void canary() throws Exception {
    open(new ScriptedCluster(5, true), 1000, 700);
    awaitLeader(NodeId.of(1));
    assertThat(cutShort("before")).isEmpty();
    String button = "show-detection";
    onFx(
        () -> {
          Labeled squeezed = (Labeled) find(button);
          squeezed.setMinWidth(30);
          squeezed.setMaxWidth(30);
          return null;
        });
    awaitFrames();
    assertThat(cutShort("after")).singleElement().asString().contains(button);
  }

  private List<String> cutShort(String page) throws Exception {
    awaitFrames();
    return onFx(
        () ->
            stage().getScene().getRoot().lookupAll("*").stream()
                .filter(node -> node instanceof Labeled && !isInACell(node) && isOnShow(node))
                .map(Labeled.class::cast)
                .filter(PagesFitTest::isCut)
                .map(
                    label ->
                        page
                            + ": "
                            + label.getId()
                            + " “"
                            + label.getText()
                            + "” as “"
                            + shownBy(label)
                            + "”")
                .toList());
  }

  /** What stands to the right of the window, because something beside or above it is too wide. */
  private List<String> pushedOut(String page) throws Exception {
    return onFx(
        () ->
            stage().getScene().getRoot().lookupAll("*").stream()
                .filter(node -> node instanceof Labeled && !isInACell(node) && isShown(node))
                .filter(
                    node ->
                        node.localToScene(node.getLayoutBounds()).getMaxX()
                            > stage().getScene().getWidth() + 1)
                .map(node -> page + ": " + node.getId() + " “" + ((Labeled) node).getText() + "”")
                .toList());
  }

  private static boolean isInACell(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Cell) {
        return true;
      }
    }
    return false;
  }

  private boolean isOnShow(Node node) {
    return isShown(node) && isInside(node);
  }

  private static boolean isCut(Labeled label) {
    return shownBy(label).endsWith(ELLIPSIS)
        && !label.getText().endsWith(ELLIPSIS)
        && !TOO_LONG.contains(String.valueOf(label.getId()));
  }

  /** What is drawn: an ellipsis stands for what has no room. */
  private static String shownBy(Labeled label) {
    return label.lookup(".text") instanceof Text text ? text.getText() : "";
  }
}
