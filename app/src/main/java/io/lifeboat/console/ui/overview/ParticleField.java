package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.TrafficView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The messages on their way, as marks: a sample of what was counted in the last period, spread over
 * the time until the next. Bounded: beyond {@link #CAPACITY} no mark is added.
 */
final class ParticleField {
  static final int CAPACITY = 300;

  private static final double TRAVEL_SECONDS = 0.55;
  private static final int MOST_PER_LINK_AND_KIND = 6;

  /** One mark; {@code progress} below 0 has not left yet, 1 has arrived. */
  static final class Particle {
    final NodeId from;
    final NodeId to;
    final MessageKind kind;
    final boolean lost;
    double progress;

    Particle(NodeId from, NodeId to, MessageKind kind, boolean lost, double progress) {
      this.from = from;
      this.to = to;
      this.kind = kind;
      this.lost = lost;
      this.progress = progress;
    }

    /** Where a lost one ends: at the gap of its link. */
    double end() {
      return lost ? 0.46 : 1;
    }
  }

  private final SplittableRandom random;
  private final List<Particle> particles = new ArrayList<>();
  private long lastNumber;

  ParticleField(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Adds marks for a counting period that has not been drawn yet. */
  void take(TrafficView traffic) {
    if (traffic.number() == lastNumber || traffic.periodMs() == 0) {
      return;
    }
    lastNumber = traffic.number();
    double spread = traffic.periodMs() / 1_000.0 / TRAVEL_SECONDS;
    for (LinkTraffic link : traffic.links()) {
      long lost = link.lost();
      for (Map.Entry<MessageKind, Long> entry : link.sent().entrySet()) {
        int marks = (int) Math.min(entry.getValue(), MOST_PER_LINK_AND_KIND);
        for (int i = 0; i < marks; i++) {
          add(link, entry.getKey(), lost-- > 0, spread);
        }
      }
    }
  }

  private void add(LinkTraffic link, MessageKind kind, boolean lost, double spread) {
    if (particles.size() < CAPACITY) {
      double start = -random.nextDouble() * spread;
      particles.add(new Particle(link.from(), link.to(), kind, lost, start));
    }
  }

  /** Moves all marks on and drops those that have arrived. */
  void advance(double seconds) {
    double step = seconds / TRAVEL_SECONDS;
    particles.removeIf(
        particle -> {
          particle.progress += step;
          return particle.progress >= particle.end();
        });
  }

  List<Particle> particles() {
    return particles;
  }

  void clear() {
    particles.clear();
  }
}
