package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.EndpointServices;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionPoolTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final long ATTEMPT_MS = 50;
  private static final long LIMIT_MS = 10_000;
  private static final int SESSIONS = 32;

  private final SlowLeader leader = new SlowLeader();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Wires wires;
  private SessionPool pool;

  @BeforeEach
  void open() throws IOException {
    wires = Wires.open(List.of(NodeId.CLIENT, N1));
    Fabric fabric =
        new Fabric(
            wires.addresses(),
            timer,
            new RaftMessages(),
            () -> System.nanoTime() / 1_000,
            LIMIT_MS,
            1);
    pool =
        new SessionPool(
            fabric,
            EndpointServices.of(NodeId.CLIENT, fabric, wires),
            endpoint -> leader,
            ATTEMPT_MS);
  }

  @AfterEach
  void close() {
    pool.close();
    timer.shutdownNow();
    assertThat(wires.close()).isNotNull();
  }

  @Test
  void aLeaderThatNeedsLongerThanAnAttemptStillServes() throws Exception {
    leader.delayMs = 6 * ATTEMPT_MS;
    pool.elected(N1, 1);
    List<CompletableFuture<OperationResult>> writes = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      writes.add(pool.submit(new Operation.Put("k" + i, "v"), LIMIT_MS));
    }

    for (CompletableFuture<OperationResult> write : writes) {
      assertThat(write.get(LIMIT_MS, TimeUnit.MILLISECONDS)).isInstanceOf(OperationResult.Ok.class);
    }
    assertThat(leader.applied).hasSize(SESSIONS);
  }

  @Test
  void aSlowLeaderIsNotKeptBusyWithRepetitions() throws Exception {
    leader.delayMs = 20 * ATTEMPT_MS;
    pool.elected(N1, 1);
    OperationResult result =
        pool.submit(new Operation.Put("k", "v"), LIMIT_MS).get(LIMIT_MS, TimeUnit.MILLISECONDS);

    assertThat(result).isInstanceOf(OperationResult.Ok.class);
    assertThat(leader.applied).hasSize(1);
    assertThat(leader.sessionsOpened.get()).isLessThan(10);
    assertThat(leader.commandsReceived.get()).isLessThan(10);
  }

  @Test
  void aSessionThatIsOpenedLateServesWhatComesNext() throws Exception {
    leader.delayMs = 8 * ATTEMPT_MS;
    pool.elected(N1, 1);
    OperationResult gaveUp =
        pool.submit(new Operation.Put("k", "v"), ATTEMPT_MS).get(LIMIT_MS, TimeUnit.MILLISECONDS);
    assertThat(gaveUp).isEqualTo(new OperationResult.Fail(OperationResult.Reason.NO_LEADER));

    leader.delayMs = 0;
    for (int i = 0; i < 2 * SESSIONS; i++) {
      assertThat(
              pool.submit(new Operation.Put("k", "v"), LIMIT_MS)
                  .get(LIMIT_MS, TimeUnit.MILLISECONDS))
          .isInstanceOf(OperationResult.Ok.class);
    }
    assertThat(leader.applied).hasSize(2 * SESSIONS).doesNotHaveDuplicates();
  }
}
