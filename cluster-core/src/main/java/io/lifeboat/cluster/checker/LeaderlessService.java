package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.ClassFigures;

/**
 * What clients got while no leader was known: the gateway's figures of the periods that lie wholly
 * in such a time, by what it measured itself.
 */
public final class LeaderlessService {
  private boolean leaderless;
  private boolean before;
  private Share reads = new Share(0, 0, 0);
  private Share writes = new Share(0, 0, 0);

  /**
   * How requests ended.
   *
   * @param refused with a reason, at once
   */
  public record Share(long answered, long refused, long inVain) {
    Share plus(ClassFigures figures) {
      return new Share(
          answered + figures.full() + figures.stale(),
          refused + figures.refused(),
          inVain + figures.failed() + figures.notKnown());
    }

    public long all() {
      return answered + refused + inVain;
    }
  }

  public void accept(FactRecord record) {
    switch (record.fact()) {
      case Fact.HealthMeasured measured -> leaderless = !measured.health().leaderKnown();
      case Fact.GatewayFigures figures -> {
        if (leaderless && before) {
          figures.classes().forEach(this::add);
        }
        before = leaderless;
      }
      default -> {
        // Says nothing of requests.
      }
    }
  }

  private void add(ClassFigures figures) {
    switch (figures.kind()) {
      case WRITE -> writes = writes.plus(figures);
      case LINEARIZABLE_READ, LOCAL_READ, SCAN -> reads = reads.plus(figures);
      case ADMIN -> {
        // Not a client's.
      }
    }
  }

  /** Of writes, or of all kinds of reads. */
  public Share of(boolean ofWrites) {
    return ofWrites ? writes : reads;
  }
}
