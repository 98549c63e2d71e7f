package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a campaign against memory: a real cluster under load, and one replica's value changed
 * silently, or one write applied wrongly by it. Chosen by the seed, but for the engine's timers.
 */
final class MemoryDamageRun {
  private static final Pattern KEY = Pattern.compile(" under (\\S+), where ");
  private static final int READS = 20;

  /** The values of the load are digits and dots; a dot with one bit changed is a slash. */
  private static final String WRONG = "/";

  private final long seed;
  private final Random random;
  private final int size;
  private final boolean silent;
  private final Path directory;
  private String trouble = "";

  /**
   * What became of it.
   *
   * @param gone a later write put the wrongly applied value right before it was compared
   * @param found what came upon it first; null for nothing
   * @param judged whether nobody but the damaged replica was called wrong
   * @param served how many answers held the changed value
   */
  record Result(
      long seed,
      int nodes,
      boolean silent,
      boolean leader,
      boolean gone,
      @Nullable String found,
      boolean judged,
      long served,
      long detectMs,
      boolean rebuilt,
      long repairMs,
      long acknowledged,
      long lost,
      boolean agree,
      String trouble) {

    boolean isGood() {
      boolean caught = found != null && judged && rebuilt;
      return (gone || caught) && served == 0 && lost == 0 && agree && trouble.isEmpty();
    }

    String row() {
      return "| %d | %d | %s | %s | %s | %s | %d | %d | %s | %d | %d | %d | %s |"
          .formatted(
              seed,
              nodes,
              silent ? "silent change" : "wrongly applied",
              leader ? "leader" : "follower",
              gone ? "overwritten" : found,
              judged ? "yes" : "NO",
              served,
              detectMs,
              rebuilt ? "REBUILD" : "none",
              repairMs,
              acknowledged,
              lost,
              (agree ? "" : "digests differ ") + trouble);
    }

    static String head() {
      return """
      | seed | nodes | damage | who | found by | judged right | served | ms to detect | repair | ms to repair | acknowledged | lost | |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|\
      """;
    }
  }

  MemoryDamageRun(long seed, Path directory) {
    this.seed = seed;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.size = seed % 3 == 0 ? 5 : 3;
    this.silent = seed % 2 == 0;
    this.directory = directory;
  }

  Result run() throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(seed)
            .withSize(size)
            .withDataDirectory(directory)
            .withWorkload(new WorkloadSettings(true, 200, 60, silent ? 200 : 5_000, 60));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(60, TimeUnit.SECONDS);
      NodeId first = watch.awaitLeaderAfter(0).node();
      watch.await(Fact.FirstWriteAcknowledged.class, ack -> true);
      submit(cluster, new SwitchCommand.SetSwitch(SwitchName.AUTO_REPAIR, true));
      boolean leader = random.nextInt(2) == 0;
      NodeId node = leader ? first : FactWatch.otherThan(first, size);
      pause(1_500 + random.nextInt(1_500));
      return damaged(cluster, watch, node, leader);
    }
  }

  private Result damaged(EmbeddedCluster cluster, FactWatch watch, NodeId node, boolean leader)
      throws Exception {
    long before = watch.lastSequence();
    submit(
        cluster,
        silent
            ? new NemesisCommand.ChangeState(node, "", false)
            : new NemesisCommand.ApplyWrongly(node, false));
    FactRecord verified =
        awaited(
                watch,
                before,
                f -> f instanceof Fact.FaultChanged c && c.phase() == FaultPhase.VERIFIED,
                10_000)
            .orElseThrow();
    Matcher words = KEY.matcher(String.valueOf(((Fact.FaultChanged) verified.fact()).evidence()));
    String key = words.find() ? words.group(1) : "";
    long served = silent && random.nextBoolean() ? wrongAnswers(cluster, node, key) : 0;
    boolean gone = false;
    if (!silent) {
      pause(random.nextInt(300));
      gone =
          !submit(cluster, new OperatorCommand.CompareReplicas())
              .detail()
              .contains("differs from the majority");
    }
    Optional<FactRecord> found =
        gone ? Optional.empty() : awaited(watch, before, f -> isAbout(f, node, key), 45_000);
    Optional<FactRecord> rebuilt =
        found.isEmpty()
            ? Optional.empty()
            : awaited(
                watch,
                before,
                f ->
                    f instanceof Fact.RepairChanged r
                        && r.node().equals(node)
                        && r.repair() == RepairKind.REBUILD
                        && r.phase() == RepairPhase.COMPLETED,
                60_000);
    served += silent ? wrongAnswers(cluster, node, key) : 0;
    pause(random.nextInt(1_000));
    submit(cluster, new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false)));
    pause(1_000);
    WriteAudit audit = cluster.auditWrites().toCompletableFuture().get(60, TimeUnit.SECONDS);
    if (audit.unreadable() > 0) {
      trouble += audit.unreadable() + " keys could not be read ";
    }
    long compared = watch.lastSequence();
    submit(cluster, new OperatorCommand.CompareReplicas());
    boolean agree =
        awaited(
                watch,
                compared,
                f -> f instanceof Fact.ReplicasAgree a && a.nodes().size() == size,
                10_000)
            .isPresent();
    boolean judged =
        watch.seen().stream()
            .map(FactRecord::fact)
            .allMatch(
                f ->
                    switch (f) {
                      case Fact.DamageFound d -> d.node().equals(node);
                      case Fact.ReplicasDiffer d -> d.suspects().equals(List.of(node));
                      default -> true;
                    });
    return new Result(
        seed,
        size,
        silent,
        leader,
        gone,
        found
            .map(r -> r.fact() instanceof Fact.DamageFound ? "checksum" : "comparison")
            .orElse(null),
        judged,
        served,
        found.map(r -> Math.max(0, r.atMicros() - verified.atMicros()) / 1_000).orElse(0L),
        rebuilt.isPresent(),
        rebuilt.map(r -> (r.atMicros() - found.orElseThrow().atMicros()) / 1_000).orElse(0L),
        audit.acknowledged(),
        audit.lost() + audit.doubled(),
        agree,
        trouble.strip());
  }

  private static boolean isAbout(Fact fact, NodeId node, String key) {
    return switch (fact) {
      case Fact.DamageFound f ->
          f.node().equals(node)
              && f.occasion() == ScanOccasion.READ
              && f.findings().stream().anyMatch(finding -> finding.file().equals(key));
      case Fact.ReplicasDiffer f -> f.suspects().contains(node);
      default -> false;
    };
  }

  /** Asks the cluster and the replica itself, and counts changed values that come back. */
  private long wrongAnswers(EmbeddedCluster cluster, NodeId node, String key) throws Exception {
    long wrong = 0;
    for (int i = 0; i < READS; i++) {
      for (Command read :
          List.of(new OperatorCommand.LocalRead(node, key), new OperatorCommand.ClientRead(key))) {
        Outcome answer =
            cluster.submit(read).outcome().toCompletableFuture().get(30, TimeUnit.SECONDS);
        wrong += answer instanceof Outcome.Ok && answer.detail().contains(WRONG) ? 1 : 0;
      }
    }
    return wrong;
  }

  private static Optional<FactRecord> awaited(
      FactWatch watch, long after, Predicate<Fact> which, long limitMs) {
    try {
      return Awaitility.await()
          .atMost(Duration.ofMillis(limitMs))
          .pollInterval(Duration.ofMillis(10))
          .until(
              () ->
                  watch.seen().stream()
                      .filter(record -> record.sequence() > after && which.test(record.fact()))
                      .findFirst(),
              Optional::isPresent);
    } catch (ConditionTimeoutException notSeen) {
      return Optional.empty();
    }
  }

  private Outcome submit(EmbeddedCluster cluster, Command command) throws Exception {
    Outcome outcome;
    try {
      outcome = cluster.submit(command).outcome().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      outcome = new Outcome.Info("no outcome in 60 s");
    }
    if (!(outcome instanceof Outcome.Ok)) {
      trouble += command + ": " + outcome.detail() + " ";
    }
    return outcome;
  }

  private static void pause(long ms) {
    Awaitility.await()
        .pollDelay(Duration.ofMillis(ms))
        .atMost(Duration.ofMillis(ms + 5_000))
        .until(() -> true);
  }
}
