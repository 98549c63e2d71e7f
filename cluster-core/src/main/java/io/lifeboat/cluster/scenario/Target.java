package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whom a step is for: names and roles, each choosing among the nodes the ones before it left. */
public record Target(List<Selector> selectors) {
  public Target {
    selectors = List.copyOf(selectors);
  }

  /** Whether whom it means depends on who was chosen beside it. */
  public boolean isTheRest() {
    return selectors.contains(ByRole.REST);
  }

  @Override
  public String toString() {
    return selectors.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** A name or a role. */
  public sealed interface Selector {}

  /** This endpoint, whatever its state. */
  public record Named(NodeId node) implements Selector {
    @Override
    public String toString() {
      return node.value();
    }
  }

  /** The part a node plays when the step's time has come. */
  public enum ByRole implements Selector {
    /** The ready leader of the highest term. */
    LEADER,
    /** One running node that does not lead, chosen by the seed. */
    FOLLOWER,
    /** One running node, chosen by the seed. */
    RANDOM,
    /** The largest number of nodes that is no majority, chosen by the seed among the running. */
    MINORITY,
    /** The smallest majority, chosen by the seed among the running. */
    MAJORITY,
    /** Every running node. */
    ALL,
    /** Every node that was killed and not started since. */
    KILLED,
    /** Every node that was ended in good order and not started since. */
    STOPPED,
    /** Every node that was killed or ended in good order. */
    ALL_STOPPED,
    /** Every node that was not started because its files are damaged. */
    QUARANTINED,
    FROZEN,
    ISOLATED,
    /** Every node nobody has chosen yet. */
    REST;

    /** The word for it in the file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
      return word();
    }
  }
}
