package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {
  private long now;
  private final Backlog<String> backlog = new Backlog<>(4, 1_000, () -> now);

  @Test
  void nothingWaitsInAnEmptyOne() {
    assertThat(backlog.isEmpty()).isTrue();
    assertThat(backlog.poll()).isNull();
  }

  @Test
  void servesInTheOrderTheyCame() {
    backlog.offer("a");
    now = 900;
    backlog.offer("b");
    backlog.offer("c");

    assertThat(backlog.poll()).isEqualTo("a");
    assertThat(backlog.poll()).isEqualTo("b");
    assertThat(backlog.poll()).isEqualTo("c");
  }

  @Test
  void servesTheNewestFirstWhileTheOldestHasWaitedForLong() {
    backlog.offer("a");
    now = 500;
    backlog.offer("b");
    now = 900;
    backlog.offer("c");
    now = 1_001;
    backlog.offer("d");

    assertThat(backlog.poll()).isEqualTo("d");
    assertThat(backlog.poll()).isEqualTo("c");
    backlog.remove("a");
    assertThat(backlog.poll()).as("b is not old yet").isEqualTo("b");
  }

  @Test
  void whoTakesTheirOldestOutServesInOrderAgain() {
    backlog.offer("a");
    now = 1_001;
    backlog.offer("b");
    backlog.offer("c");
    backlog.remove("a");

    assertThat(backlog.poll()).isEqualTo("b");
    assertThat(backlog.poll()).isEqualTo("c");
  }

  @Test
  void refusesTheNewestWhenItIsFull() {
    for (String each : new String[] {"a", "b", "c", "d"}) {
      assertThat(backlog.offer(each)).isTrue();
    }
    assertThat(backlog.offer("e")).isFalse();
    assertThat(backlog.drain()).containsExactly("a", "b", "c", "d");
    assertThat(backlog.isEmpty()).isTrue();
  }

  @Test
  void whatIsNotThereIsNotTakenOut() {
    backlog.offer("a");
    backlog.remove("z");

    assertThat(backlog.drain()).containsExactly("a");
  }
}
