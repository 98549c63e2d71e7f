package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.ClassTreatment;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.PriorityFigures;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of degradation as tests need them. */
public final class Degradations {
  /** Where the clock of made-up runs begins, in milliseconds since 1970. */
  public static final long EPOCH = 1_767_225_600_000L;

  public static final PolicySource POLICY =
      PolicySource.of(
          "conservative", PolicyLanguage.LUA, "function decide(r, h)\n  return 'FULL'\nend\n");

  private Degradations() {}

  /** What a forced switch does is what was asked; the policy wants none. */
  public static Fact turned(DegradeSwitch name, SwitchPosition position) {
    boolean on = position == SwitchPosition.FORCED_ON;
    boolean auto = position == SwitchPosition.AUTO;
    return new Fact.DegradeSwitchChanged(
        name, position, false, on, false, auto ? null : "Ada", null, null, null);
  }

  /** Forced on for a time, from this moment of the run on. */
  public static Fact forced(DegradeSwitch name, long atMicros, long durationMs) {
    long since = EPOCH + atMicros / 1_000;
    return new Fact.DegradeSwitchChanged(
        name,
        SwitchPosition.FORCED_ON,
        false,
        true,
        false,
        "Ada",
        "drill",
        since,
        since + durationMs);
  }

  public static Fact level(ServiceLevel level, @Nullable TreatmentCause cause) {
    return new Fact.ServiceLevelChanged(level, cause, null, false, null, null, null);
  }

  /** All classes as this level treats them, or nearly so. */
  public static List<ClassTreatment> table(ServiceLevel level) {
    List<ClassTreatment> all = new ArrayList<>();
    for (RequestKind kind : RequestKind.values()) {
      for (RequestPriority priority : RequestPriority.values()) {
        Treatment treatment = treatment(level, kind, priority);
        TreatmentCause cause =
            kind == RequestKind.ADMIN
                ? TreatmentCause.ADMIN
                : treatment == Treatment.READ_ONLY
                    ? TreatmentCause.NO_QUORUM
                    : TreatmentCause.POLICY;
        all.add(new ClassTreatment(kind, priority, treatment, cause));
      }
    }
    return all;
  }

  private static Treatment treatment(
      ServiceLevel level, RequestKind kind, RequestPriority priority) {
    if (kind == RequestKind.ADMIN) {
      return Treatment.FULL;
    }
    return switch (level) {
      case NORMAL -> Treatment.FULL;
      case REDUCED -> priority == RequestPriority.BATCH ? Treatment.SHED : Treatment.FULL;
      case READ_ONLY ->
          kind == RequestKind.WRITE
              ? Treatment.READ_ONLY
              : kind == RequestKind.LOCAL_READ ? Treatment.FULL : Treatment.STALE_READ;
      case EMERGENCY -> priority == RequestPriority.CRITICAL ? Treatment.FULL : Treatment.SHED;
      case MAINTENANCE -> Treatment.SHED;
    };
  }

  public static Health health(boolean quorum, double p99Millis) {
    return new Health(
        quorum,
        quorum,
        quorum ? 1 : -1,
        3,
        2,
        0,
        true,
        p99Millis,
        0.0,
        400,
        120,
        0.61,
        ServiceLevel.NORMAL,
        9_000);
  }

  public static BreakerView breaker(BreakerState state) {
    return new BreakerView(
        state, 120, 62.5, 4.0, 10_000, 20, state == BreakerState.OPEN ? 3_000L : null);
  }

  /** A quarter of a second in which so many normal writes were answered, and so many refused. */
  public static Fact.GatewayFigures figures(long answered, long refused) {
    return new Fact.GatewayFigures(
        250,
        List.of(
            new ClassFigures(
                RequestKind.WRITE, RequestPriority.NORMAL, answered, 0, 0, refused, 0, 0)),
        List.of(
            new PriorityFigures(RequestPriority.CRITICAL, 0, 10, 4_000),
            new PriorityFigures(RequestPriority.NORMAL, 3, answered, 21_000),
            new PriorityFigures(RequestPriority.BATCH, 12, 0, 0)),
        breaker(BreakerState.CLOSED),
        17,
        64,
        2,
        40);
  }
}
