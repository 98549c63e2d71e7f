package io.lifeboat.cluster.network;

import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One message on its way, and what keeps it. Guarded by its lane. */
final class Parcel {
  /** The "fault" that stands for the operator's own hand. */
  static final String BY_HAND = "by hand";

  final long id;
  final NodeId from;
  final NodeId to;
  final MessageKind kind;
  final boolean answer;
  final @Nullable Long term;
  final int bytes;
  final long sinceNanos;
  private final long sinceMicros;
  private final Runnable deliver;

  private final Map<String, Long> addedNanos = new HashMap<>();
  private final Set<String> holders = new HashSet<>();

  /** It has no place in the order: it is overtaken, and overtakes. */
  private boolean overtakable;

  private int copies = 1;

  Parcel(
      long id,
      NodeId from,
      NodeId to,
      MessageSorter.Sorted what,
      boolean answer,
      int bytes,
      long sinceNanos,
      long sinceMicros,
      Runnable deliver) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.kind = what.kind();
    this.term = what.term();
    this.answer = answer;
    this.bytes = bytes;
    this.sinceNanos = sinceNanos;
    this.sinceMicros = sinceMicros;
    this.deliver = deliver;
  }

  void delay(String fault, long nanos) {
    if (nanos > 0) {
      addedNanos.merge(fault, nanos, Long::sum);
    }
  }

  void hold(String holder) {
    holders.add(holder);
  }

  void letBeOvertaken() {
    overtakable = true;
  }

  /** It will be delivered twice; an answer has nobody left who waits for it a second time. */
  void twice() {
    if (!answer) {
      copies = 2;
    }
  }

  boolean isHeld() {
    return !holders.isEmpty();
  }

  /** Whether later messages must wait for it. A held one, like one set aside, is overtaken. */
  boolean keepsOrder() {
    return !overtakable && !isHeld();
  }

  boolean isKept() {
    return isHeld() || !addedNanos.isEmpty();
  }

  long dueNanos() {
    long added = 0;
    for (long nanos : addedNanos.values()) {
      added += nanos;
    }
    return sinceNanos + added;
  }

  /** Takes back what faults that are gone did to it. */
  void keepOnly(Set<String> faults) {
    addedNanos.keySet().retainAll(faults);
    holders.removeIf(holder -> !holder.equals(BY_HAND) && !faults.contains(holder));
  }

  void letGo(String holder) {
    holders.remove(holder);
  }

  /** Nothing keeps it any more, those before it neither. */
  void release() {
    holders.clear();
    addedNanos.clear();
    overtakable = true;
  }

  void deliver() {
    for (int copy = 0; copy < copies; copy++) {
      deliver.run();
    }
  }

  InFlightMessage seen() {
    Set<String> faults = new TreeSet<>(addedNanos.keySet());
    faults.addAll(holders);
    List<String> names = new ArrayList<>(faults);
    Long due = isHeld() ? null : (Long) (sinceMicros + (dueNanos() - sinceNanos) / 1_000);
    return new InFlightMessage(id, from, to, kind, answer, term, bytes, sinceMicros, due, names);
  }
}
