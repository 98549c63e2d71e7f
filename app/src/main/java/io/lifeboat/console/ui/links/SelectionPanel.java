package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.LinkView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.action.LinkNames;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.FaultForm;
import io.lifeboat.console.ui.nemesis.FaultType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The selected links: what is known of them, and what can be done to them. */
final class SelectionPanel extends VBox {
  private static final Map<String, NemesisMsg> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("cut", NemesisMsg.QUICK_CUT);
    FAULTS.put("delay", NemesisMsg.QUICK_DELAY);
    FAULTS.put("lose", NemesisMsg.QUICK_LOSE);
    FAULTS.put("hold", NemesisMsg.QUICK_HOLD);
  }

  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private final Label title = new Label();
  private final VBox facts = new VBox();
  private final Map<String, ActionButton> buttons = new LinkedHashMap<>();
  private final Button setUp = new Button();
  private final VBox reverts = new VBox();
  private final GridPane grid = new GridPane();
  private Set<Link> links = Set.of();
  private List<ActionItem> items = List.of();
  private List<ActionItem> revertItems = List.of();
  private List<String> lastFacts = List.of();

  SelectionPanel(Display display, Actions actions, I18n i18n, Consumer<FaultForm> onSetUp) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
    setId("link-selection");
    getStyleClass().add("link-selection");
    title.setId("link-title");
    title.getStyleClass().add("panel-heading");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    facts.getStyleClass().add("link-facts");
    facts.setId("link-facts");
    grid.getStyleClass().add("action-grid");
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      grid.getColumnConstraints().add(half);
    }
    int at = 0;
    for (String id : FAULTS.keySet()) {
      ActionButton button = new ActionButton("link-" + id, () -> act(id));
      buttons.put(id, button);
      grid.add(button, at % 2, at / 2);
      at++;
    }
    setUp.setId("link-set-up");
    setUp.setMaxWidth(Double.MAX_VALUE);
    setUp.textProperty().bind(i18n.bind(NemesisMsg.LINK_SET_UP));
    setUp.setMnemonicParsing(false);
    setUp.setOnAction(e -> onSetUp.accept(FaultForm.of(FaultType.DELAY).withPicked(links)));
    reverts.getStyleClass().add("link-reverts");
    getChildren().addAll(title, grid, setUp, reverts, facts);
  }

  private void act(String id) {
    items.stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .ifPresent(item -> actions.submit(item.command()));
  }

  void select(Set<Link> selected, ConsoleState state) {
    links = Set.copyOf(selected);
    show(state);
  }

  void show(ConsoleState state) {
    boolean any = !links.isEmpty();
    title.setText(i18n.text(any ? LinkNames.of(links) : Text.of(NemesisMsg.SELECTION_NONE)));
    for (Region part : List.of(grid, setUp)) {
      part.setVisible(any);
      part.setManaged(any);
    }
    showFacts(state);
    items = any ? LinkActions.faults(actions, links, duration()) : List.of();
    for (ActionItem item : items) {
      ActionButton button = buttons.get(item.id());
      NemesisMsg name = FAULTS.get(item.id());
      if (button != null && name != null) {
        button.show(i18n.text(name), i18n.text(item.line()), item.isPossible());
      }
    }
    showReverts(state);
  }

  private long duration() {
    return display.faultDurationMsProperty().get();
  }

  private void showFacts(ConsoleState state) {
    List<String> lines = new ArrayList<>();
    if (links.isEmpty()) {
      lines.add(i18n.text(NemesisMsg.SELECTION_HINT));
    } else if (links.size() == 1) {
      Link link = links.iterator().next();
      LinkView view = state.links().link(link.from(), link.to());
      lines.add(i18n.text(LinkFacts.roundTrip(view)));
      lines.add(i18n.text(LinkFacts.traffic(view, state)));
      lines.add(i18n.text(LinkFacts.byKind(view)));
      LinkFacts.troubles(view).forEach(text -> lines.add(i18n.text(text)));
    } else {
      long troubled =
          links.stream()
              .filter(link -> !state.links().link(link.from(), link.to()).isWhole())
              .count();
      lines.add(i18n.text(NemesisMsg.SELECTION_SOME, links.size(), troubled));
    }
    if (!lines.equals(lastFacts)) {
      lastFacts = List.copyOf(lines);
      facts.getChildren().clear();
      for (String line : lines) {
        Label label = new Label(line);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("link-fact");
        facts.getChildren().add(label);
      }
    }
  }

  /** The same buttons while the same faults touch the links, so the focus stays. */
  private void showReverts(ConsoleState state) {
    List<ActionItem> next = LinkActions.reverts(actions, links, state);
    if (next.equals(revertItems)) {
      return;
    }
    revertItems = next;
    reverts.getChildren().clear();
    for (ActionItem item : next) {
      ActionButton button =
          new ActionButton("link-" + item.id(), () -> actions.submit(item.command()));
      button.show(i18n.text(item.name()), i18n.text(item.line()), item.isPossible());
      reverts.getChildren().add(button);
    }
  }

  /** All words anew, in another language. */
  void refresh(ConsoleState state) {
    lastFacts = List.of();
    revertItems = List.of();
    show(state);
  }
}
