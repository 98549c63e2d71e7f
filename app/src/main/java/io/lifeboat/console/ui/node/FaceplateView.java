package io.lifeboat.console.ui.node;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.control.RoleMark;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.node.FaceplateViewModel.Comparison;
import io.lifeboat.console.ui.node.FaceplateViewModel.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected node: its belief beside the truth, its log, and what can be done to it. */
public final class FaceplateView extends VBox {
  private static final PseudoClass ABNORMAL = PseudoClass.getPseudoClass("abnormal");

  /** In rows of three: the process, its links, leadership, the configuration and the log. */
  private static final List<String> IDS =
      List.of(
          "kill",
          "stop",
          "start",
          "freeze",
          "unfreeze",
          "restart",
          "isolate",
          "rejoin",
          "compact",
          "transfer",
          "step-down",
          "candidate",
          "replace",
          "remove");

  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private final Label empty = new Label();
  private final RoleMark mark = new RoleMark(44);
  private final Label name = new Label();
  private final Label role = new Label();
  private final GridPane comparison = new GridPane();
  private final Label disagreement = new Label();
  private final Label reason = new Label();
  private final GridPane indexes = new GridPane();
  private final GridPane rows = new GridPane();
  private final GridPane buttons = new GridPane();
  private final Label preview = new Label();
  private final VBox body;
  private final Map<String, ActionButton> byId = new LinkedHashMap<>();
  private List<ActionItem> items = List.of();
  private Consumer<NodeId> onSetUp = node -> {};
  private @Nullable String lookedAt;
  private @Nullable FaceplateViewModel last;

  public FaceplateView(Display display, Actions actions, I18n i18n, Node durationChooser) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
    setId("faceplate");
    getStyleClass().add("panel");
    empty.textProperty().bind(i18n.bind(UiMsg.FACE_EMPTY));
    empty.getStyleClass().add("empty-words");
    empty.setWrapText(true);
    name.setId("face-name");
    name.getStyleClass().add("face-name");
    role.setId("face-role");
    role.getStyleClass().add("face-role");
    disagreement.setId("face-disagreement");
    disagreement.getStyleClass().add("disagreement");
    disagreement.setWrapText(true);
    reason.getStyleClass().add("disagreement");
    reason.setWrapText(true);
    preview.setId("face-preview");
    preview.getStyleClass().add("preview-line");
    preview.setWrapText(true);
    preview.setMinHeight(Region.USE_PREF_SIZE);
    preview.setMaxWidth(Double.MAX_VALUE);
    Label revert = new Label();
    revert.textProperty().bind(i18n.bind(UiMsg.FAULT_DURATION));
    revert.getStyleClass().add("column-head");
    VBox words = new VBox(name, role);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(12, mark, words, new VBox(2, revert, durationChooser));
    head.setAlignment(Pos.CENTER_LEFT);
    indexes.getStyleClass().add("figures");
    for (int i = 0; i < 3; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / 3);
      indexes.getColumnConstraints().add(column);
    }
    comparison.getStyleClass().add("comparison");
    rows.getStyleClass().add("value-rows");
    buildButtons();
    body = new VBox(head, comparison, disagreement, reason, indexes, rows, buttons, preview);
    body.getStyleClass().add("faceplate-body");
    getChildren().addAll(empty, body);
    i18n.languageProperty().addListener((o, was, is) -> refresh());
    display.faultDurationMsProperty().addListener((o, was, is) -> showActions());
    showModel(null);
  }

  private void buildButtons() {
    buttons.getStyleClass().add("action-grid");
    for (int i = 0; i < 3; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / 3);
      column.setHgrow(Priority.ALWAYS);
      buttons.getColumnConstraints().add(column);
    }
    for (int i = 0; i < IDS.size(); i++) {
      String id = IDS.get(i);
      ActionButton button = new ActionButton("action-" + id, () -> act(id));
      button.setOnLook(
          () -> {
            lookedAt = id;
            showPreview();
          });
      byId.put(id, button);
      buttons.add(button, i % 3, i / 3);
    }
    ActionButton setUp = new ActionButton("action-set-up", this::setUp);
    setUp.setOnLook(
        () -> {
          lookedAt = "set-up";
          showPreview();
        });
    byId.put("set-up", setUp);
    buttons.add(setUp, IDS.size() % 3, IDS.size() / 3);
  }

  /** Opens the form of faults, with the selected node in it. */
  private void setUp() {
    NodeId node = display.selected();
    if (node != null) {
      onSetUp.accept(node);
    }
  }

  public void setOnSetUp(Consumer<NodeId> listener) {
    onSetUp = listener;
  }

  private void act(String id) {
    items.stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .ifPresent(item -> actions.submit(item.command()));
  }

  public void show(ConsoleState state) {
    Optional<FaceplateViewModel> model = FaceplateViewModel.of(state, display.selected());
    if (!model.equals(Optional.ofNullable(last))) {
      showModel(model.orElse(null));
    }
    showActions();
  }

  private void refresh() {
    FaceplateViewModel model = last;
    showModel(model);
    items = List.of();
    showActions();
  }

  private void showModel(@Nullable FaceplateViewModel model) {
    last = model;
    empty.setVisible(model == null);
    empty.setManaged(model == null);
    body.setVisible(model != null);
    body.setManaged(model != null);
    if (model == null) {
      return;
    }
    mark.setMark(model.mark());
    name.setText(model.node().toString());
    role.setText(i18n.text(model.role()));
    showComparison(model);
    optional(disagreement, model.disagreement() == null ? null : i18n.text(model.disagreement()));
    optional(reason, model.statusReason());
    showIndexes(model);
    showRows(model);
  }

  private void showIndexes(FaceplateViewModel model) {
    indexes.getChildren().clear();
    int column = 0;
    for (Row row : model.indexes()) {
      Label value = value(row.value());
      value.setId("face-" + row.id());
      Label caption = new Label(i18n.text(row.label()));
      caption.getStyleClass().add("figure-caption");
      indexes.add(new VBox(value, caption), column++, 0);
    }
  }

  private static void optional(Label label, @Nullable String text) {
    label.setText(text == null ? "" : text);
    label.setVisible(text != null);
    label.setManaged(text != null);
  }

  private void showComparison(FaceplateViewModel model) {
    comparison.getChildren().clear();
    comparison.add(header(i18n.text(UiMsg.FACE_BELIEF, model.node())), 1, 0);
    comparison.add(header(i18n.text(UiMsg.FACE_TRUTH)), 2, 0);
    int line = 1;
    for (Comparison item : model.comparisons()) {
      Label belief = value(item.belief());
      belief.pseudoClassStateChanged(ABNORMAL, item.disagrees());
      comparison.add(label(item.label()), 0, line);
      comparison.add(belief, 1, line);
      comparison.add(value(item.truth()), 2, line);
      line++;
    }
  }

  private void showRows(FaceplateViewModel model) {
    rows.getChildren().clear();
    int line = 0;
    for (Row row : model.rows()) {
      Label value = value(row.value());
      value.setId("face-" + row.id());
      value.setWrapText(true);
      value.pseudoClassStateChanged(ABNORMAL, row.abnormal());
      Label label = label(row.label());
      if ("suspicion".equals(row.id())) {
        explain(label, value);
      }
      rows.add(label, 0, line);
      rows.add(value, 1, line);
      line++;
    }
  }

  /** What φ means, with its source, where somebody points at it. */
  private void explain(Label... labels) {
    Tooltip tooltip = new Tooltip(i18n.text(DetectionPanelMsg.PHI_MEANS));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    for (Label label : labels) {
      label.setTooltip(tooltip);
    }
  }

  private Label header(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("column-head");
    return label;
  }

  private Label label(Text text) {
    Label label = new Label(i18n.text(text));
    label.getStyleClass().add("row-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private Label value(Text text) {
    Label label = new Label(i18n.text(text));
    label.getStyleClass().add("row-value");
    return label;
  }

  private void showActions() {
    NodeId node = display.selected();
    List<ActionItem> next =
        node == null ? List.of() : actions.forNode(node, display.faultDurationMsProperty().get());
    if (next.equals(items)) {
      return;
    }
    items = next;
    for (ActionItem item : items) {
      ActionButton button = byId.get(item.id());
      if (button != null) {
        button.show(i18n.text(item.name()), i18n.text(item.line()), item.isPossible());
      }
    }
    ActionButton setUp = byId.get("set-up");
    if (setUp != null) {
      setUp.show(
          i18n.text(NemesisMsg.NODE_SET_UP), i18n.text(NemesisMsg.NODE_SET_UP_LINE), node != null);
    }
    showPreview();
  }

  private void showPreview() {
    preview.setText(
        items.stream()
            .filter(item -> item.id().equals(lookedAt))
            .findFirst()
            .map(item -> i18n.text(item.line()))
            .orElseGet(
                () ->
                    i18n.text(
                        "set-up".equals(lookedAt)
                            ? NemesisMsg.NODE_SET_UP_LINE
                            : UiMsg.FACE_PREVIEW_HINT)));
  }
}
