package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.nemesis.LedgerViewModel.Entry;
import io.lifeboat.console.ui.nemesis.PartitionViewModel.Group;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** Partitions by hand, and the ledger of what is broken now. */
public final class NemesisView extends VBox {
  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private final GridPane grid = new GridPane();
  private final Label preview = new Label();
  private final ActionButton cut;
  private final VBox ledger = new VBox();
  private PartitionViewModel groups = PartitionViewModel.EMPTY;
  private List<NodeId> endpoints = List.of();
  private @Nullable ActionItem item;
  private @Nullable LedgerViewModel lastLedger;

  public NemesisView(Display display, Actions actions, I18n i18n) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
    setId("nemesis");
    getStyleClass().add("panel");
    grid.getStyleClass().add("partition-grid");
    preview.setId("partition-preview");
    preview.getStyleClass().add("preview-line");
    preview.setWrapText(true);
    preview.setMinHeight(Region.USE_PREF_SIZE);
    preview.setMaxWidth(Double.MAX_VALUE);
    cut = new ActionButton("partition-cut", this::cut);
    ledger.setId("ledger");
    ledger.getStyleClass().add("ledger");
    getChildren()
        .addAll(
            heading(UiMsg.LEDGER_HEADING),
            ledger,
            heading(UiMsg.PARTITION_HEADING),
            grid,
            proposals(),
            preview,
            duration(),
            cut);
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              rebuildGrid();
              lastLedger = null;
              item = null;
            });
  }

  private Node heading(UiMsg key) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("panel-heading");
    return label;
  }

  private Node duration() {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(UiMsg.FAULT_DURATION));
    HBox row = new HBox(8, label, new DurationChooser("partition-duration", display, i18n));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node proposals() {
    Button minority = new Button();
    minority.setId("partition-minority");
    minority.textProperty().bind(i18n.bind(UiMsg.PARTITION_PROPOSE));
    minority.setOnAction(e -> propose());
    Button clear = new Button();
    clear.setId("partition-clear");
    clear.textProperty().bind(i18n.bind(UiMsg.PARTITION_CLEAR));
    clear.setOnAction(e -> setGroups(PartitionViewModel.EMPTY));
    return new HBox(8, minority, clear);
  }

  private void propose() {
    ConsoleState state = display.latest();
    List<NodeId> nodes = state.nodes().stream().map(NodeView::node).toList();
    NodeId leader = state.service().leader();
    if (nodes.size() > 2) {
      setGroups(
          PartitionViewModel.minority(
              nodes, nodes.size(), leader == null ? nodes.getFirst() : leader));
    }
  }

  private void setGroups(PartitionViewModel next) {
    groups = next;
    rebuildGrid();
    showPreview();
  }

  private void cut() {
    if (groups.isComplete()) {
      actions.submit(groups.command(display.faultDurationMsProperty().get()));
    }
  }

  public void show(ConsoleState state) {
    List<NodeId> now = new ArrayList<>(state.nodes().stream().map(NodeView::node).toList());
    now.add(NodeId.CLIENT);
    if (!now.equals(endpoints)) {
      endpoints = List.copyOf(now);
      rebuildGrid();
    }
    showPreview();
    LedgerViewModel model = LedgerViewModel.of(state);
    if (!model.equals(lastLedger)) {
      lastLedger = model;
      showLedger(model);
    }
  }

  private void rebuildGrid() {
    grid.getChildren().clear();
    int line = 0;
    for (NodeId endpoint : endpoints) {
      Label name =
          new Label(endpoint.isClient() ? i18n.text(UiMsg.CLIENT_MARK) : endpoint.toString());
      name.getStyleClass().add("row-label");
      name.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(name, 0, line);
      grid.add(chooser(endpoint), 1, line);
      line++;
    }
  }

  private SegmentedButton chooser(NodeId endpoint) {
    SegmentedButton segments = new SegmentedButton();
    segments.getStyleClass().add("group-chooser");
    for (Group group : Group.values()) {
      ToggleButton button = new ToggleButton(groupName(group));
      button.setId("group-" + endpoint + "-" + group);
      button.setAccessibleText(endpoint + " " + groupName(group));
      button.setSelected(groups.of(endpoint) == group);
      button.setOnAction(
          e -> {
            button.setSelected(true);
            groups = groups.with(endpoint, group);
            showPreview();
          });
      segments.getButtons().add(button);
    }
    return segments;
  }

  private String groupName(Group group) {
    return i18n.text(
        switch (group) {
          case NEITHER -> UiMsg.GROUP_NEITHER;
          case A -> UiMsg.GROUP_A;
          case B -> UiMsg.GROUP_B;
        });
  }

  private void showPreview() {
    if (!groups.isComplete()) {
      item = null;
      String hint = i18n.text(UiMsg.PARTITION_HINT);
      preview.setText(hint);
      cut.show(i18n.text(UiMsg.PARTITION_CUT), hint, false);
      return;
    }
    ActionItem next =
        actions.item("partition", groups.command(display.faultDurationMsProperty().get()));
    if (!next.equals(item)) {
      item = next;
      String line = i18n.text(next.line());
      preview.setText(line);
      cut.show(i18n.text(UiMsg.PARTITION_CUT), line, next.isPossible());
    }
  }

  private void showLedger(LedgerViewModel model) {
    ledger.getChildren().clear();
    if (model.entries().isEmpty()) {
      Label none = new Label(i18n.text(UiMsg.LEDGER_EMPTY));
      none.getStyleClass().add("empty-words");
      ledger.getChildren().add(none);
    }
    for (Entry entry : model.entries()) {
      ledger.getChildren().add(row(entry));
    }
  }

  private Node row(Entry entry) {
    Label name = new Label(i18n.text(entry.name()));
    name.getStyleClass().add("ledger-name");
    Label detail =
        new Label(i18n.text(UiMsg.LEDGER_DETAIL, entry.id(), entry.phase(), entry.timeLeft()));
    detail.getStyleClass().add("muted");
    VBox words = new VBox(name, detail);
    HBox.setHgrow(words, Priority.ALWAYS);
    ActionButton revert =
        new ActionButton("revert-" + entry.id(), () -> actions.submit(entry.revert()));
    revert.show(i18n.text(UiMsg.REVERT), i18n.text(Actions.name(entry.revert())), true);
    revert.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, words, revert);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("ledger-row");
    row.setId("fault-" + entry.id());
    return row;
  }
}
