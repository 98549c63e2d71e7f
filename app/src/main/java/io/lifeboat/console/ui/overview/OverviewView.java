package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.Mark;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.nemesis.FaultForm;
import io.lifeboat.console.ui.overview.OverviewViewModel.Card;
import io.lifeboat.console.ui.overview.OverviewViewModel.Edge;
import io.lifeboat.console.ui.overview.RingLayout.Place;
import io.lifeboat.console.ui.theme.Palette;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.event.EventTarget;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The ring: cached links below, one canvas of messages, nodes as scene-graph nodes on top. Every
 * node keeps its place for ever.
 */
public final class OverviewView extends Region {
  private static final long BUSY_MESSAGES = 1_500;

  private final Display display;
  private final I18n i18n;
  private final EdgeLayer edgeLayer = new EdgeLayer();
  private final ParticleLayer particleLayer = new ParticleLayer();
  private final ElectionLayer electionLayer;
  private final Label timers = new Label();
  private final Pane cardLayer = new Pane();
  private final Label client = new Label();
  private final Label caption = new Label();
  private final Label legend = new Label();
  private final Label notice = new Label();
  private final Map<NodeId, NodeCard> cards = new LinkedHashMap<>();
  private final ParticleField field = new ParticleField(7);
  private final CutLayer cutLayer = new CutLayer();
  private final PartitionDrawing drawing;
  private final LinkHover hover;
  private final RingMenus menus;
  private final ContextMenu menu = new ContextMenu();
  private Palette palette;
  private RingLayout layout = new RingLayout(List.of(), 0, 0, 40);
  private List<Edge> edges = List.of();
  private @Nullable OverviewViewModel last;
  private boolean odd;
  private boolean busy;

  public OverviewView(Display display, Actions actions, I18n i18n, Palette palette) {
    this.display = display;
    this.i18n = i18n;
    this.palette = palette;
    this.drawing = new PartitionDrawing(display, actions, i18n, cutLayer, () -> layout);
    this.hover = new LinkHover(i18n, display::shown);
    this.menus = new RingMenus(display, actions, i18n);
    this.electionLayer = new ElectionLayer(i18n);
    setId("overview");
    getStyleClass().add("overview");
    cardLayer.setPickOnBounds(false);
    client.setId("node-client");
    client.getStyleClass().add("client-mark");
    client.setAccessibleRole(AccessibleRole.TEXT);
    client.textProperty().bind(i18n.bind(UiMsg.CLIENT_MARK));
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(UiMsg.CLIENT_TOOLTIP));
    client.setTooltip(tooltip);
    caption.setId("overview-caption");
    caption.getStyleClass().add("caption");
    legend.setId("overview-legend");
    legend.getStyleClass().add("caption");
    legend.textProperty().bind(i18n.bind(UiMsg.OVERVIEW_LEGEND));
    timers.setId("overview-timers");
    timers.getStyleClass().add("caption");
    timers.textProperty().bind(i18n.bind(LogMsg.TIMER_ESTIMATE));
    timers.setVisible(false);
    timers.setWrapText(true);
    notice.setId("overview-notice");
    notice.getStyleClass().add("notice-line");
    notice.setWrapText(true);
    client.setCache(true);
    caption.setCache(true);
    legend.setCache(true);
    getChildren().addAll(edgeLayer, particleLayer, cardLayer, client, caption, legend, notice);
    getChildren().addFirst(cutLayer.ground());
    getChildren().addAll(cutLayer, hover);
    getChildren().add(getChildren().indexOf(cardLayer) + 1, electionLayer);
    getChildren().add(timers);
    wireDrawing();
    wireLinks();
    display.selectedProperty().addListener((o, was, is) -> markSelection());
    setMinSize(320, 240);
  }

  private void wireDrawing() {
    setOnMousePressed(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY) {
            menu.hide();
            drawing.press(e.getX(), e.getY());
          } else {
            drawing.cancel();
          }
        });
    setOnMouseDragged(
        e -> {
          hover.hide();
          drawing.drag(e.getX(), e.getY());
        });
    setOnMouseReleased(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY) {
            drawing.release();
          }
        });
  }

  private void wireLinks() {
    setOnMouseMoved(
        e -> {
          if (hasWordsOfItsOwn(e.getTarget()) || menu.isShowing()) {
            hover.hide();
          } else {
            hover.move(layout, edges, e.getX(), e.getY());
          }
        });
    setOnMouseExited(e -> hover.hide());
    setOnContextMenuRequested(
        e ->
            LinkPick.at(layout, edges, e.getX(), e.getY())
                .ifPresent(
                    pick -> {
                      hover.hide();
                      menus.fill(menu, pick.edge());
                      menu.show(this, e.getScreenX(), e.getScreenY());
                      e.consume();
                    }));
  }

  private static boolean hasWordsOfItsOwn(EventTarget target) {
    Node at = target instanceof Node node ? node : null;
    while (at != null && !(at instanceof NodeCard) && !(at instanceof ElectionLayer)) {
      at = at.getParent();
    }
    return at != null;
  }

  /** Takes what opens the form of faults. */
  public void setOnSetUp(Consumer<FaultForm> listener) {
    menus.setOnSetUp(listener);
  }

  /** Forgets a partition that is being drawn; says whether there was one. */
  public boolean cancelDrawing() {
    return drawing.cancel();
  }

  public void setPalette(Palette palette) {
    this.palette = palette;
    particleLayer.draw(field, layout, palette);
  }

  /**
   * Takes a state at once where it changes marks or links: an election must not wait. Mere levels
   * wait for the next {@link #show}.
   */
  public void showAtOnce(ConsoleState state) {
    takeTraffic(state);
    OverviewViewModel model = OverviewViewModel.of(state);
    OverviewViewModel before = last;
    if (before == null || !model.looksLike(before)) {
      render(model);
    }
  }

  private void takeTraffic(ConsoleState state) {
    if (!display.reduceMotionProperty().get() && !display.frozenProperty().get()) {
      field.take(state.traffic());
    }
  }

  /** Takes a state; does nothing when it shows the same. */
  public void show(ConsoleState state) {
    takeTraffic(state);
    electionLayer.show(state);
    timers.setVisible(electionLayer.hasTimers());
    OverviewViewModel model = OverviewViewModel.of(state);
    if (!model.equals(last)) {
      render(model);
    }
  }

  /** Draws everything anew, in another language or another look. */
  public void refresh() {
    electionLayer.draw();
    if (last != null) {
      render(last);
      requestLayout();
    }
  }

  private void render(OverviewViewModel model) {
    boolean sameNodes =
        model.cards().stream().map(Card::node).toList().equals(List.copyOf(cards.keySet()));
    if (!sameNodes) {
      rebuildCards(model);
    }
    for (Card card : model.cards()) {
      Objects.requireNonNull(cards.get(card.node())).show(card, i18n);
    }
    notice.setText(model.notice() == null ? "" : i18n.text(model.notice()));
    notice.setVisible(model.notice() != null);
    caption.setText(i18n.text(model.caption()));
    hover.refresh(layout);
    client.setVisible(!model.cards().isEmpty());
    busy = model.messagesPerSecond().orElse(0L) > BUSY_MESSAGES || isElecting(model);
    boolean edgesChanged = !model.edges().equals(edges);
    edges = model.edges();
    last = model;
    if (edgesChanged) {
      edgeLayer.draw(edges, layout);
    }
    requestLayout();
  }

  private static boolean isElecting(OverviewViewModel model) {
    return model.cards().stream().noneMatch(c -> c.mark().shape() == Mark.Shape.LEADER);
  }

  private void rebuildCards(OverviewViewModel model) {
    cards.clear();
    cardLayer.getChildren().clear();
    for (Card card : model.cards()) {
      NodeCard view = new NodeCard(card.node());
      wire(view);
      cards.put(card.node(), view);
      cardLayer.getChildren().add(view);
    }
    markSelection();
  }

  private void wire(NodeCard card) {
    card.setOnMousePressed(
        e -> {
          card.requestFocus();
          display.selectedProperty().set(card.node());
          if (e.getButton() == MouseButton.PRIMARY) {
            menu.hide();
          }
          // A line that begins on a node would run through it.
          e.consume();
        });
    card.focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (is) {
                display.selectedProperty().set(card.node());
              }
            });
    card.setOnContextMenuRequested(
        e -> {
          menus.fill(menu, card.node());
          if (e.isKeyboardTrigger()) {
            menu.show(card, Side.BOTTOM, 0, 0);
          } else {
            menu.show(card, e.getScreenX(), e.getScreenY());
          }
          e.consume();
        });
    card.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            menus.fill(menu, card.node());
            menu.show(card, Side.BOTTOM, 0, 0);
            e.consume();
          }
        });
  }

  private void markSelection() {
    for (NodeCard card : cards.values()) {
      card.setSelected(card.node().equals(display.selected()));
    }
  }

  /** One frame of the messages in flight. */
  public void frame(double seconds) {
    if (display.frozenProperty().get()) {
      return;
    }
    if (display.reduceMotionProperty().get()) {
      field.clear();
    }
    field.advance(seconds);
    // Half the frames are enough while little happens: a calm console should not keep a core busy.
    odd = !odd;
    if (odd || busy) {
      particleLayer.draw(field, layout, palette);
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double captionHeight = caption.prefHeight(width - 24);
    double noticeHeight = notice.isVisible() ? notice.prefHeight(width - 24) + 8 : 0;
    caption.resizeRelocate(12, height - captionHeight - 6, width - 24, captionHeight);
    placeTimers(width, noticeHeight);
    double legendWidth = legend.prefWidth(-1);
    legend.setVisible(caption.prefWidth(-1) + legendWidth + 48 < width);
    legend.resizeRelocate(
        width - legendWidth - 12, height - captionHeight - 6, legendWidth, captionHeight);
    notice.resizeRelocate(12, 8, width - 24, notice.prefHeight(width - 24));
    double top = noticeHeight + 8;
    double bottom = captionHeight + 12;
    double room = Math.max(120, height - top - bottom);
    layOutRing(width, room, top, height);
  }

  /** In the corner beside the node at twelve o'clock, where no other node stands. */
  private void placeTimers(double width, double noticeHeight) {
    double room = Math.min(timers.prefWidth(-1), Math.max(140, width * 0.27));
    timers.resizeRelocate(12, 8 + noticeHeight, room, timers.prefHeight(room));
  }

  private void layOutRing(double width, double room, double top, double height) {
    double wordsWidth = 0;
    double wordsHeight = 0;
    for (NodeCard card : cards.values()) {
      wordsWidth = Math.max(wordsWidth, card.wordsWidth());
      wordsHeight = Math.max(wordsHeight, card.wordsHeight());
    }
    // Rounded up generously: a growing index must not move the ring.
    wordsWidth = Math.ceil(wordsWidth / 40) * 40 + 12;
    RingLayout next = RingLayout.of(places(), width, room, wordsWidth, wordsHeight + 8);
    next = shifted(next, top);
    cardLayer.resizeRelocate(0, 0, width, height);
    cutLayer.resizeRelocate(0, 0, width, height);
    hover.resizeRelocate(0, 0, width, height);
    if (!next.equals(layout)) {
      layout = next;
      particleLayer.cover(layout);
      edgeLayer.draw(edges, layout);
      electionLayer.place(layout);
    }
    for (Place place : layout.places()) {
      NodeCard card = cards.get(place.node());
      if (card != null) {
        card.place(place, layout.mark());
      }
    }
    drawing.refresh();
    double w = client.prefWidth(-1);
    double h = client.prefHeight(-1);
    client.resizeRelocate(layout.centreX() - w / 2, layout.centreY() - h / 2, w, h);
  }

  /** As many as the highest number there is: who leaves leaves a gap, and nobody moves up. */
  private int places() {
    return cards.keySet().stream().mapToInt(NodeId::number).max().orElse(0);
  }

  private static RingLayout shifted(RingLayout layout, double dy) {
    return new RingLayout(
        layout.places().stream()
            .map(p -> new Place(p.node(), p.x(), p.y() + dy, p.side()))
            .toList(),
        layout.centreX(),
        layout.centreY() + dy,
        layout.mark());
  }
}
