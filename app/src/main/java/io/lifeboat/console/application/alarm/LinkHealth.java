package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well messages get from node to node, as counted: what was lost and how long answers took, in
 * the last two seconds. Only links between two nodes that run are judged, for what a dead node does
 * not answer is not the link's fault; and not in the first second after a node came up or a cut was
 * healed, when answers to earlier questions run out.
 *
 * @param wholeSince when each link was healed, if it ever was cut
 * @param periods what was counted of late
 */
record LinkHealth(Map<Link, Long> wholeSince, Map<Link, List<Period>> periods) {
  private static final long WINDOW_MICROS = 2_000_000;
  private static final long SETTLING_MICROS = 1_000_000;
  private static final long MICROS_PER_MS = 1_000;
  private static final int LEAST_LOST = 3;
  private static final int LEAST_LOST_PERCENT = 10;
  private static final int LEAST_TIMED_PERIODS = 2;

  static final LinkHealth NONE = new LinkHealth(Map.of(), Map.of());

  /** One counting period of one link. */
  record Period(long atMicros, long sent, long lost, @Nullable Long rttMicros) {}

  LinkHealth {
    wholeSince = Map.copyOf(wholeSince);
    periods = Map.copyOf(periods);
  }

  LinkHealth next(FactRecord record, Situation after, Map<NodeId, Long> runningSince) {
    return switch (record.fact()) {
      case Fact.LinkHealed f -> {
        Map<Link, Long> whole = new HashMap<>(wholeSince);
        whole.put(new Link(f.from(), f.to()), record.atMicros());
        yield new LinkHealth(whole, periods);
      }
      case Fact.Traffic f -> counted(f, record.atMicros(), after, runningSince);
      default -> this;
    };
  }

  private LinkHealth counted(
      Fact.Traffic traffic, long at, Situation after, Map<NodeId, Long> runningSince) {
    Map<Link, List<Period>> next = new HashMap<>();
    periods.forEach(
        (link, counted) -> {
          List<Period> kept = recent(link, counted, at, runningSince);
          if (!kept.isEmpty() && !after.cut().contains(link)) {
            next.put(link, kept);
          }
        });
    long from = at - traffic.periodMs() * MICROS_PER_MS;
    for (LinkTraffic counted : traffic.links()) {
      Link link = new Link(counted.from(), counted.to());
      if (!after.cut().contains(link) && from >= soundFrom(link, runningSince)) {
        long sent = counted.sent().values().stream().mapToLong(Long::longValue).sum();
        List<Period> all = new ArrayList<>(next.getOrDefault(link, List.of()));
        all.add(new Period(at, sent, counted.lost(), counted.rttMicros()));
        next.put(link, List.copyOf(all));
      }
    }
    return new LinkHealth(wholeSince, next);
  }

  private List<Period> recent(
      Link link, List<Period> counted, long at, Map<NodeId, Long> runningSince) {
    long from = Math.max(at - WINDOW_MICROS, soundFrom(link, runningSince));
    return counted.stream().filter(period -> period.atMicros > from).toList();
  }

  /** From when on its counts tell of the link; never while one of its ends does not run. */
  private long soundFrom(Link link, Map<NodeId, Long> runningSince) {
    Long from = runningSince.get(link.from());
    Long to = runningSince.get(link.to());
    if (from == null || to == null) {
      return Long.MAX_VALUE;
    }
    long whole = wholeSince.getOrDefault(link, Long.MIN_VALUE / 2);
    return Math.max(whole, Math.max(from, to)) + SETTLING_MICROS;
  }

  /**
   * What is degraded, and until when if nothing more is heard. Nodes that no sound link joins to
   * most of the others are one alarm, not one for each of their links.
   */
  Map<AlarmSubject, Long> degradedUntil(Situation now, Map<NodeId, Long> runningSince) {
    List<NodeId> nodes = runningSince.keySet().stream().sorted().toList();
    Map<AlarmSubject.Link, Long> links = new HashMap<>();
    for (NodeId a : nodes) {
      for (NodeId b : nodes) {
        if (a.compareTo(b) < 0) {
          long until =
              Math.max(
                  badUntil(new Link(a, b), now, runningSince),
                  badUntil(new Link(b, a), now, runningSince));
          if (until > Long.MIN_VALUE) {
            links.put(AlarmSubject.Link.between(a, b), until);
          }
        }
      }
    }
    return links.isEmpty() ? Map.of() : Islands.of(nodes, links);
  }

  private long badUntil(Link link, Situation now, Map<NodeId, Long> runningSince) {
    if (now.cut().contains(link)) {
      return Signal.NO_END;
    }
    List<Period> counted = periods.getOrDefault(link, List.of());
    long sound = soundFrom(link, runningSince);
    List<Period> sane = counted.stream().filter(period -> period.atMicros > sound).toList();
    return isLossy(sane) || isSlow(sane, now.heartbeatMs() * MICROS_PER_MS)
        ? sane.getLast().atMicros + WINDOW_MICROS
        : Long.MIN_VALUE;
  }

  private static boolean isLossy(List<Period> counted) {
    long lost = counted.stream().mapToLong(Period::lost).sum();
    long sent = counted.stream().mapToLong(Period::sent).sum();
    return lost >= LEAST_LOST && lost * 100 >= sent * LEAST_LOST_PERCENT;
  }

  /** Answers that take longer than the time between two heartbeats. */
  private static boolean isSlow(List<Period> counted, long heartbeatMicros) {
    long sum = 0;
    int timed = 0;
    for (Period period : counted) {
      if (period.rttMicros != null) {
        sum += period.rttMicros;
        timed++;
      }
    }
    return timed >= LEAST_TIMED_PERIODS && heartbeatMicros > 0 && sum > timed * heartbeatMicros;
  }
}
