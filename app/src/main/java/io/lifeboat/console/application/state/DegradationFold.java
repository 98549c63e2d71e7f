package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.ClassTreatment;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.console.application.state.DegradationView.Change;
import io.lifeboat.console.application.state.DegradationView.FiguresAt;
import io.lifeboat.console.application.state.DegradationView.GatewayView;
import io.lifeboat.console.application.state.DegradationView.HealthAt;
import io.lifeboat.console.application.state.DegradationView.HealthView;
import io.lifeboat.console.application.state.DegradationView.LevelView;
import io.lifeboat.console.application.state.DegradationView.PolicyView;
import io.lifeboat.console.application.state.DegradationView.SwitchView;
import io.lifeboat.console.application.state.DegradationView.TraceEntry;
import io.lifeboat.console.application.state.DegradationView.TroubleView;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what is told of degradation into its picture. */
final class DegradationFold {
  private static final long MICROS_PER_MS = 1_000;

  private DegradationFold() {}

  /** What the gateway tells only while it degrades is not known any more when it does not. */
  static DegradationView tolerance(DegradationView before, ToleranceLevel level) {
    return with(
        before,
        draft -> {
          draft.tolerance = level;
          if (!level.degrades()) {
            draft.gateway = DegradationView.NONE.gateway();
          }
        });
  }

  static DegradationView turned(DegradationView before, Fact.DegradeSwitchChanged f, long at) {
    return with(
        before,
        draft -> {
          draft.notBefore(f.sinceMillis(), at);
          draft.switches.put(
              f.name(),
              new SwitchView(
                  f.position(),
                  f.computedOn(),
                  f.on(),
                  f.local(),
                  f.by(),
                  f.reason(),
                  f.sinceMillis(),
                  f.untilMillis(),
                  draft.onClock(f.untilMillis())));
        });
  }

  static DegradationView level(DegradationView before, Fact.ServiceLevelChanged f, long at) {
    LevelView was = before.level();
    long since = was != null && was.level() == f.level() ? was.sinceMicros() : at;
    return with(
        before,
        draft ->
            draft.level =
                new LevelView(
                    f.level(),
                    f.cause(),
                    f.chosen(),
                    f.local(),
                    f.by(),
                    f.reason(),
                    f.untilMillis(),
                    draft.onClock(f.untilMillis()),
                    since));
  }

  static DegradationView treated(
      DegradationView before, Fact.TreatmentsChanged f, long sequence, long at) {
    Health last = before.trace().isEmpty() ? null : before.trace().getLast().health();
    TraceEntry entry =
        new TraceEntry(
            sequence,
            at,
            changes(before, f.classes()),
            last,
            f.health(),
            last == null ? List.of() : HealthField.differing(last, f.health()));
    return with(
        before,
        draft -> {
          draft.treatments = f.classes();
          draft.trace = draft.trace.plus(entry);
        });
  }

  private static List<Change> changes(DegradationView before, List<ClassTreatment> classes) {
    List<Change> changes = new ArrayList<>();
    for (ClassTreatment cell : classes) {
      Treatment from =
          before
              .treatment(cell.kind(), cell.priority())
              .map(ClassTreatment::treatment)
              .orElse(null);
      if (from != cell.treatment()) {
        changes.add(new Change(cell.kind(), cell.priority(), from, cell.treatment(), cell.cause()));
      }
    }
    return changes;
  }

  static DegradationView health(DegradationView before, Health health, long at) {
    return with(
        before,
        draft ->
            draft.health = new HealthView(draft.health.recent().plus(new HealthAt(at, health))));
  }

  static DegradationView breaker(DegradationView before, BreakerView breaker) {
    return with(before, draft -> draft.gateway = new GatewayView(breaker, draft.gateway.recent()));
  }

  static DegradationView figures(DegradationView before, Fact.GatewayFigures f, long at) {
    return with(
        before,
        draft ->
            draft.gateway =
                new GatewayView(f.breaker(), draft.gateway.recent().plus(new FiguresAt(at, f))));
  }

  static DegradationView activated(DegradationView before, Fact.PolicyActivated f, long at) {
    return with(
        before,
        draft -> {
          draft.notBefore(f.sinceMillis(), at);
          draft.policy = new PolicyView(f.policy(), f.by(), f.sinceMillis(), null);
        });
  }

  static DegradationView faulted(DegradationView before, Fact.PolicyFaulted f, long at) {
    return troubled(before, new TroubleView(f.fault(), f.consequence(), at));
  }

  static DegradationView recovered(DegradationView before) {
    return troubled(before, null);
  }

  private static DegradationView troubled(DegradationView before, @Nullable TroubleView trouble) {
    PolicyView was = before.policy();
    PolicyView now = new PolicyView(was.source(), was.by(), was.sinceMillis(), trouble);
    return with(before, draft -> draft.policy = now);
  }

  private static DegradationView with(DegradationView before, Consumer<Draft> change) {
    Draft draft = new Draft(before);
    change.accept(draft);
    return draft.view();
  }

  /** The picture while it is changed. */
  private static final class Draft {
    private @Nullable ToleranceLevel tolerance;
    private @Nullable LevelView level;
    private final Map<DegradeSwitch, SwitchView> switches = new EnumMap<>(DegradeSwitch.class);
    private List<ClassTreatment> treatments;
    private HealthView health;
    private GatewayView gateway;
    private PolicyView policy;
    private Chronicle<TraceEntry> trace;
    private @Nullable Long epochMicros;

    Draft(DegradationView view) {
      tolerance = view.tolerance();
      level = view.level();
      switches.putAll(view.switches());
      treatments = view.treatments();
      health = view.health();
      gateway = view.gateway();
      policy = view.policy();
      trace = view.trace();
      epochMicros = view.epochMicros();
    }

    /**
     * What happened at this time of day was told at that time of the run, so the run's clock did
     * not begin before their difference. The latest such moment is the nearest.
     */
    void notBefore(@Nullable Long millis, long at) {
      if (millis != null) {
        long epoch = millis * MICROS_PER_MS - at;
        epochMicros = epochMicros == null ? epoch : Math.max(epochMicros, epoch);
      }
    }

    @Nullable Long onClock(@Nullable Long millis) {
      Long epoch = epochMicros;
      return millis == null || epoch == null ? null : (Long) (millis * MICROS_PER_MS - epoch);
    }

    DegradationView view() {
      return new DegradationView(
          tolerance, level, switches, treatments, health, gateway, policy, trace, epochMicros);
    }
  }
}
