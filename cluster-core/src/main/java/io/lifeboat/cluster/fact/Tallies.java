package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.model.Failover;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last tallies of clients' operations, and the one nearest to the loss of the leader.
 * Immutable.
 *
 * @param atLoss where the gap of the latest failover begins, or null when that is not known
 */
record Tallies(List<Tally> recent, @Nullable Tally atLoss) {
  private static final int KEPT = 32;

  /** A tally farther from a moment than this says nothing of it. */
  private static final long NEAR_MICROS = 500_000;

  static final Tallies NONE = new Tallies(List.of(), null);

  record Tally(long atMicros, Fact.ClientTally counts) {}

  Tallies and(Tally next) {
    List<Tally> all = new ArrayList<>(recent);
    all.add(next);
    List<Tally> last = all.subList(Math.max(0, all.size() - KEPT), all.size());
    return new Tallies(List.copyOf(last), atLoss);
  }

  /** Another leader was lost. */
  Tallies forgetLoss() {
    return new Tallies(recent, null);
  }

  /** Looks again which one is nearest to the loss. */
  Tallies withLossAt(long atMicros) {
    Tally nearest =
        Stream.concat(Stream.ofNullable(atLoss), recent.stream())
            .filter(tally -> distance(tally, atMicros) <= NEAR_MICROS)
            .min(Comparator.comparingLong(tally -> distance(tally, atMicros)))
            .orElse(null);
    return new Tallies(recent, nearest);
  }

  private static long distance(Tally tally, long atMicros) {
    return Math.abs(tally.atMicros - atMicros);
  }

  /** What ended from the loss to the last tally, or null when that is not known. */
  Failover.@Nullable Gap gap(long notKnown) {
    if (atLoss == null || recent.isEmpty()) {
      return null;
    }
    Fact.ClientTally from = atLoss.counts;
    Fact.ClientTally to = recent.getLast().counts;
    return new Failover.Gap(
        to.acknowledged() - from.acknowledged(),
        to.refused() - from.refused(),
        to.failed() - from.failed(),
        notKnown);
  }
}
