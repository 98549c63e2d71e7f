package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.command.Availability.ALLOWED;
import static io.lifeboat.console.application.command.Availability.refused;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.LinkWording;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is impossible on links: ends that do not exist, shapes without enough nodes. */
final class LinkChecks {
  private static final int LONGEST_DELAY_MS = 60_000;

  private LinkChecks() {}

  static Availability isolate(NodeId node, ConsoleState state) {
    boolean already = state.topology().withIsolated(node).cut().equals(state.cutLinks());
    return already
        ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_ISOLATED_ALREADY, node)
        : ALLOWED;
  }

  static Availability rejoin(NodeView node) {
    return node.cutOff() || node.partlyCut()
        ? ALLOWED
        : refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOT_ISOLATED, node.node());
  }

  static Availability partition(NemesisCommand.PartitionNodes c, ConsoleState state) {
    if (c.groupA().isEmpty() || c.groupB().isEmpty()) {
      return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_GROUP_EMPTY);
    }
    Set<NodeId> all = new HashSet<>(c.groupA());
    all.addAll(c.groupB());
    for (NodeId id : all.stream().sorted().toList()) {
      if (!exists(id, state)) {
        return NodeChecks.noSuchNode(id);
      }
      if (c.groupA().contains(id) && c.groupB().contains(id)) {
        return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_GROUP_OVERLAP, Wording.of(id));
      }
    }
    return ALLOWED;
  }

  static Availability bridge(NodeId bridge, ConsoleState state) {
    return state.members().all().size() < LinkShapes.LEAST_FOR_BRIDGE
        ? refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_BRIDGE, LinkShapes.LEAST_FOR_BRIDGE)
        : NodeChecks.of(bridge, state, _ -> ALLOWED);
  }

  static Availability ring(ConsoleState state) {
    return state.members().all().size() < LinkShapes.LEAST_FOR_RING
        ? refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_RING, LinkShapes.LEAST_FOR_RING)
        : ALLOWED;
  }

  /** Some link, both ends of each exist, and messages of these kinds can be on one of them. */
  static Availability links(Set<Link> links, Set<MessageKind> kinds, ConsoleState state) {
    if (links.isEmpty()) {
      return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_NO_LINKS);
    }
    for (Link link : links) {
      if (link.from().equals(link.to())) {
        return refused(
            FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_LINK_TO_ITSELF, Wording.of(link.from()));
      }
      for (NodeId end : List.of(link.from(), link.to())) {
        if (!exists(end, state)) {
          return NodeChecks.noSuchNode(end);
        }
      }
    }
    boolean onlyTheClients =
        links.stream().allMatch(link -> link.from().isClient() || link.to().isClient());
    return onlyTheClients && !kinds.isEmpty() && !kinds.contains(MessageKind.CLIENT)
        ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_KIND_OF_CLIENT)
        : ALLOWED;
  }

  private static boolean exists(NodeId endpoint, ConsoleState state) {
    return endpoint.isClient() || state.node(endpoint).isPresent();
  }

  // Single messages

  static Availability catchNext(NemesisCommand.CatchMessage c, ConsoleState state) {
    return c.action() == MessageAction.RELEASE
        ? refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_ACTION, LinkWording.of(c.action()))
        : links(Set.of(new Link(c.from(), c.to())), Set.of(c.kind()), state);
  }

  /** The message must be known to be on its way, unless not all of those are known. */
  static Availability act(NemesisCommand.ActOnMessage c, ConsoleState state) {
    Object id = Long.toString(c.message());
    InFlightMessage message = state.links().message(c.message()).orElse(null);
    if (message == null) {
      boolean allKnown = state.links().inFlightTotal() <= state.links().inFlight().size();
      return allKnown
          ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOT_IN_FLIGHT, id)
          : ALLOWED;
    }
    if (c.action() == MessageAction.DUPLICATE && message.answer()) {
      return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_DUPLICATE_ANSWER, id);
    }
    return c.action() == MessageAction.HOLD && message.dueMicros() == null
        ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_HELD_ALREADY, id)
        : ALLOWED;
  }

  static Availability delay(int ms) {
    return CommandCheck.inRange(ms, 0, LONGEST_DELAY_MS, FactsMsg.FIELD_DELAY);
  }
}
