package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of the occurrences whatever the facts are, also facts that make no sense. */
class StoryTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyFactsAreTold(long seed) {
    RandomRun run = new RandomRun(seed);
    ConsoleFold fold = ConsoleFold.blank();
    List<Messages> languages =
        List.of(Messages.strict(Language.ENGLISH), Messages.strict(Language.CHINESE));
    for (int i = 0; i < 400; i++) {
      FactRecord record = run.next();
      ConsoleFold next = fold.next(record);
      for (Narrator.Told told : Narrator.tell(record, fold, next)) {
        for (Messages messages : languages) {
          assertThat(messages.format(told.occurrence().title())).isNotBlank();
          assertThat(messages.format(told.occurrence().explanation())).isNotBlank();
        }
      }
      fold = next;
    }
    for (Occurrence o : fold.state().occurrences()) {
      assertThat(o.evidence()).hasSizeLessThanOrEqualTo(Occurrence.EVIDENCE);
      assertThat(o.untilMicros()).isGreaterThanOrEqualTo(o.atMicros());
      Set<Long> sequences = new HashSet<>();
      for (Evidence evidence : o.evidence()) {
        assertThat(evidence.sequence())
            .as("%s of %s", evidence, o)
            .isLessThan(o.sequence() + o.count() * 400L);
        assertThat(sequences.add(evidence.sequence())).isTrue();
        for (Messages messages : languages) {
          assertThat(messages.format(evidence.text())).isNotBlank();
        }
      }
    }
  }

  @Test
  void cutsOfOneCommandAreOneOccurrenceAndOfTwoAreTwo() {
    Facts facts = Facts.healthy(3);
    facts.requested("c1", new NemesisCommand.IsolateNode(N1, 0));
    facts.add(new Fact.LinkCut(N1, N2), "c1").add(new Fact.LinkCut(N2, N1), "c1");
    facts.requested("c2", new NemesisCommand.IsolateNode(N3, 0));
    facts.add(new Fact.LinkCut(N3, N2), "c2").add(new Fact.LinkCut(N2, N3), "c2");
    assertThat(counts(facts, Occurrence.Category.LINK)).containsExactly(2, 2);
  }

  @Test
  void aFlappingLinkIsCutAnew() {
    Facts facts = Facts.healthy(3);
    for (int i = 0; i < 3; i++) {
      facts.add(new Fact.LinkCut(N1, N2), "c1").add(new Fact.LinkCut(N2, N1), "c1").pause(2_000);
    }
    assertThat(counts(facts, Occurrence.Category.LINK)).containsExactly(2, 2, 2);
  }

  @Test
  void aRequestWithoutAnAnswerAgainAndAgainIsOneOccurrence() {
    Facts facts = Facts.healthy(3);
    int before = facts.state().occurrences().size();
    for (int i = 0; i < 500; i++) {
      facts.silent(1, 2, MessageKind.CONFIGURE, 1).pause(50);
    }
    facts.pause(120_000).silent(1, 2, MessageKind.CONFIGURE, 1);
    List<Occurrence> told =
        facts.state().occurrences().stream()
            .filter(o -> o.category() != Occurrence.Category.ALARM)
            .skip(before)
            .toList();
    assertThat(told).extracting(Occurrence::count).containsExactly(500, 1);
    assertThat(told.getFirst().untilMicros() - told.getFirst().atMicros())
        .isGreaterThan(24_000_000);
  }

  @Test
  void aGroupThatWasPushedOutBeginsAnew() {
    Facts facts = Facts.healthy(3);
    facts.silent(1, 2, MessageKind.CONFIGURE, 1);
    for (int i = 0; i < ConsoleFold.OCCURRENCES; i++) {
      facts.add(new Fact.TermAdvanced(N3, i + 2L));
    }
    facts.silent(1, 2, MessageKind.CONFIGURE, 1);
    Occurrence last = facts.state().occurrences().getLast();
    assertThat(last.count()).isEqualTo(1);
  }

  private static List<Integer> counts(Facts facts, Occurrence.Category category) {
    return facts.state().occurrences().stream()
        .filter(o -> o.category() == category)
        .map(Occurrence::count)
        .toList();
  }

  /** Facts at random, of few nodes and terms, so that they have to do with each other. */
  private static final class RandomRun {
    private final Random random;
    private long sequence;
    private long atMicros;

    RandomRun(long seed) {
      random = new Random(seed);
    }

    FactRecord next() {
      atMicros += random.nextInt(200_000);
      sequence++;
      return new FactRecord(sequence, atMicros, "test", cause(), fact());
    }

    private @Nullable CommandId cause() {
      return random.nextInt(3) == 0 ? new CommandId("c" + random.nextInt(4)) : null;
    }

    private NodeId node() {
      return NodeId.of(1 + random.nextInt(4));
    }

    private NodeId endpoint() {
      return random.nextInt(5) == 0 ? NodeId.CLIENT : node();
    }

    private long term() {
      return random.nextInt(5);
    }

    private <T> T any(T[] values) {
      return values[random.nextInt(values.length)];
    }

    private Fact fact() {
      return switch (random.nextInt(43)) {
        case 0 -> new Fact.ClusterStarting(List.of(N1, N2, N3), 500, 100, false, 42);
        case 1 -> new Fact.NodeStarting(node());
        case 2 -> new Fact.NodeStarted(node(), term(), 5);
        case 3 -> new Fact.NodeStartRefused(node(), "no answer in 5 s");
        case 4 -> new Fact.NodeKilled(node());
        case 5 -> new Fact.NodeFrozen(node());
        case 6 -> new Fact.NodeUnfrozen(node());
        case 7 -> new Fact.NodeStopped(node());
        case 8 -> new Fact.NodeRemoved(node());
        case 9, 10 -> new Fact.RoleChanged(node(), any(Role.values()), term());
        case 11 -> new Fact.TermAdvanced(node(), term());
        case 12 -> new Fact.LeaderElected(node(), term());
        case 13 -> new Fact.LeaderReady(node(), term(), 10);
        case 14 -> new Fact.SteppedDown(node(), term());
        case 15, 16 -> new Fact.MessageSent(node(), node(), any(MessageKind.values()), term());
        case 17, 18 ->
            new Fact.MessageAnswered(
                node(), node(), any(MessageKind.values()), term(), random.nextBoolean());
        case 19 -> new Fact.MessageUnanswered(node(), node(), any(MessageKind.values()), term());
        case 20 -> new Fact.LinkCut(endpoint(), endpoint());
        case 21 -> new Fact.LinkHealed(endpoint(), endpoint());
        case 22 -> new Fact.LinkDisturbed(endpoint(), endpoint(), disturbances());
        case 23 -> new Fact.MessageActedOn(message(), any(MessageAction.values()));
        case 24 -> new Fact.VoteRefused(node(), node(), term(), node());
        case 25 -> new Fact.ConfigurationChanged(node(), random.nextInt(4), term(), members());
        case 26 -> new Fact.CommandRequested(id(), command());
        case 27 -> new Fact.CommandCompleted(id(), outcome());
        case 28 -> fault();
        case 29 -> new Fact.LeaderHeard(node(), node(), term(), atMicros);
        case 30 -> new Fact.NodeLevels(node(), term(), node(), 5, 5, random.nextInt(9));
        case 31 -> new Fact.SwitchChanged(any(SwitchName.values()), random.nextBoolean());
        case 32 -> new Fact.OperationsNotKnown(2, 0, atMicros);
        case 33, 34 -> turned();
        case 35 ->
            new Fact.ServiceLevelChanged(
                any(ServiceLevel.values()),
                random.nextBoolean() ? any(TreatmentCause.values()) : null,
                random.nextBoolean() ? any(ServiceLevel.values()) : null,
                random.nextBoolean(),
                random.nextBoolean() ? "Ada" : null,
                random.nextBoolean() ? "drill" : null,
                random.nextBoolean() ? random.nextLong(100_000) : null);
        case 36, 37 ->
            new Fact.TreatmentsChanged(Degradations.table(any(ServiceLevel.values())), health());
        case 38 -> new Fact.BreakerChanged(Degradations.breaker(any(BreakerState.values())));
        case 39 ->
            new Fact.PolicyActivated(
                Degradations.POLICY, random.nextBoolean() ? "Ada" : null, random.nextLong(99_999));
        case 40 ->
            new Fact.PolicyFaulted(
                new PolicyFault(
                    "mine", random.nextInt(2), any(PolicyFault.Kind.values()), "said", "line"),
                any(PolicyConsequence.values()));
        case 41 -> new Fact.PolicyRecovered("mine");
        case 42 -> new Fact.ToleranceChanged(any(ToleranceLevel.values()));
        default ->
            random.nextBoolean()
                ? new Fact.ServiceUnavailable(atMicros)
                : new Fact.FirstWriteAcknowledged(node(), term());
      };
    }

    private Fact turned() {
      return new Fact.DegradeSwitchChanged(
          any(DegradeSwitch.values()),
          any(SwitchPosition.values()),
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextBoolean() ? "Ada" : null,
          random.nextBoolean() ? "drill" : null,
          random.nextBoolean() ? random.nextLong(50_000) : null,
          random.nextBoolean() ? random.nextLong(100_000) : null);
    }

    private Health health() {
      return new Health(
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextInt(4) - 1,
          random.nextInt(100),
          random.nextInt(100),
          random.nextInt(50),
          random.nextBoolean(),
          random.nextDouble() * 400,
          random.nextDouble(),
          random.nextInt(500),
          random.nextInt(2_000),
          random.nextDouble(),
          any(ServiceLevel.values()),
          random.nextInt(10_000));
    }

    private CommandId id() {
      return new CommandId("c" + random.nextInt(4));
    }

    private List<LinkDisturbance> disturbances() {
      return random.nextBoolean()
          ? List.of()
          : List.of(new LinkDisturbance("f1", Set.of(), LinkEffect.NONE.withLoss(5), false));
    }

    private InFlightMessage message() {
      return new InFlightMessage(
          random.nextInt(3),
          N1,
          endpoint().equals(N1) ? N2 : N3,
          any(MessageKind.values()),
          random.nextBoolean(),
          random.nextBoolean() ? term() : null,
          100,
          0,
          null,
          List.of("f1"));
    }

    private List<Member> members() {
      List<Member> members = new ArrayList<>();
      for (int node = 1; node <= 4; node++) {
        if (random.nextInt(4) > 0) {
          members.add(new Member(NodeId.of(node), any(MemberType.values())));
        }
      }
      return members;
    }

    private Command command() {
      return switch (random.nextInt(10)) {
        case 6 ->
            new SwitchCommand.ForceSwitch(
                any(DegradeSwitch.values()),
                any(SwitchPosition.values()),
                "Ada",
                "drill",
                random.nextBoolean() ? 60_000L : null,
                random.nextBoolean());
        case 7 ->
            new SwitchCommand.ChooseLevel(
                random.nextBoolean() ? any(ServiceLevel.values()) : null,
                "Ada",
                "",
                null,
                random.nextBoolean());
        case 8 -> new SwitchCommand.SetTolerance(any(ToleranceLevel.values()));
        case 9 -> new SwitchCommand.ActivatePolicy(Degradations.POLICY, "Ada");
        case 0 -> new NemesisCommand.KillNode(node(), 0);
        case 1 -> new NemesisCommand.FlapLeader(500, 0);
        case 2 ->
            new NemesisCommand.DisturbLinks(Set.of(new Link(N1, N2)), Set.of(), LinkEffect.CUT, 0);
        case 3 -> new OperatorCommand.AddNode(node());
        case 4 -> new OperatorCommand.ReplaceNode(node(), node());
        default -> new NemesisCommand.SplitVote(1_000);
      };
    }

    private Outcome outcome() {
      return switch (random.nextInt(3)) {
        case 0 -> Outcome.Ok.PLAIN;
        case 1 -> new Outcome.Fail(any(FailReason.values()), "n1 is not running");
        default -> new Outcome.Info("3 messages lost, 1 held");
      };
    }

    private Fact fault() {
      return new Fact.FaultChanged(
          "f" + random.nextInt(3),
          any(FaultKind.values()),
          List.of(node()),
          any(FaultPhase.values()),
          random.nextBoolean() ? 1_000L : null,
          random.nextBoolean() ? "12 messages lost on n1→n2" : null);
    }
  }
}
