package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.FaultForm;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Links one by one: the matrix, the selected ones, and under them the messages in flight. */
public final class LinksPane extends VBox {
  private final Display display;
  private final I18n i18n;
  private final LinkMatrix matrix;
  private final SelectionPanel selection;
  private final Label flightsHead = new Label();
  private final FlightList flights;
  private final CatchBar catchBar;
  private @Nullable LinksViewModel last;

  /**
   * The pane.
   *
   * @param onSetUp opens the form of faults with the selected links in it
   */
  public LinksPane(Display display, Actions actions, I18n i18n, Consumer<FaultForm> onSetUp) {
    this.display = display;
    this.i18n = i18n;
    setId("links");
    getStyleClass().add("links");
    matrix = new LinkMatrix(i18n, this::selected);
    selection = new SelectionPanel(display, actions, i18n, onSetUp);
    flights = new FlightList(actions, i18n);
    catchBar = new CatchBar(display, actions, i18n);
    Label legend = new Label();
    legend.setId("links-legend");
    legend.textProperty().bind(i18n.bind(NemesisMsg.LINKS_LEGEND));
    legend.getStyleClass().add("caption");
    legend.setWrapText(true);
    VBox left = new VBox(matrix, legend);
    left.getStyleClass().add("matrix-box");
    ScrollPane matrixScroll = scroll(left);
    matrixScroll.setFitToHeight(false);
    ScrollPane selectionScroll = scroll(selection);
    selectionScroll.setFitToWidth(true);
    selectionScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    selectionScroll.setMinWidth(196);
    selectionScroll.setPrefWidth(250);
    HBox.setHgrow(matrixScroll, Priority.ALWAYS);
    HBox upper = new HBox(matrixScroll, selectionScroll);
    upper.setMinHeight(120);
    flightsHead.setId("flights-head");
    flightsHead.getStyleClass().add("panel-heading");
    VBox lower = new VBox(flightsHead, flights, catchBar);
    lower.getStyleClass().add("flights-box");
    flights.setMinHeight(64);
    flights.setPrefHeight(64);
    VBox.setVgrow(flights, Priority.ALWAYS);
    VBox.setVgrow(lower, Priority.ALWAYS);
    lower.setMinHeight(Region.USE_COMPUTED_SIZE);
    getChildren().addAll(upper, lower);
    i18n.languageProperty().addListener((o, was, is) -> refresh());
  }

  private static ScrollPane scroll(Region content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.getStyleClass().add("links-scroll");
    return scroll;
  }

  private void selected(Set<Link> links) {
    selection.select(links, display.shown());
    if (links.size() == 1) {
      catchBar.aimAt(links.iterator().next());
    }
  }

  /** Selects these links, as if somebody had clicked their cells. */
  public void select(Set<Link> links) {
    show(display.shown());
    matrix.select(links);
  }

  public void show(ConsoleState state) {
    LinksViewModel model = LinksViewModel.of(state);
    if (!model.equals(last)) {
      last = model;
      matrix.show(model);
      flights.show(model.inFlight());
      flightsHead.setText(
          model.inFlightTotal() > model.inFlight().size()
              ? i18n.text(
                  NemesisMsg.FLIGHTS_HEAD_SOME, model.inFlight().size(), model.inFlightTotal())
              : i18n.text(NemesisMsg.FLIGHTS_HEAD, model.inFlightTotal()));
    }
    selection.show(state);
    catchBar.show(model.endpoints());
  }

  private void refresh() {
    last = null;
    matrix.rebuild();
    selection.refresh(display.shown());
    show(display.shown());
  }
}
