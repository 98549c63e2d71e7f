package io.lifeboat.console.application.text;

import java.util.Locale;
import java.util.Optional;

/** The languages the console speaks. English is the base: the other bundles translate it. */
public enum Language {
  ENGLISH("en", Locale.ENGLISH, "English"),
  CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE, "简体中文");

  private final String tag;
  private final Locale locale;
  private final String ownName;

  Language(String tag, Locale locale, String ownName) {
    this.tag = tag;
    this.locale = locale;
    this.ownName = ownName;
  }

  /** Its stable name in files: "en" or "zh-CN". */
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return locale;
  }

  /** Its name in itself, so that whoever needs it can read it. */
  public String ownName() {
    return ownName;
  }

  public static Optional<Language> ofTag(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** What suits a user with this locale: Chinese for any kind of Chinese, otherwise English. */
  public static Language suiting(Locale user) {
    return user.getLanguage().equals(CHINESE.locale.getLanguage()) ? CHINESE : ENGLISH;
  }
}
