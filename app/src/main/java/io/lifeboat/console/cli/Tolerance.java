package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.console.application.policy.ShippedPolicies;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What the command line says about tolerance levels and policies. */
final class Tolerance {
  static final String OPTION = "--tolerance";
  static final String POLICY = "--policy";

  private Tolerance() {}

  /** The level that was asked for, or null. */
  static @Nullable ToleranceLevel asked(ParseResult parsed) throws UserMistakeException {
    String word = Grammar.text(parsed, OPTION);
    return word == null ? null : level(OPTION, word);
  }

  /** The level of this word. */
  static ToleranceLevel level(String option, String word) throws UserMistakeException {
    for (ToleranceLevel level : ToleranceLevel.values()) {
      if (word(level).equals(word)) {
        return level;
      }
    }
    List<String> words = Arrays.stream(ToleranceLevel.values()).map(Tolerance::word).toList();
    throw new UserMistakeException(
        CliMsg.MISTAKE_WORD,
        option,
        String.join(", ", words.subList(0, words.size() - 1)),
        words.getLast(),
        word);
  }

  static String word(ToleranceLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** The policy that was asked for, else the one that a console begins with. */
  static PolicySource policy(ParseResult parsed) throws UserMistakeException {
    String asked = Grammar.text(parsed, POLICY);
    return asked == null ? first() : PolicyCheckCommand.source(asked);
  }

  private static PolicySource first() {
    return ShippedPolicies.source(ShippedPolicies.NAMES.getFirst(), PolicyLanguage.LUA);
  }

  /** The cluster a scenario wants, with the policy it names. */
  static ClusterConfig config(Scenario scenario, long seed) throws UserMistakeException {
    String policy = scenario.policy();
    return scenario
        .config(seed)
        .withPolicy(policy == null ? null : PolicyCheckCommand.source(policy));
  }

  /** The same, and what a console begins with where the scenario names none. */
  static ClusterConfig compared(Scenario scenario, long seed) throws UserMistakeException {
    ClusterConfig config = config(scenario, seed);
    return config.policy() == null ? config.withPolicy(first()) : config;
  }
}
