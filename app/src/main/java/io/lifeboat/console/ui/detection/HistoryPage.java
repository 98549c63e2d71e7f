package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.command.OperatorCommand.RestoreBackup;
import io.lifeboat.cluster.command.OperatorCommand.VerifyBackup;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DetectionView.BackupView;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.detection.HistoryModel.Repair;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Repairs with their times, backups with what can be done with them, and what was told. */
final class HistoryPage extends VBox {
  private final Actions actions;
  private final I18n i18n;
  private final LongConsumer onOpen;
  private final GridPane repairs = new GridPane();
  private final GridPane backups = new GridPane();
  private final VBox told = new VBox();
  private final Map<String, List<Door>> doors = new LinkedHashMap<>();
  private @Nullable HistoryModel last;

  /** A button of a backup and what it asks. */
  private record Door(ActionButton button, ActionItem item) {}

  HistoryPage(Actions actions, I18n i18n, LongConsumer onOpen) {
    this.actions = actions;
    this.i18n = i18n;
    this.onOpen = onOpen;
    getStyleClass().add("detection-page");
    repairs.setId("repairs");
    repairs.getStyleClass().add("history-grid");
    backups.setId("backups");
    backups.getStyleClass().add("history-grid");
    told.setId("detections-told");
    told.getStyleClass().add("detections-told");
    getChildren()
        .addAll(
            heading(DetectionPanelMsg.REPAIRS_HEADING),
            repairs,
            heading(DetectionPanelMsg.BACKUPS_HEADING),
            backups,
            heading(DetectionPanelMsg.TOLD_HEADING),
            told);
  }

  private Label heading(DetectionPanelMsg key) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("panel-heading");
    return label;
  }

  void show(ConsoleState state) {
    HistoryModel model = HistoryModel.of(state);
    if (!model.equals(last)) {
      last = model;
      showRepairs(model.repairs());
      showBackups(model.backups());
      showTold(model.told());
    }
    showDoors();
  }

  private void showRepairs(List<Repair> all) {
    repairs.getChildren().clear();
    if (all.isEmpty()) {
      repairs.add(empty(DetectionPanelMsg.REPAIRS_NONE), 0, 0);
      return;
    }
    repairs.addRow(
        0,
        head(DetectionPanelMsg.COLUMN_NODE),
        head(DetectionPanelMsg.COLUMN_REPAIR),
        head(DetectionPanelMsg.COLUMN_PHASE),
        head(DetectionPanelMsg.COLUMN_DETECT),
        head(DetectionPanelMsg.COLUMN_TIME));
    int line = 1;
    for (Repair repair : all) {
      repairs.addRow(
          line++,
          new Label(repair.node().toString()),
          new Label(i18n.text(repair.how())),
          new Label(
              i18n.text(
                  switch (repair.phase()) {
                    case STARTED -> DetectionPanelMsg.PHASE_STARTED;
                    case COMPLETED -> DetectionPanelMsg.PHASE_COMPLETED;
                    case FAILED -> DetectionPanelMsg.PHASE_FAILED;
                  })),
          seconds(repair.detectSeconds()),
          seconds(repair.repairSeconds()));
    }
  }

  private Label seconds(@Nullable Double value) {
    Label label = new Label(value == null ? "–" : i18n.number(value, 2) + " s");
    label.getStyleClass().add("figure");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER_RIGHT);
    return label;
  }

  private void showBackups(List<BackupView> all) {
    backups.getChildren().clear();
    doors.clear();
    if (all.isEmpty()) {
      backups.add(empty(DetectionPanelMsg.BACKUPS_NONE), 0, 0);
      return;
    }
    int line = 0;
    for (BackupView view : all) {
      backups.addRow(line++, backupCells(view));
    }
    showDoors();
  }

  private Node[] backupCells(BackupView view) {
    BackupInfo backup = view.backup();
    String damage = view.damage();
    SoundnessMark mark = new SoundnessMark();
    mark.show(damage == null ? Soundness.SOUND : Soundness.DAMAGED);
    Label facts =
        new Label(
            i18n.text(
                DetectionPanelMsg.BACKUP_FACTS,
                backup.index(),
                backup.keys(),
                Sizes.of(backup.bytes(), i18n)));
    facts.getStyleClass().add("muted");
    List<Door> pair = new ArrayList<>();
    for (ActionItem item :
        List.of(
            actions.item("verify", new VerifyBackup(backup.name())),
            actions.item("restore", new RestoreBackup(backup.name())))) {
      ActionButton button =
          new ActionButton(item.id() + "-" + backup.name(), () -> actions.submit(item.command()));
      button.button().getStyleClass().add("small");
      pair.add(new Door(button, item));
    }
    doors.put(backup.name(), pair);
    Label name = new Label(backup.name());
    name.setMinWidth(Region.USE_PREF_SIZE);
    VBox words = new VBox(name, facts);
    if (damage != null) {
      Label why = new Label(damage);
      why.setWrapText(true);
      words.getChildren().add(why);
    }
    HBox buttons = new HBox(4);
    pair.forEach(door -> buttons.getChildren().add(door.button()));
    return new Node[] {mark, words, buttons};
  }

  /** What can be done with a backup changes with the cluster. */
  private void showDoors() {
    for (List<Door> pair : doors.values()) {
      for (Door door : pair) {
        ActionItem now = actions.item(door.item().id(), door.item().command());
        DetectionPanelMsg name =
            door.item().id().equals("verify")
                ? DetectionPanelMsg.VERIFY
                : DetectionPanelMsg.RESTORE;
        door.button().show(i18n.text(name), i18n.text(now.line()), now.isPossible());
      }
    }
  }

  private void showTold(List<Occurrence> all) {
    told.getChildren().clear();
    if (all.isEmpty()) {
      told.getChildren().add(empty(DetectionPanelMsg.TOLD_NONE));
    }
    for (Occurrence occurrence : all) {
      Label time = new Label(Clock.absolute(occurrence.atMicros()));
      time.getStyleClass().add("muted");
      time.setMinWidth(Region.USE_PREF_SIZE);
      Hyperlink title = new Hyperlink(i18n.text(occurrence.title()));
      title.setId("told-" + occurrence.sequence());
      title.setWrapText(true);
      title.setMinWidth(0);
      title.getStyleClass().add("told-title");
      title.setOnAction(e -> onOpen.accept(occurrence.sequence()));
      HBox row = new HBox(8, time, title);
      row.setAlignment(Pos.BASELINE_LEFT);
      told.getChildren().add(row);
    }
  }

  private Label head(DetectionPanelMsg key) {
    Label label = new Label(i18n.text(key));
    label.getStyleClass().add("column-head");
    return label;
  }

  private Label empty(DetectionPanelMsg key) {
    Label label = new Label(i18n.text(key));
    label.getStyleClass().add("empty-words");
    label.setWrapText(true);
    return label;
  }

  void refresh() {
    last = null;
  }
}
