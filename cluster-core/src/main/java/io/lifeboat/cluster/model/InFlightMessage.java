package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message that a fault keeps on its way. Loopback itself takes microseconds, so only messages
 * that something delays or holds are ever seen in flight.
 *
 * @param id unique within a run
 * @param answer false for a request, true for the answer to one
 * @param term the Raft term it carries, or null when it carries none
 * @param bytes its size without the framing of the transport
 * @param sinceMicros when it was sent, on the clock of the facts
 * @param dueMicros when it will arrive, or null while it is held until released
 * @param faults the faults that keep it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InFlightMessage(
    long id,
    NodeId from,
    NodeId to,
    MessageKind kind,
    boolean answer,
    @Nullable Long term,
    int bytes,
    long sinceMicros,
    @Nullable Long dueMicros,
    List<String> faults) {
  public InFlightMessage {
    faults = List.copyOf(faults);
  }
}
