package io.lifeboat.console.application.command;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.NodeId;
import java.util.HashSet;
import java.util.Set;

/** The directions on which nothing at all passes while a command's fault is active. */
final class CutLinks {
  private CutLinks() {}

  /** The directions; none when the command cuts none, or only messages of some kinds. */
  static Set<Link> by(Command command, Set<NodeId> members) {
    return switch (command) {
      case OperatorCommand _, SwitchCommand _, LogbookCommand _ -> Set.of();
      case NemesisCommand c -> by(c, members);
    };
  }

  private static Set<Link> by(NemesisCommand command, Set<NodeId> members) {
    return switch (command) {
      case NemesisCommand.IsolateNode c -> {
        Set<NodeId> others = new HashSet<>(members);
        others.add(NodeId.CLIENT);
        yield LinkShapes.between(Set.of(c.node()), others);
      }
      case NemesisCommand.PartitionNodes c -> LinkShapes.between(c.groupA(), c.groupB());
      case NemesisCommand.BridgeNodes c -> LinkShapes.bridge(members, c.bridge());
      case NemesisCommand.MajoritiesRing _ -> LinkShapes.majoritiesRing(members);
      case NemesisCommand.DisturbLinks c ->
          c.kinds().isEmpty() && LinkPreview.losesAll(c.effect()) ? c.links() : Set.of();
      case NemesisCommand.HoldMessages c -> c.kinds().isEmpty() ? c.links() : Set.of();
      case NemesisCommand.KillNode _,
          NemesisCommand.FreezeNode _,
          NemesisCommand.UnfreezeNode _,
          NemesisCommand.RejoinNode _,
          NemesisCommand.CatchMessage _,
          NemesisCommand.ActOnMessage _,
          NemesisCommand.StepDown _,
          NemesisCommand.ForceElection _,
          NemesisCommand.SplitVote _,
          NemesisCommand.FlapLeader _,
          NemesisCommand.LoadBurst _,
          NemesisCommand.SlowClient _,
          NemesisCommand.HotKey _,
          NemesisCommand.DamageFiles _,
          NemesisCommand.ChangeState _,
          NemesisCommand.ApplyWrongly _,
          NemesisCommand.RevertFault _,
          NemesisCommand.HealAll _,
          NemesisCommand.RearmFaults _ ->
          Set.of();
    };
  }
}
