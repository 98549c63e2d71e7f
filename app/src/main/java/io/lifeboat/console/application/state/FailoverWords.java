package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.console.application.text.FactsMsg;

/** Failovers in words. */
public final class FailoverWords {
  private FailoverWords() {}

  /** What took the leader, in a few words. */
  public static FactsMsg cause(FailoverCause cause) {
    return switch (cause) {
      case KILL -> FactsMsg.LOST_BY_KILL;
      case STOP -> FactsMsg.LOST_BY_STOP;
      case RESTART -> FactsMsg.LOST_BY_RESTART;
      case REMOVE -> FactsMsg.LOST_BY_REMOVE;
      case FREEZE -> FactsMsg.LOST_BY_FREEZE;
      case ISOLATE -> FactsMsg.LOST_BY_ISOLATE;
      case PARTITION -> FactsMsg.LOST_BY_PARTITION;
      case LINK_FAULT -> FactsMsg.LOST_BY_LINK_FAULT;
      case TRANSFER -> FactsMsg.LOST_BY_TRANSFER;
      case STEP_DOWN -> FactsMsg.LOST_BY_STEP_DOWN;
      case FORCED_ELECTION -> FactsMsg.LOST_BY_FORCED_ELECTION;
      case SPLIT_VOTE -> FactsMsg.LOST_BY_SPLIT_VOTE;
      case FLAP -> FactsMsg.LOST_BY_FLAP;
      case UNKNOWN -> FactsMsg.LOST_BY_UNKNOWN;
    };
  }
}
