package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Links, what is done to them and what is on them, in words: parts of sentences. */
public final class LinkWording {
  private static final int LISTED = 4;

  private LinkWording() {}

  /**
   * Which links: by the groups they join where they make a shape ("between n3 and n1, n2"), else
   * one by one, else only how many.
   */
  public static Text of(Collection<Link> links) {
    Set<Link> set = new TreeSet<>(links);
    Set<NodeId> from = set.stream().map(Link::from).collect(Collectors.toCollection(TreeSet::new));
    Set<NodeId> to = set.stream().map(Link::to).collect(Collectors.toCollection(TreeSet::new));
    if (set.equals(product(from, to))) {
      return from.equals(to)
          ? Text.of(FactsMsg.LINKS_AMONG, Wording.of(from))
          : Text.of(FactsMsg.LINKS_FROM_TO, Wording.of(from), Wording.of(to));
    }
    Set<NodeId> side = sideOf(set, from);
    if (side != null) {
      Set<NodeId> other = minus(from, side);
      boolean first = side.size() <= other.size();
      return Text.of(
          FactsMsg.LINKS_BETWEEN,
          Wording.of(first ? side : other),
          Wording.of(first ? other : side));
    }
    return set.size() <= LISTED
        ? Text.of(FactsMsg.LINKS_LISTED, set.stream().map(LinkWording::arrow).toList())
        : Text.of(FactsMsg.LINKS_MANY, set.size());
  }

  /** "n1→n2", also for the client. */
  private static Object arrow(Link link) {
    return Text.of(FactsMsg.LINK_ARROW, Wording.of(link.from()), Wording.of(link.to()));
  }

  /**
   * One of two groups that are joined by exactly these links, both ways; null when there are none.
   */
  private static @Nullable Set<NodeId> sideOf(Set<Link> links, Set<NodeId> endpoints) {
    if (links.isEmpty()) {
      return null;
    }
    NodeId any = endpoints.iterator().next();
    Set<NodeId> other =
        links.stream()
            .filter(link -> link.from().equals(any))
            .map(Link::to)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<NodeId> side = minus(endpoints, other);
    Set<Link> expected = new HashSet<>(product(side, other));
    expected.addAll(product(other, side));
    return links.equals(expected) ? side : null;
  }

  private static Set<NodeId> minus(Set<NodeId> all, Set<NodeId> without) {
    Set<NodeId> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static Set<Link> product(Set<NodeId> from, Set<NodeId> to) {
    Set<Link> links = new HashSet<>();
    for (NodeId a : from) {
      for (NodeId b : to) {
        if (!a.equals(b)) {
          links.add(new Link(a, b));
        }
      }
    }
    return links;
  }

  /** Which messages, in the plural; all when no kind is named. */
  public static Object messages(Collection<MessageKind> kinds) {
    return kinds.isEmpty() || kinds.size() == MessageKind.values().length
        ? Text.of(FactsMsg.MESSAGES_ALL)
        : kinds.stream().sorted().distinct().map(LinkWording::messages).toList();
  }

  private static Text messages(MessageKind kind) {
    return Text.of(
        switch (kind) {
          case POLL -> FactsMsg.MESSAGES_POLL;
          case VOTE -> FactsMsg.MESSAGES_VOTE;
          case APPEND -> FactsMsg.MESSAGES_APPEND;
          case HEARTBEAT -> FactsMsg.MESSAGES_HEARTBEAT;
          case INSTALL -> FactsMsg.MESSAGES_INSTALL;
          case CONFIGURE -> FactsMsg.MESSAGES_CONFIGURE;
          case MEMBERSHIP -> FactsMsg.MESSAGES_MEMBERSHIP;
          case TRANSFER -> FactsMsg.MESSAGES_TRANSFER;
          case CLIENT -> FactsMsg.MESSAGES_CLIENT;
        });
  }

  /** What happens to each message: "200 ± 50 ms late and 12.5 % lost". */
  public static Object of(LinkEffect effect) {
    List<Object> parts = new ArrayList<>();
    if (effect.cut()) {
      parts.add(Text.of(FactsMsg.EFFECT_CUT));
    }
    if (effect.delayMs() > 0 || effect.jitterMs() > 0) {
      parts.add(delay(effect));
    }
    if (effect.lossPercent() > 0) {
      parts.add(Text.of(FactsMsg.EFFECT_LOSS, effect.lossPercent()));
    }
    if (effect.duplicatePercent() > 0) {
      parts.add(Text.of(FactsMsg.EFFECT_DUPLICATE, effect.duplicatePercent()));
    }
    if (effect.reorderPercent() > 0) {
      parts.add(Text.of(FactsMsg.EFFECT_REORDER, effect.reorderPercent(), effect.reorderMs()));
    }
    if (effect.bytesPerSecond() > 0) {
      parts.add(Text.of(FactsMsg.EFFECT_BANDWIDTH, effect.bytesPerSecond()));
    }
    return parts.isEmpty() ? Text.of(FactsMsg.EFFECT_NONE) : parts;
  }

  private static Text delay(LinkEffect effect) {
    if (effect.jitterMs() == 0) {
      return Text.of(FactsMsg.EFFECT_DELAY, effect.delayMs());
    }
    FactsMsg shape =
        switch (effect.shape()) {
          case UNIFORM -> FactsMsg.EFFECT_DELAY_UNIFORM;
          case NORMAL -> FactsMsg.EFFECT_DELAY_NORMAL;
          case PARETO -> FactsMsg.EFFECT_DELAY_PARETO;
        };
    return Text.of(shape, effect.delayMs(), effect.jitterMs());
  }

  /** What one fault does to one direction: "entries: 200 ms late (f2)". */
  public static Text of(LinkDisturbance disturbance) {
    Object effect = disturbance.hold() ? Text.of(FactsMsg.EFFECT_HOLD) : of(disturbance.effect());
    Text what = Text.of(FactsMsg.EFFECT_ON, messages(disturbance.kinds()), effect);
    return Text.of(FactsMsg.EFFECT_OF_FAULT, what, disturbance.fault());
  }

  /** What all of them do to one direction; there is at least one. */
  static Text of(List<LinkDisturbance> disturbances) {
    return disturbances.stream()
        .map(LinkWording::of)
        .reduce((said, next) -> Text.of(FactsMsg.EFFECTS_MORE, said, next))
        .orElseThrow();
  }

  /** "vote request from n1 to n2 (term 3)". */
  public static Text of(InFlightMessage message) {
    Object kind = Wording.of(message.kind());
    Object from = Wording.of(message.from());
    Object to = Wording.of(message.to());
    Long term = message.term();
    if (term == null) {
      FactsMsg key = message.answer() ? FactsMsg.MESSAGE_ANSWER : FactsMsg.MESSAGE_REQUEST;
      return Text.of(key, kind, from, to);
    }
    FactsMsg key =
        message.answer() ? FactsMsg.MESSAGE_ANSWER_OF_TERM : FactsMsg.MESSAGE_REQUEST_OF_TERM;
    return Text.of(key, kind, from, to, term);
  }

  /** As one says what is to be done: "drop". */
  public static Text of(MessageAction action) {
    return Text.of(
        switch (action) {
          case DROP -> FactsMsg.ACTION_DROP;
          case HOLD -> FactsMsg.ACTION_HOLD;
          case RELEASE -> FactsMsg.ACTION_RELEASE;
          case DUPLICATE -> FactsMsg.ACTION_DUPLICATE;
        });
  }
}
