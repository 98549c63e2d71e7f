package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import io.lifeboat.console.ui.theme.Look;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * The replicated logs side by side, and below them the chosen entry, the votes, the numbers of the
 * nodes. Drawn at the pace of its owner, and only while it can be seen.
 */
public final class LogPanel extends BorderPane {
  private static final double ZOOM = 1.6;

  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private final LogCanvas canvas;
  private final EntryPanel entry;
  private final VotesPanel votes;
  private final NodesPanel nodes;
  private final TextField index = new TextField();
  private final Button difference = new Button();
  private final Label compared = new Label();
  private @Nullable ConsoleState shown;

  public LogPanel(Display display, Actions actions, I18n i18n, Look look) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
    canvas = new LogCanvas(i18n, look);
    entry = new EntryPanel(i18n);
    votes = new VotesPanel(i18n);
    nodes = new NodesPanel(i18n);
    setId("logs");
    getStyleClass().add("logs");
    setTop(bar());
    ScrollPane details = new ScrollPane(new LogDetails(entry, votes, nodes, legend()));
    details.setId("log-details");
    details.setFitToWidth(true);
    details.setFocusTraversable(true);
    details.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // What is below the logs keeps a few lines; in a low panel the whole scrolls.
    details.setMinHeight(110);
    details.setPrefHeight(120);
    VBox.setVgrow(details, Priority.ALWAYS);
    ScrollPane body = new ScrollPane(new VBox(canvas, key(), details));
    body.setId("log-body");
    body.setFitToWidth(true);
    body.setFitToHeight(true);
    body.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    body.setMinHeight(0);
    body.setFocusTraversable(false);
    setCenter(body);
    canvas.setOnChosen(this::chosen);
    canvas.choose(null, 0);
    display.selectedProperty().addListener((o, was, is) -> follow(is));
    i18n.languageProperty().addListener((o, was, is) -> refresh());
    look.themeProperty().addListener((o, was, is) -> canvas.paint());
    look.textScaleProperty().addListener((o, was, is) -> canvas.requestLayout());
    setMinSize(280, 150);
  }

  private FlowPane bar() {
    ToggleButton follow = new ToggleButton();
    icon(follow, "log-follow", MaterialDesignA.ARROW_COLLAPSE_RIGHT, LogMsg.FOLLOW_END);
    follow.selectedProperty().bindBidirectional(canvas.followProperty());
    Button smaller = new Button();
    icon(smaller, "log-zoom-out", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, LogMsg.ZOOM_OUT);
    smaller.setOnAction(e -> canvas.zoom(1 / ZOOM));
    Button larger = new Button();
    icon(larger, "log-zoom-in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, LogMsg.ZOOM_IN);
    larger.setOnAction(e -> canvas.zoom(ZOOM));
    Button cells = new Button();
    words(cells, "log-cells", LogMsg.ZOOM_CELLS);
    cells.setOnAction(e -> canvas.zoomCells());
    Button whole = new Button();
    words(whole, "log-whole", LogMsg.ZOOM_WHOLE);
    whole.setOnAction(e -> canvas.zoomWhole());
    words(difference, "log-difference", LogMsg.NEXT_DIFFERENCE);
    difference.setOnAction(e -> canvas.jumpToDifference());
    index.setId("log-index");
    index.setPrefColumnCount(6);
    index.promptTextProperty().bind(i18n.bind(LogMsg.JUMP_TO));
    index.accessibleTextProperty().bind(i18n.bind(LogMsg.JUMP_TO));
    index.setOnAction(e -> jump());
    compared.setId("log-compared");
    compared.getStyleClass().add("muted");
    HBox zoom = new HBox(follow, smaller, larger, cells, whole);
    zoom.getStyleClass().add("category-toggles");
    FlowPane bar = new FlowPane(8, 4, zoom, index, difference, compared);
    bar.getStyleClass().add("log-bar");
    bar.setRowValignment(VPos.CENTER);
    return bar;
  }

  /** The letters and the circle in one line, always in sight below the cells. */
  private Label key() {
    Label key = new Label();
    key.setId("log-key");
    key.getStyleClass().addAll("log-key", "muted");
    key.textProperty().bind(i18n.bind(LogMsg.KEY_LINE));
    key.setMaxWidth(Double.MAX_VALUE);
    key.setMinHeight(USE_PREF_SIZE);
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(LogMsg.LEGEND_TIMER));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    key.setTooltip(tooltip);
    return key;
  }

  private void icon(ButtonBase button, String id, Ikon icon, LogMsg name) {
    button.setId(id);
    button.getStyleClass().addAll("small", "icon-toggle");
    button.setGraphic(new FontIcon(icon));
    button.accessibleTextProperty().bind(i18n.bind(name));
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(name));
    button.setTooltip(tooltip);
  }

  private void words(Button button, String id, LogMsg name) {
    button.setId(id);
    button.getStyleClass().add("small");
    button.textProperty().bind(i18n.bind(name));
    button.setMinWidth(USE_PREF_SIZE);
  }

  private VBox legend() {
    Label heading = new Label();
    heading.textProperty().bind(i18n.bind(LogMsg.LEGEND_HEADING));
    heading.getStyleClass().add("log-heading");
    VBox box = new VBox(heading);
    box.getStyleClass().add("log-section");
    for (LogMsg line :
        new LogMsg[] {
          LogMsg.LEGEND_CELLS, LogMsg.LEGEND_MARKS, LogMsg.LEGEND_TIMER, LogMsg.LEGEND_KEYS
        }) {
      Label label = new Label();
      label.textProperty().bind(i18n.bind(line));
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      box.getChildren().add(label);
    }
    return box;
  }

  private void jump() {
    String digits = index.getText().replaceAll("\\D", "");
    if (!digits.isEmpty() && digits.length() < 18) {
      canvas.jumpTo(Long.parseLong(digits));
      canvas.requestFocus();
    }
    index.clear();
  }

  /** Asks for what was chosen, and lets the other views follow to the node. */
  private void chosen() {
    NodeId node = canvas.chosen();
    if (node == null) {
      return;
    }
    display.selectedProperty().set(node);
    if (canvas.selected() > 0) {
      LogInquiry.of(display.latest().logs().log(node), canvas.selected())
          .ifPresent(actions::submit);
    }
    showEntry();
  }

  /** Another node was selected elsewhere: its row is marked here, the index stays. */
  private void follow(@Nullable NodeId node) {
    if (node != null && !node.equals(canvas.chosen())) {
      canvas.choose(node, 0);
    }
  }

  private void refresh() {
    votes.refresh();
    ConsoleState state = shown;
    if (state != null) {
      show(state);
    }
    canvas.paint();
  }

  /** Draws the logs of this state. */
  public void show(ConsoleState state) {
    shown = state;
    LogPicture picture = LogPicture.of(state);
    canvas.show(picture);
    showCompared(picture);
    showEntry();
    votes.show(state);
    nodes.show(state);
  }

  private void showCompared(LogPicture picture) {
    NodeId reference = picture.reference();
    int count = picture.differences();
    difference.setDisable(count == 0);
    if (reference == null) {
      compared.setText(i18n.text(LogMsg.COMPARED_NONE));
      return;
    }
    boolean broken =
        picture.rows().stream()
            .flatMap(row -> row.differences().stream())
            .anyMatch(LogDifference::committed);
    LogMsg words =
        count == 0
            ? LogMsg.COMPARED_SAME
            : broken ? LogMsg.COMPARED_BROKEN : LogMsg.COMPARED_DIFFER;
    String with =
        i18n.text(
            picture.leads() ? LogMsg.REFERENCE_LEADER : LogMsg.REFERENCE_UP_TO_DATE,
            reference,
            picture.term());
    compared.setText(i18n.text(words, with, count));
    compared.getStyleClass().remove("alarm-flood");
    if (count > 0) {
      compared.getStyleClass().add("alarm-flood");
    }
  }

  private void showEntry() {
    entry.show(display.latest(), canvas.chosen(), canvas.selected());
  }
}
