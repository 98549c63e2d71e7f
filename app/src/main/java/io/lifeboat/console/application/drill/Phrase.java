package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Fields;
import io.lifeboat.console.application.text.Language;
import java.util.List;

/** A text of a drill in both languages of the console. */
public record Phrase(String english, String chinese) {
  /** The fields of both languages, for whoever reads one from a file. */
  public static final List<String> FIELDS = List.of("en", "zh");

  /** Reads one from its fields, which may stand among others. */
  public static Phrase read(Fields fields, int mostChars) throws BadScenarioException {
    return new Phrase(
        fields.text("en", "a text in English", mostChars),
        fields.text("zh", "a text in Chinese", mostChars));
  }

  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case CHINESE -> chinese;
    };
  }
}
