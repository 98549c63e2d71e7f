package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.ClassTreatment;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway gives up, and who decided it. What was not told yet is not there: it is not
 * known, and nothing is taken for fine.
 *
 * @param tolerance what is armed, or null while it is not known
 * @param level the service level, or null while it is not known
 * @param switches the degrade switches that were told of
 * @param treatments what each class of requests gets; empty while it is not known
 * @param trace how the treatments came about, oldest first, at most {@value #TRACE}
 * @param epochMicros where the clock of the facts began, in microseconds since 1970, as late as is
 *     certain; null while no fact has told a time of day
 */
public record DegradationView(
    @Nullable ToleranceLevel tolerance,
    @Nullable LevelView level,
    Map<DegradeSwitch, SwitchView> switches,
    List<ClassTreatment> treatments,
    HealthView health,
    GatewayView gateway,
    PolicyView policy,
    Chronicle<TraceEntry> trace,
    @Nullable Long epochMicros) {
  private static final int TRACE = 100;
  private static final int HEALTHS = 600;
  private static final int FIGURES = 24;

  /** Nothing was told yet. */
  public static final DegradationView NONE =
      new DegradationView(
          null,
          null,
          Map.of(),
          List.of(),
          new HealthView(Chronicle.ofCapacity(HEALTHS)),
          new GatewayView(null, Chronicle.ofCapacity(FIGURES)),
          new PolicyView(null, null, null, null),
          Chronicle.ofCapacity(TRACE),
          null);

  public DegradationView {
    switches = Map.copyOf(switches);
    treatments = List.copyOf(treatments);
  }

  /**
   * The service level.
   *
   * @param cause what weighs most of what took something away; null when nothing is
   * @param chosen the level an operator chose, or null while the policy decides
   * @param local whether only this gateway knows of the choice yet
   * @param untilMillis when the choice ends by itself, in milliseconds since 1970; null for never
   * @param untilMicros the same on the clock of the facts, as far as it can be told
   * @param sinceMicros since when this level holds, on the clock of the facts
   */
  public record LevelView(
      ServiceLevel level,
      @Nullable TreatmentCause cause,
      @Nullable ServiceLevel chosen,
      boolean local,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Long untilMillis,
      @Nullable Long untilMicros,
      long sinceMicros) {}

  /**
   * A degrade switch.
   *
   * @param computedOn what it would be if nobody had forced it
   * @param on what it is
   * @param local whether only this gateway knows of the position yet
   * @param sinceMillis when it was turned, in milliseconds since 1970
   * @param untilMillis when the policy decides again by itself, likewise; null for never
   * @param untilMicros the same on the clock of the facts, as far as it can be told
   */
  public record SwitchView(
      SwitchPosition position,
      boolean computedOn,
      boolean on,
      boolean local,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Long sinceMillis,
      @Nullable Long untilMillis,
      @Nullable Long untilMicros) {

    public boolean isForced() {
      return position != SwitchPosition.AUTO;
    }
  }

  /** One measurement of what policies look at. */
  public record HealthAt(long atMicros, Health health) {}

  /** The latest measurements, oldest first, at most {@value #HEALTHS}: five minutes. */
  public record HealthView(Chronicle<HealthAt> recent) {

    public @Nullable Health latest() {
      return recent.isEmpty() ? null : recent.getLast().health();
    }
  }

  /** The gateway's figures of one period. */
  public record FiguresAt(long atMicros, Fact.GatewayFigures figures) {}

  /**
   * What the gateway tells of itself.
   *
   * @param breaker the breaker as it was told last, or null
   * @param recent figures, oldest first, at most {@value #FIGURES}
   */
  public record GatewayView(@Nullable BreakerView breaker, Chronicle<FiguresAt> recent) {

    public Optional<FiguresAt> latest() {
      return recent.isEmpty() ? Optional.empty() : Optional.of(recent.getLast());
    }

    public boolean isOpen() {
      return breaker != null && breaker.state() != BreakerState.CLOSED;
    }
  }

  /**
   * A fault of the policy that has not been overcome.
   *
   * @param consequence what the gateway goes by meanwhile
   */
  public record TroubleView(PolicyFault fault, PolicyConsequence consequence, long atMicros) {}

  /**
   * The policy that decides.
   *
   * @param source null while it is not known
   * @param by who activated it; null for the one a run begins with
   * @param sinceMillis when, in milliseconds since 1970
   * @param trouble null while it gives tables
   */
  public record PolicyView(
      @Nullable PolicySource source,
      @Nullable String by,
      @Nullable Long sinceMillis,
      @Nullable TroubleView trouble) {}

  /**
   * That a class of requests is treated otherwise.
   *
   * @param from null in the first table
   */
  public record Change(
      RequestKind kind,
      RequestPriority priority,
      @Nullable Treatment from,
      Treatment to,
      TreatmentCause cause) {}

  /**
   * One decision: what changed, and in which measurement.
   *
   * @param sequence that of its fact
   * @param before the measurement of the decision before, or null
   * @param fields what was another in that measurement
   */
  public record TraceEntry(
      long sequence,
      long atMicros,
      List<Change> changes,
      @Nullable Health before,
      Health health,
      List<HealthField> fields) {
    public TraceEntry {
      changes = List.copyOf(changes);
      fields = List.copyOf(fields);
    }
  }

  /** Nothing of a switch that was not told of. */
  public Optional<SwitchView> switchOf(DegradeSwitch name) {
    return Optional.ofNullable(switches.get(name));
  }

  /** Whether this function is given up now, as far as is known. */
  public boolean isOn(DegradeSwitch name) {
    return switchOf(name).filter(SwitchView::on).isPresent();
  }

  /** Whether anything is given up, as far as is known. */
  public boolean isDegraded() {
    return (level != null && level.level() != ServiceLevel.NORMAL)
        || switches.values().stream().anyMatch(SwitchView::on);
  }

  /** What a class of requests gets, if it is known. */
  public Optional<ClassTreatment> treatment(RequestKind kind, RequestPriority priority) {
    return treatments.stream()
        .filter(cell -> cell.kind() == kind && cell.priority() == priority)
        .findFirst();
  }
}
