package io.lifeboat.cluster.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeboat.cluster.command.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * One fact as it is kept and sent round.
 *
 * @param sequence 1, 2, 3 … without gaps within a run
 * @param atMicros when it was observed, in microseconds since the run began (monotonic clock)
 * @param observer who saw it: a node ("n3"), "client", or "conductor" for what was done from
 *     outside
 * @param cause the command it is certainly a consequence of, or null when that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FactRecord(
    long sequence, long atMicros, String observer, @Nullable CommandId cause, Fact fact) {

  public static final String CONDUCTOR = "conductor";

  /** When it was observed, in milliseconds since the run began. */
  public double atMs() {
    return atMicros / 1_000.0;
  }
}
