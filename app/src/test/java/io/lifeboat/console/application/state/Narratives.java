package io.lifeboat.console.application.state;

import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The list of occurrences as a person reads it, each opened. */
final class Narratives {
  private Narratives() {}

  /**
   * One line for the title, one for the explanation, one for each fact that led to it.
   *
   * @param fromSequence what was before is left out
   */
  static List<String> of(Facts facts, int fromSequence, Language language) {
    Messages messages = Messages.strict(language);
    List<String> lines = new ArrayList<>();
    for (Occurrence o : facts.state().occurrences()) {
      boolean ofAnotherBundle = o.category() == Occurrence.Category.ALARM;
      if (o.sequence() < fromSequence || ofAnotherBundle) {
        continue;
      }
      String mark =
          switch (o.weight()) {
            case NORMAL -> " ";
            case NOTICE -> "*";
            case ABNORMAL -> "!";
          };
      String category = o.category().name().toLowerCase(Locale.ROOT);
      String title = messages.format(o.title());
      lines.add(
          String.format(
              Locale.ROOT,
              "%4d %8.3f %s %-8s %s",
              o.sequence(),
              o.atMicros() / 1e6,
              mark,
              category,
              title));
      lines.add(" ".repeat(25) + messages.format(o.explanation()).strip());
      for (Evidence evidence : o.evidence()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%25s<- %d at %.3f: %s",
                "",
                evidence.sequence(),
                evidence.atMicros() / 1e6,
                messages.format(evidence.text())));
      }
    }
    return lines;
  }
}
