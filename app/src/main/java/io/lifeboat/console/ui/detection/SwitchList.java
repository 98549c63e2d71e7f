package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.state.RecoveryWords;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.Switch;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The switches of self-detection and recovery, each with what it means as it stands. */
final class SwitchList {
  static final List<SwitchName> NAMES =
      List.of(
          SwitchName.SCAN_BEFORE_START,
          SwitchName.SCRUBBING,
          SwitchName.AUTO_REPAIR,
          SwitchName.SCHEDULED_BACKUP);

  private final Actions actions;
  private final I18n i18n;
  private final Map<SwitchName, Item> items = new EnumMap<>(SwitchName.class);
  private boolean updating;

  SwitchList(Actions actions, I18n i18n) {
    this.actions = actions;
    this.i18n = i18n;
    NAMES.forEach(name -> items.put(name, new Item(name)));
  }

  /** One box for each switch. */
  VBox[] boxes() {
    return items.values().toArray(VBox[]::new);
  }

  void show(Set<SwitchName> on) {
    updating = true;
    try {
      items.forEach((name, item) -> item.show(on.contains(name)));
    } finally {
      updating = false;
    }
  }

  private static DetectionPanelMsg title(SwitchName name) {
    return switch (name) {
      case SCAN_BEFORE_START -> DetectionPanelMsg.SWITCH_SCAN;
      case SCRUBBING -> DetectionPanelMsg.SWITCH_SCRUBBING;
      case AUTO_REPAIR -> DetectionPanelMsg.SWITCH_AUTO_REPAIR;
      case SCHEDULED_BACKUP -> DetectionPanelMsg.SWITCH_BACKUP;
      case VOTE_GUARD -> throw new IllegalArgumentException(name + " is elsewhere");
    };
  }

  private final class Item extends VBox {
    private final SwitchName name;
    private final Switch toggle = new Switch();
    private final Label words = new Label();

    Item(SwitchName name) {
      this.name = name;
      String id = name.name().toLowerCase(Locale.ROOT).replace('_', '-');
      getStyleClass().add("detection-switch");
      toggle.setId("switch-" + id);
      toggle.textProperty().bind(i18n.bind(title(name)));
      toggle
          .selectedProperty()
          .addListener(
              (o, was, is) -> {
                if (!updating) {
                  actions.submit(new SetSwitch(name, is));
                }
              });
      words.setId("words-" + id);
      words.setWrapText(true);
      words.setMinHeight(USE_PREF_SIZE);
      words.getStyleClass().add("switch-words");
      getChildren().addAll(toggle, words);
    }

    void show(boolean on) {
      toggle.setSelected(on);
      words.setText(i18n.text(RecoveryWords.why(name, on)));
    }
  }
}
