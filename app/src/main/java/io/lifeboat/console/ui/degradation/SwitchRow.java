package io.lifeboat.console.ui.degradation;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.console.application.state.DegradationView.SwitchView;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.ui.degradation.DegradationModel.Row;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** One degrade switch: its position, what is in force, what the policy wants, and who forced it. */
final class SwitchRow extends VBox {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
  private static final PseudoClass FORCED = PseudoClass.getPseudoClass("forced");

  private final DegradeSwitch name;
  private final I18n i18n;
  private final Label title = new Label();
  private final Tooltip meaning = new Tooltip();
  private final Map<SwitchPosition, ToggleButton> buttons = new EnumMap<>(SwitchPosition.class);
  private final Label inForce = new Label();
  private final Label computed = new Label();
  private final Label force = new Label();
  private @Nullable SwitchPosition wanted;
  private SwitchPosition position = SwitchPosition.AUTO;
  private @Nullable Row shown;

  /**
   * A row.
   *
   * @param onTurn asks for the position that was pointed at
   */
  SwitchRow(DegradeSwitch name, I18n i18n, Consumer<SwitchPosition> onTurn) {
    this.name = name;
    this.i18n = i18n;
    String id = name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    setId("degrade-" + id);
    getStyleClass().add("degrade-row");
    title.getStyleClass().add("degrade-name");
    title.setTooltip(meaning);
    meaning.setWrapText(true);
    meaning.setMaxWidth(420);
    SegmentedButton positions = new SegmentedButton();
    positions.getStyleClass().add("positions");
    for (SwitchPosition each : SwitchPosition.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("degrade-" + id + "-" + word(each));
      button.textProperty().bind(i18n.bind(message(each)));
      button.setMnemonicParsing(false);
      button.getStyleClass().add("small");
      button.setOnAction(
          e -> {
            if (each == position) {
              select();
            } else {
              onTurn.accept(each);
            }
          });
      buttons.put(each, button);
      positions.getButtons().add(button);
    }
    positions.setMinWidth(USE_PREF_SIZE);
    inForce.setId("in-force-" + id);
    inForce.getStyleClass().add("in-force");
    inForce.setMinWidth(USE_PREF_SIZE);
    computed.setId("computed-" + id);
    computed.getStyleClass().add("computed");
    computed.setMinWidth(USE_PREF_SIZE);
    force.setId("force-" + id);
    force.getStyleClass().add("force-words");
    force.setWrapText(true);
    force.setMinHeight(Region.USE_PREF_SIZE);
    FlowPane line = new FlowPane(10, 4, title, positions, inForce, computed);
    line.setRowValignment(javafx.geometry.VPos.CENTER);
    getChildren().addAll(line, force);
  }

  static String word(SwitchPosition position) {
    return switch (position) {
      case AUTO -> "auto";
      case FORCED_ON -> "on";
      case FORCED_OFF -> "off";
    };
  }

  private static DegradationPanelMsg message(SwitchPosition position) {
    return switch (position) {
      case AUTO -> DegradationPanelMsg.POSITION_AUTO;
      case FORCED_ON -> DegradationPanelMsg.POSITION_ON;
      case FORCED_OFF -> DegradationPanelMsg.POSITION_OFF;
    };
  }

  DegradeSwitch name() {
    return name;
  }

  /** Shows this position as the one that is asked for; null shows the one in force again. */
  void want(@Nullable SwitchPosition next) {
    wanted = next;
    select();
  }

  /** The same in another language. */
  void refresh() {
    Row row = shown;
    if (row != null) {
      shown = null;
      show(row);
    }
  }

  /** Puts the keyboard on its position. */
  void focusPosition() {
    ToggleButton button = buttons.get(position);
    if (button != null) {
      button.requestFocus();
    }
  }

  private void select() {
    SwitchPosition shown = wanted == null ? position : wanted;
    buttons.forEach((each, button) -> button.setSelected(each == shown));
  }

  void show(Row row) {
    if (row.equals(shown)) {
      return;
    }
    shown = row;
    SwitchView told = row.told();
    boolean on = told != null && told.on();
    boolean wants = told != null && told.computedOn();
    position = told == null ? SwitchPosition.AUTO : told.position();
    select();
    title.setText(i18n.text(DegradationWords.of(name)));
    meaning.setText(i18n.text(DegradationWords.meaning(name, on)));
    inForce.setText(
        i18n.text(
            told == null
                ? DegradationPanelMsg.IN_FORCE_UNKNOWN
                : on ? DegradationPanelMsg.IN_FORCE_ON : DegradationPanelMsg.IN_FORCE_OFF));
    inForce.setGraphic(
        new FontIcon(
            told == null
                ? MaterialDesignH.HELP_CIRCLE_OUTLINE
                : on ? MaterialDesignT.TOGGLE_SWITCH : MaterialDesignT.TOGGLE_SWITCH_OFF_OUTLINE));
    inForce.pseudoClassStateChanged(ON, on);
    inForce.pseudoClassStateChanged(UNKNOWN, told == null);
    computed.setText(
        told == null
            ? ""
            : i18n.text(
                wants ? DegradationPanelMsg.COMPUTED_ON : DegradationPanelMsg.COMPUTED_OFF));
    computed.pseudoClassStateChanged(FORCED, told != null && on != wants);
    force.setText(row.force().stream().map(i18n::text).collect(Collectors.joining(" · ")));
    boolean forced = !row.force().isEmpty();
    force.setVisible(forced);
    force.setManaged(forced);
    setAccessibleText(title.getText() + ", " + inForce.getText() + ", " + computed.getText());
  }
}
