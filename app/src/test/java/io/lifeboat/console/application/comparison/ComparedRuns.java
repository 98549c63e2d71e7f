package io.lifeboat.console.application.comparison;

import io.lifeboat.cluster.checker.DigestAgreement;
import io.lifeboat.cluster.checker.Reaction;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.ComparedRun;
import io.lifeboat.cluster.scenario.ScenarioReport;
import io.lifeboat.cluster.scenario.ServiceMoment;
import io.lifeboat.cluster.scenario.StepReport;
import io.lifeboat.cluster.scenario.Variant;
import java.util.ArrayList;
import java.util.List;

/** Runs as a test wants them: no cluster was started for them. */
public final class ComparedRuns {
  private static final int PERIODS = 60;
  private static final long PERIOD_MS = 250;

  private ComparedRuns() {}

  /** Fifteen seconds, a kill after two of them; five seconds of refusals, then of failures. */
  public static ComparedRun run(String scenario, long seed, Variant variant) {
    List<ServiceMoment> moments = new ArrayList<>();
    for (int i = 1; i <= PERIODS; i++) {
      boolean refused = i > 8 && i <= 28;
      boolean failed = i > 28 && i <= 36;
      moments.add(
          new ServiceMoment(
              i * PERIOD_MS,
              PERIOD_MS,
              refused || failed ? 0 : 50,
              refused ? 40 : 0,
              failed ? 30 : 0));
    }
    return new ComparedRun(
        variant,
        new ScenarioReport(
            scenario,
            seed,
            variant.level().nodes(),
            PERIODS * PERIOD_MS,
            new ScenarioReport.Operations(1_600, 800, 200, 40, 2L, 800, 800, 0L),
            List.of(),
            7_000L,
            new DigestAgreement.Agreement(true, 900L),
            List.of(),
            Verdict.BROKEN,
            null,
            750,
            150,
            false,
            900L,
            List.of(
                new StepReport(1, 2_000, "kill", List.of(NodeId.of(1)), "ok", Verdict.HOLDS, ""),
                new StepReport(2, 9_000, "start", List.of(NodeId.of(1)), "ok", Verdict.HOLDS, "")),
            new Reaction(176.4, null),
            null),
        moments);
  }
}
