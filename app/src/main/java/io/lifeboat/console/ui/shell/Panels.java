package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.GlossaryMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.control.Deck;
import io.lifeboat.console.ui.glossary.GlossaryView;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.theme.Look;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;

/**
 * The contents of the window's decks: which is chosen, which has a window of its own, and which are
 * drawn. What nobody can see is not drawn.
 */
final class Panels {
  private final I18n i18n;
  private final Look look;
  private final Map<String, Deck> decks = new LinkedHashMap<>();
  private final Map<String, Panel> panels = new LinkedHashMap<>();
  private final Consumer<Deck> reveal;

  /** Draws a state; called ten times a second at most, with the time of the frame. */
  @FunctionalInterface
  interface Painter {
    void show(ConsoleState state, long nowNanos);
  }

  private record Panel(
      String id, MessageKey name, Deck deck, Node view, Detachable place, Painter painter) {}

  /**
   * No decks yet.
   *
   * @param reveal brings a deck back that was hidden
   */
  Panels(I18n i18n, Look look, Consumer<Deck> reveal) {
    this.i18n = i18n;
    this.look = look;
    this.reveal = reveal;
  }

  /** A new deck; what is chosen in it is kept under this name. */
  Deck deck(String name) {
    Deck deck = new Deck(name);
    Button detach = new Button();
    detach.setId("detach-" + name);
    detach.getStyleClass().addAll("flat", "small", "icon-toggle");
    detach.setGraphic(new FontIcon(MaterialDesignO.OPEN_IN_NEW));
    detach.accessibleTextProperty().bind(i18n.bind(UiMsg.DETACH));
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(UiMsg.DETACH));
    detach.setTooltip(tooltip);
    detach.setOnAction(e -> panel(deck.selected()).place().toggle());
    deck.addTool(detach);
    decks.put(name, deck);
    return deck;
  }

  /** Puts a view into a deck. */
  void add(Deck deck, String id, MessageKey name, Node view, Painter painter) {
    Detachable place = new Detachable(view, name, i18n, look);
    panels.put(id, new Panel(id, name, deck, view, place, painter));
    deck.add(id, i18n.bind(name), place);
  }

  /** Takes away what has no sense in this window. */
  void remove(String id) {
    Panel panel = panels.remove(id);
    if (panel != null) {
      panel.deck().remove(id);
    }
  }

  /** Whether there is a panel of this id. */
  boolean has(String id) {
    return panels.containsKey(id);
  }

  /** Brings it before the user's eyes: chosen in its deck, or its own window in front. */
  void select(String id) {
    Panel panel = panel(id);
    if (!panel.place().raise()) {
      reveal.accept(panel.deck());
      panel.deck().select(id);
    }
  }

  /** Draws those that somebody can see. */
  void show(ConsoleState state, long nowNanos) {
    for (Panel panel : panels.values()) {
      if (isOnScreen(panel.id())) {
        panel.painter().show(state, nowNanos);
      }
    }
  }

  /** Whether it is chosen, or in a window of its own. */
  boolean isOnScreen(String id) {
    return panel(id).view().getScene() != null;
  }

  /** What is chosen, by the name of the deck. */
  Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    decks.forEach((name, deck) -> chosen.put(name, deck.selected()));
    return chosen;
  }

  /** Chooses again what was chosen before; names that are not known are passed over. */
  void choose(Map<String, String> chosen) {
    chosen.forEach(
        (name, id) -> {
          Deck deck = decks.get(name);
          if (deck != null) {
            deck.select(id);
          }
        });
  }

  /** What is said about those that somebody can see. */
  List<GlossaryView.About> about() {
    List<GlossaryView.About> about = new ArrayList<>();
    for (Panel panel : panels.values()) {
      if (isOnScreen(panel.id())) {
        about(panel.id()).ifPresent(text -> about.add(new GlossaryView.About(panel.name(), text)));
      }
    }
    return about;
  }

  private static Optional<GlossaryMsg> about(String id) {
    return Optional.ofNullable(
        switch (id) {
          case "cluster" -> GlossaryMsg.ABOUT_CLUSTER;
          case "logs" -> GlossaryMsg.ABOUT_LOGS;
          case "links" -> GlossaryMsg.ABOUT_LINKS;
          case "detection" -> GlossaryMsg.ABOUT_DETECTION;
          case "degradation" -> GlossaryMsg.ABOUT_DEGRADATION;
          case "policies" -> GlossaryMsg.ABOUT_POLICIES;
          case "comparison" -> GlossaryMsg.ABOUT_COMPARISON;
          case "trends" -> GlossaryMsg.ABOUT_TRENDS;
          case "timeline" -> GlossaryMsg.ABOUT_TIMELINE;
          case "occurrences" -> GlossaryMsg.ABOUT_OCCURRENCES;
          case "failovers" -> GlossaryMsg.ABOUT_FAILOVERS;
          case "alarms" -> GlossaryMsg.ABOUT_ALARMS;
          case "safety" -> GlossaryMsg.ABOUT_SAFETY;
          case "drills" -> GlossaryMsg.ABOUT_DRILLS;
          default -> null;
        });
  }

  void restyle() {
    panels.values().forEach(panel -> panel.place().restyle());
  }

  void attachAll() {
    panels.values().forEach(panel -> panel.place().attach());
  }

  /** "Show …" for each content of a deck that has several, then its window of its own. */
  List<PaletteEntry> entries() {
    List<PaletteEntry> entries = new ArrayList<>();
    for (Panel panel : panels.values()) {
      if (panel.deck().ids().size() > 1) {
        entries.add(entry(UiMsg.CMD_SHOW, panel, () -> select(panel.id())));
      }
    }
    for (Panel panel : panels.values()) {
      entries.add(entry(UiMsg.CMD_DETACH, panel, panel.place()::toggle));
    }
    return entries;
  }

  private PaletteEntry entry(MessageKey name, Panel panel, Runnable run) {
    return new PaletteEntry(i18n.text(name, panel.name()), "", "", true, run);
  }

  private Panel panel(String id) {
    return Objects.requireNonNull(panels.get(id), id);
  }
}
