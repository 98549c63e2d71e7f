package io.lifeboat.console.ui.workload;

import io.lifeboat.cluster.command.OperatorCommand.ClientWrite;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.RequestMix;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.application.state.ClientView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.Switch;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.nemesis.FaultForm;
import io.lifeboat.console.ui.nemesis.FaultType;
import io.lifeboat.console.ui.workload.WorkloadViewModel.FailoverRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The built-in client: on or off, how much of what, by hand; and what came of it. */
public final class WorkloadView extends VBox {
  private final Actions actions;
  private final I18n i18n;
  private final Switch enabled = new Switch();
  private final Switch readOnly = new Switch();
  private final Switch mixed = new Switch();
  private final Slider rate = new Slider(0, Math.log10(5_000), Math.log10(50));
  private final TextField rateField = new TextField();
  private final Slider writes = new Slider(0, 100, 50);
  private final Label writesValue = new Label();
  private final TextField key = new TextField("demo");
  private final TextField value = new TextField("1");
  private final ReadFromChooser readFrom;
  private final GridPane figures = new GridPane();
  private final VBox failovers = new VBox();
  private WorkloadSettings settings = WorkloadSettings.DEFAULT;
  private Consumer<FaultForm> onSetUp = form -> {};
  private boolean updating;
  private @Nullable WorkloadViewModel last;

  public WorkloadView(Actions actions, I18n i18n) {
    this.actions = actions;
    this.i18n = i18n;
    this.readFrom = new ReadFromChooser(i18n);
    setId("workload");
    getStyleClass().add("panel");
    figures.setId("client-figures");
    figures.getStyleClass().add("figures");
    for (int i = 0; i < 4; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(25);
      figures.getColumnConstraints().add(column);
    }
    failovers.setId("failovers");
    failovers.getStyleClass().add("failovers");
    getChildren()
        .addAll(
            heading(UiMsg.WORKLOAD_HEADING),
            load(),
            heading(UiMsg.HAND_HEADING),
            byHand(),
            heading(UiMsg.CLIENT_HEADING),
            figures,
            heading(NemesisMsg.DISTURB_LOAD),
            disturb(),
            heading(UiMsg.FAILOVER_HEADING),
            failovers);
    i18n.languageProperty().addListener((o, was, is) -> refresh());
  }

  private Node heading(MessageKey key) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("panel-heading");
    return label;
  }

  private Node load() {
    enabled.setId("workload-on");
    enabled.textProperty().bind(i18n.bind(UiMsg.WORKLOAD_ON));
    enabled.selectedProperty().addListener((o, was, is) -> send(settings.withEnabled(is)));
    readOnly.setId("read-only");
    readOnly.textProperty().bind(i18n.bind(UiMsg.READ_ONLY_SWITCH));
    readOnly
        .selectedProperty()
        .addListener(
            (o, was, is) -> {
              if (!updating) {
                turnReadOnly(is);
              }
            });
    rate.setId("workload-rate");
    rate.accessibleTextProperty().bind(i18n.bind(UiMsg.WORKLOAD_RATE));
    rate.valueProperty().addListener((o, was, is) -> rateMoved());
    rate.valueChangingProperty().addListener((o, was, is) -> rateMoved());
    rateField.setId("workload-rate-field");
    rateField.setPrefColumnCount(5);
    rateField.accessibleTextProperty().bind(i18n.bind(UiMsg.WORKLOAD_RATE));
    rateField.setOnAction(e -> rateTyped());
    rateField
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) {
                rateTyped();
              }
            });
    writes.setId("workload-writes");
    writes.accessibleTextProperty().bind(i18n.bind(UiMsg.WORKLOAD_WRITES));
    writes.valueProperty().addListener((o, was, is) -> writesMoved());
    writes.valueChangingProperty().addListener((o, was, is) -> writesMoved());
    GridPane grid = new GridPane();
    grid.getStyleClass().add("load-grid");
    ColumnConstraints labels = new ColumnConstraints();
    ColumnConstraints sliders = new ColumnConstraints();
    sliders.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(labels, sliders);
    grid.addRow(0, label(UiMsg.WORKLOAD_RATE), rate, rateField);
    grid.addRow(1, label(UiMsg.WORKLOAD_WRITES), writes, writesValue);
    mixed.setId("workload-mixed");
    mixed.textProperty().bind(i18n.bind(UiMsg.WORKLOAD_MIXED));
    mixed
        .selectedProperty()
        .addListener(
            (o, was, is) -> send(settings.withMix(is ? RequestMix.VARIED : RequestMix.PLAIN)));
    Label mix = label(UiMsg.WORKLOAD_MIX);
    mix.setWrapText(true);
    mix.setMinWidth(0);
    mixed.accessibleHelpProperty().bind(mix.textProperty());
    VBox switches = new VBox(6, enabled, mixed, mix, readOnly);
    switches.getStyleClass().add("switches");
    return new VBox(8, switches, grid);
  }

  private Node byHand() {
    key.setId("write-key");
    key.accessibleTextProperty().bind(i18n.bind(UiMsg.WRITE_KEY));
    key.promptTextProperty().bind(i18n.bind(UiMsg.WRITE_KEY));
    value.setId("write-value");
    value.accessibleTextProperty().bind(i18n.bind(UiMsg.WRITE_VALUE));
    value.promptTextProperty().bind(i18n.bind(UiMsg.WRITE_VALUE));
    Button write = new Button();
    write.setId("write-once");
    write.textProperty().bind(i18n.bind(UiMsg.WRITE_ONCE));
    write.setOnAction(e -> actions.submit(new ClientWrite(key.getText(), value.getText())));
    Button read = new Button();
    read.setId("read-once");
    read.textProperty().bind(i18n.bind(UiMsg.READ_ONCE));
    read.setOnAction(e -> actions.submit(readFrom.read(key.getText())));
    write.setMinWidth(USE_PREF_SIZE);
    read.setMinWidth(USE_PREF_SIZE);
    HBox writing = new HBox(6, key, value, write);
    writing.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(key, Priority.ALWAYS);
    HBox.setHgrow(value, Priority.ALWAYS);
    HBox reading = new HBox(6, readFrom, read);
    reading.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(readFrom, Priority.ALWAYS);
    return new VBox(6, writing, reading);
  }

  /** Opens the form of faults for what burdens the load. */
  private Node disturb() {
    FlowPane row = new FlowPane(6, 6);
    for (FaultType type : List.of(FaultType.BURST, FaultType.SLOW_CLIENT, FaultType.HOT_KEY)) {
      Button button = new Button();
      button.setId("load-" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      button.setMnemonicParsing(false);
      button.textProperty().bind(i18n.bind(NemesisMsg.AND_MORE, type.message()));
      button.setOnAction(e -> onSetUp.accept(FaultForm.of(type)));
      row.getChildren().add(button);
    }
    return row;
  }

  public void setOnSetUp(Consumer<FaultForm> listener) {
    onSetUp = listener;
  }

  private Label label(UiMsg key) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("row-label");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private void rateMoved() {
    int operations = (int) Math.round(Math.pow(10, rate.getValue()));
    if (!updating) {
      rateField.setText(Integer.toString(operations));
      if (!rate.isValueChanging() && operations != settings.operationsPerSecond()) {
        send(settings.withOperationsPerSecond(Math.clamp(operations, 1, 5_000)));
      }
    }
  }

  private void rateTyped() {
    try {
      int typed = Integer.parseInt(rateField.getText().strip().replace(",", ""));
      int operations = Math.clamp(typed, 1, 5_000);
      if (operations != settings.operationsPerSecond()) {
        send(settings.withOperationsPerSecond(operations));
      }
      rateField.setText(Integer.toString(operations));
    } catch (NumberFormatException e) {
      // Not a number: the field shows again what is in force.
      rateField.setText(Integer.toString(settings.operationsPerSecond()));
    }
  }

  private void writesMoved() {
    int percent = (int) Math.round(writes.getValue());
    writesValue.setText(percent + " %");
    if (!updating && !writes.isValueChanging() && percent != settings.writePercent()) {
      send(settings.withWritePercent(percent));
    }
  }

  private void send(WorkloadSettings wanted) {
    if (!updating) {
      actions.submit(new SetWorkload(wanted));
    }
  }

  public void show(ConsoleState state) {
    readFrom.offer(state.nodes().stream().map(NodeView::node).toList());
    WorkloadViewModel model = WorkloadViewModel.of(state);
    if (!model.equals(last)) {
      render(model);
    }
  }

  private void turnReadOnly(boolean on) {
    SwitchPosition position = on ? SwitchPosition.FORCED_ON : SwitchPosition.AUTO;
    String by = OperatorName.current();
    actions.submit(new ForceSwitch(DegradeSwitch.READ_ONLY, position, by, "", null, false));
    // Shown anew with what is in force, whether or not this was taken.
    last = null;
  }

  private void refresh() {
    if (last != null) {
      render(last);
    }
  }

  private void render(WorkloadViewModel model) {
    boolean settingsChanged = last == null || !last.settings().equals(model.settings());
    last = model;
    updating = true;
    try {
      settings = model.settings();
      enabled.setSelected(settings.enabled());
      readOnly.setSelected(model.readOnly());
      mixed.setSelected(!settings.classes().equals(RequestMix.PLAIN));
      if (settingsChanged && !rate.isValueChanging() && !writes.isValueChanging()) {
        rate.setValue(Math.log10(settings.operationsPerSecond()));
        if (!rateField.isFocused()) {
          rateField.setText(Integer.toString(settings.operationsPerSecond()));
        }
        writes.setValue(settings.writePercent());
        writesValue.setText(settings.writePercent() + " %");
      }
    } finally {
      updating = false;
    }
    showFigures(model);
    showFailovers(model);
  }

  private void showFigures(WorkloadViewModel model) {
    figures.getChildren().clear();
    ClientView c = model.client();
    boolean known = model.counted();
    figure(0, 0, UiMsg.FIGURE_OK, known ? rate(c.acknowledgedPerSecond()) : "–", false);
    figure(1, 0, UiMsg.FIGURE_REFUSED, known ? rate(c.refusedPerSecond()) : "–", false);
    figure(2, 0, UiMsg.FIGURE_NOT_KNOWN, known ? rate(c.notKnownPerSecond()) : "–", false);
    figure(3, 0, UiMsg.FIGURE_IN_FLIGHT, known ? Integer.toString(c.inFlight()) : "–", false);
    figure(0, 1, UiMsg.FIGURE_P50, latency(c.p50Ms()), false);
    figure(1, 1, UiMsg.FIGURE_P99, latency(c.p99Ms()), false);
    figure(0, 2, UiMsg.FIGURE_TOTAL_OK, known ? count(c.totalAcknowledged()) : "–", false);
    figure(1, 2, UiMsg.FIGURE_TOTAL_REFUSED, known ? count(c.totalRefused()) : "–", false);
    figure(
        2,
        2,
        UiMsg.FIGURE_TOTAL_NOT_KNOWN,
        known ? count(c.totalNotKnown()) : "–",
        c.totalNotKnown() > 0);
    figure(
        3, 2, UiMsg.FIGURE_TOTAL_FAILED, known ? count(c.totalFailed()) : "–", c.totalFailed() > 0);
  }

  private void figure(int column, int row, UiMsg key, String text, boolean notable) {
    Label number = new Label(text);
    number.getStyleClass().add("figure-value");
    if (notable) {
      number.getStyleClass().add("notable");
    }
    number.setId("figure-" + key.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Label caption = new Label(i18n.text(key));
    caption.getStyleClass().add("figure-caption");
    figures.add(new VBox(number, caption), column, row);
  }

  private String rate(double perSecond) {
    return i18n.number(perSecond, 0);
  }

  private String count(long total) {
    return i18n.number((double) total, 0);
  }

  private String latency(double ms) {
    return Double.isNaN(ms) ? "–" : i18n.number(ms, ms < 10 ? 2 : 0) + " ms";
  }

  private void showFailovers(WorkloadViewModel model) {
    failovers.getChildren().clear();
    if (model.failovers().isEmpty()) {
      Label none = new Label(i18n.text(UiMsg.FAILOVER_NONE));
      none.getStyleClass().add("empty-words");
      none.setWrapText(true);
      failovers.getChildren().add(none);
      return;
    }
    for (FailoverRow row : model.failovers()) {
      failovers.getChildren().add(failover(row));
    }
  }

  private Node failover(FailoverRow row) {
    Label title = new Label(i18n.text(row.title()));
    title.getStyleClass().add("failover-title");
    title.setWrapText(true);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("figures");
    for (int i = 0; i < 4; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(25);
      grid.getColumnConstraints().add(column);
    }
    duration(grid, 0, UiMsg.FAILOVER_DETECTED, row.detectedMs());
    duration(grid, 1, UiMsg.FAILOVER_ELECTED, row.electedMs());
    duration(grid, 2, UiMsg.FAILOVER_FIRST_COMMIT, row.firstCommitMs());
    duration(grid, 3, UiMsg.FAILOVER_FIRST_CLIENT, row.firstClientSuccessMs());
    VBox box = new VBox(2, title, grid);
    box.setId("failover-" + row.number());
    box.getStyleClass().add("failover");
    return box;
  }

  private void duration(GridPane grid, int column, UiMsg key, @Nullable Double ms) {
    Label number = new Label(ms == null ? "–" : i18n.number(ms, 0) + " ms");
    number.getStyleClass().add("figure-value");
    Label caption = new Label(i18n.text(key));
    caption.getStyleClass().add("figure-caption");
    grid.add(new VBox(number, caption), column, 0);
  }
}
