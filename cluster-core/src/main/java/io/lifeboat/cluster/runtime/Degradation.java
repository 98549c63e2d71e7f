package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.degradation.ActivePolicy;
import io.lifeboat.cluster.degradation.ChosenLevel;
import io.lifeboat.cluster.degradation.DecisionTable;
import io.lifeboat.cluster.degradation.Decisions;
import io.lifeboat.cluster.degradation.Setting;
import io.lifeboat.cluster.degradation.Steadying;
import io.lifeboat.cluster.degradation.SwitchForce;
import io.lifeboat.cluster.degradation.Turned;
import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.Strategy;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.raft.OperationResult;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides, ten times a second, what the gateway gives each class of requests: what the policy
 * wants, steadied; what operators chose and forced; and the floor below which nothing goes.
 * Confined to the conductor's thread.
 */
final class Degradation implements AutoCloseable {
  static final long TICK_MS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Degradation.class);
  private static final long CALM_MS = 500;

  /** Ticks until a policy has seen the first leader: what it said before is not held against it. */
  private static final int SETTLING = 5;

  private static final long UP_AFTER_MICROS = 10_000_000;
  private static final int HEALTH_EVERY = 5;
  private static final long LONGEST_MS = 86_400_000;
  private static final int MOST_WORDS = 200;

  private final ClusterSite site;
  private final Gateway gateway;
  private final HealthGauge gauge;
  private final PolicyHost host;
  private final ReplicatedSettings settings;
  private final InstantSource clock;
  private final DegradationNews news;

  private volatile boolean closed;
  private boolean degrades;
  private Steadying steadying = new Steadying(CALM_MS);
  private @Nullable String loading;
  private int ticks;
  private int ticksWithLeader;
  private Health health;

  Degradation(
      ClusterSite site,
      Gateway gateway,
      HealthGauge gauge,
      PolicyHost host,
      ReplicatedSettings settings,
      InstantSource clock) {
    this.site = site;
    this.gateway = gateway;
    this.gauge = gauge;
    this.host = host;
    this.settings = settings;
    this.clock = clock;
    this.news = new DegradationNews(site, settings);
    this.health = gauge.measure(ServiceLevel.NORMAL, 0);
  }

  /** Arms these strategies from now on, and disarms the others. */
  void arm(Set<Strategy> strategies) {
    degrades = strategies.contains(Strategy.DEGRADE);
    steadying = new Steadying(CALM_MS);
    gateway.arm(degrades, strategies.contains(Strategy.RETRY));
    PolicySource first = site.config.policy();
    if (degrades && host.source() == null && settings.policy.current() == null && first != null) {
      take(first, null, clock.millis());
    }
    tick();
  }

  // Ticks

  void tick() {
    if (closed) {
      return;
    }
    settings.learn();
    health = gauge.measure(news.level(), news.levelAgeMillis());
    if (site.leader().isPresent()) {
      settings.reconcile();
    }
    followPolicy();
    long now = clock.millis();
    Map<DegradeSwitch, SwitchPosition> positions = settings.switches.positions(now);
    ChosenLevel chosen = settings.level.inForce(now);
    ServiceLevel level = chosen == null ? null : chosen.level();
    DecisionTable byPolicy;
    DecisionTable table;
    if (degrades) {
      PolicyHost.Tick given = host.tick(health);
      tell(given.news());
      if (ticksWithLeader < SETTLING) {
        ticksWithLeader += health.leaderKnown() ? 1 : 0;
        steadying = new Steadying(CALM_MS);
      }
      PolicyTable steady = steadying.next(given.table(), site.facts.nowMicros());
      byPolicy = Decisions.decide(steady, null, Map.of(), health);
      table = Decisions.decide(steady, level, positions, health);
      if (ticks++ % HEALTH_EVERY == 0) {
        site.observed(new Fact.HealthMeasured(health), null);
      }
    } else {
      byPolicy = Decisions.byHand(null, Map.of());
      table = Decisions.byHand(level, positions);
    }
    gateway.decide(table);
    if (isUp()) {
      news.tell(byPolicy, table, health, now);
    }
  }

  /** While the cluster comes up for the first time, that it has no quorum is no news. */
  private boolean isUp() {
    return !degrades
        || ticksWithLeader > 0
        || news.isAskedFor()
        || site.facts.nowMicros() > UP_AFTER_MICROS;
  }

  private void tell(PolicyHost.@Nullable News given) {
    if (given == null) {
      return;
    }
    PolicyFault fault = given.fault();
    PolicyConsequence consequence = given.consequence();
    site.observed(
        fault == null || consequence == null
            ? new Fact.PolicyRecovered(given.policy())
            : new Fact.PolicyFaulted(fault, consequence),
        null);
  }

  /** Takes up the policy that is replicated, when it is another than the one that decides. */
  private void followPolicy() {
    ActivePolicy active = settings.policy.current();
    PolicySource now = host.source();
    if (!degrades
        || active == null
        || active.policy().sha256().equals(loading)
        || (now != null && now.sha256().equals(active.policy().sha256()))) {
      return;
    }
    take(active.policy(), active.by(), active.sinceMillis());
  }

  private void take(PolicySource source, @Nullable String by, long sinceMillis) {
    loading = source.sha256();
    host.load(source)
        .whenComplete(
            (policy, error) -> {
              boolean open = site.run(() -> taken(source, policy, error, by, sinceMillis));
              if (!open && error == null) {
                policy.close();
              }
            });
  }

  private void taken(
      PolicySource source,
      @Nullable Policy policy,
      @Nullable Throwable error,
      @Nullable String by,
      long sinceMillis) {
    if (policy != null) {
      if (isOvertaken(source)) {
        policy.close();
      } else {
        takeUp(policy, by, sinceMillis, null);
      }
    } else if (error instanceof RejectedExecutionException) {
      LOG.debug("The policy {} is loaded later: too much waits", source.name(), error);
      loading = null;
    } else if (error != null) {
      // It stays refused until another is activated: trying again is no use.
      site.observed(
          new Fact.PolicyFaulted(
              faultOf(source, error),
              host.source() == null ? PolicyConsequence.BUILT_IN : PolicyConsequence.LAST_GOOD),
          null);
    }
  }

  /** While it was loaded, it was taken up otherwise, or another one was. */
  private boolean isOvertaken(PolicySource source) {
    PolicySource now = host.source();
    return now != null
        && (now.sha256().equals(source.sha256()) || !source.sha256().equals(loading));
  }

  private void takeUp(
      Policy policy, @Nullable String by, long sinceMillis, @Nullable CommandId cause) {
    host.takeUp(policy);
    steadying = new Steadying(CALM_MS);
    loading = policy.source().sha256();
    site.observed(new Fact.PolicyActivated(policy.source(), by, sinceMillis), cause);
  }

  private static PolicyFault faultOf(PolicySource source, Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof PolicyFaultException refused) {
      return refused.fault();
    }
    LOG.warn("The policy {} could not be loaded", source.name(), error);
    return PolicyFault.of(source, 0, PolicyFault.Kind.ENGINE, cause.toString());
  }

  // Commands

  CompletableFuture<Outcome> force(CommandId id, SwitchCommand.ForceSwitch command) {
    Outcome refusal = refusal(command.by(), command.reason(), command.durationMs());
    if (refusal != null) {
      return CompletableFuture.completedFuture(refusal);
    }
    long now = clock.millis();
    return set(
        id,
        settings.switches.setting(command.name()),
        new SwitchForce(
            command.position(),
            command.by(),
            command.reason(),
            now,
            until(now, command.durationMs())),
        command.local());
  }

  CompletableFuture<Outcome> choose(CommandId id, SwitchCommand.ChooseLevel command) {
    Outcome refusal = refusal(command.by(), command.reason(), command.durationMs());
    if (refusal != null) {
      return CompletableFuture.completedFuture(refusal);
    }
    long now = clock.millis();
    return set(
        id,
        settings.level,
        new ChosenLevel(
            command.level(), command.by(), command.reason(), now, until(now, command.durationMs())),
        command.local());
  }

  private static @Nullable Outcome refusal(String by, String reason, @Nullable Long durationMs) {
    if (by.isBlank() || by.length() > MOST_WORDS || reason.length() > MOST_WORDS) {
      return new Outcome.Fail(
          FailReason.BAD_ARGUMENT,
          "who turns it has a name, and name and reason have at most "
              + MOST_WORDS
              + " characters");
    }
    return durationMs == null || (durationMs >= 1 && durationMs <= LONGEST_MS)
        ? null
        : new Outcome.Fail(FailReason.BAD_ARGUMENT, "it lasts from 1 ms to 24 hours");
  }

  private static @Nullable Long until(long now, @Nullable Long durationMs) {
    return durationMs == null ? null : Long.valueOf(now + durationMs);
  }

  private <T extends Turned> CompletableFuture<Outcome> set(
      CommandId id, Setting<T> setting, T value, boolean local) {
    if (local) {
      setting.turnHere(value);
      news.because(id);
      tick();
      return Outcomes.ok();
    }
    if (!health.hasQuorum()) {
      return Outcomes.done(
          FailReason.NO_LEADER,
          "without a quorum it cannot be replicated; the local kill switch can be turned");
    }
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    settings
        .write(setting, value)
        .whenComplete(
            (result, error) -> {
              boolean open =
                  site.run(
                      () -> {
                        try {
                          news.because(id);
                          tick();
                        } finally {
                          outcome.complete(replicated(result));
                        }
                      });
              if (!open) {
                outcome.complete(replicated(result));
              }
            });
    return outcome;
  }

  private static Outcome replicated(OperationResult result) {
    return result instanceof OperationResult.Ok ? Outcome.Ok.PLAIN : Outcomes.of(result);
  }

  /** Checks a policy, has it replicated, and lets it decide. */
  CompletableFuture<Outcome> activate(CommandId id, SwitchCommand.ActivatePolicy command) {
    if (!degrades) {
      return Outcomes.done(
          FailReason.WRONG_STATE, "no policy decides at this tolerance level; medium has one");
    }
    Outcome refusal = refusal(command.by(), "", null);
    if (refusal != null) {
      return CompletableFuture.completedFuture(refusal);
    }
    if (!health.hasQuorum()) {
      return Outcomes.done(FailReason.NO_LEADER, "without a quorum it cannot be replicated");
    }
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    host.load(command.policy())
        .whenComplete(
            (policy, error) -> {
              if (error != null) {
                PolicyFault fault = faultOf(command.policy(), error);
                outcome.complete(
                    new Outcome.Fail(
                        FailReason.BAD_ARGUMENT, fault.place() + ": " + fault.message()));
              } else if (!site.run(() -> replicate(id, command, policy, outcome))) {
                policy.close();
                outcome.complete(new Outcome.Fail(FailReason.CLOSED, "the cluster is closing"));
              }
            });
    return outcome;
  }

  private void replicate(
      CommandId id,
      SwitchCommand.ActivatePolicy command,
      Policy policy,
      CompletableFuture<Outcome> outcome) {
    ActivePolicy active = new ActivePolicy(command.policy(), command.by(), clock.millis());
    // What comes back from the replicas meanwhile is this one.
    loading = command.policy().sha256();
    settings
        .write(settings.policy, active)
        .whenComplete(
            (result, error) -> {
              boolean open =
                  site.run(
                      () -> {
                        try {
                          if (result instanceof OperationResult.Ok) {
                            takeUp(policy, command.by(), active.sinceMillis(), id);
                            tick();
                          } else {
                            // What the replicas hold is taken up again if it was passed over.
                            loading = null;
                            policy.close();
                          }
                        } finally {
                          outcome.complete(replicated(result));
                        }
                      });
              if (!open) {
                policy.close();
                outcome.complete(replicated(result));
              }
            });
  }

  @Override
  public void close() {
    closed = true;
    host.close();
  }
}
