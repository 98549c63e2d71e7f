package io.lifeboat.console.application.comparison;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.console.application.scenario.ShippedScenarios;
import java.util.Map;
import java.util.Objects;

/**
 * A scenario that can be chosen.
 *
 * @param sentences what it says of itself, by language
 * @param durationMs how long its load and its steps take
 */
public record ScenarioOffer(String name, Map<String, String> sentences, long durationMs) {
  public ScenarioOffer {
    sentences = Map.copyOf(sentences);
  }

  /** One of those that come with Lifeboat. */
  static ScenarioOffer of(String name) {
    Scenario scenario = shipped(name);
    return new ScenarioOffer(name, scenario.description(), scenario.durationMs());
  }

  static Scenario shipped(String name) {
    try {
      return ShippedScenarios.shipped(name);
    } catch (BadScenarioException e) {
      throw new IllegalStateException("a scenario that comes with Lifeboat", e);
    }
  }

  /** The sentence in this language, else in English, else nothing. */
  public String sentence(String language) {
    return Objects.requireNonNullElse(sentences.getOrDefault(language, sentences.get("en")), "");
  }
}
