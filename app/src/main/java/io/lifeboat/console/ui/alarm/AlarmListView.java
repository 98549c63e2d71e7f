package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmsView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.alarm.AlarmRow.Show;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Side;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.MasterDetailPane;
import org.jspecify.annotations.Nullable;

/**
 * All alarms: the active ones by urgency, those put aside, and what happened to alarms. A line
 * opens into its cause, what follows and what to do. Like the banner it shows what is true now,
 * also while the display is frozen.
 */
public final class AlarmListView extends BorderPane {
  private final Display display;
  private final AlarmOperator operator;
  private final I18n i18n;
  private final ObservableList<AlarmRow> rows = FXCollections.observableArrayList();
  private final ListView<AlarmRow> list = new ListView<>(rows);
  private final MasterDetailPane pane = new MasterDetailPane(Side.RIGHT);
  private final AlarmDetail detail;
  private final ToggleGroup choice = new ToggleGroup();
  private final Map<Show, ToggleButton> choices = new EnumMap<>(Show.class);
  private final ActionButton acknowledgeAll;
  private final Label summary = new Label();
  private final Label empty = new Label();
  private final Beat beat = new Beat(this);
  private AlarmsView alarms = AlarmsView.NONE;
  private @Nullable Long originMicros;
  private boolean floodOpened;
  private boolean replacing;

  public AlarmListView(Display display, AlarmOperator operator, I18n i18n) {
    this.display = display;
    this.operator = operator;
    this.i18n = i18n;
    setId("alarms");
    getStyleClass().addAll("occurrences", "alarm-list");
    detail = new AlarmDetail(operator, i18n, this::time, this::closeDetail);
    acknowledgeAll =
        new ActionButton(
            "acknowledge-all", () -> operator.submit(new AlarmAction.AcknowledgeAll()));
    acknowledgeAll.button().getStyleClass().add("small");
    buildList();
    setTop(bar());
    ScrollPane scroll = new ScrollPane(detail);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setMasterNode(list);
    pane.setDetailNode(scroll);
    pane.setShowDetailNode(false);
    pane.setAnimated(false);
    pane.setDividerPosition(0.5);
    setCenter(pane);
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              list.setCellFactory(l -> cell());
              update();
            });
    display
        .absoluteTimeProperty()
        .addListener(
            (o, was, is) -> {
              list.refresh();
              showDetail();
            });
    setMinSize(280, 150);
    update();
  }

  private AlarmCell cell() {
    return new AlarmCell(operator, i18n, this::time, pane::isShowDetailNode);
  }

  private void buildList() {
    list.setId("alarm-rows");
    list.getStyleClass().add("dense");
    list.setCellFactory(l -> cell());
    empty.setId("alarms-empty");
    empty.getStyleClass().add("empty-words");
    list.setPlaceholder(empty);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!replacing) {
                selected(is);
              }
            });
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          AlarmRow row = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.ENTER && row instanceof AlarmRow.Alarm(var line)) {
            operator.submit(new AlarmAction.Acknowledge(line.key()));
            e.consume();
          }
        });
  }

  private void selected(@Nullable AlarmRow row) {
    if (row instanceof AlarmRow.More) {
      floodOpened = true;
      update();
    } else {
      showDetail();
    }
  }

  private Region bar() {
    HBox toggles = new HBox();
    toggles.getStyleClass().add("category-toggles");
    for (Show each : Show.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("alarms-" + each.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().addAll("small", "category");
      button.setToggleGroup(choice);
      button.setUserData(each);
      choices.put(each, button);
      toggles.getChildren().add(button);
    }
    choice.selectToggle(choices.get(Show.ACTIVE));
    choice.selectedToggleProperty().addListener((o, was, is) -> chosen(was, is));
    summary.setId("alarms-summary");
    summary.getStyleClass().add("muted");
    FlowPane flow = new FlowPane(8, 6, toggles, acknowledgeAll, summary);
    flow.getStyleClass().add("occurrence-bar");
    flow.setRowValignment(VPos.CENTER);
    return flow;
  }

  private void chosen(Toggle was, @Nullable Toggle is) {
    if (is == null) {
      choice.selectToggle(was);
    } else {
      list.getSelectionModel().clearSelection();
      update();
    }
  }

  private Show shown() {
    Toggle toggle = choice.getSelectedToggle();
    return toggle == null ? Show.ACTIVE : (Show) toggle.getUserData();
  }

  /** Draws the alarms of this state. */
  public void show(ConsoleState latest, long nowNanos) {
    Long origin = Clock.lastFaultMicros(latest);
    boolean moved = !Objects.equals(origin, originMicros);
    originMicros = origin;
    if (moved || !latest.alarms().equals(alarms)) {
      alarms = latest.alarms();
      floodOpened = floodOpened && alarms.flood();
      update();
      if (moved) {
        list.refresh();
      }
    }
    beat.show(nowNanos, alarms.unacknowledged() > 0 && !display.reduceMotionProperty().get());
  }

  private void update() {
    List<AlarmRow> next = AlarmRow.of(alarms, shown(), floodOpened);
    if (!next.equals(List.copyOf(rows))) {
      AlarmRow open = list.getSelectionModel().getSelectedItem();
      replacing = true;
      rows.setAll(next);
      reselect(open);
      replacing = false;
    }
    showBar();
    showDetail();
  }

  /** The same alarm stays selected, wherever it went in the list. */
  private void reselect(@Nullable AlarmRow open) {
    AlarmKey key = open == null ? null : open.key();
    list.getSelectionModel().clearSelection();
    for (AlarmRow row : rows) {
      boolean same = shown() == Show.HISTORY ? row.equals(open) : Objects.equals(row.key(), key);
      if (key != null && same) {
        list.getSelectionModel().select(row);
        return;
      }
    }
  }

  private void showBar() {
    choices.forEach(
        (each, button) ->
            button.setText(
                switch (each) {
                  case ACTIVE -> i18n.text(AlarmBoardMsg.SHOW_ACTIVE, alarms.active().size());
                  case SHELVED -> i18n.text(AlarmBoardMsg.SHOW_SHELVED, alarms.shelved().size());
                  case HISTORY -> i18n.text(AlarmBoardMsg.SHOW_HISTORY);
                }));
    boolean waiting = alarms.unacknowledged() > 0;
    acknowledgeAll.show(
        i18n.text(AlarmBoardMsg.ACKNOWLEDGE_ALL),
        i18n.text(waiting ? AlarmBoardMsg.ACKNOWLEDGE_ALL_LINE : AlarmBoardMsg.ACKNOWLEDGE_ALL_NOT),
        waiting);
    summary.setText(
        alarms.flood()
            ? i18n.text(AlarmBoardMsg.BANNER_FLOOD, alarms.recent())
            : alarms.active().isEmpty()
                ? ""
                : i18n.text(AlarmBoardMsg.WAITING, alarms.unacknowledged()));
    empty.setText(
        i18n.text(
            switch (shown()) {
              case ACTIVE -> AlarmBoardMsg.EMPTY_ACTIVE;
              case SHELVED -> AlarmBoardMsg.EMPTY_SHELVED;
              case HISTORY -> AlarmBoardMsg.EMPTY_HISTORY;
            }));
  }

  private void showDetail() {
    AlarmRow row = list.getSelectionModel().getSelectedItem();
    AlarmKey key = row == null ? null : row.key();
    if (pane.isShowDetailNode() != (key != null)) {
      pane.setShowDetailNode(key != null);
      list.refresh();
    }
    if (key != null) {
      detail.show(key, alarms);
    }
  }

  /** Closes the details; false when none were open. */
  public boolean closeDetail() {
    boolean open = !list.getSelectionModel().isEmpty();
    list.getSelectionModel().clearSelection();
    return open;
  }

  /** Opens the details of this alarm, if it is active. */
  public void openDetail(AlarmKey key) {
    choice.selectToggle(choices.get(Show.ACTIVE));
    rows.stream()
        .filter(row -> key.equals(row.key()))
        .findFirst()
        .ifPresent(row -> list.getSelectionModel().select(row));
  }

  private String time(long atMicros) {
    return AlarmWords.time(atMicros, originMicros, display.absoluteTimeProperty().get(), i18n);
  }
}
