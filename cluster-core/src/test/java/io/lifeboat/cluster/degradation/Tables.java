package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.Treatment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Tables and measurements for tests. */
final class Tables {
  private Tables() {}

  static PolicyTable policy(Function<RequestClass, Treatment> treatment) {
    Map<RequestClass, Treatment> cells = new LinkedHashMap<>();
    RequestClass.values().forEach(each -> cells.put(each, treatment.apply(each)));
    return new PolicyTable(cells);
  }

  static PolicyTable all(Treatment treatment) {
    return policy(request -> treatment);
  }

  static DecisionTable level(ServiceLevel level) {
    return Decisions.byHand(level, Map.of());
  }

  /** Any table, also a senseless one: a policy may return what it likes. */
  static DecisionTable random(long seed) {
    Random random = new Random(seed);
    Treatment[] treatments = Treatment.values();
    return DecisionTable.of(policy(request -> treatments[random.nextInt(treatments.length)]));
  }

  static RequestClass of(RequestKind kind, RequestPriority priority) {
    return new RequestClass(kind, priority);
  }

  static Health health(boolean hasQuorum) {
    return new Health(
        hasQuorum,
        hasQuorum,
        hasQuorum ? 1 : -1,
        0,
        0,
        0,
        true,
        5,
        0,
        100,
        0,
        0.5,
        ServiceLevel.NORMAL,
        1_000);
  }
}
