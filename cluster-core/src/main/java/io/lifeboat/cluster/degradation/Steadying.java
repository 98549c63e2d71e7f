package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hysteresis of the host, so that no policy needs one: a class is degraded at once, and gets
 * more again only when the policy has wanted that for a while without a break. Not thread-safe.
 */
public final class Steadying {
  private final long calmMicros;
  private final Map<RequestClass, Treatment> inForce = new HashMap<>();

  /** Since when the policy has wanted to give each class more than it gets. */
  private final Map<RequestClass, Long> betterSince = new HashMap<>();

  /** And the least it has wanted to give in that time. */
  private final Map<RequestClass, Treatment> betterBy = new HashMap<>();

  /**
   * Gives at first whatever is wanted first.
   *
   * @param calmMs for how long the policy must want to give a class more before it gets more
   */
  public Steadying(long calmMs) {
    this.calmMicros = calmMs * 1_000;
  }

  /**
   * What is given now of what the policy wants.
   *
   * @param nowMicros on a clock that does not go back
   */
  public PolicyTable next(PolicyTable wanted, long nowMicros) {
    Map<RequestClass, Treatment> next = new LinkedHashMap<>();
    wanted
        .treatments()
        .forEach((request, want) -> next.put(request, next(request, want, nowMicros)));
    inForce.putAll(next);
    return new PolicyTable(next);
  }

  private Treatment next(RequestClass request, Treatment want, long nowMicros) {
    Treatment now = inForce.getOrDefault(request, want);
    if (want.compareTo(now) >= 0) {
      forget(request);
      return want;
    }
    long since = betterSince.computeIfAbsent(request, r -> nowMicros);
    Treatment by = betterBy.merge(request, want, Treatment::atLeast);
    if (nowMicros - since < calmMicros) {
      return now;
    }
    forget(request);
    return by;
  }

  private void forget(RequestClass request) {
    betterSince.remove(request);
    betterBy.remove(request);
  }
}
