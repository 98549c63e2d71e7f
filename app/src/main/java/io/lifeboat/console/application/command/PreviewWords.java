package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.application.state.LinkWording;
import io.lifeboat.console.application.state.LogbookTales;
import io.lifeboat.console.application.state.RecoveryWords;
import io.lifeboat.console.application.state.Topology;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command does, without what it means to the quorum. */
final class PreviewWords {
  private PreviewWords() {}

  /** What it does to the quorum, the gravest last. */
  enum Effect {
    NONE,
    BACK,
    PAUSE,
    LOSS,
    SIDES,
    MEMBERS
  }

  /** How the quorum is touched. */
  static Effect effectOf(Command command, ConsoleState state) {
    return switch (command) {
      case OperatorCommand.StopNode _,
          NemesisCommand.KillNode _,
          NemesisCommand.FreezeNode _,
          NemesisCommand.IsolateNode _ ->
          Effect.LOSS;
      case OperatorCommand.RestartNode _,
          OperatorCommand.RollingRestart _,
          OperatorCommand.RebuildNode _ ->
          Effect.PAUSE;
      case OperatorCommand.StartNode _,
          NemesisCommand.UnfreezeNode _,
          NemesisCommand.RejoinNode _,
          NemesisCommand.RevertFault _,
          NemesisCommand.HealAll _ ->
          Effect.BACK;
      case OperatorCommand.AddNode _, OperatorCommand.RemoveNode _, OperatorCommand.ReplaceNode _ ->
          Effect.MEMBERS;
      case NemesisCommand.PartitionNodes _,
          NemesisCommand.BridgeNodes _,
          NemesisCommand.MajoritiesRing _ ->
          Effect.SIDES;
      case NemesisCommand.DisturbLinks _, NemesisCommand.HoldMessages _ ->
          CutLinks.by(command, state.members().all()).isEmpty() ? Effect.NONE : Effect.SIDES;
      case OperatorCommand.TransferLeadership _,
          OperatorCommand.CompactLog _,
          OperatorCommand.SetWorkload _,
          OperatorCommand.ClientWrite _,
          OperatorCommand.ClientRead _,
          OperatorCommand.LocalRead _,
          OperatorCommand.InspectLog _,
          OperatorCommand.ScrubNode _,
          OperatorCommand.CompareReplicas _,
          OperatorCommand.InspectRecords _,
          OperatorCommand.RepairRecords _,
          OperatorCommand.BackUp _,
          OperatorCommand.VerifyBackup _,
          OperatorCommand.RestoreBackup _,
          NemesisCommand.DamageFiles _,
          NemesisCommand.ChangeState _,
          NemesisCommand.ApplyWrongly _,
          NemesisCommand.CatchMessage _,
          NemesisCommand.ActOnMessage _,
          NemesisCommand.StepDown _,
          NemesisCommand.ForceElection _,
          NemesisCommand.SplitVote _,
          NemesisCommand.FlapLeader _,
          NemesisCommand.LoadBurst _,
          NemesisCommand.SlowClient _,
          NemesisCommand.HotKey _,
          NemesisCommand.RearmFaults _,
          SwitchCommand _,
          LogbookCommand _ ->
          Effect.NONE;
    };
  }

  /** Whom a command is for that does the same to whichever node it names; else null. */
  static @Nullable NodeId nodeOf(Command command) {
    return switch (command) {
      case OperatorCommand.StartNode c -> c.node();
      case OperatorCommand.StopNode c -> c.node();
      case OperatorCommand.CompactLog c -> c.node();
      case NemesisCommand.KillNode c -> c.node();
      case NemesisCommand.FreezeNode c -> c.node();
      case NemesisCommand.UnfreezeNode c -> c.node();
      case NemesisCommand.IsolateNode c -> c.node();
      case NemesisCommand.RejoinNode c -> c.node();
      case NemesisCommand.StepDown c -> c.node();
      default -> null;
    };
  }

  /** One sentence or two of commands that do the same, each to another node. */
  static Text what(List<Command> alike, ConsoleState state) {
    List<NodeId> nodes = new ArrayList<>();
    for (Command command : alike) {
      NodeId node = nodeOf(command);
      if (node != null) {
        nodes.add(node);
      }
    }
    return what(alike.getFirst(), nodes, state);
  }

  private static Text what(Command command, List<NodeId> nodes, ConsoleState state) {
    return switch (command) {
      case OperatorCommand c -> operates(c, nodes, state);
      case NemesisCommand c -> breaksOrMends(c, nodes, state);
      case SwitchCommand.SetSwitch c ->
          Text.of(
              switch (c.name()) {
                case VOTE_GUARD ->
                    c.on() ? FactsMsg.PREVIEW_VOTE_GUARD_ON : FactsMsg.PREVIEW_VOTE_GUARD_OFF;
                case SCAN_BEFORE_START, SCRUBBING, AUTO_REPAIR, SCHEDULED_BACKUP ->
                    RecoveryWords.why(c.name(), c.on());
              });
      case SwitchCommand c -> DegradationPreview.of(c, state);
      case LogbookCommand c -> LogbookTales.asked(c);
    };
  }

  private static Text operates(OperatorCommand command, List<NodeId> nodes, ConsoleState state) {
    return switch (command) {
      case OperatorCommand.StartNode _ -> Text.of(FactsMsg.PREVIEW_START, Wording.of(nodes));
      case OperatorCommand.StopNode _ ->
          withLeader(
              Text.of(FactsMsg.PREVIEW_STOP, named(nodes, state)),
              FactsMsg.PREVIEW_HANDS_OVER,
              nodes,
              state);
      case OperatorCommand.RestartNode c ->
          withLeader(
              Text.of(FactsMsg.PREVIEW_RESTART, named(List.of(c.node()), state), c.pauseMs()),
              FactsMsg.PREVIEW_HANDS_OVER,
              List.of(c.node()),
              state);
      case OperatorCommand.RollingRestart _ ->
          Text.of(FactsMsg.PREVIEW_ROLLING_RESTART, Wording.of(state.topology().running()));
      case OperatorCommand.AddNode c -> Text.of(FactsMsg.PREVIEW_ADD, Wording.of(c.node()));
      case OperatorCommand.RemoveNode c ->
          withLeader(
              Text.of(FactsMsg.PREVIEW_REMOVE, c.node()),
              FactsMsg.PREVIEW_LEADER_LEAVES,
              List.of(c.node()),
              state);
      case OperatorCommand.ReplaceNode c ->
          withLeader(
              Text.of(FactsMsg.PREVIEW_REPLACE, c.node(), Wording.of(c.with())),
              FactsMsg.PREVIEW_LEADER_LEAVES,
              List.of(c.node()),
              state);
      case OperatorCommand.TransferLeadership c -> transfer(c.node(), state);
      case OperatorCommand.CompactLog _ -> Text.of(FactsMsg.PREVIEW_COMPACT, Wording.of(nodes));
      case OperatorCommand.InspectLog c ->
          Text.of(FactsMsg.PREVIEW_INSPECT, c.node(), c.count(), c.fromIndex());
      case OperatorCommand.SetWorkload(WorkloadSettings to) ->
          to.enabled()
              ? Text.of(FactsMsg.PREVIEW_WORKLOAD_ON, to.operationsPerSecond(), to.writePercent())
              : Text.of(FactsMsg.PREVIEW_WORKLOAD_OFF);
      case OperatorCommand.ClientWrite c -> Text.of(FactsMsg.PREVIEW_CLIENT_WRITE, c.key());
      case OperatorCommand.ClientRead c -> Text.of(FactsMsg.PREVIEW_CLIENT_READ, c.key());
      case OperatorCommand.LocalRead c -> Text.of(FactsMsg.PREVIEW_LOCAL_READ, c.key(), c.node());
      case OperatorCommand.ScrubNode _,
          OperatorCommand.CompareReplicas _,
          OperatorCommand.InspectRecords _,
          OperatorCommand.RebuildNode _,
          OperatorCommand.RepairRecords _,
          OperatorCommand.BackUp _,
          OperatorCommand.VerifyBackup _,
          OperatorCommand.RestoreBackup _ ->
          RecoveryPreview.of(command);
    };
  }

  private static Text breaksOrMends(
      NemesisCommand command, List<NodeId> nodes, ConsoleState state) {
    Topology now = state.topology();
    return switch (command) {
      case NemesisCommand.KillNode _ -> Text.of(FactsMsg.PREVIEW_KILL, named(nodes, state));
      case NemesisCommand.FreezeNode _ -> Text.of(FactsMsg.PREVIEW_FREEZE, named(nodes, state));
      case NemesisCommand.UnfreezeNode _ -> Text.of(FactsMsg.PREVIEW_UNFREEZE, Wording.of(nodes));
      case NemesisCommand.IsolateNode _ -> Text.of(FactsMsg.PREVIEW_ISOLATE, named(nodes, state));
      case NemesisCommand.RejoinNode _ -> Text.of(FactsMsg.PREVIEW_REJOIN, Wording.of(nodes));
      case NemesisCommand.PartitionNodes c ->
          Text.of(FactsMsg.PREVIEW_PARTITION, Wording.of(c.groupA()), Wording.of(c.groupB()));
      case NemesisCommand.BridgeNodes c ->
          Text.of(
              FactsMsg.PREVIEW_BRIDGE,
              Wording.of(LinkShapes.lowerHalf(state.members().all(), c.bridge())),
              Wording.of(LinkShapes.upperHalf(state.members().all(), c.bridge())),
              c.bridge());
      case NemesisCommand.MajoritiesRing _ ->
          Text.of(
              FactsMsg.PREVIEW_RING,
              LinkShapes.seenInRing(state.members().all().size()),
              state.members().all().size());
      case NemesisCommand.DisturbLinks c ->
          withConsequence(
              Text.of(
                  FactsMsg.PREVIEW_DISTURB,
                  LinkWording.of(c.links()),
                  LinkWording.messages(c.kinds()),
                  LinkWording.of(c.effect())),
              LinkPreview.consequence(c.links(), c.kinds(), c.effect(), state));
      case NemesisCommand.HoldMessages c ->
          withConsequence(
              Text.of(
                  FactsMsg.PREVIEW_HOLD,
                  LinkWording.of(c.links()),
                  LinkWording.messages(c.kinds())),
              LinkPreview.consequence(c.links(), c.kinds(), LinkEffect.CUT, state));
      case NemesisCommand.CatchMessage c ->
          Text.of(
              switch (c.action()) {
                case DROP -> FactsMsg.PREVIEW_CATCH_DROP;
                case HOLD, RELEASE -> FactsMsg.PREVIEW_CATCH_HOLD;
                case DUPLICATE -> FactsMsg.PREVIEW_CATCH_DUPLICATE;
              },
              Wording.of(c.kind()),
              Wording.of(c.from()),
              Wording.of(c.to()));
      case NemesisCommand.ActOnMessage c -> act(c, state);
      case NemesisCommand.StepDown _ -> Text.of(FactsMsg.PREVIEW_STEP_DOWN, Wording.of(nodes));
      case NemesisCommand.ForceElection c -> force(c.node(), state);
      case NemesisCommand.SplitVote _ -> splitVote(now, state.service().leader());
      case NemesisCommand.FlapLeader c ->
          Text.of(
              FactsMsg.PREVIEW_FLAP,
              c.periodMs(),
              state.electionTimeoutMs(),
              2 * state.electionTimeoutMs());
      case NemesisCommand.LoadBurst c ->
          state.workload().enabled()
              ? Text.of(
                  FactsMsg.PREVIEW_BURST,
                  c.operationsPerSecond(),
                  state.workload().operationsPerSecond())
              : Text.of(FactsMsg.PREVIEW_BURST_ALONE, c.operationsPerSecond());
      case NemesisCommand.SlowClient c ->
          Text.of(
              FactsMsg.PREVIEW_SLOW_CLIENT,
              LinkWording.of(
                  LinkEffect.NONE.withDelay(c.delayMs(), c.jitterMs(), DelayShape.UNIFORM)));
      case NemesisCommand.HotKey c ->
          Text.of(FactsMsg.PREVIEW_HOT_KEY, c.percent(), state.workload().keys());
      case NemesisCommand.DamageFiles c -> RecoveryPreview.damage(c, state);
      case NemesisCommand.ChangeState c -> RecoveryPreview.change(c.node(), state);
      case NemesisCommand.ApplyWrongly c -> RecoveryPreview.applyWrongly(c.node(), state);
      case NemesisCommand.RevertFault c -> revert(c.fault(), state);
      case NemesisCommand.HealAll _ -> Text.of(FactsMsg.PREVIEW_HEAL_ALL, state.faults().size());
      case NemesisCommand.RearmFaults _ -> Text.of(FactsMsg.PREVIEW_REARM);
    };
  }

  /** The nodes by name, and which of them leads. */
  private static Object named(List<NodeId> nodes, ConsoleState state) {
    NodeId leader = state.service().leader();
    FactsMsg key = nodes.size() == 1 ? FactsMsg.PREVIEW_LEADER : FactsMsg.PREVIEW_LEADER_AMONG;
    return nodes.stream()
        .sorted()
        .map(node -> node.equals(leader) ? Text.of(key, node) : node)
        .toList();
  }

  private static Text withLeader(
      Text what, FactsMsg ofLeader, List<NodeId> nodes, ConsoleState state) {
    NodeId leader = state.service().leader();
    return leader != null && nodes.contains(leader)
        ? sentences(what, Text.of(ofLeader, leader))
        : what;
  }

  private static Text withConsequence(Text what, @Nullable Text consequence) {
    return consequence == null ? what : sentences(what, consequence);
  }

  private static Text transfer(NodeId to, ConsoleState state) {
    NodeId leader = state.service().leader();
    return leader == null
        ? Text.of(FactsMsg.CANNOT_NO_LEADER)
        : Text.of(FactsMsg.PREVIEW_TRANSFER, leader, to);
  }

  private static Text act(NemesisCommand.ActOnMessage command, ConsoleState state) {
    FactsMsg key =
        switch (command.action()) {
          case DROP -> FactsMsg.PREVIEW_ACT_DROP;
          case HOLD -> FactsMsg.PREVIEW_ACT_HOLD;
          case RELEASE -> FactsMsg.PREVIEW_ACT_RELEASE;
          case DUPLICATE -> FactsMsg.PREVIEW_ACT_DUPLICATE;
        };
    String id = Long.toString(command.message());
    Object named =
        state
            .links()
            .message(command.message())
            .<Object>map(message -> Text.of(FactsMsg.PREVIEW_MESSAGE, id, LinkWording.of(message)))
            .orElse(id);
    return Text.of(key, named);
  }

  private static Text splitVote(Topology now, @Nullable NodeId leader) {
    return leader == null
        ? Text.of(FactsMsg.PREVIEW_SPLIT_VOTE_LEADERLESS, now.quorum())
        : LinkShapes.splitVoteGroups(now.members(), leader).stream()
            .<Object>map(Wording::of)
            .reduce((said, next) -> Text.of(FactsMsg.PREVIEW_VOTE_GROUPS, said, next))
            .map(groups -> Text.of(FactsMsg.PREVIEW_SPLIT_VOTE, groups, now.quorum()))
            .orElseThrow();
  }

  /** Who stands, whether it can win as far as the last reports tell, and whom it would depose. */
  private static Text force(NodeId node, ConsoleState state) {
    Text what = Text.of(FactsMsg.PREVIEW_FORCE_ELECTION, node);
    Set<NodeId> voters = state.topology().members();
    long last = state.node(node).map(view -> view.lastLogIndex()).orElse(0L);
    long ahead =
        state.nodes().stream()
            .filter(other -> voters.contains(other.node()) && other.lastLogIndex() > last)
            .count();
    if (ahead > voters.size() - state.topology().quorum()) {
      return sentences(what, Text.of(FactsMsg.PREVIEW_BEHIND, node, last));
    }
    NodeId leader = state.service().leader();
    return leader == null || leader.equals(node)
        ? what
        : sentences(what, Text.of(FactsMsg.PREVIEW_DEPOSES, leader));
  }

  private static Text revert(String fault, ConsoleState state) {
    return state.faults().stream()
        .filter(active -> active.id().equals(fault))
        .findFirst()
        .map(PreviewWords::revert)
        .orElseGet(() -> Text.of(FactsMsg.PREVIEW_REVERT, fault));
  }

  private static Text revert(FaultView fault) {
    return Text.of(
        FactsMsg.PREVIEW_REVERT_OF, fault.id(), Wording.of(fault.kind(), fault.targets()));
  }
}
