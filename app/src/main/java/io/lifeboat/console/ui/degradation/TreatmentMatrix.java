package io.lifeboat.console.ui.degradation;

import io.lifeboat.cluster.model.ClassTreatment;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** What each class of requests gets, and what gave it that: kinds down, priorities across. */
final class TreatmentMatrix extends VBox {
  private final I18n i18n;
  private final GridPane grid = new GridPane();
  private final Label unknown = new Label();
  private List<ClassTreatment> shown = List.of();

  TreatmentMatrix(I18n i18n) {
    this.i18n = i18n;
    getStyleClass().add("treatments");
    Label heading = new Label();
    heading.textProperty().bind(i18n.bind(DegradationPanelMsg.MATRIX));
    heading.getStyleClass().add("panel-heading");
    grid.setId("treatments");
    grid.getStyleClass().add("treatment-grid");
    grid.setAccessibleRole(AccessibleRole.TABLE_VIEW);
    grid.accessibleTextProperty().bind(i18n.bind(DegradationPanelMsg.MATRIX));
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().add(names);
    for (RequestPriority ignored : RequestPriority.values()) {
      ColumnConstraints cells = new ColumnConstraints();
      cells.setHgrow(Priority.ALWAYS);
      cells.setFillWidth(true);
      cells.setMinWidth(0);
      cells.setPrefWidth(100);
      grid.getColumnConstraints().add(cells);
    }
    unknown.setId("treatments-unknown");
    unknown.textProperty().bind(i18n.bind(DegradationPanelMsg.MATRIX_UNKNOWN));
    unknown.getStyleClass().add("empty-words");
    unknown.setWrapText(true);
    getChildren().addAll(heading, unknown, grid);
    render();
  }

  void show(List<ClassTreatment> next) {
    if (!next.equals(shown)) {
      shown = next;
      render();
    }
  }

  void refresh() {
    render();
  }

  private void render() {
    boolean known = !shown.isEmpty();
    unknown.setVisible(!known);
    unknown.setManaged(!known);
    grid.setVisible(known);
    grid.setManaged(known);
    grid.getChildren().clear();
    for (RequestPriority priority : RequestPriority.values()) {
      Label head = new Label(i18n.text(DegradationWords.of(priority)));
      head.getStyleClass().add("column-head");
      grid.add(head, 1 + priority.ordinal(), 0);
    }
    for (RequestKind kind : RequestKind.values()) {
      Label name = new Label(i18n.text(DegradationWords.of(kind)));
      name.getStyleClass().add("row-label");
      grid.add(name, 0, 1 + kind.ordinal());
    }
    for (ClassTreatment cell : shown) {
      grid.add(cell(cell), 1 + cell.priority().ordinal(), 1 + cell.kind().ordinal());
    }
  }

  private Region cell(ClassTreatment of) {
    String what = i18n.text(DegradationWords.of(of.treatment()));
    String why = i18n.text(DegradationWords.of(of.cause()));
    Label word = new Label(what, new FontIcon(sign(of.treatment())));
    word.setId("treatment-" + id(of.kind()) + "-" + id(of.priority()));
    word.getStyleClass().add("treatment-word");
    boolean plain =
        of.treatment() == Treatment.FULL
            && (of.cause() == TreatmentCause.POLICY || of.cause() == TreatmentCause.ADMIN);
    Label cause = new Label(plain ? "" : why);
    cause.setVisible(!plain);
    cause.setManaged(!plain);
    cause.setId("cause-" + id(of.kind()) + "-" + id(of.priority()));
    cause.getStyleClass().add("treatment-cause");
    word.setMinWidth(USE_PREF_SIZE);
    FlowPane box = new FlowPane(6, 0, word, cause);
    box.setPrefWrapLength(0);
    box.setRowValignment(VPos.BASELINE);
    box.getStyleClass().addAll("treatment", id(of.treatment()));
    box.setMaxWidth(Double.MAX_VALUE);
    String said =
        i18n.text(
            DegradationPanelMsg.CELL,
            DegradationWords.of(of.kind(), of.priority()),
            DegradationWords.of(of.treatment()),
            DegradationWords.of(of.cause()));
    box.setAccessibleText(said);
    Tooltip.install(box, new Tooltip(said));
    return box;
  }

  private static Ikon sign(Treatment treatment) {
    return switch (treatment) {
      case FULL -> MaterialDesignC.CHECK;
      case STALE_READ -> MaterialDesignH.HISTORY;
      case QUEUED -> MaterialDesignT.TIMER_SAND;
      case READ_ONLY -> MaterialDesignP.PENCIL_OFF;
      case SHED -> MaterialDesignC.CANCEL;
    };
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
