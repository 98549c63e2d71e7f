package io.lifeboat.cluster.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens in a cluster that keeps the rules, nothing is said to be broken; and whatever
 * rule is broken is found. Each history follows from a seed, which a failure names.
 */
class SafetyPropertiesTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 600;

  private static SafetyChecker check(List<FactRecord> records) {
    SafetyChecker checker = SafetyChecker.start();
    for (FactRecord record : records) {
      checker = checker.next(record);
    }
    return checker;
  }

  @Test
  void nothingIsBrokenInAClusterThatKeepsTheRules() {
    Map<SafetyProperty, Integer> held = new EnumMap<>(SafetyProperty.class);
    for (long seed = 0; seed < SEEDS; seed++) {
      RaftModel model = new RaftModel(seed);
      model.run(STEPS);
      model.deliverAll();
      for (SafetyFinding finding : check(model.told()).findings()) {
        assertThat(finding.contradiction()).as("seed %d: %s", seed, finding.words()).isNull();
        if (finding.verdict() == Verdict.HOLDS) {
          held.merge(finding.property(), 1, Integer::sum);
        }
      }
    }
    // The histories are no empty ones: most of them give every property something to hold.
    for (SafetyProperty property : SafetyProperty.values()) {
      assertThat(held.getOrDefault(property, 0)).as("%s", property).isGreaterThan(SEEDS / 2);
    }
  }

  @Test
  void losingLevelsOnTheWayBreaksNothing() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RaftModel model = new RaftModel(seed);
      model.run(STEPS);
      model.deliverAll();
      long chosen = seed;
      List<FactRecord> thinned =
          model.told().stream()
              .filter(
                  record ->
                      !(record.fact() instanceof Fact.Level)
                          || (record.sequence() * 31 + chosen) % 3 == 0)
              .toList();
      for (SafetyFinding finding : check(thinned).findings()) {
        assertThat(finding.contradiction()).as("seed %d: %s", seed, finding.words()).isNull();
      }
    }
  }

  static Stream<Arguments> waysToBreakIt() {
    return Stream.of(
        way("two leaders", SafetyProperty.ELECTION_SAFETY, RaftModel::electTwice),
        way(
            "a leader's log is shorter, by its levels",
            SafetyProperty.LEADER_APPEND_ONLY,
            model -> model.shortenALeader(true)),
        way(
            "a leader's log is shorter, by its shape",
            SafetyProperty.LEADER_APPEND_ONLY,
            model -> model.shortenALeader(false)),
        way(
            "a leader's log is rewritten",
            SafetyProperty.LEADER_APPEND_ONLY,
            RaftModel::rewriteALeader),
        way("another prefix", SafetyProperty.LOG_MATCHING, RaftModel::mixAPrefix),
        way("another block", SafetyProperty.LOG_MATCHING, RaftModel::mixABlock),
        way("another block", SafetyProperty.STATE_MACHINE_SAFETY, RaftModel::mixABlock),
        way("a forgetful leader", SafetyProperty.LEADER_COMPLETENESS, RaftModel::electTheForgetful),
        way("another state", SafetyProperty.STATE_MACHINE_SAFETY, RaftModel::mixAState));
  }

  private static Arguments way(String name, SafetyProperty broken, Predicate<RaftModel> how) {
    return Arguments.of(name, broken, how);
  }

  @ParameterizedTest(name = "{0} breaks {1}")
  @MethodSource("waysToBreakIt")
  void whateverIsBrokenIsFound(String name, SafetyProperty broken, Predicate<RaftModel> how) {
    int found = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RaftModel model = new RaftModel(seed);
      model.run(STEPS / 2);
      model.deliverAll();
      if (how.test(model)) {
        model.deliverAll();
        SafetyFinding finding = check(model.told()).finding(broken);
        assertThat(finding.verdict()).as("%s, seed %d", name, seed).isEqualTo(Verdict.BROKEN);
        found++;
      }
    }
    assertThat(found).as("histories in which it could be broken").isGreaterThan(SEEDS / 5);
  }
}
