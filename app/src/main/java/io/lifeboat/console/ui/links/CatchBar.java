package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.command.NemesisCommand.CatchMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.nemesis.Choice;
import io.lifeboat.console.ui.nemesis.KindNames;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** "The next vote request from n1 to n2: drop, hold, duplicate." */
final class CatchBar extends FlowPane {
  private static final List<MessageAction> ACTIONS =
      List.of(MessageAction.DROP, MessageAction.HOLD, MessageAction.DUPLICATE);

  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private final Choice<MessageKind> kind;
  private final Choice<NodeId> from;
  private final Choice<NodeId> to;
  private final Map<MessageAction, ActionButton> buttons = new EnumMap<>(MessageAction.class);
  private List<NodeId> endpoints = List.of();
  private MessageKind wanted = MessageKind.APPEND;
  private NodeId sender = NodeId.of(1);
  private NodeId receiver = NodeId.of(2);

  CatchBar(Display display, Actions actions, I18n i18n) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
    setId("catch-bar");
    getStyleClass().add("catch-bar");
    kind =
        new Choice<>(
            "catch-kind",
            NemesisMsg.FIELD_KIND,
            i18n,
            k -> Text.of(KindNames.of(k)),
            k -> {
              wanted = k;
              show();
            });
    from = endpoint("catch-from", NemesisMsg.FIELD_FROM, n -> sender = n);
    to = endpoint("catch-to", NemesisMsg.FIELD_TO, n -> receiver = n);
    getChildren()
        .addAll(
            label(NemesisMsg.CATCH_NEXT),
            kind,
            label(NemesisMsg.CATCH_FROM),
            from,
            label(NemesisMsg.CATCH_TO),
            to);
    for (MessageAction action : ACTIONS) {
      ActionButton button =
          new ActionButton(
              "catch-" + action.name().toLowerCase(Locale.ROOT),
              () -> actions.submit(command(action)));
      button.button().getStyleClass().add("small");
      buttons.put(action, button);
      getChildren().add(button);
    }
  }

  private Choice<NodeId> endpoint(
      String id, NemesisMsg what, java.util.function.Consumer<NodeId> chosen) {
    return new Choice<>(
        id,
        what,
        i18n,
        n -> n.isClient() ? Text.of(UiMsg.CLIENT_MARK) : Text.of(UiMsg.PLAIN, n),
        n -> {
          chosen.accept(n);
          show();
        });
  }

  private Label label(NemesisMsg key) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private CatchMessage command(MessageAction action) {
    return new CatchMessage(
        sender, receiver, wanted, action, display.faultDurationMsProperty().get());
  }

  /** Takes the ends of a link that was selected. */
  void aimAt(Link link) {
    sender = link.from();
    receiver = link.to();
    show();
  }

  void show(List<NodeId> offered) {
    endpoints = offered;
    show();
  }

  private void show() {
    if (endpoints.isEmpty()) {
      setVisible(false);
      return;
    }
    setVisible(true);
    kind.show(List.of(MessageKind.values()), wanted);
    from.show(endpoints, sender);
    to.show(endpoints, receiver);
    for (MessageAction action : ACTIONS) {
      ActionButton button = buttons.get(action);
      ActionItem item = actions.item("catch", command(action));
      if (button != null) {
        button.show(i18n.text(KindNames.of(action)), i18n.text(item.line()), item.isPossible());
      }
    }
  }
}
