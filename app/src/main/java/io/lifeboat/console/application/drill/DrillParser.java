package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Fields;
import io.lifeboat.cluster.scenario.JsonText;
import io.lifeboat.cluster.scenario.Located;
import io.lifeboat.cluster.scenario.ScenarioParser;
import io.lifeboat.cluster.scenario.Step;
import io.lifeboat.cluster.scenario.StepKinds;
import io.lifeboat.console.application.drill.Drill.Beginning;
import io.lifeboat.console.application.drill.Drill.Limits;
import io.lifeboat.console.application.drill.Drill.Needed;
import io.lifeboat.console.application.drill.Drill.Penalties;
import io.lifeboat.console.application.drill.Drill.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files of drills, strictly: whatever is not as the format says is refused with file, line,
 * column and what was expected. The format is documented in docs/drills.md.
 */
public final class DrillParser {
  static final int MAX_KIB = 256;
  static final int MAX_WORDS = 2_000;
  static final int MAX_POINTS = 100;
  static final long MAX_TIME_MS = 3_600_000;

  private static final long LEAST_TIME_MS = 10_000;
  private static final long PREPARATION_MS = 60_000;
  private static final int MAX_STEPS = 50;
  private static final int MAX_MALFUNCTIONS = 20;
  private static final int MAX_ACTIONS = 30;
  private static final int MAX_SECTION = 200;

  private static final List<String> FIELDS =
      List.of(
          "id",
          "grade",
          "title",
          "story",
          "cluster",
          "preparation",
          "malfunctions",
          "tasks",
          "actions",
          "limits",
          "penalties",
          "rule");

  private static final List<String> CLUSTER =
      List.of(
          "nodes",
          "electionTimeoutMs",
          "heartbeatMs",
          "flushOnCommit",
          "segmentKb",
          "workload",
          "tolerance",
          "policy");

  private final String file;
  private final String text;

  private DrillParser(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Reads a drill from a file.
   *
   * @throws IOException when the file cannot be read
   */
  public static Drill load(Path path) throws IOException, BadScenarioException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path.toString(), in);
    }
  }

  /**
   * Reads a drill from a stream.
   *
   * @param file how mistakes name it
   */
  public static Drill read(String file, InputStream in) throws IOException, BadScenarioException {
    return parse(file, JsonText.read(file, in, MAX_KIB));
  }

  /**
   * Reads a drill from text.
   *
   * @param file how mistakes name it
   */
  public static Drill parse(String file, String text) throws BadScenarioException {
    return new DrillParser(file, text).drill(Located.parse(file, text));
  }

  private Drill drill(Located document) throws BadScenarioException {
    Fields fields = new Fields(file, document, "a drill", FIELDS);
    String id = fields.name("id");
    Grade grade = fields.constant("grade", Grade.class);
    Phrase title = phrase(fields, "title");
    Phrase story = phrase(fields, "story");
    Beginning beginning = beginning(fields);
    Limits limits = limits(fields);
    List<Step> preparation =
        steps(
            fields,
            "preparation",
            0,
            new StepKinds.Context(beginning.nodes(), PREPARATION_MS, beginning.workload()));
    List<Draw> malfunctions = malfunctions(fields, beginning, limits);
    List<DrillTask> tasks = new TaskReader(file, malfunctions, limits).read(fields);
    return new Drill(
        id,
        text,
        grade,
        title,
        story,
        beginning,
        preparation,
        malfunctions,
        tasks,
        actions(fields),
        limits,
        penalties(fields),
        rule(fields));
  }

  private Phrase phrase(Fields fields, String field) throws BadScenarioException {
    return words(
        new Fields(
            file,
            fields.value(field, "a text in both languages"),
            "the text in both languages",
            Phrase.FIELDS));
  }

  /** A text in both languages among other fields. */
  static Phrase words(Fields fields) throws BadScenarioException {
    return Phrase.read(fields, MAX_WORDS);
  }

  private Beginning beginning(Fields fields) throws BadScenarioException {
    Fields cluster =
        new Fields(file, fields.value("cluster", "an object"), "the cluster of a drill", CLUSTER);
    int election =
        (int)
            cluster.wholeNumber(
                "electionTimeoutMs", 100, 60_000, ClusterConfig.DEFAULT_ELECTION_TIMEOUT_MS);
    WorkloadSettings workload = ScenarioParser.workload(file, cluster);
    return new Beginning(
        (int) cluster.wholeNumber("nodes", 1, 9, ClusterConfig.DEFAULT_SIZE),
        election,
        (int) cluster.wholeNumber("heartbeatMs", 10, election / 2, election / 5),
        cluster.yesOrNo("flushOnCommit", false),
        (int) cluster.wholeNumber("segmentKb", 64, 65_536, ClusterConfig.DEFAULT_SEGMENT_KB),
        workload,
        cluster.has("tolerance")
            ? cluster.constant("tolerance", ToleranceLevel.class)
            : ToleranceLevel.LOW,
        cluster.has("policy") ? cluster.policy("policy") : null);
  }

  private List<Step> steps(Fields fields, String field, int least, StepKinds.Context context)
      throws BadScenarioException {
    List<Step> steps = new ArrayList<>();
    if (least == 0 && !fields.has(field)) {
      return steps;
    }
    String expected = "a list of " + least + " to " + MAX_STEPS + " steps";
    for (Located step : fields.list(field, expected, least, MAX_STEPS)) {
      steps.add(StepKinds.read(file, step, context));
    }
    return steps;
  }

  // Malfunctions

  private List<Draw> malfunctions(Fields fields, Beginning beginning, Limits limits)
      throws BadScenarioException {
    List<Draw> draws = new ArrayList<>();
    String expected = "a list of 1 to " + MAX_MALFUNCTIONS + " malfunctions";
    for (Located each : fields.list("malfunctions", expected, 1, MAX_MALFUNCTIONS)) {
      Located.Obj object = Fields.asObject(file, each, "a malfunction");
      if (object.fields().containsKey("of")) {
        Fields draw = new Fields(file, each, "a draw of malfunctions", List.of("draw", "of"));
        List<Malfunction> set = new ArrayList<>();
        for (Located one :
            draw.list("of", "a list of at least 2 malfunctions", 2, MAX_MALFUNCTIONS)) {
          set.add(malfunction(one, beginning, limits));
        }
        draws.add(new Draw((int) draw.wholeNumber("draw", 1, set.size(), 1), set));
      } else {
        draws.add(Draw.always(malfunction(each, beginning, limits)));
      }
    }
    return draws;
  }

  private Malfunction malfunction(Located value, Beginning beginning, Limits limits)
      throws BadScenarioException {
    Fields fields =
        new Fields(file, value, "a malfunction", List.of("kind", "steps", "repairedAfterMs"));
    MalfunctionKind kind = fields.constant("kind", MalfunctionKind.class);
    StepKinds.Context context =
        new StepKinds.Context(beginning.nodes(), limits.timeMs(), beginning.workload());
    return new Malfunction(
        kind,
        steps(fields, "steps", 1, context),
        fields.wholeNumber("repairedAfterMs", 0, limits.timeMs(), 0));
  }

  // What counts

  private List<Needed> actions(Fields fields) throws BadScenarioException {
    List<Needed> needed = new ArrayList<>();
    if (!fields.has("actions")) {
      return needed;
    }
    String expected = "a list of at most " + MAX_ACTIONS + " actions";
    for (Located each : fields.list("actions", expected, 0, MAX_ACTIONS)) {
      Fields action = new Fields(file, each, "an action", List.of("do", "on"));
      needed.add(
          new Needed(
              action.word("do", CommandWords.ALL),
              action.has("on")
                  && action.word("on", List.of("broken", "anywhere")).equals("anywhere")));
    }
    return needed;
  }

  private Limits limits(Fields fields) throws BadScenarioException {
    Fields limits =
        new Fields(
            file,
            fields.value("limits", "an object"),
            "the limits of a drill",
            List.of("timeMs", "abortWhenDataAtRisk"));
    return new Limits(
        limits.wholeNumber("timeMs", LEAST_TIME_MS, MAX_TIME_MS),
        limits.yesOrNo("abortWhenDataAtRisk", true));
  }

  private Penalties penalties(Fields fields) throws BadScenarioException {
    Penalties usual = Drill.USUAL_PENALTIES;
    if (!fields.has("penalties")) {
      return usual;
    }
    Fields given =
        new Fields(
            file,
            fields.value("penalties", "an object"),
            "the penalties of a drill",
            List.of(
                "unnecessaryAction",
                "mostForActions",
                "wrongDiagnosis",
                "mostForDiagnoses",
                "quorumEndangered",
                "safetyLever"));
    return new Penalties(
        points(given, "unnecessaryAction", usual.unnecessaryAction()),
        points(given, "mostForActions", usual.mostForActions()),
        points(given, "wrongDiagnosis", usual.wrongDiagnosis()),
        points(given, "mostForDiagnoses", usual.mostForDiagnoses()),
        points(given, "quorumEndangered", usual.quorumEndangered()),
        points(given, "safetyLever", usual.safetyLever()));
  }

  private static int points(Fields fields, String field, int otherwise)
      throws BadScenarioException {
    return (int) fields.wholeNumber(field, 0, MAX_POINTS, otherwise);
  }

  private Rule rule(Fields fields) throws BadScenarioException {
    Fields rule =
        new Fields(
            file,
            fields.value("rule", "an object"),
            "the rule of a drill",
            List.of("en", "zh", "section"));
    return new Rule(
        words(rule), rule.text("section", "where to read on, such as \"Raft §5.2\"", MAX_SECTION));
  }
}
