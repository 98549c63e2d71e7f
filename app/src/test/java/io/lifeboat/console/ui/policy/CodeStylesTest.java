package io.lifeboat.console.ui.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.policy.Draft;
import io.lifeboat.console.application.policy.ScriptLanguage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.fxmisc.richtext.model.StyleSpan;
import org.junit.jupiter.api.Test;

class CodeStylesTest {
  private static List<String> styled(String text, Set<Integer> faulty) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    for (StyleSpan<Collection<String>> span :
        CodeStyles.of(new Draft("p", ScriptLanguage.LUA, text), faulty)) {
      String part = text.substring(at, at + span.getLength());
      at += span.getLength();
      if (!span.getStyle().isEmpty()) {
        parts.add(part + " " + span.getStyle());
      }
    }
    return parts;
  }

  @Test
  void wordsHaveTheirClasses() {
    assertThat(styled("if h.samples > 5 -- why\n", Set.of()))
        .containsExactly(
            "if [code-keyword]",
            "samples [code-known]",
            "5 [code-number]",
            "-- why [code-comment]");
  }

  @Test
  void aLineWithAFaultIsUnderlinedFromItsFirstCharacterOn() {
    assertThat(styled("a\n  if x\nb", Set.of(2)))
        .containsExactly("if [code-keyword, code-fault]", " x\n [code-fault]");
    assertThat(styled("--[[ a\nb ]]", Set.of(2)))
        .containsExactly("--[[ a\n [code-comment]", "b ]] [code-comment, code-fault]");
  }

  @Property(tries = 300)
  void theSpansCoverTheText(
      @ForAll @NotEmpty String text, @ForAll @IntRange(min = 1, max = 4) int faulty) {
    Draft draft = new Draft("p", ScriptLanguage.PYTHON, text);
    assertThat(CodeStyles.of(draft, Set.of(faulty)).length()).isEqualTo(text.length());
  }
}
