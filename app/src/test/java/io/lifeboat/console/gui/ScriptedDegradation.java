package io.lifeboat.console.gui;

import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.command.SwitchCommand.ActivatePolicy;
import io.lifeboat.cluster.command.SwitchCommand.ChooseLevel;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.Degradations;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a gateway tells when somebody decides about degradation; the policy's wishes are given. */
final class ScriptedDegradation {
  private final Set<DegradeSwitch> computed = EnumSet.noneOf(DegradeSwitch.class);

  /** From now on the policy wants this. */
  void wants(DegradeSwitch name) {
    computed.add(name);
  }

  List<Fact> play(SwitchCommand command, long nowMicros) {
    long now = Degradations.EPOCH + nowMicros / 1_000;
    return switch (command) {
      case SetSwitch turn -> List.of(new Fact.SwitchChanged(turn.name(), turn.on()));
      case ForceSwitch turn -> List.of(turned(turn, now));
      case ChooseLevel choice -> {
        ServiceLevel level = choice.level();
        Long duration = choice.durationMs();
        yield List.of(
            new Fact.ServiceLevelChanged(
                level == null ? ServiceLevel.NORMAL : level,
                level == null || level == ServiceLevel.NORMAL ? null : TreatmentCause.LEVEL,
                level,
                choice.local(),
                level == null ? null : choice.by(),
                level == null ? null : choice.reason(),
                duration == null ? null : Long.valueOf(now + duration)));
      }
      case ActivatePolicy activate ->
          List.of(new Fact.PolicyActivated(activate.policy(), activate.by(), now));
      case SetTolerance arm -> List.of(new Fact.ToleranceChanged(arm.level()));
    };
  }

  private Fact turned(ForceSwitch turn, long now) {
    boolean wanted = computed.contains(turn.name());
    boolean on =
        turn.position() == SwitchPosition.AUTO
            ? wanted
            : turn.position() == SwitchPosition.FORCED_ON;
    Long duration = turn.durationMs();
    return new Fact.DegradeSwitchChanged(
        turn.name(),
        turn.position(),
        wanted,
        on,
        turn.local(),
        turn.by(),
        turn.reason(),
        now,
        duration == null ? null : Long.valueOf(now + duration));
  }
}
