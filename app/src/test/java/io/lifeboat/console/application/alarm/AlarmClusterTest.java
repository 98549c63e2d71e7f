package io.lifeboat.console.application.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.ConsoleStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Alarms of a real cluster, from its facts and on the real clock. */
@Timeout(150)
@Tag("slow")
class AlarmClusterTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long SEED = 20_261_123;

  @Test
  void aLostMajorityIsRaisedAcknowledgedAndCleared() throws Exception {
    ClusterConfig config = ClusterConfig.defaults(SEED).withSize(3);
    try (EmbeddedCluster cluster = new EmbeddedCluster(config);
        ConsoleStore store = ConsoleStore.of(cluster)) {
      cluster.start().toCompletableFuture().get(60, TimeUnit.SECONDS);
      await().atMost(LIMIT).until(() -> store.latest().service().leaderReady());
      NodeId leader = store.latest().service().leader();
      for (NodeId node : cluster.config().nodes()) {
        if (!node.equals(leader)) {
          cluster.submit(new NemesisCommand.KillNode(node, 0));
        }
      }
      await()
          .atMost(LIMIT)
          .until(
              () -> kinds(store, AlarmState.UNACKNOWLEDGED),
              raised ->
                  raised.containsAll(
                      Set.of(
                          AlarmKind.QUORUM_LOST,
                          AlarmKind.NO_LEADER,
                          AlarmKind.SERVICE_UNAVAILABLE)));
      assertThat(store.latest().alarms().highestUnacknowledged()).isEqualTo(AlarmPriority.CRITICAL);

      assertThat(store.submit(new AlarmAction.AcknowledgeAll())).isTrue();
      await()
          .atMost(LIMIT)
          .until(() -> kinds(store, AlarmState.ACKNOWLEDGED).contains(AlarmKind.QUORUM_LOST));

      cluster.submit(new NemesisCommand.HealAll("the end of the test"));
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                store.submit(new AlarmAction.AcknowledgeAll()); // also what comes on the way back
                ConsoleState now = store.latest();
                return now.service().leaderReady()
                    && now.alarms().active().stream()
                        .noneMatch(line -> line.priority() == AlarmPriority.CRITICAL);
              });
    }
  }

  private static Set<AlarmKind> kinds(ConsoleStore store, AlarmState state) {
    return store.latest().alarms().active().stream()
        .filter(line -> line.state() == state)
        .map(line -> line.key().kind())
        .collect(Collectors.toSet());
  }
}
