package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells questions for pre-votes and votes, and the answers to them. */
final class VoteTales {
  private VoteTales() {}

  // Questions

  /** The questions of a candidate are one thing, also when it asks in vain again and again. */
  static Tale polled(Telling telling, Fact.MessageSent f) {
    LeaderHeardView heard = telling.before().elections().heard().get(f.from());
    long since = heard == null ? 0 : heard.heardAtMicros();
    Group group =
        telling.group(Group.Key.of(Group.Kind.ASKED, f.message(), f.from(), f.term(), since));
    if (group.count() == 1) {
      group = group.opening(heard == null ? 0 : telling.msSince(since));
    }
    group = group.nodes().contains(f.to()) ? group.newRound(f.to()) : group.with(f.to());
    Set<NodeId> others = others(telling, f.from());
    Set<NodeId> asked = group.rounds() > 1 ? others : group.nodes();
    Object whom = asked(asked, others);
    Text title =
        heard == null
            ? Text.of(FactsMsg.POLL_SENT_LEADERLESS, f.from(), whom, asked.size())
            : Text.of(
                FactsMsg.POLL_SENT, f.from(), heard.leader(), group.opening(), whom, asked.size());
    if (group.rounds() > 1) {
      title = Text.of(FactsMsg.POLL_ROUNDS, title, group.rounds());
    }
    int voters = telling.before().members().voters().size();
    int timeout = telling.before().electionTimeoutMs();
    Text why =
        Text.of(FactsMsg.POLL_SENT_WHY, f.from(), Quorum.of(voters), voters, timeout, 2 * timeout);
    Grounds grounds =
        telling.grounds().heard(f.from()).lossOf(heard == null ? null : heard.leader());
    if (telling.before().node(f.from()).map(NodeView::cutOff).orElse(false)) {
      grounds.last(told -> told.links().stream().anyMatch(link -> link.to().equals(f.from())));
    }
    return question(f.from(), group, title, why).because(grounds);
  }

  static Tale askedForVote(Telling telling, Fact.MessageSent f) {
    Group group =
        telling
            .group(Group.Key.of(Group.Kind.ASKED, f.message(), f.from(), f.term(), 0L))
            .with(f.to());
    Object whom = asked(group.nodes(), others(telling, f.from()));
    int voters = telling.before().members().voters().size();
    Grounds grounds =
        telling
            .grounds()
            .last(
                told ->
                    told.fact() instanceof Fact.RoleChanged r
                        && r.role() == Role.CANDIDATE
                        && r.node().equals(f.from()));
    return question(
            f.from(),
            group,
            Text.of(FactsMsg.VOTE_SENT, f.from(), whom, f.term()),
            Text.of(FactsMsg.VOTE_SENT_WHY, Quorum.of(voters), voters))
        .because(grounds);
  }

  private static Tale question(NodeId from, Group group, Text title, Text why) {
    Set<NodeId> nodes = new HashSet<>(group.nodes());
    nodes.add(from);
    return Tale.of(Category.ELECTION, Weight.NORMAL, title, why, nodes).in(group);
  }

  private static Set<NodeId> others(Telling telling, NodeId node) {
    Set<NodeId> others = new TreeSet<>(telling.before().members().voters());
    others.remove(node);
    return others;
  }

  private static Object asked(Set<NodeId> asked, Set<NodeId> others) {
    return others.size() > 1 && asked.containsAll(others)
        ? Text.of(FactsMsg.OTHERS)
        : Wording.of(asked);
  }

  // Answers

  static Tale poll(Telling telling, Fact.MessageAnswered f) {
    Text title;
    Text why;
    if (f.granted()) {
      VoteRoundView round = telling.after().elections().roundOf(f.from());
      boolean counts = round != null && round.kind() == MessageKind.POLL;
      title =
          counts && round != null
              ? Text.of(
                  FactsMsg.POLL_GRANTED_TALLY,
                  f.from(),
                  f.to(),
                  round.granted().size(),
                  round.needed())
              : Text.of(FactsMsg.POLL_GRANTED, f.from(), f.to());
      why = Text.of(FactsMsg.POLL_GRANTED_WHY, f.from(), f.to());
    } else {
      title = Text.of(FactsMsg.POLL_REFUSED, f.from(), f.to());
      NodeView voter = telling.before().node(f.to()).orElse(null);
      Text reason =
          voter != null && voter.role() == Role.LEADER && voter.takesPart()
              ? Text.of(FactsMsg.REFUSED_LEADS, f.from(), f.to(), voter.term())
              : termOrLog(telling, f);
      why =
          Text.of(
              FactsMsg.POLL_REFUSED_WHY,
              f.from(),
              reason == null ? Text.of(FactsMsg.REFUSED_POLL_UNKNOWN, f.from(), f.to()) : reason);
    }
    return answer(telling, f, title, why, telling.grounds());
  }

  static Tale vote(Telling telling, Fact.MessageAnswered f) {
    if (f.granted()) {
      VoteRoundView round = telling.after().elections().roundOf(f.from());
      boolean counts =
          round != null && round.kind() == MessageKind.VOTE && round.term() == f.term();
      Text title =
          counts && round != null
              ? Text.of(
                  FactsMsg.VOTE_GRANTED_TALLY,
                  f.from(),
                  f.to(),
                  f.term(),
                  round.granted().size(),
                  round.needed())
              : Text.of(FactsMsg.VOTE_GRANTED, f.from(), f.to(), f.term());
      return answer(telling, f, title, Text.of(FactsMsg.VOTE_GRANTED_WHY), telling.grounds());
    }
    Grounds grounds = telling.grounds();
    Text reason = voteRefusedFor(telling, f, grounds);
    return answer(
        telling,
        f,
        Text.of(FactsMsg.VOTE_REFUSED, f.from(), f.to(), f.term()),
        Text.of(FactsMsg.VOTE_REFUSED_WHY, reason),
        grounds);
  }

  /** Why a vote was refused, from what is known of the voter; that it is not known, else. */
  private static Text voteRefusedFor(Telling telling, Fact.MessageAnswered f, Grounds grounds) {
    Story story = telling.story();
    Story.Told guarded = story.last(told -> isGuarded(told, f));
    if (guarded != null && guarded.fact() instanceof Fact.VoteRefused v) {
      return votedFor(v.grantedTo(), f, guarded, grounds);
    }
    Story.Told given = story.last(told -> isGiven(told, f));
    if (given != null && given.fact() instanceof Fact.MessageAnswered a) {
      return votedFor(a.from(), f, given, grounds);
    }
    Story.Told stands = story.last(told -> stands(told, f));
    if (stands != null) {
      grounds.last(told -> told.equals(stands));
      return Text.of(FactsMsg.REFUSED_STANDS, f.from(), f.to());
    }
    Text reason = termOrLog(telling, f);
    return reason == null ? Text.of(FactsMsg.REFUSED_VOTE_UNKNOWN, f.from(), f.to()) : reason;
  }

  private static Text votedFor(
      NodeId other, Fact.MessageAnswered f, Story.Told because, Grounds grounds) {
    grounds.last(told -> told.equals(because));
    return Text.of(FactsMsg.REFUSED_VOTED, f.from(), f.to(), other);
  }

  /** The guard refused this very vote. */
  private static boolean isGuarded(Story.Told told, Fact.MessageAnswered f) {
    return told.fact() instanceof Fact.VoteRefused v
        && v.node().equals(f.to())
        && v.candidate().equals(f.from())
        && v.term() == f.term();
  }

  /** The voter gave its vote of this term to somebody. */
  private static boolean isGiven(Story.Told told, Fact.MessageAnswered f) {
    return told.fact() instanceof Fact.MessageAnswered a
        && a.message() == MessageKind.VOTE
        && a.to().equals(f.to())
        && a.term() == f.term()
        && a.granted();
  }

  /** The voter stands itself in this term. */
  private static boolean stands(Story.Told told, Fact.MessageAnswered f) {
    return told.fact() instanceof Fact.RoleChanged r
        && r.node().equals(f.to())
        && r.role() == Role.CANDIDATE
        && r.term() == f.term();
  }

  /** A higher term or a longer log of the voter, as it last reported; null when neither shows. */
  private static @Nullable Text termOrLog(Telling telling, Fact.MessageAnswered f) {
    NodeView asks = telling.before().node(f.from()).orElse(null);
    NodeView voter = telling.before().node(f.to()).orElse(null);
    if (asks == null || voter == null) {
      return null;
    }
    if (voter.term() > f.term()) {
      return Text.of(FactsMsg.REFUSED_TERM, f.from(), f.to(), voter.term(), f.term());
    }
    return voter.lastLogIndex() > asks.lastLogIndex()
        ? Text.of(FactsMsg.REFUSED_LOG, f.from(), f.to(), voter.lastLogIndex(), asks.lastLogIndex())
        : null;
  }

  private static Tale answer(
      Telling telling, Fact.MessageAnswered f, Text title, Text why, Grounds grounds) {
    Group group =
        telling.group(
            Group.Key.of(
                Group.Kind.REPEATED, f.message(), f.from(), f.to(), f.term(), f.granted()));
    Tale tale =
        Tale.election(Weight.NORMAL, MessageTales.repeated(title, group), why, f.from(), f.to());
    return tale.because(
            grounds.last(
                told ->
                    told.fact() instanceof Fact.MessageSent s
                        && s.message() == f.message()
                        && s.from().equals(f.from())
                        && s.term() == f.term()))
        .in(group);
  }

  // The guard

  static Tale guarded(Telling telling, Fact.VoteRefused f) {
    Grounds grounds =
        telling
            .grounds()
            .last(told -> ElectionTales.isVoteFor(told, f.grantedTo(), f.term()) && by(told, f))
            .last(
                told ->
                    told.fact() instanceof Fact.MessageSent s
                        && s.message() == MessageKind.VOTE
                        && s.from().equals(f.candidate())
                        && s.term() == f.term());
    return Tale.election(
            Weight.NOTICE,
            Text.of(FactsMsg.GUARD_REFUSED, f.node(), f.candidate(), f.term(), f.grantedTo()),
            Text.of(FactsMsg.GUARD_REFUSED_WHY, f.node(), f.candidate(), f.term(), f.grantedTo()),
            f.node(),
            f.candidate())
        .because(grounds);
  }

  private static boolean by(Story.Told told, Fact.VoteRefused f) {
    return told.fact() instanceof Fact.MessageAnswered a && a.to().equals(f.node());
  }
}
