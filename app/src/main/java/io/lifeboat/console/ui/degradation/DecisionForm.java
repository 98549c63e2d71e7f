package io.lifeboat.console.ui.degradation;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a reason and an end before something is decided, and says what it will do. Without a
 * quorum it offers to decide for this gateway alone.
 */
final class DecisionForm extends VBox {
  private static final List<Long> ENDS = List.of(0L, 60_000L, 300_000L, 1_800_000L);

  private final String id;
  private final Actions actions;
  private final I18n i18n;
  private final TextField reason = new TextField();
  private final ChoiceBox<Long> end = new ChoiceBox<>();
  private final HBox reasoning;
  private final HBox ending;
  private final FlowPane fields;
  private final Label preview = new Label();
  private final ActionButton act;
  private final ActionButton local;
  private final Button cancel = new Button();
  private @Nullable Ask asked;
  private Runnable onClosed = () -> {};
  private Runnable onOpened = () -> {};

  /** What is to be decided. */
  interface Ask {
    /**
     * The command.
     *
     * @param durationMs null for no end
     */
    Command command(String reason, @Nullable Long durationMs, boolean here);

    /** Whether it takes a reason. */
    boolean hasReason();

    /** Whether it can end by itself. */
    boolean canEnd();
  }

  DecisionForm(String id, Actions actions, I18n i18n) {
    this.id = id;
    this.actions = actions;
    this.i18n = i18n;
    setId(id);
    getStyleClass().add("decision-form");
    reason.setId(id + "-reason");
    reason.setPrefColumnCount(18);
    reason.accessibleTextProperty().bind(i18n.bind(DegradationPanelMsg.FORM_REASON));
    reason.textProperty().addListener((o, was, is) -> show());
    end.setId(id + "-end");
    end.getStyleClass().add("level-choice");
    end.getItems().setAll(ENDS);
    end.setValue(ENDS.getFirst());
    end.setConverter(ends());
    end.accessibleTextProperty().bind(i18n.bind(DegradationPanelMsg.FORM_ENDS));
    end.valueProperty().addListener((o, was, is) -> show());
    Label ends = new Label();
    ends.textProperty().bind(i18n.bind(DegradationPanelMsg.FORM_ENDS));
    ends.getStyleClass().add("muted");
    ending = new HBox(5, ends, end);
    ending.setAlignment(Pos.CENTER_LEFT);
    Label why = new Label();
    why.textProperty().bind(i18n.bind(DegradationPanelMsg.FORM_REASON));
    why.getStyleClass().add("muted");
    why.setLabelFor(reason);
    reasoning = new HBox(5, why, reason);
    reasoning.setAlignment(Pos.CENTER_LEFT);
    fields = new FlowPane(10, 6, reasoning, ending);
    preview.setId(id + "-preview");
    preview.setWrapText(true);
    preview.setMinHeight(Region.USE_PREF_SIZE);
    act = new ActionButton(id + "-act", () -> decide(false));
    local = new ActionButton(id + "-local", () -> decide(true));
    cancel.setId(id + "-cancel");
    cancel.textProperty().bind(i18n.bind(DegradationPanelMsg.FORM_CANCEL));
    cancel.setMnemonicParsing(false);
    cancel.setOnAction(e -> close());
    FlowPane buttons = new FlowPane(8, 6, act, local, cancel);
    getChildren().addAll(fields, preview, buttons);
    reason.setOnAction(e -> act.button().fire());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            e.consume();
            close();
          }
        });
    setOpen(false);
  }

  private StringConverter<Long> ends() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable Long ms) {
        return ms == null || ms == 0
            ? i18n.text(DegradationPanelMsg.FORM_NEVER)
            : i18n.text(DegradationPanelMsg.FORM_AFTER, DegradationWords.span(ms));
      }

      @Override
      public Long fromString(String string) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }

  /** Called when it was decided or given up. */
  void setOnClosed(Runnable listener) {
    onClosed = listener;
  }

  /** Called when it is there to be seen. */
  void setOnOpened(Runnable listener) {
    onOpened = listener;
  }

  boolean isOpen() {
    return asked != null;
  }

  /** Asks, with the keyboard in it. */
  void open(Ask ask) {
    asked = ask;
    reason.clear();
    end.setValue(ENDS.getFirst());
    shown(reasoning, ask.hasReason());
    shown(ending, ask.canEnd());
    shown(fields, ask.hasReason() || ask.canEnd());
    setOpen(true);
    show();
    onOpened.run();
    if (ask.hasReason()) {
      reason.requestFocus();
    } else {
      act.button().requestFocus();
    }
  }

  void close() {
    if (asked != null) {
      asked = null;
      setOpen(false);
      onClosed.run();
    }
  }

  private void setOpen(boolean open) {
    shown(this, open);
  }

  private static void shown(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }

  private @Nullable Command command(boolean here) {
    Ask ask = asked;
    Long ms = end.getValue();
    return ask == null
        ? null
        : ask.command(
            ask.hasReason() ? reason.getText().strip() : "",
            !ask.canEnd() || ms == null || ms == 0 ? null : ms,
            here);
  }

  private void decide(boolean here) {
    Command command = command(here);
    if (command != null) {
      actions.submit(command);
      close();
    }
  }

  /** What it will do, as it stands now. */
  void show() {
    Command everywhere = command(false);
    Command here = command(true);
    if (everywhere == null || here == null) {
      return;
    }
    ActionItem item = actions.item(id, everywhere);
    ActionItem alone = actions.item(id, here);
    boolean offer = !item.isPossible() && !here.equals(everywhere) && alone.isPossible();
    act.show(i18n.text(item.name()), i18n.text(item.line()), item.isPossible());
    shown(local, offer);
    Text name = here.equals(everywhere) ? item.name() : alone.name();
    local.show(i18n.text(DegradationPanelMsg.FORM_LOCAL, name), i18n.text(alone.line()), offer);
    preview.setText(offer ? i18n.text(DegradationPanelMsg.FORM_NO_QUORUM) : i18n.text(item.line()));
  }

  /** The same in another language. */
  void refresh() {
    end.setConverter(ends());
    show();
  }
}
