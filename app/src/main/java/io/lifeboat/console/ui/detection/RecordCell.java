package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.model.JournalRecord;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

/** One record in the list: its mark, index, place, length and both checksums. */
final class RecordCell extends ListCell<JournalRecord> {
  private final I18n i18n;
  private final SoundnessMark mark = new SoundnessMark();
  private final Label index = new Label();
  private final Label place = new Label();
  private final Label checksums = new Label();
  private final HBox row = new HBox(mark, index, place, checksums);

  RecordCell(I18n i18n) {
    this.i18n = i18n;
    row.getStyleClass().add("record-row");
    row.setAlignment(Pos.CENTER_LEFT);
    index.getStyleClass().add("record-cell-index");
    place.getStyleClass().add("record-cell-place");
    checksums.getStyleClass().add("record-cell-checksums");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(JournalRecord record, boolean empty) {
    super.updateItem(record, empty);
    if (empty || record == null) {
      setGraphic(null);
      return;
    }
    mark.show(record.isSound() ? Soundness.SOUND : Soundness.DAMAGED);
    index.setText(i18n.number((double) record.index(), 0));
    place.setText(i18n.text(DetectionPanelMsg.RECORD_PLACE, record.offset(), record.length()));
    checksums.setText(
        record.isSound() ? record.stored() : record.stored() + " ≠ " + record.computed());
    setAccessibleText(index.getText() + ", " + place.getText() + ", " + checksums.getText());
    setGraphic(row);
  }
}
