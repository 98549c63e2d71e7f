package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;

/** Faults on purpose: one is set up on one page; what is active is on the other. */
public final class NemesisView extends BorderPane {
  private final Display display;
  private final I18n i18n;
  private final ToggleButton setUpPage = new ToggleButton();
  private final ToggleButton activePage = new ToggleButton();
  private final FaultFormView form;
  private final LedgerView ledger;

  public NemesisView(Display display, Actions actions, I18n i18n) {
    this.display = display;
    this.i18n = i18n;
    form = new FaultFormView(display, actions, i18n);
    ledger = new LedgerView(actions, i18n);
    setId("nemesis");
    getStyleClass().addAll("panel", "nemesis");
    setUpPage.setId("faults-set-up");
    setUpPage.textProperty().bind(i18n.bind(NemesisMsg.PAGE_SET_UP));
    activePage.setId("faults-active");
    setUpPage.setMnemonicParsing(false);
    activePage.setMnemonicParsing(false);
    setUpPage.setOnAction(e -> turnTo(form));
    activePage.setOnAction(e -> turnTo(ledger));
    SegmentedButton pages = new SegmentedButton(setUpPage, activePage);
    pages.getStyleClass().add("pages");
    HBox head = new HBox(pages);
    head.getStyleClass().add("nemesis-head");
    setTop(head);
    turnTo(form);
  }

  private void turnTo(Node page) {
    setCenter(page);
    setUpPage.setSelected(page == form);
    activePage.setSelected(page == ledger);
    show(display.shown());
  }

  public void show(ConsoleState state) {
    activePage.setText(active(state));
    if (getCenter() == form) {
      form.show(state);
    } else {
      ledger.show(state);
    }
  }

  /** "Active · 2 · 8 s": how many, and when the next reverts by itself. */
  private String active(ConsoleState state) {
    List<FaultView> active =
        state.faults().stream().filter(fault -> fault.phase().isActive()).toList();
    if (active.isEmpty()) {
      return i18n.text(NemesisMsg.PAGE_ACTIVE_NONE);
    }
    return active.stream()
        .map(FaultView::expiresAtMicros)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(next -> LedgerViewModel.secondsLeft(next, state.nowMicros()))
        .map(left -> i18n.text(NemesisMsg.PAGE_ACTIVE_LEFT, active.size(), left))
        .orElseGet(() -> i18n.text(NemesisMsg.PAGE_ACTIVE, active.size()));
  }

  /** Opens the page where a fault is set up, with this form in it, and the keyboard there. */
  public void setUp(FaultForm wanted) {
    turnTo(form);
    form.setUp(wanted);
    form.focusType();
  }

  /** Opens the page of what is active. */
  public void showLedger() {
    turnTo(ledger);
  }
}
