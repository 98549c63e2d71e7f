package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.LineDiff;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** Lines of a text, or of two: what is only in one of them has a sign and a ground of its own. */
final class DiffView extends ListView<LineDiff.Line> {
  private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
  private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");

  private final I18n i18n;

  DiffView(I18n i18n) {
    this.i18n = i18n;
    setId("version-lines");
    getStyleClass().add("diff-lines");
    setCellFactory(list -> new Cell());
    setMinHeight(60);
  }

  void show(List<LineDiff.Line> lines) {
    if (!getItems().equals(lines)) {
      getItems().setAll(lines);
    }
    refresh();
  }

  private final class Cell extends ListCell<LineDiff.Line> {
    @Override
    protected void updateItem(LineDiff.@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      LineDiff.Change change = empty || line == null ? LineDiff.Change.SAME : line.change();
      pseudoClassStateChanged(REMOVED, change == LineDiff.Change.REMOVED);
      pseudoClassStateChanged(ADDED, change == LineDiff.Change.ADDED);
      if (empty || line == null) {
        setText(null);
        setAccessibleText(null);
        return;
      }
      String sign =
          switch (change) {
            case SAME -> " ";
            case REMOVED -> "−";
            case ADDED -> "+";
          };
      setText(
          "%4s %4s %s %s"
              .formatted(number(line.before()), number(line.after()), sign, line.text()));
      setAccessibleText(
          switch (change) {
            case SAME -> line.text();
            case REMOVED -> i18n.text(PolicyMsg.LINE_REMOVED) + ": " + line.text();
            case ADDED -> i18n.text(PolicyMsg.LINE_ADDED) + ": " + line.text();
          });
    }

    private String number(int line) {
      return line == 0 ? "" : String.valueOf(line);
    }
  }
}
