package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of degradation at a moment, for the alarms.
 *
 * @param degraded the service level is below normal, and no emergency that nobody chose
 * @param emergency the service serves next to nothing, and nobody chose that
 * @param policyFaulted the policy gives no table
 * @param ends when what an operator decided ends by itself
 * @param refusedUntilMicros until when so many requests are refused, if nothing more is heard; null
 *     while they are not
 * @param breakerOpen the circuit breaker does not let all requests through
 */
public record DegradationKnown(
    boolean degraded,
    boolean emergency,
    boolean policyFaulted,
    List<End> ends,
    @Nullable Long refusedUntilMicros,
    boolean breakerOpen) {

  /** Nothing is known to be given up. */
  public static final DegradationKnown NONE =
      new DegradationKnown(false, false, false, List.of(), null, false);

  /** An end is near when it comes within this. */
  static final long NEAR_MICROS = 30L * 1_000_000;

  /**
   * That what an operator decided ends by itself.
   *
   * @param name its stable name, such as "read-only"
   * @param label its name for people
   * @param atMicros when, on the clock of the facts
   */
  public record End(String name, Text label, long atMicros) {}

  public DegradationKnown {
    ends = List.copyOf(ends);
  }

  void enter(SignalBook found) {
    found.cluster(AlarmKind.DEGRADED, degraded);
    found.cluster(AlarmKind.EMERGENCY, emergency);
    found.cluster(AlarmKind.POLICY_FAULTED, policyFaulted);
    found.cluster(AlarmKind.BREAKER_OPEN, breakerOpen);
    if (refusedUntilMicros != null) {
      found.until(AlarmKey.cluster(AlarmKind.SHED_RATE), refusedUntilMicros);
    }
    for (End end : ends) {
      AlarmSubject subject = new AlarmSubject.Property(end.name(), end.label());
      AlarmKey key = new AlarmKey(AlarmKind.FORCE_EXPIRING, subject);
      found.between(key, end.atMicros() - NEAR_MICROS, end.atMicros());
    }
  }
}
