package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.DraftFault;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The faults of a text by line; a click, or Enter, goes there. */
final class FaultList extends ListView<DraftFault> {
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
  private static final int MOST_ROWS = 4;

  private final I18n i18n;
  private final IntConsumer goTo;

  FaultList(I18n i18n, IntConsumer goTo) {
    this.i18n = i18n;
    this.goTo = goTo;
    setId("policy-faults");
    getStyleClass().add("policy-faults");
    accessibleTextProperty().bind(i18n.bind(PolicyMsg.FAULTS));
    setCellFactory(list -> new Cell());
    setMinHeight(Region.USE_PREF_SIZE);
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            go(getSelectionModel().getSelectedItem());
            e.consume();
          }
        });
    prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(getItems().size(), MOST_ROWS) * getFixedCellSize() + 4,
                fixedCellSizeProperty(),
                getItems()));
    Bar.shown(this, false);
  }

  /**
   * Shows these.
   *
   * @param stale whether the text has changed since it was judged
   */
  void show(List<DraftFault> found, boolean stale) {
    if (!getItems().equals(found)) {
      getItems().setAll(found);
    }
    pseudoClassStateChanged(STALE, stale);
    Bar.shown(this, !found.isEmpty());
    refresh();
  }

  private void go(@Nullable DraftFault fault) {
    if (fault != null && fault.line() > 0) {
      goTo.accept(fault.line());
    }
  }

  private final class Cell extends ListCell<DraftFault> {
    private Cell() {
      setOnMouseClicked(
          e -> {
            if (!isEmpty()) {
              go(getItem());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable DraftFault fault, boolean empty) {
      super.updateItem(fault, empty);
      if (empty || fault == null) {
        setText(null);
        setId(null);
      } else {
        setText("✕ " + i18n.text(PolicyWords.of(fault)));
        setId("policy-fault-" + fault.line());
      }
    }
  }
}
