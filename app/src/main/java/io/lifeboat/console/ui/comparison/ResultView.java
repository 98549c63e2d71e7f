package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.application.comparison.ComparisonView;
import io.lifeboat.console.application.comparison.ComparisonView.Column;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What came of a comparison: the figures, and a chart for each cluster on one time axis. */
final class ResultView extends VBox {
  /** Narrower, the charts stand below the table. */
  private static final double LEAST_CHARTS = 380;

  private final I18n i18n;
  private final Look look;
  private final Label title = new Label();
  private final FigureTable table;
  private final VBox charts = new VBox();
  private final VBox obstacles = new VBox();
  private final Label heading = new Label();
  private final ServiceKey key;
  private @Nullable ComparisonView shown;

  ResultView(I18n i18n, Look look) {
    this.i18n = i18n;
    this.look = look;
    getStyleClass().add("compare-result");
    title.setId("compare-title");
    title.getStyleClass().add("panel-heading");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    table = new FigureTable(i18n);
    ScrollPane wide = new ScrollPane(table);
    wide.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    wide.getStyleClass().add("compare-wide");
    wide.setFocusTraversable(true);
    heading.textProperty().bind(i18n.bind(ComparisonMsg.CHARTS));
    heading.getStyleClass().add("column-head");
    heading.setWrapText(true);
    heading.setMinHeight(USE_PREF_SIZE);
    key = new ServiceKey(i18n, look);
    charts.getStyleClass().add("compare-charts");
    VBox right = new VBox(heading, key, charts);
    right.getStyleClass().add("compare-charts");
    Label legend = new Label();
    legend.textProperty().bind(i18n.bind(ComparisonMsg.LEGEND));
    legend.getStyleClass().add("muted");
    legend.setWrapText(true);
    legend.setMinHeight(USE_PREF_SIZE);
    obstacles.setId("compare-obstacles");
    getChildren().addAll(title, obstacles, new BesideIfRoom(wide, right, LEAST_CHARTS), legend);
    look.themeProperty().addListener((o, was, is) -> paint());
    look.textScaleProperty().addListener((o, was, is) -> render());
    i18n.languageProperty().addListener((o, was, is) -> render());
  }

  /** Shows another result; the same again costs nothing. */
  void show(ComparisonView view) {
    if (!view.equals(shown)) {
      shown = view;
      render();
    }
  }

  private void render() {
    ComparisonView view = shown;
    if (view == null) {
      return;
    }
    String policy = view.policy();
    String seed = String.valueOf(view.seed());
    title.setText(
        policy == null
            ? i18n.text(ComparisonMsg.TITLE, view.scenario(), seed)
            : i18n.text(ComparisonMsg.TITLE_POLICY, view.scenario(), seed, policy));
    table.show(view);
    obstacles.getChildren().setAll(view.columns().stream().flatMap(this::obstacle).toList());
    ServicePlot plot = ServicePlot.of(view);
    List<Column> columns = view.columns();
    charts
        .getChildren()
        .setAll(
            IntStream.range(0, columns.size())
                .mapToObj(i -> chart(columns.get(i), plot, i == columns.size() - 1))
                .toList());
    key.paint();
  }

  private ServiceChart chart(Column column, ServicePlot plot, boolean last) {
    return new ServiceChart(column, plot, last, i18n, look);
  }

  private Stream<Label> obstacle(Column column) {
    String obstacle = column.obstacle();
    if (obstacle == null) {
      return Stream.empty();
    }
    Label label = new Label(i18n.text(ComparisonMsg.OBSTACLE, column.name(), obstacle));
    label.getStyleClass().add("disagreement");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return Stream.of(label);
  }

  private void paint() {
    key.paint();
    charts
        .getChildren()
        .forEach(
            each -> {
              if (each instanceof ServiceChart chart) {
                chart.paint();
              }
            });
  }
}
