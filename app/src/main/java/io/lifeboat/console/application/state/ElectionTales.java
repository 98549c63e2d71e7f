package io.lifeboat.console.application.state;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells roles, terms and leadership. */
final class ElectionTales {
  private ElectionTales() {}

  // Roles

  static Tale became(Telling telling, Fact.RoleChanged f) {
    return switch (f.role()) {
      case CANDIDATE -> candidate(telling, f.node(), f.term());
      case FOLLOWER -> follower(telling, f.node(), f.term());
      case LEADER -> role(f, Weight.NORMAL, FactsMsg.BECAME_LEADER, FactsMsg.BECAME_LEADER_WHY);
      case PROMOTABLE ->
          role(f, Weight.NORMAL, FactsMsg.BECAME_PROMOTABLE, FactsMsg.BECAME_PROMOTABLE_WHY);
      case PASSIVE -> role(f, Weight.NORMAL, FactsMsg.BECAME_PASSIVE, FactsMsg.BECAME_PASSIVE_WHY);
      case INACTIVE ->
          role(f, Weight.NORMAL, FactsMsg.BECAME_INACTIVE, FactsMsg.BECAME_INACTIVE_WHY);
    };
  }

  private static Tale role(Fact.RoleChanged f, Weight weight, FactsMsg title, FactsMsg why) {
    return Tale.election(weight, Text.of(title, f.node(), f.term()), Text.of(why), f.node());
  }

  private static Tale candidate(Telling telling, NodeId node, long term) {
    Set<NodeId> rivals = rivals(telling, node, term);
    Text title =
        rivals.isEmpty()
            ? Text.of(FactsMsg.BECAME_CANDIDATE, node, term)
            : Text.of(FactsMsg.BECAME_CANDIDATE_TOO, node, term, Wording.of(rivals));
    Grounds grounds =
        telling
            .grounds()
            .asked()
            .all(
                told ->
                    told.fact() instanceof Fact.RoleChanged r
                        && r.term() == term
                        && stands(r, rivals));
    Text why = Text.of(FactsMsg.BECAME_CANDIDATE_WHY);
    VoteRoundView poll = wonPoll(telling, node);
    if (poll != null) {
      why = sentences(polled(poll), why);
      grounds.heard(node).all(told -> isPromise(told, poll));
    } else if (telling.record().cause() != null) {
      why = sentences(Text.of(FactsMsg.CANDIDATE_TOLD), why);
    }
    if (!rivals.isEmpty()) {
      int voters = telling.before().members().voters().size();
      why = sentences(why, Text.of(FactsMsg.CANDIDATE_RIVALS, Quorum.of(voters), voters));
    }
    return Tale.election(Weight.NOTICE, title, why, node).because(grounds);
  }

  private static boolean stands(Fact.RoleChanged f, Set<NodeId> rivals) {
    return f.role() == Role.CANDIDATE && rivals.contains(f.node());
  }

  /** The round of pre-votes that this node has just won. */
  private static @Nullable VoteRoundView wonPoll(Telling telling, NodeId node) {
    VoteRoundView round = telling.before().elections().roundOf(node);
    if (round == null || round.kind() != MessageKind.POLL) {
      round = telling.before().elections().lastRoundOf(node);
    }
    return round != null && round.kind() == MessageKind.POLL && round.hasMajority() ? round : null;
  }

  private static boolean isPromise(Story.Told told, VoteRoundView poll) {
    return told.fact() instanceof Fact.MessageAnswered f
        && f.message() == MessageKind.POLL
        && f.from().equals(poll.candidate())
        && f.term() == poll.term()
        && f.granted()
        && told.record().atMicros() >= poll.sinceMicros();
  }

  /** Who else stands in this term and has not lost yet, as far as the facts tell. */
  private static Set<NodeId> rivals(Telling telling, NodeId node, long term) {
    Set<NodeId> rivals = new TreeSet<>();
    for (NodeView other : telling.before().nodes()) {
      if (other.role() == Role.CANDIDATE && other.term() == term && other.takesPart()) {
        rivals.add(other.node());
      }
    }
    rivals.remove(node);
    return rivals;
  }

  private static Tale follower(Telling telling, NodeId node, long term) {
    NodeView was = telling.before().node(node).orElse(null);
    Text why = Text.of(FactsMsg.BECAME_FOLLOWER_WHY);
    Role role = was == null ? Role.INACTIVE : was.role();
    Text title =
        switch (role) {
          case LEADER ->
              was != null && was.term() < term
                  ? Text.of(FactsMsg.STALE_LEADER_OVER, node, ledTerm(telling, node, was), term)
                  : Text.of(FactsMsg.LEADER_TO_FOLLOWER, node, term);
          case CANDIDATE -> Text.of(FactsMsg.CANDIDATE_TO_FOLLOWER, node, term);
          case PROMOTABLE, PASSIVE -> Text.of(FactsMsg.LEARNER_TO_FOLLOWER, node, term);
          case FOLLOWER, INACTIVE -> Text.of(FactsMsg.BECAME_FOLLOWER, node, term);
        };
    Grounds grounds = telling.grounds().asked();
    if (role == Role.LEADER || role == Role.CANDIDATE) {
      grounds.electionOf(term);
    }
    return Tale.election(Weight.NORMAL, title, why, node).because(grounds);
  }

  private static long ledTerm(Telling telling, NodeId node, NodeView was) {
    Story.Told elected =
        telling
            .story()
            .last(told -> told.fact() instanceof Fact.LeaderElected f && f.node().equals(node));
    return elected != null && elected.fact() instanceof Fact.LeaderElected f
        ? f.term()
        : was.term();
  }

  // Terms

  static Tale term(Telling telling, Fact.TermAdvanced f) {
    NodeView was = telling.before().node(f.node()).orElse(null);
    NodeView ahead = telling.aheadOf(f.node(), f.term());
    VoteRoundView poll = wonPoll(telling, f.node());
    Text rule = Text.of(FactsMsg.TERM_ADVANCED_WHY);
    Grounds grounds = telling.grounds().asked();
    if (ahead != null && ahead.term() == f.term() && ahead.role() == Role.LEADER) {
      return term(
          f,
          sentences(Text.of(FactsMsg.TERM_OF_LEADER, ahead.node()), rule),
          grounds.electionOf(f.term()));
    }
    if (ahead != null && ahead.term() == f.term() && ahead.role() == Role.CANDIDATE) {
      Set<NodeId> candidate = Set.of(ahead.node());
      return term(
          f,
          sentences(Text.of(FactsMsg.TERM_OF_CANDIDATE, ahead.node()), rule),
          grounds.last(told -> told.fact() instanceof Fact.RoleChanged r && stands(r, candidate)));
    }
    if (ahead == null
        && was != null
        && was.role() == Role.CANDIDATE
        && f.term() == was.term() + 1) {
      return Tale.election(
              Weight.NOTICE,
              Text.of(FactsMsg.TERM_AGAIN, f.node(), f.term(), was.term()),
              Text.of(FactsMsg.TERM_AGAIN_WHY),
              f.node())
          .because(grounds.last(told -> asksForVotes(told, f.node(), was.term())));
    }
    if (ahead == null && poll != null) {
      return Tale.election(
              Weight.NORMAL,
              Text.of(FactsMsg.TERM_RAISED, f.node(), f.term()),
              sentences(polled(poll), Text.of(FactsMsg.BECAME_CANDIDATE_WHY)),
              f.node())
          .because(grounds.heard(f.node()).all(told -> isPromise(told, poll)));
    }
    return term(f, rule, grounds);
  }

  private static Tale term(Fact.TermAdvanced f, Text why, Grounds grounds) {
    return Tale.election(
            Weight.NORMAL, Text.of(FactsMsg.TERM_ADVANCED, f.node(), f.term()), why, f.node())
        .because(grounds);
  }

  private static boolean asksForVotes(Story.Told told, NodeId candidate, long term) {
    return told.fact() instanceof Fact.MessageSent s
        && s.message() == MessageKind.VOTE
        && s.from().equals(candidate)
        && s.term() == term;
  }

  private static Text polled(VoteRoundView poll) {
    return Text.of(FactsMsg.CANDIDATE_POLLED, poll.granted().size(), poll.voters(), poll.needed());
  }

  // Leaders

  static Tale elected(Telling telling, Fact.LeaderElected f) {
    int voters = telling.before().members().voters().size();
    VoteRoundView round = telling.before().elections().lastRoundOf(f.node());
    boolean known = round != null && round.kind() == MessageKind.VOTE && round.term() == f.term();
    Text title =
        known && round != null
            ? Text.of(FactsMsg.LEADER_ELECTED_WITH, f.node(), f.term(), Wording.of(round.granted()))
            : Text.of(FactsMsg.LEADER_ELECTED, f.node(), f.term());
    Text why = Text.of(FactsMsg.LEADER_ELECTED_WHY, f.node(), f.term(), Quorum.of(voters), voters);
    Failover failover = failover(telling, f.node(), f.term());
    Double ms = failover == null ? null : failover.electedMs();
    if (failover != null && ms != null) {
      why = sentences(Text.of(FactsMsg.ELECTED_AFTER, ms, failover.lost()), why);
    }
    Grounds grounds =
        telling
            .grounds()
            .asked()
            .lossOf(failover == null ? null : failover.lost())
            .all(told -> isVoteFor(told, f.node(), f.term()));
    return Tale.election(Weight.NOTICE, title, why, f.node()).because(grounds);
  }

  static boolean isVoteFor(Story.Told told, NodeId candidate, long term) {
    return told.fact() instanceof Fact.MessageAnswered f
        && f.message() == MessageKind.VOTE
        && f.from().equals(candidate)
        && f.term() == term
        && f.granted();
  }

  /** The failover this leader ended, or null. */
  private static @Nullable Failover failover(Telling telling, NodeId leader, long term) {
    List<Failover> all = telling.after().failovers();
    Failover last = all.isEmpty() ? null : all.getLast();
    return last != null && leader.equals(last.leader()) && last.term() == term ? last : null;
  }

  static Tale ready(Telling telling, Fact.LeaderReady f) {
    Text why = Text.of(FactsMsg.LEADER_READY_WHY);
    Failover failover = failover(telling, f.node(), f.term());
    Double ms = failover == null ? null : failover.firstCommitMs();
    if (failover != null && ms != null) {
      why = sentences(Text.of(FactsMsg.ELECTED_AFTER, ms, failover.lost()), why);
    }
    Text title = Text.of(FactsMsg.LEADER_READY, f.node(), f.term(), f.index());
    return Tale.election(Weight.NOTICE, title, why, f.node())
        .because(telling.grounds().electionOf(f.term()));
  }

  static Tale firstWrite(Telling telling, Fact.FirstWriteAcknowledged f) {
    Text why = Text.of(FactsMsg.FIRST_WRITE_WHY);
    Failover failover = failover(telling, f.leader(), f.term());
    Double success = failover == null ? null : failover.firstClientSuccessMs();
    if (failover != null && success != null) {
      Double detected = failover.detectedMs();
      Double elected = failover.electedMs();
      Double committed = failover.firstCommitMs();
      Text after =
          detected != null && elected != null && committed != null
              ? Text.of(
                  FactsMsg.FIRST_WRITE_AFTER,
                  success,
                  failover.lost(),
                  Math.round(detected),
                  Math.round(elected),
                  Math.round(committed))
              : Text.of(FactsMsg.ELECTED_AFTER, success, failover.lost());
      why = sentences(after, why);
    }
    Grounds grounds =
        telling
            .grounds()
            .lossOf(failover == null ? null : failover.lost())
            .electionOf(f.term())
            .last(told -> told.fact() instanceof Fact.LeaderReady r && r.term() == f.term());
    return Tale.of(
            Occurrence.Category.CLIENT,
            Weight.NOTICE,
            Text.of(FactsMsg.FIRST_WRITE, f.leader(), f.term()),
            why,
            Set.of(NodeId.CLIENT, f.leader()))
        .because(grounds);
  }

  static Tale steppedDown(Telling telling, Fact.SteppedDown f) {
    Text why = Text.of(FactsMsg.STEPPED_DOWN_WHY);
    Text reason = reasonToStepDown(telling, f);
    FaultView fault = depose(telling);
    Grounds grounds =
        telling
            .grounds()
            .asked()
            .asked(fault == null ? null : fault.cause())
            .electionOf(f.term())
            .last(told -> cutOff(told, f.node()))
            .last(
                told ->
                    told.fact() instanceof Fact.LeaderElected e
                        && e.term() > f.term()
                        && !e.node().equals(f.node()));
    return Tale.election(
            Weight.NOTICE,
            Text.of(FactsMsg.STEPPED_DOWN, f.node(), f.term()),
            reason == null ? why : sentences(reason, why),
            f.node())
        .because(grounds);
  }

  /** Why it no longer leads, as far as the facts tell; null when they do not. */
  private static @Nullable Text reasonToStepDown(Telling telling, Fact.SteppedDown f) {
    Command command = telling.cause();
    if (command != null) {
      return Text.of(FactsMsg.STEPPED_DOWN_TOLD, Wording.of(command));
    }
    FaultView fault = depose(telling);
    if (fault != null) {
      return Text.of(
          FactsMsg.STEPPED_DOWN_FAULT, fault.id(), Wording.of(fault.kind(), fault.targets()));
    }
    NodeView ahead = telling.aheadOf(f.node(), f.term() + 1);
    if (ahead != null) {
      return Text.of(FactsMsg.STEPPED_DOWN_TERM, ahead.node(), ahead.term());
    }
    Topology topology = telling.before().topology();
    return topology.running().contains(f.node()) && !topology.reachesQuorum(f.node())
        ? Text.of(
            FactsMsg.STEPPED_DOWN_QUORUM,
            topology.reach(f.node()).size(),
            topology.members().size(),
            topology.quorum())
        : null;
  }

  /** An active fault that makes leaders step down. */
  private static @Nullable FaultView depose(Telling telling) {
    for (FaultView fault : telling.before().faults()) {
      switch (fault.kind()) {
        case STEP_DOWN, SPLIT_VOTE, FLAP_LEADER -> {
          return fault;
        }
        default -> {
          // Takes nobody's leadership by itself.
        }
      }
    }
    return null;
  }

  private static boolean cutOff(Story.Told told, NodeId node) {
    return told.fact() instanceof Fact.LinkCut
        && told.links().stream().anyMatch(l -> l.from().equals(node) || l.to().equals(node));
  }
}
