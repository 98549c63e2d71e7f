package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.timeline.TimelineMark;
import java.util.List;

/** What is told of questions for votes and of the answers into the draft. */
final class VotesFold {
  private VotesFold() {}

  static void messageSent(FoldDraft draft, Fact.MessageSent f) {
    VoteRoundView before = draft.elections.roundOf(f.from());
    draft.elections =
        ElectionsFold.asked(draft.elections, f, draft.members.voters().size(), draft.at);
    VoteRoundView after = draft.elections.roundOf(f.from());
    if (after != null && after.asked().size() == 1 && !after.equals(before)) {
      draft.mark(
          after.kind() == MessageKind.POLL ? TimelineMark.Kind.POLL : TimelineMark.Kind.VOTE,
          f.from());
      judgeVotes(draft);
    }
    showVotes(draft, f.from());
  }

  static void endRound(FoldDraft draft, NodeId node, boolean won) {
    if (draft.elections.roundOf(node) == null) {
      return;
    }
    draft.elections = ElectionsFold.ended(draft.elections, node, won, draft.at);
    judgeVotes(draft);
    showVotes(draft, node);
  }

  private static void judgeVotes(FoldDraft draft) {
    draft.elections =
        ElectionsFold.judged(
            draft.elections,
            draft.elected == null ? 0 : draft.elected.term(),
            draft.at,
            draft.sequence);
  }

  private static void showVotes(FoldDraft draft, NodeId node) {
    VoteRoundView round = draft.elections.roundOf(node);
    List<NodeId> votes = round == null ? List.of() : List.copyOf(round.granted());
    boolean shown =
        draft.nodes.find(node).map(NodeView::votesGranted).orElse(List.of()).equals(votes);
    if (!shown) {
      draft.nodes.change(node, card -> card.votesGranted = votes);
    }
  }

  static void answered(FoldDraft draft, Fact.MessageAnswered f) {
    draft.elections = ElectionsFold.answered(draft.elections, f);
    judgeVotes(draft);
    showVotes(draft, f.from());
  }

  static void unanswered(FoldDraft draft, Fact.MessageUnanswered f) {
    draft.elections = ElectionsFold.unanswered(draft.elections, f);
    judgeVotes(draft);
  }
}
