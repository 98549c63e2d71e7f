package io.lifeboat.console.ui.degradation;

import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.control.Columns;
import io.lifeboat.console.ui.degradation.GatewayModel.Figures;
import io.lifeboat.console.ui.degradation.GatewayModel.Row;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/** The gateway itself: its breaker, who waits, who is answered how fast, and what is left. */
final class GatewayPage extends VBox {
  private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");

  private final I18n i18n;
  private final Label silent = new Label();
  private final Label breaker = new Label();
  private final Label window = new Label();
  private final VBox queue = new VBox();
  private final VBox limits = new VBox();
  private final Columns parts;
  private final Map<RequestPriority, Line> lines = new EnumMap<>(RequestPriority.class);
  private final Label inFlight = new Label();
  private final Bar inFlightBar = new Bar();
  private final Label retries = new Label();
  private @Nullable GatewayModel shown;

  /** The figures of one priority. */
  private record Line(Label waiting, Bar bar, Label answered, Label p99) {}

  GatewayPage(I18n i18n) {
    this.i18n = i18n;
    getStyleClass().add("degradation-page");
    silent.setId("gateway-silent");
    silent.textProperty().bind(i18n.bind(DegradationPanelMsg.GATEWAY_SILENT));
    silent.getStyleClass().add("empty-words");
    wrap(silent);
    breaker.setId("breaker-state");
    breaker.getStyleClass().add("in-force");
    breaker.setMinWidth(USE_PREF_SIZE);
    window.setId("breaker-window");
    wrap(window);
    inFlight.setId("in-flight");
    retries.setId("retries");
    wrap(retries);
    limits.getStyleClass().add("gateway-part");
    limits
        .getChildren()
        .addAll(
            heading(DegradationPanelMsg.BREAKER),
            breaker,
            window,
            heading(DegradationPanelMsg.IN_FLIGHT),
            inFlightBar,
            inFlight,
            heading(DegradationPanelMsg.RETRIES),
            retries);
    queue.getStyleClass().add("gateway-part");
    queue.getChildren().addAll(heading(DegradationPanelMsg.QUEUE), grid());
    parts = new Columns(260, limits, queue);
    getChildren().addAll(silent, parts);
  }

  private static void wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
  }

  private Label heading(MessageKey key) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("panel-heading");
    return label;
  }

  private GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("queue-grid");
    for (int column = 0; column < 5; column++) {
      ColumnConstraints constraints = new ColumnConstraints();
      if (column == 2) {
        constraints.setHgrow(Priority.ALWAYS);
        constraints.setMinWidth(30);
      } else {
        constraints.setMinWidth(Region.USE_PREF_SIZE);
        constraints.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
      }
      grid.getColumnConstraints().add(constraints);
    }
    head(grid, 1, DegradationPanelMsg.HEAD_WAITING);
    head(grid, 3, DegradationPanelMsg.HEAD_ANSWERED);
    head(grid, 4, DegradationPanelMsg.HEAD_P99);
    for (RequestPriority priority : RequestPriority.values()) {
      String id = priority.name().toLowerCase(Locale.ROOT);
      Label name = new Label();
      name.setId("priority-" + id);
      name.getStyleClass().add("row-label");
      Line line = new Line(new Label(), new Bar(), new Label(), new Label());
      line.waiting().setId("waiting-" + id);
      line.p99().setId("p99-" + id);
      lines.put(priority, line);
      HBox bar = new HBox(line.bar());
      bar.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      HBox.setHgrow(line.bar(), Priority.ALWAYS);
      Node[] cells = {name, line.waiting(), bar, line.answered(), line.p99()};
      name.textProperty()
          .bind(
              javafx.beans.binding.Bindings.createStringBinding(
                  () -> i18n.text(DegradationWords.of(priority)), i18n.languageProperty()));
      grid.addRow(1 + priority.ordinal(), cells);
    }
    return grid;
  }

  private void head(GridPane grid, int column, MessageKey key) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("column-head");
    grid.add(label, column, 0);
  }

  void show(ConsoleState state) {
    GatewayModel model = GatewayModel.of(state.degradation().gateway());
    if (!model.equals(shown)) {
      shown = model;
      render(model);
    }
  }

  void refresh() {
    if (shown != null) {
      render(shown);
    }
  }

  private void render(GatewayModel model) {
    Figures figures = model.figures();
    boolean telling = model.breaker() != null || figures != null;
    shown(silent, !telling);
    shown(parts, telling);
    showBreaker(model.breaker());
    if (figures != null) {
      inFlight.setText(
          i18n.text(DegradationPanelMsg.IN_FLIGHT_OF, figures.inFlight(), figures.limit()));
      inFlightBar.show(figures.inFlightShare());
      retries.setText(
          i18n.text(
              DegradationPanelMsg.RETRIES_LEFT, figures.retriesPerSecond(), figures.retryBudget()));
      figures.rows().forEach(this::showLine);
    }
  }

  private static void shown(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }

  private void showBreaker(@Nullable BreakerView told) {
    breaker.setText(i18n.text(word(told)));
    breaker.setGraphic(new FontIcon(sign(told)));
    breaker.pseudoClassStateChanged(TROUBLED, told != null && told.state() != BreakerState.CLOSED);
    window.setText(told == null ? "" : i18n.text(DegradationWords.window(told)));
  }

  private static DegradationPanelMsg word(@Nullable BreakerView told) {
    if (told == null) {
      return DegradationPanelMsg.BREAKER_UNKNOWN;
    }
    return switch (told.state()) {
      case CLOSED -> DegradationPanelMsg.BREAKER_CLOSED;
      case OPEN -> DegradationPanelMsg.BREAKER_OPEN;
      case HALF_OPEN -> DegradationPanelMsg.BREAKER_HALF_OPEN;
    };
  }

  private static Ikon sign(@Nullable BreakerView told) {
    if (told == null) {
      return MaterialDesignH.HELP_CIRCLE_OUTLINE;
    }
    return switch (told.state()) {
      case CLOSED -> MaterialDesignE.ELECTRIC_SWITCH_CLOSED;
      case OPEN -> MaterialDesignE.ELECTRIC_SWITCH;
      case HALF_OPEN -> MaterialDesignH.HELP_RHOMBUS_OUTLINE;
    };
  }

  private void showLine(Row row) {
    Line line = lines.get(row.of().priority());
    if (line != null) {
      Double p99 = row.p99Ms();
      line.waiting().setText(i18n.number((double) row.of().waiting(), 0));
      line.bar().show(row.share());
      line.answered().setText(i18n.number(row.perSecond(), 0));
      line.p99()
          .setText(
              p99 == null
                  ? i18n.text(DegradationPanelMsg.NO_ANSWERS)
                  : i18n.text(DegradationPanelMsg.MS, p99));
    }
  }
}
