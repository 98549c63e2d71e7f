package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.RequestMix;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads scenario files, strictly: whatever is not as the format says is refused with file, line,
 * column and what was expected. The format is documented in docs/scenarios.md.
 */
public final class ScenarioParser {
  /** An hour. */
  static final long MAX_DURATION_MS = 3_600_000;

  static final List<String> WORKLOAD_FIELDS =
      List.of(
          "enabled",
          "operationsPerSecond",
          "writePercent",
          "keys",
          "valueBytes",
          "criticalPercent",
          "batchPercent",
          "scanPercent",
          "localPercent");

  private static final List<String> FIELDS =
      List.of(
          "name",
          "description",
          "nodes",
          "electionTimeoutMs",
          "heartbeatMs",
          "flushOnCommit",
          "segmentKb",
          "workload",
          "tolerance",
          "policy",
          "durationMs",
          "settleMs",
          "steps",
          "checks");

  private static final int MAX_KIB = 1024;
  private static final int MAX_STEPS = 1_000;
  private static final int MAX_CHECKS = 100;
  private static final int MAX_DESCRIPTION_CHARS = 1_000;
  private static final long MIN_DURATION_MS = 100;

  private final String file;

  private ScenarioParser(String file) {
    this.file = file;
  }

  /**
   * Reads a scenario from a file.
   *
   * @throws IOException when the file cannot be read
   */
  public static Scenario load(Path path) throws IOException, BadScenarioException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path.toString(), in);
    }
  }

  /**
   * Reads a scenario from a stream.
   *
   * @param file how mistakes name it
   */
  public static Scenario read(String file, InputStream in)
      throws IOException, BadScenarioException {
    return parse(file, JsonText.read(file, in, MAX_KIB));
  }

  /**
   * Reads a scenario from text.
   *
   * @param file how mistakes name it
   */
  public static Scenario parse(String file, String text) throws BadScenarioException {
    return new ScenarioParser(file).scenario(Located.parse(file, text));
  }

  private Scenario scenario(Located document) throws BadScenarioException {
    Fields fields = new Fields(file, document, "a scenario", FIELDS);
    String name = fields.name("name");
    int nodes = (int) fields.wholeNumber("nodes", 1, 9, ClusterConfig.DEFAULT_SIZE);
    int electionTimeoutMs =
        (int)
            fields.wholeNumber(
                "electionTimeoutMs", 100, 60_000, ClusterConfig.DEFAULT_ELECTION_TIMEOUT_MS);
    int heartbeatMs =
        (int) fields.wholeNumber("heartbeatMs", 10, electionTimeoutMs / 2, electionTimeoutMs / 5);
    WorkloadSettings workload = workload(file, fields);
    long durationMs = fields.wholeNumber("durationMs", MIN_DURATION_MS, MAX_DURATION_MS);
    return new Scenario(
        name,
        description(fields),
        nodes,
        electionTimeoutMs,
        heartbeatMs,
        fields.yesOrNo("flushOnCommit", false),
        (int) fields.wholeNumber("segmentKb", 64, 65_536, ClusterConfig.DEFAULT_SEGMENT_KB),
        workload,
        tolerance(fields),
        fields.has("policy") ? fields.policy("policy") : null,
        durationMs,
        fields.wholeNumber("settleMs", 0, MAX_DURATION_MS, Scenario.DEFAULT_SETTLE_MS),
        steps(fields, new StepKinds.Context(nodes, durationMs, workload)),
        checks(fields));
  }

  private Map<String, String> description(Fields fields) throws BadScenarioException {
    if (!fields.has("description")) {
      return Map.of();
    }
    Fields languages =
        new Fields(file, fields.value("description", ""), "a description", List.of("en", "zh"));
    Map<String, String> description = new LinkedHashMap<>();
    description.put("en", languages.text("en", "a sentence", MAX_DESCRIPTION_CHARS));
    if (languages.has("zh")) {
      description.put("zh", languages.text("zh", "a sentence", MAX_DESCRIPTION_CHARS));
    }
    return description;
  }

  private static ToleranceLevel tolerance(Fields fields) throws BadScenarioException {
    return fields.has("tolerance")
        ? fields.constant("tolerance", ToleranceLevel.class)
        : ToleranceLevel.LOW;
  }

  private static int percent(Fields fields, String name, int before, int other)
      throws BadScenarioException {
    int percent = (int) fields.wholeNumber(name, 0, 100, before);
    if (percent + other > 100) {
      throw fields.problem(
          fields.place(name), "more than 100 percent together with the field before it");
    }
    return percent;
  }

  private static RequestMix mix(Fields fields, RequestMix before) throws BadScenarioException {
    int critical = percent(fields, "criticalPercent", before.criticalPercent(), 0);
    int batch = percent(fields, "batchPercent", before.batchPercent(), critical);
    int scan = percent(fields, "scanPercent", before.scanPercent(), 0);
    int local = percent(fields, "localPercent", before.localPercent(), scan);
    return new RequestMix(critical, batch, scan, local);
  }

  /** The workload of a scenario or a drill; the usual one when nothing is said of it. */
  public static WorkloadSettings workload(String file, Fields fields) throws BadScenarioException {
    WorkloadSettings usual = WorkloadSettings.DEFAULT;
    return fields.has("workload")
        ? workload(
            new Fields(file, fields.value("workload", ""), "a workload", WORKLOAD_FIELDS), usual)
        : usual;
  }

  /** A workload in which every field left out stays as it was. */
  static WorkloadSettings workload(Fields fields, WorkloadSettings before)
      throws BadScenarioException {
    return new WorkloadSettings(
        fields.yesOrNo("enabled", before.enabled()),
        (int) fields.wholeNumber("operationsPerSecond", 1, 5_000, before.operationsPerSecond()),
        (int) fields.wholeNumber("writePercent", 0, 100, before.writePercent()),
        (int) fields.wholeNumber("keys", 1, 100_000, before.keys()),
        (int) fields.wholeNumber("valueBytes", 16, 65_536, before.valueBytes()),
        mix(fields, before.classes()));
  }

  private List<Step> steps(Fields fields, StepKinds.Context context) throws BadScenarioException {
    List<Step> steps = new ArrayList<>();
    if (fields.has("steps")) {
      for (Located step : fields.list("steps", "a list of at most 1000 steps", 0, MAX_STEPS)) {
        steps.add(StepKinds.read(file, step, context));
      }
    }
    return steps;
  }

  private List<Check> checks(Fields fields) throws BadScenarioException {
    List<Check> checks = new ArrayList<>();
    for (Located value : fields.list("checks", "a list of at least one check", 1, MAX_CHECKS)) {
      Check check = Checks.read(file, value);
      if (checks.stream().anyMatch(other -> other.name().equals(check.name()))) {
        throw fields.problem(
            value.place(),
            "check \"" + check.name() + "\" is asked for twice; expected each at most once");
      }
      checks.add(check);
    }
    return checks;
  }

  /** The entry of a word that was checked to be there. */
  static <T> T known(Map<String, T> kinds, String word) {
    return Objects.requireNonNull(kinds.get(word));
  }
}
