package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The tabs at the side. */
final class SidePanel extends TabPane {
  private final I18n i18n;

  SidePanel(I18n i18n) {
    this.i18n = i18n;
    setId("side");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    setMinWidth(340);
    setPrefWidth(420);
  }

  void addScrolled(String id, MessageKey name, Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    add(id, name, scroll);
  }

  /** A tab whose content scrolls what has to scroll itself. */
  void add(String id, MessageKey name, Node content) {
    Tab tab = new Tab();
    tab.setId(id);
    tab.textProperty().bind(i18n.bind(name));
    tab.setContent(content);
    getTabs().add(tab);
  }

  /** Puts one tab, with a content that scrolls itself, in the place of another, and shows it. */
  void replace(String old, String id, MessageKey name, Node content) {
    tab(old).ifPresent(getTabs()::remove);
    add(id, name, content);
    choose(id);
  }

  boolean has(String id) {
    return tab(id).isPresent();
  }

  void choose(String id) {
    tab(id).ifPresent(getSelectionModel()::select);
  }

  boolean isChosen(String id) {
    Tab chosen = getSelectionModel().getSelectedItem();
    return chosen != null && id.equals(chosen.getId());
  }

  private Optional<Tab> tab(String id) {
    return getTabs().stream().filter(tab -> id.equals(tab.getId())).findFirst();
  }
}
