package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.application.comparison.ComparisonDesk;
import io.lifeboat.console.application.comparison.ComparisonView;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.policy.FileDoor;
import io.lifeboat.console.ui.theme.Look;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The same scenario against several clusters: what to compare above, what came of it below. */
public final class ComparisonPanel extends BorderPane {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final ComparisonDesk desk;
  private final ComparisonModel model;
  private final I18n i18n;
  private final FileDoor door;
  private final ComparisonForm form;
  private final ActionButton run;
  private final ActionButton cancel;
  private final ActionButton open;
  private final ActionButton save;
  private final ProgressBar progress = new ProgressBar();
  private final Label status = new Label();
  private final HBox statusLine = new HBox(10, progress, status);
  private final Label empty = new Label();
  private final ResultView result;

  /**
   * The panel.
   *
   * @param door asks for files
   */
  public ComparisonPanel(ComparisonDesk desk, I18n i18n, Look look, FileDoor door) {
    this.desk = desk;
    this.i18n = i18n;
    this.door = door;
    model = new ComparisonModel(desk, ComparisonForm.FIRST);
    setId("comparison");
    getStyleClass().add("comparison-panel");
    setMinSize(280, 150);
    run = new ActionButton("compare-run", () -> model.order().ifPresent(desk::run));
    cancel = new ActionButton("compare-cancel", desk::cancel);
    open = new ActionButton("compare-open", this::open);
    save = new ActionButton("compare-save", this::save);
    form =
        new ComparisonForm(
            model, i18n, new ActionButton[] {run, cancel, open, save}, this::refresh);
    status.setId("compare-status");
    status.setWrapText(true);
    status.setMinHeight(USE_PREF_SIZE);
    status.setAccessibleRole(AccessibleRole.TEXT);
    HBox.setHgrow(status, Priority.ALWAYS);
    progress.setId("compare-progress");
    progress.setMinWidth(110);
    progress.accessibleTextProperty().bind(status.textProperty());
    statusLine.setAlignment(Pos.CENTER_LEFT);
    statusLine.getStyleClass().add("compare-status");
    empty.setId("compare-empty");
    empty.textProperty().bind(i18n.bind(ComparisonMsg.EMPTY));
    empty.getStyleClass().add("empty-words");
    empty.setWrapText(true);
    empty.setMinHeight(USE_PREF_SIZE);
    result = new ResultView(i18n, look);
    VBox content = new VBox(empty, form, statusLine, result);
    content.getStyleClass().add("compare-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId("compare-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detection-scroll");
    setCenter(scroll);
    desk.setOnChange(this::refresh);
    i18n.languageProperty().addListener((o, was, is) -> refresh());
    refresh();
  }

  /** Somebody looks at it; called while the panel is on the screen. */
  public void show() {
    desk.look();
  }

  /** Puts the keyboard where a comparison begins. */
  public void begin() {
    form.focus();
  }

  private void open() {
    door.openReport(getScene().getWindow(), i18n.text(ComparisonMsg.FILE_KIND))
        .ifPresent(desk::open);
  }

  private void save() {
    door.saveReport(getScene().getWindow(), i18n.text(ComparisonMsg.FILE_KIND), model.fileName())
        .ifPresent(desk::save);
  }

  private void refresh() {
    boolean busy = desk.isBusy();
    form.show(!busy);
    button(run, ComparisonMsg.RUN, model.means(), model.whyNot());
    button(
        cancel,
        ComparisonMsg.CANCEL,
        Text.of(ComparisonMsg.CANCEL_MEANS),
        model.canCancel() ? null : Text.of(ComparisonMsg.CANNOT_CANCEL));
    Text occupied = busy ? Text.of(ComparisonMsg.CANNOT_BUSY) : null;
    button(open, ComparisonMsg.OPEN, Text.of(ComparisonMsg.OPEN_MEANS), occupied);
    button(
        save,
        ComparisonMsg.SAVE,
        Text.of(ComparisonMsg.SAVE_MEANS),
        model.canSave() ? null : busy ? occupied : Text.of(ComparisonMsg.CANNOT_SAVE));
    Text words = model.status();
    status.setText(words == null ? "" : i18n.text(words));
    status.pseudoClassStateChanged(ERROR, model.isError());
    shown(statusLine, words != null);
    double share = model.share();
    shown(progress, share >= 0);
    progress.setProgress(Math.max(0, share));
    ComparisonView view = desk.shown();
    shown(empty, view == null && !busy);
    shown(result, view != null);
    if (view != null) {
      result.show(view);
    }
  }

  private void button(ActionButton button, ComparisonMsg name, Text means, @Nullable Text whyNot) {
    button.show(i18n.text(name), i18n.text(whyNot == null ? means : whyNot), whyNot == null);
  }

  private static void shown(javafx.scene.Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }
}
