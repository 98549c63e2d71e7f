package io.lifeboat.console.application.settings;

import io.lifeboat.console.application.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the user has chosen.
 *
 * @param textScale 1 is the standard size of text
 * @param window where the window was last, or null
 * @param dividers the positions of each split pane's dividers, 0 to 1, by the pane's name
 * @param decks which content is chosen in each deck, by the deck's name; names that a version does
 *     not know are passed over by the window
 * @param tourSeen whether the first steps were taken or passed over
 */
public record Preferences(
    Language language,
    Theme theme,
    double textScale,
    boolean reduceMotion,
    @Nullable WindowPlace window,
    Map<String, List<Double>> dividers,
    Map<String, String> decks,
    boolean tourSeen) {

  public static final double LEAST_TEXT_SCALE = 0.75;
  public static final double MOST_TEXT_SCALE = 2.5;

  public Preferences {
    if (!(textScale >= LEAST_TEXT_SCALE && textScale <= MOST_TEXT_SCALE)) {
      throw new IllegalArgumentException("no text scale: " + textScale);
    }
    Map<String, List<Double>> copy = new TreeMap<>();
    dividers.forEach((pane, positions) -> copy.put(pane, List.copyOf(positions)));
    dividers = Map.copyOf(copy);
    decks = Map.copyOf(decks);
  }

  /** For a user with this locale who has not chosen anything yet. */
  public static Preferences standard(Locale user) {
    return new Preferences(
        Language.suiting(user), Theme.SYSTEM, 1, false, null, Map.of(), Map.of(), false);
  }

  public Preferences withTourSeen(boolean next) {
    return new Preferences(language, theme, textScale, reduceMotion, window, dividers, decks, next);
  }

  public Preferences withLanguage(Language next) {
    return new Preferences(next, theme, textScale, reduceMotion, window, dividers, decks, tourSeen);
  }

  public Preferences withTheme(Theme next) {
    return new Preferences(
        language, next, textScale, reduceMotion, window, dividers, decks, tourSeen);
  }

  /** With text of this scale, or of the nearest one that is allowed. */
  public Preferences withTextScale(double next) {
    double allowed = Math.clamp(next, LEAST_TEXT_SCALE, MOST_TEXT_SCALE);
    return new Preferences(
        language, theme, allowed, reduceMotion, window, dividers, decks, tourSeen);
  }

  public Preferences withReduceMotion(boolean next) {
    return new Preferences(language, theme, textScale, next, window, dividers, decks, tourSeen);
  }

  public Preferences withWindow(@Nullable WindowPlace next) {
    return new Preferences(
        language, theme, textScale, reduceMotion, next, dividers, decks, tourSeen);
  }

  /** With the positions of one split pane's dividers. */
  public Preferences withDividers(String pane, List<Double> positions) {
    Map<String, List<Double>> next = new TreeMap<>(dividers);
    next.put(pane, positions);
    return new Preferences(language, theme, textScale, reduceMotion, window, next, decks, tourSeen);
  }

  /** With the content that is chosen in one deck. */
  public Preferences withDeck(String deck, String content) {
    Map<String, String> next = new TreeMap<>(decks);
    next.put(deck, content);
    return new Preferences(
        language, theme, textScale, reduceMotion, window, dividers, next, tourSeen);
  }
}
