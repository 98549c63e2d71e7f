package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.ActionGroup;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.action.FreeNumber;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Where a fault is set up: family, fault, targets, numbers, duration. What it would do stands under
 * it in one line, and the button says what it does; both are always in sight.
 */
final class FaultFormView extends BorderPane {
  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private final Map<FaultFamily, ToggleButton> families = new EnumMap<>(FaultFamily.class);
  private final Choice<FaultType> type;
  private final ToggleButton aboutButton = new ToggleButton();
  private final Label about = new Label();
  private final Label newcomer = new Label();
  private final HBox newcomerRow;
  private final List<FormPart> parts;
  private final HBox durationRow;
  private final Label preview = new Label();
  private final ActionButton inject;
  private final ConfirmBar confirm;
  private FaultForm form = FaultForm.of(FaultType.KILL);
  private List<Command> commands = List.of();

  FaultFormView(Display display, Actions actions, I18n i18n) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
    setId("fault-form");
    type =
        new Choice<>(
            "fault-type",
            NemesisMsg.FIELD_FAULT,
            i18n,
            t -> Text.of(t.message()),
            t -> change(f -> f.withType(t)));
    parts =
        List.of(
            new TargetPart(i18n, this::change),
            new SidesPart(i18n, this::change),
            new MessagePart(i18n, this::change),
            new NumbersPart(i18n, this::change),
            new KindsPart(i18n, this::change),
            new LastCopyPart(i18n, this::change));
    newcomer.setId("newcomer");
    newcomerRow = FormPart.row(i18n, NemesisMsg.FIELD_NEWCOMER, newcomer);
    durationRow =
        FormPart.row(
            i18n,
            NemesisMsg.FIELD_DURATION,
            new DurationChooser("partition-duration", display, i18n));
    VBox fields = new VBox(familyRow(), typeRow(), about, newcomerRow);
    fields.getStyleClass().add("fault-fields");
    fields.getChildren().addAll(parts);
    fields.getChildren().add(durationRow);
    about.setId("fault-about");
    about.getStyleClass().add("fault-about");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("fault-scroll");
    scroll.setMinHeight(90);
    setCenter(scroll);
    inject = new ActionButton("inject", this::ask);
    confirm = new ConfirmBar(i18n, this::cancel, this::inject);
    setBottom(foot());
    i18n.languageProperty().addListener((o, was, is) -> show(display.latest()));
    display.faultDurationMsProperty().addListener((o, was, is) -> show(display.latest()));
  }

  private Node foot() {
    preview.setId("fault-preview");
    preview.getStyleClass().addAll("preview-line", "fault-preview");
    preview.setWrapText(true);
    preview.setMaxWidth(Double.MAX_VALUE);
    preview.setMinHeight(Region.USE_PREF_SIZE);
    inject.button().getStyleClass().add("inject");
    inject.button().setDefaultButton(false);
    VBox foot = new VBox(preview, confirm, inject);
    foot.getStyleClass().add("fault-foot");
    return foot;
  }

  private Node familyRow() {
    FlowPane row = new FlowPane();
    row.setId("families");
    row.getStyleClass().add("families");
    ToggleGroup group = new ToggleGroup();
    for (FaultFamily family : FaultFamily.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("family-" + family.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().addAll("chip", "family");
      button.setMnemonicParsing(false);
      button.textProperty().bind(i18n.bind(family.message()));
      button.setToggleGroup(group);
      button.setOnAction(
          e -> {
            button.setSelected(true);
            if (form.type().family() != family) {
              change(f -> f.withType(family.types().getFirst()));
            }
          });
      families.put(family, button);
      row.getChildren().add(button);
    }
    return row;
  }

  private Node typeRow() {
    aboutButton.setId("fault-about-button");
    aboutButton.textProperty().bind(i18n.bind(NemesisMsg.ABOUT_BUTTON));
    aboutButton.getStyleClass().add("chip");
    aboutButton.setMinWidth(Region.USE_PREF_SIZE);
    aboutButton.setMnemonicParsing(false);
    aboutButton.setOnAction(e -> show(display.latest()));
    MenuButton shapes = new MenuButton();
    shapes.setId("presets");
    shapes.textProperty().bind(i18n.bind(NemesisMsg.PRESETS));
    shapes.getStyleClass().add("presets");
    shapes.setMnemonicParsing(false);
    shapes.setMinWidth(Region.USE_PREF_SIZE);
    for (Preset preset : Preset.values()) {
      MenuItem item = new MenuItem();
      item.setId("preset-" + preset.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      item.setMnemonicParsing(false);
      item.textProperty().bind(i18n.bind(preset.message()));
      item.setOnAction(e -> setUp(preset.form(display.latest())));
      shapes.getItems().add(item);
    }
    HBox.setHgrow(type, Priority.ALWAYS);
    HBox row = new HBox(type, aboutButton, shapes);
    row.getStyleClass().add("type-row");
    return row;
  }

  private void change(UnaryOperator<FaultForm> change) {
    setUp(change.apply(form));
  }

  /** Shows this form instead of the one before. */
  void setUp(FaultForm other) {
    closeQuestion();
    form = other;
    show(display.latest());
  }

  /** Puts the keyboard where a fault is chosen. */
  void focusType() {
    type.requestFocus();
  }

  /** Shows the form over this picture; the preview is of what is true now. */
  void show(ConsoleState state) {
    families.forEach((family, button) -> button.setSelected(form.type().family() == family));
    type.show(form.type().family().types(), form.type());
    about.setText(i18n.text(form.type().about()));
    SidesPart.shown(aboutButton.isSelected(), about);
    parts.forEach(part -> part.showOrHide(form, state));
    boolean adds = form.type() == FaultType.ADD || form.type() == FaultType.REPLACE;
    SidesPart.shown(adds, newcomerRow);
    newcomer.setText(
        FreeNumber.in(state)
            .map(NodeId::toString)
            .orElseGet(() -> i18n.text(NemesisMsg.MISSING_FREE_NUMBER)));
    SidesPart.shown(form.type().lasts(), durationRow);
    showPlan(FaultPlan.of(form, state, display.faultDurationMsProperty().get()));
  }

  private void showPlan(FaultPlan plan) {
    Text problem = plan.problem();
    if (problem != null) {
      commands = List.of();
      String words = i18n.text(problem);
      preview.setText(words);
      inject.show(i18n.text(form.type().message()), words, false);
      return;
    }
    ActionGroup group = actions.group(plan.commands());
    commands = group.possible();
    String line = i18n.text(group.line());
    preview.setText(line);
    inject.show(i18n.text(group.name()), line, group.isPossible());
  }

  /** What takes the last majority of sound copies is asked for twice. */
  private void ask() {
    if (form.type().damages() && form.evenIfLast()) {
      SidesPart.shown(false, inject);
      confirm.open();
    } else {
      inject();
    }
  }

  /** The question is over, and the button is back. */
  private void closeQuestion() {
    confirm.close();
    SidesPart.shown(true, inject);
  }

  private void cancel() {
    closeQuestion();
    inject.button().requestFocus();
  }

  private void inject() {
    closeQuestion();
    commands.forEach(actions::submit);
  }
}
