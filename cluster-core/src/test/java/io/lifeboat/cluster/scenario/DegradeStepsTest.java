package io.lifeboat.cluster.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegradeStepsTest {
  @Test
  void readsSwitchesLevelsAndTolerance() throws BadScenarioException {
    List<Step> steps =
        ScenarioParserTest.steps(
            """
            {"atMs": 1, "do": "force-switch", "name": "pause-scans", "position": "forced-on"},
            {"atMs": 2, "do": "force-switch", "name": "stale-reads", "position": "forced-off",
             "reason": "trial", "durationMs": 500, "local": true},
            {"atMs": 3, "do": "force-switch", "name": "pause-scans", "position": "auto"},
            {"atMs": 4, "do": "choose-level", "level": "read-only", "reason": "repairs"},
            {"atMs": 5, "do": "choose-level", "level": "emergency", "durationMs": 100,
             "local": true},
            {"atMs": 6, "do": "choose-level", "level": "auto"},
            {"atMs": 7, "do": "set-tolerance", "level": "medium"}
            """);

    assertThat(steps.stream().map(step -> ((StepAction.Fixed) step.action()).command()).toList())
        .containsExactly(
            new SwitchCommand.ForceSwitch(
                DegradeSwitch.PAUSE_SCANS, SwitchPosition.FORCED_ON, "scenario", "", null, false),
            new SwitchCommand.ForceSwitch(
                DegradeSwitch.STALE_READS,
                SwitchPosition.FORCED_OFF,
                "scenario",
                "trial",
                500L,
                true),
            new SwitchCommand.ForceSwitch(
                DegradeSwitch.PAUSE_SCANS, SwitchPosition.AUTO, "scenario", "", null, false),
            new SwitchCommand.ChooseLevel(
                ServiceLevel.READ_ONLY, "scenario", "repairs", null, false),
            new SwitchCommand.ChooseLevel(ServiceLevel.EMERGENCY, "scenario", "", 100L, true),
            new SwitchCommand.ChooseLevel(null, "scenario", "", null, false),
            new SwitchCommand.SetTolerance(ToleranceLevel.MEDIUM));
  }

  @Test
  void everySwitchPositionAndLevelHasItsWord() throws BadScenarioException {
    for (DegradeSwitch name : DegradeSwitch.values()) {
      for (SwitchPosition position : SwitchPosition.values()) {
        Step step =
            ScenarioParserTest.steps(
                    "{\"atMs\": 1, \"do\": \"force-switch\", \"name\": \"%s\", \"position\": \"%s\"}"
                        .formatted(word(name), word(position)))
                .getFirst();
        assertThat(((StepAction.Fixed) step.action()).command())
            .isEqualTo(new SwitchCommand.ForceSwitch(name, position, "scenario", "", null, false));
      }
    }
    for (ServiceLevel level : ServiceLevel.values()) {
      Step step =
          ScenarioParserTest.steps(
                  "{\"atMs\": 1, \"do\": \"choose-level\", \"level\": \"%s\"}"
                      .formatted(word(level)))
              .getFirst();
      assertThat(((StepAction.Fixed) step.action()).command())
          .isEqualTo(new SwitchCommand.ChooseLevel(level, "scenario", "", null, false));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The step stands on a line of its own, so that what is wrong there is on line 2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"atMs": 1, "do": "force-switch", "name": "pause-scan", "position": "auto"} | 43 | unknown word "pause-scan" for "name" (did you mean "pause-scans"?)
          {"atMs": 1, "do": "force-switch", "name": "pause-scans", "position": "on"} | 70 | expected one of "auto", "forced-on" or "forced-off"
          {"atMs": 1, "do": "force-switch", "position": "auto"} | 1 | missing field "name"
          {"atMs": 1, "do": "force-switch", "name": "pause-scans"} | 1 | missing field "position"
          {"atMs": 1, "do": "force-switch", "name": "pause-scans", "position": "auto", "local": 1} | 87 | "local" must be true or false, found 1
          {"atMs": 1, "do": "force-switch", "name": "pause-scans", "position": "auto", "by": "ada"} | 78 | unknown field "by" in step "force-switch"
          {"atMs": 1, "do": "force-switch", "name": "pause-scans", "position": "auto", "durationMs": 0} | 92 | "durationMs" must be a whole number from 1 to
          {"atMs": 1, "do": "force-switch", "name": "pause-scans", "position": "auto", "reason": 5} | 88 | "reason" must be a reason, found 5
          {"atMs": 1, "do": "choose-level", "level": "reducd"} | 44 | unknown word "reducd" for "level" (did you mean "reduced"?)
          {"atMs": 1, "do": "choose-level"} | 1 | missing field "level"
          {"atMs": 1, "do": "choose-level", "level": null} | 44 | found null
          {"atMs": 1, "do": "choose-level", "level": "auto", "durationMs": 99999} | 66 | would outlast the scenario, which ends at 1000 ms
          {"atMs": 1, "do": "set-tolerance", "level": "auto"} | 45 | expected one of "none", "low", "medium" or "high"
          {"atMs": 1, "do": "set-tolerance", "level": "high", "local": true} | 53 | unknown field "local" in step "set-tolerance"
          """)
  void aMistakeIsRefusedAtItsPlace(String step, int column, String words) {
    assertThatThrownBy(
            () ->
                ScenarioParser.parse(
                    "x.json",
                    """
                    {"name": "x", "durationMs": 1000, "steps": [
                    %s], "checks": [{"name": "digests-agree"}]}
                    """
                        .formatted(step)))
        .isInstanceOf(BadScenarioException.class)
        .hasMessageStartingWith("x.json:2:" + column + ": ")
        .hasMessageContaining(words);
  }
}
