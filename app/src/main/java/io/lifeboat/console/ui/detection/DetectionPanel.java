package io.lifeboat.console.ui.detection;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/** Damage of files and states: one sentence above, and one of several pages below it. */
public final class DetectionPanel extends BorderPane {
  private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");

  private final Display display;
  private final I18n i18n;
  private final Label summary = new Label();
  private final MatrixPage matrix;
  private final JournalPage journal;
  private final ReplicasPage replicas;
  private final HistoryPage history;
  private final LabPage laboratory;
  private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
  private final ScrollPane scroll = new ScrollPane();
  private Page page = Page.NODES;

  /** What the panel can show. */
  public enum Page {
    NODES(DetectionPanelMsg.PAGE_NODES),
    JOURNAL(DetectionPanelMsg.PAGE_JOURNAL),
    REPLICAS(DetectionPanelMsg.PAGE_REPLICAS),
    HISTORY(DetectionPanelMsg.PAGE_HISTORY),
    LABORATORY(DetectionPanelMsg.PAGE_LABORATORY);

    private final DetectionPanelMsg message;

    Page(DetectionPanelMsg message) {
      this.message = message;
    }

    public DetectionPanelMsg message() {
      return message;
    }
  }

  /**
   * The panel.
   *
   * @param onOpen opens the explanation of the occurrence with this sequence
   */
  public DetectionPanel(Display display, Actions actions, I18n i18n, LongConsumer onOpen) {
    this.display = display;
    this.i18n = i18n;
    setId("detection");
    getStyleClass().add("detection");
    setMinSize(280, 150);
    matrix = new MatrixPage(display, actions, i18n);
    journal = new JournalPage(display, actions, i18n);
    replicas = new ReplicasPage(actions, i18n);
    history = new HistoryPage(actions, i18n, onOpen);
    laboratory = new LabPage(display, i18n);
    summary.setId("detection-summary");
    summary.getStyleClass().add("detection-summary");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    SegmentedButton pages = new SegmentedButton();
    pages.getStyleClass().add("pages");
    for (Page each : Page.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("detection-page-" + each.name().toLowerCase(Locale.ROOT));
      button.textProperty().bind(i18n.bind(each.message()));
      button.setMnemonicParsing(false);
      button.setOnAction(e -> turnTo(each));
      buttons.put(each, button);
      pages.getButtons().add(button);
    }
    VBox head = new VBox(new FlowPane(pages), summary);
    head.getStyleClass().add("detection-head");
    setTop(head);
    scroll.setId("detection-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detection-scroll");
    setCenter(scroll);
    i18n.languageProperty().addListener((o, was, is) -> refresh());
    display.selectedProperty().addListener((o, was, is) -> show(display.shown()));
    turnTo(Page.NODES);
  }

  /** Opens a page. */
  public void turnTo(Page wanted) {
    page = wanted;
    buttons.forEach((each, button) -> button.setSelected(each == wanted));
    scroll.setContent(content(wanted));
    scroll.setVvalue(0);
    show(display.shown());
  }

  private Region content(Page wanted) {
    return switch (wanted) {
      case NODES -> matrix;
      case JOURNAL -> journal;
      case REPLICAS -> replicas;
      case HISTORY -> history;
      case LABORATORY -> laboratory;
    };
  }

  /** Takes a state; called only while the panel is on the screen. */
  public void show(ConsoleState state) {
    DetectionModel model = DetectionModel.of(state);
    summary.setText(i18n.text(model.summary()));
    summary.pseudoClassStateChanged(TROUBLED, model.trouble());
    switch (page) {
      case NODES -> matrix.show(model, state);
      case JOURNAL -> journal.show(state);
      case REPLICAS -> replicas.show(state);
      case HISTORY -> history.show(state);
      case LABORATORY -> laboratory.show(display.latest());
    }
  }

  /** How many nodes have known damage, whether the panel is on the screen or not. */
  public static long damaged(ConsoleState state) {
    return DetectionModel.of(state).rows().stream().filter(DetectionModel.Row::damaged).count();
  }

  private void refresh() {
    matrix.refresh();
    journal.refresh();
    replicas.refresh();
    history.refresh();
    laboratory.refresh();
    show(display.shown());
  }
}
