package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.application.comparison.ComparedCluster;
import io.lifeboat.console.application.comparison.ComparisonOrder;
import io.lifeboat.console.application.scenario.ShippedScenarios;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is to be compared: scenario, clusters, seed. */
final class ComparisonForm extends VBox {
  static final String FIRST = "leader-loss";

  private final ComparisonModel model;
  private final I18n i18n;
  private final Runnable onChange;
  private final ComboBox<String> scenario = new ComboBox<>();
  private final Label offer = new Label();
  private final TextField seed = new TextField();
  private final Map<ComparedCluster, CheckBox> boxes = new EnumMap<>(ComparedCluster.class);
  private final TextField command = new TextField();

  /**
   * The form.
   *
   * @param buttons what can be done, at the end of the first line
   * @param onChange called when something else is chosen
   */
  ComparisonForm(ComparisonModel model, I18n i18n, ActionButton[] buttons, Runnable onChange) {
    this.model = model;
    this.i18n = i18n;
    this.onChange = onChange;
    getStyleClass().add("compare-form");
    scenario.setId("compare-scenario");
    scenario.getItems().setAll(ShippedScenarios.NAMES);
    scenario.setValue(FIRST);
    scenario.accessibleTextProperty().bind(i18n.bind(ComparisonMsg.SCENARIO));
    scenario.setOnAction(
        e -> {
          model.choose(scenario.getValue());
          onChange.run();
        });
    seed.setId("compare-seed");
    seed.setPrefColumnCount(7);
    seed.setText(model.seed());
    seed.textProperty()
        .addListener(
            (o, was, is) -> {
              model.typeSeed(is);
              onChange.run();
            });
    seed.setOnAction(e -> buttons[0].button().fire());
    FlowPane first =
        new FlowPane(
            12, 5, labelled(ComparisonMsg.SCENARIO, scenario), labelled(ComparisonMsg.SEED, seed));
    first.getChildren().addAll(buttons);
    wrapped(offer, "compare-offer").getStyleClass().add("muted");
    Label rough = wrapped(new Label(), "compare-rough");
    rough.textProperty().bind(i18n.bind(ComparisonMsg.ROUGH));
    rough.getStyleClass().add("muted");
    command.setId("compare-command");
    command.getStyleClass().add("compare-command");
    command.setEditable(false);
    command.accessibleTextProperty().bind(i18n.bind(ComparisonMsg.COMMAND));
    getChildren()
        .addAll(
            first,
            offer,
            clusters(ComparisonMsg.LEVELS, ComparedCluster::isLevel),
            clusters(ComparisonMsg.STRATEGIES, cluster -> !cluster.isLevel()),
            rough,
            command);
  }

  private static Label wrapped(Label label, String id) {
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private HBox labelled(ComparisonMsg key, Node control) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("muted");
    label.setLabelFor(control);
    HBox box = new HBox(5, label, control);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private FlowPane clusters(ComparisonMsg heading, Predicate<ComparedCluster> those) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(heading));
    label.getStyleClass().add("muted");
    FlowPane pane = new FlowPane(12, 3, label);
    for (ComparedCluster cluster : ComparedCluster.values()) {
      if (those.test(cluster)) {
        CheckBox box = new CheckBox();
        box.setId("compare-with-" + cluster.name().toLowerCase(Locale.ROOT));
        Text name = ComparisonModel.name(cluster);
        box.textProperty().bind(i18n.bind(name.key(), name.arguments().toArray()));
        box.setMnemonicParsing(false);
        box.setSelected(model.isChosen(cluster));
        box.selectedProperty()
            .addListener(
                (o, was, is) -> {
                  model.choose(cluster, is);
                  onChange.run();
                });
        boxes.put(cluster, box);
        pane.getChildren().add(box);
      }
    }
    return pane;
  }

  /** As things stand; what runs cannot be changed. */
  void show(boolean changeable) {
    scenario.setDisable(!changeable);
    seed.setDisable(!changeable);
    boxes.values().forEach(box -> box.setDisable(!changeable));
    offer.setText(model.offer(i18n.locale().getLanguage()).map(i18n::text).orElse(""));
    command.setText(model.order().map(ComparisonOrder::command).orElse(""));
  }

  void focus() {
    scenario.requestFocus();
  }
}
