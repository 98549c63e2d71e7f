package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker and its window. Looking at it changes nothing.
 *
 * @param calls requests that ended in the window
 * @param failurePercent share of them that failed or stayed unanswered; null before there are
 *     enough to tell
 * @param slowPercent share of them that took longer than the breaker calls slow; null likewise
 * @param windowMillis how far the window reaches back
 * @param minimumCalls how many requests it needs to judge
 * @param probeInMillis until it lets probes through; null unless it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BreakerView(
    BreakerState state,
    int calls,
    @Nullable Double failurePercent,
    @Nullable Double slowPercent,
    long windowMillis,
    int minimumCalls,
    @Nullable Long probeInMillis) {}
