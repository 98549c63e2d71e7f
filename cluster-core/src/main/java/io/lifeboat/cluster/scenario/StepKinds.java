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
import static io.lifeboat.cluster.scenario.Target.ByRole.QUARANTINED;
import static io.lifeboat.cluster.scenario.Target.ByRole.RANDOM;
import static io.lifeboat.cluster.scenario.Target.ByRole.REST;
import static io.lifeboat.cluster.scenario.Target.ByRole.STOPPED;

import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.LinkShapes;
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
public final class StepKinds {
  static final String DO = "do";
  static final String AT = "atMs";
  static final String EXPECT = "expect";

  private static final String TARGET = "target";
  static final String DURATION = "durationMs";
  private static final String PAUSE = "pauseMs";
  private static final String GROUPS = "groups";
  private static final String DEFAULT_REASON = "scenario";
  private static final int MOST_NODES = 9;
  private static final int MAX_KEY_CHARS = 256;
  private static final int MAX_VALUE_CHARS = 65_536;
  static final int MAX_REASON_CHARS = 200;

  private static final Set<Target.ByRole> RUNNING =
      EnumSet.of(LEADER, FOLLOWER, RANDOM, MINORITY, MAJORITY, ALL);
  private static final Set<Target.ByRole> RUNNING_ONE = EnumSet.of(LEADER, FOLLOWER, RANDOM);
  private static final Set<Target.ByRole> IN_GROUP_A =
      EnumSet.of(LEADER, FOLLOWER, RANDOM, MINORITY, MAJORITY);
  private static final Set<Target.ByRole> IN_GROUP_B =
      EnumSet.of(LEADER, FOLLOWER, RANDOM, MINORITY, MAJORITY, REST);

  private static final Map<String, Kind> KINDS = kinds();

  private StepKinds() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("kill", fault(Verb.KILL));
    kinds.put("start", onNodes(Verb.START, EnumSet.of(KILLED, STOPPED, ALL_STOPPED, QUARANTINED)));
    kinds.put("stop", onNodes(Verb.STOP, RUNNING));
    kinds.put("restart", new Kind(List.of(TARGET, PAUSE), StepKinds::restart));
    kinds.put("freeze", fault(Verb.FREEZE));
    kinds.put("unfreeze", onNodes(Verb.UNFREEZE, EnumSet.of(FROZEN)));
    kinds.put("isolate", fault(Verb.ISOLATE));
    kinds.put("rejoin", onNodes(Verb.REJOIN, EnumSet.of(ISOLATED)));
    kinds.put("partition", new Kind(List.of(GROUPS, DURATION), StepKinds::partition));
    kinds.put(
        "bridge",
        new Kind(
            List.of(TARGET, DURATION),
            (step, context) ->
                new StepAction.OnNodes(Verb.BRIDGE, one(step, context), duration(step, context))));
    kinds.put("majorities-ring", new Kind(List.of(DURATION), StepKinds::majoritiesRing));
    kinds.put("disturb-links", LinkSteps.DISTURB);
    kinds.put("cut-links", LinkSteps.CUT);
    kinds.put("hold-messages", LinkSteps.HOLD);
    kinds.put("catch-message", LinkSteps.CATCH);
    kinds.put("slow-client", new Kind(List.of("delayMs", "jitterMs", DURATION), StepKinds::slow));
    kinds.put("step-down", leadership(Verb.STEP_DOWN, new Target(List.of(LEADER))));
    kinds.put("force-election", leadership(Verb.FORCE_ELECTION, new Target(List.of(FOLLOWER))));
    kinds.put(
        "split-vote",
        new Kind(
            List.of(DURATION),
            (step, context) ->
                new StepAction.Fixed(new NemesisCommand.SplitVote(duration(step, context)))));
    kinds.put("flap-leader", new Kind(List.of("periodMs", DURATION), StepKinds::flap));
    kinds.put("load-burst", new Kind(List.of("operationsPerSecond", DURATION), StepKinds::burst));
    kinds.put("hot-key", new Kind(List.of("percent", DURATION), StepKinds::hotKey));
    kinds.put("revert", new Kind(List.of("step"), StepKinds::revert));
    kinds.put("heal-all", new Kind(List.of("reason"), StepKinds::healAll));
    kinds.put(
        "rearm",
        new Kind(
            List.of(), (step, context) -> new StepAction.Fixed(new NemesisCommand.RearmFaults())));
    kinds.put("transfer-leadership", new Kind(List.of(TARGET), StepKinds::transfer));
    kinds.put(
        "rolling-restart",
        new Kind(
            List.of(PAUSE),
            (step, context) ->
                new StepAction.Fixed(new OperatorCommand.RollingRestart(pause(step, context)))));
    kinds.put("add-node", new Kind(List.of("node"), StepKinds::addNode));
    kinds.put("remove-node", onNodes(Verb.REMOVE, RUNNING_ONE));
    kinds.put("replace-node", new Kind(List.of("node", "with"), StepKinds::replaceNode));
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
    kinds.putAll(CareSteps.kinds());
    kinds.putAll(DegradeSteps.kinds());
    return kinds;
  }

  /** Reads one step; what it changes for those after it is kept in the context. */
  public static Step read(String file, Located value, Context context) throws BadScenarioException {
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
    context.steps++;
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
    return new StepAction.Restart(target(step, context, RUNNING), pause(step, context));
  }

  private static long pause(Fields step, Context context) throws BadScenarioException {
    return step.wholeNumber(PAUSE, 0, context.durationMs - context.atMs, 0);
  }

  // Members

  private static StepAction addNode(Fields step, Context context) throws BadScenarioException {
    String node = newcomer(step, "node", context);
    context.names.add(node);
    return new StepAction.Fixed(new OperatorCommand.AddNode(new NodeId(node)));
  }

  private static StepAction replaceNode(Fields step, Context context) throws BadScenarioException {
    NodeId node = new NodeId(step.word("node", context.names));
    String with = newcomer(step, "with", context);
    context.names.add(with);
    return new StepAction.Fixed(new OperatorCommand.ReplaceNode(node, new NodeId(with)));
  }

  private static String newcomer(Fields step, String field, Context context)
      throws BadScenarioException {
    List<String> free =
        IntStream.rangeClosed(1, MOST_NODES)
            .mapToObj(number -> "n" + number)
            .filter(name -> number(name) > context.nodes || !context.names.contains(name))
            .toList();
    return step.word(field, free);
  }

  private static int number(String name) {
    return new NodeId(name).number();
  }

  // Links

  private static StepAction majoritiesRing(Fields step, Context context)
      throws BadScenarioException {
    if (context.nodes < LinkShapes.LEAST_FOR_RING) {
      throw step.problem(
          step.place(),
          "a majorities ring needs at least "
              + LinkShapes.LEAST_FOR_RING
              + " nodes; the scenario has "
              + context.nodes);
    }
    return new StepAction.Fixed(new NemesisCommand.MajoritiesRing(duration(step, context)));
  }

  private static StepAction slow(Fields step, Context context) throws BadScenarioException {
    return new StepAction.Fixed(
        new NemesisCommand.SlowClient(
            (int) step.wholeNumber("delayMs", 1, LinkSteps.LONGEST_DELAY_MS),
            (int) step.wholeNumber("jitterMs", 0, LinkSteps.LONGEST_DELAY_MS, 0),
            duration(step, context)));
  }

  // Leadership and load

  private static Kind leadership(Verb verb, Target otherwise) {
    return new Kind(
        List.of(TARGET),
        (step, context) ->
            new StepAction.OnNodes(verb, target(step, context, RUNNING, otherwise), 0));
  }

  private static StepAction flap(Fields step, Context context) throws BadScenarioException {
    return new StepAction.Fixed(
        new NemesisCommand.FlapLeader(
            step.wholeNumber("periodMs", 200, 60_000, 1_000), duration(step, context)));
  }

  /** A burst that stayed would never let the load come to rest at the end. */
  private static StepAction burst(Fields step, Context context) throws BadScenarioException {
    step.value(DURATION, "a whole number, for a burst must end");
    return new StepAction.Fixed(
        new NemesisCommand.LoadBurst(
            (int) step.wholeNumber("operationsPerSecond", 1, 5_000), duration(step, context)));
  }

  private static StepAction hotKey(Fields step, Context context) throws BadScenarioException {
    return new StepAction.Fixed(
        new NemesisCommand.HotKey(
            (int) step.wholeNumber("percent", 1, 100), duration(step, context)));
  }

  private static StepAction revert(Fields step, Context context) throws BadScenarioException {
    if (context.steps == 0) {
      throw step.problem(
          step.place(), "there is no step before this one whose fault could be reverted");
    }
    return new StepAction.Revert((int) step.wholeNumber("step", 1, context.steps));
  }

  /** One node, by name or by the role it plays. */
  private static Target one(Fields step, Context context) throws BadScenarioException {
    Target target = target(step, context, RUNNING_ONE);
    if (target.selectors().size() != 1) {
      throw step.problem(step.place(TARGET), "one node is needed; expected one name or role");
    }
    return target;
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
    NodeId node = new NodeId(step.word("node", context.names));
    return new StepAction.Fixed(new OperatorCommand.LocalRead(node, key(step)));
  }

  private static StepAction partition(Fields step, Context context) throws BadScenarioException {
    List<Located> groups =
        step.list(GROUPS, "a list of two groups, each a list of names and roles", 2, 2);
    Targets names = new Targets(step, context.nodes, context.names, true);
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
    return new StepAction.Fixed(
        new SwitchCommand.SetSwitch(step.constant("name", SwitchName.class), step.yesOrNo("on")));
  }

  private static StepAction write(Fields step, Context context) throws BadScenarioException {
    String value = step.text("value", "a text of 1 to 65536 characters", MAX_VALUE_CHARS);
    return new StepAction.Fixed(new OperatorCommand.ClientWrite(key(step), value));
  }

  private static String key(Fields step) throws BadScenarioException {
    return step.text("key", "a text of 1 to 256 characters", MAX_KEY_CHARS);
  }

  static Target target(Fields step, Context context, Set<Target.ByRole> roles)
      throws BadScenarioException {
    Targets names = new Targets(step, context.nodes, context.names, false);
    return names.read(TARGET, step.value(TARGET, names.expected(roles)), roles);
  }

  /** A target that may be left out. */
  private static Target target(
      Fields step, Context context, Set<Target.ByRole> roles, Target otherwise)
      throws BadScenarioException {
    return step.has(TARGET) ? target(step, context, roles) : otherwise;
  }

  static long duration(Fields step, Context context) throws BadScenarioException {
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
  public static final class Context {
    private final int nodes;
    private final List<String> names = new ArrayList<>();
    private final long durationMs;
    private WorkloadSettings workload;
    private long atMs;
    private int steps;

    public Context(int nodes, long durationMs, WorkloadSettings workload) {
      this.nodes = nodes;
      IntStream.rangeClosed(1, nodes).forEach(number -> names.add("n" + number));
      this.durationMs = durationMs;
      this.workload = workload;
    }

    /** Reads the endpoints of a link, which may be the client's. */
    Targets endpoints(Fields step) {
      return new Targets(step, nodes, names, true);
    }
  }

  /** The fields of a kind of step, and what reads them. */
  record Kind(List<String> fields, StepReader reader) {}

  /** Reads the fields of a step. */
  interface StepReader {
    StepAction read(Fields step, Context context) throws BadScenarioException;
  }
}
