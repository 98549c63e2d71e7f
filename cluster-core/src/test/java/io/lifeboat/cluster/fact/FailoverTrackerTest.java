package io.lifeboat.cluster.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailoverTrackerTest {

  /** Every sequence starts with n1 leading term 1 of three nodes; times are in milliseconds. */
  private static final String BEGIN =
      """
      0 cluster 3
      10 poll n1 n2
      20 elected n1 1
      30 ready n1 1
      40 acknowledged n1 1
      """;

  static List<Arguments> sequences() {
    return List.of(
        Arguments.of("the first election is no failover", "", ""),
        Arguments.of(
            "a killed leader is replaced",
            """
            1000 killed n1
            1450 poll n2 n3
            1460 vote n2 n3
            1470 elected n2 2
            1490 ready n2 2
            1505 acknowledged n2 2
            """,
            "#1 kill n1/1 at 1000 -> n2/2: 450 470 490 505"),
        Arguments.of(
            "a failover is told while it is under way",
            "1000 stopped n1\n1450 poll n3 n2",
            "#1 stop n1/1 at 1000 -> nobody: 450 - - -"),
        Arguments.of("the loss of a follower is no failover", "1000 killed n2", ""),
        Arguments.of(
            "the later leader counts when the first was never ready",
            """
            1000 killed n1
            1400 poll n2 n3
            1450 elected n2 2
            1460 stepped-down n2 2
            1800 poll n3 n2
            1850 elected n3 3
            1870 ready n3 3
            1880 acknowledged n3 3
            """,
            "#1 kill n1/1 at 1000 -> n3/3: 400 850 870 880"),
        Arguments.of(
            "an isolated leader is lost with the cut, not when it steps down",
            """
            1000 fault f1 isolate injecting
            1001 cut n1 n2
            1002 cut n2 n1
            1003 cut n1 n3
            1004 cut n3 n1
            1010 fault f1 isolate running
            1500 poll n2 n3
            1600 elected n2 2
            1620 ready n2 2
            1650 acknowledged n2 2
            4000 stepped-down n1 1
            """,
            "#1 isolate n1/1 at 1003 -> n2/2: 497 597 617 647"),
        Arguments.of(
            "the order of cut and fault does not matter",
            """
            1000 fault f1 partition running
            1001 cut n1 n2
            1002 cut n1 n3
            1500 poll n2 n3
            1600 elected n2 2
            """,
            "#1 partition n1/1 at 1002 -> n2/2: 498 598 - -"),
        Arguments.of(
            "a leader that keeps its majority is not lost",
            "1000 fault f1 isolate injecting\n1001 cut n1 n3\n1002 cut n3 n1\n"
                + "1003 fault f1 isolate running\n1500 poll n3 n1\n2100 poll n3 n1",
            ""),
        Arguments.of(
            "a dead follower does not help the leader to a majority",
            """
            900 killed n3
            1000 fault f1 partition injecting
            1001 cut n1 n2
            1002 fault f1 partition running
            """,
            "#1 partition n1/1 at 1001 -> nobody: - - - -"),
        Arguments.of(
            "a cut that heals before another is elected is dropped",
            """
            1000 fault f1 isolate running
            1001 cut n1 n2
            1002 cut n1 n3
            1200 heal n1 n2
            """,
            ""),
        Arguments.of(
            "an election right after healing still belongs to the fault",
            """
            1000 frozen n1
            1450 poll n2 n3
            1460 unfrozen n1
            1470 elected n2 2
            1480 ready n2 2
            """,
            "#1 freeze n1/1 at 1000 -> n2/2: 450 470 480 -"),
        Arguments.of(
            "an election long after healing has another reason",
            """
            1000 frozen n1
            1200 unfrozen n1
            9000 poll n2 n3
            9050 elected n2 2
            """,
            "#1 unknown n1/1 at 9000 -> n2/2: 0 50 - -"),
        Arguments.of(
            "a frozen leader that is killed does not come back by starting",
            """
            1000 frozen n1
            1200 killed n1
            1300 started n1
            1500 poll n1 n2
            1600 poll n2 n1
            1700 elected n2 2
            """,
            "#1 freeze n1/1 at 1000 -> n2/2: 600 700 - -"),
        Arguments.of(
            "the same node can be the next leader",
            """
            1000 killed n1
            1300 started n1
            1500 poll n3 n1
            1600 vote n1 n3
            1700 elected n1 2
            1720 ready n1 2
            """,
            "#1 kill n1/1 at 1000 -> n1/2: 500 700 720 -"),
        Arguments.of(
            "several losses in a row are several failovers",
            """
            1000 killed n1
            1400 poll n2 n3
            1450 elected n2 2
            1460 ready n2 2
            1500 started n1
            1600 frozen n2
            2000 poll n3 n1
            2100 elected n3 3
            2120 ready n3 3
            2150 acknowledged n3 3
            """,
            """
            #1 kill n1/1 at 1000 -> n2/2: 400 450 460 -
            #2 freeze n2/2 at 1600 -> n3/3: 400 500 520 550\
            """),
        Arguments.of(
            "a leader lost before it was ready begins a failover of its own",
            """
            1000 killed n1
            1400 poll n2 n3
            1450 elected n2 2
            1455 killed n2
            1900 poll n3 n1
            """,
            """
            #1 kill n1/1 at 1000 -> n2/2: 400 450 - -
            #2 kill n2/2 at 1455 -> nobody: 445 - - -\
            """),
        Arguments.of(
            "a transfer needs no detection",
            """
            1000 transfer c7 n3
            1020 elected n3 2
            1030 ready n3 2
            1031 ok c7
            1040 acknowledged n3 2
            """,
            "#1 transfer n1/1 at 1000 -> n3/2: - 20 30 40"),
        Arguments.of(
            "a leader that stops in good order hands over first",
            """
            1000 stop c7 n1
            1002 vote n3 n2
            1020 elected n3 2
            1030 ready n3 2
            1040 acknowledged n3 2
            1050 stopped n1
            """,
            "#1 stop n1/1 at 1000 -> n3/2: 2 20 30 40"),
        Arguments.of(
            "a follower that stops takes no leader", "1000 stop c7 n2\n1050 stopped n2", ""),
        Arguments.of(
            "a transfer that failed took no leader", "1000 transfer c7 n3\n1500 fail c7", ""),
        Arguments.of("a transfer to the leader takes none", "1000 transfer c7 n1", ""),
        Arguments.of(
            "a leader killed during a transfer was killed",
            "1000 transfer c7 n3\n1005 killed n1",
            "#1 kill n1/1 at 1005 -> nobody: - - - -"),
        Arguments.of(
            "with no reason known, times count from the first who asked",
            """
            1000 poll n2 n3
            1010 vote n2 n3
            1020 elected n2 2
            1030 ready n2 2
            """,
            "#1 unknown n1/1 at 1000 -> n2/2: 0 20 30 -"),
        Arguments.of(
            "stepping down is a loss, too",
            "1000 stepped-down n1 1",
            "#1 unknown n1/1 at 1000 -> nobody: 0 - - -"),
        Arguments.of(
            "who asked long ago in vain noticed nothing",
            """
            1000 poll n3 n1
            8000 poll n2 n3
            8100 elected n2 2
            """,
            "#1 unknown n1/1 at 8000 -> n2/2: 0 100 - -"),
        Arguments.of(
            "a follower that was cut off already cannot tell of the loss",
            """
            500 fault f1 isolate injecting
            501 cut n3 n1
            502 cut n3 n2
            503 fault f1 isolate running
            900 poll n3 n1
            1000 killed n1
            1100 poll n3 n1
            1450 poll n2 n3
            """,
            "#1 kill n1/1 at 1000 -> nobody: 450 - - -"),
        Arguments.of(
            "a leader that is made to step down is lost with its step",
            """
            900 step-down c7 n1
            901 ok c7
            910 stepped-down n1 1
            1450 poll n2 n3
            1500 elected n2 2
            1510 ready n2 2
            """,
            "#1 step-down n1/1 at 910 -> n2/2: 540 590 600 -"),
        Arguments.of(
            "a step takes one leader and no other",
            """
            900 step-down c7 n1
            901 ok c7
            910 stepped-down n1 1
            1200 elected n2 2
            1210 ready n2 2
            1220 stepped-down n2 2
            """,
            """
            #1 step-down n1/1 at 910 -> n2/2: - 290 300 -
            #2 unknown n2/2 at 1220 -> nobody: 0 - - -\
            """),
        Arguments.of(
            "a step that was refused explains nothing",
            "900 step-down c7 n1\n901 fail c7\n910 stepped-down n1 1",
            "#1 unknown n1/1 at 910 -> nobody: 0 - - -"),
        Arguments.of(
            "a step asked for long ago explains nothing",
            "900 step-down c7 n1\n901 ok c7\n5000 stepped-down n1 1",
            "#1 unknown n1/1 at 5000 -> nobody: 0 - - -"),
        Arguments.of(
            "a forced election counts from the first vote it asks for",
            """
            900 force-election c7 n3
            905 vote n3 n1
            910 stepped-down n1 1
            920 elected n3 2
            930 ready n3 2
            940 acknowledged n3 2
            """,
            "#1 forced-election n1/1 at 905 -> n3/2: 0 15 25 35"),
        Arguments.of(
            "a forced election is known before the old leader steps down, too",
            "900 force-election c7 n3\n905 vote n3 n2\n920 elected n3 2\n930 stepped-down n1 1",
            "#1 forced-election n1/1 at 905 -> n3/2: 0 15 - -"),
        Arguments.of(
            "a split vote goes on through terms without a leader",
            """
            900 fault f1 split_vote injecting
            905 stepped-down n1 1
            906 vote n2 n1
            906 vote n3 n1
            910 fault f1 split_vote running
            3910 fault f1 split_vote completed
            4500 elected n2 9
            4510 ready n2 9
            """,
            "#1 split-vote n1/1 at 905 -> n2/9: 1 3595 3605 -"),
        Arguments.of(
            "a flapping leader is lost again and again",
            """
            900 fault f1 flap_leader running
            1000 stepped-down n1 1
            1500 elected n2 2
            1510 ready n2 2
            2000 stepped-down n2 2
            2500 elected n3 3
            2510 ready n3 3
            2600 fault f1 flap_leader completed
            9000 stepped-down n3 3
            """,
            """
            #1 flap n1/1 at 1000 -> n2/2: - 500 510 -
            #2 flap n2/2 at 2000 -> n3/3: - 500 510 -
            #3 unknown n3/3 at 9000 -> nobody: 0 - - -\
            """),
        Arguments.of(
            "a leader is restarted by itself",
            """
            1000 restart c7 n1
            1020 elected n3 2
            1030 ready n3 2
            1050 stopped n1 c7
            """,
            "#1 restart n1/1 at 1000 -> n3/2: - 20 30 -"),
        Arguments.of(
            "a leader is restarted in its turn",
            """
            900 rolling-restart c7
            950 stopped n2 c7
            1000 stopped n1 c7
            """,
            "#1 restart n1/1 at 1000 -> nobody: - - - -"),
        Arguments.of(
            "a leader is taken out of the configuration",
            """
            900 remove c7 n1
            950 stepped-down n1 1
            1500 poll n2 n3
            """,
            "#1 remove n1/1 at 950 -> nobody: 0 - - -"),
        Arguments.of(
            "a fault on the leader's links explains an election",
            """
            900 disturb n1 n2 APPEND
            1500 poll n2 n3
            1520 elected n2 2
            """,
            "#1 link-fault n1/1 at 1500 -> n2/2: 0 20 - -"),
        Arguments.of(
            "a fault that ended a moment ago explains it as well",
            """
            900 disturb n1 n2 APPEND
            1400 undisturb n1 n2
            1500 poll n2 n3
            1520 elected n2 2
            """,
            "#1 link-fault n1/1 at 1500 -> n2/2: 0 20 - -"),
        Arguments.of(
            "faults elsewhere explain nothing",
            """
            900 disturb n2 n3 APPEND
            910 disturb n1 n3 CLIENT
            920 disturb client n1 APPEND
            1500 poll n2 n3
            1520 elected n2 2
            """,
            "#1 unknown n1/1 at 1500 -> n2/2: 0 20 - -"),
        Arguments.of(
            "one-way cuts of the leader's links are a fault on them",
            """
            1000 fault f1 links running
            1001 cut n1 n2
            1002 cut n1 n3
            1500 poll n2 n3
            """,
            "#1 link-fault n1/1 at 1002 -> nobody: 498 - - -"),
        Arguments.of(
            "a bridge can leave the leader without a majority",
            "1000 fault f1 bridge running\n1001 cut n1 n2\n1002 cut n1 n3",
            "#1 partition n1/1 at 1002 -> nobody: - - - -"),
        Arguments.of(
            "majorities are counted in the configuration in force",
            """
            900 voters 5 n1 n2
            1000 fault f1 isolate running
            1001 cut n1 n3
            1002 cut n1 n2
            """,
            "#1 isolate n1/1 at 1002 -> nobody: - - - -"),
        Arguments.of(
            "what an old leader says of its old term is no loss",
            """
            1000 killed n1
            1400 elected n2 2
            1410 ready n2 2
            1500 stepped-down n1 1
            1600 elected n3 1
            """,
            "#1 kill n1/1 at 1000 -> n2/2: - 400 410 -"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sequences")
  void measuresFailovers(String behaviour, String facts, String expected) {
    FailoverTracker tracker = FailoverTracker.start();
    for (FactRecord record : parse(BEGIN + facts)) {
      tracker = tracker.next(record);
    }
    assertThat(tracker.failovers().stream().map(FailoverTrackerTest::tell))
        .as(behaviour)
        .containsExactlyElementsOf(expected.lines().toList());
  }

  static List<Arguments> gaps() {
    return List.of(
        Arguments.of("without a tally nothing is known", "1000 killed n1", "-"),
        Arguments.of(
            "what ended between loss and success is counted",
            """
            999 tally 100 0 0
            1000 killed n1
            1250 tally 101 2 0
            1500 elected n2 2
            1600 tally 103 2 1
            1600 acknowledged n2 2
            1700 tally 900 9 9
            """,
            "3 2 1 0"),
        Arguments.of(
            "while nobody is served, it is counted so far",
            "999 tally 100 0 0\n1000 killed n1\n1250 tally 101 2 0",
            "1 2 0 0"),
        Arguments.of(
            "the tally nearest to the loss counts, before it or after it",
            """
            800 tally 60 0 0
            1000 stepped-down n1 1
            1001 tally 100 0 0
            1250 tally 107 0 0
            """,
            "7 0 0 0"),
        Arguments.of(
            "a tally far from the loss says nothing of it",
            "400 tally 60 0 0\n1000 killed n1\n1600 tally 107 0 0",
            "-"),
        Arguments.of(
            "the loss may be known only afterwards",
            """
            1000 tally 60 0 0
            1250 tally 70 0 0
            1260 poll n2 n3
            1500 tally 75 0 0
            1510 elected n2 2
            """,
            "5 0 0 0"),
        Arguments.of(
            "another loss ends the gap of the one before",
            """
            999 tally 100 0 0
            1000 killed n1
            1500 elected n2 2
            1550 ready n2 2
            1599 tally 104 0 0
            1600 killed n2
            1700 tally 110 0 0
            """,
            "4 0 0 0, 6 0 0 0"),
        Arguments.of(
            "what is not known counts by when it was under way, whenever it ended",
            """
            999 tally 100 0 0
            1000 killed n1
            1600 tally 100 0 0
            1600 acknowledged n2 2
            6000 not-known 3 980 1590
            6250 not-known 2 1595 1599
            """,
            "0 0 0 5"),
        Arguments.of(
            "what was started after the first success has another reason",
            """
            999 tally 100 0 0
            1000 killed n1
            1600 tally 100 0 0
            1600 acknowledged n2 2
            7000 not-known 3 1601 1700
            """,
            "0 0 0 0"),
        Arguments.of(
            "what had ended before the loss has another reason",
            """
            800 not-known 4 100 500
            999 tally 100 0 0
            1000 killed n1
            """,
            "0 0 0 0"),
        Arguments.of(
            "operations belong to the first gap they were under way in",
            """
            999 tally 100 0 0
            1000 killed n1
            1500 elected n2 2
            1550 ready n2 2
            1600 tally 100 0 0
            1600 acknowledged n2 2
            2000 tally 100 0 0
            2000 killed n2
            2500 elected n3 3
            2550 ready n3 3
            2600 tally 100 0 0
            2600 acknowledged n3 3
            6200 not-known 3 1200 1300
            7100 not-known 7 2100 2200
            """,
            "0 0 0 3, 0 0 0 7"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gaps")
  void countsWhatClientsFelt(String behaviour, String facts, String expected) {
    FailoverTracker tracker = FailoverTracker.start();
    for (FactRecord record : parse(BEGIN + facts)) {
      tracker = tracker.next(record);
    }
    assertThat(
            tracker.failovers().stream()
                .map(failover -> tell(failover.gap()))
                .collect(Collectors.joining(", ")))
        .as(behaviour)
        .isEqualTo(expected);
  }

  private static String tell(Failover.@Nullable Gap gap) {
    return gap == null
        ? "-"
        : "%d %d %d %d".formatted(gap.acknowledged(), gap.refused(), gap.failed(), gap.notKnown());
  }

  @Test
  void keepsTheLastHundredAndNumbersOn() {
    String facts =
        IntStream.rangeClosed(1, 130)
            .mapToObj(
                i ->
                    "%d killed n%d\n%d elected n%d %d\n%d ready n%d %d\n%d started n%d\n"
                        .formatted(
                            i * 1000,
                            2 - i % 2,
                            i * 1000 + 500,
                            1 + i % 2,
                            i + 1,
                            i * 1000 + 510,
                            1 + i % 2,
                            i + 1,
                            i * 1000 + 600,
                            2 - i % 2))
            .collect(Collectors.joining());
    FailoverTracker tracker = FailoverTracker.start();
    for (FactRecord record : parse(BEGIN + facts)) {
      tracker = tracker.next(record);
    }
    assertThat(tracker.failovers()).hasSize(FailoverTracker.CAPACITY);
    assertThat(tracker.failovers().getFirst().number()).isEqualTo(31);
    assertThat(tracker.failovers().getLast().number()).isEqualTo(130);
  }

  @Test
  void levelsCostNothing() {
    FailoverTracker tracker = FailoverTracker.start();
    Fact levels = new Fact.NodeLevels(NodeId.of(1), 1, null, 1, 1, 1);
    assertThat(tracker.next(new FactRecord(1, 0, "n1", null, levels))).isSameAs(tracker);
  }

  private static String tell(Failover f) {
    String now = f.leader() == null ? "nobody" : f.leader() + "/" + f.term();
    return "#%d %s %s/%d at %d -> %s: %s %s %s %s"
        .formatted(
            f.number(),
            f.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            f.lost(),
            f.lostTerm(),
            f.startedAtMicros() / 1000,
            now,
            tell(f.detectedMs()),
            tell(f.electedMs()),
            tell(f.firstCommitMs()),
            tell(f.firstClientSuccessMs()));
  }

  private static String tell(@Nullable Double ms) {
    return ms == null ? "-" : String.valueOf(Math.round(ms));
  }

  private static List<FactRecord> parse(String facts) {
    List<FactRecord> records = new ArrayList<>();
    for (String line : facts.lines().toList()) {
      String[] words = line.split(" ");
      long at = Long.parseLong(words[0]) * 1000;
      records.add(new FactRecord(records.size() + 1L, at, "test", cause(words), fact(words)));
    }
    return records;
  }

  private static @Nullable CommandId cause(String[] w) {
    return w[1].equals("stopped") && w.length > 3 ? new CommandId(w[3]) : null;
  }

  private static Fact requested(String id, Command command) {
    return new Fact.CommandRequested(new CommandId(id), command);
  }

  private static Fact disturbed(String from, String to, List<MessageKind> kinds) {
    LinkEffect loss = LinkEffect.NONE.withLoss(50);
    return new Fact.LinkDisturbed(
        new NodeId(from),
        new NodeId(to),
        kinds.stream().map(kind -> new LinkDisturbance("f1", Set.of(kind), loss, false)).toList());
  }

  private static Fact fact(String[] w) {
    return switch (w[1]) {
      case "step-down" -> requested(w[2], new NemesisCommand.StepDown(new NodeId(w[3])));
      case "force-election" -> requested(w[2], new NemesisCommand.ForceElection(new NodeId(w[3])));
      case "restart" -> requested(w[2], new OperatorCommand.RestartNode(new NodeId(w[3]), 0));
      case "rolling-restart" -> requested(w[2], new OperatorCommand.RollingRestart(0));
      case "remove" -> requested(w[2], new OperatorCommand.RemoveNode(new NodeId(w[3])));
      case "disturb" -> disturbed(w[2], w[3], List.of(MessageKind.valueOf(w[4])));
      case "undisturb" -> disturbed(w[2], w[3], List.of());
      case "voters" ->
          new Fact.ConfigurationChanged(
              new NodeId("n1"),
              Long.parseLong(w[2]),
              1,
              Arrays.stream(w)
                  .skip(3)
                  .map(node -> new Member(new NodeId(node), MemberType.VOTER))
                  .toList());
      case "tally" ->
          new Fact.ClientTally(Long.parseLong(w[2]), Long.parseLong(w[3]), Long.parseLong(w[4]), 0);
      case "not-known" ->
          new Fact.OperationsNotKnown(
              Long.parseLong(w[2]), Long.parseLong(w[3]) * 1000, Long.parseLong(w[4]) * 1000);
      case "cluster" -> cluster(Integer.parseInt(w[2]));
      case "killed" -> new Fact.NodeKilled(new NodeId(w[2]));
      case "stopped" -> new Fact.NodeStopped(new NodeId(w[2]));
      case "started" -> new Fact.NodeStarted(new NodeId(w[2]), 0, 0);
      case "frozen" -> new Fact.NodeFrozen(new NodeId(w[2]));
      case "unfrozen" -> new Fact.NodeUnfrozen(new NodeId(w[2]));
      case "elected" -> new Fact.LeaderElected(new NodeId(w[2]), Long.parseLong(w[3]));
      case "ready" -> new Fact.LeaderReady(new NodeId(w[2]), Long.parseLong(w[3]), 1);
      case "stepped-down" -> new Fact.SteppedDown(new NodeId(w[2]), Long.parseLong(w[3]));
      case "acknowledged" ->
          new Fact.FirstWriteAcknowledged(new NodeId(w[2]), Long.parseLong(w[3]));
      case "poll" -> new Fact.MessageSent(new NodeId(w[2]), new NodeId(w[3]), MessageKind.POLL, 1);
      case "vote" -> new Fact.MessageSent(new NodeId(w[2]), new NodeId(w[3]), MessageKind.VOTE, 2);
      case "cut" -> new Fact.LinkCut(new NodeId(w[2]), new NodeId(w[3]));
      case "heal" -> new Fact.LinkHealed(new NodeId(w[2]), new NodeId(w[3]));
      case "fault" ->
          new Fact.FaultChanged(
              w[2],
              FaultKind.valueOf(w[3].toUpperCase(Locale.ROOT)),
              List.of(),
              FaultPhase.valueOf(w[4].toUpperCase(Locale.ROOT)),
              null,
              null);
      case "stop" -> new Fact.CommandRequested(new CommandId(w[2]), new StopNode(new NodeId(w[3])));
      case "transfer" ->
          new Fact.CommandRequested(new CommandId(w[2]), new TransferLeadership(new NodeId(w[3])));
      case "ok" -> new Fact.CommandCompleted(new CommandId(w[2]), Outcome.Ok.PLAIN);
      case "fail" ->
          new Fact.CommandCompleted(
              new CommandId(w[2]), new Outcome.Fail(FailReason.ENGINE, "refused"));
      default -> throw new IllegalArgumentException(String.join(" ", w));
    };
  }

  private static Fact cluster(int size) {
    List<NodeId> nodes = IntStream.rangeClosed(1, size).mapToObj(NodeId::of).toList();
    return new Fact.ClusterStarting(nodes, 500, 100, false, 1);
  }
}
