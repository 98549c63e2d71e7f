package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.console.application.text.DegradationMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Arrays;
import java.util.List;

/**
 * What a measurement tells, one by one, the weightiest first. Two measurements differ in a field
 * when the difference is more than what comes and goes all the time.
 */
public enum HealthField {
  QUORUM(DegradationMsg.HEALTH_QUORUM, 0),
  LEADER(DegradationMsg.HEALTH_LEADER, 0),
  MARGIN(DegradationMsg.HEALTH_MARGIN, 0),
  CHECKSUM(DegradationMsg.HEALTH_CHECKSUM, 0),
  ERROR_RATE(DegradationMsg.HEALTH_ERROR_RATE, 1),
  P99(DegradationMsg.HEALTH_P99, 5),
  QUEUE(DegradationMsg.HEALTH_QUEUE, 4),
  COMMIT_LAG(DegradationMsg.HEALTH_COMMIT_LAG, 9),
  APPLY_LAG(DegradationMsg.HEALTH_APPLY_LAG, 9),
  STALE(DegradationMsg.HEALTH_STALE, 99),
  DISK(DegradationMsg.HEALTH_DISK, 1);

  private static final double SHARE = 0.25;
  private static final double PERCENT = 100;

  private final DegradationMsg label;
  private final double grain;

  HealthField(DegradationMsg label, double grain) {
    this.label = label;
    this.grain = grain;
  }

  private double number(Health health) {
    return switch (this) {
      case QUORUM -> health.hasQuorum() ? 1 : 0;
      case LEADER -> health.leaderKnown() ? 1 : 0;
      case MARGIN -> health.quorumMargin();
      case CHECKSUM -> health.checksumOk() ? 1 : 0;
      case ERROR_RATE -> health.errorRate() * PERCENT;
      case P99 -> health.p99Millis();
      case QUEUE -> health.queueDepth();
      case COMMIT_LAG -> (double) health.commitLag();
      case APPLY_LAG -> (double) health.applyLag();
      case STALE -> (double) health.staleMillis();
      case DISK -> health.diskFreeRatio() * PERCENT;
    };
  }

  /** What is another in the second: at least by a quarter, and by more than a grain. */
  static List<HealthField> differing(Health one, Health other) {
    return Arrays.stream(values()).filter(field -> field.differs(one, other)).toList();
  }

  private boolean differs(Health one, Health other) {
    double before = number(one);
    double after = number(other);
    double difference = Math.abs(after - before);
    return difference > grain
        && (grain == 0 || difference >= SHARE * Math.max(Math.abs(before), Math.abs(after)));
  }

  public Text label() {
    return Text.of(label);
  }

  /** The value as it is shown, with its unit. */
  public Text value(Health health) {
    double value = number(health);
    return switch (this) {
      case QUORUM, LEADER ->
          Text.of(value > 0 ? DegradationMsg.VALUE_YES : DegradationMsg.VALUE_NO);
      case CHECKSUM -> Text.of(value > 0 ? DegradationMsg.VALUE_SOUND : DegradationMsg.VALUE_WRONG);
      case P99, STALE -> Text.of(DegradationMsg.VALUE_MS, value);
      case ERROR_RATE, DISK -> Text.of(DegradationMsg.VALUE_PERCENT, value);
      case MARGIN, QUEUE, COMMIT_LAG, APPLY_LAG -> Text.of(DegradationMsg.VALUE_COUNT, value);
    };
  }

  /** "quorum yes → no". */
  public Text change(Health before, Health after) {
    return Text.of(DegradationMsg.HEALTH_CHANGE, label(), value(before), value(after));
  }
}
