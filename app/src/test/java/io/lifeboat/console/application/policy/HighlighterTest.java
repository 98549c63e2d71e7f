package io.lifeboat.console.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.console.application.policy.Highlighter.Kind;
import io.lifeboat.console.application.policy.Highlighter.Token;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HighlighterTest {
  private static List<String> words(ScriptLanguage language, String text, Kind kind) {
    return Highlighter.tokens(language, text).stream()
        .filter(token -> token.kind() == kind)
        .map(token -> text.substring(token.start(), token.end()))
        .toList();
  }

  @Test
  void tellsTheWordsOfLuaApart() {
    String text =
        """
        --[[ two
        lines ]] local x = 0x1F + 2.5e-3 -- rest
        if not h.hasQuorum then return "SHED" else return 'a \\' b' end
        s = [==[ ]] long ]==]
        """;
    assertThat(words(ScriptLanguage.LUA, text, Kind.COMMENT))
        .containsExactly("--[[ two\nlines ]]", "-- rest");
    assertThat(words(ScriptLanguage.LUA, text, Kind.NUMBER)).containsExactly("0x1F", "2.5e-3");
    assertThat(words(ScriptLanguage.LUA, text, Kind.KNOWN))
        .containsExactly("hasQuorum", "\"SHED\"");
    assertThat(words(ScriptLanguage.LUA, text, Kind.STRING))
        .containsExactly("'a \\' b'", "[==[ ]] long ]==]");
    assertThat(words(ScriptLanguage.LUA, text, Kind.KEYWORD))
        .containsExactly("local", "if", "not", "then", "return", "else", "return", "end");
  }

  @Test
  void tellsTheWordsOfPythonApart() {
    String text =
        """
        '''a
        text'''
        def decide(r, h):  # why
            return "FULL" if r.kind == "WRITE" and True else "else"
        """;
    assertThat(words(ScriptLanguage.PYTHON, text, Kind.STRING))
        .containsExactly("'''a\ntext'''", "\"else\"");
    assertThat(words(ScriptLanguage.PYTHON, text, Kind.KNOWN))
        .containsExactly("decide", "\"FULL\"", "kind", "\"WRITE\"");
    assertThat(words(ScriptLanguage.PYTHON, text, Kind.COMMENT)).containsExactly("# why");
    assertThat(words(ScriptLanguage.PYTHON, text, Kind.KEYWORD))
        .containsExactly("def", "return", "if", "and", "True", "else");
  }

  @Test
  void aWordIsKnownOnlyAsAFieldOrAValue() {
    assertThat(words(ScriptLanguage.LUA, "local kind = level", Kind.KNOWN)).isEmpty();
    assertThat(words(ScriptLanguage.LUA, "h.queueDepth > h.queue", Kind.KNOWN))
        .containsExactly("queueDepth");
    assertThat(words(ScriptLanguage.LUA, "\"FULL", Kind.KNOWN)).isEmpty();
  }

  @Test
  void anOpenStringEndsWithItsLine() {
    assertThat(words(ScriptLanguage.LUA, "x = \"abc\nreturn", Kind.STRING))
        .containsExactly("\"abc");
    assertThat(words(ScriptLanguage.PYTHON, "x = '\\", Kind.STRING)).containsExactly("'\\");
  }

  @Property(tries = 300)
  void tokensNeverOverlapNorLeaveTheText(@ForAll ScriptLanguage language, @ForAll String text) {
    int at = 0;
    for (Token token : Highlighter.tokens(language, text)) {
      assertThat(token.start()).isGreaterThanOrEqualTo(at);
      assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
      at = token.end();
    }
  }
}
