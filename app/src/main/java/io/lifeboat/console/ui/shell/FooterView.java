package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.console.application.state.CommandView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The last command and what became of it: ok, failed, or not known. */
final class FooterView extends HBox {
  private static final PseudoClass ABNORMAL = PseudoClass.getPseudoClass("abnormal");

  private final I18n i18n;
  private final Label command = new Label();
  private final Label run = new Label();

  FooterView(I18n i18n) {
    this.i18n = i18n;
    getStyleClass().add("footer");
    command.setId("last-command");
    command.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(command, Priority.ALWAYS);
    run.setId("run-facts");
    run.getStyleClass().add("muted");
    run.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(command, run);
  }

  void show(ConsoleState state) {
    Text text = lastCommand(state);
    command.setText(i18n.text(text));
    command.pseudoClassStateChanged(ABNORMAL, text.key() == UiMsg.COMMAND_FAILED);
    run.setText(
        state.phase() == ConsoleState.Phase.BLANK
            ? ""
            : i18n.text(
                UiMsg.RUN_FACTS,
                state.electionTimeoutMs(),
                state.heartbeatMs(),
                Text.of(state.flushOnCommit() ? UiMsg.RUN_FLUSHED : UiMsg.RUN_NOT_FLUSHED)));
  }

  static Text lastCommand(ConsoleState state) {
    // What people wrote down was asked of nobody.
    CommandView last =
        state.commands().reversed().stream()
            .filter(each -> !(each.command() instanceof LogbookCommand))
            .findFirst()
            .orElse(null);
    if (last == null) {
      return Text.of(UiMsg.NO_COMMAND);
    }
    Text name = Actions.name(last.command());
    return switch (last.outcome()) {
      case null -> Text.of(UiMsg.COMMAND_PENDING, last.id(), name);
      case Outcome.Ok ok -> Text.of(UiMsg.COMMAND_OK, last.id(), name);
      case Outcome.Fail fail ->
          Text.of(UiMsg.COMMAND_FAILED, last.id(), name, fail.reason(), fail.detail());
      case Outcome.Info info -> Text.of(UiMsg.COMMAND_NOT_KNOWN, last.id(), name);
    };
  }
}
