package io.lifeboat.console.application.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The policies that were active, the newest first.
 *
 * @param versions no more than {@link #MOST}
 */
public record PolicyHistory(List<PolicyVersion> versions) {
  /** Older ones are dropped. */
  public static final int MOST = 50;

  public PolicyHistory {
    versions = List.copyOf(versions.subList(0, Math.min(MOST, versions.size())));
  }

  static PolicyHistory none() {
    return new PolicyHistory(List.of());
  }

  /** With one more; the same when it is the newest already. */
  PolicyHistory with(PolicyVersion version) {
    if (!versions.isEmpty() && versions.getFirst().draft().equals(version.draft())) {
      return this;
    }
    List<PolicyVersion> next = new ArrayList<>();
    next.add(version);
    next.addAll(versions);
    return new PolicyHistory(next);
  }
}
