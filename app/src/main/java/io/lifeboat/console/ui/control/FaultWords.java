package io.lifeboat.console.ui.control;

import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import io.lifeboat.console.ui.i18n.UiMsg;

/** Faults in words: their phases, and how one was at a moment. */
public final class FaultWords {
  private FaultWords() {}

  /** The name of a phase. */
  public static Text phase(FaultPhase phase) {
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

  /** "Fault f3, kill of n1: Verified. So far 12 s." */
  public static String at(FaultSpan fault, long micros, long nowMicros, I18n i18n) {
    Text what =
        Text.of(
            TimelineMsg.MOMENT_FAULT,
            fault.id(),
            Wording.of(fault.kind(), fault.targets()),
            phase(phaseAt(fault, micros)));
    Long to = fault.toMicros();
    return to == null
        ? Lengths.soFar(what, nowMicros - fault.fromMicros(), i18n)
        : Lengths.lasted(what, to - fault.fromMicros(), i18n);
  }

  private static FaultPhase phaseAt(FaultSpan fault, long micros) {
    FaultPhase phase = fault.phases().getFirst().phase();
    for (FaultSpan.PhaseChange change : fault.phases()) {
      if (change.atMicros() <= micros) {
        phase = change.phase();
      }
    }
    return phase;
  }
}
