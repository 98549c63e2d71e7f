package io.lifeboat.cluster.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a history. It names no machine, no user and no path.
 *
 * @param lifeboatHistory the version of the format; this is version {@value #VERSION}
 * @param startedAt the wall clock when the history was opened, or null when it was not told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryHeader(int lifeboatHistory, @Nullable Instant startedAt) {
  public static final int VERSION = 1;
}
