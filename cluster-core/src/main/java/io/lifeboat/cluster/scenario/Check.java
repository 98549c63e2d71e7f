package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.DigestAgreement;
import io.lifeboat.cluster.checker.LeaderlessService;
import io.lifeboat.cluster.checker.OperationCounter;
import io.lifeboat.cluster.checker.SafetyProperty;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.checker.WriteAudit;
import java.util.Locale;

/** Something that must hold at the end of a scenario. */
public sealed interface Check {

  /** Its stable name in files and reports. */
  String name();

  /** What the run says about it. */
  CheckResult evaluate(RunEvidence run);

  /** One of Raft's safety properties (Figure 3), watched over all observers' facts. */
  record Safety(SafetyProperty property) implements Check {
    @Override
    public String name() {
      return property.checkName();
    }

    @Override
    public CheckResult evaluate(RunEvidence run) {
      return run.safety().finding(property).asCheck();
    }
  }

  /**
   * A scenario that shows a hole shows it only when the check breaks: then this one holds, and says
   * what was broken.
   */
  record ExpectedBroken(Check check) implements Check {
    @Override
    public String name() {
      return check.name();
    }

    @Override
    public CheckResult evaluate(RunEvidence run) {
      CheckResult result = check.evaluate(run);
      return switch (result.verdict()) {
        case BROKEN ->
            new CheckResult(
                name(), Verdict.HOLDS, "Broken, as this scenario is to show: " + result.evidence());
        case HOLDS ->
            new CheckResult(
                name(), Verdict.BROKEN, "It was to be broken, and holds: " + result.evidence());
        case NOT_KNOWN -> result;
      };
    }
  }

  /** All running replicas report the same digest at the same index at the end. */
  record DigestsAgree() implements Check {
    @Override
    public String name() {
      return DigestAgreement.NAME;
    }

    @Override
    public CheckResult evaluate(RunEvidence run) {
      return run.digests();
    }
  }

  /** Every acknowledged write is readable at the end, and none took effect twice. */
  record AcknowledgedWritesReadable() implements Check {
    static final String NAME = "acknowledged-writes-readable";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public CheckResult evaluate(RunEvidence run) {
      WriteAudit audit = run.audit();
      if (audit == null) {
        return new CheckResult(NAME, Verdict.NOT_KNOWN, run.auditMissing());
      }
      String details =
          audit.details().isEmpty() ? "" : " " + String.join(" ", audit.details()).strip();
      if (audit.lost() > 0 || audit.doubled() > 0) {
        return new CheckResult(
            NAME,
            Verdict.BROKEN,
            "Of "
                + audit.acknowledged()
                + " acknowledged writes "
                + audit.lost()
                + " are lost; "
                + audit.doubled()
                + " writes took effect more than once."
                + details);
      }
      if (audit.unreadable() > 0) {
        return new CheckResult(
            NAME,
            Verdict.NOT_KNOWN,
            audit.unreadable() + " keys could not be read in time." + details);
      }
      if (audit.acknowledged() == 0) {
        return new CheckResult(NAME, Verdict.NOT_KNOWN, "No write was acknowledged.");
      }
      return new CheckResult(
          NAME,
          Verdict.HOLDS,
          "All "
              + audit.acknowledged()
              + " acknowledged writes are accounted for; of "
              + audit.notKnown()
              + " more the outcome is not known.");
    }
  }

  /** The service was unavailable to asking clients for at most so long in all. */
  record UnavailableAtMost(long ms) implements Check {
    static final String NAME = "unavailable-at-most";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public CheckResult evaluate(RunEvidence run) {
      Long unavailableMs = run.unavailableMs();
      if (unavailableMs == null) {
        return new CheckResult(NAME, Verdict.NOT_KNOWN, "The load never began.");
      }
      OperationCounter.Totals totals = run.operations();
      String seen = "Unavailable for " + unavailableMs + " ms; " + ms + " ms were allowed.";
      if (unavailableMs > ms) {
        return new CheckResult(NAME, Verdict.BROKEN, seen);
      }
      if (totals.acknowledged() == 0) {
        return new CheckResult(
            NAME, Verdict.NOT_KNOWN, "No client was served, so none could miss it.");
      }
      if (run.factsMissing() > 0) {
        return new CheckResult(
            NAME, Verdict.NOT_KNOWN, seen + " But " + run.factsMissing() + " facts are missing.");
      }
      return new CheckResult(NAME, Verdict.HOLDS, seen);
    }
  }

  /**
   * While no leader was known, at least this share of reads was answered, from replicas that say
   * that they may be behind.
   */
  record LeaderlessReads(int atLeastPercent) implements Check {
    static final String NAME = "reads-answered-without-leader";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public CheckResult evaluate(RunEvidence run) {
      LeaderlessService.Share reads = run.leaderless().of(false);
      return judged(NAME, "reads", "answered", reads.answered(), reads.all(), atLeastPercent);
    }
  }

  /**
   * While no leader was known, at least this share of writes was refused with a reason, instead of
   * being left to time out.
   */
  record LeaderlessWrites(int atLeastPercent) implements Check {
    static final String NAME = "writes-refused-without-leader";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public CheckResult evaluate(RunEvidence run) {
      LeaderlessService.Share writes = run.leaderless().of(true);
      return judged(
          NAME, "writes", "refused with a reason", writes.refused(), writes.all(), atLeastPercent);
    }
  }

  private static CheckResult judged(
      String name, String what, String how, long good, long all, int atLeastPercent) {
    if (all == 0) {
      return new CheckResult(
          name,
          Verdict.NOT_KNOWN,
          "No " + what + " ended while the gateway knew of no leader, or it was not measured.");
    }
    double percent = 100.0 * good / all;
    return new CheckResult(
        name,
        percent >= atLeastPercent ? Verdict.HOLDS : Verdict.BROKEN,
        String.format(
            Locale.ROOT,
            "Of %d %s that ended without a leader, %d (%.2f %%) were %s; at least %d %% expected.",
            all,
            what,
            good,
            percent,
            how,
            atLeastPercent));
  }
}
