package io.lifeboat.console.ui.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * One of several contents in one place, chosen by the buttons above it. Only the chosen one is in
 * the scene, so the others cost nothing. With a single content there is nothing to choose, and no
 * header.
 */
public final class Deck extends BorderPane {
  private final HBox header = new HBox();
  private final HBox tools = new HBox();
  private final ToggleGroup group = new ToggleGroup();
  private final Map<String, Node> contents = new LinkedHashMap<>();
  private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
  private boolean headerShown = true;
  private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper(this, "selected", "");

  /**
   * An empty deck.
   *
   * @param id stable: its own id is "deck-" and this
   */
  public Deck(String id) {
    setId("deck-" + id);
    getStyleClass().add("deck");
    header.getStyleClass().add("deck-header");
    tools.getStyleClass().add("deck-tools");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    header.getChildren().addAll(gap, tools);
    header.setMinWidth(0);
    group.selectedToggleProperty().addListener((o, was, is) -> chosen(was, is));
  }

  private void chosen(javafx.scene.control.Toggle was, javafx.scene.control.Toggle is) {
    if (is == null) {
      // A second click on the chosen one leaves it chosen.
      group.selectToggle(was);
    } else {
      select((String) is.getUserData());
    }
  }

  /**
   * Adds a content; the first one is chosen.
   *
   * @param id stable: its button's id is "show-" and this
   */
  public void add(String id, ObservableValue<String> name, Node content) {
    contents.put(id, content);
    ToggleButton button = new ToggleButton();
    button.setId("show-" + id);
    button.getStyleClass().addAll("small", "deck-button");
    button.textProperty().bind(name);
    button.setMnemonicParsing(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setToggleGroup(group);
    button.setUserData(id);
    buttons.put(id, button);
    header.getChildren().add(contents.size() - 1, button);
    if (contents.size() == 1) {
      select(id);
    }
    showHeader();
  }

  /** Whether the buttons are there, when there is something to choose. */
  public void setHeaderShown(boolean shown) {
    headerShown = shown;
    showHeader();
  }

  /** Takes a content away that is not the chosen one. */
  public void remove(String id) {
    if (!id.equals(selected.get()) && contents.remove(id) != null) {
      header.getChildren().remove(buttons.remove(id));
      showHeader();
    }
  }

  private void showHeader() {
    setTop(headerShown && contents.size() > 1 ? header : null);
  }

  /**
   * Chooses a content; an id that is not here changes nothing, for it may be of another version.
   */
  public void select(String id) {
    Node content = contents.get(id);
    if (content == null || id.equals(selected.get())) {
      return;
    }
    selected.set(id);
    group.selectToggle(Objects.requireNonNull(buttons.get(id)));
    setCenter(content);
  }

  public ReadOnlyStringProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Which one is chosen. */
  public String selected() {
    return selected.get();
  }

  public List<String> ids() {
    return List.copyOf(contents.keySet());
  }

  /** Puts a short word behind the name of a content, such as a count; empty for none. */
  public void setBadge(String id, String text) {
    ToggleButton button = Objects.requireNonNull(buttons.get(id));
    if (button.getGraphic() instanceof Label badge) {
      badge.setText(text);
      button.setGraphic(text.isEmpty() ? null : badge);
    } else if (!text.isEmpty()) {
      Label badge = new Label(text);
      badge.getStyleClass().add("deck-badge");
      button.setContentDisplay(ContentDisplay.RIGHT);
      button.setGraphic(badge);
    }
  }

  /** Puts a control at the right end of the header. */
  public void addTool(Node tool) {
    tools.getChildren().add(tool);
  }
}
