package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** A button for each endpoint, in or out. It shows what it is told and tells what is pressed. */
final class EndpointToggles extends FlowPane {
  private final String id;
  private final NemesisMsg what;
  private final I18n i18n;
  private final BiConsumer<NodeId, Boolean> onPressed;
  private final Map<NodeId, ToggleButton> buttons = new LinkedHashMap<>();

  /**
   * @param id the buttons are called by it and the endpoint: "from-n1"
   * @param what what being in means, for those who hear the window instead of seeing it
   */
  EndpointToggles(String id, NemesisMsg what, I18n i18n, BiConsumer<NodeId, Boolean> onPressed) {
    this.id = id;
    this.what = what;
    this.i18n = i18n;
    this.onPressed = onPressed;
    setId(id);
    getStyleClass().add("endpoint-toggles");
    i18n.languageProperty().addListener((o, was, is) -> buttons.forEach(this::label));
  }

  /** Shows these endpoints, and which of them are in. */
  void show(List<NodeId> offered, Set<NodeId> in) {
    if (!offered.equals(List.copyOf(buttons.keySet()))) {
      rebuild(offered);
    }
    buttons.forEach((endpoint, button) -> button.setSelected(in.contains(endpoint)));
  }

  private void rebuild(List<NodeId> offered) {
    buttons.clear();
    getChildren().clear();
    for (NodeId endpoint : offered) {
      ToggleButton button = new ToggleButton();
      button.setId(id + "-" + endpoint);
      button.setMnemonicParsing(false);
      button.getStyleClass().add("chip");
      button.setOnAction(e -> onPressed.accept(endpoint, button.isSelected()));
      buttons.put(endpoint, button);
      label(endpoint, button);
      getChildren().add(button);
    }
  }

  private void label(NodeId endpoint, ToggleButton button) {
    String name = endpoint.isClient() ? i18n.text(UiMsg.CLIENT_MARK) : endpoint.toString();
    button.setText(name);
    button.setAccessibleText(i18n.text(what) + " " + name);
  }
}
