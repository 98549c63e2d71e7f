package io.lifeboat.console.application.drill;

import io.lifeboat.console.application.text.Language;

/** A text of a drill in both languages of the console. */
public record Phrase(String english, String chinese) {

  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case CHINESE -> chinese;
    };
  }
}
