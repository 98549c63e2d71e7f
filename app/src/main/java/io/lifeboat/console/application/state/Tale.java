package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of one fact.
 *
 * @param group the facts it is told with, this one included, or null when it is told alone
 */
record Tale(
    Category category,
    Weight weight,
    Text title,
    Text why,
    Set<NodeId> nodes,
    List<Evidence> evidence,
    @Nullable Group group) {

  Tale {
    nodes = Set.copyOf(nodes);
    evidence = List.copyOf(evidence);
  }

  static Tale of(Category category, Weight weight, Text title, Text why, Collection<NodeId> nodes) {
    return new Tale(category, weight, title, why, Set.copyOf(nodes), List.of(), null);
  }

  static Tale process(NodeId node, Weight weight, Text title, Text why) {
    return of(Category.PROCESS, weight, title, why, Set.of(node));
  }

  static Tale election(Weight weight, Text title, Text why, NodeId... nodes) {
    return of(Category.ELECTION, weight, title, why, List.of(nodes));
  }

  Tale because(Grounds grounds) {
    return new Tale(category, weight, title, why, nodes, grounds.evidence(), group);
  }

  Tale in(Group of) {
    return new Tale(category, weight, title, why, nodes, evidence, of);
  }
}
