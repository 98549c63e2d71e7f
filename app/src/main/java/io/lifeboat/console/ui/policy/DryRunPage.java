package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.Comparison;
import io.lifeboat.console.application.policy.Draft;
import io.lifeboat.console.application.policy.DraftFault;
import io.lifeboat.console.application.policy.DryRun;
import io.lifeboat.console.application.policy.HealthSample;
import io.lifeboat.console.application.policy.HealthWords;
import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.policy.PolicyEditor;
import io.lifeboat.console.application.policy.PolicyEditor.CheckState;
import io.lifeboat.console.application.policy.ShippedPolicies;
import io.lifeboat.console.application.policy.Verdicts;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the text would do in a measurement, beside what another policy does in the same one. */
final class DryRunPage extends VBox {
  private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");
  private static final String ACTIVE = "";

  private final PolicyEditor editor;
  private final DryRun dryRun;
  private final I18n i18n;
  private final Map<DryRun.Choice, RadioButton> choices = new EnumMap<>(DryRun.Choice.class);
  private final Map<DryRun.Choice, Label> reasons = new EnumMap<>(DryRun.Choice.class);
  private final ChoiceBox<HealthSample> samples = new ChoiceBox<>();
  private final ChoiceBox<String> yardstick = new ChoiceBox<>();
  private final RecordedBar recorded;
  private final Label summary = new Label();
  private final Label health = new Label();
  private final Label floor = new Label();
  private final VerdictGrid mine;
  private final VerdictGrid other;
  private final FlowPane tables;
  private boolean showing;

  DryRunPage(PolicyDesk desk, I18n i18n) {
    this.editor = desk.editor();
    this.dryRun = desk.dryRun();
    this.i18n = i18n;
    getStyleClass().add("policy-page");
    mine = new VerdictGrid("mine", i18n);
    other = new VerdictGrid("other", i18n);
    tables = new FlowPane(mine, other);
    tables.getStyleClass().add("verdict-tables");
    recorded = new RecordedBar(dryRun, i18n);
    summary.setId("dry-run-summary");
    summary.getStyleClass().add("dry-run-summary");
    health.setId("dry-run-health");
    health.getStyleClass().add("health-words");
    floor.textProperty().bind(i18n.bind(PolicyMsg.DRY_FLOOR));
    floor.getStyleClass().add("muted");
    for (Label words : new Label[] {summary, health, floor}) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(choosing(), recorded, summary, tables, health, floor);
    dryRun.setOnChange(this::show);
  }

  // What is chosen

  private FlowPane choosing() {
    ToggleGroup group = new ToggleGroup();
    FlowPane with = new FlowPane(12, 4);
    with.getStyleClass().add("dry-run-choices");
    for (DryRun.Choice each : DryRun.Choice.values()) {
      RadioButton button = new RadioButton();
      button.setId("try-" + each.name().toLowerCase(Locale.ROOT));
      button.textProperty().bind(i18n.bind(word(each)));
      button.setToggleGroup(group);
      button.setOnAction(e -> dryRun.choose(each));
      choices.put(each, button);
      Label reason = new Label();
      reason.getStyleClass().add("muted");
      reasons.put(each, reason);
      HBox box = new HBox(6, button, each == DryRun.Choice.SAMPLE ? samples : reason);
      box.setAlignment(Pos.CENTER_LEFT);
      with.getChildren().add(box);
    }
    HBox beside = new HBox(6, caption(PolicyMsg.COMPARE_WITH, yardstick), yardstick);
    beside.setAlignment(Pos.CENTER_LEFT);
    with.getChildren().add(beside);
    samples.setId("try-samples");
    samples.accessibleTextProperty().bind(i18n.bind(PolicyMsg.WITH_SAMPLE));
    samples.getItems().setAll(HealthSample.values());
    samples.setValue(dryRun.sample());
    samples
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !showing) {
                dryRun.choose(is);
              }
            });
    yardstick.setId("compare-with");
    yardstick.getItems().add(ACTIVE);
    yardstick.getItems().addAll(ShippedPolicies.NAMES);
    yardstick.setValue(ACTIVE);
    yardstick
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !showing) {
                dryRun.compareWith(is.equals(ACTIVE) ? null : is);
                show();
              }
            });
    refresh();
    return with;
  }

  private Label caption(PolicyMsg text, Node of) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(text));
    label.getStyleClass().add("muted");
    label.setLabelFor(of);
    return label;
  }

  private static PolicyMsg word(DryRun.Choice choice) {
    return switch (choice) {
      case SAMPLE -> PolicyMsg.WITH_SAMPLE;
      case NOW -> PolicyMsg.WITH_NOW;
      case RECORDED -> PolicyMsg.WITH_RECORDED;
    };
  }

  private <T> StringConverter<T> names(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String string) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }

  /** Says the choices in the language of the moment. */
  void refresh() {
    showing = true;
    samples.setConverter(names(sample -> i18n.text(PolicyWords.of(sample))));
    yardstick.setConverter(
        names(name -> name.equals(ACTIVE) ? i18n.text(PolicyMsg.THE_ACTIVE) : name));
    showing = false;
  }

  // What is shown

  /** Which choices there are now; cheap enough for many times a second. */
  void showChoices() {
    showing = true;
    choices.forEach(
        (each, button) -> {
          boolean possible = dryRun.isPossible(each);
          button.setDisable(!possible);
          button.setSelected(each == dryRun.choice());
          PolicyMsg reason =
              each == DryRun.Choice.NOW ? PolicyMsg.NOW_NONE : PolicyMsg.RECORDED_NONE;
          Label words = reasons.get(each);
          if (words != null) {
            words.setText(possible ? "" : "(" + i18n.text(reason) + ")");
            Bar.shown(words, !possible);
          }
        });
    showing = false;
  }

  void show() {
    showChoices();
    recorded.show();
    Comparison comparison = dryRun.comparison();
    boolean done = comparison != null && editor.state() == CheckState.SOUND;
    Bar.shown(tables, done);
    Bar.shown(health, done);
    Bar.shown(floor, done);
    if (comparison != null && done) {
      show(comparison);
    } else {
      summary.setText(waiting());
      summary.pseudoClassStateChanged(TROUBLED, editor.state() == CheckState.FAULTY);
    }
  }

  private String waiting() {
    if (editor.state() == CheckState.FAULTY || editor.state() == CheckState.NOT_KNOWN) {
      return i18n.text(PolicyMsg.DRY_FAULTY);
    }
    if (dryRun.underWay() > 0) {
      return i18n.text(PolicyMsg.RECORDED_RUNNING, dryRun.underWay());
    }
    boolean noOther = dryRun.choice() == DryRun.Choice.RECORDED && dryRun.other().isEmpty();
    return i18n.text(noOther ? PolicyMsg.RECORDED_NO_OTHER : PolicyMsg.DRY_WAITING);
  }

  private void show(Comparison comparison) {
    Optional<Draft> against = dryRun.other();
    Verdicts otherVerdicts = comparison.other();
    mine.show(
        i18n.text(PolicyMsg.THIS_TEXT) + ": " + editor.draft().fileName(),
        comparison.mine(),
        otherVerdicts);
    String name = name(against);
    Bar.shown(other, otherVerdicts != null);
    if (otherVerdicts != null) {
      other.show(name, otherVerdicts, comparison.mine());
    }
    health.setText(HealthWords.of(comparison.health()));
    summary.setText(sentence(comparison, name));
    summary.pseudoClassStateChanged(TROUBLED, !comparison.mine().isSaid());
  }

  private String name(Optional<Draft> against) {
    if (against.isEmpty()) {
      return "";
    }
    String policy = against.get().name();
    return dryRun.yardstick() == null ? i18n.text(PolicyMsg.THE_ACTIVE) + ": " + policy : policy;
  }

  private String sentence(Comparison comparison, String name) {
    DraftFault fault = comparison.mine().fault();
    if (fault != null) {
      return failed(i18n.text(PolicyMsg.THIS_TEXT), fault);
    }
    Verdicts beside = comparison.other();
    if (beside == null) {
      return i18n.text(PolicyMsg.DRY_ALONE);
    }
    if (beside.fault() != null) {
      return failed(name, beside.fault());
    }
    int count = comparison.differences().size();
    return count == 0 ? i18n.text(PolicyMsg.DRY_EQUAL) : i18n.text(PolicyMsg.DRY_DIFFERS, count);
  }

  private String failed(String who, DraftFault fault) {
    return "✕ " + i18n.text(PolicyMsg.DRY_FAILED, who, PolicyWords.of(fault));
  }
}
