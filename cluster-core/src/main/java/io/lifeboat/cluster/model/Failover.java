package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One loss of a leader and what came after, in milliseconds from the moment the leader was lost.
 * When that moment is not known (no command and no fact tells it), times count from the first fact
 * that noticed it, {@code cause} is "unknown" and {@code detectedMs} is 0. A duration that has not
 * happened, or was not observed, is null.
 *
 * @param number 1, 2, 3 … within a run
 * @param cause what took the leader: "kill", "stop", "freeze", "isolate", "partition", "transfer"
 *     or "unknown"
 * @param lost the leader that was lost
 * @param lostTerm the term it led
 * @param leader who leads now, or null while nobody does
 * @param startedAtMicros when the leader was lost, on the clock of the facts
 * @param detectedMs until another node first asked for votes or pre-votes
 * @param electedMs until another node won
 * @param firstCommitMs until the new leader committed its first entry
 * @param firstClientSuccessMs until a client's write was first acknowledged by the new leader
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Failover(
    int number,
    String cause,
    NodeId lost,
    long lostTerm,
    @Nullable NodeId leader,
    long term,
    long startedAtMicros,
    @Nullable Double detectedMs,
    @Nullable Double electedMs,
    @Nullable Double firstCommitMs,
    @Nullable Double firstClientSuccessMs) {}
