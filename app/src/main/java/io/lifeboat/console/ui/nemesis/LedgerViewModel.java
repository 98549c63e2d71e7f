package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger of active faults, with whole seconds left. */
record LedgerViewModel(List<Entry> entries) {

  /**
   * One fault.
   *
   * @param revert the command that reverts it alone
   */
  record Entry(
      String id,
      Text name,
      Text phase,
      Text timeLeft,
      boolean verified,
      @Nullable String evidence,
      Command revert) {}

  static LedgerViewModel of(ConsoleState state) {
    return new LedgerViewModel(
        state.faults().stream()
            .filter(fault -> fault.phase().isActive())
            .map(fault -> entry(fault, state))
            .toList());
  }

  private static Entry entry(FaultView fault, ConsoleState state) {
    return new Entry(
        fault.id(),
        FaultNames.of(fault, state),
        phase(fault.phase()),
        timeLeft(fault, state.nowMicros()),
        fault.phase() == FaultPhase.VERIFIED,
        fault.evidence(),
        new RevertFault(fault.id()));
  }

  static Text phase(FaultPhase phase) {
    return Text.of(
        switch (phase) {
          case INJECTING -> UiMsg.PHASE_INJECTING;
          case RUNNING -> UiMsg.PHASE_RUNNING;
          case VERIFIED -> UiMsg.PHASE_VERIFIED;
          case REVERTING -> UiMsg.PHASE_REVERTING;
          case COMPLETED -> UiMsg.PHASE_COMPLETED;
          case FAILED -> UiMsg.PHASE_FAILED;
        });
  }

  private static Text timeLeft(FaultView fault, long nowMicros) {
    Long expires = fault.expiresAtMicros();
    return expires == null
        ? Text.of(UiMsg.LEFT_UNTIL_REVERTED)
        : Text.of(UiMsg.LEFT_SECONDS, secondsLeft(expires, nowMicros));
  }

  static long secondsLeft(long expiresAtMicros, long nowMicros) {
    return Math.max(0, Math.ceilDiv(expiresAtMicros - nowMicros, 1_000_000L));
  }
}
