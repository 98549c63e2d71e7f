package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.RecoveryWords;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.detection.JournalModel.Strip;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The journal of the selected node: its segments, what is wrong in them, and its records. */
final class JournalPage extends VBox {
  private final Display display;
  private final I18n i18n;
  private final Label headline = new Label();
  private final GridPane strips = new GridPane();
  private final VBox findings = new VBox();
  private final RecordInspector inspector;
  private @Nullable JournalModel last;

  JournalPage(Display display, Actions actions, I18n i18n) {
    this.display = display;
    this.i18n = i18n;
    inspector = new RecordInspector(actions, i18n);
    getStyleClass().add("detection-page");
    headline.setId("journal-headline");
    headline.setWrapText(true);
    headline.setMinHeight(Region.USE_PREF_SIZE);
    strips.setId("journal-strips");
    strips.getStyleClass().add("journal-strips");
    findings.setId("journal-findings");
    findings.getStyleClass().add("journal-findings");
    Label legend = new Label();
    legend.textProperty().bind(i18n.bind(DetectionPanelMsg.STRIPS_LEGEND));
    legend.getStyleClass().add("caption");
    legend.setWrapText(true);
    legend.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(headline, strips, legend, findings, inspector);
  }

  void show(ConsoleState state) {
    NodeId node = display.selected();
    if (node == null) {
      return;
    }
    JournalModel model = JournalModel.of(state, node);
    JournalModel before = last;
    last = model;
    headline.setText(i18n.text(model.headline()));
    if (before == null || !model.strips().equals(before.strips())) {
      showStrips(model.strips());
    }
    if (before == null || !model.findings().equals(before.findings())) {
      findings.getChildren().setAll(model.findings().stream().map(this::finding).toList());
    }
    inspector.show(display.latest(), node);
  }

  private void showStrips(List<Strip> all) {
    strips.getChildren().clear();
    int line = 0;
    for (Strip strip : all) {
      Label file = new Label(strip.segment().file());
      file.setMinWidth(Region.USE_PREF_SIZE);
      Label facts =
          new Label(
              i18n.text(
                  DetectionPanelMsg.SEGMENT_FACTS,
                  strip.segment().firstIndex(),
                  strip.segment().records(),
                  Sizes.of(strip.segment().bytes(), i18n)));
      facts.getStyleClass().add("muted");
      facts.setMinWidth(Region.USE_PREF_SIZE);
      SegmentStrip drawn = new SegmentStrip(strip, i18n, inspector::inspect);
      drawn.setId("segment-" + line);
      GridPane.setHgrow(drawn, Priority.ALWAYS);
      strips.addRow(line++, file, drawn, facts);
    }
  }

  private HBox finding(Finding finding) {
    Label words = new Label(i18n.text(RecoveryWords.of(finding)));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(words);
    row.getStyleClass().add("finding-row");
    row.setAlignment(Pos.CENTER_LEFT);
    Long index = finding.index();
    if (index != null) {
      Button look = new Button(i18n.text(DetectionPanelMsg.LOOK_AT_RECORD));
      look.setId("look-" + index);
      look.getStyleClass().add("small");
      look.setMinWidth(Region.USE_PREF_SIZE);
      look.setOnAction(e -> inspector.inspect(index));
      row.getChildren().add(look);
    }
    return row;
  }

  void refresh() {
    last = null;
    inspector.refresh();
  }
}
