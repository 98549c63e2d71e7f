package io.lifeboat.console.application.comparison;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What is to be compared.
 *
 * @param scenario one that comes with Lifeboat
 * @param clusters in the order they run in; at least one
 * @param seed what the runs' choices follow from
 */
public record ComparisonOrder(String scenario, List<ComparedCluster> clusters, long seed) {
  /** Short enough to be typed again. */
  private static final int SEEDS = 1_000_000;

  public ComparisonOrder {
    clusters = List.copyOf(clusters);
  }

  /** Any seed. */
  public static long anySeed() {
    return RandomGenerator.getDefault().nextInt(1, SEEDS);
  }

  /** The same on the command line. */
  public String command() {
    return "lifeboat compare "
        + scenario
        + option(" --levels ", ComparedCluster::isLevel)
        + option(" --strategies ", cluster -> !cluster.isLevel())
        + " --seed "
        + seed;
  }

  private String option(String name, Predicate<ComparedCluster> those) {
    String words =
        clusters.stream().filter(those).map(ComparedCluster::word).collect(Collectors.joining(","));
    return words.isEmpty() ? "" : name + words;
  }
}
