package io.lifeboat.console.ui.drill;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.MalfunctionKind;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Where the trainee says what is wrong, and where. All kinds there are can be chosen. */
final class DiagnosisForm extends VBox {
  private final DrillDesk desk;
  private final I18n i18n;
  private final ComboBox<MalfunctionKind> kinds = new ComboBox<>();
  private final FlowPane nodes = new FlowPane();
  private final ActionButton say;
  private List<NodeId> shown = List.of();

  DiagnosisForm(DrillDesk desk, I18n i18n) {
    this.desk = desk;
    this.i18n = i18n;
    getStyleClass().add("drill-diagnosis");
    kinds.setId("drill-kind");
    kinds.getItems().setAll(MalfunctionKind.values());
    kinds.setVisibleRowCount(MalfunctionKind.values().length);
    kinds.setMaxWidth(Double.MAX_VALUE);
    kinds.setConverter(new InWords());
    kinds.accessibleTextProperty().bind(i18n.bind(DrillMsg.DIAGNOSIS_KIND));
    kinds.valueProperty().addListener((o, was, is) -> judge());
    nodes.getStyleClass().add("drill-tools");
    nodes.accessibleTextProperty().bind(i18n.bind(DrillMsg.DIAGNOSIS_NODES));
    say = new ActionButton("drill-say", this::say);
    getChildren()
        .addAll(
            Words.bound(i18n.bind(DrillMsg.DIAGNOSIS), "column-head"),
            kinds,
            Words.bound(i18n.bind(DrillMsg.DIAGNOSIS_NODES), "muted"),
            nodes,
            say);
    judge();
  }

  private final class InWords extends StringConverter<MalfunctionKind> {
    @Override
    public String toString(@Nullable MalfunctionKind kind) {
      return kind == null ? "" : i18n.text(kind.label());
    }

    @Override
    public @Nullable MalfunctionKind fromString(String words) {
      return null; // nothing is typed here
    }
  }

  /** In another language. */
  void renew() {
    MalfunctionKind chosen = kinds.getValue();
    kinds.setConverter(new InWords());
    kinds.getItems().setAll(MalfunctionKind.values());
    kinds.setValue(chosen);
    judge();
  }

  void focus() {
    kinds.requestFocus();
  }

  void show(List<NodeId> all) {
    if (all.equals(shown)) {
      return;
    }
    List<NodeId> chosen = chosen();
    shown = all;
    nodes.getChildren().clear();
    for (NodeId node : all) {
      ToggleButton button = new ToggleButton(node.value());
      button.setId("drill-node-" + node);
      button.setSelected(chosen.contains(node));
      button.selectedProperty().addListener((o, was, is) -> judge());
      nodes.getChildren().add(button);
    }
    judge();
  }

  private List<NodeId> chosen() {
    return nodes.getChildren().stream()
        .map(ToggleButton.class::cast)
        .filter(ToggleButton::isSelected)
        .map(button -> new NodeId(button.getText()))
        .toList();
  }

  private void judge() {
    MalfunctionKind kind = kinds.getValue();
    boolean somewhere = kind != null && kind.isSomewhere();
    nodes.setDisable(kind != null && !somewhere);
    DrillMsg line =
        kind == null
            ? DrillMsg.DIAGNOSIS_NO_KIND
            : somewhere && chosen().isEmpty()
                ? DrillMsg.DIAGNOSIS_NO_NODE
                : DrillMsg.DIAGNOSIS_MEANS;
    say.show(i18n.text(DrillMsg.DIAGNOSIS_SAY), i18n.text(line), line == DrillMsg.DIAGNOSIS_MEANS);
  }

  private void say() {
    MalfunctionKind kind = kinds.getValue();
    if (kind != null) {
      desk.diagnose(kind, chosen());
      nodes.getChildren().forEach(each -> ((ToggleButton) each).setSelected(false));
      kinds.setValue(null);
    }
  }
}
