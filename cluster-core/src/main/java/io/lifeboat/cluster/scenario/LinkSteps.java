package io.lifeboat.cluster.scenario;

import static io.lifeboat.cluster.scenario.Target.ByRole.ALL;
import static io.lifeboat.cluster.scenario.Target.ByRole.FOLLOWER;
import static io.lifeboat.cluster.scenario.Target.ByRole.LEADER;
import static io.lifeboat.cluster.scenario.Target.ByRole.MAJORITY;
import static io.lifeboat.cluster.scenario.Target.ByRole.MINORITY;
import static io.lifeboat.cluster.scenario.Target.ByRole.RANDOM;
import static io.lifeboat.cluster.scenario.Target.ByRole.REST;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.scenario.StepKinds.Context;
import io.lifeboat.cluster.scenario.StepKinds.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The steps that break single links and messages. */
final class LinkSteps {
  static final int LONGEST_DELAY_MS = 60_000;

  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String BOTH = "both";
  private static final String KINDS = "kinds";
  private static final String DURATION = "durationMs";

  private static final List<String> EFFECTS =
      List.of(
          "cut",
          "delayMs",
          "jitterMs",
          "shape",
          "lossPercent",
          "duplicatePercent",
          "reorderPercent",
          "reorderMs",
          "bytesPerSecond");

  private static final Set<Target.ByRole> ENDS =
      EnumSet.of(LEADER, FOLLOWER, RANDOM, MINORITY, MAJORITY, ALL, REST);
  private static final Set<Target.ByRole> ONE = EnumSet.of(LEADER, FOLLOWER, RANDOM);

  static final Kind DISTURB =
      new Kind(fields(List.of(FROM, TO, BOTH, KINDS), EFFECTS), LinkSteps::disturb);
  static final Kind CUT = new Kind(List.of(FROM, TO, BOTH, KINDS, DURATION), LinkSteps::cut);
  static final Kind HOLD = new Kind(List.of(FROM, TO, BOTH, KINDS, DURATION), LinkSteps::hold);
  static final Kind CATCH =
      new Kind(List.of(FROM, TO, "kind", "action", DURATION), LinkSteps::catchMessage);

  private LinkSteps() {}

  private static List<String> fields(List<String> first, List<String> more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(more);
    all.add(DURATION);
    return List.copyOf(all);
  }

  private static StepAction disturb(Fields step, Context context) throws BadScenarioException {
    LinkEffect effect = effect(step);
    Set<MessageKind> kinds = kinds(step);
    long duration = StepKinds.duration(step, context);
    return onLinks(
        step,
        context,
        true,
        links -> new NemesisCommand.DisturbLinks(links, kinds, effect, duration));
  }

  private static StepAction cut(Fields step, Context context) throws BadScenarioException {
    Set<MessageKind> kinds = kinds(step);
    long duration = StepKinds.duration(step, context);
    return onLinks(
        step,
        context,
        false,
        links -> new NemesisCommand.DisturbLinks(links, kinds, LinkEffect.CUT, duration));
  }

  private static StepAction hold(Fields step, Context context) throws BadScenarioException {
    Set<MessageKind> kinds = kinds(step);
    long duration = StepKinds.duration(step, context);
    return onLinks(
        step, context, false, links -> new NemesisCommand.HoldMessages(links, kinds, duration));
  }

  private static StepAction onLinks(
      Fields step, Context context, boolean bothUnlessSaid, Function<Set<Link>, Command> command)
      throws BadScenarioException {
    Targets names = context.endpoints(step);
    Target from = names.read(FROM, step.value(FROM, names.expected(ENDS)), ENDS);
    Target to = step.has(TO) ? names.read(TO, step.value(TO, ""), ENDS) : null;
    return new StepAction.OnLinks(from, to, step.yesOrNo(BOTH, bothUnlessSaid), command);
  }

  private static StepAction catchMessage(Fields step, Context context) throws BadScenarioException {
    Targets names = context.endpoints(step);
    Target from = names.read(FROM, step.value(FROM, names.expected(ONE)), ONE);
    Target to = names.read(TO, step.value(TO, names.expected(ONE)), ONE);
    MessageKind kind =
        MessageKind.valueOf(enumName(step.word("kind", words(MessageKind.values()))));
    MessageAction action =
        MessageAction.valueOf(
            enumName(
                step.word(
                    "action",
                    words(
                        new MessageAction[] {
                          MessageAction.DROP, MessageAction.HOLD, MessageAction.DUPLICATE
                        }))));
    long duration = StepKinds.duration(step, context);
    return new StepAction.OnPair(
        from,
        to,
        (one, other) -> new NemesisCommand.CatchMessage(one, other, kind, action, duration));
  }

  // Effects

  private static LinkEffect effect(Fields step) throws BadScenarioException {
    if (EFFECTS.stream().noneMatch(step::has)) {
      throw step.problem(
          step.place(), "nothing is to happen on the links; expected " + Fields.oneOf(EFFECTS));
    }
    boolean reorders = step.has("reorderPercent");
    return new LinkEffect(
        step.yesOrNo("cut", false),
        number(step, "delayMs", LONGEST_DELAY_MS),
        number(step, "jitterMs", LONGEST_DELAY_MS),
        shape(step),
        percent(step, "lossPercent"),
        percent(step, "duplicatePercent"),
        percent(step, "reorderPercent"),
        (int) step.wholeNumber("reorderMs", 1, LONGEST_DELAY_MS, reorders ? 50 : 0),
        number(step, "bytesPerSecond", Integer.MAX_VALUE));
  }

  private static int number(Fields step, String name, int most) throws BadScenarioException {
    return (int) step.wholeNumber(name, 0, most, 0);
  }

  private static DelayShape shape(Fields step) throws BadScenarioException {
    return step.has("shape")
        ? DelayShape.valueOf(enumName(step.word("shape", words(DelayShape.values()))))
        : DelayShape.UNIFORM;
  }

  private static double percent(Fields step, String name) throws BadScenarioException {
    if (!step.has(name)) {
      return 0;
    }
    String expected = "a number from 0 to 100";
    Located value = step.value(name, expected);
    if (value instanceof Located.Num(Located.Place _, BigDecimal number)
        && number.signum() >= 0
        && number.compareTo(BigDecimal.valueOf(100)) <= 0) {
      return number.doubleValue();
    }
    throw step.wrong(name, expected, value, value.place());
  }

  private static Set<MessageKind> kinds(Fields step) throws BadScenarioException {
    Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
    if (!step.has(KINDS)) {
      return kinds;
    }
    List<String> known = words(MessageKind.values());
    String expected = "a list of " + Fields.oneOf(known);
    for (Located item : step.list(KINDS, expected, 1, known.size())) {
      if (!(item instanceof Located.Text(Located.Place at, String word))) {
        throw step.wrong(KINDS, expected, item, item.place());
      }
      if (!known.contains(word)) {
        throw step.problem(
            at,
            "unknown kind of message \""
                + word
                + "\""
                + Fields.suggestion(word, known)
                + "; expected "
                + Fields.oneOf(known));
      }
      kinds.add(MessageKind.valueOf(enumName(word)));
    }
    return kinds;
  }

  private static List<String> words(Enum<?>[] values) {
    List<String> words = new ArrayList<>();
    for (Enum<?> value : values) {
      words.add(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return words;
  }

  private static String enumName(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
