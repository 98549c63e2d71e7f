package io.lifeboat.console.ui.policy;

import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.console.application.policy.Activation;
import io.lifeboat.console.application.policy.Comparison;
import io.lifeboat.console.application.policy.Draft;
import io.lifeboat.console.application.policy.DraftFault;
import io.lifeboat.console.application.policy.HealthSample;
import io.lifeboat.console.application.policy.Verdicts;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What activating a policy would change, row by row; the keyboard is on Cancel. */
final class ActivationStep extends BorderPane {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

  private final Activation activation;
  private final I18n i18n;
  private final Label title = new Label();
  private final Label summary = new Label();
  private final GridPane rows = new GridPane();
  private final Button cancel = new Button();
  private final Button confirm = new Button();

  ActivationStep(Activation activation, I18n i18n) {
    this.activation = activation;
    this.i18n = i18n;
    setId("activation");
    getStyleClass().add("activation-step");
    title.setId("activation-title");
    title.getStyleClass().add("activation-title");
    summary.setId("activation-summary");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    rows.getStyleClass().add("activation-rows");
    cancel.setId("activation-cancel");
    cancel.textProperty().bind(i18n.bind(PolicyMsg.CANCEL));
    cancel.setOnAction(e -> activation.close());
    confirm.setId("activation-confirm");
    confirm.setOnAction(e -> activation.confirm());
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("policy-scroll");
    VBox top = new VBox(title, summary);
    top.getStyleClass().add("policy-page");
    setTop(top);
    setCenter(scroll);
    HBox buttons = new HBox(6, cancel, confirm);
    buttons.getStyleClass().add("activation-buttons");
    setBottom(buttons);
  }

  void focusCancel() {
    cancel.requestFocus();
  }

  void show() {
    Draft wanted = activation.wanted();
    if (wanted == null) {
      return;
    }
    title.setText(i18n.text(PolicyMsg.STEP_TITLE, wanted.fileName()));
    confirm.setText(i18n.text(PolicyMsg.STEP_CONFIRM, wanted.fileName()));
    confirm.setDisable(!activation.isReady());
    rows.getChildren().clear();
    Activation.Preview preview = activation.preview();
    if (preview == null) {
      summary.setText(i18n.text(PolicyMsg.STEP_WAITING));
      return;
    }
    summary.setText(i18n.text(sentence(preview)));
    for (Activation.Row row : preview.rows()) {
      add(row, rows.getRowCount());
    }
  }

  private static Text sentence(Activation.Preview preview) {
    if (!preview.faults().isEmpty()) {
      return Text.of(PolicyMsg.STEP_REFUSED, PolicyWords.of(preview.faults().getFirst()));
    }
    if (preview.isFirst()) {
      return Text.of(PolicyMsg.STEP_FIRST);
    }
    long differing = preview.differing();
    return differing == 0
        ? Text.of(PolicyMsg.STEP_EQUAL)
        : Text.of(PolicyMsg.STEP_DIFFERS, differing, preview.rows().size());
  }

  private void add(Activation.Row row, int index) {
    HealthSample sample = row.sample();
    Label name = new Label(i18n.text(sample == null ? PolicyMsg.STEP_NOW : PolicyWords.of(sample)));
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.getStyleClass().add("column-head");
    Label words = new Label(words(row.comparison()));
    words.setId("activation-row-" + index);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.pseudoClassStateChanged(DIFFERS, row.comparison().differs());
    words.getStyleClass().add("activation-words");
    rows.addRow(index, name, words);
    GridPane.setValignment(name, VPos.TOP);
  }

  private String words(Comparison comparison) {
    DraftFault fault = comparison.mine().fault();
    if (fault != null) {
      return "✕ " + i18n.text(PolicyWords.of(fault));
    }
    Verdicts before = comparison.other();
    if (before == null) {
      return i18n.text(changes(notFull(comparison.mine())));
    }
    if (before.fault() != null) {
      return "✕ "
          + i18n.text(PolicyMsg.DRY_FAILED, PolicyMsg.THE_ACTIVE, PolicyWords.of(before.fault()));
    }
    List<Object> changes = new ArrayList<>();
    for (RequestClass request : comparison.differences()) {
      changes.add(
          Text.of(
              PolicyMsg.STEP_CHANGE,
              PolicyWords.of(request.kind()),
              PolicyWords.of(request.priority()),
              PolicyWords.of(before.treatment(request)),
              PolicyWords.of(comparison.mine().treatment(request))));
    }
    return changes.isEmpty() ? i18n.text(PolicyMsg.STEP_SAME) : "≠ " + i18n.text(changes(changes));
  }

  private static Text changes(List<Object> changes) {
    return changes.isEmpty()
        ? Text.of(PolicyMsg.STEP_ALL_FULL)
        : Text.of(PolicyMsg.STEP_CHANGES, changes.size(), changes);
  }

  private static List<Object> notFull(Verdicts verdicts) {
    List<Object> words = new ArrayList<>();
    for (RequestClass request : RequestClass.values()) {
      if (verdicts.treatment(request) != Treatment.FULL) {
        words.add(
            Text.of(
                PolicyMsg.STEP_VERDICT,
                PolicyWords.of(request.kind()),
                PolicyWords.of(request.priority()),
                PolicyWords.of(verdicts.treatment(request))));
      }
    }
    return words;
  }
}
