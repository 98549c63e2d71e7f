package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.SwitchPosition;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The positions of all degrade switches as one gateway knows them, each a {@link Setting}. Any
 * thread may call.
 */
public final class SwitchBoard {
  private final Map<DegradeSwitch, Setting<SwitchForce>> settings =
      new EnumMap<>(DegradeSwitch.class);

  public SwitchBoard() {
    for (DegradeSwitch name : DegradeSwitch.values()) {
      settings.put(name, new Setting<>());
    }
  }

  /** The setting of one switch. */
  public Setting<SwitchForce> setting(DegradeSwitch name) {
    return Objects.requireNonNull(settings.get(name));
  }

  /** Turns a switch for this gateway alone. */
  public void turnHere(DegradeSwitch name, SwitchForce force) {
    setting(name).turnHere(force);
  }

  /**
   * Takes up what is replicated now.
   *
   * @param force null when nobody has turned it yet
   * @return the local position that this settled, or null
   */
  public @Nullable SwitchForce learn(DegradeSwitch name, @Nullable SwitchForce force) {
    return setting(name).learn(force);
  }

  /** Who turned it last as far as this gateway knows, or null. */
  public @Nullable SwitchForce force(DegradeSwitch name) {
    return setting(name).current();
  }

  /** Whether this gateway goes by a position that is not replicated yet. */
  public boolean isLocal(DegradeSwitch name) {
    return setting(name).isLocal();
  }

  /** What is still to be replicated. */
  public Map<DegradeSwitch, SwitchForce> toReplicate() {
    Map<DegradeSwitch, SwitchForce> left = new EnumMap<>(DegradeSwitch.class);
    settings.forEach(
        (name, setting) -> {
          SwitchForce here = setting.toReplicate();
          if (here != null) {
            left.put(name, here);
          }
        });
    return left;
  }

  /** What is in force at this moment; a switch that is not there is on {@code AUTO}. */
  public Map<DegradeSwitch, SwitchPosition> positions(long nowMillis) {
    Map<DegradeSwitch, SwitchPosition> positions = new EnumMap<>(DegradeSwitch.class);
    settings.forEach(
        (name, setting) -> {
          SwitchForce force = setting.inForce(nowMillis);
          if (force != null && force.position() != SwitchPosition.AUTO) {
            positions.put(name, force.position());
          }
        });
    return positions;
  }
}
