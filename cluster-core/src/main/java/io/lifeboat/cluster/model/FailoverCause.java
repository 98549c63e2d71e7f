package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What took a leader from its cluster, as far as commands and facts tell. */
public enum FailoverCause {
  /** Its process was ended without a word. */
  @JsonProperty("kill")
  KILL,
  /** It was stopped in good order, which begins with handing over. */
  @JsonProperty("stop")
  STOP,
  /** It was stopped to be started again, alone or in its turn with all others. */
  @JsonProperty("restart")
  RESTART,
  /** It was taken out of the configuration. */
  @JsonProperty("remove")
  REMOVE,
  @JsonProperty("freeze")
  FREEZE,
  @JsonProperty("isolate")
  ISOLATE,
  /** A partition, a bridge or a ring left it without a majority. */
  @JsonProperty("partition")
  PARTITION,
  /** Another fault was on its links to other members. */
  @JsonProperty("link-fault")
  LINK_FAULT,
  /** It was asked to hand over. */
  @JsonProperty("transfer")
  TRANSFER,
  @JsonProperty("step-down")
  STEP_DOWN,
  /** Another node was made to stand for election. */
  @JsonProperty("forced-election")
  FORCED_ELECTION,
  @JsonProperty("split-vote")
  SPLIT_VOTE,
  /** It was made to step down, as every leader was for a while. */
  @JsonProperty("flap")
  FLAP,
  /** No command and no fault tells. */
  @JsonProperty("unknown")
  UNKNOWN
}
