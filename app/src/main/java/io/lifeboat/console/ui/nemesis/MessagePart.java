package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Endpoints;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.FaultType.Aim;
import java.util.List;
import java.util.Set;

/** One message that is waited for: what is done to it, its kind, from whom, to whom. */
final class MessagePart extends FormPart {
  private static final List<MessageAction> ACTIONS =
      List.of(MessageAction.DROP, MessageAction.HOLD, MessageAction.DUPLICATE);

  private final Choice<MessageAction> action;
  private final Choice<MessageKind> kind;
  private final EndpointToggles from;
  private final EndpointToggles to;

  MessagePart(I18n i18n, Editor editor) {
    super(i18n, editor);
    action =
        new Choice<>(
            "message-action",
            NemesisMsg.FIELD_ACTION,
            i18n,
            a -> Text.of(KindNames.of(a)),
            a -> editor.change(f -> f.withAction(a)));
    kind =
        new Choice<>(
            "message-kind",
            NemesisMsg.FIELD_KIND,
            i18n,
            k -> Text.of(KindNames.of(k)),
            k -> editor.change(f -> f.withKind(k)));
    from =
        new EndpointToggles(
            "from",
            NemesisMsg.FIELD_FROM,
            i18n,
            (n, in) -> editor.change(f -> f.withSides(one(n, in), without(f.sideB(), n))));
    to =
        new EndpointToggles(
            "to",
            NemesisMsg.FIELD_TO,
            i18n,
            (n, in) -> editor.change(f -> f.withSides(without(f.sideA(), n), one(n, in))));
    getChildren()
        .addAll(
            row(NemesisMsg.FIELD_ACTION, action),
            row(NemesisMsg.FIELD_KIND, kind),
            row(NemesisMsg.FIELD_FROM, from),
            row(NemesisMsg.FIELD_TO, to));
  }

  private static Set<NodeId> one(NodeId node, boolean in) {
    return in ? Set.of(node) : Set.of();
  }

  private static Set<NodeId> without(Set<NodeId> nodes, NodeId node) {
    return nodes.contains(node) || nodes.isEmpty() ? Set.of() : Set.of(nodes.iterator().next());
  }

  @Override
  boolean isFor(FaultType type) {
    return type.aim() == Aim.MESSAGE;
  }

  @Override
  void show(FaultForm form, ConsoleState state) {
    action.show(ACTIONS, form.action());
    kind.show(List.of(MessageKind.values()), form.kind());
    List<NodeId> all = Endpoints.all(state);
    from.show(all, first(form.sideA()));
    to.show(all, first(form.sideB()));
  }

  private static Set<NodeId> first(Set<NodeId> nodes) {
    return nodes.isEmpty() ? Set.of() : Set.of(nodes.iterator().next());
  }
}
