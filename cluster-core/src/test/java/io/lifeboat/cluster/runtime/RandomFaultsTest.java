package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random campaigns of kills, freezes, isolations, partitions and transfers that overlap: after
 * everything is healed, no acknowledged write may be lost or doubled, no term may have had two
 * leaders, and equal indices, of states and of logs, must have equal digests. What is injected when
 * comes from the seed in the test's name; how the engine's threads take it does not. {@code
 * -Dcampaigns=N} asks for more.
 */
@Tag("slow")
@Timeout(120)
class RandomFaultsTest {
  private static final int STEPS = 14;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("campaigns", 6));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverHappensNothingAcknowledgedIsLostOrDoubled(long seed) throws Exception {
    Random random = new Random(seed);
    int size = seed % 2 == 0 ? 3 : 5;
    ClusterConfig config =
        ClusterConfig.defaults(seed)
            .withSize(size)
            .withWorkload(
                WorkloadSettings.DEFAULT.withOperationsPerSecond(200).withWritePercent(70));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.awaitLeaderAfter(0);
      for (int step = 0; step < STEPS; step++) {
        pause(300 + random.nextInt(700));
        cluster.submit(fault(random, config.nodes()));
      }
      pause(2_500);
      cluster.submit(new NemesisCommand.HealAll("the campaign is over"));
      pause(4_000);
      cluster.submit(new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false)));

      WriteAudit audit = cluster.auditWrites().toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertThat(audit.acknowledged()).isPositive();
      assertThat(audit.lost() + audit.doubled() + audit.unreadable()).as("%s", audit).isZero();
      assertThat(watch.all(Fact.LeaderElected.class))
          .extracting(Fact.LeaderElected::term)
          .doesNotHaveDuplicates();
      assertThat(watch.all(Fact.NodeQuarantined.class)).as("no file was damaged").isEmpty();
      assertThat(watch.all(Fact.DamageFound.class)).as("no file was damaged").isEmpty();
      Set<String> digests = new HashSet<>();
      Set<Long> indices = new HashSet<>();
      for (Fact.ReplicaDigest digest : watch.all(Fact.ReplicaDigest.class)) {
        digests.add(digest.index() + " " + digest.digest());
        indices.add(digest.index());
      }
      assertThat(digests).as("one digest an index").hasSameSizeAs(indices);
      Set<String> blocks = new HashSet<>();
      Set<Long> begins = new HashSet<>();
      for (Fact.LogBlock block : watch.all(Fact.LogBlock.class)) {
        blocks.add(block.fromIndex() + " " + block.digest());
        begins.add(block.fromIndex());
      }
      assertThat(blocks).as("one digest a block of every log").hasSameSizeAs(begins).isNotEmpty();
    }
  }

  private static Command fault(Random random, List<NodeId> nodes) {
    NodeId node = nodes.get(random.nextInt(nodes.size()));
    long durationMs = 500L + random.nextInt(2_000);
    return switch (random.nextInt(5)) {
      case 0 -> new NemesisCommand.KillNode(node, durationMs);
      case 1 -> new NemesisCommand.IsolateNode(node, durationMs);
      case 2 -> new NemesisCommand.FreezeNode(node, durationMs);
      case 3 -> partition(random, nodes, durationMs);
      default -> new OperatorCommand.TransferLeadership(node);
    };
  }

  private static Command partition(Random random, List<NodeId> nodes, long durationMs) {
    List<NodeId> shuffled = new ArrayList<>(nodes);
    Collections.shuffle(shuffled, random);
    int cut = 1 + random.nextInt(nodes.size() - 1);
    Set<NodeId> groupA = new HashSet<>(shuffled.subList(0, cut));
    Set<NodeId> groupB = new HashSet<>(shuffled.subList(cut, nodes.size()));
    (random.nextBoolean() ? groupA : groupB).add(NodeId.CLIENT);
    return new NemesisCommand.PartitionNodes(groupA, groupB, durationMs);
  }

  private static void pause(long ms) {
    Awaitility.await()
        .pollDelay(Duration.ofMillis(ms))
        .atMost(Duration.ofMillis(ms + 5_000))
        .until(() -> true);
  }
}
