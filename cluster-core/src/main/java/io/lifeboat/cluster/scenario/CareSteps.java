package io.lifeboat.cluster.scenario;

import static io.lifeboat.cluster.scenario.Target.ByRole.ALL;
import static io.lifeboat.cluster.scenario.Target.ByRole.ALL_STOPPED;
import static io.lifeboat.cluster.scenario.Target.ByRole.FOLLOWER;
import static io.lifeboat.cluster.scenario.Target.ByRole.KILLED;
import static io.lifeboat.cluster.scenario.Target.ByRole.LEADER;
import static io.lifeboat.cluster.scenario.Target.ByRole.QUARANTINED;
import static io.lifeboat.cluster.scenario.Target.ByRole.RANDOM;
import static io.lifeboat.cluster.scenario.Target.ByRole.STOPPED;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.StepKinds.Context;
import io.lifeboat.cluster.scenario.StepKinds.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The steps that damage files and states, look for damage, and repair it. */
final class CareSteps {
  private static final String TARGET = "target";
  private static final String EVEN_IF_LAST = "evenIfLast";
  private static final int MOST_BITS = 64;
  private static final int MOST_CHARS = 256;

  private static final Set<Target.ByRole> ANY =
      EnumSet.of(LEADER, FOLLOWER, RANDOM, ALL, KILLED, STOPPED, ALL_STOPPED, QUARANTINED);
  private static final Set<Target.ByRole> ENDED =
      EnumSet.of(KILLED, STOPPED, ALL_STOPPED, QUARANTINED);
  private static final Set<Target.ByRole> RUNNING = EnumSet.of(LEADER, FOLLOWER, RANDOM);

  private CareSteps() {}

  static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put(
        "damage-files",
        new Kind(List.of(TARGET, "damage", "index", "bits", EVEN_IF_LAST), CareSteps::damage));
    kinds.put(
        "change-state", new Kind(List.of(TARGET, "key", EVEN_IF_LAST), CareSteps::changeState));
    kinds.put("apply-wrongly", new Kind(List.of(TARGET, EVEN_IF_LAST), CareSteps::applyWrongly));
    kinds.put("scrub", onEach(ANY, OperatorCommand.ScrubNode::new));
    kinds.put("rebuild", onEach(ANY, OperatorCommand.RebuildNode::new));
    kinds.put("repair-records", onEach(ENDED, OperatorCommand.RepairRecords::new));
    kinds.put("compare", fixed(new OperatorCommand.CompareReplicas()));
    kinds.put("back-up", fixed(new OperatorCommand.BackUp()));
    kinds.put("verify-backup", onBackup(OperatorCommand.VerifyBackup::new));
    kinds.put("restore", onBackup(OperatorCommand.RestoreBackup::new));
    return kinds;
  }

  private static Kind fixed(Command command) {
    return new Kind(List.of(), (step, context) -> new StepAction.Fixed(command));
  }

  private static Kind onBackup(Function<String, Command> command) {
    return new Kind(
        List.of("backup"),
        (step, context) ->
            new StepAction.Fixed(
                command.apply(step.text("backup", "the name of a backup", MOST_CHARS))));
  }

  private static Kind onEach(Set<Target.ByRole> roles, Function<NodeId, Command> command) {
    return new Kind(
        List.of(TARGET),
        (step, context) -> new StepAction.OnEach(StepKinds.target(step, context, roles), command));
  }

  private static StepAction damage(Fields step, Context context) throws BadScenarioException {
    Target target = StepKinds.target(step, context, ANY);
    List<String> words = new ArrayList<>();
    for (FileDamage damage : FileDamage.values()) {
      words.add(damage.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    FileDamage damage =
        FileDamage.valueOf(step.word("damage", words).toUpperCase(Locale.ROOT).replace('-', '_'));
    long index = step.wholeNumber("index", 0, Long.MAX_VALUE, 0);
    int bits = (int) step.wholeNumber("bits", 1, MOST_BITS, 1);
    boolean evenIfLast = step.yesOrNo(EVEN_IF_LAST, false);
    return new StepAction.OnEach(
        target, node -> new NemesisCommand.DamageFiles(node, damage, index, bits, evenIfLast));
  }

  private static StepAction changeState(Fields step, Context context) throws BadScenarioException {
    Target target = StepKinds.target(step, context, RUNNING);
    String key = step.has("key") ? step.text("key", "a key", MOST_CHARS) : "";
    boolean evenIfLast = step.yesOrNo(EVEN_IF_LAST, false);
    return new StepAction.OnEach(
        target, node -> new NemesisCommand.ChangeState(node, key, evenIfLast));
  }

  private static StepAction applyWrongly(Fields step, Context context) throws BadScenarioException {
    Target target = StepKinds.target(step, context, RUNNING);
    boolean evenIfLast = step.yesOrNo(EVEN_IF_LAST, false);
    return new StepAction.OnEach(target, node -> new NemesisCommand.ApplyWrongly(node, evenIfLast));
  }
}
