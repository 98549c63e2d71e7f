package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;

/** Adds up what clients did, from the counts of each period. */
public final class OperationCounter {
  private Totals totals = new Totals(0, 0, 0, 0, 0);

  public void accept(FactRecord record) {
    if (record.fact() instanceof Fact.ClientOperations period) {
      totals =
          new Totals(
              totals.acknowledgedReads + period.acknowledgedReads(),
              totals.acknowledgedWrites + period.acknowledgedWrites(),
              totals.refused + period.refused(),
              totals.failed + period.failed(),
              totals.notKnown + period.notKnown());
    }
  }

  public Totals totals() {
    return totals;
  }

  /**
   * Operations since the run began.
   *
   * @param refused turned away by the gateway with a reason, certainly without effect
   * @param failed certainly without effect, for another reason
   * @param notKnown without an answer in time
   */
  public record Totals(
      long acknowledgedReads, long acknowledgedWrites, long refused, long failed, long notKnown) {
    public long acknowledged() {
      return acknowledgedReads + acknowledgedWrites;
    }
  }
}
