package io.lifeboat.console.ui.degradation;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.SwitchCommand.ChooseLevel;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * What is armed, which policy decides, and whether it does; level and tolerance are chosen here.
 */
final class LevelHead extends VBox {
  private static final PseudoClass DEGRADED = PseudoClass.getPseudoClass("degraded");

  private final I18n i18n;
  private final Label level = new Label();
  private final Label age = new Label();
  private final Label choice = new Label();
  private final Label policy = new Label();
  private final Label fault = new Label();
  private final Label notes = new Label();
  private final ChoiceBox<LevelChoice> levels = new ChoiceBox<>();
  private final ChoiceBox<ToleranceLevel> tolerances = new ChoiceBox<>();
  private final Tooltip arms = new Tooltip();
  private final DecisionForm form;
  private final HBox now;
  private boolean updating;
  private @Nullable DegradationModel shown;

  /** A level, or null to let the policy decide. */
  private record LevelChoice(@Nullable ServiceLevel level) {}

  LevelHead(Actions actions, I18n i18n) {
    this.i18n = i18n;
    getStyleClass().add("level-head");
    form = new DecisionForm("decide", actions, i18n);
    form.setOnClosed(this::closed);
    label(level, "degradation-level", "degradation-level");
    level.setMinWidth(USE_PREF_SIZE);
    label(age, "degradation-age", "muted");
    label(choice, "degradation-choice", "force-words");
    label(policy, "degradation-policy", "muted");
    label(fault, "degradation-fault", "policy-fault");
    label(notes, "degradation-notes", "tolerance-notes");
    for (Label each : List.of(choice, policy, fault, notes)) {
      each.setWrapText(true);
      each.setMinHeight(Region.USE_PREF_SIZE);
    }
    levels.setId("choose-level");
    levels.getStyleClass().add("level-choice");
    levels.getItems().add(new LevelChoice(null));
    Arrays.stream(ServiceLevel.values()).map(LevelChoice::new).forEach(levels.getItems()::add);
    levels.accessibleTextProperty().bind(i18n.bind(DegradationPanelMsg.LEVEL));
    levels.valueProperty().addListener((o, was, is) -> levelChosen(is));
    tolerances.setId("choose-tolerance");
    tolerances.getItems().setAll(ToleranceLevel.values());
    tolerances.accessibleTextProperty().bind(i18n.bind(DegradationPanelMsg.TOLERANCE));
    tolerances.valueProperty().addListener((o, was, is) -> toleranceChosen(is));
    arms.setWrapText(true);
    arms.setMaxWidth(460);
    tolerances.setTooltip(arms);
    convert();
    now = new HBox(8, level, age);
    now.setAlignment(Pos.BASELINE_LEFT);
    FlowPane line =
        new FlowPane(
            18,
            5,
            labelled(DegradationPanelMsg.LEVEL, levels),
            labelled(DegradationPanelMsg.TOLERANCE, tolerances));
    line.setRowValignment(javafx.geometry.VPos.CENTER);
    getChildren().addAll(line, form, choice, policy, fault, notes);
  }

  /** The level with its age and reason, for a place where it is always seen. */
  HBox now() {
    return now;
  }

  private static void label(Label label, String id, String style) {
    label.setId(id);
    label.getStyleClass().add(style);
  }

  private HBox labelled(MessageKey key, Node control) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("muted");
    label.setLabelFor(control);
    HBox box = new HBox(5, label, control);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void convert() {
    levels.setConverter(named(LevelHead::name));
    tolerances.setConverter(named(DegradationWords::of));
    arms.setText(
        Arrays.stream(ToleranceLevel.values())
            .map(
                each ->
                    i18n.text(
                        DegradationPanelMsg.TOLERANCE_LINE,
                        DegradationWords.of(each),
                        DegradationWords.meaning(each)))
            .collect(Collectors.joining("\n\n")));
  }

  private static Text name(LevelChoice choice) {
    ServiceLevel chosen = choice.level();
    return chosen == null ? Text.of(DegradationPanelMsg.LEVEL_AUTO) : DegradationWords.of(chosen);
  }

  private <T> StringConverter<T> named(Function<T, Text> name) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "–" : i18n.text(name.apply(value));
      }

      @Override
      public T fromString(String string) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }

  // What is decided here

  private void levelChosen(@Nullable LevelChoice next) {
    if (updating || next == null) {
      return;
    }
    form.close();
    form.open(
        new Ask(
            (reason, ms, here) ->
                new ChooseLevel(next.level(), OperatorName.current(), reason, ms, here),
            true,
            next.level() != null));
  }

  private void toleranceChosen(@Nullable ToleranceLevel next) {
    if (updating || next == null) {
      return;
    }
    form.close();
    form.open(new Ask((reason, ms, here) -> new SetTolerance(next), false, false));
  }

  private interface Making {
    Command make(String reason, @Nullable Long durationMs, boolean here);
  }

  private record Ask(Making making, boolean hasReason, boolean canEnd) implements DecisionForm.Ask {
    @Override
    public Command command(String reason, @Nullable Long durationMs, boolean here) {
      return making.make(reason, durationMs, here);
    }
  }

  private void closed() {
    DegradationModel model = shown;
    if (model != null) {
      render(model);
    }
  }

  // What is shown

  void show(DegradationModel model) {
    if (!model.equals(shown)) {
      render(model);
    }
    form.show();
  }

  void refresh() {
    updating = true;
    try {
      convert();
    } finally {
      updating = false;
    }
    form.refresh();
    if (shown != null) {
      render(Objects.requireNonNull(shown));
    }
  }

  private void render(DegradationModel model) {
    shown = model;
    level.setText(i18n.text(model.level()));
    level.pseudoClassStateChanged(DEGRADED, model.degraded());
    Text since = model.levelAge();
    age.setText(since == null ? "" : i18n.text(since));
    words(choice, model.choice());
    policy.setText(i18n.text(model.policy()));
    Text trouble = model.fault();
    words(fault, trouble == null ? List.of() : List.of(trouble));
    words(notes, model.notes());
    if (!form.isOpen()) {
      updating = true;
      try {
        levels.setValue(new LevelChoice(model.chosen()));
        tolerances.setValue(model.tolerance());
      } finally {
        updating = false;
      }
    }
  }

  private void words(Label label, List<Text> said) {
    label.setText(said.stream().map(i18n::text).collect(Collectors.joining(" · ")));
    label.setVisible(!said.isEmpty());
    label.setManaged(!said.isEmpty());
  }
}
