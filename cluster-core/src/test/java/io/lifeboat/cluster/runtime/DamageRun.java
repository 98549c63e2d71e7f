package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.DigestAgreement;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.storage.RecordPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a campaign: a real cluster under load, one copy damaged in one way, and what became of
 * it. Everything is chosen by the seed, but for the engine's timers.
 */
final class DamageRun {
  private static final Pattern EVIDENCE =
      Pattern.compile(
          "(n[1-9].*?)(, index [0-9]+)?, from byte ([0-9]+): [0-9]+ of ([0-9]+) bits.*");
  private static final long OUTCOME_S = 60;

  /** Where it is in a segment, behind the header. */
  private static final long FIRST_RECORD = 64;

  /** When the damage is done, and what makes it matter. */
  enum Moment {
    /** Stopped in good order, damaged, started. */
    STOPPED,
    /** Killed, damaged, started. */
    KILLED,
    /** Damaged as it runs, and scanned. */
    RUNNING,
    /** Damaged as it runs, killed, started. */
    RUNNING_THEN_KILLED
  }

  /**
   * What became of it.
   *
   * @param leader whether the damaged node led when it was chosen
   * @param overwritten the engine wrote the place anew before anybody could read it: no damage is
   *     left
   * @param harmless the record that was torn was seen as a torn tail before the start, and no other
   *     node ever got it, so that nobody was told of it
   * @param found what a scan called it; null when it was not found
   * @param servedBefore whether the node took part between the damage and its being found
   * @param detectMs from when it could first matter (the start, the scan) until it was found
   * @param repairMs from found until the node was back
   */
  record Result(
      long seed,
      int nodes,
      FileDamage damage,
      Moment moment,
      boolean leader,
      boolean overwritten,
      boolean harmless,
      @Nullable String found,
      boolean servedBefore,
      long detectMs,
      @Nullable String repair,
      long repairMs,
      long acknowledged,
      long lost,
      boolean digestsAgree,
      String trouble) {

    boolean isGood() {
      boolean caught = found != null && !servedBefore && repair != null;
      return (overwritten || harmless || caught) && lost == 0 && digestsAgree && trouble.isEmpty();
    }

    String row() {
      return "| %d | %d | %s | %s | %s | %s | %s | %d | %s | %d | %d | %d | %s |"
          .formatted(
              seed,
              nodes,
              damage,
              moment,
              leader ? "leader" : "follower",
              overwritten ? "overwritten" : harmless ? "harmless tail" : found,
              servedBefore ? "NO" : "yes",
              detectMs,
              repair,
              repairMs,
              acknowledged,
              lost,
              (digestsAgree ? "" : "digests differ ") + trouble);
    }

    static String head() {
      return """
      | seed | nodes | damage | moment | who | found | before served | ms to detect | repair | ms to repair | acknowledged | lost | |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|\
      """;
    }
  }

  private final long seed;
  private final Random random;
  private final int size;
  private final FileDamage damage;
  private final Moment moment;
  private final Path directory;
  private final DigestAgreement digests = new DigestAgreement();
  private String trouble = "";

  DamageRun(long seed, Path directory) {
    this.seed = seed;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.size = seed % 3 == 0 ? 5 : 3;
    List<FileDamage> kinds = Arrays.asList(FileDamage.values());
    this.damage = kinds.get((int) (seed % kinds.size()));
    this.moment = Moment.values()[random.nextInt(Moment.values().length)];
    this.directory = directory;
  }

  Result run() throws Exception {
    WorkloadSettings load =
        new WorkloadSettings(true, 200, 80, 200, damage == FileDamage.CORRUPT_SNAPSHOT ? 800 : 200);
    ClusterConfig config =
        ClusterConfig.defaults(seed)
            .withSize(size)
            .withSegmentKb(64)
            .withDataDirectory(directory)
            .withWorkload(load);
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.subscribe(
          record -> {
            synchronized (digests) {
              digests.accept(record);
            }
          });
      cluster.start().toCompletableFuture().get(60, TimeUnit.SECONDS);
      Fact.LeaderReady first = watch.awaitLeaderAfter(0);
      watch.await(Fact.FirstWriteAcknowledged.class, ack -> true);
      submit(cluster, new SwitchCommand.SetSwitch(SwitchName.AUTO_REPAIR, true));
      boolean leader = random.nextInt(3) == 0;
      NodeId node = leader ? first.node() : FactWatch.otherThan(first.node(), size);
      pause(1_200 + random.nextInt(1_500));
      if (damage == FileDamage.CORRUPT_SNAPSHOT) {
        pause(1_500);
        submit(cluster, new OperatorCommand.CompactLog(node));
        pause(3_000);
      }
      return damageAndWatch(cluster, watch, node, leader);
    }
  }

  private Result damageAndWatch(
      EmbeddedCluster cluster, FactWatch watch, NodeId node, boolean leader) throws Exception {
    if (moment == Moment.STOPPED) {
      submit(cluster, new OperatorCommand.StopNode(node));
    } else if (moment == Moment.KILLED) {
      submit(cluster, new NemesisCommand.KillNode(node, 0));
      pause(500);
    }
    long before = watch.lastSequence();
    Outcome done = submit(cluster, new NemesisCommand.DamageFiles(node, damage, 0, 1, false));
    long damagedAt = watch.lastSequence();
    byte[] left = place(node, done.detail());
    byte[] torn = damage == FileDamage.TRUNCATE_TAIL ? checksum(node, done.detail()) : new byte[0];
    pause(random.nextInt(800));
    if (moment == Moment.RUNNING_THEN_KILLED) {
      submit(cluster, new NemesisCommand.KillNode(node, 0));
      pause(500);
    }
    byte[] later = place(node, done.detail());
    boolean overwritten = !Arrays.equals(left, later);
    long asked = atMicros(watch);
    Command matters =
        moment == Moment.RUNNING
            ? new OperatorCommand.ScrubNode(node)
            : new OperatorCommand.StartNode(node);
    cluster.submit(matters);
    Optional<FactRecord> found =
        awaited(
            watch,
            before,
            fact -> fact instanceof Fact.DamageFound damaged && damaged.node().equals(node),
            fact -> isTornTail(fact, node),
            overwritten ? 3_000 : 20_000);
    Optional<FactRecord> repaired =
        found.isEmpty()
            ? Optional.empty()
            : awaited(
                watch,
                before,
                fact ->
                    fact instanceof Fact.RepairChanged repair
                        && repair.node().equals(node)
                        && repair.phase() == RepairPhase.COMPLETED,
                fact -> false,
                60_000);
    until(() -> isRunning(cluster, node), 30_000, "it did not come back");
    boolean tail =
        watch.seen().stream().anyMatch(r -> r.sequence() > damagedAt && isTornTail(r.fact(), node));
    boolean served =
        watch.seen().stream()
            .filter(record -> record.sequence() > damagedAt)
            .filter(record -> found.isEmpty() || record.sequence() < found.get().sequence())
            .anyMatch(
                record ->
                    record.fact() instanceof Fact.NodeStarted started
                        && started.node().equals(node));
    submit(cluster, new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false)));
    pause(1_500);
    WriteAudit audit = cluster.auditWrites().toCompletableFuture().get(OUTCOME_S, TimeUnit.SECONDS);
    until(this::digestsAgree, 15_000, "");
    boolean harmless =
        found.isEmpty() && tail && torn.length > 0 && !isHeldByAnother(node, done.detail(), torn);
    if (audit.unreadable() > 0) {
      trouble += audit.unreadable() + " keys could not be read ";
    }
    return new Result(
        seed,
        size,
        damage,
        moment,
        leader,
        overwritten && found.isEmpty(),
        harmless,
        found.map(DamageRun::kind).orElse(null),
        served && !overwritten && !harmless,
        found.map(record -> Math.max(0, record.atMicros() - asked) / 1_000).orElse(0L),
        repaired.map(DamageRun::repair).orElse(null),
        repaired
            .map(record -> (record.atMicros() - found.orElseThrow().atMicros()) / 1_000)
            .orElse(0L),
        audit.acknowledged(),
        audit.lost() + audit.doubled(),
        digestsAgree(),
        trouble.strip());
  }

  private boolean digestsAgree() {
    synchronized (digests) {
      return Boolean.TRUE.equals(digests.agreement().agree());
    }
  }

  private static String kind(FactRecord record) {
    return ((Fact.DamageFound) record.fact()).findings().getFirst().kind().name();
  }

  private static String repair(FactRecord record) {
    return ((Fact.RepairChanged) record.fact()).repair().name();
  }

  private static long atMicros(FactWatch watch) {
    List<FactRecord> seen = watch.seen();
    return seen.isEmpty() ? 0 : seen.getLast().atMicros();
  }

  /** The bytes the damage was done to, as they are now. */
  private byte[] place(NodeId node, String evidence) throws IOException {
    Matcher words = EVIDENCE.matcher(evidence);
    if (!words.matches()) {
      trouble += "no damage was done: " + evidence + " ";
      return new byte[0];
    }
    Path file = directory.resolve(node.value()).resolve(words.group(1));
    if (!Files.exists(file)) {
      return new byte[0];
    }
    byte[] bytes = Files.readAllBytes(file);
    int from = Integer.parseInt(words.group(3));
    int to = Math.min(bytes.length, from + Integer.parseInt(words.group(4)) / Byte.SIZE);
    return Arrays.copyOfRange(bytes, Math.min(from, to), to);
  }

  private static boolean isTornTail(Fact fact, NodeId node) {
    return fact instanceof Fact.NodeScrubbed scrubbed
        && scrubbed.node().equals(node)
        && scrubbed.occasion() == ScanOccasion.BEFORE_START
        && scrubbed.verdict() == ScanVerdict.TORN_TAIL;
  }

  /** The stored checksum of the record that was damaged, which is in front of its content. */
  private byte[] checksum(NodeId node, String evidence) throws IOException {
    long index = index(evidence);
    List<RecordPlaces.Place> before =
        RecordPlaces.of(directory.resolve(node.value())).stream()
            .filter(place -> place.index() < index)
            .toList();
    if (index == 0 || before.isEmpty() || before.getLast().index() != index - 1) {
      return new byte[0];
    }
    RecordPlaces.Place last = before.getLast();
    Matcher words = EVIDENCE.matcher(evidence);
    Path file = directory.resolve(node.value()).resolve(words.matches() ? words.group(1) : "");
    long at = last.file().equals(file) ? last.offset() + last.bytes() : FIRST_RECORD;
    return bytes(file, at + Integer.BYTES, at + 2 * Integer.BYTES);
  }

  private static long index(String evidence) {
    Matcher words = EVIDENCE.matcher(evidence);
    return words.matches() && words.group(2) != null
        ? Long.parseLong(words.group(2).substring(", index ".length()))
        : 0;
  }

  /** Whether any other node has that very record: then somebody was told of it. */
  private boolean isHeldByAnother(NodeId node, String evidence, byte[] checksum)
      throws IOException {
    long index = index(evidence);
    for (int other = 1; other <= size; other++) {
      if (other == node.number()) {
        continue;
      }
      for (RecordPlaces.Place place :
          RecordPlaces.of(directory.resolve(NodeId.of(other).value()))) {
        long at = place.offset() + Integer.BYTES;
        if (place.index() == index
            && Arrays.equals(checksum, bytes(place.file(), at, at + Integer.BYTES))) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] bytes(Path file, long from, long to) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return Arrays.copyOfRange(all, (int) from, (int) to);
  }

  private static boolean isRunning(EmbeddedCluster cluster, NodeId node) {
    return cluster.report().nodes().stream()
        .anyMatch(report -> report.node().equals(node) && report.status() == NodeStatus.RUNNING);
  }

  /**
   * @param unless what ends the waiting, as nothing more is to be expected
   */
  private static Optional<FactRecord> awaited(
      FactWatch watch, long after, Predicate<Fact> which, Predicate<Fact> unless, long limitMs) {
    try {
      return Awaitility.await()
          .atMost(Duration.ofMillis(limitMs))
          .pollInterval(Duration.ofMillis(10))
          .until(
              () ->
                  watch.seen().stream()
                      .filter(record -> record.sequence() > after)
                      .filter(record -> which.test(record.fact()) || unless.test(record.fact()))
                      .findFirst(),
              Optional::isPresent)
          .filter(record -> which.test(record.fact()));
    } catch (ConditionTimeoutException notSeen) {
      return Optional.empty();
    }
  }

  private void until(BooleanSupplier condition, long limitMs, String otherwise) {
    try {
      Awaitility.await().atMost(Duration.ofMillis(limitMs)).until(condition::getAsBoolean);
    } catch (ConditionTimeoutException never) {
      trouble += otherwise + " ";
    }
  }

  private Outcome submit(EmbeddedCluster cluster, Command command) throws Exception {
    Outcome outcome;
    try {
      outcome =
          cluster.submit(command).outcome().toCompletableFuture().get(OUTCOME_S, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      outcome = new Outcome.Info("no outcome in " + OUTCOME_S + " s");
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
