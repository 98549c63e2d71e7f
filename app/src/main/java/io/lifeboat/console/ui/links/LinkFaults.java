package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.BridgeNodes;
import io.lifeboat.cluster.command.NemesisCommand.CatchMessage;
import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.MajoritiesRing;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.SlowClient;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.ui.nemesis.FaultNames;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which faults in the ledger touch a link: to heal it means to revert these. */
public final class LinkFaults {
  private LinkFaults() {}

  /** Those that touch any of these directions, in the order of the ledger. */
  public static List<FaultView> touching(Collection<Link> links, ConsoleState state) {
    return state.faults().stream()
        .filter(fault -> fault.phase().isActive())
        .filter(fault -> links.stream().anyMatch(link -> touches(fault, link, state)))
        .toList();
  }

  private static boolean touches(FaultView fault, Link link, ConsoleState state) {
    boolean told =
        state.links().link(link.from(), link.to()).disturbances().stream()
            .anyMatch(disturbance -> disturbance.fault().equals(fault.id()));
    return told
        || FaultNames.cause(fault, state)
            .map(command -> touches(command, link, state))
            .orElse(false);
  }

  private static boolean touches(Command command, Link link, ConsoleState state) {
    Set<NodeId> members = state.topology().members();
    return switch (command) {
      case IsolateNode c -> link.from().equals(c.node()) || link.to().equals(c.node());
      case PartitionNodes c -> LinkShapes.between(c.groupA(), c.groupB()).contains(link);
      case BridgeNodes c -> LinkShapes.bridge(members, c.bridge()).contains(link);
      case MajoritiesRing _ -> LinkShapes.majoritiesRing(members).contains(link);
      case DisturbLinks c -> c.links().contains(link);
      case HoldMessages c -> c.links().contains(link);
      case CatchMessage c -> c.from().equals(link.from()) && c.to().equals(link.to());
      case SlowClient _ -> link.from().isClient() || link.to().isClient();
      default -> false;
    };
  }
}
