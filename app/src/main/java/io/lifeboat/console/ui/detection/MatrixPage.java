package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.OperatorCommand.BackUp;
import io.lifeboat.cluster.command.OperatorCommand.CompareReplicas;
import io.lifeboat.cluster.command.OperatorCommand.RebuildNode;
import io.lifeboat.cluster.command.OperatorCommand.RepairRecords;
import io.lifeboat.cluster.command.OperatorCommand.ScrubNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.action.ActionGroup;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.control.Columns;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is known of each node, what can be done about it, and what happens by itself. */
final class MatrixPage extends VBox {
  private static final String ALL = "scrub-all";

  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private final NodeMatrix matrix;
  private final Map<String, ActionButton> buttons = new LinkedHashMap<>();
  private final Map<String, String> lines = new LinkedHashMap<>();
  private final Label preview = new Label();
  private final SwitchList switches;
  private List<ActionItem> items = List.of();
  private List<Command> scrubs = List.of();
  private @Nullable String lookedAt;

  MatrixPage(Display display, Actions actions, I18n i18n) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
    getStyleClass().add("detection-page");
    matrix = new NodeMatrix(i18n, display.selectedProperty()::set);
    matrix.accessibleTextProperty().bind(i18n.bind(DetectionPanelMsg.MATRIX));
    FlowPane row = new FlowPane();
    row.getStyleClass().add("detection-actions");
    for (String id : List.of("scrub", ALL, "compare", "rebuild", "repair-records", "back-up")) {
      ActionButton button = new ActionButton("detection-" + id, () -> act(id));
      button.setOnLook(
          () -> {
            lookedAt = id;
            showPreview();
          });
      buttons.put(id, button);
      row.getChildren().add(button);
    }
    preview.setId("detection-preview");
    preview.getStyleClass().add("preview-line");
    preview.setWrapText(true);
    preview.setMinHeight(Region.USE_PREF_SIZE);
    preview.setMaxWidth(Double.MAX_VALUE);
    switches = new SwitchList(actions, i18n);
    Columns columns = new Columns(235, switches.boxes());
    Label legend = new Label();
    legend.textProperty().bind(i18n.bind(DetectionPanelMsg.LEGEND));
    legend.getStyleClass().add("caption");
    legend.setWrapText(true);
    legend.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(matrix, row, preview, columns, legend);
  }

  private void act(String id) {
    if (id.equals(ALL)) {
      scrubs.forEach(actions::submit);
      return;
    }
    items.stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .ifPresent(item -> actions.submit(item.command()));
  }

  void show(DetectionModel model, ConsoleState state) {
    matrix.show(model.rows(), display.selected());
    switches.show(model.switches());
    showActions(state);
  }

  private void showActions(ConsoleState state) {
    NodeId node = display.selected();
    List<ActionItem> next = new ArrayList<>();
    if (node != null) {
      next.add(actions.item("scrub", new ScrubNode(node)));
      next.add(actions.item("rebuild", new RebuildNode(node)));
      next.add(actions.item("repair-records", new RepairRecords(node)));
    }
    next.add(actions.item("compare", new CompareReplicas()));
    next.add(actions.item("back-up", new BackUp()));
    for (ActionItem item : next) {
      show(item.id(), i18n.text(item.name()), i18n.text(item.line()), item.isPossible());
    }
    items = List.copyOf(next);
    List<Command> all = new ArrayList<>();
    state.nodes().stream()
        .filter(each -> each.status() != NodeStatus.REMOVED)
        .forEach(each -> all.add(new ScrubNode(each.node())));
    if (!all.isEmpty()) {
      ActionGroup group = actions.group(all);
      scrubs = group.possible();
      String line =
          group.isPossible()
              ? i18n.text(DetectionPanelMsg.SCRUB_ALL_LINE)
              : i18n.text(group.line());
      show(ALL, i18n.text(DetectionPanelMsg.SCRUB_ALL), line, group.isPossible());
    }
    showPreview();
  }

  private void show(String id, String name, String line, boolean possible) {
    ActionButton button = buttons.get(id);
    if (button != null) {
      button.show(name, line, possible);
      lines.put(id, line);
    }
  }

  private void showPreview() {
    String line = lookedAt == null ? null : lines.get(lookedAt);
    preview.setText(line == null ? i18n.text(DetectionPanelMsg.PREVIEW_HINT) : line);
  }

  void refresh() {
    matrix.refresh();
  }
}
