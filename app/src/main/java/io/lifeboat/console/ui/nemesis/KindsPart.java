package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.FaultType.Aim;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Which kinds of messages are meant; none pressed means all. */
final class KindsPart extends FormPart {
  private final Map<MessageKind, ToggleButton> buttons = new EnumMap<>(MessageKind.class);
  private final Label all = new Label();

  KindsPart(I18n i18n, Editor editor) {
    super(i18n, editor);
    FlowPane pane = new FlowPane();
    pane.getStyleClass().add("endpoint-toggles");
    for (MessageKind kind : MessageKind.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("kind-" + kind.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("chip");
      button.setMnemonicParsing(false);
      button.textProperty().bind(i18n.bind(KindNames.of(kind)));
      button.setOnAction(e -> editor.change(f -> f.withKinds(changed(f.kinds(), kind))));
      buttons.put(kind, button);
      pane.getChildren().add(button);
    }
    all.getStyleClass().add("muted");
    all.textProperty().bind(i18n.bind(NemesisMsg.KINDS_ALL));
    HBox head = row(NemesisMsg.FIELD_KINDS, all);
    HBox.setHgrow(all, Priority.NEVER);
    getChildren().addAll(head, pane);
  }

  private static Set<MessageKind> changed(Set<MessageKind> kinds, MessageKind kind) {
    Set<MessageKind> next = EnumSet.noneOf(MessageKind.class);
    next.addAll(kinds);
    if (!next.remove(kind)) {
      next.add(kind);
    }
    return next;
  }

  @Override
  boolean isFor(FaultType type) {
    return type.aim() == Aim.LINKS;
  }

  @Override
  void show(FaultForm form, ConsoleState state) {
    buttons.forEach((kind, button) -> button.setSelected(form.kinds().contains(kind)));
    all.setVisible(form.kinds().isEmpty());
  }
}
