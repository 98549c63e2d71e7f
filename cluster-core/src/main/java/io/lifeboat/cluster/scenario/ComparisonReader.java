package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.history.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads back what {@link ComparisonReport#toJson()} wrote, strictly: what is unknown, missing,
 * doubled, of another type or cannot have been measured is refused.
 */
public final class ComparisonReader {
  /** More than nine runs of an hour need. */
  public static final int MAX_BYTES = 32 * 1024 * 1024;

  private static final int MAX_RUNS = 64;
  private static final int MAX_NAME_CHARS = 100;
  private static final JsonMapper MAPPER = StrictJson.builder(MAX_BYTES).build();

  private ComparisonReader() {}

  /**
   * Reads a report from a stream of at most 32 MiB of UTF-8.
   *
   * @throws IOException when it cannot be read
   */
  public static ComparisonReport read(InputStream in) throws IOException, BadReportException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new BadReportException("expected at most 32 MiB of JSON");
    }
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new BadReportException(1, 1, "expected text in UTF-8", e);
    }
  }

  /** Reads a report from text. */
  public static ComparisonReport parse(String json) throws BadReportException {
    @Nullable ComparisonReport report;
    try {
      report = MAPPER.readValue(json, ComparisonReport.class);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new BadReportException(
          at == null ? 1 : Math.max(1, at.getLineNr()),
          at == null ? 1 : Math.max(1, at.getColumnNr()),
          problem(e),
          e);
    }
    if (report == null) {
      throw new BadReportException("expected a report, found null");
    }
    require(report);
    return report;
  }

  /** The first line of it, which names no class. */
  private static String problem(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    return message
        .replaceAll("Missing required creator property '(\\w+)'.*", "missing field \"$1\"")
        .replaceAll("Unrecognized property \"(\\w+)\"", "unknown field \"$1\"")
        .replaceAll(" \\(class [\\w.$]+\\)|, not marked as ignorable.*| \\(reference chain:.*", "")
        .replaceAll("(?:\\w+\\.)+(?=[A-Z])", "");
  }

  private static void require(ComparisonReport report) throws BadReportException {
    requireName("the scenario", report.scenario());
    String policy = report.policy();
    if (policy != null) {
      requireName("the policy", policy);
    }
    int runs = report.runs().size();
    if (runs < 1 || runs > MAX_RUNS) {
      throw new BadReportException("expected 1 to " + MAX_RUNS + " runs, found " + runs);
    }
    for (int i = 0; i < runs; i++) {
      ComparedRun run = report.runs().get(i);
      String where = "run " + (i + 1);
      requireName("the variant of " + where, run.variant().name());
      if (run.report().nodes() < 1 || run.report().durationMs() < 0) {
        throw new BadReportException(where + " has no nodes, or ended before it began");
      }
      require(where, run.service());
    }
  }

  private static void require(String where, List<ServiceMoment> moments) throws BadReportException {
    if (moments.size() > Comparison.MOST_MOMENTS) {
      throw new BadReportException(
          where + " has more than " + Comparison.MOST_MOMENTS + " moments");
    }
    long last = 0;
    for (int i = 0; i < moments.size(); i++) {
      ServiceMoment moment = moments.get(i);
      if (moment.periodMs() < 1
          || moment.atMs() < last
          || moment.acknowledged() < 0
          || moment.refused() < 0
          || moment.inVain() < 0) {
        throw new BadReportException(
            "moment " + (i + 1) + " of " + where + " cannot have been measured: " + moment);
      }
      last = moment.atMs();
    }
  }

  private static void requireName(String what, String name) throws BadReportException {
    if (name.isBlank() || name.length() > MAX_NAME_CHARS) {
      throw new BadReportException(
          "the name of " + what + " must have 1 to " + MAX_NAME_CHARS + " characters");
    }
  }
}
