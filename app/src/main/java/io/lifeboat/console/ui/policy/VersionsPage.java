package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.Activation;
import io.lifeboat.console.application.policy.LineDiff;
import io.lifeboat.console.application.policy.LineDiff.Change;
import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.policy.PolicyEditor;
import io.lifeboat.console.application.policy.PolicyHistory;
import io.lifeboat.console.application.policy.PolicyVersion;
import io.lifeboat.console.application.policy.PolicyVersions;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** The versions that were active, and how the chosen one differs from the text in the editor. */
final class VersionsPage extends VBox {
  private final PolicyEditor editor;
  private final PolicyVersions versions;
  private final Activation activation;
  private final I18n i18n;
  private final Runnable onEdit;
  private final Label problem = new Label();
  private final Label empty = new Label();
  private final ListView<PolicyVersion> list = new ListView<>();
  private final ToggleButton differences = new ToggleButton();
  private final ToggleButton text = new ToggleButton();
  private final ActionButton edit = new ActionButton("version-edit", this::edit);
  private final ActionButton rollBack = new ActionButton("version-roll-back", this::rollBack);
  private final Label summary = new Label();
  private final DiffView lines;
  private final FlowPane tools;
  private boolean showing;

  VersionsPage(PolicyDesk desk, I18n i18n, Runnable onEdit) {
    this.editor = desk.editor();
    this.versions = desk.versions();
    this.activation = desk.activation();
    this.i18n = i18n;
    this.onEdit = onEdit;
    getStyleClass().add("policy-page");
    lines = new DiffView(i18n);
    problem.setId("versions-problem");
    problem.getStyleClass().add("versions-problem");
    empty.setId("versions-empty");
    empty.getStyleClass().add("empty-words");
    summary.setId("version-summary");
    for (Label words : new Label[] {problem, empty, summary}) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
    }
    list.setId("versions");
    list.getStyleClass().add("version-list");
    list.accessibleTextProperty().bind(i18n.bind(PolicyMsg.VERSIONS_LIST));
    list.setCellFactory(view -> new Cell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing) {
                versions.choose(is);
              }
            });
    differences.setId("version-differences");
    differences.textProperty().bind(i18n.bind(PolicyMsg.VERSION_DIFFERENCES));
    differences.setSelected(true);
    text.setId("version-text");
    text.textProperty().bind(i18n.bind(PolicyMsg.VERSION_TEXT));
    SegmentedButton which = new SegmentedButton(differences, text);
    which.getStyleClass().add("pages");
    differences.setOnAction(e -> turn(differences));
    text.setOnAction(e -> turn(text));
    tools = new FlowPane(6, 6, which, edit);
    if (activation.isPossible()) {
      tools.getChildren().add(rollBack);
    }
    VBox.setVgrow(lines, Priority.ALWAYS);
    getChildren().addAll(problem, empty, list, tools, summary, lines);
  }

  /** One of the two is always chosen. */
  private void turn(ToggleButton to) {
    to.setSelected(true);
    show();
  }

  private void edit() {
    PolicyVersion chosen = versions.chosen();
    if (chosen != null) {
      editor.open(chosen.draft(), null);
      onEdit.run();
    }
  }

  private void rollBack() {
    PolicyVersion chosen = versions.chosen();
    if (chosen != null) {
      activation.begin(chosen.draft());
    }
  }

  void show() {
    showing = true;
    if (!list.getItems().equals(versions.versions())) {
      list.getItems().setAll(versions.versions());
      list.getSelectionModel().select(versions.chosen());
    }
    list.refresh();
    showing = false;
    Text why = versions.problem();
    problem.setText(why == null ? "" : i18n.text(why));
    Bar.shown(problem, why != null);
    boolean none = versions.versions().isEmpty();
    empty.setText(
        versions.isLoaded()
            ? i18n.text(PolicyMsg.VERSIONS_NONE, PolicyHistory.MOST)
            : i18n.text(PolicyMsg.VERSIONS_READING));
    Bar.shown(empty, none);
    Bar.shown(list, !none);
    Bar.shown(tools, !none);
    Bar.shown(summary, !none);
    PolicyVersion chosen = versions.chosen();
    Bar.shown(lines, chosen != null);
    edit.show(
        i18n.text(PolicyMsg.VERSION_TO_EDITOR),
        i18n.text(chosen == null ? PolicyMsg.VERSION_CHOOSE : PolicyMsg.VERSION_TO_EDITOR_LINE),
        chosen != null);
    rollBack.show(
        i18n.text(PolicyMsg.VERSION_ROLL_BACK),
        i18n.text(chosen == null ? PolicyMsg.VERSION_CHOOSE : PolicyMsg.VERSION_ROLL_BACK_LINE),
        chosen != null);
    if (chosen == null) {
      summary.setText(i18n.text(PolicyMsg.VERSION_CHOOSE));
    } else {
      show(chosen);
    }
  }

  private void show(PolicyVersion chosen) {
    String kept = chosen.draft().text();
    List<LineDiff.Line> compared = LineDiff.of(kept, editor.draft().text());
    summary.setText(
        LineDiff.isChanged(compared)
            ? i18n.text(
                PolicyMsg.VERSION_SUMMARY,
                count(compared, Change.REMOVED),
                count(compared, Change.ADDED))
            : i18n.text(PolicyMsg.VERSION_SAME));
    lines.show(differences.isSelected() ? compared : LineDiff.of(kept, kept));
  }

  private static long count(List<LineDiff.Line> compared, Change change) {
    return compared.stream().filter(line -> line.change() == change).count();
  }

  private final class Cell extends ListCell<PolicyVersion> {
    @Override
    protected void updateItem(@Nullable PolicyVersion version, boolean isEmpty) {
      super.updateItem(version, isEmpty);
      if (isEmpty || version == null) {
        setText(null);
        return;
      }
      String at =
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
              .withLocale(i18n.locale())
              .withZone(ZoneId.systemDefault())
              .format(version.at());
      setText(
          i18n.text(
              PolicyMsg.VERSION_LINE,
              version.draft().fileName(),
              version.shortHash(),
              at,
              version.by()));
    }
  }
}
