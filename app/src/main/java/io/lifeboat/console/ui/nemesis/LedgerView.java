package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.nemesis.LedgerViewModel.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is broken now, each with its way back; and the way back for all of it. */
final class LedgerView extends BorderPane {
  private static final PseudoClass VERIFIED = PseudoClass.getPseudoClass("verified");

  private final Actions actions;
  private final I18n i18n;
  private final VBox list = new VBox();
  private final TextField reason = new TextField();
  private final ActionButton heal;
  private final ActionButton rearm;
  private final Label blocked = new Label();
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private @Nullable LedgerViewModel last;

  LedgerView(Actions actions, I18n i18n) {
    this.actions = actions;
    this.i18n = i18n;
    setId("ledger-page");
    list.setId("ledger");
    list.getStyleClass().add("ledger");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("fault-scroll");
    setCenter(scroll);
    heal = new ActionButton("ledger-heal-all", this::healAll);
    heal.button().getStyleClass().add("heal-all");
    rearm = new ActionButton("ledger-rearm", () -> actions.submit(new RearmFaults()));
    setBottom(foot());
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              last = null;
              rows.clear();
            });
  }

  private Node foot() {
    reason.setId("heal-reason");
    reason.promptTextProperty().bind(i18n.bind(NemesisMsg.HEAL_REASON));
    reason.accessibleTextProperty().bind(i18n.bind(NemesisMsg.HEAL_REASON));
    reason.setMinWidth(0);
    reason.setOnAction(e -> healAll());
    HBox.setHgrow(reason, Priority.ALWAYS);
    heal.setMinWidth(Region.USE_PREF_SIZE);
    rearm.setMinWidth(Region.USE_PREF_SIZE);
    HBox buttons = new HBox(6, reason, heal);
    buttons.setAlignment(Pos.CENTER_LEFT);
    blocked.setId("ledger-blocked");
    blocked.setWrapText(true);
    blocked.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(blocked, Priority.ALWAYS);
    HBox lever = new HBox(8, blocked, rearm);
    lever.setAlignment(Pos.CENTER_LEFT);
    lever.visibleProperty().bind(rearm.button().disableProperty().not());
    lever.managedProperty().bind(lever.visibleProperty());
    VBox foot = new VBox(lever, buttons);
    foot.getStyleClass().add("fault-foot");
    return foot;
  }

  private void healAll() {
    actions.submit(new HealAll(reason.getText().strip()));
    reason.clear();
  }

  void show(ConsoleState state) {
    show(heal, actions.item("heal-all", new HealAll(reason.getText().strip())));
    show(rearm, actions.item("rearm", new RearmFaults()));
    String why = state.blockedReason();
    blocked.setText(
        why == null || why.isBlank()
            ? i18n.text(NemesisMsg.BLOCKED)
            : i18n.text(NemesisMsg.BLOCKED_BECAUSE, why));
    LedgerViewModel model = LedgerViewModel.of(state);
    if (!model.equals(last)) {
      last = model;
      render(model);
    }
  }

  private void show(ActionButton button, ActionItem item) {
    button.show(i18n.text(item.name()), i18n.text(item.line()), item.isPossible());
  }

  private void render(LedgerViewModel model) {
    List<String> ids = model.entries().stream().map(Entry::id).toList();
    if (!ids.equals(List.copyOf(rows.keySet())) || ids.isEmpty()) {
      rows.clear();
      list.getChildren().clear();
      if (ids.isEmpty()) {
        Label none = new Label(i18n.text(UiMsg.LEDGER_EMPTY));
        none.getStyleClass().add("empty-words");
        list.getChildren().add(none);
      }
      for (Entry entry : model.entries()) {
        Row row = new Row(entry);
        rows.put(entry.id(), row);
        list.getChildren().add(row);
      }
    }
    for (Entry entry : model.entries()) {
      Row row = rows.get(entry.id());
      if (row != null) {
        row.show(entry);
      }
    }
  }

  /** One fault; it stays the same control while the fault lasts, so the focus stays in it. */
  private final class Row extends HBox {
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label evidence = new Label();
    private final ActionButton revert;

    Row(Entry entry) {
      super(8);
      setId("fault-" + entry.id());
      getStyleClass().add("ledger-row");
      setAlignment(Pos.CENTER_LEFT);
      name.getStyleClass().add("ledger-name");
      detail.getStyleClass().add("muted");
      evidence.getStyleClass().addAll("muted", "ledger-evidence");
      for (Label label : List.of(name, detail, evidence)) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
      }
      VBox words = new VBox(name, detail, evidence);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      revert = new ActionButton("revert-" + entry.id(), () -> actions.submit(entry.revert()));
      revert.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().addAll(words, revert);
    }

    void show(Entry entry) {
      name.setText(i18n.text(entry.name()));
      detail.setText(i18n.text(UiMsg.LEDGER_DETAIL, entry.id(), entry.phase(), entry.timeLeft()));
      String seen = entry.evidence();
      evidence.setText(seen == null ? "" : seen);
      SidesPart.shown(seen != null && !seen.isBlank(), evidence);
      ActionItem item = actions.item("revert", entry.revert());
      revert.show(i18n.text(UiMsg.REVERT), i18n.text(item.line()), item.isPossible());
      pseudoClassStateChanged(VERIFIED, entry.verified());
    }
  }
}
