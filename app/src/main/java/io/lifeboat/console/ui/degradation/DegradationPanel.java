package io.lifeboat.console.ui.degradation;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationView.SwitchView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.Columns;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/** What is given up on purpose: the level above, what is armed and one of three pages below. */
public final class DegradationPanel extends BorderPane {
  private final Display display;
  private final I18n i18n;
  private final LevelHead head;
  private final Label nothing = new Label();
  private final Switchboard switchboard;
  private final TreatmentMatrix matrix;
  private final VBox board = new VBox();
  private final GatewayPage gateway;
  private final TracePage trace;
  private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private Page page = Page.SWITCHBOARD;

  /** What the panel can show. */
  public enum Page {
    SWITCHBOARD(DegradationPanelMsg.PAGE_SWITCHBOARD),
    GATEWAY(DegradationPanelMsg.PAGE_GATEWAY),
    DECISIONS(DegradationPanelMsg.PAGE_DECISIONS);

    private final DegradationPanelMsg message;

    Page(DegradationPanelMsg message) {
      this.message = message;
    }

    public DegradationPanelMsg message() {
      return message;
    }
  }

  /**
   * The panel.
   *
   * @param onOpen opens the explanation of the occurrence with this sequence
   */
  public DegradationPanel(Display display, Actions actions, I18n i18n, LongConsumer onOpen) {
    this.display = display;
    this.i18n = i18n;
    setId("degradation");
    getStyleClass().add("degradation");
    setMinSize(280, 150);
    head = new LevelHead(actions, i18n);
    switchboard = new Switchboard(actions, i18n, this::bringIntoSight);
    matrix = new TreatmentMatrix(i18n);
    gateway = new GatewayPage(i18n);
    trace = new TracePage(i18n, onOpen);
    nothing.setId("nothing-decides");
    nothing.getStyleClass().add("nothing-decides");
    nothing.setWrapText(true);
    nothing.setMinHeight(Region.USE_PREF_SIZE);
    board.getStyleClass().add("degradation-page");
    board.getChildren().add(new Columns(430, switchboard, matrix));
    SegmentedButton pages = new SegmentedButton();
    pages.getStyleClass().add("pages");
    for (Page each : Page.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("degradation-page-" + each.name().toLowerCase(Locale.ROOT));
      button.textProperty().bind(i18n.bind(each.message()));
      button.setMnemonicParsing(false);
      button.setOnAction(e -> turnTo(each));
      buttons.put(each, button);
      pages.getButtons().add(button);
    }
    FlowPane top = new FlowPane(18, 4, pages, head.now());
    top.setRowValignment(VPos.CENTER);
    top.getStyleClass().add("degradation-head");
    content.getChildren().addAll(head, nothing);
    content.getStyleClass().add("degradation-content");
    scroll.setContent(content);
    setTop(top);
    scroll.setId("degradation-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detection-scroll");
    setCenter(scroll);
    i18n.languageProperty().addListener((o, was, is) -> refresh());
    turnTo(Page.SWITCHBOARD);
  }

  /** Opens a page. */
  public void turnTo(Page wanted) {
    page = wanted;
    buttons.forEach((each, button) -> button.setSelected(each == wanted));
    Region shown =
        switch (wanted) {
          case SWITCHBOARD -> board;
          case GATEWAY -> gateway;
          case DECISIONS -> trace;
        };
    content.getChildren().setAll(head, nothing, shown);
    scroll.setVvalue(0);
    show(display.shown());
  }

  /** Scrolls as little as it takes until all of it is seen. */
  private void bringIntoSight(Region asked) {
    scroll.applyCss();
    scroll.layout();
    Bounds wanted = content.sceneToLocal(asked.localToScene(asked.getBoundsInLocal()));
    double room = scroll.getViewportBounds().getHeight();
    double hidden = content.getHeight() - room;
    if (hidden > 0) {
      double top = scroll.getVvalue() * hidden;
      double least = wanted.getMaxY() - room;
      double most = wanted.getMinY();
      scroll.setVvalue(Math.clamp(Math.min(Math.max(top, least), most) / hidden, 0, 1));
    }
  }

  /** Takes a state; called only while the panel is on the screen. */
  public void show(ConsoleState state) {
    DegradationModel model = DegradationModel.of(state);
    head.show(model);
    Text decides = model.nothingDecides();
    nothing.setText(decides == null ? "" : i18n.text(decides));
    nothing.setVisible(decides != null);
    nothing.setManaged(decides != null);
    switch (page) {
      case SWITCHBOARD -> {
        switchboard.show(model.switches());
        matrix.show(model.treatments());
      }
      case GATEWAY -> gateway.show(state);
      case DECISIONS -> trace.show(state);
    }
  }

  /** How many switches are on, whether the panel is on the screen or not. */
  public static long on(ConsoleState state) {
    return state.degradation().switches().values().stream().filter(SwitchView::on).count();
  }

  private void refresh() {
    head.refresh();
    switchboard.refresh();
    matrix.refresh();
    gateway.refresh();
    trace.refresh();
    show(display.shown());
  }
}
