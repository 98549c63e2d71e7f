package io.lifeboat.cluster.degradation.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.Treatment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies in Lua that mean harm. None reads a file, none goes on, none spoils the next one. */
@Timeout(30)
class LuaHostileTest {
  private static final String SECRET = "a-secret-of-the-house";
  private static final long MAX_CPU_MILLIS = 100;
  private static final long SEED = 20_261_123;
  private static final int MUTATIONS = 5_000;

  /** What a lexer stumbles over. */
  private static final List<String> PIECES =
      List.of(
          "\\z",
          "\\x",
          "\\999",
          "\\",
          "\"",
          "'",
          "[[",
          "]]",
          "[=[",
          "]=]",
          "--[[",
          "--",
          "0x",
          "0x1p",
          "1e",
          "1e999999999",
          "...",
          "..",
          "::",
          "goto a ::a::",
          "break",
          "end",
          "function",
          "local",
          "return",
          "if",
          "then",
          "else",
          "while",
          "do",
          "repeat",
          "until",
          "for",
          "in",
          "not",
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          "=",
          "~=",
          "#",
          "^",
          "-",
          ":",
          "_ENV",
          "\n",
          "é",
          "t = {}",
          "");

  @TempDir static Path directory;
  private static Path secret;
  private static Path written;

  private final LuaEngine engine = new LuaEngine();

  @BeforeAll
  static void plantAFileAndWarmUp() throws IOException {
    secret = Files.writeString(directory.resolve("secret.lua"), SECRET);
    written = directory.resolve("written");
    for (int i = 0; i < 20; i++) {
      assertThat(new LuaEngine().check(Sources.GOOD_LUA)).isEmpty();
    }
  }

  /** The body of decide. */
  private static Arguments body(String name, String body) {
    return Arguments.of(name, "function decide(r, h)\n" + body + "\nend");
  }

  private static Arguments whole(String name, String text) {
    return Arguments.of(name, text);
  }

  static Stream<Arguments> hostile() {
    List<Arguments> cases = new ArrayList<>();
    // Loops
    cases.add(body("while", "while true do end"));
    cases.add(body("repeat", "repeat until false"));
    cases.add(body("for", "for i = 1, 1e300 do end"));
    cases.add(body("for that never counts", "for i = 1, 2, 0 do end"));
    cases.add(body("goto", "::again:: goto again"));
    cases.add(whole("loop while loading", "while true do end function decide(r, h) end"));
    cases.add(body("loop in pcall", "while true do pcall(function() while true do end end) end"));
    cases.add(body("pcall of pcall", "while true do pcall(pcall, error) end"));
    cases.add(
        body(
            "catching the budget",
            "local ok = pcall(function() while true do end end) return 'FULL'"));
    cases.add(
        body(
            "loop in a comparison",
            "table.sort({3, 1, 2}, function() while true do end end) return 'FULL'"));
    cases.add(
        body(
            "sort with a liar",
            "local t = {} for i = 1, 1000 do t[i] = i end while true do"
                + " table.sort(t, function() return true end) end"));
    cases.add(body("loop in an iterator", "for _ in function() return 1 end do end"));
    cases.add(
        body(
            "mutual tail calls",
            "local f, g; f = function() return g() end"
                + " g = function() return f() end return f()"));
    cases.add(body("another environment", "local _ENV = {} while true do end"));
    cases.add(
        whole(
            "an environment of its own", "_ENV = {} function decide(r, h) while true do end end"));
    cases.add(
        whole(
            "loop in a closure of another environment",
            "local function f(_ENV) return function() while true do end end end"
                + " function decide(r, h) f({})() end"));
    // Memory
    cases.add(body("doubling a text", "local s = 'x' while true do s = s .. s end"));
    cases.add(
        body(
            "joining many texts at once",
            "local s = 'x' for i = 1, 16 do s = s .. s end return " + "s .. ".repeat(100) + "s"));
    cases.add(body("growing a table", "local t = {} while true do t[#t + 1] = {} end"));
    cases.add(body("tables within each other", "local t = {} while true do t = {t, t, t} end"));
    cases.add(
        body("closures", "local t = {} while true do t[#t + 1] = function() return t end end"));
    cases.add(
        body(
            "table.concat",
            "local t = {} for i = 1, 1000 do t[i] = 'xxxxxxxxxx' end local s = table.concat(t)"
                + " while true do s = table.concat({s, s, s, s, s, s, s}) end"));
    cases.add(
        body(
            "table.concat with a long separator",
            "local s = 'x' for i = 1, 15 do s = s .. s end return table.concat({1, 2, 3, 4}, s)"));
    cases.add(body("table.concat to the end of numbers", "return table.concat({}, 'x', 1, 2e9)"));
    cases.add(
        body(
            "table.insert at the front", "local t = {} while true do table.insert(t, 1, 'x') end"));
    cases.add(body("table.unpack", "return table.unpack({}, 1, 1e8)"));
    cases.add(
        body(
            "string.byte",
            "local s = 'x' for i = 1, 15 do s = s .. s end" + " return s:byte(1, -1)"));
    cases.add(
        body(
            "upper case over and over",
            "local s = 'x' for i = 1, 15 do s = s .. s end"
                + " while true do s = s:upper():reverse() end"));
    cases.add(body("keys without end", "local t = {} for i = 1, 1e9 do t['k' .. i] = i end"));
    // Recursion
    cases.add(body("recursion", "local function f() return 1 + f() end return f()"));
    cases.add(body("recursion through pcall", "local function f() pcall(f) f() end f()"));
    cases.add(
        body(
            "recursion through sort",
            "local function f() table.sort({1, 2}, f) return true end f()"));
    cases.add(body("decide calls itself", "return decide(r, h)"));
    cases.add(whole("brackets", "x = " + "(".repeat(7_000) + "1" + ")".repeat(7_000)));
    cases.add(
        whole(
            "functions within functions",
            "function decide(r, h) "
                + "return function() ".repeat(400)
                + "end ".repeat(400)
                + "end"));
    cases.add(whole("a long chain of ands", "x = a" + " and a".repeat(2_500)));
    // Patterns and long calls
    cases.add(body("a pattern bomb", "return string.find(('a'):rep(50), ('a?'):rep(50))"));
    cases.add(body("string.rep", "return string.rep('x', 1e9)"));
    cases.add(body("string.format", "return string.format('%99999999d', 1)"));
    cases.add(body("gsub with a loop", "return ('x'):gsub('x', function() while true do end end)"));
    // Java and the system
    cases.add(body("luajava", "return luajava.bindClass('java.lang.System'):exit(7)"));
    cases.add(body("require of LuaJ's Java", "return require('org.luaj.vm2.lib.jse.LuajavaLib')"));
    cases.add(body("require of LuaJ's files", "return require('org.luaj.vm2.lib.jse.JseOsLib')"));
    cases.add(body("package.loaded", "return package.loaded.os"));
    cases.add(body("package.loadlib", "return package.loadlib('libc.so', 'system')"));
    cases.add(body("os.exit", "os.exit(7)"));
    cases.add(body("os.execute", "os.execute('touch @written@')"));
    cases.add(body("os.getenv", "return os.getenv('PATH')"));
    cases.add(body("io.open", "return io.open('@secret@'):read('*a')"));
    cases.add(body("io.lines", "for line in io.lines('@secret@') do return line end"));
    cases.add(body("io.popen", "return io.popen('cat @secret@'):read('*a')"));
    cases.add(body("writing a file", "io.open('@written@', 'w'):write('x')"));
    cases.add(body("dofile", "return dofile('@secret@')"));
    cases.add(body("loadfile", "return loadfile('@secret@')"));
    cases.add(body("load", "return load('return 1')()"));
    cases.add(body("loadstring", "return loadstring('return 1')()"));
    cases.add(body("sockets", "return require('socket').connect('127.0.0.1', 80)"));
    cases.add(body("string.dump", "return string.dump(decide)"));
    cases.add(whole("bytecode", "\u001bLuaR\u0000\u0001\u0004"));
    // Others' things
    cases.add(body("coroutines", "return coroutine.wrap(function() while true do end end)()"));
    cases.add(body("debug.sethook", "debug.sethook() while true do end"));
    cases.add(body("debug.getregistry", "return debug.getregistry()"));
    cases.add(body("collectgarbage", "return collectgarbage('count')"));
    cases.add(body("print", "print('x')"));
    cases.add(body("the metatable of texts", "getmetatable('').__index.upper = nil"));
    cases.add(body("a metatable", "return setmetatable({}, {__index = decide})"));
    cases.add(body("changing string", "string.upper = nil"));
    cases.add(body("changing string by rawset", "rawset(string, 'upper', nil)"));
    cases.add(body("changing table", "table.insert(table, 'x')"));
    cases.add(body("sorting math", "table.remove(math)"));
    cases.add(body("changing the measurement", "h.hasQuorum = true"));
    cases.add(body("changing the request", "r.kind = 'ADMIN'"));
    cases.add(body("_G", "_G.tostring = nil"));
    // Answers that are none
    cases.add(body("nothing", ""));
    cases.add(body("a number", "return 1"));
    cases.add(body("a table", "return {'FULL'}"));
    cases.add(body("a function", "return decide"));
    cases.add(body("another text", "return 'full'"));
    cases.add(body("an endless text", "local s = 'x' for i = 1, 15 do s = s .. s end return s"));
    cases.add(body("an error that is a table", "error({})"));
    cases.add(body("an error without a value", "error()"));
    cases.add(body("a huge number as an index", "local t = {} t[2^53] = 1 return t[1/0]"));
    cases.add(body("not a number as a key", "local t = {} t[0/0] = 1 return 'FULL'"));
    cases.add(body("a misspelt field", "return h.hasQorum and 'FULL' or 'SHED'"));
    // Sources that are none
    cases.add(whole("no function", "x = 1"));
    cases.add(whole("a library's function", "decide = tostring"));
    cases.add(whole("no parameters", "function decide() return 'FULL' end"));
    cases.add(whole("any number of parameters", "function decide(...) return 'FULL' end"));
    cases.add(whole("nothing at all", ""));
    cases.add(whole("a zero byte", "function decide(r, h) return 'FULL' end \u0000"));
    cases.add(whole("a byte order mark", "\uFEFFfunction decide(r, h) return 'FULL' end"));
    cases.add(whole("half a character", "-- \uD800\nfunction decide(r, h) return 'FULL' end"));
    cases.add(whole("a megabyte", "-- " + "x".repeat(1 << 20)));
    cases.add(whole("a text that skips white space to the end", "x = 'a\\z"));
    cases.add(whole("the same with white space", "x = 'a\\z  \n\n  "));
    cases.add(whole("no Lua", "def decide(r, h): return 'FULL'"));
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isStoppedAndSpoilsNothing(String name, String text) throws PolicyFaultException {
    String aimed =
        text.replace("@secret@", secret.toString()).replace("@written@", written.toString());
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    List<PolicyFault> faults = engine.check(Sources.lua(aimed));
    long cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;

    assertThat(faults).isNotEmpty();
    assertThat(faults).noneMatch(fault -> fault.toString().contains(SECRET));
    assertThat(TimeUnit.NANOSECONDS.toMillis(cpuNanos)).isLessThan(MAX_CPU_MILLIS);
    assertThat(written).doesNotExist();
    assertThatAGoodOneStillWorks();
  }

  /** LuaJ's compiler has no watchdog: what it is given by chance must end as well. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void sourcesMadeByChanceEnd() {
    List<String> texts =
        hostile().map(each -> (String) each.get()[1]).filter(text -> text.length() < 500).toList();
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
      for (int change = random.nextInt(5); change >= 0; change--) {
        int at = random.nextInt(text.length() + 1);
        text.delete(at, Math.min(text.length(), at + random.nextInt(6)));
        text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
      assertThat(engine.check(Sources.lua(text.toString())))
          .as("seed %d: %s", SEED, text)
          .noneMatch(fault -> fault.kind() == PolicyFault.Kind.ENGINE);
    }
  }

  private void assertThatAGoodOneStillWorks() throws PolicyFaultException {
    String text =
        "function decide(r, h) local s = ('f'):upper() .. string.upper('ull')"
            + " return tostring(h.hasQuorum) == 'true' and s or 'SHED' end";
    try (Policy good = engine.load(Sources.lua(text))) {
      RequestClass request = RequestClass.values().getFirst();
      assertThat(request.kind()).isEqualTo(RequestKind.WRITE);
      assertThat(PolicyTable.of(good, SampleHealth.HEALTHY.health()).treatment(request))
          .isEqualTo(Treatment.FULL);
      assertThat(PolicyTable.of(good, SampleHealth.WITHOUT_QUORUM.health()).treatment(request))
          .isEqualTo(Treatment.SHED);
    }
  }
}
