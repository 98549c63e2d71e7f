package io.lifeboat.console.application.failover;

import io.lifeboat.cluster.model.Failover;
import org.jspecify.annotations.Nullable;

/** The four moments of a failover, in their order. */
public enum Milestone {
  /** Another node first asked for votes or pre-votes. */
  DETECTED,
  /** Another node won. */
  ELECTED,
  /** The new leader committed its first entry. */
  FIRST_COMMIT,
  /** A client's write was first acknowledged by the new leader. */
  FIRST_CLIENT;

  /** When it was, in milliseconds from the loss of the leader, or null. */
  @Nullable Double ms(Failover failover) {
    return switch (this) {
      case DETECTED -> failover.detectedMs();
      case ELECTED -> failover.electedMs();
      case FIRST_COMMIT -> failover.firstCommitMs();
      case FIRST_CLIENT -> failover.firstClientSuccessMs();
    };
  }
}
