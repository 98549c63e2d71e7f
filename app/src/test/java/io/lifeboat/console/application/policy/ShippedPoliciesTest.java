package io.lifeboat.console.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.degradation.script.ScriptEngines;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.Treatment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(120)
class ShippedPoliciesTest {
  static final List<String> NAMES = ShippedPolicies.NAMES;

  /** Repeats the vectors; a failing one is printed with its measurement anyway. */
  private static final long SEED = 20_261_123;

  private static final int VECTORS = 400;
  private static final long PATIENCE_MILLIS = 10_000;

  private static final ScriptEngines ENGINES = new ScriptEngines();

  /** Values at, just below and just above every limit that the policies have, and far from them. */
  private static Health any(Random random) {
    boolean hasQuorum = random.nextInt(4) > 0;
    return new Health(
        hasQuorum,
        hasQuorum && random.nextInt(4) > 0,
        hasQuorum ? random.nextInt(3) : -1,
        among(random, 0, 99, 100, 101, 5_000),
        among(random, 0, 499, 500, 501, 9_007_199_254_740_993L),
        (int) among(random, 0, 19, 20, 21, 199, 200, 201, 5_000),
        random.nextBoolean(),
        among(random, 0, 199, 200, 201, 999, 1_000, 1_001) + (random.nextBoolean() ? 0.5 : 0),
        among(random, 0, 4, 5, 6, 19, 20, 21, 100) / 100.0,
        among(random, 0, 19, 20, 49, 50, 51, 100_000),
        among(random, 0, 999, 1_000, 1_001, 60_000),
        among(random, 0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 60, 100) / 100.0,
        ServiceLevel.values()[random.nextInt(ServiceLevel.values().length)],
        among(random, 0, 9_999, 10_000, 10_001, 1_000_000));
  }

  private static long among(Random random, long... values) {
    return values[random.nextInt(values.length)];
  }

  private static List<Health> vectors() {
    Random random = new Random(SEED);
    List<Health> vectors = new ArrayList<>();
    for (SampleHealth sample : SampleHealth.values()) {
      vectors.add(sample.health());
    }
    for (int i = 0; i < VECTORS; i++) {
      vectors.add(any(random));
    }
    return vectors;
  }

  private static Policy load(String name, PolicyLanguage language) throws PolicyFaultException {
    return ENGINES.load(ShippedPolicies.source(name, language));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void isSoundInBothLanguages(String name) {
    for (PolicyLanguage language : PolicyLanguage.values()) {
      assertThat(ENGINES.check(ShippedPolicies.source(name, language))).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void doesTheSameInBothLanguages(String name) throws PolicyFaultException {
    Set<PolicyTable> seen = new HashSet<>();
    try (Policy lua = load(name, PolicyLanguage.LUA);
        Policy python = load(name, PolicyLanguage.PYTHON)) {
      for (Health health : vectors()) {
        PolicyTable table = PolicyTable.of(lua, health, PATIENCE_MILLIS);
        assertThat(PolicyTable.of(python, health, PATIENCE_MILLIS))
            .as("%s, seed %d, %s", name, SEED, health)
            .isEqualTo(table);
        seen.add(table);
      }
    }
    // Vectors that all led to the same table would prove nothing.
    assertThat(seen).hasSizeGreaterThan(5);
  }

  @Test
  void whatTheyArePromisedToDoTheyDo() throws PolicyFaultException {
    try (Policy conservative = load("conservative", PolicyLanguage.LUA);
        Policy available = load("availability-first", PolicyLanguage.LUA);
        Policy cost = load("cost-first", PolicyLanguage.LUA)) {
      for (Health health : vectors()) {
        PolicyTable refusing = PolicyTable.of(conservative, health, PATIENCE_MILLIS);
        PolicyTable answering = PolicyTable.of(available, health, PATIENCE_MILLIS);
        PolicyTable saving = PolicyTable.of(cost, health, PATIENCE_MILLIS);
        for (RequestClass request : RequestClass.values()) {
          assertThat(refusing.treatment(request)).isNotEqualTo(Treatment.STALE_READ);
          if (request.kind() == RequestKind.ADMIN) {
            assertThat(List.of(refusing, answering, saving))
                .allMatch(table -> table.treatment(request) == Treatment.FULL);
          }
        }
        assertAvailable(answering, health);
        if (!health.hasQuorum()) {
          assertThat(saving.treatment(batch(RequestKind.SCAN))).isEqualTo(Treatment.SHED);
        }
      }
    }
  }

  /** Reads of keys are always answered; writes are refused as such without a quorum. */
  private static void assertAvailable(PolicyTable table, Health health) {
    for (RequestPriority priority : RequestPriority.values()) {
      for (RequestKind kind : List.of(RequestKind.LINEARIZABLE_READ, RequestKind.LOCAL_READ)) {
        assertThat(table.treatment(new RequestClass(kind, priority)))
            .isIn(Treatment.FULL, Treatment.STALE_READ);
      }
      Treatment write = table.treatment(new RequestClass(RequestKind.WRITE, priority));
      if (health.hasQuorum()) {
        assertThat(write).isNotEqualTo(Treatment.STALE_READ);
      } else {
        assertThat(write).isEqualTo(Treatment.READ_ONLY);
      }
    }
  }

  private static RequestClass batch(RequestKind kind) {
    return new RequestClass(kind, RequestPriority.BATCH);
  }

  @Test
  void areFoundByTheNameOfTheirFile() {
    assertThat(ShippedPolicies.find("cost-first.py"))
        .contains(ShippedPolicies.source("cost-first", PolicyLanguage.PYTHON));
    assertThat(ShippedPolicies.find("cost-first").map(PolicySource::fileName))
        .contains("cost-first.lua");
    assertThat(ShippedPolicies.find("nosuch.py")).isEmpty();
    assertThat(ShippedPolicies.find("")).isEmpty();
  }
}
