package io.lifeboat.cluster.degradation.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ScriptEnginesTest {
  private static final RequestClass WRITE =
      new RequestClass(RequestKind.WRITE, RequestPriority.NORMAL);
  private static final Health HEALTHY = SampleHealth.HEALTHY.health();

  private final ScriptEngines engines = new ScriptEngines();

  static List<PolicySource> good() {
    return List.of(Sources.GOOD_LUA, Sources.GOOD_PYTHON);
  }

  @ParameterizedTest
  @MethodSource("good")
  void aSoundPolicyIsCheckedLoadedAndAsked(PolicySource source) throws PolicyFaultException {
    assertThat(engines.check(source)).isEmpty();
    try (Policy policy = engines.load(source)) {
      assertThat(policy.source()).isEqualTo(source);
      assertThat(policy.decide(WRITE, HEALTHY)).isEqualTo(Treatment.FULL);
      assertThat(policy.decide(WRITE, SampleHealth.WITHOUT_QUORUM.health()))
          .isEqualTo(Treatment.SHED);
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void aClosedPolicyDecidesNothing(PolicySource source) throws PolicyFaultException {
    Policy policy = engines.load(source);
    policy.close();
    assertThatThrownBy(() -> policy.decide(WRITE, HEALTHY))
        .isInstanceOfSatisfying(
            PolicyFaultException.class,
            e -> assertThat(e.fault().kind()).isEqualTo(PolicyFault.Kind.ENGINE));
  }

  @ParameterizedTest
  @MethodSource("good")
  void aPolicyIsAskedByManyThreads(PolicySource source)
      throws PolicyFaultException, InterruptedException, ExecutionException {
    try (Policy policy = engines.load(source);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<PolicyTable>> tables = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        SampleHealth sample = SampleHealth.values()[i % 2];
        tables.add(threads.submit(() -> PolicyTable.of(policy, sample.health(), 10_000)));
      }
      for (int i = 0; i < tables.size(); i++) {
        assertThat(tables.get(i).get().treatment(WRITE))
            .isEqualTo(i % 2 == 0 ? Treatment.FULL : Treatment.SHED);
      }
    }
  }

  @Test
  void everyFieldArrivesInBothLanguages() throws PolicyFaultException {
    String sum =
        "h.quorumMargin + h.commitLag + h.applyLag + h.queueDepth + h.p99Millis + h.errorRate"
            + " + h.samples + h.staleMillis + h.diskFreeRatio + h.levelAgeMillis";
    String words =
        "h.hasQuorum and h.leaderKnown and h.checksumOk and h.level == 'NORMAL'"
            + " and r.kind == 'WRITE' and r.priority == 'NORMAL'";
    String lua =
        "function decide(r, h) local a = "
            + sum
            + " local b = "
            + words
            + " return a > 12550.5 and a < 12550.7 and b and 'QUEUED' or 'SHED' end";
    String python =
        "def decide(r, h):\n    a = "
            + sum
            + "\n    b = "
            + words
            + "\n    return 'QUEUED' if a > 12550.5 and a < 12550.7 and b else 'SHED'\n";
    for (PolicySource source : List.of(Sources.lua(lua), Sources.python(python))) {
      try (Policy policy = engines.load(source)) {
        assertThat(policy.decide(WRITE, HEALTHY)).isEqualTo(Treatment.QUEUED);
      }
    }
  }

  @Test
  void whatDoesNotFitTheKindIsShed() throws PolicyFaultException {
    for (PolicySource source :
        List.of(
            Sources.lua(
                "function decide(r, h) return h.hasQuorum and 'STALE_READ' or 'READ_ONLY' end"),
            Sources.python(
                "def decide(r, h):\n    return 'STALE_READ' if h.hasQuorum else 'READ_ONLY'\n"))) {
      try (Policy policy = engines.load(source)) {
        RequestClass read = new RequestClass(RequestKind.LOCAL_READ, RequestPriority.NORMAL);
        Health lost = SampleHealth.WITHOUT_QUORUM.health();
        assertThat(policy.decide(WRITE, HEALTHY)).isEqualTo(Treatment.SHED);
        assertThat(policy.decide(read, HEALTHY)).isEqualTo(Treatment.STALE_READ);
        assertThat(policy.decide(WRITE, lost)).isEqualTo(Treatment.READ_ONLY);
        assertThat(policy.decide(read, lost)).isEqualTo(Treatment.SHED);
      }
    }
  }

  @Test
  void nothingIsKeptFromOneDecisionToTheNext() throws PolicyFaultException {
    String counting =
        "count = 0 local kept = {}"
            + " function decide(r, h) count = count + 1 kept[#kept + 1] = count"
            + " return count == 1 and #kept == 1 and 'FULL' or 'SHED' end";
    try (Policy policy = engines.load(Sources.lua(counting))) {
      for (int i = 0; i < 5; i++) {
        assertThat(policy.decide(WRITE, HEALTHY)).isEqualTo(Treatment.FULL);
      }
    }
  }

  @Test
  void pythonIsNotLoadedForLua(@TempDir Path directory) throws IOException, InterruptedException {
    assertThat(classesLoadedBy(directory, "lua")).noneMatch(line -> line.contains("graalvm"));
    assertThat(classesLoadedBy(directory, "python")).anyMatch(line -> line.contains("graalvm"));
  }

  /** In a Java of its own. */
  private static List<String> classesLoadedBy(Path directory, String language)
      throws IOException, InterruptedException {
    Path log = directory.resolve(language + ".log");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OneCheck.class.getName(),
                language)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(language + ".out").toFile())
            .start();
    assertThat(java.waitFor(100, TimeUnit.SECONDS)).isTrue();
    assertThat(java.exitValue()).isZero();
    return Files.readAllLines(log);
  }

  /** Checks one source, or only names the runtime of Python. */
  static final class OneCheck {
    private OneCheck() {}

    public static void main(String[] arguments) {
      if (arguments[0].equals("lua")) {
        boolean sound = new ScriptEngines().check(Sources.GOOD_LUA).isEmpty();
        System.exit(sound ? 0 : 1);
      }
      // Quick: enough to load its classes.
      String host = PythonHost.LANGUAGE + org.graalvm.polyglot.SandboxPolicy.CONSTRAINED;
      System.exit(host.isEmpty() ? 1 : 0);
    }
  }

  @Test
  void pythonIsWarmedUpOnce() {
    PythonRuntime runtime = new PythonRuntime();
    assertThat(runtime.warmUp().join()).isTrue();
    assertThat(runtime.warmUp()).isCompletedWithValue(true);
    assertThat(new PythonEngine(runtime).check(Sources.GOOD_PYTHON)).isEmpty();
  }

  /** Work that ignores every interruption, as a long sum in Python does. */
  private static PolicyFault faultOfUnstoppableWork(
      PythonRuntime runtime, PolicySource source, CountDownLatch end) throws PolicyFaultException {
    PythonHost host = runtime.newHost(source, "stuck");
    host.start(source);
    try {
      host.run(
          source,
          Budget.DECISION,
          () -> {
            Uninterruptibles.awaitUninterruptibly(end);
            return true;
          });
      throw new AssertionError("It was not stopped");
    } catch (PolicyFaultException e) {
      assertThat(host.isAbandoned()).isTrue();
      runtime.quarantine(source);
      return e.fault();
    } finally {
      host.close();
    }
  }

  @Test
  void whatCannotBeStoppedIsPutIntoQuarantineAndAfterTwoPythonIsRefused()
      throws PolicyFaultException {
    PythonRuntime runtime = new PythonRuntime();
    PythonEngine engine = new PythonEngine(runtime);
    PolicySource first = Sources.python("# first\n" + Sources.GOOD_PYTHON.text());
    PolicySource second = Sources.python("# second\n" + Sources.GOOD_PYTHON.text());
    CountDownLatch end = new CountDownLatch(1);
    try {
      PolicyFault stuck = faultOfUnstoppableWork(runtime, first, end);
      assertThat(stuck.kind()).isEqualTo(PolicyFault.Kind.TIME);
      assertThat(stuck.message()).contains("longer than 500 ms", "quarantine");

      assertThat(engine.check(first))
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(fault.kind()).isEqualTo(PolicyFault.Kind.ENGINE);
                assertThat(fault.message()).contains("in quarantine");
              });
      assertThat(engine.check(Sources.GOOD_PYTHON)).isEmpty();

      faultOfUnstoppableWork(runtime, second, end);
      assertThat(engine.check(Sources.GOOD_PYTHON))
          .singleElement()
          .satisfies(
              fault -> assertThat(fault.message()).contains("no Python until the next start"));
      assertThatThrownBy(() -> engine.load(Sources.GOOD_PYTHON))
          .isInstanceOf(PolicyFaultException.class);
    } finally {
      end.countDown();
    }
  }

  /** Two to ten seconds of one builtin that looks at no interruption; the gate lets none in. */
  @Test
  void aBuiltinThatNothingStopsIsLeftBehind() throws PolicyFaultException {
    PythonHost host = new PythonRuntime().newHost(Sources.GOOD_PYTHON, "sum");
    host.start(Sources.GOOD_PYTHON);
    Source sum =
        Source.newBuilder(PythonHost.LANGUAGE, "sum(range(2 * 10**8))", "sum").buildLiteral();
    assertThatThrownBy(
            () -> host.run(Sources.GOOD_PYTHON, Budget.DECISION, () -> host.evaluate(sum)))
        .isInstanceOfSatisfying(
            PolicyFaultException.class,
            e -> {
              assertThat(e.fault().kind()).isEqualTo(PolicyFault.Kind.TIME);
              assertThat(e.fault().message()).contains("quarantine");
            });
    assertThat(host.isAbandoned()).isTrue();
    assertThatThrownBy(() -> host.open(Sources.GOOD_PYTHON))
        .isInstanceOfSatisfying(
            PolicyFaultException.class,
            e -> assertThat(e.fault().kind()).isEqualTo(PolicyFault.Kind.ENGINE));
    host.close();
  }

  @Test
  void whoIsInterruptedWhileWaitingLeavesNothingBehind()
      throws PolicyFaultException, InterruptedException {
    PythonHost host = new PythonRuntime().newHost(Sources.GOOD_PYTHON, "loop");
    host.start(Sources.GOOD_PYTHON);
    Source loop = Source.newBuilder(PythonHost.LANGUAGE, "while True: pass", "loop").buildLiteral();
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Thread waiting =
        Thread.ofPlatform()
            .start(
                () ->
                    seen.set(
                        catchThrowable(
                            () ->
                                host.run(
                                    Sources.GOOD_PYTHON,
                                    Budget.STARTING,
                                    () -> {
                                      running.countDown();
                                      return host.evaluate(loop);
                                    }))));
    running.await();
    waiting.interrupt();
    waiting.join();
    assertThat(seen.get())
        .isInstanceOfSatisfying(
            PolicyFaultException.class,
            e -> assertThat(e.fault().kind()).isEqualTo(PolicyFault.Kind.ENGINE));
    assertThat(host.isAbandoned()).isFalse();
    assertThat(host.open(Sources.GOOD_PYTHON).faults()).isEmpty();
    host.close();
  }

  @Test
  void anotherThreadGoesOnWhileHostilePoliciesAreStopped()
      throws InterruptedException, PolicyFaultException {
    PolicySource lua = Sources.lua("function decide(r, h) while true do end end");
    PolicySource python = Sources.python("def decide(r, h):\n    while True: pass\n");
    engines.check(Sources.GOOD_PYTHON);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger beats = new AtomicInteger();
    long[] longestGapNanos = new long[1];
    Thread heart =
        Thread.ofPlatform()
            .start(
                () -> {
                  long last = System.nanoTime();
                  while (!ended.get()) {
                    LockSupport.parkNanos(1_000_000);
                    long now = System.nanoTime();
                    longestGapNanos[0] = Math.max(longestGapNanos[0], now - last);
                    last = now;
                    beats.incrementAndGet();
                  }
                });
    try {
      for (int i = 0; i < 20; i++) {
        assertThat(engines.check(lua)).isNotEmpty();
        assertThat(engines.check(python)).isNotEmpty();
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> beats.get() > 50);
    } finally {
      ended.set(true);
      heart.join();
    }
    assertThat(Duration.ofNanos(longestGapNanos[0])).isLessThan(Duration.ofSeconds(2));
  }
}
