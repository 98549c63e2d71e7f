package io.lifeboat.cluster.degradation.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults name the policy, the line and what is written there, to the letter. */
@Timeout(120)
class PolicyFaultWordsTest {
  private static final String VERDICTS = "FULL, STALE_READ, QUEUED, READ_ONLY, SHED";

  private final ScriptEngines engines = new ScriptEngines();

  private List<String> lua(String... lines) {
    return faults(PolicyLanguage.LUA, lines);
  }

  private List<String> python(String... lines) {
    return faults(PolicyLanguage.PYTHON, lines);
  }

  private List<String> faults(PolicyLanguage language, String... lines) {
    PolicySource source = PolicySource.of("night", language, String.join("\n", lines));
    return engines.check(source).stream().map(PolicyFaultWordsTest::told).toList();
  }

  private static String told(PolicyFault fault) {
    return fault.place() + " " + fault.kind() + " " + fault.message() + " | " + fault.text();
  }

  @Test
  void luaThatCannotBeRead() {
    assertThat(lua("function decide(r, h)", "  return = 'FULL'", "end"))
        .containsExactly("night:2 SYNTAX unexpected symbol 61 (=) | return = 'FULL'");
    assertThat(lua("function decide(r, h)", "  if h.hasQuorum then return 'FULL'", "end"))
        .containsExactly("night:3 SYNTAX 'end' expected (to close 'function' at line 1) | end");
  }

  @Test
  void luaThatItsOwnCompilerWouldNotSurvive() {
    assertThat(lua("x = 1", "y = 1e")).containsExactly("night:2 SYNTAX malformed number | y = 1e");
    assertThat(lua("x = 1", "y = 'abc\\z"))
        .containsExactly("night:2 SYNTAX unfinished string | y = 'abc\\z");
  }

  @Test
  void luaThatFails() {
    assertThat(lua("function decide(r, h)", "  local x = nil", "  return x.level", "end"))
        .containsExactly("night:3 RUNTIME attempt to index ? (a nil value) | return x.level");
    assertThat(lua("function decide(r, h)", "  return nosuch(h)", "end"))
        .containsExactly("night:2 RUNTIME there is no 'nosuch' in a policy | return nosuch(h)");
    assertThat(lua("function decide(r, h)", "  return h.hasQorum and 'FULL' or 'SHED'", "end"))
        .containsExactly(
            "night:2 RUNTIME h has no 'hasQorum' | return h.hasQorum and 'FULL' or 'SHED'");
    assertThat(lua("function decide(r, h)", "  error('no idea')", "end"))
        .containsExactly("night:2 RUNTIME no idea | error('no idea')");
    assertThat(lua("function decide(r, h)", "  error()", "end"))
        .containsExactly("night:2 RUNTIME error without a value | error()");
  }

  @Test
  void luaThatGoesTooFar() {
    assertThat(
            lua("function decide(r, h)", "  local i = 0", "  while true do i = i + 1 end", "end"))
        .singleElement()
        .isIn(
            "night:3 TIME more than 200000 instructions | while true do i = i + 1 end",
            "night:3 TIME more than 50 ms of processor time | while true do i = i + 1 end");
    assertThat(lua("local s = 'x'", "while true do", "  s = s .. s", "end"))
        .containsExactly("night:3 MEMORY a text of more than 65536 bytes | s = s .. s");
    assertThat(lua("function decide(r, h)", "  return string.rep('x', 1e9)", "end"))
        .containsExactly("night:2 RUNTIME string has no 'rep' | return string.rep('x', 1e9)");
  }

  @Test
  void luaWithoutAVerdict() {
    assertThat(lua("function decide(r, h)", "  return 'full'", "end"))
        .containsExactly(
            "night:2 BAD_VERDICT decide returned 'full'; must be one of "
                + VERDICTS
                + " | return 'full'");
    assertThat(lua("x = 1")).containsExactly("night REJECTED defines no function decide(r, h) | ");
  }

  @Test
  void differentFaultsOfDifferentClassesAreAllFound() {
    assertThat(
            lua(
                "function decide(r, h)",
                "  if r.kind == 'SCAN' then return h.nosuch end",
                "  if not h.hasQuorum then return 'NONE' end",
                "  return 'FULL'",
                "end"))
        .containsExactly(
            "night:2 RUNTIME h has no 'nosuch' | if r.kind == 'SCAN' then return h.nosuch end",
            "night:3 BAD_VERDICT decide returned 'NONE'; must be one of "
                + VERDICTS
                + " | if not h.hasQuorum then return 'NONE' end");
  }

  @Test
  void pythonThatCannotBeRead() {
    assertThat(python("def decide(r, h):", "    return = 'FULL'"))
        .containsExactly("night:2 SYNTAX invalid syntax | return = 'FULL'");
    assertThat(python("def decide(r, h):", "return 'FULL'"))
        .containsExactly(
            "night:2 SYNTAX expected an indented block after function definition on line 1"
                + " | return 'FULL'");
  }

  @Test
  void pythonThatIsRefused() {
    assertThat(
            python(
                "import os",
                "def decide(r, h):",
                "    while True:",
                "        pass",
                "    return 'FULL' if h.hasQorum else h"))
        .containsExactly(
            "night:1 REJECTED import is not allowed in a policy | import os",
            "night:3 REJECTED a loop is not allowed in a policy | while True:",
            "night:5 REJECTED h has no field 'hasQorum' | return 'FULL' if h.hasQorum else h");
  }

  @Test
  void pythonThatFails() {
    assertThat(python("def decide(r, h):", "    x = 0", "    return h.samples / x"))
        .containsExactly(
            "night:3 RUNTIME ZeroDivisionError: division by zero | return h.samples / x");
    assertThat(python("x = 1 / 0", "def decide(r, h):", "    return 'FULL'"))
        .containsExactly("night:1 RUNTIME ZeroDivisionError: division by zero | x = 1 / 0");
  }

  @Test
  void pythonWithoutAVerdict() {
    assertThat(python("", "def decide(r, h):", "    return 'full'"))
        .containsExactly(
            "night:2 BAD_VERDICT decide returned 'full'; must be one of "
                + VERDICTS
                + " | def decide(r, h):");
    assertThat(python("def decide(r, h):", "    pass"))
        .containsExactly(
            "night:1 BAD_VERDICT decide returned nothing; must be one of "
                + VERDICTS
                + " | def decide(r, h):");
  }

  @Test
  void theCharactersOfASourceAreLookedAtFirst() {
    assertThat(lua("-- one", "-- two \u0000"))
        .containsExactly("night:2 REJECTED character U+0000 is not allowed | -- two");
    assertThat(python("x = 1", "y = " + "9".repeat(100)))
        .singleElement()
        .asString()
        .startsWith("night:2 REJECTED a word or number of more than 64 characters | y = 999");
  }
}
