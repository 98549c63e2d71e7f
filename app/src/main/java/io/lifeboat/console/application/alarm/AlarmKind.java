package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.text.Text;
import java.util.Locale;

/**
 * The catalogue of alarms. Each constant names its priority, the display that helps, its delays and
 * its texts: title, condition, cause, consequence and guidance. A condition must hold for the
 * <em>on-delay</em> before the alarm is raised, and be gone for the <em>off-delay</em> before it
 * counts as cleared.
 *
 * <p>Delays that depend on Raft's election timeout are given in multiples of it. The engine lets a
 * follower wait between one and two election timeouts, at random, before it asks for votes, so a
 * healthy election without a leader lasts more than one (measured: 535 to 670 ms at 500 ms). An
 * election is not an alarm; hence two.
 */
public enum AlarmKind {
  SAFETY_BROKEN(
      AlarmPriority.CRITICAL,
      AlarmDisplay.LOGS,
      0,
      0,
      0,
      AlarmMsg.SAFETY_BROKEN,
      AlarmMsg.SAFETY_BROKEN_CONDITION,
      AlarmMsg.SAFETY_BROKEN_CAUSE,
      AlarmMsg.SAFETY_BROKEN_CONSEQUENCE,
      AlarmMsg.SAFETY_BROKEN_GUIDANCE),
  QUORUM_LOST(
      AlarmPriority.CRITICAL,
      AlarmDisplay.OVERVIEW,
      500,
      0,
      1_000,
      AlarmMsg.QUORUM_LOST,
      AlarmMsg.QUORUM_LOST_CONDITION,
      AlarmMsg.QUORUM_LOST_CAUSE,
      AlarmMsg.QUORUM_LOST_CONSEQUENCE,
      AlarmMsg.QUORUM_LOST_GUIDANCE),
  NO_LEADER(
      AlarmPriority.CRITICAL,
      AlarmDisplay.TIMELINE,
      0,
      2,
      1_000,
      AlarmMsg.NO_LEADER,
      AlarmMsg.NO_LEADER_CONDITION,
      AlarmMsg.NO_LEADER_CAUSE,
      AlarmMsg.NO_LEADER_CONSEQUENCE,
      AlarmMsg.NO_LEADER_GUIDANCE),
  SERVICE_UNAVAILABLE(
      AlarmPriority.CRITICAL,
      AlarmDisplay.LOAD,
      0,
      2,
      1_000,
      AlarmMsg.SERVICE_UNAVAILABLE,
      AlarmMsg.SERVICE_UNAVAILABLE_CONDITION,
      AlarmMsg.SERVICE_UNAVAILABLE_CAUSE,
      AlarmMsg.SERVICE_UNAVAILABLE_CONSEQUENCE,
      AlarmMsg.SERVICE_UNAVAILABLE_GUIDANCE),
  REPLICA_DIFFERS(
      AlarmPriority.CRITICAL,
      AlarmDisplay.DETECTION,
      0,
      0,
      0,
      AlarmMsg.REPLICA_DIFFERS,
      AlarmMsg.REPLICA_DIFFERS_CONDITION,
      AlarmMsg.REPLICA_DIFFERS_CAUSE,
      AlarmMsg.REPLICA_DIFFERS_CONSEQUENCE,
      AlarmMsg.REPLICA_DIFFERS_GUIDANCE),
  CANNOT_TELL(
      AlarmPriority.CRITICAL,
      AlarmDisplay.DETECTION,
      0,
      0,
      0,
      AlarmMsg.CANNOT_TELL,
      AlarmMsg.CANNOT_TELL_CONDITION,
      AlarmMsg.CANNOT_TELL_CAUSE,
      AlarmMsg.CANNOT_TELL_CONSEQUENCE,
      AlarmMsg.CANNOT_TELL_GUIDANCE),
  EMERGENCY(
      AlarmPriority.CRITICAL,
      AlarmDisplay.DEGRADATION,
      5_000,
      0,
      1_000,
      AlarmMsg.EMERGENCY,
      AlarmMsg.EMERGENCY_CONDITION,
      AlarmMsg.EMERGENCY_CAUSE,
      AlarmMsg.EMERGENCY_CONSEQUENCE,
      AlarmMsg.EMERGENCY_GUIDANCE),
  QUORUM_MARGIN_ZERO(
      AlarmPriority.HIGH,
      AlarmDisplay.OVERVIEW,
      1_000,
      0,
      1_000,
      AlarmMsg.QUORUM_MARGIN_ZERO,
      AlarmMsg.QUORUM_MARGIN_ZERO_CONDITION,
      AlarmMsg.QUORUM_MARGIN_ZERO_CAUSE,
      AlarmMsg.QUORUM_MARGIN_ZERO_CONSEQUENCE,
      AlarmMsg.QUORUM_MARGIN_ZERO_GUIDANCE),
  STALE_LEADER(
      AlarmPriority.HIGH,
      AlarmDisplay.NODE,
      1_000,
      0,
      500,
      AlarmMsg.STALE_LEADER,
      AlarmMsg.STALE_LEADER_CONDITION,
      AlarmMsg.STALE_LEADER_CAUSE,
      AlarmMsg.STALE_LEADER_CONSEQUENCE,
      AlarmMsg.STALE_LEADER_GUIDANCE),
  REPLICA_NOT_APPLYING(
      AlarmPriority.HIGH,
      AlarmDisplay.LOGS,
      4_000,
      0,
      1_000,
      AlarmMsg.REPLICA_NOT_APPLYING,
      AlarmMsg.REPLICA_NOT_APPLYING_CONDITION,
      AlarmMsg.REPLICA_NOT_APPLYING_CAUSE,
      AlarmMsg.REPLICA_NOT_APPLYING_CONSEQUENCE,
      AlarmMsg.REPLICA_NOT_APPLYING_GUIDANCE),
  CORRUPTION_FOUND(
      AlarmPriority.HIGH,
      AlarmDisplay.DETECTION,
      0,
      0,
      0,
      AlarmMsg.CORRUPTION_FOUND,
      AlarmMsg.CORRUPTION_FOUND_CONDITION,
      AlarmMsg.CORRUPTION_FOUND_CAUSE,
      AlarmMsg.CORRUPTION_FOUND_CONSEQUENCE,
      AlarmMsg.CORRUPTION_FOUND_GUIDANCE),
  QUARANTINED(
      AlarmPriority.HIGH,
      AlarmDisplay.DETECTION,
      0,
      0,
      0,
      AlarmMsg.QUARANTINED,
      AlarmMsg.QUARANTINED_CONDITION,
      AlarmMsg.QUARANTINED_CAUSE,
      AlarmMsg.QUARANTINED_CONSEQUENCE,
      AlarmMsg.QUARANTINED_GUIDANCE),
  LEADER_FLAPPING(
      AlarmPriority.MEDIUM,
      AlarmDisplay.TIMELINE,
      0,
      0,
      0,
      AlarmMsg.LEADER_FLAPPING,
      AlarmMsg.LEADER_FLAPPING_CONDITION,
      AlarmMsg.LEADER_FLAPPING_CAUSE,
      AlarmMsg.LEADER_FLAPPING_CONSEQUENCE,
      AlarmMsg.LEADER_FLAPPING_GUIDANCE),
  REPLICA_LAGGING(
      AlarmPriority.MEDIUM,
      AlarmDisplay.LOGS,
      2_000,
      0,
      1_000,
      AlarmMsg.REPLICA_LAGGING,
      AlarmMsg.REPLICA_LAGGING_CONDITION,
      AlarmMsg.REPLICA_LAGGING_CAUSE,
      AlarmMsg.REPLICA_LAGGING_CONSEQUENCE,
      AlarmMsg.REPLICA_LAGGING_GUIDANCE),
  SHED_RATE(
      AlarmPriority.MEDIUM,
      AlarmDisplay.DEGRADATION,
      0,
      0,
      2_000,
      AlarmMsg.SHED_RATE,
      AlarmMsg.SHED_RATE_CONDITION,
      AlarmMsg.SHED_RATE_CAUSE,
      AlarmMsg.SHED_RATE_CONSEQUENCE,
      AlarmMsg.SHED_RATE_GUIDANCE),
  BREAKER_OPEN(
      AlarmPriority.MEDIUM,
      AlarmDisplay.DEGRADATION,
      0,
      0,
      2_000,
      AlarmMsg.BREAKER_OPEN,
      AlarmMsg.BREAKER_OPEN_CONDITION,
      AlarmMsg.BREAKER_OPEN_CAUSE,
      AlarmMsg.BREAKER_OPEN_CONSEQUENCE,
      AlarmMsg.BREAKER_OPEN_GUIDANCE),
  POLICY_FAULTED(
      AlarmPriority.MEDIUM,
      AlarmDisplay.DEGRADATION,
      0,
      0,
      1_000,
      AlarmMsg.POLICY_FAULTED,
      AlarmMsg.POLICY_FAULTED_CONDITION,
      AlarmMsg.POLICY_FAULTED_CAUSE,
      AlarmMsg.POLICY_FAULTED_CONSEQUENCE,
      AlarmMsg.POLICY_FAULTED_GUIDANCE),
  REPAIR_FAILED(
      AlarmPriority.MEDIUM,
      AlarmDisplay.DETECTION,
      0,
      0,
      0,
      AlarmMsg.REPAIR_FAILED,
      AlarmMsg.REPAIR_FAILED_CONDITION,
      AlarmMsg.REPAIR_FAILED_CAUSE,
      AlarmMsg.REPAIR_FAILED_CONSEQUENCE,
      AlarmMsg.REPAIR_FAILED_GUIDANCE),
  DEGRADED(
      AlarmPriority.LOW,
      AlarmDisplay.DEGRADATION,
      5_000,
      0,
      1_000,
      AlarmMsg.DEGRADED,
      AlarmMsg.DEGRADED_CONDITION,
      AlarmMsg.DEGRADED_CAUSE,
      AlarmMsg.DEGRADED_CONSEQUENCE,
      AlarmMsg.DEGRADED_GUIDANCE),
  FORCE_EXPIRING(
      AlarmPriority.LOW,
      AlarmDisplay.DEGRADATION,
      0,
      0,
      0,
      AlarmMsg.FORCE_EXPIRING,
      AlarmMsg.FORCE_EXPIRING_CONDITION,
      AlarmMsg.FORCE_EXPIRING_CAUSE,
      AlarmMsg.FORCE_EXPIRING_CONSEQUENCE,
      AlarmMsg.FORCE_EXPIRING_GUIDANCE),
  LINK_DEGRADED(
      AlarmPriority.LOW,
      AlarmDisplay.LINKS,
      1_000,
      0,
      2_000,
      AlarmMsg.LINK_DEGRADED,
      AlarmMsg.LINK_DEGRADED_CONDITION,
      AlarmMsg.LINK_DEGRADED_CAUSE,
      AlarmMsg.LINK_DEGRADED_CONSEQUENCE,
      AlarmMsg.LINK_DEGRADED_GUIDANCE),
  SCRUB_OVERDUE(
      AlarmPriority.LOW,
      AlarmDisplay.DETECTION,
      0,
      0,
      0,
      AlarmMsg.SCRUB_OVERDUE,
      AlarmMsg.SCRUB_OVERDUE_CONDITION,
      AlarmMsg.SCRUB_OVERDUE_CAUSE,
      AlarmMsg.SCRUB_OVERDUE_CONSEQUENCE,
      AlarmMsg.SCRUB_OVERDUE_GUIDANCE);

  private static final long MICROS_PER_MS = 1_000;

  private final AlarmPriority priority;
  private final AlarmDisplay display;
  private final long onDelayMs;
  private final int onDelayElectionTimeouts;
  private final long offDelayMs;
  private final AlarmMsg title;
  private final AlarmMsg condition;
  private final AlarmMsg cause;
  private final AlarmMsg consequence;
  private final AlarmMsg guidance;

  /** The on-delay is the sum of {@code onDelayMs} and so many election timeouts. */
  AlarmKind(
      AlarmPriority priority,
      AlarmDisplay display,
      long onDelayMs,
      int onDelayElectionTimeouts,
      long offDelayMs,
      AlarmMsg title,
      AlarmMsg condition,
      AlarmMsg cause,
      AlarmMsg consequence,
      AlarmMsg guidance) {
    this.priority = priority;
    this.display = display;
    this.onDelayMs = onDelayMs;
    this.onDelayElectionTimeouts = onDelayElectionTimeouts;
    this.offDelayMs = offDelayMs;
    this.title = title;
    this.condition = condition;
    this.cause = cause;
    this.consequence = consequence;
    this.guidance = guidance;
  }

  /** Its stable name, such as "no-leader". */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public AlarmPriority priority() {
    return priority;
  }

  /** Where to look. */
  public AlarmDisplay display() {
    return display;
  }

  /** How long the condition must hold before the alarm is raised. */
  public long onDelayMs(int electionTimeoutMs) {
    return onDelayMs + (long) onDelayElectionTimeouts * electionTimeoutMs;
  }

  /** How long the condition must be gone before the alarm counts as cleared. */
  public long offDelayMs() {
    return offDelayMs;
  }

  long onDelayMicros(int electionTimeoutMs) {
    return onDelayMs(electionTimeoutMs) * MICROS_PER_MS;
  }

  long offDelayMicros() {
    return offDelayMs * MICROS_PER_MS;
  }

  /** One plain sentence: what is wrong, with whom. */
  public Text title(AlarmSubject subject) {
    return switch (subject) {
      case AlarmSubject.Cluster _ when this == LINK_DEGRADED ->
          Text.of(AlarmMsg.LINK_DEGRADED_EVERYWHERE);
      case AlarmSubject.Cluster _ -> Text.of(title);
      case AlarmSubject.Node(var node) when this == LINK_DEGRADED ->
          Text.of(AlarmMsg.LINK_DEGRADED_ALL, node);
      case AlarmSubject.Node(var node) -> Text.of(title, node);
      case AlarmSubject.Group(var nodes) -> Text.of(AlarmMsg.LINK_DEGRADED_BETWEEN, nodes);
      case AlarmSubject.Link(var a, var b) -> Text.of(title, a, b);
      case AlarmSubject.Property(_, var label) -> Text.of(title, label);
    };
  }

  /** When it is raised. */
  public Text condition() {
    return Text.of(condition);
  }

  /** What commonly leads to it. */
  public Text cause() {
    return Text.of(cause);
  }

  /** What happens if nobody responds. */
  public Text consequence() {
    return Text.of(consequence);
  }

  /** What to do. */
  public Text guidance() {
    return Text.of(guidance);
  }
}
