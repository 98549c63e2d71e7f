package io.lifeboat.console.ui.policy;

import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.console.application.policy.Verdicts;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What one policy says: kinds downwards, priorities across. */
final class VerdictGrid extends VBox {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
  private static final PseudoClass LESS = PseudoClass.getPseudoClass("less");

  private final I18n i18n;
  private final Label title = new Label();
  private final Map<RequestClass, Label> cells = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param id stable; a cell's id is this, its kind and its priority
   */
  VerdictGrid(String id, I18n i18n) {
    this.i18n = i18n;
    setId(id);
    getStyleClass().add("verdicts");
    title.setId(id + "-title");
    title.getStyleClass().add("verdicts-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("verdicts-grid");
    for (RequestPriority priority : RequestPriority.values()) {
      grid.add(head(PolicyWords.of(priority)), priority.ordinal() + 1, 0);
    }
    for (RequestKind kind : RequestKind.values()) {
      Label head = head(PolicyWords.of(kind));
      GridPane.setHalignment(head, HPos.LEFT);
      grid.add(head, 0, kind.ordinal() + 1);
      for (RequestPriority priority : RequestPriority.values()) {
        Label cell = new Label();
        cell.setId((id + "-" + kind + "-" + priority).toLowerCase(Locale.ROOT).replace('_', '-'));
        cell.getStyleClass().add("verdict");
        cell.setMaxWidth(Double.MAX_VALUE);
        cells.put(new RequestClass(kind, priority), cell);
        grid.add(cell, priority.ordinal() + 1, kind.ordinal() + 1);
      }
    }
    getChildren().addAll(title, grid);
  }

  private Label head(MessageKey text) {
    Label head = new Label();
    head.textProperty().bind(i18n.bind(text));
    head.getStyleClass().add("column-head");
    head.setMinWidth(Region.USE_PREF_SIZE);
    return head;
  }

  /**
   * Shows what a policy says, and marks what the other says otherwise.
   *
   * @param other null when there is none
   */
  void show(String name, Verdicts verdicts, @Nullable Verdicts other) {
    title.setText(name);
    cells.forEach(
        (request, cell) -> {
          Treatment treatment = verdicts.treatments().get(request);
          Treatment beside = other == null ? null : other.treatments().get(request);
          boolean differs = treatment != null && beside != null && treatment != beside;
          String word = treatment == null ? "–" : i18n.text(PolicyWords.of(treatment));
          cell.setText(differs ? "≠ " + word : word);
          cell.pseudoClassStateChanged(DIFFERS, differs);
          cell.pseudoClassStateChanged(LESS, treatment != null && treatment != Treatment.FULL);
          PolicyMsg kind = PolicyWords.of(request.kind());
          PolicyMsg priority = PolicyWords.of(request.priority());
          cell.setAccessibleText(
              differs && beside != null
                  ? i18n.text(PolicyMsg.CELL_DIFFERS, kind, priority, word, PolicyWords.of(beside))
                  : i18n.text(PolicyMsg.CELL, kind, priority, word));
        });
  }
}
