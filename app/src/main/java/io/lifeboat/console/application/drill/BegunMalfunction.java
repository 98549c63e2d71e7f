package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What broke, as the facts have it.
 *
 * @param diagnosedMicros when the trainee said what it is, and was right; null while he did not
 */
public record BegunMalfunction(
    MalfunctionKind kind, List<NodeId> nodes, long atMicros, @Nullable Long diagnosedMicros) {
  public BegunMalfunction {
    nodes = List.copyOf(nodes);
  }

  /** Whether this describes it: the kind, and where it is somewhere, exactly those nodes. */
  boolean is(MalfunctionKind said, List<NodeId> where) {
    return said == kind && (!kind.isSomewhere() || Set.copyOf(nodes).equals(Set.copyOf(where)));
  }

  BegunMalfunction diagnosed(long micros) {
    return diagnosedMicros != null ? this : new BegunMalfunction(kind, nodes, atMicros, micros);
  }
}
