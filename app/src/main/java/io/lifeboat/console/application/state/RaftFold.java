package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ConsoleState.Phase;
import io.lifeboat.console.application.state.Leaders.Elected;
import io.lifeboat.console.application.timeline.TimelineMark;

/** What is told of roles, terms and logs into the draft. */
final class RaftFold {
  private RaftFold() {}

  static void roleChanged(FoldDraft draft, Fact.RoleChanged f) {
    VoteRoundView round = draft.elections.roundOf(f.node());
    boolean wasPoll = round != null && round.kind() == MessageKind.POLL;
    boolean stillAsks = f.role() == Role.CANDIDATE && round != null && !wasPoll;
    if (!stillAsks) {
      VotesFold.endRound(draft, f.node(), f.role() == (wasPoll ? Role.CANDIDATE : Role.LEADER));
    }
    if (f.role() != Role.LEADER) {
      steppedDown(draft, f.node(), f.term());
    }
    draft.nodes.change(
        f.node(),
        card -> {
          card.role = f.role();
          card.term = Math.max(card.term, f.term());
          card.ready = card.ready && f.role() == Role.LEADER;
        });
  }

  static void leaderElected(FoldDraft draft, Fact.LeaderElected f) {
    draft.elected = Elected.next(draft.elected, f.node(), f.term());
    VotesFold.endRound(draft, f.node(), true);
    draft.elections =
        ElectionsFold.elected(ElectionsFold.forgotten(draft.elections, f.node()), f.term());
    draft.nodes.change(
        f.node(),
        card -> {
          card.role = Role.LEADER;
          card.term = Math.max(card.term, f.term());
          card.leaderBelief = f.node();
          card.ready = false;
        });
  }

  static void leaderReady(FoldDraft draft, Fact.LeaderReady f) {
    if (draft.run.phase() == Phase.STARTING || draft.run.phase() == Phase.BLANK) {
      draft.run = draft.run.in(Phase.RUNNING);
    }
    draft.nodes.change(
        f.node(),
        card -> {
          card.ready = card.role == Role.LEADER && card.term == f.term();
          card.commitIndex = Math.max(card.commitIndex, f.index());
        });
  }

  static void steppedDown(FoldDraft draft, NodeId node, long term) {
    draft.elected = Elected.over(draft.elected, node, term);
    draft.logs = LogsFold.leadsNoMore(draft.logs, node);
    draft.nodes.change(node, card -> card.ready = false);
  }

  static void nodeLevels(FoldDraft draft, Fact.NodeLevels f) {
    draft.structureChanged =
        draft.nodes.find(f.node()).map(node -> node.term() != f.term()).orElse(false);
    Configuration committed = draft.members.committed();
    draft.members = MembersFold.committed(draft.members, f.node(), f.commitIndex());
    draft.structureChanged = draft.structureChanged || !draft.members.committed().equals(committed);
    draft.logs = LogsFold.levels(draft.logs, f);
    if (f.leader() != null) {
      VotesFold.endRound(draft, f.node(), false);
    }
    draft.nodes.change(
        f.node(),
        card -> {
          card.term = f.term();
          card.leaderBelief = f.leader();
          card.commitIndex = f.commitIndex();
          card.appliedIndex = f.appliedIndex();
          card.lastLogIndex = f.lastLogIndex();
        });
    draft.buffers = draft.buffers.spread(draft.nodes.commitSpread(), draft.at);
    draft.trends = ClientsFold.ofSpread(draft.trends, draft.buffers);
  }

  static void logCompacted(FoldDraft draft, Fact.LogCompacted f) {
    draft.logs = LogsFold.compacted(draft.logs, f);
    draft.mark(TimelineMark.Kind.COMPACTION, f.node());
  }

  static void configurationChanged(FoldDraft draft, Fact.ConfigurationChanged f) {
    draft.members = MembersFold.reported(draft.members, f);
    if (f.index() > 0) {
      draft.mark(TimelineMark.Kind.CONFIGURATION, f.node());
    }
  }
}
