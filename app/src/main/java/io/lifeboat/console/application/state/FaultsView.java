package io.lifeboat.console.application.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is injected.
 *
 * @param active the ledger of active faults
 * @param blockedReason why new faults are blocked, null when they are not
 */
public record FaultsView(List<FaultView> active, @Nullable String blockedReason) {
  public static final FaultsView NONE = new FaultsView(List.of(), null);

  public FaultsView {
    active = List.copyOf(active);
  }
}
