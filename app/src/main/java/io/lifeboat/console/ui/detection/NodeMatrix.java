package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.RecoveryWords;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.detection.DetectionModel.Cell;
import io.lifeboat.console.ui.detection.DetectionModel.Row;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Node by part: a mark with a word in each cell, and the verdict in words, beside the cells where
 * there is room and below them where there is not. A row is selected by mouse or by up and down.
 */
final class NodeMatrix extends GridPane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final double HEAD_WIDTH = 70;
  private static final double WIDE_EM = 66;

  private final I18n i18n;
  private final Consumer<NodeId> onSelected;
  private final Map<NodeId, RowView> views = new LinkedHashMap<>();
  private @Nullable NodeId selected;
  private boolean wide;

  NodeMatrix(I18n i18n, Consumer<NodeId> onSelected) {
    this.i18n = i18n;
    this.onSelected = onSelected;
    setId("detection-matrix");
    getStyleClass().add("detection-matrix");
    setFocusTraversable(true);
    pseudoClassStateChanged(NARROW, true);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    widthProperty().addListener((o, was, is) -> widthChanged());
  }

  private void widthChanged() {
    boolean now = getWidth() >= WIDE_EM * 12.5;
    if (now != wide) {
      wide = now;
      pseudoClassStateChanged(NARROW, !now);
      // Not now: a width changes in the middle of a layout, which would pass over new children.
      FxThread.later(this::rebuild);
    }
  }

  void show(List<Row> rows, @Nullable NodeId node) {
    selected = node;
    List<NodeId> nodes = rows.stream().map(Row::node).toList();
    if (!nodes.equals(List.copyOf(views.keySet()))) {
      views.clear();
      nodes.forEach(each -> views.put(each, new RowView(each)));
      rebuild();
    }
    rows.forEach(row -> Objects.requireNonNull(views.get(row.node())).show(row));
  }

  /** All words anew, in another language. */
  void refresh() {
    views.clear();
  }

  private void rebuild() {
    getChildren().clear();
    int column = 1;
    for (FilePart part : FilePart.values()) {
      add(head(i18n.text(RecoveryWords.of(part))), column++, 0);
    }
    Label phi = head(i18n.text(DetectionPanelMsg.COLUMN_PHI));
    Tooltip.install(phi, tooltip(i18n.text(DetectionPanelMsg.PHI_MEANS)));
    add(phi, column++, 0);
    getColumnConstraints().clear();
    if (wide) {
      for (int part = 0; part < column; part++) {
        ColumnConstraints whole = new ColumnConstraints();
        whole.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        getColumnConstraints().add(whole);
      }
      add(head(i18n.text(DetectionPanelMsg.COLUMN_VERDICT)), column, 0);
    }
    int line = 1;
    for (RowView view : views.values()) {
      line = view.place(line, wide);
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    views.values().forEach(RowView::layOutGround);
  }

  private Label head(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMinWidth(0);
    if (!wide) {
      label.setMaxWidth(HEAD_WIDTH);
    }
    label.getStyleClass().add("column-head");
    return label;
  }

  private static Tooltip tooltip(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    tooltip.setShowDelay(Duration.millis(300));
    return tooltip;
  }

  private void key(KeyEvent e) {
    if (e.getCode() != KeyCode.UP && e.getCode() != KeyCode.DOWN) {
      return;
    }
    List<NodeId> nodes = List.copyOf(views.keySet());
    if (!nodes.isEmpty()) {
      int at = selected == null ? -1 : nodes.indexOf(selected);
      int next = at + (e.getCode() == KeyCode.UP ? -1 : 1);
      onSelected.accept(nodes.get(Math.clamp(next, 0, nodes.size() - 1)));
    }
    e.consume();
  }

  /** One node. */
  private final class RowView {
    private final NodeId node;
    private final Region ground = new Region();
    private final Label name = new Label();
    private final Map<FilePart, CellView> cells = new EnumMap<>(FilePart.class);
    private final Label phi = new Label();
    private final Label verdict = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final HBox words = new HBox(progress, verdict);
    private @Nullable Row last;

    RowView(NodeId node) {
      this.node = node;
      ground.setId("detection-row-" + node);
      ground.getStyleClass().add("detection-row");
      ground.setManaged(false);
      name.setText(node.toString());
      name.getStyleClass().add("detection-node");
      name.setMinWidth(Region.USE_PREF_SIZE);
      phi.setId("phi-" + node);
      phi.setMinWidth(Region.USE_PREF_SIZE);
      verdict.setId("verdict-" + node);
      verdict.setWrapText(true);
      verdict.setMinHeight(Region.USE_PREF_SIZE);
      verdict.setMinWidth(0);
      verdict.getStyleClass().add("detection-verdict");
      HBox.setHgrow(verdict, Priority.ALWAYS);
      progress.setId("progress-" + node);
      progress.getStyleClass().add("scan-progress");
      words.setAlignment(Pos.CENTER_LEFT);
      words.getStyleClass().add("detection-words");
      words.setMinWidth(0);
      for (FilePart part : FilePart.values()) {
        cells.put(part, new CellView(node, part));
      }
      for (Region region : parts()) {
        region.setOnMousePressed(
            e -> {
              requestFocus();
              onSelected.accept(node);
            });
      }
    }

    private List<Region> parts() {
      List<Region> all = new ArrayList<>(List.of(ground, name, phi, words));
      all.addAll(cells.values());
      return all;
    }

    /** Behind all parts of the row, and as wide as the matrix. */
    void layOutGround() {
      double top = words.getLayoutY();
      double bottom = top + words.getHeight();
      for (CellView cell : cells.values()) {
        top = Math.min(top, cell.getLayoutY());
        bottom = Math.max(bottom, cell.getLayoutY() + cell.getHeight());
      }
      double left = NodeMatrix.this.snappedLeftInset();
      double width = NodeMatrix.this.getWidth() - left - NodeMatrix.this.snappedRightInset();
      ground.resizeRelocate(left, top, width, bottom - top);
    }

    int place(int line, boolean beside) {
      NodeMatrix.this.getChildren().add(ground);
      NodeMatrix.this.add(name, 0, line);
      int column = 1;
      for (CellView cell : cells.values()) {
        NodeMatrix.this.add(cell, column++, line);
      }
      NodeMatrix.this.add(phi, column++, line);
      if (beside) {
        GridPane.setHgrow(words, Priority.ALWAYS);
        NodeMatrix.this.add(words, column, line);
        return line + 1;
      }
      GridPane.setHgrow(words, null);
      NodeMatrix.this.add(words, 1, line + 1, column - 1, 1);
      return line + 2;
    }

    void show(Row row) {
      ground.pseudoClassStateChanged(SELECTED, node.equals(selected));
      if (row.equals(last)) {
        return;
      }
      last = row;
      ground.pseudoClassStateChanged(TROUBLED, row.damaged());
      cells.forEach((part, view) -> view.show(Objects.requireNonNull(row.cells().get(part))));
      LinkSuspicion link = row.suspicion();
      phi.setText(link == null ? "?" : i18n.number(link.phi(), 1));
      phi.setTooltip(tooltip(i18n.text(suspicion(link))));
      verdict.setText(i18n.text(row.verdict()));
      verdict.pseudoClassStateChanged(TROUBLED, row.damaged());
      Double done = row.progress();
      progress.setVisible(done != null);
      progress.setManaged(done != null);
      progress.setProgress(done == null ? 0 : done);
      if (done != null) {
        verdict.setText(i18n.text(DetectionPanelMsg.SCANNING, done));
      }
    }
  }

  private static Text suspicion(@Nullable LinkSuspicion link) {
    return link == null
        ? Text.of(DetectionPanelMsg.PHI_NOT_KNOWN)
        : Text.of(
            DetectionPanelMsg.PHI_OF,
            link.by(),
            link.of(),
            link.silentMs(),
            Text.of(DetectionPanelMsg.PHI_MEANS));
  }

  /** One part of a node: the mark, the word, and up to where and when it was looked at. */
  private final class CellView extends HBox {
    private final SoundnessMark mark = new SoundnessMark();
    private final Label word = new Label();
    private final Label detail = new Label();
    private final FilePart part;
    private final NodeId node;

    CellView(NodeId node, FilePart part) {
      this.node = node;
      this.part = part;
      setId("part-" + node + "-" + part.name().toLowerCase(java.util.Locale.ROOT));
      getStyleClass().add("detection-cell");
      setAccessibleRole(AccessibleRole.TABLE_CELL);
      detail.getStyleClass().add("cell-detail");
      VBox words = new VBox(word, detail);
      words.setAlignment(Pos.CENTER_LEFT);
      StackPane place = new StackPane(mark);
      setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(place, words);
    }

    void show(Cell cell) {
      mark.show(cell.soundness());
      word.setText(i18n.text(SoundnessMark.word(cell.soundness())));
      Long index = cell.detail();
      Text age = cell.age();
      detail.setText(
          age == null
              ? ""
              : index == null ? i18n.text(age) : i18n.text(DetectionPanelMsg.TO_INDEX, index, age));
      detail.setVisible(age != null);
      detail.setManaged(age != null);
      setAccessibleText(
          node
              + ", "
              + i18n.text(RecoveryWords.of(part))
              + ": "
              + word.getText()
              + " "
              + detail.getText());
    }
  }
}
