package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.SwitchPosition;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The positions of all degrade switches as one gateway knows them: those that are replicated, and
 * those that were turned here when nothing could be replicated. A local one is in force at once,
 * and stays until the replicated position is at least as new: its own, once it has been written, or
 * somebody's who turned the switch later. Any thread may call.
 */
public final class SwitchBoard {
  private final Map<DegradeSwitch, SwitchForce> replicated = new EnumMap<>(DegradeSwitch.class);
  private final Map<DegradeSwitch, SwitchForce> local = new EnumMap<>(DegradeSwitch.class);

  /** Turns a switch for this gateway alone. */
  public synchronized void turnHere(DegradeSwitch name, SwitchForce force) {
    local.put(name, force);
  }

  /**
   * Takes up what is replicated now.
   *
   * @param force null when nobody has turned it yet
   * @return the local position that this settled, or null
   */
  public synchronized @Nullable SwitchForce learn(DegradeSwitch name, @Nullable SwitchForce force) {
    if (force == null) {
      replicated.remove(name);
      return null;
    }
    replicated.put(name, force);
    SwitchForce here = local.get(name);
    if (here == null || here.sinceMillis() > force.sinceMillis()) {
      return null;
    }
    local.remove(name);
    return here;
  }

  /** Who turned it last as far as this gateway knows, or null. */
  public synchronized @Nullable SwitchForce force(DegradeSwitch name) {
    SwitchForce here = local.get(name);
    return here == null ? replicated.get(name) : here;
  }

  /** Whether this gateway goes by a position that is not replicated yet. */
  public synchronized boolean isLocal(DegradeSwitch name) {
    return local.containsKey(name);
  }

  /** What is still to be replicated. */
  public synchronized Map<DegradeSwitch, SwitchForce> toReplicate() {
    return Map.copyOf(local);
  }

  /** What is in force at this moment; a switch that is not there is on {@code AUTO}. */
  public synchronized Map<DegradeSwitch, SwitchPosition> positions(long nowMillis) {
    Map<DegradeSwitch, SwitchPosition> positions = new EnumMap<>(DegradeSwitch.class);
    for (DegradeSwitch name : DegradeSwitch.values()) {
      SwitchForce force = force(name);
      SwitchPosition position = force == null ? SwitchPosition.AUTO : force.at(nowMillis);
      if (position != SwitchPosition.AUTO) {
        positions.put(name, position);
      }
    }
    return positions;
  }
}
