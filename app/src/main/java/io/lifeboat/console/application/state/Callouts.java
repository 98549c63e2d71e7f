package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What no single fact says and several together do, called out when it becomes certain. */
final class Callouts {
  private Callouts() {}

  static List<Tale> of(Telling telling) {
    List<Tale> tales = new ArrayList<>();
    if (telling.record().fact() instanceof Fact.LeaderElected f) {
      twoLeaders(telling, f, tales);
    }
    staleLeaders(telling, tales);
    splitVote(telling, tales);
    return tales;
  }

  /** A node that leads an older term than the highest that was won. */
  private static void staleLeaders(Telling telling, List<Tale> tales) {
    NodeId leader = telling.after().service().leader();
    for (NodeView node : telling.after().nodes()) {
      if (!node.staleLeader() || leader == null) {
        continue;
      }
      boolean known = telling.before().node(node.node()).map(NodeView::staleLeader).orElse(false);
      if (!known) {
        tales.add(staleLeader(telling, node, leader, telling.after().service().term()));
      }
    }
  }

  private static Tale staleLeader(Telling telling, NodeView stale, NodeId leader, long term) {
    Grounds grounds =
        telling
            .grounds()
            .last(
                told ->
                    told.fact() instanceof Fact.LeaderElected f && f.node().equals(stale.node()))
            .lossOf(stale.node())
            .electionOf(term)
            .asked();
    return Tale.election(
            Weight.ABNORMAL,
            Text.of(FactsMsg.STALE_LEADER, stale.node(), stale.term(), leader, term),
            Text.of(FactsMsg.STALE_LEADER_WHY),
            stale.node(),
            leader)
        .because(grounds);
  }

  private static void splitVote(Telling telling, List<Tale> tales) {
    ElectionsView.SplitVote split = telling.after().elections().splitVote();
    ElectionsView.SplitVote known = telling.before().elections().splitVote();
    if (split == null || (known != null && known.term() >= split.term())) {
      return;
    }
    Map<NodeId, VoteRoundView> rounds = rounds(telling.after(), split.term());
    List<Text> votes =
        rounds.values().stream()
            .map(r -> Text.of(FactsMsg.CANDIDATE_VOTES, r.candidate(), r.granted().size()))
            .toList();
    int needed = rounds.values().stream().mapToInt(VoteRoundView::needed).max().orElse(0);
    Grounds grounds =
        telling
            .grounds()
            .all(
                told ->
                    told.fact() instanceof Fact.RoleChanged f
                        && f.role() == Role.CANDIDATE
                        && f.term() == split.term())
            .all(
                told ->
                    told.fact() instanceof Fact.MessageAnswered f
                        && f.message() == MessageKind.VOTE
                        && f.term() == split.term())
            .asked();
    tales.add(
        Tale.of(
                Occurrence.Category.ELECTION,
                Weight.ABNORMAL,
                Text.of(FactsMsg.SPLIT_VOTE, split.term(), votes, needed),
                Text.of(FactsMsg.SPLIT_VOTE_WHY),
                split.candidates())
            .because(grounds));
  }

  /** The latest round of votes of each candidate of a term. */
  private static Map<NodeId, VoteRoundView> rounds(ConsoleState state, long term) {
    Map<NodeId, VoteRoundView> rounds = new TreeMap<>();
    List<VoteRoundView> all = new ArrayList<>(state.elections().ended());
    all.addAll(state.elections().running());
    for (VoteRoundView round : all) {
      if (round.kind() == MessageKind.VOTE && round.term() == term) {
        rounds.put(round.candidate(), round);
      }
    }
    return rounds;
  }

  private static void twoLeaders(Telling telling, Fact.LeaderElected f, List<Tale> tales) {
    Set<NodeId> leaders = new TreeSet<>(Set.of(f.node()));
    telling
        .story()
        .last(
            Occurrence.EVIDENCE,
            told -> told.fact() instanceof Fact.LeaderElected e && e.term() == f.term())
        .forEach(told -> leaders.add(((Fact.LeaderElected) told.fact()).node()));
    if (leaders.size() < 2) {
      return;
    }
    Set<NodeId> twice = new HashSet<>(telling.after().members().voters());
    Map<NodeId, VoteRoundView> rounds = rounds(telling.after(), f.term());
    for (NodeId leader : leaders) {
      VoteRoundView round = rounds.get(leader);
      twice.retainAll(round == null ? Set.of() : round.granted());
    }
    Object voted = twice.isEmpty() ? "" : Text.of(FactsMsg.VOTED_TWICE, Wording.of(twice));
    Grounds grounds =
        telling
            .grounds()
            .electionOf(f.term())
            .all(told -> leaders.stream().anyMatch(l -> ElectionTales.isVoteFor(told, l, f.term())))
            .last(told -> told.fact() instanceof Fact.SwitchChanged);
    tales.add(
        Tale.of(
                Occurrence.Category.ELECTION,
                Weight.ABNORMAL,
                Text.of(FactsMsg.TWO_LEADERS, f.term(), Wording.of(leaders)),
                Text.of(FactsMsg.TWO_LEADERS_WHY, voted),
                leaders)
            .because(grounds));
  }
}
