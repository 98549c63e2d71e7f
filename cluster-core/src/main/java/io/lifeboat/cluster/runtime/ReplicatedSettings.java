package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.degradation.ActivePolicy;
import io.lifeboat.cluster.degradation.ChosenLevel;
import io.lifeboat.cluster.degradation.Setting;
import io.lifeboat.cluster.degradation.SwitchBoard;
import io.lifeboat.cluster.degradation.SwitchForce;
import io.lifeboat.cluster.degradation.Turned;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.store.ChangedInMemoryException;
import io.lifeboat.cluster.store.ReplicaProbe;
import io.lifeboat.cluster.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What operators set, as entries of the replicated store: it survives restarts, and all gateways go
 * by it. Written through Raft; read from the replica that has applied most. Confined to the
 * conductor's thread.
 */
final class ReplicatedSettings {
  /** Keys that begin with this are the console's own; clients are refused them. */
  static final String PREFIX = "lifeboat/";

  private static final Logger LOG = LoggerFactory.getLogger(ReplicatedSettings.class);
  private static final long WRITE_LIMIT_MS = 3_000;
  private static final long AGAIN_MS = 500;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  final SwitchBoard switches = new SwitchBoard();
  final Setting<ChosenLevel> level = new Setting<>();
  final Setting<ActivePolicy> policy = new Setting<>();

  private final Supplier<List<Replica>> replicas;
  private final Gateway.Sessions sessions;
  private final LongSupplier micros;
  private final Consumer<Runnable> thread;
  private final List<Entry<?>> entries = new ArrayList<>();
  private boolean writing;
  private long lastTryMicros = -AGAIN_MS * 1_000;

  /**
   * @param micros a clock that does not go back, in microseconds
   * @param thread runs a task on the conductor's thread
   */
  ReplicatedSettings(
      Supplier<List<Replica>> replicas,
      Gateway.Sessions sessions,
      LongSupplier micros,
      Consumer<Runnable> thread) {
    this.replicas = replicas;
    this.sessions = sessions;
    this.micros = micros;
    this.thread = thread;
    for (DegradeSwitch name : DegradeSwitch.values()) {
      entries.add(new Entry<>(key(name), SwitchForce.class, switches.setting(name)));
    }
    entries.add(new Entry<>(PREFIX + "level", ChosenLevel.class, level));
    entries.add(new Entry<>(PREFIX + "policy", ActivePolicy.class, policy));
  }

  private static String key(DegradeSwitch name) {
    return PREFIX + "switch/" + name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One setting and its key. */
  private static final class Entry<T extends Turned> {
    private final String key;
    private final Class<T> type;
    private final Setting<T> setting;
    private long version = -1;

    Entry(String key, Class<T> type, Setting<T> setting) {
      this.key = key;
      this.type = type;
      this.setting = setting;
    }

    /** What a replica holds; the same version is read once, and an older one never. */
    synchronized void learn(@Nullable Versioned held) {
      long now = held == null ? 0 : held.version();
      if (now <= version) {
        return;
      }
      version = now;
      if (held == null) {
        setting.learn(null);
        return;
      }
      try {
        setting.learn(Objects.requireNonNull(JSON.readValue(held.value(), type), "no setting"));
      } catch (JacksonException | NullPointerException e) {
        LOG.warn("What stands under {} is no setting and is left out", key, e);
      }
    }
  }

  /** Writes a setting through Raft; what it says is in force when it is acknowledged. */
  <T extends Turned> CompletableFuture<OperationResult> write(Setting<T> setting, T value) {
    for (Entry<?> entry : entries) {
      if (entry.setting.equals(setting)) {
        return sessions
            .submit(new Operation.Put(entry.key, JSON.writeValueAsString(value)), WRITE_LIMIT_MS)
            .thenApply(
                result -> {
                  // Another's write may have come after it: the later one counts.
                  if (result instanceof OperationResult.Ok ok && ok.entry() != null) {
                    entry.learn(ok.entry());
                  }
                  return result;
                });
      }
    }
    throw new IllegalArgumentException("No such setting");
  }

  /** Takes up what the replicas hold. */
  void learn() {
    ReplicaProbe freshest = null;
    for (Replica replica : replicas.get()) {
      ReplicaProbe probe = replica.probe();
      if (!probe.wasChanged() && (freshest == null || probe.lastIndex() > freshest.lastIndex())) {
        freshest = probe;
      }
    }
    if (freshest == null) {
      return;
    }
    for (Entry<?> entry : entries) {
      try {
        entry.learn(freshest.get(entry.key));
      } catch (ChangedInMemoryException e) {
        LOG.debug("This replica says nothing of {}", entry.key, e);
        return;
      }
    }
  }

  /** Replicates what was turned here alone, one at a time; to be called while there is a leader. */
  void reconcile() {
    long now = micros.getAsLong();
    if (writing || now - lastTryMicros < AGAIN_MS * 1_000) {
      return;
    }
    for (Entry<?> entry : entries) {
      if (entry.setting.isLocal()) {
        writing = true;
        lastTryMicros = now;
        replicate(entry).whenComplete((result, error) -> thread.accept(() -> writing = false));
        return;
      }
    }
  }

  private <T extends Turned> CompletableFuture<?> replicate(Entry<T> entry) {
    T here = entry.setting.toReplicate();
    return here == null ? CompletableFuture.completedFuture(null) : write(entry.setting, here);
  }
}
