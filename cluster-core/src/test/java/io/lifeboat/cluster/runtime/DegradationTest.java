package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Strategy;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.RaftMessages;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.cluster.store.TestReplica;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** On one replica that is a fake, and without any node: so there is no quorum. */
@Timeout(30)
class DegradationTest {
  private static final CommandId C1 = new CommandId("c1");

  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
  private final List<Fact> told = new CopyOnWriteArrayList<>();
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Semaphore loads = new Semaphore(0);
  private final TestReplica replica = new TestReplica();
  private DataDirectory data;
  private Degradation degradation;

  @BeforeEach
  void open() throws Exception {
    data = DataDirectory.open(null, 3);
    ClusterSite site =
        new ClusterSite(
            ClusterConfig.defaults(1),
            new Sink(),
            data,
            Wires.open(List.of()),
            new Fabric(Map.of(), thread, new RaftMessages(), () -> 0, 1_000, 1),
            thread);
    OperationResult nobody = new OperationResult.Fail(OperationResult.Reason.NO_LEADER);
    Gateway gateway =
        new Gateway(
            (operation, timeoutMs) -> CompletableFuture.completedFuture(nobody),
            read -> CompletableFuture.completedFuture(nobody),
            new Sink(),
            thread,
            5_000,
            250);
    site.open(NodeId.of(1));
    degradation =
        new Degradation(
            site,
            gateway,
            new HealthGauge(site, gateway, node -> false),
            new PolicyHost(Engine::new, () -> System.nanoTime() / 1_000_000),
            new ReplicatedSettings(
                () -> List.of(new Replica(NodeId.of(1), replica.probe())),
                (operation, timeoutMs) -> CompletableFuture.completedFuture(nobody),
                () -> System.nanoTime() / 1_000,
                site::run),
            InstantSource.system());
    onThread(
        () -> {
          degradation.arm(EnumSet.of(Strategy.DEGRADE, Strategy.RETRY));
          return true;
        });
  }

  @AfterEach
  void close() {
    loads.release(100);
    degradation.close();
    thread.shutdownNow();
    data.close();
  }

  @Test
  void aPolicyThatWasOvertakenWhileItWasLoadedIsNotTakenUp() throws Exception {
    replicate("first", 1);
    tick();
    loads.release();
    awaitActivated("first");

    replicate("second", 2);
    tick();
    replicate("third", 3);
    tick();
    loads.release(2);
    awaitActivated("first", "third");
    Awaitility.await().until(() -> closed.size() == 2);
    assertThat(closed).containsExactlyInAnyOrder("first", "second");
    tick();
    tick();
    assertThat(loads.getQueueLength()).as("nobody loads anything more").isZero();
    awaitActivated("first", "third");
  }

  @Test
  void withoutAQuorumOnlyTheLocalSwitchTurns() throws Exception {
    SwitchCommand.ForceSwitch replicated = force("ada", false);
    assertThat(outcome(() -> degradation.force(C1, replicated)))
        .isInstanceOfSatisfying(
            Outcome.Fail.class, fail -> assertThat(fail.reason()).isEqualTo(FailReason.NO_LEADER));
    assertThat(outcome(() -> degradation.force(C1, force("ada", true))))
        .isInstanceOf(Outcome.Ok.class);
    assertThat(told)
        .anySatisfy(
            fact ->
                assertThat(fact)
                    .isInstanceOfSatisfying(
                        Fact.DegradeSwitchChanged.class,
                        change -> {
                          assertThat(change.name()).isEqualTo(DegradeSwitch.PAUSE_SCANS);
                          assertThat(change.on()).isTrue();
                          assertThat(change.local()).isTrue();
                        }));
    assertThat(outcome(() -> degradation.force(C1, force(" ", true))))
        .isInstanceOfSatisfying(
            Outcome.Fail.class,
            fail -> assertThat(fail.reason()).isEqualTo(FailReason.BAD_ARGUMENT));
    assertThat(
            outcome(
                () ->
                    degradation.activate(C1, new SwitchCommand.ActivatePolicy(source("p"), "ada"))))
        .isInstanceOfSatisfying(
            Outcome.Fail.class, fail -> assertThat(fail.reason()).isEqualTo(FailReason.NO_LEADER));
  }

  private static SwitchCommand.ForceSwitch force(String by, boolean local) {
    return new SwitchCommand.ForceSwitch(
        DegradeSwitch.PAUSE_SCANS, SwitchPosition.FORCED_ON, by, "", null, local);
  }

  private void replicate(String name, long index) {
    Map<String, Object> active = Map.of("policy", source(name), "by", "ada", "sinceMillis", index);
    replica.put("lifeboat/policy", JsonMapper.shared().writeValueAsString(active), index);
  }

  private void awaitActivated(String... names) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(told)
                    .filteredOn(Fact.PolicyActivated.class::isInstance)
                    .extracting(fact -> ((Fact.PolicyActivated) fact).policy().name())
                    .containsExactly(names));
  }

  private void tick() throws Exception {
    onThread(
        () -> {
          degradation.tick();
          return true;
        });
  }

  private Outcome outcome(Callable<CompletableFuture<Outcome>> command) throws Exception {
    return onThread(command).get(10, TimeUnit.SECONDS);
  }

  private <T> T onThread(Callable<T> task) throws Exception {
    return thread.submit(task).get(10, TimeUnit.SECONDS);
  }

  private static PolicySource source(String name) {
    return PolicySource.of(name, PolicyLanguage.LUA, "-- " + name);
  }

  /** Loads when the test lets it. */
  private final class Engine implements PolicyEngine {
    @Override
    public List<PolicyFault> check(PolicySource source) {
      return List.of();
    }

    @Override
    public Policy load(PolicySource source) {
      loads.acquireUninterruptibly();
      return new Sheds(source);
    }
  }

  private final class Sheds implements Policy {
    private final PolicySource source;

    Sheds(PolicySource source) {
      this.source = source;
    }

    @Override
    public PolicySource source() {
      return source;
    }

    @Override
    public Treatment decide(RequestClass request, Health health) {
      return Treatment.SHED;
    }

    @Override
    public void close() {
      closed.add(source.name());
    }
  }

  private final class Sink implements FactSink {
    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {
      told.add(fact);
    }

    @Override
    public long nowMicros() {
      return System.nanoTime() / 1_000;
    }
  }
}
