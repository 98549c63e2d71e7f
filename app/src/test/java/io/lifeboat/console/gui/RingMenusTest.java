package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.theme.Theme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The menu of a node of the ring, in the smallest window. */
class RingMenusTest extends GuiTest {
  private static final NodeId N2 = NodeId.of(2);
  private static final double SMALLEST = 700;

  private final ScriptedCluster cluster = new ScriptedCluster(5, true);

  @BeforeEach
  void openASmallWindow() throws Exception {
    open(cluster, 1000, 700);
    awaitLeader(NodeId.of(1));
    await("a card for each node", () -> isThere("node-n5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "menu-processes",
        "menu-links",
        "menu-leadership",
        "menu-membership",
        "menu-data",
        "menu-detection"
      })
  void theMenuAndEachFamilyFitTheSmallestWindow(String family) throws Exception {
    rightClick("node-n2");
    await("the menu", () -> menus().size() == 1);
    click(family);
    await("the family", () -> menus().size() == 2);

    assertThat(onFx(() -> menus().stream().map(Window::getHeight).toList()))
        .allSatisfy(height -> assertThat(height).isLessThan(SMALLEST));
    shot(family + "-en-light-1000x700");
    press(KeyCode.ESCAPE);
    press(KeyCode.ESCAPE);
    await("closed", () -> menus().isEmpty());
    language(Language.CHINESE);
    theme(Theme.DARK);
    rightClick("node-n2");
    click(family);
    shot(family + "-zh-dark-1000x700");
  }

  @Test
  void everythingThatCanBeDoneToANodeIsInAFamily() throws Exception {
    rightClick("node-n2");
    await("the menu", () -> menus().size() == 1);

    Set<String> shown = onFx(() -> new HashSet<>(ids(menus().getFirst().getItems())));

    List<String> all = onFx(this::allActions);
    assertThat(all).hasSizeGreaterThan(20);
    assertThat(shown).containsAll(all);
  }

  private List<String> allActions() {
    Actions actions = new Actions(new CommandService(cluster, this::state), this::state);
    List<ActionItem> all = new ArrayList<>(actions.forNode(N2, 0));
    all.addAll(actions.dataFaults(N2));
    all.addAll(actions.recovery(N2));
    return all.stream().map(item -> "menu-" + item.id()).toList();
  }

  private static List<String> ids(List<MenuItem> items) {
    List<String> ids = new ArrayList<>();
    for (MenuItem item : items) {
      if (item instanceof Menu family) {
        ids.addAll(ids(family.getItems()));
      } else if (item.getId() != null) {
        ids.add(item.getId());
      }
    }
    return ids;
  }

  @Test
  void aFamilyIsOpenedAndAnActionChosenByKeyboardAlone() throws Exception {
    onFx(
        () -> {
          find("node-n2").requestFocus();
          return null;
        });
    press(KeyCode.ENTER);
    await("the menu", () -> menus().size() == 1);
    press(KeyCode.RIGHT);
    await("the family", () -> menus().size() == 2);
    press(KeyCode.ENTER);

    await("the first action", () -> !cluster.asked().isEmpty());
    assertThat(cluster.asked()).containsExactly(new KillNode(N2, 0));
    await("closed", () -> menus().isEmpty());

    press(KeyCode.ENTER);
    await("the menu again", () -> menus().size() == 1);
    press(KeyCode.DOWN);
    press(KeyCode.RIGHT);
    await("the next family", () -> menus().size() == 2);
    press(KeyCode.LEFT);
    await("back in the menu", () -> menus().size() == 1);
  }

  private static List<ContextMenu> menus() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof ContextMenu && window.isShowing())
        .map(ContextMenu.class::cast)
        .toList();
  }
}
