package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Fields;
import io.lifeboat.cluster.scenario.Located;
import io.lifeboat.console.application.alarm.AlarmKind;
import io.lifeboat.console.application.drill.Drill.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the tasks of a drill, in the light of what is before them in the file. */
final class TaskReader {
  private static final int MAX_TASKS = 20;
  private static final int MAX_HINTS = 5;
  private static final long MAX_HELD_MS = 60_000;
  private static final String WITHIN = "withinMs";
  private static final String DO = "do";
  private static final String ALARMS = "alarms";
  private static final String HELD = "heldMs";

  private static final Map<String, List<String>> STANDARDS = standards();

  private final String file;
  private final List<Draw> malfunctions;
  private final Limits limits;
  private final Set<String> known = new LinkedHashSet<>();

  TaskReader(String file, List<Draw> malfunctions, Limits limits) {
    this.file = file;
    this.malfunctions = malfunctions;
    this.limits = limits;
  }

  private static Map<String, List<String>> standards() {
    Map<String, List<String>> standards = new LinkedHashMap<>();
    standards.put("acknowledge", List.of(ALARMS, WITHIN));
    standards.put("diagnose", List.of("malfunction", WITHIN));
    standards.put("act", List.of("commands", WITHIN));
    standards.put("level", List.of("levels", WITHIN));
    standards.put("restore-service", List.of(HELD, WITHIN));
    standards.put("nodes-running", List.of(HELD, WITHIN));
    standards.put("margin", List.of("least", HELD, WITHIN));
    standards.put("replicas-agree", List.of(WITHIN));
    standards.put("nothing-broken", List.of(HELD, WITHIN));
    standards.put("keep-serving", List.of("mostMs"));
    standards.put("keep-data", List.of());
    return standards;
  }

  List<DrillTask> read(Fields drill) throws BadScenarioException {
    List<DrillTask> tasks = new ArrayList<>();
    String expected = "a list of 1 to " + MAX_TASKS + " tasks";
    for (Located value : drill.list("tasks", expected, 1, MAX_TASKS)) {
      tasks.add(task(value));
    }
    if (tasks.stream().allMatch(task -> task.points() == 0)) {
      throw drill.problem(drill.place("tasks"), "no task is worth any points; expected some");
    }
    return tasks;
  }

  private DrillTask task(Located value) throws BadScenarioException {
    Fields fields =
        new Fields(
            file,
            value,
            "a task",
            List.of("id", "cue", "standard", "points", "met", "notMet", "hints"));
    String id = fields.name("id");
    Cue cue = cue(fields);
    if (!known.add(id)) {
      throw fields.problem(
          fields.place("id"), "task \"" + id + "\" is there twice; expected each at most once");
    }
    Located given = fields.value("standard", "an object");
    Located.Obj object = Fields.asObject(file, given, "a standard");
    Fields open = new Fields(file, given, "a standard", List.copyOf(object.fields().keySet()));
    String word = open.word(DO, STANDARDS.keySet());
    List<String> allowed = new ArrayList<>(List.of(DO));
    allowed.addAll(Objects.requireNonNull(STANDARDS.get(word)));
    Fields standard = new Fields(file, given, "standard \"" + word + "\"", allowed);
    Standard asked = standard(word, standard);
    return new DrillTask(
        id,
        cue,
        asked,
        asked instanceof Standard.Timed ? standard.wholeNumber(WITHIN, 1_000, limits.timeMs()) : 0,
        phrase(fields, "met"),
        phrase(fields, "notMet"),
        hints(fields),
        (int) fields.wholeNumber("points", 0, DrillParser.MAX_POINTS));
  }

  private Phrase phrase(Fields fields, String field) throws BadScenarioException {
    return DrillParser.words(
        new Fields(
            file,
            fields.value(field, "a text in both languages"),
            "the text in both languages",
            List.of("en", "zh")));
  }

  private List<DrillTask.Hint> hints(Fields fields) throws BadScenarioException {
    List<DrillTask.Hint> hints = new ArrayList<>();
    if (fields.has("hints")) {
      String expected = "a list of at most " + MAX_HINTS + " hints";
      for (Located value : fields.list("hints", expected, 0, MAX_HINTS)) {
        Fields hint = new Fields(file, value, "a hint", List.of("cost", "en", "zh"));
        hints.add(
            new DrillTask.Hint(
                (int) hint.wholeNumber("cost", 0, DrillParser.MAX_POINTS),
                DrillParser.words(hint)));
      }
    }
    return hints;
  }

  // Cues

  private Cue cue(Fields task) throws BadScenarioException {
    Fields fields =
        new Fields(
            file,
            task.value("cue", "an object"),
            "a cue",
            List.of("atMs", "brokenMs", ALARMS, "after", "en", "zh"));
    long given = List.of("atMs", "brokenMs", ALARMS, "after").stream().filter(fields::has).count();
    if (given != 1) {
      throw fields.problem(
          fields.place(),
          "expected exactly one of \"atMs\", \"brokenMs\", \"alarms\" or \"after\" in a cue, found "
              + given);
    }
    return new Cue(when(fields), DrillParser.words(fields));
  }

  private Cue.When when(Fields fields) throws BadScenarioException {
    if (fields.has("atMs")) {
      return new Cue.At(fields.wholeNumber("atMs", 0, limits.timeMs()));
    }
    if (fields.has("brokenMs")) {
      return new Cue.Broken(fields.wholeNumber("brokenMs", 0, limits.timeMs()));
    }
    if (fields.has(ALARMS)) {
      return new Cue.Raised(constants(fields, ALARMS, AlarmKind.class));
    }
    if (known.isEmpty()) {
      throw fields.problem(fields.place("after"), "there is no task before this one");
    }
    return new Cue.After(fields.word("after", known));
  }

  // Standards

  private Standard standard(String word, Fields fields) throws BadScenarioException {
    return switch (word) {
      case "acknowledge" ->
          new Standard.Acknowledge(
              fields.has(ALARMS) ? constants(fields, ALARMS, AlarmKind.class) : Set.of());
      case "diagnose" -> diagnose(fields);
      case "act" -> new Standard.Act(words(fields, "commands", CommandWords.ALL));
      case "level" -> new Standard.Level(constants(fields, "levels", ServiceLevel.class));
      case "restore-service" -> new Standard.Restore(held(fields));
      case "nodes-running" -> new Standard.NodesRunning(held(fields));
      case "margin" -> new Standard.Margin((int) fields.wholeNumber("least", 0, 4), held(fields));
      case "replicas-agree" -> new Standard.ReplicasAgree();
      case "nothing-broken" -> new Standard.NothingBroken(held(fields));
      case "keep-serving" ->
          new Standard.KeepServing(fields.wholeNumber("mostMs", 0, limits.timeMs()));
      case "keep-data" -> new Standard.KeepData();
      default -> throw new IllegalArgumentException(word);
    };
  }

  private Standard diagnose(Fields fields) throws BadScenarioException {
    if (!fields.has("malfunction")) {
      return new Standard.Diagnose(null);
    }
    MalfunctionKind kind = fields.constant("malfunction", MalfunctionKind.class);
    boolean always =
        malfunctions.stream()
            .anyMatch(
                draw ->
                    draw.count() == draw.of().size()
                        && draw.of().stream().anyMatch(each -> each.kind() == kind));
    if (!always) {
      throw fields.problem(
          fields.place("malfunction"),
          "\""
              + kind.word()
              + "\" is not certain to break in this drill; expected one that is, or no"
              + " \"malfunction\" for all that are drawn");
    }
    return new Standard.Diagnose(kind);
  }

  private static long held(Fields fields) throws BadScenarioException {
    return fields.wholeNumber(HELD, 0, MAX_HELD_MS, 2_000);
  }

  private static <E extends Enum<E>> Set<E> constants(Fields fields, String field, Class<E> type)
      throws BadScenarioException {
    Set<E> found = EnumSet.noneOf(type);
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      names.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    for (String word : words(fields, field, names)) {
      found.add(Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return found;
  }

  private static List<String> words(Fields fields, String field, Collection<String> names)
      throws BadScenarioException {
    String expected = "a list of " + Fields.oneOf(names);
    List<String> words = new ArrayList<>();
    for (Located item : fields.list(field, expected, 1, names.size())) {
      if (!(item instanceof Located.Text(Located.Place at, String word))) {
        throw fields.wrong(field, expected, item, item.place());
      }
      if (!names.contains(word)) {
        throw fields.problem(
            at,
            "unknown word \""
                + word
                + "\" for \""
                + field
                + "\""
                + Fields.suggestion(word, names)
                + "; expected "
                + Fields.oneOf(names));
      }
      words.add(word);
    }
    return words;
  }
}
