package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.control.Tile;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.shell.StatusBarViewModel.Answer;
import io.lifeboat.console.ui.theme.Look;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** The four questions answered, Heal all beside them, and how the console is to be shown. */
final class StatusBarView extends Region {
  private static final double GAP = 10;

  private final Actions actions;
  private final Display display;
  private final I18n i18n;
  private final Look look;
  private final Tile service = new Tile("tile-service");
  private final Tile leader = new Tile("tile-leader");
  private final Tile quorum = new Tile("tile-quorum");
  private final Tile level = new Tile("tile-level");
  private final Tile faults = new Tile("tile-faults");
  private final ActionButton heal;
  private final ActionButton rearm;
  private final Button language = new Button();
  private final Button theme = new Button();
  private final ToggleButton freeze = new ToggleButton();
  private final ToggleButton presentation = new ToggleButton();
  private final Label frozenMark = new Label();
  private final Label armedMark = new Label();
  private final HBox tiles;
  private final HBox controls;
  private @Nullable StatusBarViewModel last;

  StatusBarView(
      Actions actions, Display display, I18n i18n, Look look, Consumer<ShellCommand> shell) {
    this.actions = actions;
    this.display = display;
    this.i18n = i18n;
    this.look = look;
    setId("status-bar");
    getStyleClass().add("status");
    heal = new ActionButton("heal-all", () -> shell.accept(ShellCommand.HEAL_ALL));
    heal.button().getStyleClass().add("heal-all");
    rearm = new ActionButton("rearm", () -> actions.submit(new RearmFaults()));
    tiles = new HBox(service, leader, quorum, level, faults);
    tiles.getStyleClass().add("tiles");
    tiles.setMinWidth(Region.USE_PREF_SIZE);
    marks();
    controls = buildControls(shell);
    getChildren().addAll(tiles, controls);
    i18n.languageProperty().addListener((o, was, is) -> refresh());
    refreshIcons();
    look.themeProperty().addListener((o, was, is) -> refreshIcons());
  }

  private void marks() {
    frozenMark.setId("frozen-mark");
    frozenMark.getStyleClass().addAll("mark-pill");
    armedMark.setId("armed-mark");
    armedMark.getStyleClass().addAll("mark-pill");
    armedMark.textProperty().bind(i18n.bind(UiMsg.ARMED_MARK));
    armedMark.visibleProperty().bind(display.singleKeyFaultsProperty());
    armedMark.managedProperty().bind(display.singleKeyFaultsProperty());
    frozenMark.visibleProperty().bind(display.frozenProperty());
    frozenMark.managedProperty().bind(display.frozenProperty());
    frozenMark.setMinWidth(USE_PREF_SIZE);
    armedMark.setMinWidth(USE_PREF_SIZE);
  }

  private HBox buildControls(Consumer<ShellCommand> shell) {
    toggle(freeze, "freeze-display", MaterialDesignP.PAUSE, UiMsg.CMD_FREEZE);
    freeze.selectedProperty().bindBidirectional(display.frozenProperty());
    toggle(presentation, "presentation", MaterialDesignP.PRESENTATION, UiMsg.CMD_PRESENTATION);
    presentation.selectedProperty().bindBidirectional(display.presentingProperty());
    language.setId("language");
    language.setMinWidth(USE_PREF_SIZE);
    language.getStyleClass().add("flat");
    language.setOnAction(e -> shell.accept(ShellCommand.LANGUAGE));
    describe(language, UiMsg.CMD_LANGUAGE);
    icon(theme, "theme", MaterialDesignW.WEATHER_NIGHT, UiMsg.CMD_THEME);
    theme.setOnAction(e -> shell.accept(ShellCommand.THEME));
    Button smaller = new Button();
    icon(smaller, "text-smaller", MaterialDesignF.FORMAT_FONT_SIZE_DECREASE, UiMsg.CMD_SMALLER);
    smaller.setOnAction(e -> shell.accept(ShellCommand.SMALLER));
    Button larger = new Button();
    icon(larger, "text-larger", MaterialDesignF.FORMAT_FONT_SIZE_INCREASE, UiMsg.CMD_LARGER);
    larger.setOnAction(e -> shell.accept(ShellCommand.LARGER));
    Button palette = new Button();
    icon(palette, "open-palette", MaterialDesignM.MAGNIFY, UiMsg.CMD_PALETTE);
    palette.setOnAction(e -> shell.accept(ShellCommand.PALETTE));
    Button help = new Button();
    icon(help, "open-help", MaterialDesignK.KEYBOARD_OUTLINE, UiMsg.CMD_HELP);
    help.setOnAction(e -> shell.accept(ShellCommand.HELP));
    HBox box =
        new HBox(
            heal,
            rearm,
            frozenMark,
            armedMark,
            spacer(),
            freeze,
            presentation,
            palette,
            help,
            smaller,
            larger,
            theme,
            language);
    for (Node setting : List.of(palette, help, smaller, larger, theme, language)) {
      setting.visibleProperty().bind(display.presentingProperty().not());
      setting.managedProperty().bind(setting.visibleProperty());
    }
    box.getStyleClass().add("controls");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Region spacer() {
    Region region = new Region();
    HBox.setHgrow(region, Priority.ALWAYS);
    return region;
  }

  /** Says for good that this is a recording; there is no display to freeze. */
  void markRecording() {
    mark("recording-mark", ReplayMsg.MARK_RECORDING, MaterialDesignF.FILMSTRIP);
    freeze.setVisible(false);
    freeze.setManaged(false);
  }

  /** Says for good what window this is. */
  void mark(String id, MessageKey words, Ikon ikon) {
    Label mark = new Label();
    mark.setId(id);
    mark.getStyleClass().add("mark-pill");
    mark.textProperty().bind(i18n.bind(words));
    mark.setGraphic(new FontIcon(ikon));
    mark.setMinWidth(USE_PREF_SIZE);
    controls.getChildren().addFirst(mark);
  }

  private void toggle(ToggleButton button, String id, Ikon ikon, UiMsg name) {
    icon(button, id, ikon, name);
  }

  private void icon(ButtonBase button, String id, Ikon ikon, UiMsg name) {
    button.setId(id);
    button.setGraphic(new FontIcon(ikon));
    button.getStyleClass().addAll("icon-button", "flat");
    describe(button, name);
  }

  private void describe(ButtonBase button, UiMsg name) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(name));
    button.setTooltip(tooltip);
    button.accessibleTextProperty().bind(i18n.bind(name));
  }

  /** One row when there is room for it, else two: what is asked stays, what is set goes below. */
  private boolean oneRow(double width) {
    double inner = width - snappedLeftInset() - snappedRightInset();
    return tiles.prefWidth(-1) + controls.prefWidth(-1) + 2 * GAP <= inner;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double rows =
        width < 0 || oneRow(width)
            ? Math.max(tiles.prefHeight(-1), controls.prefHeight(-1))
            : tiles.prefHeight(-1) + GAP / 2 + controls.prefHeight(-1);
    return snappedTopInset() + rows + snappedBottomInset();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double inner = getWidth() - x - snappedRightInset();
    double left = Math.min(inner, tiles.prefWidth(-1));
    double high = tiles.prefHeight(-1);
    tiles.resizeRelocate(x, y, left, high);
    if (oneRow(getWidth())) {
      controls.resizeRelocate(x + left + GAP, y, inner - left - GAP, high);
    } else {
      controls.resizeRelocate(x, y + high + GAP / 2, inner, controls.prefHeight(-1));
    }
  }

  void show(ConsoleState state) {
    StatusBarViewModel model = StatusBarViewModel.of(state);
    if (!model.equals(last)) {
      render(model);
    }
    if (display.frozenProperty().get()) {
      frozenMark.setText(i18n.text(UiMsg.FROZEN_MARK, display.behindMicros() / 1_000_000L));
    }
    showActions();
  }

  private void refresh() {
    StatusBarViewModel model = last;
    if (model != null) {
      render(model);
      showActions();
    }
    language.setText(i18n.nextLanguage().ownName());
  }

  private void refreshIcons() {
    boolean light = !look.theme().isDark();
    theme.setGraphic(
        new FontIcon(light ? MaterialDesignW.WEATHER_NIGHT : MaterialDesignW.WHITE_BALANCE_SUNNY));
    language.setText(i18n.nextLanguage().ownName());
    heal.button().setGraphic(new FontIcon(MaterialDesignH.HEART_PULSE));
    rearm.button().setGraphic(new FontIcon(MaterialDesignS.SHIELD_LOCK_OPEN_OUTLINE));
    armedMark.setGraphic(new FontIcon(MaterialDesignA.ALERT_OUTLINE));
    frozenMark.setGraphic(new FontIcon(MaterialDesignP.PAUSE));
  }

  private void render(StatusBarViewModel model) {
    last = model;
    show(service, UiMsg.TILE_SERVICE, model.service());
    show(leader, UiMsg.TILE_LEADER, model.leader());
    show(quorum, UiMsg.TILE_QUORUM, model.quorum());
    show(level, UiMsg.TILE_LEVEL, model.level());
    show(faults, UiMsg.TILE_FAULTS, model.faults());
    rearm.setVisible(model.blocked());
    rearm.setManaged(model.blocked());
  }

  private void show(Tile tile, UiMsg caption, Answer answer) {
    tile.show(i18n.text(caption), i18n.text(answer.value()), answer.tone());
  }

  private void showActions() {
    ActionItem all = actions.item("heal-all", new HealAll(""));
    heal.show(i18n.text(all.name()), i18n.text(all.line()), all.isPossible());
    ActionItem lever = actions.item("rearm", new RearmFaults());
    rearm.show(i18n.text(lever.name()), i18n.text(lever.line()), lever.isPossible());
  }
}
