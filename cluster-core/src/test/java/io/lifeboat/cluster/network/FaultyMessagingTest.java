package io.lifeboat.cluster.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultyMessagingTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final String TYPE = "greeting";
  private static final long LIMIT_MS = 20_000;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Wires wires;
  private Fabric fabric;
  private FaultyMessaging one;
  private FaultyMessaging two;

  @BeforeEach
  void open() throws IOException {
    wires = Wires.open(List.of(N1, N2));
    fabric =
        new Fabric(
            wires.addresses(),
            timer,
            new EverythingIsRaft(),
            () -> System.nanoTime() / 1_000,
            LIMIT_MS,
            1);
    fabric.accept(N1);
    fabric.accept(N2);
    one = new FaultyMessaging(N1, fabric, wires.wire(N1));
    two = new FaultyMessaging(N2, fabric, wires.wire(N2));
  }

  private static final class EverythingIsRaft implements MessageSorter {
    @Override
    public Sorted sort(String type, byte[] payload) {
      return new Sorted(MessageKind.APPEND, 1L);
    }

    @Override
    public boolean isRaft(String type) {
      return true;
    }
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
    assertThat(wires.close()).isNotNull();
  }

  private CompletableFuture<byte[]> ask(long timeoutMs) {
    return one.sendAndReceive(
        wires.wire(N2).address(), TYPE, new byte[] {1}, true, Duration.ofMillis(timeoutMs));
  }

  private Grudge.Deeds deedsOf(String fault) {
    return fabric.matrix().grudge(fault).orElseThrow().deeds();
  }

  @Test
  void anErrorOfTheTransportIsPassedOnAtOnceAndIsNoDeedOfACut() {
    fabric.change(matrix -> matrix.with("f1", Set.of(new Link(N2, N1))));

    // nobody has registered for it there
    assertThatThrownBy(() -> ask(LIMIT_MS).get(LIMIT_MS / 2, TimeUnit.MILLISECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("NoRemoteHandler");
    assertThat(deedsOf("f1").any()).isFalse();
  }

  @Test
  void anAnswerThatExistsIsSwallowedByACutAndCounted() {
    fabric.change(matrix -> matrix.with("f1", Set.of(new Link(N2, N1))));
    two.registerHandler(TYPE, (sender, asked) -> CompletableFuture.completedFuture(asked));

    CompletableFuture<byte[]> answer = ask(LIMIT_MS);
    await().until(() -> deedsOf("f1").lost() == 1);
    assertThat(answer).isNotDone();
  }

  @Test
  void aMessageArrivesOverAWholeLink() throws Exception {
    fabric.change(matrix -> matrix.with("f1", LinkShapes.between(Set.of(N1), Set.of(N2))));
    fabric.change(matrix -> matrix.without("f1"));
    two.registerHandler(TYPE, (sender, asked) -> CompletableFuture.completedFuture(asked));

    assertThat(ask(LIMIT_MS).get(LIMIT_MS, TimeUnit.MILLISECONDS)).containsExactly(1);
  }
}
