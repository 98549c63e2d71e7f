package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the messages that are facts of their own; the same again and again is one line. */
final class MessageTales {
  private MessageTales() {}

  static @Nullable Tale sent(Telling telling, Fact.MessageSent f) {
    return switch (f.message()) {
      case POLL -> VoteTales.polled(telling, f);
      case VOTE -> VoteTales.askedForVote(telling, f);
      case INSTALL -> sent(telling, f, FactsMsg.INSTALL_SENT, FactsMsg.INSTALL_SENT_WHY);
      case CONFIGURE -> sent(telling, f, FactsMsg.CONFIGURE_SENT, FactsMsg.CONFIGURE_SENT_WHY);
      case TRANSFER -> sent(telling, f, FactsMsg.TRANSFER_SENT, FactsMsg.TRANSFER_SENT_WHY);
      case APPEND, HEARTBEAT, MEMBERSHIP, CLIENT -> null;
    };
  }

  private static Tale sent(Telling telling, Fact.MessageSent f, FactsMsg title, FactsMsg why) {
    Group group =
        telling.group(
            Group.Key.of(Group.Kind.REPEATED, "sent", f.message(), f.from(), f.to(), f.term()));
    return message(f.from(), f.to(), title, why, Wording.of(f.message()), group)
        .because(telling.grounds().asked());
  }

  static @Nullable Tale answered(Telling telling, Fact.MessageAnswered f) {
    return switch (f.message()) {
      case POLL -> VoteTales.poll(telling, f);
      case VOTE -> VoteTales.vote(telling, f);
      case INSTALL, CONFIGURE, TRANSFER -> {
        Group group =
            telling.group(
                Group.Key.of(
                    Group.Kind.REPEATED, f.message(), f.from(), f.to(), f.term(), f.granted()));
        yield message(
                f.from(),
                f.to(),
                f.granted() ? FactsMsg.ANSWER_YES : FactsMsg.ANSWER_NO,
                f.granted() ? FactsMsg.ANSWER_YES_WHY : FactsMsg.ANSWER_NO_WHY,
                Wording.of(f.message()),
                group)
            .because(telling.grounds().last(told -> asks(told, f)));
      }
      case APPEND, HEARTBEAT, MEMBERSHIP, CLIENT -> null;
    };
  }

  private static boolean asks(Story.Told told, Fact.MessageAnswered f) {
    return told.fact() instanceof Fact.MessageSent s
        && s.message() == f.message()
        && s.from().equals(f.from())
        && s.to().equals(f.to());
  }

  static @Nullable Tale unanswered(Telling telling, Fact.MessageUnanswered f) {
    if (!f.message().isIndividual()) {
      return null;
    }
    Group group =
        telling.group(
            Group.Key.of(Group.Kind.REPEATED, "silent", f.message(), f.from(), f.to(), f.term()));
    return message(
            f.from(),
            f.to(),
            FactsMsg.NO_ANSWER,
            FactsMsg.NO_ANSWER_WHY,
            Wording.of(f.message()),
            group)
        .because(telling.grounds().last(told -> silences(told, f.from(), f.to())));
  }

  /** What would explain that the other side does not answer. */
  private static boolean silences(Story.Told told, NodeId from, NodeId to) {
    return switch (told.fact()) {
      case Fact.NodeKilled f -> f.node().equals(to);
      case Fact.NodeStopped f -> f.node().equals(to);
      case Fact.NodeFrozen f -> f.node().equals(to);
      case Fact.LinkCut _ -> told.cuts(from, to) || told.cuts(to, from);
      case Fact.MessageActedOn f -> f.message().from().equals(from) && f.message().to().equals(to);
      default -> false;
    };
  }

  private static Tale message(
      NodeId from, NodeId to, FactsMsg title, FactsMsg why, Object kind, Group group) {
    Object sender = Wording.of(from);
    Object receiver = Wording.of(to);
    return Tale.election(
            Weight.NORMAL,
            repeated(Text.of(title, sender, receiver, kind), group),
            Text.of(why, sender, receiver),
            from,
            to)
        .in(group);
  }

  /** A sentence, and how often the same happened again. */
  static Text repeated(Text title, Group group) {
    return group.count() == 1 ? title : Text.of(FactsMsg.REPEATED, title, group.count() - 1);
  }

  static Tale actedOn(Telling telling, Fact.MessageActedOn f) {
    InFlightMessage message = f.message();
    Tale tale =
        switch (f.action()) {
          case DROP -> acted(message, FactsMsg.MESSAGE_DROPPED, FactsMsg.MESSAGE_DROPPED_WHY);
          case HOLD -> acted(message, FactsMsg.MESSAGE_HELD, FactsMsg.MESSAGE_HELD_WHY);
          case RELEASE -> acted(message, FactsMsg.MESSAGE_RELEASED, FactsMsg.MESSAGE_RELEASED_WHY);
          case DUPLICATE ->
              acted(message, FactsMsg.MESSAGE_DUPLICATED, FactsMsg.MESSAGE_DUPLICATED_WHY);
        };
    return tale.because(
        telling
            .grounds()
            .asked()
            .all(
                told ->
                    told.fact() instanceof Fact.MessageActedOn a
                        && a.message().id() == message.id()));
  }

  private static Tale acted(InFlightMessage message, FactsMsg title, FactsMsg why) {
    return Tale.of(
        Category.LINK,
        Weight.NOTICE,
        Text.of(title, Long.toString(message.id()), LinkWording.of(message)),
        Text.of(why),
        Set.of(message.from(), message.to()));
  }
}
