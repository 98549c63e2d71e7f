package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.scenario.StepKinds.Context;
import io.lifeboat.cluster.scenario.StepKinds.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps that turn degrade switches, choose service levels and arm what tolerates failures. */
final class DegradeSteps {
  private static final String LEVEL = "level";
  private static final String REASON = "reason";
  private static final String LOCAL = "local";
  private static final String AUTO = "auto";
  private static final String BY = "scenario";

  private DegradeSteps() {}

  static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put(
        "force-switch",
        new Kind(
            List.of("name", "position", REASON, StepKinds.DURATION, LOCAL),
            DegradeSteps::forceSwitch));
    kinds.put(
        "choose-level",
        new Kind(List.of(LEVEL, REASON, StepKinds.DURATION, LOCAL), DegradeSteps::chooseLevel));
    kinds.put(
        "set-tolerance",
        new Kind(
            List.of(LEVEL),
            (step, context) ->
                new StepAction.Fixed(
                    new SwitchCommand.SetTolerance(step.constant(LEVEL, ToleranceLevel.class)))));
    return kinds;
  }

  private static StepAction forceSwitch(Fields step, Context context) throws BadScenarioException {
    return new StepAction.Fixed(
        new SwitchCommand.ForceSwitch(
            step.constant("name", DegradeSwitch.class),
            step.constant("position", SwitchPosition.class),
            BY,
            reason(step),
            duration(step, context),
            step.yesOrNo(LOCAL, false)));
  }

  private static StepAction chooseLevel(Fields step, Context context) throws BadScenarioException {
    List<String> words = new ArrayList<>(List.of(AUTO));
    for (ServiceLevel level : ServiceLevel.values()) {
      words.add(level.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    ServiceLevel level =
        step.word(LEVEL, words).equals(AUTO) ? null : step.constant(LEVEL, ServiceLevel.class);
    return new StepAction.Fixed(
        new SwitchCommand.ChooseLevel(
            level, BY, reason(step), duration(step, context), step.yesOrNo(LOCAL, false)));
  }

  private static String reason(Fields step) throws BadScenarioException {
    return step.has(REASON) ? step.text(REASON, "a reason", StepKinds.MAX_REASON_CHARS) : "";
  }

  private static @Nullable Long duration(Fields step, Context context) throws BadScenarioException {
    return step.has(StepKinds.DURATION) ? StepKinds.duration(step, context) : null;
  }
}
