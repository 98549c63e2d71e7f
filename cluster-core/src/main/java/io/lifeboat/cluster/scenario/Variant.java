package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.Strategy;
import io.lifeboat.cluster.model.ToleranceLevel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One of the clusters that are compared: how many nodes it has, and what is armed.
 *
 * @param name of the level, or of the strategies: {@code medium}, {@code retry+degrade}
 */
public record Variant(String name, ToleranceLevel level, Set<Strategy> strategies) {
  private static final String NOTHING = "nothing";

  public Variant {
    strategies = Set.copyOf(strategies);
  }

  /** With the nodes and the strategies of a tolerance level. */
  public static Variant of(ToleranceLevel level) {
    return new Variant(word(level), level, level.strategies());
  }

  /** With the nodes and the self-detection of the level <em>low</em>, and these strategies. */
  public static Variant of(Set<Strategy> strategies) {
    String name =
        strategies.isEmpty()
            ? NOTHING
            : Arrays.stream(Strategy.values())
                .filter(strategies::contains)
                .map(Variant::word)
                .collect(Collectors.joining("+"));
    return new Variant(name, ToleranceLevel.LOW, strategies);
  }

  /**
   * The strategies of a name such as {@code backup+retry}, or {@code nothing}.
   *
   * @throws IllegalArgumentException when a word of it is no strategy
   */
  public static Variant ofStrategies(String name) {
    Set<Strategy> strategies = EnumSet.noneOf(Strategy.class);
    if (!name.equals(NOTHING)) {
      for (String each : name.split("\\+", -1)) {
        strategies.add(strategy(each));
      }
    }
    return of(strategies);
  }

  private static Strategy strategy(String word) {
    return Arrays.stream(Strategy.values())
        .filter(strategy -> word(strategy).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The scenario with as many nodes as this has. */
  Scenario of(Scenario scenario) {
    return scenario.at(level);
  }

  /** A cluster like this one, with what this variant arms. */
  ClusterConfig of(ClusterConfig config) {
    return config.withSize(level.nodes()).withTolerance(level).withStrategies(strategies);
  }
}
