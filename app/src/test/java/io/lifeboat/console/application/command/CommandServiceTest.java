package io.lifeboat.console.application.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand.FreezeNode;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.NemesisCommand.RejoinNode;
import io.lifeboat.cluster.command.NemesisCommand.UnfreezeNode;
import io.lifeboat.cluster.command.OperatorCommand.ClientRead;
import io.lifeboat.cluster.command.OperatorCommand.ClientWrite;
import io.lifeboat.cluster.command.OperatorCommand.CompactLog;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.FakeCluster;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandServiceTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final NodeId N9 = NodeId.of(9);

  private final FakeCluster cluster = new FakeCluster();

  static Stream<Arguments> previews() {
    Facts n2Killed =
        Facts.healthy(5).killed(2).fault("f1", FaultKind.KILL, 2, FaultPhase.RUNNING, null);
    Facts bare = Facts.healthy(3).killed(3);
    return Stream.of(
        Arguments.of(
            Facts.healthy(5),
            new KillNode(N1, 0),
            "Kills n1, the leader. 4 of 5 left: quorum holds, may lose 1 more."),
        Arguments.of(
            Facts.healthy(5),
            new KillNode(N2, 5_000),
            "Kills n2. 4 of 5 left: quorum holds, may lose 1 more. It reverts by itself in 5 s."),
        Arguments.of(
            Facts.healthy(3),
            new StopNode(N2),
            "Stops n2. 2 of 3 left: quorum holds, may lose none."),
        Arguments.of(
            bare,
            new FreezeNode(N2, 1_500),
            "Freezes n2. 1 of 3 left, 2 are needed: quorum is lost, nothing can be written."
                + " It reverts by itself in 1.5 s."),
        Arguments.of(
            Facts.healthy(1),
            new KillNode(N1, 0),
            "Kills n1, the leader. 0 of 1 left, 1 are needed: quorum is lost, nothing can be"
                + " written."),
        Arguments.of(
            Facts.healthy(5),
            new IsolateNode(N1, 0),
            "Cuts every link of n1, the leader. 4 of 5 left: quorum holds, may lose 1 more."),
        Arguments.of(
            bare,
            new StartNode(N3),
            "Starts n3 on the files it left. 3 of 3 again: quorum holds, may lose 1 more."),
        Arguments.of(
            Facts.healthy(3).isolated(3, 3).killed(3),
            new StartNode(N3),
            "Starts n3 on the files it left. 2 of 3 again: quorum holds, may lose none."),
        Arguments.of(
            Facts.healthy(3).killed(1).killed(2).killed(3),
            new StartNode(N3),
            "Starts n3 on the files it left. 1 of 3 then, 2 are needed: quorum stays lost."),
        Arguments.of(
            Facts.healthy(3).isolated(3, 3),
            new RejoinNode(N3),
            "Heals every link of n3. 3 of 3 again: quorum holds, may lose 1 more."),
        Arguments.of(
            Facts.healthy(3).add(new Fact.NodeFrozen(N2)),
            new UnfreezeNode(N2),
            "n2 goes on. 3 of 3 again: quorum holds, may lose 1 more."),
        Arguments.of(
            Facts.healthy(5),
            partition("client 1 2", "3 4 5"),
            "Separates n1, n2 and the client from n3, n4 and n5. The quorum stays with n3, n4 and"
                + " n5. The leader n1 is on the other side: a new one is elected. The client is cut"
                + " off from it."),
        Arguments.of(
            Facts.healthy(5),
            partition("1 2 3", "4 5"),
            "Separates n1, n2 and n3 from n4 and n5. The quorum stays with n1, n2 and n3. The"
                + " leader n1 stays on that side. The client can reach it."),
        Arguments.of(
            Facts.healthy(4),
            partition("1 2", "3 4"),
            "Separates n1 and n2 from n3 and n4. No side keeps a quorum: nothing can be written."
                + " The leader n1 steps down."),
        Arguments.of(
            Facts.healthy(3).killed(1),
            partition("2", "3"),
            "Separates n2 from n3. No side keeps a quorum: nothing can be written. There is no"
                + " leader now."),
        Arguments.of(
            Facts.healthy(3),
            partition("2", "3"),
            "Separates n2 from n3. The quorum stays with n1, n2 and n3. The leader n1 stays on that"
                + " side. The client can reach it."),
        Arguments.of(
            n2Killed,
            new HealAll(""),
            "Reverts one fault and blocks new ones until they are allowed again. 5 of 5 again:"
                + " quorum holds, may lose 2 more."),
        Arguments.of(Facts.healthy(3), new RearmFaults(), "New faults can be injected again."),
        Arguments.of(
            Facts.healthy(3),
            new TransferLeadership(N2),
            "n1 hands leadership to n2. Writes wait for a moment; no election timeout has to"
                + " pass."),
        Arguments.of(
            Facts.healthy(3),
            new CompactLog(N2),
            "n2 takes a snapshot and drops the log it covers. Only whole segments go; this cannot"
                + " be undone."),
        Arguments.of(
            Facts.healthy(3),
            new SetSwitch(SwitchName.READ_ONLY, true),
            "The gateway refuses writes with a reason. Reads go on."),
        Arguments.of(
            Facts.healthy(3),
            new SetWorkload(WorkloadSettings.DEFAULT.withOperationsPerSecond(1_000)),
            "The client asks 1,000 operations a second, 50 % of them writes."),
        Arguments.of(
            Facts.healthy(3),
            new ClientWrite("k", "v"),
            "Writes one value under the key “k” through the gateway."));
  }

  @ParameterizedTest
  @MethodSource("previews")
  void saysWhatWillHappen(Facts facts, Command command, String expected) {
    ConsoleState state = facts.state();
    CommandService service = new CommandService(cluster, () -> state);
    assertThat(Messages.strict(Language.ENGLISH).format(service.preview(command, state)))
        .isEqualTo(expected);
    assertThat(Messages.strict(Language.CHINESE).format(service.preview(command, state)))
        .isNotBlank();
  }

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
        Arguments.of(Facts.healthy(3), new SetSwitch(SwitchName.READ_ONLY, true), null, "allowed"),
        Arguments.of(
            Facts.healthy(3),
            new SetSwitch(SwitchName.READ_ONLY, false),
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

  @ParameterizedTest
  @MethodSource("checks")
  void saysWhyNot(Facts facts, Command command, FailReason reason, String expected) {
    ConsoleState state = facts.state();
    Availability availability = new CommandService(cluster, () -> state).check(command, state);
    Availability.Refusal refusal = availability.refusal();
    String told =
        refusal == null ? "allowed" : Messages.strict(Language.ENGLISH).format(refusal.text());
    assertThat(told).isEqualTo(expected);
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
