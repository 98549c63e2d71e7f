package io.lifeboat.console.application.demo;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.cluster.scenario.StepAction;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.policy.ShippedPolicies;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.ConsoleStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A demonstration on a real cluster, played as the window does: ten times a second, by facts. */
final class PlayedDemo implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final long NANOS_PER_MS = 1_000_000;

  private final DemoRun run;
  private final EmbeddedCluster cluster;
  private final ConsoleStore store;
  private final CommandService commands;
  private final List<Played> parts = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();
  private final Set<CommandId> injected = ConcurrentHashMap.newKeySet();
  private int number;
  private long sinceNanos;
  private long waitedMs;
  private boolean missed;

  /**
   * How a part went.
   *
   * @param waitedMs until what it does was done, and what it waits for had come
   * @param missed whether that did not come in time
   */
  record Played(int number, long waitedMs, long tookMs, boolean missed) {}

  /**
   * A command that was given.
   *
   * @param number of the part; 0 before the first
   */
  record Given(int number, Command command, CommandId id, CompletableFuture<Outcome> outcome) {
    boolean hasEnded() {
      return outcome.isDone();
    }

    @Override
    public String toString() {
      return "%d: %s -> %s".formatted(number, command, outcome.getNow(null));
    }
  }

  private PlayedDemo(DemoRun run, EmbeddedCluster cluster) {
    this.run = run;
    this.cluster = cluster;
    store = ConsoleStore.of(cluster);
    commands = new CommandService(cluster, store::latest);
    cluster.subscribe(
        record -> {
          if (record.fact() instanceof Fact.FaultChanged fault
              && fault.phase() == FaultPhase.RUNNING
              && record.cause() != null) {
            injected.add(record.cause());
          }
        });
  }

  /** On a cluster such as a console begins with. */
  static PlayedDemo on(Demo demo, long seed) throws Exception {
    EmbeddedCluster cluster =
        new EmbeddedCluster(
            ClusterConfig.defaults(seed)
                .withTolerance(ToleranceLevel.MEDIUM)
                .withPolicy(
                    ShippedPolicies.source(ShippedPolicies.NAMES.getFirst(), PolicyLanguage.LUA)));
    PlayedDemo played = new PlayedDemo(new DemoRun(demo, seed), cluster);
    cluster.start().toCompletableFuture().get(90, TimeUnit.SECONDS);
    played.await("a leader", Duration.ofSeconds(60), state -> state.service().leaderReady());
    return played;
  }

  /**
   * Plays it to its end.
   *
   * @param presses whether Continue is pressed now
   */
  void play(Duration limit, Predicate<DemoRun> presses) {
    Awaitility.await(run.demo().id())
        .atMost(limit)
        .pollInterval(TICK)
        .until(
            () -> {
              tick();
              if (presses.test(run)) {
                run.goOn();
              }
              return run.isOver();
            });
  }

  private void tick() {
    long now = System.nanoTime();
    List<Command> next = run.next(store.latest(), now);
    if (run.number() != number || run.isOver()) {
      if (number > 0) {
        parts.add(new Played(number, waitedMs, (now - sinceNanos) / NANOS_PER_MS, missed));
      }
      number = run.number();
      sinceNanos = now;
      waitedMs = 0;
      missed = false;
    }
    if (run.isWaiting()) {
      waitedMs = (now - sinceNanos) / NANOS_PER_MS;
    }
    missed |= run.isMissed();
    for (Command command : next) {
      Submission submission = commands.submit(command, Actor.OPERATOR);
      given.add(
          new Given(number, command, submission.id(), submission.outcome().toCompletableFuture()));
    }
  }

  void await(String what, Duration limit, Predicate<ConsoleState> condition) {
    Awaitility.await(what).atMost(limit).pollInterval(TICK).until(() -> condition.test(state()));
  }

  ConsoleState state() {
    return store.latest();
  }

  List<Played> parts() {
    return List.copyOf(parts);
  }

  List<Given> given() {
    return List.copyOf(given);
  }

  /** The numbers of the parts that break something, by what their file says. */
  List<Integer> breaking() {
    List<Demo.Part> all = run.demo().parts();
    return IntStream.rangeClosed(1, all.size())
        .filter(each -> all.get(each - 1).actions().stream().anyMatch(PlayedDemo::isFault))
        .boxed()
        .toList();
  }

  private static boolean isFault(StepAction action) {
    NodeId any = NodeId.of(1);
    return switch (action) {
      case StepAction.OnNodes on -> on.verb().command(any, 0) instanceof NemesisCommand.Inject;
      case StepAction.OnEach on -> on.command().apply(any) instanceof NemesisCommand.Inject;
      case StepAction.Fixed fixed -> fixed.command() instanceof NemesisCommand.Inject;
      case StepAction.Partition _, StepAction.OnLinks _, StepAction.OnPair _ -> true;
      case StepAction.Restart _, StepAction.Revert _ -> false;
    };
  }

  /** Whether facts have told of a fault in force that this command injected. */
  boolean hasInjected(Given one) {
    return injected.contains(one.id());
  }

  @Override
  public void close() {
    cluster.close();
    store.close();
  }
}
