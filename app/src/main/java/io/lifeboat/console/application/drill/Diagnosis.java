package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.model.NodeId;
import java.util.List;

/**
 * What the trainee said is wrong.
 *
 * @param malfunction as he said it
 */
public record Diagnosis(String malfunction, List<NodeId> nodes, long atMicros, boolean right) {
  public Diagnosis {
    nodes = List.copyOf(nodes);
  }
}
