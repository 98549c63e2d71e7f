package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.Draft;
import io.lifeboat.console.application.policy.Highlighter;
import io.lifeboat.console.application.policy.Highlighter.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** The style classes of a text: what each word is, and which lines have a fault. */
final class CodeStyles {
  static final String FAULT = "code-fault";

  /** A longer text is no policy anyway; colouring it would hold up the typing. */
  private static final int MOST_CHARACTERS = 64 * 1024;

  private CodeStyles() {}

  /**
   * For the whole text, which must not be empty.
   *
   * @param faulty lines with a fault, from 1; underlined from their first character on
   */
  static StyleSpans<Collection<String>> of(Draft draft, Set<Integer> faulty) {
    String text = draft.text();
    List<Token> tokens =
        text.length() > MOST_CHARACTERS ? List.of() : Highlighter.tokens(draft.language(), text);
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    int at = 0;
    int token = 0;
    int line = 1;
    while (at < text.length()) {
      int lineEnd = text.indexOf('\n', at);
      lineEnd = lineEnd < 0 ? text.length() : lineEnd + 1;
      int underlineFrom = faulty.contains(line) ? indented(text, at, lineEnd) : lineEnd;
      while (at < lineEnd) {
        while (token < tokens.size() && tokens.get(token).end() <= at) {
          token++;
        }
        Token next = token < tokens.size() ? tokens.get(token) : null;
        boolean inside = next != null && next.start() <= at;
        int end = Math.min(lineEnd, next == null ? lineEnd : inside ? next.end() : next.start());
        if (at < underlineFrom) {
          end = Math.min(end, underlineFrom);
        }
        List<String> classes = new ArrayList<>();
        if (next != null && inside) {
          classes.add("code-" + next.kind().name().toLowerCase(Locale.ROOT));
        }
        if (at >= underlineFrom) {
          classes.add(FAULT);
        }
        spans.add(classes, end - at);
        at = end;
      }
      line++;
    }
    return spans.create();
  }

  private static int indented(String text, int from, int to) {
    int at = from;
    while (at < to && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
