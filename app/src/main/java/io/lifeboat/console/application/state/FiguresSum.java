package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.PriorityFigures;
import java.util.List;
import java.util.stream.Stream;

/** Two of the gateway's periods as one: what is counted adds up, what stands is the later's. */
final class FiguresSum {
  private FiguresSum() {}

  static Fact.GatewayFigures of(Fact.GatewayFigures earlier, Fact.GatewayFigures later) {
    List<ClassFigures> classes =
        Stream.concat(
                later.classes().stream()
                    .map(
                        now ->
                            earlier.classes().stream()
                                .filter(was -> isSame(was, now))
                                .findFirst()
                                .map(was -> sum(was, now))
                                .orElse(now)),
                earlier.classes().stream()
                    .filter(was -> later.classes().stream().noneMatch(now -> isSame(was, now))))
            .toList();
    List<PriorityFigures> priorities =
        later.priorities().stream()
            .map(
                now ->
                    earlier.priorities().stream()
                        .filter(was -> was.priority() == now.priority())
                        .findFirst()
                        .map(was -> sum(was, now))
                        .orElse(now))
            .toList();
    return new Fact.GatewayFigures(
        earlier.periodMs() + later.periodMs(),
        classes,
        priorities,
        later.breaker(),
        later.inFlight(),
        later.inFlightLimit(),
        earlier.retries() + later.retries(),
        later.retryBudget());
  }

  private static boolean isSame(ClassFigures one, ClassFigures other) {
    return one.kind() == other.kind() && one.priority() == other.priority();
  }

  private static ClassFigures sum(ClassFigures was, ClassFigures now) {
    return new ClassFigures(
        now.kind(),
        now.priority(),
        was.full() + now.full(),
        was.stale() + now.stale(),
        was.queued() + now.queued(),
        was.refused() + now.refused(),
        was.failed() + now.failed(),
        was.notKnown() + now.notKnown());
  }

  /** The larger percentile stands: of both together it is not larger. */
  private static PriorityFigures sum(PriorityFigures was, PriorityFigures now) {
    return new PriorityFigures(
        now.priority(),
        now.waiting(),
        was.answered() + now.answered(),
        Math.max(was.p99Micros(), now.p99Micros()));
  }
}
