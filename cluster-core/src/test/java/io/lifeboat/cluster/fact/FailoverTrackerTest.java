package io.lifeboat.cluster.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            f.cause(),
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
      records.add(new FactRecord(records.size() + 1L, at, "test", null, fact(words)));
    }
    return records;
  }

  private static Fact fact(String[] w) {
    return switch (w[1]) {
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
