package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be done to links at once, with plain strengths; finer ones are set up in the form. */
public final class LinkActions {
  private static final LinkEffect DELAY = LinkEffect.NONE.withDelay(200, 50, DelayShape.UNIFORM);
  private static final LinkEffect LOSS = LinkEffect.NONE.withLoss(20);

  private LinkActions() {}

  /** Cut, delay, lose and hold, always in this order. */
  public static List<ActionItem> faults(Actions actions, Set<Link> links, long durationMs) {
    return List.of(
        actions.item("cut", new DisturbLinks(links, Set.of(), LinkEffect.CUT, durationMs)),
        actions.item("delay", new DisturbLinks(links, Set.of(), DELAY, durationMs)),
        actions.item("lose", new DisturbLinks(links, Set.of(), LOSS, durationMs)),
        actions.item("hold", new HoldMessages(links, Set.of(), durationMs)));
  }

  /** To heal is to revert each fault that touches them, wholly: other links of it heal too. */
  public static List<ActionItem> reverts(Actions actions, Set<Link> links, ConsoleState state) {
    List<ActionItem> reverts = new ArrayList<>();
    for (FaultView fault : LinkFaults.touching(links, state)) {
      reverts.add(actions.item("revert-" + fault.id(), new RevertFault(fault.id())));
    }
    return List.copyOf(reverts);
  }
}
