package io.lifeboat.console.application.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand.ActOnMessage;
import io.lifeboat.cluster.command.NemesisCommand.BridgeNodes;
import io.lifeboat.cluster.command.NemesisCommand.CatchMessage;
import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.FlapLeader;
import io.lifeboat.cluster.command.NemesisCommand.ForceElection;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.HotKey;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.LoadBurst;
import io.lifeboat.cluster.command.NemesisCommand.MajoritiesRing;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.NemesisCommand.RejoinNode;
import io.lifeboat.cluster.command.NemesisCommand.SlowClient;
import io.lifeboat.cluster.command.NemesisCommand.SplitVote;
import io.lifeboat.cluster.command.NemesisCommand.StepDown;
import io.lifeboat.cluster.command.NemesisCommand.UnfreezeNode;
import io.lifeboat.cluster.command.OperatorCommand.AddNode;
import io.lifeboat.cluster.command.OperatorCommand.ClientRead;
import io.lifeboat.cluster.command.OperatorCommand.InspectLog;
import io.lifeboat.cluster.command.OperatorCommand.RemoveNode;
import io.lifeboat.cluster.command.OperatorCommand.ReplaceNode;
import io.lifeboat.cluster.command.OperatorCommand.RestartNode;
import io.lifeboat.cluster.command.OperatorCommand.RollingRestart;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.command.SwitchCommand.ActivatePolicy;
import io.lifeboat.cluster.command.SwitchCommand.ChooseLevel;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.FakeCluster;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Degradations;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandServiceTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final NodeId N9 = NodeId.of(9);

  private static final NodeId N4 = NodeId.of(4);
  private static final NodeId N5 = NodeId.of(5);
  private static final String LINKS_CUT =
      "Links between nodes are cut: to restart one after the other, heal them first, or the quorum"
          + " might be lost.";
  private static final String NO_LEADER = "There is no leader now.";

  private final FakeCluster cluster = new FakeCluster();

  static Stream<Arguments> checks() {
    Facts frozen = Facts.healthy(3).add(new Fact.NodeFrozen(N2));
    Facts blocked = Facts.healthy(3).add(new Fact.FaultsBlocked("lunch"));
    Facts leaderless = Facts.healthy(3).killed(1);
    return Stream.of(
        Arguments.of(Facts.healthy(3), new KillNode(N2, 0), null, "allowed"),
        Arguments.of(
            Facts.healthy(3), new KillNode(N9, 0), FailReason.NO_SUCH_NODE, "There is no n9."),
        Arguments.of(frozen, new KillNode(N2, 0), null, "allowed"),
        Arguments.of(
            Facts.healthy(3).killed(2),
            new KillNode(N2, 0),
            FailReason.WRONG_STATE,
            "n2 does not run."),
        Arguments.of(
            blocked,
            new KillNode(N2, 0),
            FailReason.FAULTS_BLOCKED,
            "New faults are blocked: lunch. Allow faults again first."),
        Arguments.of(
            Facts.healthy(3),
            new KillNode(N2, -1),
            FailReason.BAD_ARGUMENT,
            "A duration cannot be negative."),
        Arguments.of(blocked, new StopNode(N2), null, "allowed"),
        Arguments.of(
            frozen, new StopNode(N2), FailReason.WRONG_STATE, "n2 is frozen. Unfreeze it first."),
        Arguments.of(frozen, new UnfreezeNode(N2), null, "allowed"),
        Arguments.of(
            Facts.healthy(3), new UnfreezeNode(N2), FailReason.WRONG_STATE, "n2 is not frozen."),
        Arguments.of(
            Facts.healthy(3), new StartNode(N2), FailReason.WRONG_STATE, "n2 runs already."),
        Arguments.of(Facts.healthy(3).killed(2), new StartNode(N2), null, "allowed"),
        Arguments.of(Facts.healthy(3), new TransferLeadership(N2), null, "allowed"),
        Arguments.of(
            Facts.healthy(3),
            new TransferLeadership(N1),
            FailReason.NOTHING_TO_DO,
            "n1 leads already."),
        Arguments.of(
            leaderless,
            new TransferLeadership(N2),
            FailReason.NO_LEADER,
            "There is no leader now."),
        Arguments.of(
            Facts.healthy(3).cut(N1, N2),
            new TransferLeadership(N2),
            FailReason.WRONG_STATE,
            "n2 cannot be reached from the leader n1."),
        Arguments.of(
            Facts.healthy(3).isolated(2, 3),
            new IsolateNode(N2, 0),
            FailReason.NOTHING_TO_DO,
            "n2 is cut off already."),
        Arguments.of(Facts.healthy(3).cut(N2, N3), new IsolateNode(N2, 0), null, "allowed"),
        Arguments.of(
            Facts.healthy(3), new RejoinNode(N2), FailReason.NOTHING_TO_DO, "n2 is not cut off."),
        Arguments.of(Facts.healthy(3).cut(N2, N3), new RejoinNode(N2), null, "allowed"),
        Arguments.of(Facts.healthy(3), partition("client", "1"), null, "allowed"),
        Arguments.of(
            Facts.healthy(3),
            partition("1 client", "2 client"),
            FailReason.BAD_ARGUMENT,
            "the client cannot be in both groups."),
        Arguments.of(
            Facts.healthy(3),
            new PartitionNodes(Set.of(), Set.of(N1), 0),
            FailReason.BAD_ARGUMENT,
            "Both groups need a member."),
        Arguments.of(Facts.healthy(3), new HealAll(""), null, "allowed"),
        Arguments.of(
            blocked, new HealAll(""), FailReason.NOTHING_TO_DO, "There is no fault to heal."),
        Arguments.of(blocked, new RearmFaults(), null, "allowed"),
        Arguments.of(
            Facts.healthy(3),
            new RearmFaults(),
            FailReason.NOTHING_TO_DO,
            "Faults are not blocked."),
        Arguments.of(
            Facts.healthy(3), new SetSwitch(SwitchName.AUTO_REPAIR, true), null, "allowed"),
        Arguments.of(
            Facts.healthy(3),
            new SetSwitch(SwitchName.AUTO_REPAIR, false),
            FailReason.NOTHING_TO_DO,
            "This is set already."),
        Arguments.of(
            new Facts(), new ClientRead("k"), FailReason.WRONG_STATE, "The cluster does not run."),
        Arguments.of(
            Facts.healthy(3).add(new Fact.ClusterStopped()),
            new KillNode(N1, 0),
            FailReason.CLOSED,
            "The cluster does not run."));
  }

  static Stream<Arguments> checksOfMembers() {
    Facts healthy = Facts.healthy(3);
    Facts changing = Facts.healthy(3).requested("c1", new AddNode(N4));
    Facts learner =
        Facts.healthy(3)
            .add(new Fact.NodeStarting(N4))
            .add(new Fact.RoleChanged(N4, Role.PROMOTABLE, 1))
            .add(new Fact.NodeStarted(N4, 1, 0));
    Facts removed =
        Facts.healthy(4)
            .add(new Fact.ConfigurationChanged(N1, 11, 1, voters(1, 2, 3)))
            .levels(1, 1, 1, 11)
            .levels(2, 1, 1, 11)
            .levels(3, 1, 1, 11)
            .add(new Fact.NodeRemoved(N4));
    return Stream.of(
        Arguments.of(healthy, new AddNode(N4), null, "allowed"),
        Arguments.of(healthy, new AddNode(N2), FailReason.NOTHING_TO_DO, "n2 is a member already."),
        Arguments.of(
            healthy,
            new AddNode(NodeId.CLIENT),
            FailReason.BAD_ARGUMENT,
            "The client cannot be a member."),
        Arguments.of(
            changing,
            new AddNode(N5),
            FailReason.WRONG_STATE,
            "Only one change of members at a time; under way: add n4 as a member."),
        Arguments.of(
            changing,
            new RemoveNode(N2),
            FailReason.WRONG_STATE,
            "Only one change of members at a time; under way: add n4 as a member."),
        Arguments.of(Facts.healthy(3).killed(1), new AddNode(N4), FailReason.NO_LEADER, NO_LEADER),
        Arguments.of(healthy, new RemoveNode(N2), null, "allowed"),
        Arguments.of(healthy, new RemoveNode(N9), FailReason.NO_SUCH_NODE, "There is no n9."),
        Arguments.of(
            Facts.healthy(1), new RemoveNode(N1), FailReason.UNSAFE, "n1 is the last voter."),
        Arguments.of(
            Facts.healthy(3).killed(3),
            new RemoveNode(N2),
            FailReason.UNSAFE,
            "It would leave 1 of 2 voters, and 2 are needed."),
        Arguments.of(Facts.healthy(3).killed(3), new RemoveNode(N3), null, "allowed"),
        Arguments.of(healthy, new ReplaceNode(N2, N4), null, "allowed"),
        Arguments.of(
            healthy, new ReplaceNode(N2, N3), FailReason.NOTHING_TO_DO, "n3 is a member already."),
        Arguments.of(healthy, new ReplaceNode(N5, N4), FailReason.NO_SUCH_NODE, "There is no n5."),
        Arguments.of(learner, new ForceElection(N4), FailReason.WRONG_STATE, "n4 has no vote yet."),
        Arguments.of(
            learner, new TransferLeadership(N4), FailReason.WRONG_STATE, "n4 has no vote yet."),
        Arguments.of(removed, new AddNode(N4), null, "allowed"),
        Arguments.of(
            removed,
            new StartNode(N4),
            FailReason.WRONG_STATE,
            "n4 is no member any more. Add it first."),
        Arguments.of(
            removed,
            new InspectLog(N4, 1, 10),
            FailReason.WRONG_STATE,
            "n4 is no member any more. Add it first."));
  }

  static Stream<Arguments> checksOfDegradation() {
    Facts healthy = Facts.healthy(3);
    Facts bare = Facts.healthy(3).killed(2).killed(3);
    Facts forced =
        Facts.healthy(3)
            .add(Degradations.turned(DegradeSwitch.READ_ONLY, SwitchPosition.FORCED_ON));
    Facts expired =
        Facts.healthy(3)
            .add(Degradations.forced(DegradeSwitch.READ_ONLY, 14_000, 10_000))
            .pause(11_000)
            .levels(1, 1, 1, 5);
    Facts chosen =
        Facts.healthy(3)
            .add(
                new Fact.ServiceLevelChanged(
                    ServiceLevel.REDUCED,
                    TreatmentCause.LEVEL,
                    ServiceLevel.REDUCED,
                    false,
                    "Ada",
                    "",
                    null))
            .add(new Fact.ToleranceChanged(ToleranceLevel.MEDIUM));
    String same = "This is set already.";
    String cannot = "Without a quorum it cannot be replicated; use the local kill switch.";
    return Stream.of(
        Arguments.of(healthy, force(SwitchPosition.FORCED_ON, "", null, false), null, "allowed"),
        Arguments.of(
            healthy, force(SwitchPosition.AUTO, "", null, false), FailReason.NOTHING_TO_DO, same),
        Arguments.of(
            forced,
            force(SwitchPosition.FORCED_ON, "", null, false),
            FailReason.NOTHING_TO_DO,
            same),
        Arguments.of(forced, force(SwitchPosition.FORCED_ON, "", 60_000L, false), null, "allowed"),
        Arguments.of(forced, force(SwitchPosition.AUTO, "", null, false), null, "allowed"),
        Arguments.of(expired, force(SwitchPosition.FORCED_ON, "", null, false), null, "allowed"),
        Arguments.of(
            healthy,
            force(SwitchPosition.FORCED_ON, "x".repeat(201), null, false),
            FailReason.BAD_ARGUMENT,
            "A reason has at most 200 characters."),
        Arguments.of(
            healthy,
            force(SwitchPosition.FORCED_ON, "x".repeat(200), 86_400_000L, false),
            null,
            "allowed"),
        Arguments.of(
            healthy,
            force(SwitchPosition.FORCED_ON, "", 999L, false),
            FailReason.BAD_ARGUMENT,
            "It can end after 1 s to 24 h, or never."),
        Arguments.of(
            healthy,
            force(SwitchPosition.FORCED_ON, "", 86_400_001L, false),
            FailReason.BAD_ARGUMENT,
            "It can end after 1 s to 24 h, or never."),
        Arguments.of(
            bare, force(SwitchPosition.FORCED_ON, "", null, false), FailReason.WRONG_STATE, cannot),
        Arguments.of(bare, force(SwitchPosition.FORCED_ON, "", null, true), null, "allowed"),
        Arguments.of(
            bare,
            new ChooseLevel(ServiceLevel.EMERGENCY, "Ada", "", null, false),
            FailReason.WRONG_STATE,
            cannot),
        Arguments.of(
            bare, new ChooseLevel(ServiceLevel.EMERGENCY, "Ada", "", null, true), null, "allowed"),
        Arguments.of(
            chosen,
            new ChooseLevel(ServiceLevel.REDUCED, "Ada", "", null, false),
            FailReason.NOTHING_TO_DO,
            same),
        Arguments.of(chosen, new ChooseLevel(null, "Ada", "", null, false), null, "allowed"),
        Arguments.of(
            healthy, new ChooseLevel(null, "Ada", "", null, false), FailReason.NOTHING_TO_DO, same),
        Arguments.of(healthy, new SetTolerance(ToleranceLevel.MEDIUM), null, "allowed"),
        Arguments.of(
            chosen, new SetTolerance(ToleranceLevel.MEDIUM), FailReason.NOTHING_TO_DO, same),
        Arguments.of(bare, new ActivatePolicy(Degradations.POLICY, "Ada"), null, "allowed"));
  }

  private static ForceSwitch force(
      SwitchPosition position, String reason, @Nullable Long durationMs, boolean local) {
    return new ForceSwitch(DegradeSwitch.READ_ONLY, position, "Ada", reason, durationMs, local);
  }

  static Stream<Arguments> checksOfFaults() {
    Facts healthy = Facts.healthy(3);
    Set<Link> pair = Set.of(new Link(N1, N2), new Link(N2, N1));
    Set<Link> toClient = Set.of(new Link(N1, NodeId.CLIENT));
    InFlightMessage held =
        new InFlightMessage(
            7, N1, N2, MessageKind.VOTE, false, 3L, 120, 5_000, null, List.of("f2"));
    InFlightMessage answer =
        new InFlightMessage(
            8, N2, N1, MessageKind.VOTE, true, 3L, 120, 5_000, 9_000L, List.of("f2"));
    Facts inFlight = Facts.healthy(3).add(new Fact.MessagesInFlight(2, List.of(held, answer)));
    Facts more = Facts.healthy(3).add(new Fact.MessagesInFlight(300, List.of(held)));
    return Stream.of(
        Arguments.of(healthy, new StepDown(N1), null, "allowed"),
        Arguments.of(healthy, new StepDown(N2), FailReason.WRONG_STATE, "n2 does not lead."),
        Arguments.of(
            Facts.healthy(3).killed(1),
            new StepDown(N1),
            FailReason.WRONG_STATE,
            "n1 does not run."),
        Arguments.of(healthy, new ForceElection(N2), null, "allowed"),
        Arguments.of(
            Facts.healthy(3).killed(2),
            new ForceElection(N2),
            FailReason.WRONG_STATE,
            "n2 does not run."),
        Arguments.of(healthy, new SplitVote(0), null, "allowed"),
        Arguments.of(
            Facts.healthy(3).killed(2),
            new SplitVote(0),
            FailReason.WRONG_STATE,
            "A split vote needs at least 3 voters that run."),
        Arguments.of(
            healthy,
            new MajoritiesRing(0),
            FailReason.WRONG_STATE,
            "A majorities ring needs at least 4 nodes."),
        Arguments.of(Facts.healthy(4), new MajoritiesRing(0), null, "allowed"),
        Arguments.of(
            Facts.healthy(2),
            new BridgeNodes(N1, 0),
            FailReason.WRONG_STATE,
            "A bridge needs at least 3 nodes."),
        Arguments.of(healthy, new BridgeNodes(N9, 0), FailReason.NO_SUCH_NODE, "There is no n9."),
        Arguments.of(healthy, new BridgeNodes(N3, 0), null, "allowed"),
        Arguments.of(
            healthy, new DisturbLinks(pair, Set.of(), LinkEffect.NONE, 0), null, "allowed"),
        Arguments.of(
            healthy,
            new DisturbLinks(Set.of(), Set.of(), LinkEffect.CUT, 0),
            FailReason.BAD_ARGUMENT,
            "No link is chosen."),
        Arguments.of(
            healthy,
            new HoldMessages(Set.of(new Link(N1, N1)), Set.of(), 0),
            FailReason.BAD_ARGUMENT,
            "n1 has no link to itself."),
        Arguments.of(
            healthy,
            new HoldMessages(Set.of(new Link(N1, N9)), Set.of(), 0),
            FailReason.NO_SUCH_NODE,
            "There is no n9."),
        Arguments.of(
            healthy,
            new HoldMessages(toClient, Set.of(MessageKind.VOTE), 0),
            FailReason.NOTHING_TO_DO,
            "Between the client and a node there are client requests only."),
        Arguments.of(
            healthy,
            new CatchMessage(N1, N2, MessageKind.VOTE, MessageAction.RELEASE, 0),
            FailReason.BAD_ARGUMENT,
            "A message cannot be caught to release it."),
        Arguments.of(
            healthy,
            new CatchMessage(N1, N2, MessageKind.VOTE, MessageAction.DROP, 0),
            null,
            "allowed"),
        Arguments.of(inFlight, new ActOnMessage(7, MessageAction.RELEASE), null, "allowed"),
        Arguments.of(
            inFlight,
            new ActOnMessage(7, MessageAction.HOLD),
            FailReason.NOTHING_TO_DO,
            "Message 7 is held already."),
        Arguments.of(
            inFlight,
            new ActOnMessage(8, MessageAction.DUPLICATE),
            FailReason.BAD_ARGUMENT,
            "Message 8 is an answer; nobody waits for it a second time."),
        Arguments.of(
            inFlight,
            new ActOnMessage(9, MessageAction.DROP),
            FailReason.NOTHING_TO_DO,
            "Message 9 is not on its way any more."),
        Arguments.of(more, new ActOnMessage(9, MessageAction.DROP), null, "allowed"),
        Arguments.of(
            healthy,
            new LoadBurst(5_001, 0),
            FailReason.BAD_ARGUMENT,
            "The rate per second must be from 1 to 5,000."),
        Arguments.of(
            healthy,
            new HotKey(0, 0),
            FailReason.BAD_ARGUMENT,
            "The share in percent must be from 1 to 100."),
        Arguments.of(
            healthy,
            new SlowClient(60_001, 0, 0),
            FailReason.BAD_ARGUMENT,
            "The delay in ms must be from 0 to 60,000."),
        Arguments.of(
            healthy,
            new FlapLeader(0, 0),
            FailReason.BAD_ARGUMENT,
            "The period in ms must be from 1 to 600,000."),
        Arguments.of(
            healthy,
            new InspectLog(N1, 0, 10),
            FailReason.BAD_ARGUMENT,
            "The index must be at least 1."),
        Arguments.of(
            healthy,
            new InspectLog(N1, 1, 201),
            FailReason.BAD_ARGUMENT,
            "The number of entries must be from 1 to 200."),
        Arguments.of(Facts.healthy(3).killed(2), new InspectLog(N2, 1, 10), null, "allowed"),
        Arguments.of(healthy, new RollingRestart(0), null, "allowed"),
        Arguments.of(
            Facts.healthy(2),
            new RollingRestart(0),
            FailReason.UNSAFE,
            "No node may be lost now, so none is restarted."),
        Arguments.of(
            Facts.healthy(5).killed(2),
            new RollingRestart(0),
            FailReason.WRONG_STATE,
            "n2 must run before all are restarted."),
        Arguments.of(
            Facts.healthy(5).cut(N2, N3), new RollingRestart(0), FailReason.WRONG_STATE, LINKS_CUT),
        Arguments.of(
            Facts.healthy(5).add(new Fact.LinkCut(N1, N2)),
            new RollingRestart(0),
            FailReason.WRONG_STATE,
            LINKS_CUT),
        Arguments.of(
            Facts.healthy(5).add(disturbed(N1, N2, LinkEffect.CUT, false)),
            new RollingRestart(0),
            FailReason.WRONG_STATE,
            LINKS_CUT),
        Arguments.of(
            Facts.healthy(5).add(disturbed(N1, N2, LinkEffect.NONE, true)),
            new RollingRestart(0),
            FailReason.WRONG_STATE,
            LINKS_CUT),
        Arguments.of(
            Facts.healthy(5).add(disturbed(N1, N2, LinkEffect.NONE.withLoss(20), false)),
            new RollingRestart(0),
            null,
            "allowed"),
        Arguments.of(
            Facts.healthy(5).cut(N2, N3).healed(N2, N3), new RollingRestart(0), null, "allowed"),
        Arguments.of(
            Facts.healthy(5).cut(NodeId.CLIENT, N3), new RollingRestart(0), null, "allowed"),
        Arguments.of(
            healthy,
            new RestartNode(N1, -1),
            FailReason.BAD_ARGUMENT,
            "The pause in ms must be from 0 to 600,000."));
  }

  private static Fact.LinkDisturbed disturbed(
      NodeId from, NodeId to, LinkEffect effect, boolean hold) {
    return new Fact.LinkDisturbed(
        from, to, List.of(new LinkDisturbance("f1", Set.of(MessageKind.APPEND), effect, hold)));
  }

  private static List<Member> voters(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(number -> new Member(NodeId.of(number), MemberType.VOTER))
        .toList();
  }

  @Test
  void whoIsTrainedMendsAndEndsProcessesAndBreaksNothing() {
    ConsoleState state = Facts.healthy(3).killed(2).state();
    CommandService trainees = CommandService.ofTrainee(cluster, () -> state);
    assertThat(trainees.check(new KillNode(N3, 0), state).isAllowed()).isTrue();
    assertThat(trainees.check(new StartNode(N2), state).isAllowed()).isTrue();
    assertThat(trainees.check(List.of(new StartNode(N2)), state).isAllowed()).isTrue();
    for (Command broken : List.of(new IsolateNode(N3, 0), new StepDown(N1), new LoadBurst(9, 1))) {
      assertThat(trainees.check(broken, state).isAllowed()).as(broken.toString()).isFalse();
      assertThat(trainees.check(List.of(new StartNode(N2), broken), state).isAllowed()).isFalse();
      assertThat(trainees.submit(broken).outcome())
          .isCompletedWithValueMatching(Outcome.Fail.class::isInstance);
    }
  }

  @ParameterizedTest
  @MethodSource({"checks", "checksOfMembers", "checksOfFaults", "checksOfDegradation"})
  void saysWhyNot(Facts facts, Command command, FailReason reason, String expected) {
    ConsoleState state = facts.state();
    Availability availability = new CommandService(cluster, () -> state).check(command, state);
    Availability.Refusal refusal = availability.refusal();
    String told =
        refusal == null ? "allowed" : Messages.strict(Language.ENGLISH).format(refusal.text());
    assertThat(told).isEqualTo(expected);
    if (refusal != null) {
      assertThat(Messages.strict(Language.CHINESE).format(refusal.text())).isNotBlank();
    }
    assertThat(refusal == null ? null : refusal.reason()).isEqualTo(reason);
  }

  @Test
  void handsAllowedCommandsOn() {
    ConsoleState state = Facts.healthy(3).state();
    CommandService service = new CommandService(cluster, () -> state);
    Submission submission = service.submit(new KillNode(N2, 0));
    assertThat(submission.outcome().toCompletableFuture()).isCompletedWithValue(Outcome.Ok.PLAIN);
    assertThat(cluster.asked()).containsExactly(new KillNode(N2, 0));
  }

  @Test
  void ofSeveralTheFirstThatCannotBeGivenTells() {
    ConsoleState state = Facts.healthy(3).killed(2).state();
    CommandService service = new CommandService(cluster, () -> state);
    assertThat(service.check(List.of(new KillNode(N1, 0), new KillNode(N3, 0)), state).isAllowed())
        .isTrue();
    Availability second = service.check(List.of(new KillNode(N1, 0), new KillNode(N2, 0)), state);
    assertThat(second.refusal()).isNotNull();
    assertThat(service.check(List.of(), state).isAllowed()).isFalse();
  }

  @Test
  void turnsAwayWhatCannotBeDone() {
    ConsoleState state = Facts.healthy(3).killed(2).state();
    CommandService service = new CommandService(cluster, () -> state);
    Submission submission = service.submit(new KillNode(N2, 0));
    assertThat(submission.id().value()).isEqualTo("r1");
    assertThat(submission.outcome().toCompletableFuture())
        .isCompletedWithValue(new Outcome.Fail(FailReason.WRONG_STATE, "n2 does not run."));
    assertThat(cluster.asked()).isEmpty();
  }

  private static PartitionNodes partition(String groupA, String groupB) {
    return new PartitionNodes(group(groupA), group(groupB), 0);
  }

  private static Set<NodeId> group(String names) {
    return Stream.of(names.split(" "))
        .map(name -> name.equals("client") ? NodeId.CLIENT : NodeId.of(Integer.parseInt(name)))
        .collect(Collectors.toSet());
  }
}
