package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.console.application.state.Topology;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import org.jspecify.annotations.Nullable;

/** A forecast's arithmetic as sentences: how it is, how it would be, how many more may be lost. */
final class QuorumWords {
  private QuorumWords() {}

  /** "4 of 5 left (5 before), 3 needed: quorum holds, may lose 1 more." */
  static Text left(QuorumForecast f) {
    return verdict(f, counted(f, FactsMsg.COUNT_LEFT, FactsMsg.COUNT_LEFT_FROM), false);
  }

  /** "5 of 5 then (4 before), 3 needed: quorum holds, may lose 2 more." */
  static Text back(QuorumForecast f) {
    boolean lost = f.before().margin(f.leader()) < 0;
    return verdict(f, counted(f, FactsMsg.COUNT_AGAIN, FactsMsg.COUNT_AGAIN_FROM), lost);
  }

  private static Text counted(QuorumForecast f, FactsMsg alone, FactsMsg withBefore) {
    int before = f.before().available(f.leader());
    return before == f.available()
        ? Text.of(alone, f.available(), f.voters())
        : Text.of(withBefore, f.available(), f.voters(), before);
  }

  private static Text verdict(QuorumForecast f, Text count, boolean lostBefore) {
    if (!f.quorumHolds()) {
      return Text.of(
          lostBefore ? FactsMsg.QUORUM_STILL_LOST : FactsMsg.QUORUM_LOST, count, f.quorum());
    }
    return f.margin() == 0
        ? Text.of(FactsMsg.QUORUM_HOLDS_BARELY, count, f.quorum())
        : Text.of(FactsMsg.QUORUM_HOLDS, count, f.quorum(), f.margin());
  }

  /** "The quorum is not touched: 5 of 5, 3 needed, may lose 2." */
  static Text same(QuorumForecast f) {
    Text count = Text.of(FactsMsg.COUNT_NOW, f.available(), f.voters());
    return Text.of(FactsMsg.QUORUM_SAME, count, f.quorum(), mayLose(f.margin()));
  }

  /** Which side keeps the quorum, and on which side the leader and the client are. */
  static Text sides(QuorumForecast f) {
    if (f.majority().isEmpty()) {
      return sentences(
          Text.of(FactsMsg.SIDES_NONE, f.available(), f.voters(), f.quorum()), leaderPlace(f));
    }
    Text keep =
        Text.of(
            FactsMsg.SIDES_KEEP,
            Wording.of(f.majority()),
            f.majority().size(),
            f.voters(),
            f.quorum(),
            mayLose(Quorum.margin(f.voters(), f.majority().size())));
    Text client =
        Text.of(f.clientReachesMajority() ? FactsMsg.SIDE_CLIENT_IN : FactsMsg.SIDE_CLIENT_OUT);
    return sentences(keep, leaderPlace(f), client);
  }

  private static Text leaderPlace(QuorumForecast f) {
    if (f.leader() == null) {
      return Text.of(FactsMsg.SIDE_NO_LEADER);
    }
    if (f.majority().isEmpty()) {
      return Text.of(FactsMsg.SIDE_LEADER_STRANDED, f.leader());
    }
    return Text.of(
        f.leaderStays() ? FactsMsg.SIDE_LEADER_IN : FactsMsg.SIDE_LEADER_OUT, f.leader());
  }

  /** "4 voters, quorum 3: may lose 1. After: 5 voters, quorum 3: may lose 2." */
  static Text voters(QuorumForecast f) {
    Text before = voters(f.before(), f.leader());
    Text after = voters(f.after(), f.leader());
    Topology between = f.between();
    return between == null
        ? Text.of(FactsMsg.VOTERS_CHANGE, before, after)
        : Text.of(FactsMsg.VOTERS_BETWEEN, before, voters(between, f.leader()), after);
  }

  private static Text voters(Topology topology, @Nullable NodeId leader) {
    int voters = topology.members().size();
    int available = voters == 0 ? 0 : topology.available(leader);
    Text count =
        available == voters
            ? Text.of(FactsMsg.VOTERS_ALL, voters)
            : Text.of(FactsMsg.VOTERS_SOME, voters, available);
    int quorum = Quorum.of(voters);
    return Text.of(FactsMsg.VOTERS_NOW, count, quorum, mayLose(available - quorum));
  }

  private static Text mayLose(int margin) {
    if (margin < 0) {
      return Text.of(FactsMsg.IS_LOST);
    }
    return margin == 0 ? Text.of(FactsMsg.MAY_LOSE_NONE) : Text.of(FactsMsg.MAY_LOSE, margin);
  }
}
