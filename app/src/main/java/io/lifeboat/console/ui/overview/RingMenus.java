package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.action.Endpoints;
import io.lifeboat.console.ui.action.LinkNames;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.links.LinkActions;
import io.lifeboat.console.ui.nemesis.FaultForm;
import io.lifeboat.console.ui.nemesis.FaultType;
import io.lifeboat.console.ui.overview.OverviewViewModel.Edge;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * What can be done to a node or a link of the ring, each with what it would do or why it cannot.
 */
final class RingMenus {
  private static final List<String> PROCESSES =
      List.of("kill", "stop", "start", "restart", "freeze", "unfreeze");
  private static final List<String> LINKS = List.of("isolate", "rejoin");
  private static final List<String> LEADERSHIP = List.of("transfer", "step-down", "candidate");
  private static final List<String> MEMBERSHIP = List.of("replace", "remove");
  private static final List<String> DATA = List.of("compact");

  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private Consumer<FaultForm> onSetUp = form -> {};

  RingMenus(Display display, Actions actions, I18n i18n) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
  }

  void setOnSetUp(Consumer<FaultForm> listener) {
    onSetUp = listener;
  }

  /** All that can be done to a node, by family, so that it fits the smallest window. */
  void fill(ContextMenu menu, NodeId node) {
    List<ActionItem> all = actions.forNode(node, duration());
    Menu links = family("menu-links", NemesisMsg.FAMILY_LINKS, only(LINKS, all));
    addFaults(links.getItems(), linksOf(node), "");
    Menu data = family("menu-data", NemesisMsg.FAMILY_DATA, only(DATA, all));
    actions.dataFaults(node).forEach(item -> data.getItems().add(entry(item, "")));
    menu.getItems()
        .setAll(
            family("menu-processes", NemesisMsg.FAMILY_PROCESSES, only(PROCESSES, all)),
            links,
            family("menu-leadership", NemesisMsg.FAMILY_LEADERSHIP, only(LEADERSHIP, all)),
            family("menu-membership", NemesisMsg.FAMILY_MEMBERSHIP, only(MEMBERSHIP, all)),
            data,
            family("menu-detection", NemesisMsg.MENU_DETECTION, actions.recovery(node)),
            new SeparatorMenuItem(),
            setUp(FaultForm.on(node)));
  }

  private static List<ActionItem> only(List<String> ids, List<ActionItem> all) {
    return all.stream().filter(item -> ids.contains(item.id())).toList();
  }

  private Menu family(String id, NemesisMsg name, List<ActionItem> items) {
    Menu menu = new Menu(i18n.text(name));
    menu.setId(id);
    menu.setMnemonicParsing(false);
    items.forEach(item -> menu.getItems().add(entry(item, "")));
    return menu;
  }

  private Set<Link> linksOf(NodeId node) {
    return LinkShapes.between(Set.of(node), Endpoints.all(display.latest()));
  }

  /** Both directions first, each alone below; healing is to revert what touches the link. */
  void fill(ContextMenu menu, Edge edge) {
    menu.getItems().clear();
    Link there = new Link(edge.a(), edge.b());
    Link back = new Link(edge.b(), edge.a());
    addFaults(menu.getItems(), Set.of(there, back), "");
    menu.getItems().add(new SeparatorMenuItem());
    for (Link one : List.of(there, back)) {
      Menu only = new Menu(i18n.text(NemesisMsg.MENU_ONLY, LinkNames.of(Set.of(one))));
      only.setMnemonicParsing(false);
      only.setId("menu-only-" + one.from() + "-" + one.to());
      addFaults(only.getItems(), Set.of(one), "-" + one.from());
      menu.getItems().add(only);
    }
    menu.getItems().add(setUp(FaultForm.of(FaultType.DELAY).withPicked(Set.of(there, back))));
    List<ActionItem> reverts = LinkActions.reverts(actions, Set.of(there, back), display.latest());
    if (!reverts.isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
      reverts.forEach(item -> menu.getItems().add(entry(item, "")));
    }
  }

  private void addFaults(List<MenuItem> items, Set<Link> links, String suffix) {
    LinkActions.faults(actions, links, duration()).forEach(item -> items.add(entry(item, suffix)));
  }

  private long duration() {
    return display.faultDurationMsProperty().get();
  }

  private MenuItem setUp(FaultForm form) {
    MenuItem item = new MenuItem(i18n.text(NemesisMsg.LINK_SET_UP));
    item.setId("menu-set-up");
    item.setMnemonicParsing(false);
    item.setOnAction(e -> onSetUp.accept(form));
    return item;
  }

  private MenuItem entry(ActionItem item, String suffix) {
    Label name = new Label(i18n.text(item.name()));
    Text said = item.line();
    Label line = new Label(i18n.text(said));
    line.getStyleClass().add("menu-line");
    line.setWrapText(true);
    line.setMaxWidth(420);
    Tooltip whole = new Tooltip(line.getText());
    whole.setWrapText(true);
    whole.setMaxWidth(420);
    line.setTooltip(whole);
    CustomMenuItem entry = new CustomMenuItem(new VBox(name, line), true);
    entry.setId("menu-" + item.id() + suffix);
    entry.setDisable(!item.isPossible());
    entry.setOnAction(e -> actions.submit(item.command()));
    return entry;
  }
}
