package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what is told of faults and commands into the ledger and the log of commands. */
final class LedgerFold {
  private static final long MICROS_PER_MS = 1_000;

  private LedgerFold() {}

  static FaultsView changed(
      FaultsView before, Fact.FaultChanged f, long at, @Nullable CommandId cause) {
    List<FaultView> next = new ArrayList<>(before.active());
    int place = 0;
    while (place < next.size() && !next.get(place).id().equals(f.id())) {
      place++;
    }
    FaultView was = place < next.size() ? next.remove(place) : null;
    if (f.phase().isActive()) {
      next.add(place, now(was, f, at, cause));
    }
    return new FaultsView(next, before.blockedReason());
  }

  private static FaultView now(
      @Nullable FaultView was, Fact.FaultChanged f, long at, @Nullable CommandId cause) {
    Long remaining = f.remainingMs();
    return new FaultView(
        f.id(),
        f.fault(),
        f.targets(),
        f.phase(),
        was == null ? at : was.sinceMicros(),
        remaining == null ? null : (Long) (at + remaining * MICROS_PER_MS),
        f.evidence() != null || was == null ? f.evidence() : was.evidence(),
        was == null ? cause : was.cause());
  }

  static FaultsView blocked(FaultsView before, @Nullable String reason) {
    return new FaultsView(before.active(), reason);
  }

  static Chronicle<CommandView> completed(
      Chronicle<CommandView> commands, CommandId id, Outcome outcome) {
    for (int i = commands.size() - 1; i >= 0; i--) {
      CommandView asked = commands.get(i);
      if (asked.id().equals(id)) {
        return commands.with(
            i, new CommandView(id, asked.command(), asked.requestedAtMicros(), outcome));
      }
    }
    return commands;
  }
}
