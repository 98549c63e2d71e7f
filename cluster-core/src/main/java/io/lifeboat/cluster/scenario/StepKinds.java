package io.lifeboat.cluster.scenario;

import static io.lifeboat.cluster.scenario.Target.ByRole.ALL;
import static io.lifeboat.cluster.scenario.Target.ByRole.ALL_STOPPED;
import static io.lifeboat.cluster.scenario.Target.ByRole.FOLLOWER;
import static io.lifeboat.cluster.scenario.Target.ByRole.FROZEN;
import static io.lifeboat.cluster.scenario.Target.ByRole.ISOLATED;
import static io.lifeboat.cluster.scenario.Target.ByRole.KILLED;
import static io.lifeboat.cluster.scenario.Target.ByRole.LEADER;
import static io.lifeboat.cluster.scenario.Target.ByRole.MAJORITY;
import static io.lifeboat.cluster.scenario.Target.ByRole.MINORITY;
import static io.lifeboat.cluster.scenario.Target.ByRole.RANDOM;
import static io.lifeboat.cluster.scenario.Target.ByRole.REST;
import static io.lifeboat.cluster.scenario.Target.ByRole.STOPPED;

import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.scenario.StepAction.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The steps a file may ask for. A new kind is a line here and, if need be, an action. */
final class StepKinds {
  static final String DO = "do";
  static final String AT = "atMs";
  static final String EXPECT = "expect";

  private static final String TARGET = "target";
  private static final String DURATION = "durationMs";
  private static final String PAUSE = "pauseMs";
  private static final String GROUPS = "groups";
  private static final String DEFAULT_REASON = "scenario";
  private static final int MAX_KEY_CHARS = 256;
  private static final int MAX_VALUE_CHARS = 65_536;
  private static final int MAX_REASON_CHARS = 200;

  private static final Set<Target.ByRole> RUNNING =
      EnumSet.of(LEADER, FOLLOWER, RANDOM, MINORITY, MAJORITY, ALL);
  private static final Set<Target.ByRole> IN_GROUP_A =
      EnumSet.of(LEADER, FOLLOWER, RANDOM, MINORITY, MAJORITY);
  private static final Set<Target.ByRole> IN_GROUP_B =
      EnumSet.of(LEADER, FOLLOWER, RANDOM, MINORITY, MAJORITY, REST);

  private static final Map<String, Kind> KINDS = kinds();

  private StepKinds() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("kill", fault(Verb.KILL));
    kinds.put("start", onNodes(Verb.START, EnumSet.of(KILLED, STOPPED, ALL_STOPPED)));
    kinds.put("stop", onNodes(Verb.STOP, RUNNING));
    kinds.put("restart", new Kind(List.of(TARGET, PAUSE), StepKinds::restart));
    kinds.put("freeze", fault(Verb.FREEZE));
    kinds.put("unfreeze", onNodes(Verb.UNFREEZE, EnumSet.of(FROZEN)));
    kinds.put("isolate", fault(Verb.ISOLATE));
    kinds.put("rejoin", onNodes(Verb.REJOIN, EnumSet.of(ISOLATED)));
    kinds.put("partition", new Kind(List.of(GROUPS, DURATION), StepKinds::partition));
    kinds.put("heal-all", new Kind(List.of("reason"), StepKinds::healAll));
    kinds.put(
        "rearm",
        new Kind(
            List.of(), (step, context) -> new StepAction.Fixed(new NemesisCommand.RearmFaults())));
    kinds.put("transfer-leadership", new Kind(List.of(TARGET), StepKinds::transfer));
    kinds.put("compact", onNodes(Verb.COMPACT, RUNNING));
    kinds.put("workload", new Kind(ScenarioParser.WORKLOAD_FIELDS, StepKinds::workload));
    kinds.put("switch", new Kind(List.of("name", "on"), StepKinds::turnSwitch));
    kinds.put("client-write", new Kind(List.of("key", "value"), StepKinds::write));
    kinds.put(
        "client-read",
        new Kind(
            List.of("key"),
            (step, context) -> new StepAction.Fixed(new OperatorCommand.ClientRead(key(step)))));
    kinds.put("local-read", new Kind(List.of("node", "key"), StepKinds::localRead));
    return kinds;
  }

  /** Reads one step; what it changes for those after it is kept in the context. */
  static Step read(String file, Located value, Context context) throws BadScenarioException {
    Located.Obj object = Fields.asObject(file, value, "a step");
    Fields open = new Fields(file, object, "a step", List.copyOf(object.fields().keySet()));
    String word = open.word(DO, KINDS.keySet());
    Kind kind = ScenarioParser.known(KINDS, word);
    List<String> allowed = new ArrayList<>(List.of(AT, DO));
    allowed.addAll(kind.fields);
    allowed.add(EXPECT);
    Fields step = new Fields(file, object, "step \"" + word + "\"", allowed);
    context.atMs = at(step, context);
    StepAction action = kind.reader.read(step, context);
    return new Step(context.atMs, word, action, expectation(step));
  }

  private static long at(Fields step, Context context) throws BadScenarioException {
    long at = step.wholeNumber(AT, 0, context.durationMs);
    if (at < context.atMs) {
      throw step.problem(
          step.place(AT),
          "steps must be in the order of their time; expected \"atMs\" of at least "
              + context.atMs
              + ", found "
              + at);
    }
    return at;
  }

  private static Step.Expectation expectation(Fields step) throws BadScenarioException {
    if (!step.has(EXPECT)) {
      return Step.Expectation.OK;
    }
    List<String> words = new ArrayList<>();
    for (Step.Expectation expectation : Step.Expectation.values()) {
      words.add(expectation.word());
    }
    return Step.Expectation.valueOf(step.word(EXPECT, words).toUpperCase(Locale.ROOT));
  }

  private static Kind fault(Verb verb) {
    return new Kind(
        List.of(TARGET, DURATION),
        (step, context) ->
            new StepAction.OnNodes(verb, target(step, context, RUNNING), duration(step, context)));
  }

  private static Kind onNodes(Verb verb, Set<Target.ByRole> roles) {
    return new Kind(
        List.of(TARGET),
        (step, context) -> new StepAction.OnNodes(verb, target(step, context, roles), 0));
  }

  private static StepAction restart(Fields step, Context context) throws BadScenarioException {
    return new StepAction.Restart(
        target(step, context, RUNNING),
        step.wholeNumber(PAUSE, 0, context.durationMs - context.atMs, 0));
  }

  private static StepAction transfer(Fields step, Context context) throws BadScenarioException {
    Target target = target(step, context, EnumSet.of(FOLLOWER));
    if (target.selectors().size() != 1) {
      throw step.problem(
          step.place(TARGET), "leadership goes to one node; expected one name or \"follower\"");
    }
    return new StepAction.OnNodes(Verb.TRANSFER_LEADERSHIP, target, 0);
  }

  private static StepAction localRead(Fields step, Context context) throws BadScenarioException {
    List<String> names =
        IntStream.rangeClosed(1, context.nodes).mapToObj(number -> "n" + number).toList();
    NodeId node = new NodeId(step.word("node", names));
    return new StepAction.Fixed(new OperatorCommand.LocalRead(node, key(step)));
  }

  private static StepAction partition(Fields step, Context context) throws BadScenarioException {
    List<Located> groups =
        step.list(GROUPS, "a list of two groups, each a list of names and roles", 2, 2);
    Targets names = new Targets(step, context.nodes, true);
    Target groupA = names.read(GROUPS, groups.getFirst(), IN_GROUP_A);
    Target groupB = names.read(GROUPS, groups.getLast(), IN_GROUP_B);
    return new StepAction.Partition(groupA, groupB, duration(step, context));
  }

  private static StepAction healAll(Fields step, Context context) throws BadScenarioException {
    String reason =
        step.has("reason") ? step.text("reason", "a reason", MAX_REASON_CHARS) : DEFAULT_REASON;
    return new StepAction.Fixed(new NemesisCommand.HealAll(reason));
  }

  private static StepAction workload(Fields step, Context context) throws BadScenarioException {
    context.workload = ScenarioParser.workload(step, context.workload);
    return new StepAction.Fixed(new OperatorCommand.SetWorkload(context.workload));
  }

  private static StepAction turnSwitch(Fields step, Context context) throws BadScenarioException {
    List<String> names = new ArrayList<>();
    for (SwitchName name : SwitchName.values()) {
      names.add(name.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    String name = step.word("name", names).toUpperCase(Locale.ROOT).replace('-', '_');
    return new StepAction.Fixed(
        new SwitchCommand.SetSwitch(SwitchName.valueOf(name), step.yesOrNo("on")));
  }

  private static StepAction write(Fields step, Context context) throws BadScenarioException {
    String value = step.text("value", "a text of 1 to 65536 characters", MAX_VALUE_CHARS);
    return new StepAction.Fixed(new OperatorCommand.ClientWrite(key(step), value));
  }

  private static String key(Fields step) throws BadScenarioException {
    return step.text("key", "a text of 1 to 256 characters", MAX_KEY_CHARS);
  }

  private static Target target(Fields step, Context context, Set<Target.ByRole> roles)
      throws BadScenarioException {
    Targets names = new Targets(step, context.nodes, false);
    return names.read(TARGET, step.value(TARGET, names.expected(roles)), roles);
  }

  private static long duration(Fields step, Context context) throws BadScenarioException {
    if (!step.has(DURATION)) {
      return 0;
    }
    long duration = step.wholeNumber(DURATION, 1, ScenarioParser.MAX_DURATION_MS);
    if (context.atMs + duration > context.durationMs) {
      throw step.problem(
          step.place(DURATION),
          "the fault would outlast the scenario, which ends at "
              + context.durationMs
              + " ms; expected at most "
              + (context.durationMs - context.atMs)
              + ", or no \"durationMs\" for a fault that stays");
    }
    return duration;
  }

  /** What a step may depend on: the scenario round it and the steps before it. */
  static final class Context {
    private final int nodes;
    private final long durationMs;
    private WorkloadSettings workload;
    private long atMs;

    Context(int nodes, long durationMs, WorkloadSettings workload) {
      this.nodes = nodes;
      this.durationMs = durationMs;
      this.workload = workload;
    }
  }

  private record Kind(List<String> fields, StepReader reader) {}

  private interface StepReader {
    StepAction read(Fields step, Context context) throws BadScenarioException;
  }
}
