package io.lifeboat.console.cli;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.degradation.script.ScriptEngines;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.console.application.policy.ShippedPolicies;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Checks a policy, shows what it would do, and measures what a decision costs. */
final class PolicyCheckCommand {
  private static final int WARM_UP = 3_000;
  private static final int DECISIONS = 6_000;
  private static final long MAX_MEASURE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MAX_TABLE_MILLIS = 3_000;
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double P99 = 0.99;
  private static final int MAX_NAME = 40;

  /** What is shown of a sound policy. */
  private static final List<SampleHealth> SHOWN =
      List.of(SampleHealth.HEALTHY, SampleHealth.WITHOUT_QUORUM);

  private final Terminal terminal;
  private final Messages messages;

  PolicyCheckCommand(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  /**
   * All of it, as JSON.
   *
   * @param tables by the sample's name, then by kind, then by priority
   */
  record Report(
      String file,
      PolicyLanguage language,
      int bytes,
      String sha256,
      boolean sound,
      List<PolicyFault> faults,
      Map<String, Map<String, Map<String, String>>> tables,
      @Nullable Cost cost) {
    Report {
      faults = List.copyOf(faults);
    }
  }

  /** What one decision took; measured one after the other, after some to warm up. */
  record Cost(int decisions, double medianMicros, double p99Micros) {}

  int run(ParseResult parsed) throws UserMistakeException {
    String asked = parsed.matchedPositionalValue(0, "");
    PolicySource source = source(asked);
    boolean json = Grammar.isSet(parsed, ScrubCommand.JSON);
    if (source.language() == PolicyLanguage.PYTHON) {
      terminal.err().println(messages.get(CliMsg.POLICY_STARTING_PYTHON));
    }
    Report report = report(asked, source);
    if (json) {
      terminal.out().println(JsonText.of(report));
    } else {
      new PolicyCheckTable(terminal.out(), messages).print(report);
    }
    return exitCode(report);
  }

  private static int exitCode(Report report) {
    if (report.sound()) {
      return ExitCode.HOLDS;
    }
    boolean isItsOwn =
        report.faults().stream().anyMatch(fault -> fault.kind() != PolicyFault.Kind.ENGINE);
    return isItsOwn ? ExitCode.BROKEN : ExitCode.NOT_KNOWN;
  }

  private static Report report(String asked, PolicySource source) {
    ScriptEngines engines = new ScriptEngines();
    List<PolicyFault> faults = engines.check(source);
    Map<String, Map<String, Map<String, String>>> tables = new LinkedHashMap<>();
    Cost cost = null;
    if (faults.isEmpty()) {
      try (Policy policy = engines.load(source)) {
        for (SampleHealth sample : SHOWN) {
          tables.put(
              sample.name(), words(PolicyTable.of(policy, sample.health(), MAX_TABLE_MILLIS)));
        }
        cost = measure(policy);
      } catch (PolicyFaultException e) {
        faults = List.of(e.fault());
      }
    }
    int bytes = source.text().getBytes(StandardCharsets.UTF_8).length;
    return new Report(
        asked, source.language(), bytes, source.sha256(), faults.isEmpty(), faults, tables, cost);
  }

  private static Map<String, Map<String, String>> words(PolicyTable table) {
    Map<String, Map<String, String>> words = new LinkedHashMap<>();
    table
        .treatments()
        .forEach(
            (request, treatment) ->
                words
                    .computeIfAbsent(request.kind().name(), kind -> new LinkedHashMap<>())
                    .put(request.priority().name(), treatment.name()));
    return words;
  }

  /** Over all classes in all samples, in turn, for no longer than a second. */
  private static Cost measure(Policy policy) throws PolicyFaultException {
    SampleHealth[] samples = SampleHealth.values();
    List<RequestClass> requests = RequestClass.values();
    long[] nanos = new long[DECISIONS];
    int measured = 0;
    long end = System.nanoTime() + MAX_MEASURE_NANOS;
    for (int i = 0; measured < DECISIONS && System.nanoTime() - end < 0; i++) {
      RequestClass request = requests.get(i % requests.size());
      SampleHealth sample = samples[i / requests.size() % samples.length];
      long start = System.nanoTime();
      policy.decide(request, sample.health());
      if (i >= WARM_UP) {
        nanos[measured++] = System.nanoTime() - start;
      }
    }
    long[] sorted = Arrays.copyOf(nanos, Math.max(1, measured));
    Arrays.sort(sorted);
    return new Cost(
        measured,
        sorted[sorted.length / 2] / NANOS_PER_MICRO,
        sorted[(int) (P99 * (sorted.length - 1))] / NANOS_PER_MICRO);
  }

  // The file

  /** A policy in a file, or one that comes with Lifeboat. */
  static PolicySource source(String asked) throws UserMistakeException {
    Path file = Path.of(asked);
    if (Files.isDirectory(file)) {
      throw new UserMistakeException(CliMsg.MISTAKE_IS_DIRECTORY, asked);
    }
    Optional<PolicySource> shipped = ShippedPolicies.find(asked);
    if (!Files.exists(file) && shipped.isPresent()) {
      return shipped.get();
    }
    PolicyLanguage language =
        PolicyLanguage.ofFile(asked)
            .orElseThrow(() -> new UserMistakeException(CliMsg.MISTAKE_POLICY_ENDING, asked));
    String fileName = String.valueOf(file.getFileName());
    String stem = fileName.substring(0, fileName.length() - language.suffix().length());
    String name = stem.isBlank() ? fileName : stem;
    return PolicySource.of(
        name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name, language, text(asked, file));
  }

  private static String text(String asked, Path file) throws UserMistakeException {
    try {
      if (Files.size(file) > PolicySource.MAX_BYTES) {
        throw new UserMistakeException(
            CliMsg.MISTAKE_POLICY_TOO_LARGE, asked, PolicySource.MAX_BYTES);
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      UserMistakeException mistake = new UserMistakeException(CliMsg.MISTAKE_NO_UTF8, asked);
      mistake.initCause(e);
      throw mistake;
    } catch (IOException e) {
      UserMistakeException mistake =
          new UserMistakeException(CliMsg.MISTAKE_CANNOT_BE_READ, asked, Mistakes.reason(e));
      mistake.initCause(e);
      throw mistake;
    }
  }
}
