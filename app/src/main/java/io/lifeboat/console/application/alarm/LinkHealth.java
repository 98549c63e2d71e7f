package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How well messages get from node to node, as counted: what was lost and how long answers took, in
 * the last four seconds. Only links between two nodes that run are judged, for what a dead node
 * does not answer is not the link's fault; and not in the first second after the cluster came up, a
 * node came up or a cut was healed, when answers to earlier questions run out. A link gets out of
 * its bad state later than it gets in, so that it does not come and go.
 *
 * @param wholeSince when each link was healed, if it ever was cut
 * @param periods what was counted of late
 * @param bad the links that lose or delay too much
 */
record LinkHealth(Map<Link, Long> wholeSince, Map<Link, List<Period>> periods, Set<Link> bad) {
  private static final long WINDOW_MICROS = 4_000_000;
  private static final long SETTLING_MICROS = 1_000_000;
  private static final long MICROS_PER_MS = 1_000;
  private static final int TIMED_PERIODS = 2;

  static final LinkHealth NONE = new LinkHealth(Map.of(), Map.of(), Set.of());

  /** One counting period of one link. */
  record Period(long atMicros, long sent, long lost, @Nullable Long rttMicros) {}

  LinkHealth {
    wholeSince = Map.copyOf(wholeSince);
    periods = Map.copyOf(periods);
    bad = Set.copyOf(bad);
  }

  /**
   * After one more fact.
   *
   * @param settledMicros when the cluster had come up
   */
  LinkHealth next(
      FactRecord record, Situation after, Map<NodeId, Long> runningSince, long settledMicros) {
    return switch (record.fact()) {
      case Fact.LinkHealed f -> {
        Map<Link, Long> whole = new HashMap<>(wholeSince);
        whole.put(new Link(f.from(), f.to()), record.atMicros());
        yield new LinkHealth(whole, periods, bad);
      }
      case Fact.Traffic f -> {
        Sound sound = new Sound(wholeSince, runningSince, settledMicros);
        yield counted(f, record.atMicros(), after, sound);
      }
      default -> this;
    };
  }

  /** From when on the counts of a link tell something of it. */
  private record Sound(
      Map<Link, Long> wholeSince, Map<NodeId, Long> runningSince, long settledMicros) {
    long from(Link link) {
      Long from = runningSince.get(link.from());
      Long to = runningSince.get(link.to());
      if (from == null || to == null) {
        return Long.MAX_VALUE;
      }
      long whole = Math.max(settledMicros, wholeSince.getOrDefault(link, settledMicros));
      return Math.max(whole, Math.max(from, to)) + SETTLING_MICROS;
    }
  }

  private LinkHealth counted(Fact.Traffic traffic, long at, Situation after, Sound sound) {
    Map<Link, List<Period>> next = new HashMap<>();
    periods.forEach((link, counted) -> next.put(link, recent(counted, at, sound.from(link))));
    long from = at - traffic.periodMs() * MICROS_PER_MS;
    for (LinkTraffic counted : traffic.links()) {
      Link link = new Link(counted.from(), counted.to());
      if (from >= sound.from(link)) {
        long sent = counted.sent().values().stream().mapToLong(Long::longValue).sum();
        List<Period> all = new ArrayList<>(next.getOrDefault(link, List.of()));
        all.add(new Period(at, sent, counted.lost(), counted.rttMicros()));
        next.put(link, List.copyOf(all));
      }
    }
    next.entrySet().removeIf(e -> e.getValue().isEmpty() || after.cut().contains(e.getKey()));
    Set<Link> nowBad = new HashSet<>();
    next.forEach(
        (link, counted) -> {
          if (isBad(counted, after.heartbeatMs() * MICROS_PER_MS, bad.contains(link))) {
            nowBad.add(link);
          }
        });
    return new LinkHealth(wholeSince, next, nowBad);
  }

  private static List<Period> recent(List<Period> counted, long at, long soundFrom) {
    long from = Math.max(at - WINDOW_MICROS, soundFrom);
    return counted.stream().filter(period -> period.atMicros > from).toList();
  }

  private static boolean isBad(List<Period> counted, long heartbeatMicros, boolean wasBad) {
    return wasBad
        ? loses(counted, 2, 5) || takes(counted, heartbeatMicros / 2)
        : loses(counted, 3, 10) || takes(counted, heartbeatMicros);
  }

  private static boolean loses(List<Period> counted, int atLeast, int percent) {
    long lost = counted.stream().mapToLong(Period::lost).sum();
    long sent = counted.stream().mapToLong(Period::sent).sum();
    return lost >= atLeast && lost * 100 >= sent * percent;
  }

  /** Whether answers take longer than this, on average. */
  private static boolean takes(List<Period> counted, long micros) {
    long sum = 0;
    int timed = 0;
    for (Period period : counted) {
      if (period.rttMicros != null) {
        sum += period.rttMicros;
        timed++;
      }
    }
    return timed >= TIMED_PERIODS && micros > 0 && sum > timed * micros;
  }

  /**
   * What is degraded, and until when if nothing more is heard. Nodes that no sound link joins to
   * most of the others are one alarm, not one for each of their links.
   */
  Map<AlarmSubject, Long> degradedUntil(Situation now, Set<NodeId> running) {
    List<NodeId> nodes = running.stream().sorted().toList();
    Map<AlarmSubject.Link, Long> links = new HashMap<>();
    for (NodeId a : nodes) {
      for (NodeId b : nodes) {
        if (a.compareTo(b) < 0) {
          long until = Math.max(badUntil(new Link(a, b), now), badUntil(new Link(b, a), now));
          if (until > Long.MIN_VALUE) {
            links.put(AlarmSubject.Link.between(a, b), until);
          }
        }
      }
    }
    return links.isEmpty() ? Map.of() : Islands.of(nodes, links);
  }

  private long badUntil(Link link, Situation now) {
    if (now.cut().contains(link)) {
      return Signal.NO_END;
    }
    List<Period> counted = periods.getOrDefault(link, List.of());
    return counted.isEmpty() || !bad.contains(link)
        ? Long.MIN_VALUE
        : counted.getLast().atMicros + WINDOW_MICROS;
  }
}
