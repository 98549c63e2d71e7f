package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.alarm.Situation.BrokenProperty;
import io.lifeboat.console.application.text.Text;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the conditions that hold at one moment; one that held before keeps its beginning. It
 * lives no longer than one fact.
 */
final class SignalBook {
  private final Map<AlarmKey, Signal> before;
  private final int electionTimeoutMs;
  private final long settledMicros;
  private final long at;
  private final Map<AlarmKey, Signal> found = new HashMap<>();

  SignalBook(
      Map<AlarmKey, Signal> before, int electionTimeoutMs, long settledMicros, long atMicros) {
    this.before = before;
    this.electionTimeoutMs = electionTimeoutMs;
    this.settledMicros = settledMicros;
    this.at = atMicros;
  }

  Map<AlarmKey, Signal> signals() {
    return found;
  }

  /** The whole cluster's; not before it has had the time to come up. */
  void cluster(AlarmKind kind, boolean holds) {
    if (holds) {
      AlarmKey key = AlarmKey.cluster(kind);
      put(key, Math.max(began(key), settledMicros), Signal.NO_END, null);
    }
  }

  void unserved(@Nullable Long sinceMicros) {
    if (sinceMicros != null) {
      put(
          AlarmKey.cluster(AlarmKind.SERVICE_UNAVAILABLE),
          Math.max(sinceMicros, settledMicros),
          Signal.NO_END,
          null);
    }
  }

  void node(AlarmKind kind, NodeId node, boolean holds) {
    if (holds) {
      AlarmKey key = key(kind, node);
      put(key, began(key), Signal.NO_END, null);
    }
  }

  /** One of which it is known from when on it holds, be it in the future; null: it does not. */
  void node(AlarmKind kind, NodeId node, @Nullable Long fromMicros) {
    if (fromMicros != null) {
      put(key(kind, node), fromMicros, Signal.NO_END, null);
    }
  }

  /** One that ends by itself; without effect when that is past. */
  void until(AlarmKey key, long untilMicros) {
    if (untilMicros > at) {
      put(key, began(key), untilMicros, null);
    }
  }

  /** One of which it is known from when until when it holds; without effect when that is past. */
  void between(AlarmKey key, long fromMicros, long untilMicros) {
    if (untilMicros > at) {
      put(key, fromMicros, untilMicros, null);
    }
  }

  void broken(BrokenProperty property) {
    AlarmSubject subject = new AlarmSubject.Property(property.name(), property.label());
    AlarmKey key = new AlarmKey(AlarmKind.SAFETY_BROKEN, subject);
    put(key, began(key), Signal.NO_END, property.evidence());
  }

  private static AlarmKey key(AlarmKind kind, NodeId node) {
    return new AlarmKey(kind, new AlarmSubject.Node(node));
  }

  private void put(AlarmKey key, long from, long until, @Nullable Text evidence) {
    found.put(key, new Signal(from, until, key.kind().onDelayMicros(electionTimeoutMs), evidence));
  }

  private long began(AlarmKey key) {
    Signal last = before.get(key);
    return last == null || last.untilMicros() <= at ? at : Math.min(last.fromMicros(), at);
  }
}
