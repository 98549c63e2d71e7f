package io.lifeboat.cluster.network;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageKind;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one fault has against some links (Jepsen's word). What it asks for never changes; what it
 * did is counted, so that the fault can be verified by what it did itself.
 */
public final class Grudge {
  private final Set<Link> links;
  private final LinkDisturbance disturbance;
  private final Counts counts;

  private record Counts(
      LongAdder lost, LongAdder late, LongAdder held, LongAdder doubled, LongAdder reordered) {}

  public Grudge(
      String fault, Set<Link> links, Set<MessageKind> kinds, LinkEffect effect, boolean hold) {
    this(
        Set.copyOf(links),
        new LinkDisturbance(fault, kinds, effect, hold),
        new Counts(
            new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()));
  }

  private Grudge(Set<Link> links, LinkDisturbance disturbance, Counts counts) {
    this.links = links;
    this.disturbance = disturbance;
    this.counts = counts;
  }

  /** The same against these links as well; what it did and does is counted together. */
  public Grudge andAgainst(Set<Link> more) {
    Set<Link> all = new HashSet<>(links);
    all.addAll(more);
    return new Grudge(Set.copyOf(all), disturbance, counts);
  }

  /** Every message on these links is swallowed. */
  public static Grudge cut(String fault, Set<Link> links) {
    return new Grudge(fault, links, Set.of(), LinkEffect.CUT, false);
  }

  public String fault() {
    return disturbance.fault();
  }

  public Set<Link> links() {
    return links;
  }

  public LinkDisturbance disturbance() {
    return disturbance;
  }

  LinkEffect effect() {
    return disturbance.effect();
  }

  boolean touches(MessageKind kind) {
    return disturbance.touches(kind);
  }

  /** Whether it keeps messages on their way for a while. */
  boolean makesQueues() {
    LinkEffect effect = disturbance.effect();
    return disturbance.hold()
        || effect.delayMs() > 0
        || effect.jitterMs() > 0
        || effect.bytesPerSecond() > 0
        || effect.reorderPercent() > 0;
  }

  /** Whether it swallows every message, whatever its kind. */
  boolean isWholeCut() {
    return disturbance.effect().cut() && disturbance.kinds().isEmpty();
  }

  void countLost() {
    counts.lost.increment();
  }

  void countLate() {
    counts.late.increment();
  }

  void countHeld() {
    counts.held.increment();
  }

  void countDoubled() {
    counts.doubled.increment();
  }

  void countReordered() {
    counts.reordered.increment();
  }

  /** What it did so far. */
  public Deeds deeds() {
    return new Deeds(
        counts.lost.sum(),
        counts.late.sum(),
        counts.held.sum(),
        counts.doubled.sum(),
        counts.reordered.sum());
  }

  /**
   * How many messages a grudge swallowed, delayed, held, doubled, let be overtaken; zeros when it
   * has not acted.
   */
  public record Deeds(long lost, long late, long held, long doubled, long reordered) {
    public boolean any() {
      return lost + late + held + doubled + reordered > 0;
    }

    /** "12 messages delayed, 3 lost": what is not zero, in English. */
    public String words() {
      StringBuilder words = new StringBuilder();
      add(words, lost, "lost");
      add(words, late, "delayed");
      add(words, held, "held");
      add(words, doubled, "doubled");
      add(words, reordered, "reordered");
      return words.toString();
    }

    private static void add(StringBuilder words, long count, String what) {
      if (count == 0) {
        return;
      }
      words.append(words.isEmpty() ? "" : ", ").append(count);
      if (words.indexOf("message") < 0) {
        words.append(count == 1 ? " message" : " messages");
      }
      words.append(' ').append(what);
    }
  }
}
