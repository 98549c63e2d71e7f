package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.degradation.BuiltInPolicy;
import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.Treatment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PolicyHostTest {
  private static final Health HEALTH =
      new Health(true, true, 1, 0, 0, 0, true, 5, 0, 100, 0, 0.5, ServiceLevel.NORMAL, 1_000);
  private static final PolicySource LOADED_TO_WAIT = source("barrier");

  private final AtomicLong millis = new AtomicLong(10_000);
  private final Engine engine = new Engine();
  private final PolicyHost host = new PolicyHost(() -> engine, millis::get);
  private final List<PolicyHost.News> news = new ArrayList<>();

  @AfterEach
  void close() {
    engine.gate.countDown();
    host.close();
  }

  @Test
  void whatIsBuiltInDecidesUntilAPolicyDoes() throws Exception {
    assertThat(tick()).isEqualTo(BuiltInPolicy.table(HEALTH));
    takeUp("first");
    assertThat(tick()).as("asked for").isEqualTo(BuiltInPolicy.table(HEALTH));
    assertThat(tick()).isEqualTo(all(Treatment.SHED));
    assertThat(news).isEmpty();
    assertThat(host.source()).isEqualTo(source("first"));
  }

  @Test
  void theLastGoodTableStaysForAWhileAfterAFaultThenTheBuiltIn() throws Exception {
    Scripted policy = takeUp("p");
    tick();
    tick();
    policy.failing = true;
    tick();
    long askedLast = millis.get();
    pass(100);
    assertThat(tick()).isEqualTo(all(Treatment.SHED));
    assertThat(news)
        .extracting(PolicyHost.News::consequence)
        .containsExactly(PolicyConsequence.LAST_GOOD);
    assertThat(news.getFirst().fault()).isNotNull();

    while (millis.get() < askedLast + PolicyHost.GOOD_FOR_MS) {
      assertThat(tick()).isEqualTo(all(Treatment.SHED));
      pass(100);
    }
    pass(1);
    assertThat(tick()).isEqualTo(BuiltInPolicy.table(HEALTH));
    for (int i = 0; i < 50; i++) {
      tick();
      pass(100);
    }
    assertThat(news)
        .as("told once each, not ten times a second")
        .extracting(PolicyHost.News::consequence)
        .containsExactly(PolicyConsequence.LAST_GOOD, PolicyConsequence.BUILT_IN);

    policy.failing = false;
    tick();
    assertThat(tick()).as("it decides again at once").isEqualTo(all(Treatment.SHED));
    assertThat(news).as("but is not called well yet").hasSize(2);
    for (int i = 0; i < 30; i++) {
      pass(100);
      tick();
    }
    assertThat(news).hasSize(3);
    assertThat(news.getLast()).isEqualTo(new PolicyHost.News("p", null, null));
  }

  @Test
  void oneThatFailsNowAndThenIsToldOfOnce() throws Exception {
    Scripted policy = takeUp("p");
    tick();
    for (int i = 0; i < 100; i++) {
      policy.failing = i % 3 == 0;
      tick();
      pass(100);
    }
    assertThat(news)
        .extracting(PolicyHost.News::consequence)
        .containsExactly(PolicyConsequence.LAST_GOOD);
  }

  @Test
  void oneThatHangsNeverDelaysATickAndIsCalledSilent() throws Exception {
    Scripted policy = takeUp("p");
    policy.hanging = true;
    tickWithoutWaiting();
    Awaitility.await().until(() -> policy.asked.get() > 0);
    long began = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      tickWithoutWaiting();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(policy.asked).as("asked once, not a thousand times").hasValue(1);
    assertThat(news).isEmpty();

    pass(PolicyHost.GOOD_FOR_MS + 1);
    assertThat(tickWithoutWaiting()).isEqualTo(BuiltInPolicy.table(HEALTH));
    assertThat(news)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.consequence()).isEqualTo(PolicyConsequence.BUILT_IN);
              assertThat(fault(one).kind()).isEqualTo(PolicyFault.Kind.TIME);
            });
    engine.gate.countDown();
    policy.hanging = false;
    waitForThread();
    assertThat(tick()).as("that answer is of long ago").isEqualTo(BuiltInPolicy.table(HEALTH));
    assertThat(tick()).isEqualTo(all(Treatment.SHED));
  }

  @Test
  void aNewPolicyIsNotBlamedForTheSilenceOfTheOneBefore() throws Exception {
    Scripted silent = takeUp("silent");
    Policy next = host.load(source("next")).get(10, TimeUnit.SECONDS);
    silent.hanging = true;
    tickWithoutWaiting();
    Awaitility.await().until(() -> silent.asked.get() > 0);
    pass(PolicyHost.GOOD_FOR_MS * 2);
    host.takeUp(next);
    tickWithoutWaiting();
    assertThat(news).isEmpty();
  }

  @Test
  void anErrorOfTheEngineIsAFaultOfThePolicyAndNotOfTheTick() throws Exception {
    Scripted policy = takeUp("p");
    for (Throwable each :
        List.of(new StackOverflowError(), new IllegalStateException("x"), new AssertionError())) {
      policy.breaking = each;
      tick();
      assertThat(tick()).isEqualTo(BuiltInPolicy.table(HEALTH));
    }
    assertThat(news).hasSize(1);
    assertThat(fault(news.getFirst()).kind()).isEqualTo(PolicyFault.Kind.ENGINE);
    assertThat(fault(news.getFirst()).message()).contains("StackOverflowError");
    policy.breaking = null;
    tick();
    assertThat(tick()).isEqualTo(all(Treatment.SHED));
  }

  @Test
  void aFaultySourceIsNotLoaded() {
    PolicyFault wrong = PolicyFault.of(source("bad"), 1, PolicyFault.Kind.SYNTAX, "end expected");
    engine.faults = List.of(wrong);
    assertThatThrownBy(() -> host.load(source("bad")).get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(PolicyFaultException.class)
        .satisfies(
            error ->
                assertThat(((PolicyFaultException) error.getCause()).fault()).isEqualTo(wrong));
    assertThat(engine.loaded).isEmpty();
  }

  @Test
  void whatIsReplacedIsClosed() throws Exception {
    Scripted first = takeUp("first");
    Scripted second = takeUp("second");
    waitForThread();
    assertThat(first.closed).hasValue(1);
    assertThat(second.closed).hasValue(0);
    host.close();
    host.close();
    Awaitility.await().until(() -> second.closed.get() == 1);
  }

  @Test
  void whenTooMuchWaitsLoadingFailsAndTakingUpDoesNot() throws Exception {
    Scripted policy = takeUp("p");
    Policy next = host.load(source("next")).get(10, TimeUnit.SECONDS);
    policy.hanging = true;
    tickWithoutWaiting();
    Awaitility.await().until(() -> policy.asked.get() > 0);
    List<CompletableFuture<Policy>> loads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      loads.add(host.load(source("p" + i)));
    }
    assertThatThrownBy(() -> loads.getLast().get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(RejectedExecutionException.class);
    assertThat(loads).filteredOn(load -> !load.isDone()).as("bounded").hasSizeLessThan(20);
    host.takeUp(next);
    assertThat(host.source()).isEqualTo(source("next"));
    tickWithoutWaiting();
    host.close();
    engine.gate.countDown();
    Awaitility.await().until(() -> policy.closed.get() == 1);
  }

  @Test
  void whatIsLoadedWhileItClosesIsClosed() throws Exception {
    engine.loading = new CountDownLatch(1);
    CompletableFuture<Policy> loading = host.load(source("late"));
    CompletableFuture<Policy> waiting = host.load(source("later"));
    Awaitility.await().until(() -> engine.begun.get() == 1);
    host.close();
    engine.loading.countDown();
    for (CompletableFuture<Policy> each : List.of(loading, waiting)) {
      assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(RejectedExecutionException.class);
    }
    assertThat(engine.loaded).singleElement().satisfies(one -> assertThat(one.closed).hasValue(1));
    assertThat(host.load(source("latest"))).isCompletedExceptionally();
    assertThat(tickWithoutWaiting()).isEqualTo(BuiltInPolicy.table(HEALTH));
  }

  private PolicyTable tickWithoutWaiting() {
    PolicyHost.Tick tick = host.tick(HEALTH);
    if (tick.news() != null) {
      news.add(tick.news());
    }
    return tick.table();
  }

  /** What was asked for in it has been answered afterwards. */
  private PolicyTable tick() throws Exception {
    PolicyTable table = tickWithoutWaiting();
    waitForThread();
    return table;
  }

  private void waitForThread() throws Exception {
    host.load(LOADED_TO_WAIT).get(10, TimeUnit.SECONDS).close();
  }

  private void pass(long ms) {
    millis.addAndGet(ms);
  }

  private Scripted takeUp(String name) throws Exception {
    Scripted policy = (Scripted) host.load(source(name)).get(10, TimeUnit.SECONDS);
    host.takeUp(policy);
    return policy;
  }

  private static PolicyFault fault(PolicyHost.News told) {
    PolicyFault fault = told.fault();
    assertThat(fault).isNotNull();
    return fault;
  }

  private static PolicySource source(String name) {
    return PolicySource.of(name, PolicyLanguage.LUA, "-- " + name);
  }

  private static PolicyTable all(Treatment treatment) {
    Map<RequestClass, Treatment> cells = new LinkedHashMap<>();
    RequestClass.values().forEach(each -> cells.put(each, treatment));
    return new PolicyTable(cells);
  }

  private static final class Engine implements PolicyEngine {
    final CountDownLatch gate = new CountDownLatch(1);
    final List<Scripted> loaded = new ArrayList<>();
    final AtomicInteger begun = new AtomicInteger();
    volatile List<PolicyFault> faults = List.of();
    volatile CountDownLatch loading = new CountDownLatch(0);

    @Override
    public List<PolicyFault> check(PolicySource source) {
      return faults;
    }

    @Override
    public Policy load(PolicySource source) {
      begun.incrementAndGet();
      await(loading);
      Scripted policy = new Scripted(source, gate);
      loaded.add(policy);
      return policy;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sheds everything, unless it is told to misbehave. */
  private static final class Scripted implements Policy {
    private final PolicySource source;
    private final CountDownLatch gate;
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    volatile boolean failing;
    volatile boolean hanging;
    volatile @Nullable Throwable breaking;

    Scripted(PolicySource source, CountDownLatch gate) {
      this.source = source;
      this.gate = gate;
    }

    @Override
    public PolicySource source() {
      return source;
    }

    @Override
    public Treatment decide(RequestClass request, Health health) throws PolicyFaultException {
      asked.incrementAndGet();
      if (hanging) {
        await(gate);
      }
      switch (breaking) {
        case Error error -> throw error;
        case RuntimeException error -> throw error;
        case null, default -> {
          // As it should be.
        }
      }
      if (failing) {
        throw new PolicyFaultException(
            PolicyFault.of(source, 1, PolicyFault.Kind.RUNTIME, "it fails"));
      }
      return Treatment.SHED;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
