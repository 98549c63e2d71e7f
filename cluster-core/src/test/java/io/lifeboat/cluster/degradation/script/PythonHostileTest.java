package io.lifeboat.cluster.degradation.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.degradation.policy.TimeLimit;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies in Python that mean harm, twice: what the gate refuses to run at all, and what the
 * closed Python behind it denies or stops when the gate is left out.
 */
@Timeout(120)
class PythonHostileTest {
  private static final String SECRET = "a-secret-of-the-house";
  private static final Set<PolicyFault.Kind> BY_THE_GATE =
      EnumSet.of(PolicyFault.Kind.SYNTAX, PolicyFault.Kind.REJECTED);

  @TempDir static Path directory;
  private static Path secret;
  private static Path written;
  private static PythonRuntime runtime;
  private static PythonEngine engine;
  private static Policy good;
  private static PythonHost bare;

  @BeforeAll
  static void plantAFileAndStartPython() throws IOException, PolicyFaultException {
    secret = Files.writeString(directory.resolve("secret.py"), SECRET);
    written = directory.resolve("written");
    runtime = new PythonRuntime();
    engine = new PythonEngine(runtime);
    assertThat(runtime.warmUp().join()).isTrue();
    good = engine.load(Sources.GOOD_PYTHON);
    bare = runtime.newHost(Sources.GOOD_PYTHON, "bare");
    bare.start(Sources.GOOD_PYTHON);
  }

  @AfterAll
  static void stop() {
    good.close();
    bare.close();
  }

  /** The body of decide, in lines. */
  private static Arguments body(String name, String... lines) {
    return Arguments.of(name, "def decide(r, h):\n    " + String.join("\n    ", lines) + "\n");
  }

  private static Arguments whole(String name, String... lines) {
    return Arguments.of(name, String.join("\n", lines) + "\n");
  }

  private static final String DECIDE = "def decide(r, h): return 'FULL'";

  /** Everything here is refused before a line of it runs. */
  static Stream<Arguments> hostile() {
    List<Arguments> cases = new ArrayList<>();
    // Loops and whatever else takes long
    cases.add(body("while", "while True: pass"));
    cases.add(body("for", "for i in range(10**9): pass"));
    cases.add(whole("loop while loading", "while True: pass", DECIDE));
    cases.add(body("a comprehension", "return [i for i in range(10**9)]"));
    cases.add(body("a set comprehension", "return {i for i in range(10**9)}"));
    cases.add(body("a dictionary comprehension", "return {i: i for i in range(10**9)}"));
    cases.add(body("a generator", "return sum(i for i in range(10**10))"));
    cases.add(body("a long sum", "return sum(range(10**10))"));
    cases.add(body("a power of powers", "return 9 ** (9 ** 9)"));
    cases.add(body("a shift", "return 1 << 99999999999"));
    cases.add(body("many products", "x = 999999999999", "x = x" + " * x".repeat(20), "return x"));
    cases.add(body("a text many times", "return 'x' * 1000000000"));
    cases.add(body("a text many times by names", "s = 'x'", "n = 1000000000", "return s * n"));
    cases.add(body("a field many times", "n = 1000000000", "s = r.kind", "return n * s"));
    cases.add(
        body(
            "a field many times by choice",
            "s = r.kind if h.hasQuorum else 1",
            "return s * 9999999"));
    cases.add(body("a text many times by min", "return min('x', 'y') * 1000000000"));
    cases.add(body("a text many times by or", "return (h.level or 1) * 1000000000"));
    cases.add(body("a text doubled", "s = 'x'", "s = s + s", "return s"));
    cases.add(body("a text doubled in place", "s = 'x'", "s += s", "return s"));
    cases.add(body("a tuple many times", "t = (1, 2)", "return t * 1000000000"));
    cases.add(body("a list many times", "return [0] * 10**9"));
    cases.add(body("round to many places", "return round(5, -999999999999)"));
    cases.add(whole("a pattern bomb", "import re", "re.match(r'((a|aa)+)\\1c', 'a' * 90)", DECIDE));
    cases.add(body("a remainder of a text", "return '%1000000000d' % 1"));
    cases.add(body("an f-string", "return f'{1:1000000000d}'"));
    cases.add(body("decide calls itself", "return decide(r, h)"));
    cases.add(body("a function renamed", "min = decide", "return min(r, h)"));
    cases.add(whole("max is decide", "def decide(r, h):", "    return max(r, h)", "max = decide"));
    cases.add(whole("two functions", "def other(): return other()", DECIDE));
    cases.add(body("a function within", "def f(): return f()", "return f()"));
    cases.add(body("lambda", "return (lambda f: f(f))(lambda f: f(f))"));
    cases.add(body("a walrus", "return (x := 'FULL')"));
    cases.add(whole("brackets", "x = " + "(".repeat(7_000) + "1" + ")".repeat(7_000), DECIDE));
    cases.add(whole("nots", "x = " + "not ".repeat(3_500) + "1", DECIDE));
    cases.add(whole("minuses", "x = " + "-".repeat(14_000) + "1", DECIDE));
    cases.add(whole("a sum of thousands", "x = 1" + "+1".repeat(7_000), DECIDE));
    cases.add(
        whole(
            "deep blocks",
            "def decide(r, h):",
            Stream.iterate(1, i -> i + 1)
                    .limit(95)
                    .map(i -> " ".repeat(i) + "if r:")
                    .reduce("", (a, b) -> a + "\n" + b)
                + " pass"));
    cases.add(whole("digits", "x = " + "9".repeat(15_000), DECIDE));
    // Java, files, the system
    cases.add(body("import", "import os", "os._exit(7)"));
    cases.add(whole("import at the top", "import java", DECIDE));
    cases.add(whole("from import", "from os import system", DECIDE));
    cases.add(body("__import__", "return __import__('os').system('touch @written@')"));
    cases.add(body("open", "return open('@secret@').read()"));
    cases.add(body("open by another name", "o = open", "return o('@secret@').read()"));
    cases.add(body("eval", "return eval('open(\"@secret@\").read()')"));
    cases.add(body("exec", "exec('import os')"));
    cases.add(body("compile", "return compile('1', 'x', 'eval')"));
    cases.add(body("exit", "exit(7)"));
    cases.add(body("quit", "quit()"));
    cases.add(body("raise SystemExit", "raise SystemExit(7)"));
    cases.add(body("input", "return input()"));
    cases.add(body("breakpoint", "breakpoint()"));
    cases.add(body("print", "print('x')"));
    cases.add(body("getattr", "return getattr(h, 'level')"));
    cases.add(body("globals", "return globals()"));
    cases.add(body("the name of builtins", "return __builtins__"));
    cases.add(body("classes of classes", "return ().__class__.__base__.__subclasses__()"));
    cases.add(body("the class of a measurement", "return h.__class__"));
    cases.add(body("the code of a measurement", "return h.level.__class__"));
    cases.add(body("a method of a text", "return 'x'.join(('a', 'b'))"));
    cases.add(body("a format of a text", "return '{0.__class__}'.format(h)"));
    cases.add(body("changing the measurement", "h.hasQuorum = True", "return 'FULL'"));
    cases.add(body("deleting a field", "del h.level", "return 'FULL'"));
    cases.add(body("an index", "return (1, 2)[0]"));
    cases.add(body("a dictionary", "return {'a': 'FULL'}"));
    cases.add(whole("a class", "class A: pass", DECIDE));
    cases.add(whole("a decorator", "@print", DECIDE));
    cases.add(whole("a decorator that calls", "@max", DECIDE));
    cases.add(whole("a default", "def decide(r, h=print('x')): return 'FULL'"));
    cases.add(whole("an annotation", "def decide(r: print('x'), h): return 'FULL'"));
    cases.add(whole("a returned annotation", "def decide(r, h) -> print('x'): return 'FULL'"));
    cases.add(whole("a type parameter", "def decide[T: print('x')](r, h): return 'FULL'"));
    cases.add(whole("async", "async def decide(r, h): return 'FULL'"));
    cases.add(body("await", "await r"));
    cases.add(body("yield", "yield 'FULL'"));
    cases.add(body("try", "try:", "    pass", "except BaseException:", "    pass"));
    cases.add(body("with", "with h: pass"));
    cases.add(body("global", "global x", "x = 1", "return 'FULL'"));
    cases.add(body("a pattern that calls a class", "match h:", "    case int(): return 'FULL'"));
    cases.add(body("a pattern that binds", "match r.kind:", "    case s: return s * 99999999"));
    cases.add(body("stars", "return max(*(1, 2))"));
    cases.add(body("keys of max", "return max((1, 2), key=print)"));
    cases.add(body("max over a text", "return max('abc')"));
    cases.add(body("bytes", "return b'x'"));
    cases.add(body("a complex number", "return 1j"));
    cases.add(body("the measurement itself", "x = h", "return x.level"));
    cases.add(body("a misspelt field", "return 'FULL' if h.hasQorum else 'SHED'"));
    cases.add(body("another's coding", "return 'FULL' # coding: utf-7", "+AAo-import os"));
    cases.add(whole("a name that looks like another", "ｐrint('x')", DECIDE));
    // No policies
    cases.add(whole("no function", "x = 1"));
    cases.add(whole("no parameters", "def decide(): return 'FULL'"));
    cases.add(whole("any number of parameters", "def decide(*a): return 'FULL'"));
    cases.add(whole("twice the same parameter", "def decide(r, r): return 'FULL'"));
    cases.add(whole("nothing at all"));
    cases.add(whole("a zero byte", DECIDE + "\u0000"));
    cases.add(whole("a byte order mark", "\uFEFF" + DECIDE));
    cases.add(whole("half a character", "# \uD800", DECIDE));
    cases.add(whole("a form feed", "\f" + DECIDE));
    cases.add(whole("a megabyte", "# " + "x".repeat(1 << 20), DECIDE));
    cases.add(whole("no Python", "function decide(r, h) return 'FULL' end"));
    cases.add(whole("Python 2", "def decide(r, h):", "    print 'x'"));
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedByTheGate(String name, String text) throws PolicyFaultException {
    List<PolicyFault> faults = engine.check(Sources.python(aimed(text)));
    assertThat(faults).isNotEmpty();
    assertThat(faults).allMatch(fault -> BY_THE_GATE.contains(fault.kind()));
    assertThat(faults).noneMatch(fault -> fault.message().contains(SECRET));
    assertThat(written).doesNotExist();
    assertThatTheGoodOneStillWorks();
  }

  /** The gate lets these pass: they are sound grammar, and fail when they run. */
  static Stream<Arguments> failing() {
    return Stream.of(
        body("nothing", "pass"),
        body("a number", "return 1"),
        body("a tuple", "x = ('FULL', 'SHED')", "return x"),
        body("another text", "return 'full'"),
        body("a field", "return r.kind"),
        body("a division by zero", "return 1 / 0"),
        body("a comparison of unlike things", "return 'x' < 1"),
        body("a name before its value", "if False:", "    x = 1", "return x"),
        body("something that is no list", "return 'FULL' if 1 in h.samples else 'SHED'"),
        body("infinity rounded", "return round(1e999)"),
        body(
            "huge products",
            "x = 999999999999",
            "x = x * x",
            "x = x * x",
            "x = x * x",
            "x = x * x",
            "x = x * x",
            "x = x * x",
            "x = x * x",
            "x = x * x",
            "return x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failing")
  void failsWhenItRuns(String name, String text) throws PolicyFaultException {
    assertThat(engine.check(Sources.python(text)))
        .isNotEmpty()
        .allMatch(
            fault ->
                fault.kind() == PolicyFault.Kind.RUNTIME
                    || fault.kind() == PolicyFault.Kind.BAD_VERDICT);
    assertThatTheGoodOneStillWorks();
  }

  /** What would happen if the gate had a hole. */
  static Stream<Arguments> bare() {
    return Stream.of(
        whole("reading a file", "open('@secret@').read()"),
        whole("reading a file by its number", "import os", "os.open('@secret@', os.O_RDONLY)"),
        whole("listing a directory", "import os", "os.listdir('/etc')"),
        whole("writing a file", "open('@written@', 'w').write('x')"),
        whole("a process", "import subprocess", "subprocess.run(['touch', '@written@'])"),
        whole("a shell", "import os", "if os.system('touch @written@') != 0: raise OSError()"),
        whole("a socket", "import socket", "socket.create_connection(('127.0.0.1', 80), 1)"),
        whole("a listening socket", "import socket", "s = socket.socket()", "s.bind(('', 0))"),
        whole("Java", "import java", "java.type('java.lang.System').exit(7)"),
        whole("polyglot", "import polyglot", "polyglot.eval(language='js', string='1')"),
        whole("the end of the process", "import os", "os._exit(7)"),
        whole("the end of the script", "import sys", "sys.exit(7)"),
        whole("a signal", "import os, signal", "os.kill(os.getpid(), signal.SIGKILL)"),
        whole("a fork", "import os", "os.fork()"),
        whole("memory of others", "import ctypes", "ctypes.string_at(0)"),
        whole("threads", "import threading", "threading.Thread(target=print).start()"),
        whole("the environment", "import os", "os.environ['PATH']"),
        whole("an endless loop", "while True: pass"),
        whole(
            "an endless loop in try",
            "while True:",
            "  try:",
            "    while True: pass",
            "  except BaseException: pass"),
        whole("an endless finally", "try: 1/0", "finally:", "  while True: pass"),
        whole("sleeping", "import time", "time.sleep(60)"),
        whole("a growing text", "s = 'x'", "while True: s = s + 'x' * 10000"),
        whole("a text that doubles", "s = 'x'", "while True: s = s + s"),
        whole("a growing list", "t = []", "while True: t.append([0] * 1000)"),
        whole("recursion", "def f(): return f() + 1", "f()"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bare")
  void isDeniedOrStoppedWithoutTheGate(String name, String text) throws PolicyFaultException {
    if (bare.isAbandoned()) {
      bare = new PythonRuntime().newHost(Sources.GOOD_PYTHON, "bare");
      bare.start(Sources.GOOD_PYTHON);
    }
    Source raw = Source.newBuilder(PythonHost.LANGUAGE, aimed(text), "bare").buildLiteral();
    Budget budget = new Budget(new TimeLimit(500, 500), 256L << 20);
    long start = System.nanoTime();
    PolicyFaultException thrown =
        catchThrowableOfType(
            PolicyFaultException.class,
            () -> bare.run(Sources.GOOD_PYTHON, budget, () -> told(bare.evaluate(raw))));
    assertThat(thrown).isNotNull();
    assertThat(thrown.fault().message()).doesNotContain(SECRET);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
    assertThat(written).doesNotExist();
    assertThatTheGoodOneStillWorks();
  }

  private static String told(Value value) {
    return value.toString();
  }

  private static String aimed(String text) {
    return text.replace("@secret@", secret.toString()).replace("@written@", written.toString());
  }

  private static void assertThatTheGoodOneStillWorks() throws PolicyFaultException {
    RequestClass request = RequestClass.values().getFirst();
    assertThat(PolicyTable.of(good, SampleHealth.HEALTHY.health(), 5_000).treatment(request))
        .isEqualTo(Treatment.FULL);
    assertThat(PolicyTable.of(good, SampleHealth.WITHOUT_QUORUM.health(), 5_000).treatment(request))
        .isEqualTo(Treatment.SHED);
  }
}
