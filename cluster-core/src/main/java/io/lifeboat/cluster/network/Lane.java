package io.lifeboat.cluster.network;

import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a link while faults touch it: a bounded queue of messages on their way. Messages
 * that are only delayed keep their order, as on one TCP connection; what is reordered or held is
 * overtaken. A message that finds the queue full is lost, like a packet at a full router.
 */
final class Lane {
  static final int MESSAGES = 4_096;
  static final long BYTES = 32L << 20;

  private final Random random;
  private final ScheduledExecutorService timer;
  private final List<Parcel> waiting = new ArrayList<>();
  private final Map<String, Long> busyUntilNanos = new HashMap<>();
  private long bytesWaiting;
  private @Nullable ScheduledFuture<?> alarm;
  private long alarmNanos;
  private boolean delivering;
  private volatile boolean idle = true;

  Lane(long seed, ScheduledExecutorService timer) {
    this.random = new Random(seed);
    this.timer = timer;
  }

  /**
   * Sends a message past what touches the link: it is lost, or delivered now, or later. That is
   * looked up while no other {@link #rule} can begin: a message must not be kept by a fault whose
   * end this lane has been told of already.
   *
   * @param rules the grudges against this link now
   * @param traps the trap that waits for this message, or null; it stays armed when the message is
   *     lost before the trap could act on it
   * @return false when it was lost
   */
  boolean send(
      Parcel parcel, Supplier<List<Grudge>> rules, Function<Parcel, @Nullable Trap> traps) {
    synchronized (this) {
      List<Grudge> grudges = rules.get();
      Trap trap = traps.apply(parcel);
      if (trap != null && trap.action() == MessageAction.DROP) {
        trap.spring(parcel.seen());
        return false;
      }
      for (Grudge grudge : grudges) {
        if (grudge.touches(parcel.kind) && !suffer(parcel, grudge)) {
          return false;
        }
      }
      if (trap != null) {
        trap.actOn(parcel);
      }
      boolean stays = parcel.isKept() || !idle;
      if (stays && !enqueue(parcel, grudges)) {
        return false;
      }
      if (trap != null) {
        trap.spring(parcel.seen());
      }
      if (stays) {
        return true;
      }
    }
    parcel.deliver();
    return true;
  }

  private boolean enqueue(Parcel parcel, List<Grudge> grudges) {
    if (waiting.size() >= MESSAGES || bytesWaiting + parcel.bytes > BYTES) {
      for (Grudge grudge : grudges) {
        if (grudge.touches(parcel.kind) && grudge.makesQueues()) {
          grudge.countLost();
        }
      }
      return false;
    }
    waiting.add(parcel);
    bytesWaiting += parcel.bytes;
    idle = false;
    schedule();
    return true;
  }

  /** Does to the message what the fault does; false when it swallows it. */
  private boolean suffer(Parcel parcel, Grudge grudge) {
    LinkEffect effect = grudge.effect();
    if (effect.cut() || happens(effect.lossPercent())) {
      grudge.countLost();
      return false;
    }
    if (grudge.disturbance().hold()) {
      parcel.hold(grudge.fault());
      grudge.countHeld();
    }
    if (!parcel.answer && happens(effect.duplicatePercent())) {
      parcel.twice();
      grudge.countDoubled();
    }
    long added = delayNanos(effect);
    if (effect.bytesPerSecond() > 0) {
      added += throttleNanos(parcel, grudge.fault(), effect.bytesPerSecond());
    }
    if (happens(effect.reorderPercent())) {
      parcel.letBeOvertaken();
      added += TimeUnit.MICROSECONDS.toNanos(1 + random.nextInt(effect.reorderMs() * 1_000));
      grudge.countReordered();
    } else if (added > 0) {
      grudge.countLate();
    }
    parcel.delay(grudge.fault(), added);
    return true;
  }

  private boolean happens(double percent) {
    return percent > 0 && random.nextDouble() * 100 < percent;
  }

  private long delayNanos(LinkEffect effect) {
    double ms = effect.delayMs();
    if (effect.jitterMs() > 0) {
      ms += effect.jitterMs() * deviation(effect.shape());
    }
    return (long) (Math.max(0, ms) * 1e6);
  }

  private double deviation(DelayShape shape) {
    return switch (shape) {
      case UNIFORM -> 2 * random.nextDouble() - 1;
      case NORMAL -> random.nextGaussian();
      case PARETO -> Math.pow(1 - random.nextDouble(), -1.0 / 3) - 1;
    };
  }

  /** How long it takes until the message has gone through a pipe this narrow, behind the others. */
  private long throttleNanos(Parcel parcel, String fault, int bytesPerSecond) {
    long start = Math.max(parcel.sinceNanos, busyUntilNanos.getOrDefault(fault, parcel.sinceNanos));
    long end = start + (long) (parcel.bytes * 1e9 / bytesPerSecond);
    busyUntilNanos.put(fault, end);
    return end - parcel.sinceNanos;
  }

  /** Nothing waits here and nothing is just being delivered: a message may go straight on. */
  boolean isIdle() {
    return idle;
  }

  /** Other faults rule now: what those that are gone did to waiting messages is taken back. */
  void rule(Set<String> faults) {
    synchronized (this) {
      busyUntilNanos.keySet().retainAll(faults);
      waiting.forEach(parcel -> parcel.keepOnly(faults));
    }
    deliverDue();
  }

  /** Does something to one waiting message; empty when it is not here. */
  Optional<InFlightMessage> act(long id, Consumer<Parcel> doing) {
    InFlightMessage seen = null;
    synchronized (this) {
      for (Parcel parcel : waiting) {
        if (parcel.id == id) {
          seen = parcel.seen();
          doing.accept(parcel);
        }
      }
    }
    deliverDue();
    return Optional.ofNullable(seen);
  }

  /** Takes one waiting message out: it never arrives. */
  synchronized Optional<InFlightMessage> drop(long id) {
    for (Iterator<Parcel> each = waiting.iterator(); each.hasNext(); ) {
      Parcel parcel = each.next();
      if (parcel.id == id) {
        each.remove();
        bytesWaiting -= parcel.bytes;
        timer.execute(this::deliverDue); // those behind it need not wait for it any more
        return Optional.of(parcel.seen());
      }
    }
    return Optional.empty();
  }

  synchronized void addSeen(List<InFlightMessage> seen) {
    waiting.forEach(parcel -> seen.add(parcel.seen()));
  }

  private void wake() {
    synchronized (this) {
      alarm = null;
    }
    deliverDue();
  }

  /** One thread at a time delivers, so that messages arrive in the order they were taken out. */
  private void deliverDue() {
    while (true) {
      List<Parcel> due;
      synchronized (this) {
        if (delivering) {
          return;
        }
        due = takeDue();
        idle = due.isEmpty() && waiting.isEmpty();
        if (due.isEmpty()) {
          schedule();
          return;
        }
        delivering = true;
      }
      try {
        due.forEach(Parcel::deliver);
      } finally {
        synchronized (this) {
          delivering = false;
        }
      }
    }
  }

  private List<Parcel> takeDue() {
    List<Parcel> due = new ArrayList<>();
    long now = System.nanoTime();
    boolean blocked = false;
    for (Iterator<Parcel> each = waiting.iterator(); each.hasNext(); ) {
      Parcel parcel = each.next();
      boolean ripe = !parcel.isHeld() && parcel.dueNanos() - now <= 0;
      if (ripe && (!blocked || !parcel.keepsOrder())) {
        each.remove();
        bytesWaiting -= parcel.bytes;
        due.add(parcel);
      } else if (parcel.keepsOrder()) {
        blocked = true;
      }
    }
    return due;
  }

  /** Wakes up when the next message can go; the first that keeps order decides for those after. */
  private void schedule() {
    long next = Long.MAX_VALUE;
    boolean any = false;
    boolean blocked = false;
    for (Parcel parcel : waiting) {
      if (parcel.isHeld() || (blocked && parcel.keepsOrder())) {
        continue;
      }
      long due = parcel.dueNanos();
      if (!any || due - next < 0) {
        next = due;
        any = true;
      }
      blocked = blocked || parcel.keepsOrder();
    }
    if (alarm != null && any && alarmNanos == next) {
      return;
    }
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
    if (any) {
      alarmNanos = next;
      long in = Math.max(0, next - System.nanoTime());
      alarm = timer.schedule(this::wake, in, TimeUnit.NANOSECONDS);
    }
  }
}
