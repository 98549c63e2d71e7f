package io.lifeboat.cluster.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.ClientSummary;
import io.lifeboat.cluster.checker.DigestAgreement;
import io.lifeboat.cluster.checker.Reaction;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.model.Failover;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run found out. The names in JSON are those of the components and stay; what is not known
 * is null.
 *
 * @param scenario the scenario's name
 * @param seed what the run's choices followed from; the engine's own timers do not
 * @param durationMs how long the load and the steps took
 * @param unavailableMs how long in that time clients asked in vain
 * @param verdict broken if any check is, else not known if any is, else holds
 * @param obstacle why the run did not take place, in a sentence; null when it did
 * @param clients what clients had of it; null when that is not known
 * @param startupMs from the start of the cluster to its first acknowledged write
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ScenarioReport(
    String scenario,
    long seed,
    int nodes,
    long durationMs,
    Operations operations,
    List<Failover> failovers,
    @Nullable Long unavailableMs,
    DigestAgreement.Agreement digests,
    List<CheckResult> checks,
    Verdict verdict,
    @Nullable String obstacle,
    int electionTimeoutMs,
    int heartbeatMs,
    boolean flushOnCommit,
    @Nullable Long startupMs,
    List<StepReport> steps,
    Reaction reaction,
    @Nullable ClientSummary clients) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  public ScenarioReport {
    failovers = List.copyOf(failovers);
    checks = List.copyOf(checks);
    steps = List.copyOf(steps);
  }

  /**
   * What clients did over the whole run.
   *
   * @param acknowledged reads and writes
   * @param lostAcknowledged acknowledged writes that were gone at the end, null when not known
   * @param doubled writes that took effect more than once, null when not known
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Operations(
      long acknowledged,
      long refused,
      long failed,
      long notKnown,
      @Nullable Long lostAcknowledged,
      long acknowledgedReads,
      long acknowledgedWrites,
      @Nullable Long doubled) {}

  /** The report as JSON, indented, with a line break at its end. */
  public String toJson() {
    return json(this);
  }

  static String json(Object report) {
    return MAPPER.writeValueAsString(report) + "\n";
  }
}
