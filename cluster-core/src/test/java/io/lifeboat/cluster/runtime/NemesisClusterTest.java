package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One telling run for each family of faults, on a real cluster. */
@Timeout(120)
class NemesisClusterTest {
  private static final long SEED = 20_261_124;

  private EmbeddedCluster cluster;
  private FactWatch watch;

  @BeforeEach
  void start() throws Exception {
    cluster = new EmbeddedCluster(ClusterConfig.defaults(SEED));
    watch = new FactWatch(cluster);
    cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
    Fact.LeaderReady leader = watch.awaitLeaderAfter(0);
    watch.await(Fact.FirstWriteAcknowledged.class, ack -> ack.term() == leader.term());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private Outcome ask(Command command) throws Exception {
    return cluster.submit(command).outcome().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private void must(Command command) throws Exception {
    assertThat(ask(command)).as("%s", command).isInstanceOf(Outcome.Ok.class);
  }

  private void awaitPhase(FaultKind kind, FaultPhase phase) {
    watch.await(Fact.FaultChanged.class, fault -> fault.fault() == kind && fault.phase() == phase);
  }

  private Fact.LeaderReady leader() {
    return watch.all(Fact.LeaderReady.class).getLast();
  }

  private void nothingIsLost() throws Exception {
    must(new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false)));
    WriteAudit audit = cluster.auditWrites().toCompletableFuture().get(60, TimeUnit.SECONDS);
    assertThat(audit.acknowledged()).isPositive();
    assertThat(audit.lost() + audit.doubled() + audit.unreadable()).as("%s", audit).isZero();
  }

  @Test
  void linksThatDelayLoseAndDoubleAreVerifiedByWhatTheyDidAndRevertExactly() throws Exception {
    NodeId leader = leader().node();
    NodeId other = FactWatch.otherThan(leader, 5);
    Set<Link> both = LinkShapes.between(Set.of(leader), Set.of(other));
    LinkEffect bad =
        LinkEffect.NONE
            .withDelay(20, 10, DelayShape.NORMAL)
            .withLoss(20)
            .withDuplicates(50)
            .withReordering(30, 20);
    must(new NemesisCommand.DisturbLinks(both, Set.of(), bad, 0));
    must(
        new NemesisCommand.DisturbLinks(
            Set.of(new Link(leader, other)), Set.of(MessageKind.VOTE), LinkEffect.CUT, 0));
    awaitPhase(FaultKind.LINKS, FaultPhase.VERIFIED);
    Fact.FaultChanged verified =
        watch.all(Fact.FaultChanged.class).stream()
            .filter(fault -> fault.phase() == FaultPhase.VERIFIED)
            .findFirst()
            .orElseThrow();
    assertThat(verified.evidence()).contains("message");
    assertThat(watch.all(Fact.LinkCut.class)).as("no whole cut").isEmpty();
    watch.await(
        Fact.Traffic.class,
        traffic ->
            traffic.links().stream()
                .anyMatch(
                    link ->
                        link.from().equals(leader)
                            && link.to().equals(other)
                            && link.rttMicros() != null
                            && link.rttMaxMicros() > 20_000));

    must(new NemesisCommand.RevertFault(verified.id()));
    must(new NemesisCommand.HealAll("test"));
    watch.await(
        Fact.LinkDisturbed.class,
        link -> link.from().equals(leader) && link.disturbances().isEmpty());
    long healed = watch.lastSequence();
    watch.awaitAfter(
        healed,
        Fact.Traffic.class,
        traffic -> traffic.links().stream().allMatch(link -> link.lost() == 0));
    nothingIsLost();
  }

  @Test
  void heldMessagesAreListedAndOneOfThemReleasedDroppedOrCaughtByHand() throws Exception {
    NodeId leader = leader().node();
    NodeId other = FactWatch.otherThan(leader, 5);
    Set<Link> link = Set.of(new Link(leader, other));
    must(new NemesisCommand.HoldMessages(link, Set.of(), 0));
    Fact.MessagesInFlight held =
        watch.await(Fact.MessagesInFlight.class, flight -> flight.total() >= 1);
    assertThat(held.oldest().getFirst().dueMicros()).isNull();
    assertThat(held.oldest().getFirst().term()).isEqualTo(leader().term());

    must(new NemesisCommand.ActOnMessage(held.oldest().getFirst().id(), MessageAction.RELEASE));
    assertThat(
            ask(new NemesisCommand.ActOnMessage(held.oldest().getFirst().id(), MessageAction.DROP)))
        .as("it is gone")
        .isInstanceOf(Outcome.Fail.class);
    Fact.MessagesInFlight next =
        watch.await(
            Fact.MessagesInFlight.class,
            flight ->
                flight.total() >= 1
                    && flight.oldest().getFirst().id() != held.oldest().getFirst().id());
    must(new NemesisCommand.ActOnMessage(next.oldest().getFirst().id(), MessageAction.DROP));
    watch.await(Fact.MessageActedOn.class, acted -> acted.action() == MessageAction.DROP);
    assertThat(watch.all(Fact.MessageActedOn.class))
        .extracting(Fact.MessageActedOn::action)
        .containsExactly(MessageAction.RELEASE, MessageAction.DROP);
    must(new NemesisCommand.HealAll("test"));
    watch.await(Fact.MessagesInFlight.class, flight -> flight.total() == 0);
    must(new NemesisCommand.RearmFaults());

    NodeId third =
        cluster.config().nodes().stream()
            .filter(node -> !node.equals(leader) && !node.equals(other))
            .findFirst()
            .orElseThrow();
    must(
        new NemesisCommand.CatchMessage(
            leader, third, MessageKind.HEARTBEAT, MessageAction.DUPLICATE, 0));
    awaitPhase(FaultKind.MESSAGE, FaultPhase.COMPLETED);
    nothingIsLost();
  }

  @Tag("slow")
  @Test
  void leadershipIsDisturbedWithoutTouchingAProcess() throws Exception {
    Fact.LeaderReady first = leader();
    must(new NemesisCommand.StepDown(first.node()));
    awaitPhase(FaultKind.STEP_DOWN, FaultPhase.COMPLETED);
    watch.await(Fact.SteppedDown.class, down -> down.node().equals(first.node()));
    Fact.LeaderReady second = watch.awaitLeaderAfter(first.term());

    NodeId challenger = FactWatch.otherThan(second.node(), 5);
    must(new NemesisCommand.ForceElection(challenger));
    awaitPhase(FaultKind.FORCE_ELECTION, FaultPhase.COMPLETED);
    Fact.LeaderReady third = watch.awaitLeaderAfter(second.term());
    boolean leadsAgain = third.node().equals(second.node());
    assertThat(ask(new NemesisCommand.StepDown(second.node())))
        .isInstanceOf(leadsAgain ? Outcome.Ok.class : Outcome.Fail.class);

    Fact.LeaderReady before = leadsAgain ? watch.awaitLeaderAfter(third.term()) : third;
    must(new NemesisCommand.SplitVote(3_000));
    awaitPhase(FaultKind.SPLIT_VOTE, FaultPhase.VERIFIED);
    awaitPhase(FaultKind.SPLIT_VOTE, FaultPhase.COMPLETED);
    watch.awaitLeaderAfter(before.term());

    must(new NemesisCommand.FlapLeader(600, 0));
    awaitPhase(FaultKind.FLAP_LEADER, FaultPhase.VERIFIED);
    must(new NemesisCommand.HealAll("test"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ask(new OperatorCommand.ClientWrite("after", "all")) instanceof Outcome.Ok);
    nothingIsLost();
  }

  @Test
  void aServerIsAddedAndThePreviousLeaderReplacedWithNothingLost() throws Exception {
    NodeId leader = leader().node();
    NodeId sixth = NodeId.of(6);
    must(new OperatorCommand.AddNode(sixth));
    watch.await(
        Fact.ConfigurationChanged.class,
        change ->
            change.node().equals(sixth)
                && change.members().size() == 6
                && change.members().stream()
                    .allMatch(member -> member.type().name().equals("VOTER")));
    assertThat(ask(new OperatorCommand.AddNode(sixth))).isInstanceOf(Outcome.Fail.class);

    must(new OperatorCommand.ReplaceNode(leader, NodeId.of(7)));
    watch.await(Fact.NodeRemoved.class, removed -> removed.node().equals(leader));
    must(new OperatorCommand.RestartNode(sixth, 0));
    must(new OperatorCommand.InspectLog(sixth, 1, 20));
    assertThat(watch.await(Fact.LogEntries.class, read -> true).entries()).hasSize(20);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                ask(new OperatorCommand.LocalRead(sixth, "nothing")) instanceof Outcome.Ok
                    && ask(new OperatorCommand.ClientWrite("k", "v")) instanceof Outcome.Ok);
    List<NodeId> members =
        cluster.report().nodes().stream()
            .filter(node -> node.status().isUp())
            .map(node -> node.node())
            .toList();
    assertThat(members).hasSize(6).doesNotContain(leader).contains(sixth, NodeId.of(7));
    nothingIsLost();
  }
}
