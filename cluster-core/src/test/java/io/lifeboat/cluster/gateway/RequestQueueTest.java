package io.lifeboat.cluster.gateway;

import static io.lifeboat.cluster.model.RequestPriority.BATCH;
import static io.lifeboat.cluster.model.RequestPriority.CRITICAL;
import static io.lifeboat.cluster.model.RequestPriority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.RequestPriority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RequestQueueTest {
  private static final long NEVER = Long.MAX_VALUE / 2;

  @Test
  void theMoreImportantComesFirstAndThenTheEarlier() {
    RequestQueue<String> queue = new RequestQueue<>(10);
    queue.offer(BATCH, "b1", NEVER);
    queue.offer(NORMAL, "n1", NEVER);
    queue.offer(CRITICAL, "c1", NEVER);
    queue.offer(NORMAL, "n2", NEVER);
    assertThat(List.of(take(queue), take(queue), take(queue), take(queue)))
        .containsExactly("c1", "n1", "n2", "b1");
    assertThat(queue.poll()).isNull();
  }

  private static String take(RequestQueue<String> queue) {
    String next = queue.poll();
    return next == null ? "nobody" : next;
  }

  @Test
  void whoMattersMoreTakesThePlaceOfTheNewestThatMattersLeast() {
    RequestQueue<String> queue = new RequestQueue<>(3);
    queue.offer(BATCH, "b1", NEVER);
    queue.offer(BATCH, "b2", NEVER);
    queue.offer(NORMAL, "n1", NEVER);
    assertThat(queue.offer(CRITICAL, "c1", NEVER)).isEqualTo("b2");
    assertThat(queue.offer(NORMAL, "n2", NEVER)).isEqualTo("b1");
    assertThat(queue.offer(NORMAL, "n3", NEVER)).as("its equals keep their places").isEqualTo("n3");
    assertThat(queue.offer(BATCH, "b3", NEVER)).isEqualTo("b3");
    assertThat(queue.depth(CRITICAL)).isEqualTo(1);
    assertThat(queue.depth(NORMAL)).isEqualTo(2);
    assertThat(queue.depth(BATCH)).isZero();
  }

  @Test
  void whoWaitedTooLongIsTakenOut() {
    RequestQueue<String> queue = new RequestQueue<>(3);
    queue.offer(NORMAL, "late", 10);
    queue.offer(CRITICAL, "patient", 20);
    assertThat(queue.expired(9)).isEmpty();
    assertThat(queue.expired(10)).containsExactly("late");
    assertThat(queue.size()).isEqualTo(1);
  }

  /** A request as the property makes them: by number, so that no two are the same. */
  private record Numbered(int number, RequestPriority priority) {}

  @Property(tries = 300)
  void nobodyIsLostNobodyIsDoubledAndTheBoundHolds(
      @ForAll @IntRange(min = 1, max = 8) int capacity, @ForAll List<RequestPriority> arrivals) {
    RequestQueue<Numbered> queue = new RequestQueue<>(capacity);
    List<Numbered> came = new ArrayList<>();
    List<Numbered> without = new ArrayList<>();
    for (RequestPriority priority : arrivals) {
      Numbered request = new Numbered(came.size(), priority);
      came.add(request);
      Numbered refused = queue.offer(priority, request, NEVER);
      if (refused != null) {
        assertThat(refused.priority()).isGreaterThanOrEqualTo(priority);
        without.add(refused);
      }
      assertThat(queue.size()).isLessThanOrEqualTo(capacity);
    }
    List<Numbered> served = new ArrayList<>();
    for (Numbered next = queue.poll(); next != null; next = queue.poll()) {
      served.add(next);
    }
    assertThat(served)
        .isSortedAccordingTo(
            Comparator.comparing(Numbered::priority).thenComparingInt(Numbered::number));
    List<Numbered> all = new ArrayList<>(served);
    all.addAll(without);
    assertThat(all).containsExactlyInAnyOrderElementsOf(came);
    // Whoever was refused mattered no more than anybody who was served.
    without.forEach(
        refused ->
            served.forEach(
                one -> assertThat(one.priority()).isLessThanOrEqualTo(refused.priority())));
  }
}
