package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.degradation.ChosenLevel;
import io.lifeboat.cluster.degradation.Decision;
import io.lifeboat.cluster.degradation.DecisionTable;
import io.lifeboat.cluster.degradation.DegradeSwitches;
import io.lifeboat.cluster.degradation.ServiceLevels;
import io.lifeboat.cluster.degradation.Setting;
import io.lifeboat.cluster.degradation.SwitchForce;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.ClassTreatment;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of decisions what is new in them. Confined to the conductor's thread. */
final class DegradationNews {
  /** From the cause that weighs most. */
  private static final List<TreatmentCause> BY_WEIGHT =
      List.of(
          TreatmentCause.NO_QUORUM,
          TreatmentCause.LEVEL,
          TreatmentCause.SWITCH,
          TreatmentCause.POLICY);

  private final ClusterSite site;
  private final ReplicatedSettings settings;
  private final Map<DegradeSwitch, Fact> switches = new EnumMap<>(DegradeSwitch.class);
  private @Nullable DecisionTable table;
  private Fact.@Nullable ServiceLevelChanged level;
  private long levelSinceMicros;
  private @Nullable CommandId cause;

  DegradationNews(ClusterSite site, ReplicatedSettings settings) {
    this.site = site;
    this.settings = settings;
  }

  /** What is told next is because of this command. */
  void because(CommandId id) {
    cause = id;
  }

  boolean isAskedFor() {
    return cause != null;
  }

  ServiceLevel level() {
    return level == null ? ServiceLevel.NORMAL : level.level();
  }

  long levelAgeMillis() {
    return level == null ? 0 : (site.facts.nowMicros() - levelSinceMicros) / 1_000;
  }

  /**
   * @param byPolicy what would be in force if no operator had chosen or forced anything
   */
  void tell(DecisionTable byPolicy, DecisionTable next, Health health, long nowMillis) {
    tellSwitches(byPolicy, next, nowMillis);
    if (!next.equals(table)) {
      table = next;
      site.observed(
          new Fact.TreatmentsChanged(
              next.decisions().entrySet().stream()
                  .map(
                      each ->
                          new ClassTreatment(
                              each.getKey().kind(),
                              each.getKey().priority(),
                              each.getValue().treatment(),
                              each.getValue().cause()))
                  .toList(),
              health),
          cause);
    }
    tellLevel(next, nowMillis);
    cause = null;
  }

  private void tellSwitches(DecisionTable byPolicy, DecisionTable next, long nowMillis) {
    Set<DegradeSwitch> computed = DegradeSwitches.in(byPolicy);
    Set<DegradeSwitch> on = DegradeSwitches.in(next);
    for (DegradeSwitch name : DegradeSwitch.values()) {
      Setting<SwitchForce> setting = settings.switches.setting(name);
      SwitchForce force = setting.inForce(nowMillis);
      Fact fact =
          new Fact.DegradeSwitchChanged(
              name,
              force != null ? force.position() : SwitchPosition.AUTO,
              computed.contains(name),
              on.contains(name),
              setting.isLocal(),
              force != null ? force.by() : null,
              force != null ? force.reason() : null,
              force != null ? Long.valueOf(force.sinceMillis()) : null,
              force != null ? force.untilMillis() : null);
      if (!fact.equals(switches.put(name, fact))) {
        site.observed(fact, cause);
      }
    }
  }

  private void tellLevel(DecisionTable next, long nowMillis) {
    ChosenLevel inForce = settings.level.inForce(nowMillis);
    ChosenLevel chosen = inForce == null || inForce.level() == null ? null : inForce;
    Fact.ServiceLevelChanged fact =
        new Fact.ServiceLevelChanged(
            ServiceLevels.of(next),
            cause(next),
            chosen != null ? chosen.level() : null,
            settings.level.isLocal(),
            chosen != null ? chosen.by() : null,
            chosen != null ? chosen.reason() : null,
            chosen != null ? chosen.untilMillis() : null);
    if (!fact.equals(level)) {
      if (level == null || level.level() != fact.level()) {
        levelSinceMicros = site.facts.nowMicros();
      }
      level = fact;
      site.observed(fact, cause);
    }
  }

  private static @Nullable TreatmentCause cause(DecisionTable table) {
    List<TreatmentCause> causes =
        table.decisions().values().stream()
            .filter(decision -> decision.treatment() != Treatment.FULL)
            .map(Decision::cause)
            .toList();
    return BY_WEIGHT.stream().filter(causes::contains).findFirst().orElse(null);
  }
}
