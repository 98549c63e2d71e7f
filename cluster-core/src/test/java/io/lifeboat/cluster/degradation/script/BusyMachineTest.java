package io.lifeboat.cluster.degradation.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.degradation.policy.ProcessorTime;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.degradation.policy.SpentTime;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.luaj.vm2.Globals;
import org.luaj.vm2.compiler.LuaC;

/** A machine that pauses or has too much to do makes no fault of a policy, and hides none. */
@Timeout(120)
class BusyMachineTest {
  private static final Health HEALTHY = SampleHealth.HEALTHY.health();
  private static final int TABLES = 500;
  private static final int BUSY_FOR_EACH_CORE = 2;
  private static final long TABLE_MILLIS = 100;

  private final PythonRuntime runtime = new PythonRuntime();
  private final PythonEngine python = new PythonEngine(runtime);
  private final LuaEngine lua = new LuaEngine();

  /** A script of thousands of instructions, in a machine that stops for 5 ms in every glance. */
  private static void runInPauses(String text, long cpuMillisInEachGlance) {
    AtomicLong cpu = new AtomicLong();
    AtomicLong wall = new AtomicLong();
    SpentTime time =
        new SpentTime(
            LuaGuard.MAX_TIME,
            () -> cpu.addAndGet(TimeUnit.MILLISECONDS.toNanos(cpuMillisInEachGlance)),
            () -> wall.addAndGet(TimeUnit.MILLISECONDS.toNanos(5)));
    Globals globals = LuaLibrary.globals(new LuaGuard(time));
    LuaC.install(globals);
    globals.load(text, "p").call();
  }

  @Test
  void pausesAreNotCountedAsTheScriptsTime() {
    // Some 2,500 instructions: 40 glances, 200 ms.
    String text = "local x = 0 for i = 1, 1200 do x = x + i end";
    runInPauses(text, 0);
    assertThatThrownBy(() -> runInPauses(text, 4))
        .isInstanceOf(StoppedError.class)
        .hasMessage("more than 50 ms of processor time");
    assertThatThrownBy(() -> runInPauses("while true do end", 0))
        .isInstanceOf(StoppedError.class)
        .hasMessage("longer than 500 ms");
  }

  @Test
  void aThreadThatHasToWaitIsNotFaultedAndOneThatRunsIs() throws PolicyFaultException {
    try (PythonHost host = runtime.newHost(Sources.GOOD_PYTHON, "waiting")) {
      host.start(Sources.GOOD_PYTHON);
      long waited = TimeUnit.MILLISECONDS.toNanos(2 * Budget.DECISION.time().cpuMillis());
      assertThat(
              host.run(
                  Sources.GOOD_PYTHON,
                  Budget.DECISION,
                  () -> {
                    long end = System.nanoTime() + waited;
                    while (System.nanoTime() - end < 0) {
                      LockSupport.parkNanos(end - System.nanoTime());
                    }
                    return true;
                  }))
          .isTrue();
      Source loop =
          Source.newBuilder(PythonHost.LANGUAGE, "while True: pass", "loop").buildLiteral();
      assertThatThrownBy(
              () -> host.run(Sources.GOOD_PYTHON, Budget.DECISION, () -> host.evaluate(loop)))
          .isInstanceOfSatisfying(
              PolicyFaultException.class,
              e -> assertThat(e.fault().message()).isEqualTo("more than 50 ms of processor time"));
    }
  }

  @Test
  void aTableIsJudgedByWhatItsDecisionsUseInTheThreadOfPython() throws PolicyFaultException {
    String slow = "def decide(r, h):\n    x = 1\n" + "    x = x + 1\n".repeat(100);
    try (Policy policy = python.load(Sources.python(slow + "    return 'FULL'\n"))) {
      long before = policy.cpuNanos();
      PolicyTable.of(policy, HEALTHY, TABLE_MILLIS);
      assertThat(policy.cpuNanos()).isGreaterThan(before);
    }
  }

  @Test
  void amongBusyThreadsSoundPoliciesStaySoundAndEndlessOnesEnd()
      throws PolicyFaultException, InterruptedException {
    try (Policy goodLua = lua.load(Sources.GOOD_LUA);
        Policy goodPython = python.load(Sources.GOOD_PYTHON)) {
      AtomicBoolean ended = new AtomicBoolean();
      List<Thread> busy = new ArrayList<>();
      int threads = BUSY_FOR_EACH_CORE * Runtime.getRuntime().availableProcessors();
      for (int i = 0; i < threads; i++) {
        busy.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      while (!ended.get()) {
                        Thread.onSpinWait();
                      }
                    }));
      }
      try {
        for (int i = 0; i < TABLES; i++) {
          PolicyTable.of(goodLua, HEALTHY);
          PolicyTable.of(goodPython, HEALTHY);
        }
        long used = ProcessorTime.ofThisThread();
        assertThat(lua.check(Sources.lua("function decide(r, h) while true do end end")))
            .singleElement()
            .satisfies(fault -> assertThat(fault.kind()).isEqualTo(PolicyFault.Kind.TIME));
        assertThat(TimeUnit.NANOSECONDS.toMillis(ProcessorTime.ofThisThread() - used))
            .isLessThan(100);
      } finally {
        ended.set(true);
        for (Thread each : busy) {
          each.join();
        }
      }
    }
  }
}
