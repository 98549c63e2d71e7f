package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.KeyDifference;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** States of real replicas that are made wrong, compared, backed up and restored. */
@Timeout(60)
class StateClusterTest {
  private static final long SEED = 20_261_123;
  private static final int KEYS = 40;
  private static final WorkloadSettings ONLY_WRITES =
      new WorkloadSettings(true, 1_000, 100, 200, 32);

  @Test
  void aValueThatChangesInOneMemoryIsFoundWithItsKey() throws Exception {
    try (EmbeddedCluster cluster = new EmbeddedCluster(quiet())) {
      FactWatch watch = started(cluster);
      write(cluster, KEYS);
      NodeId leader = watch.awaitLeaderAfter(0).node();

      assertThat(ask(cluster, new OperatorCommand.CompareReplicas()))
          .isInstanceOf(Outcome.Ok.class);
      Fact.ReplicasAgree agree = watch.await(Fact.ReplicasAgree.class, f -> f.nodes().size() == 3);

      assertThat(ask(cluster, new NemesisCommand.ChangeState(leader, "no such key", false)))
          .isInstanceOf(Outcome.Fail.class);
      ask(cluster, new NemesisCommand.ChangeState(leader, "", false));
      Fact.FaultChanged verified =
          watch.await(
              Fact.FaultChanged.class,
              f -> f.fault() == FaultKind.STATE && f.phase() == FaultPhase.VERIFIED);
      Outcome second =
          ask(cluster, new NemesisCommand.ChangeState(FactWatch.otherThan(leader, 3), "", false));
      assertThat(second)
          .as("two of three would be damaged")
          .isInstanceOfSatisfying(
              Outcome.Fail.class, fail -> assertThat(fail.reason()).isEqualTo(FailReason.UNSAFE));

      Outcome compared = ask(cluster, new OperatorCommand.CompareReplicas());
      assertThat(compared.detail()).contains("changed by something else than its log");
      Fact.ReplicasDiffer differ =
          watch.await(Fact.ReplicasDiffer.class, f -> f.index() > agree.index());
      assertThat(differ.suspects()).as("also when it leads").containsExactly(leader);
      assertThat(differ.groups().getFirst().digest()).isEqualTo(agree.digest());
      Fact.KeysDiffer keys = watch.await(Fact.KeysDiffer.class, f -> f.node().equals(leader));
      assertThat(keys.total()).isEqualTo(1);
      KeyDifference difference = keys.differences().getFirst();
      assertThat(verified.evidence()).contains("under " + difference.key() + ",");
      assertThat(difference.there()).contains("value of " + difference.key() + " (version ");
      assertThat(difference.here()).isNotEqualTo(difference.there());
      assertThat(keys.compared()).isLessThan(KEYS / 2);

      assertThat(write(cluster, "after", "the digest kept step by step tells it now"))
          .isInstanceOf(Outcome.Ok.class);
      watch.await(
          Fact.ReplicaDigest.class,
          one ->
              one.node().equals(leader)
                  && watch.all(Fact.ReplicaDigest.class).stream()
                      .anyMatch(
                          other ->
                              other.index() == one.index()
                                  && !other.digest().equals(one.digest())));
    }
  }

  @Test
  void anEntryAppliedWronglyByOneReplicaIsFoundWithItsKey() throws Exception {
    try (EmbeddedCluster cluster = new EmbeddedCluster(quiet())) {
      FactWatch watch = started(cluster);
      write(cluster, KEYS);
      NodeId wrong = FactWatch.otherThan(watch.awaitLeaderAfter(0).node(), 3);

      ask(cluster, new OperatorCommand.CompareReplicas());
      watch.await(Fact.ReplicasAgree.class, f -> f.nodes().contains(wrong)); // it is up to date

      assertThat(ask(cluster, new NemesisCommand.ApplyWrongly(wrong, false)))
          .isInstanceOf(Outcome.Ok.class);
      write(cluster, "k7", "another value");
      Fact.FaultChanged verified =
          watch.await(
              Fact.FaultChanged.class,
              f -> f.fault() == FaultKind.WRONG_APPLY && f.phase() == FaultPhase.VERIFIED);
      assertThat(verified.evidence()).contains("eulav rehtona");
      watch.await(
          Fact.FaultChanged.class,
          f -> f.id().equals(verified.id()) && f.phase() == FaultPhase.COMPLETED);

      // Nobody asks: it is found after a thousand entries.
      ask(cluster, new OperatorCommand.SetWorkload(ONLY_WRITES));
      assertThat(watch.await(Fact.ReplicasDiffer.class, f -> true).suspects())
          .containsExactly(wrong);
      ask(cluster, new OperatorCommand.SetWorkload(ONLY_WRITES.withEnabled(false)));
      assertThat(watch.await(Fact.KeysDiffer.class, f -> f.node().equals(wrong)).differences())
          .singleElement()
          .satisfies(
              key -> {
                assertThat(key.key()).isEqualTo("k7");
                assertThat(key.here()).startsWith("eulav rehtona (");
                assertThat(key.there()).startsWith("another value (");
              });

      watch.await(
          Fact.Suspicions.class,
          all ->
              all.links().stream().anyMatch(link -> link.by().equals(wrong) && link.phi() < 8)
                  && all.links().stream().anyMatch(link -> link.of().equals(wrong)));
      ask(cluster, new NemesisCommand.KillNode(wrong, 0));
      watch.await(
          Fact.Suspicions.class,
          all ->
              all.links().stream()
                  .anyMatch(
                      link -> link.of().equals(wrong) && link.phi() > 8 && link.silentMs() > 300));
    }
  }

  @Test
  void aBackupIsRefusedWithAFlippedBitAndRestoredWithout(@TempDir Path files) throws Exception {
    Path backup;
    String digest;
    try (EmbeddedCluster cluster =
        new EmbeddedCluster(quiet().withDataDirectory(files.resolve("a")))) {
      FactWatch watch = started(cluster);
      assertThat(ask(cluster, new OperatorCommand.BackUp()))
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> assertThat(fail.reason()).isEqualTo(FailReason.NOTHING_TO_DO));
      write(cluster, KEYS);
      write(cluster, "k3", "x".repeat(20_000));
      write(cluster, "k4", "y".repeat(20_000));
      ask(cluster, new NemesisCommand.ChangeState(NodeId.of(1), "k2", false));

      assertThat(ask(cluster, new OperatorCommand.BackUp())).isInstanceOf(Outcome.Ok.class);
      BackupInfo info = watch.await(Fact.BackupWritten.class, f -> true).backup();
      assertThat(info.keys()).isEqualTo(KEYS);
      backup = files.resolve("a").resolve("backups").resolve(info.name());
      assertThat(ask(cluster, new OperatorCommand.VerifyBackup(info.name())))
          .isInstanceOf(Outcome.Ok.class);
      assertThat(ask(cluster, new OperatorCommand.RestoreBackup(info.name())))
          .as("into a cluster that holds something")
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> assertThat(fail.reason()).isEqualTo(FailReason.WRONG_STATE));
      ask(cluster, new OperatorCommand.CompareReplicas());
      Fact.ReplicasDiffer differ = watch.await(Fact.ReplicasDiffer.class, f -> true);
      assertThat(differ.suspects()).containsExactly(NodeId.of(1));
      digest = differ.groups().getFirst().digest();
    }

    Path entries = backup.resolve("entries-0001.jsonl");
    byte[] sound = Files.readAllBytes(entries);
    byte[] damaged = sound.clone();
    damaged[sound.length / 2] ^= 4;
    Files.write(entries, damaged);
    try (EmbeddedCluster fresh = new EmbeddedCluster(quiet())) {
      FactWatch watch = started(fresh);
      assertThat(ask(fresh, new OperatorCommand.RestoreBackup(backup.toString())))
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> {
                assertThat(fail.reason()).isEqualTo(FailReason.UNSAFE);
                assertThat(fail.detail()).startsWith("entries-0001.jsonl ");
              });
      assertThat(watch.await(Fact.BackupChecked.class, f -> true).damage())
          .startsWith("entries-0001.jsonl ");

      Files.write(entries, sound);
      assertThat(ask(fresh, new OperatorCommand.RestoreBackup(backup.toString())))
          .isInstanceOf(Outcome.Ok.class);
      Fact.BackupRestored restored = watch.await(Fact.BackupRestored.class, f -> true);
      assertThat(restored.backup().keys()).isEqualTo(KEYS);
      ask(fresh, new OperatorCommand.CompareReplicas());
      Fact.ReplicasAgree agree = watch.await(Fact.ReplicasAgree.class, f -> true);
      assertThat(agree.digest()).isEqualTo(digest);
      assertThat(agree.nodes()).hasSize(3);
      assertThat(ask(fresh, new OperatorCommand.ClientRead("k2")).detail())
          .as("of the majority, not of the replica that was changed")
          .startsWith("value of k2 (");
      assertThat(watch.all(Fact.ClientTally.class))
          .as("neither marks nor pieces of a backup are a client's operations")
          .allSatisfy(tally -> assertThat(tally.acknowledged()).isLessThanOrEqualTo(1));
    }
  }

  private static ClusterConfig quiet() {
    return ClusterConfig.defaults(SEED)
        .withSize(3)
        .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
  }

  private static FactWatch started(EmbeddedCluster cluster) throws Exception {
    FactWatch watch = new FactWatch(cluster);
    cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
    watch.awaitLeaderAfter(0);
    return watch;
  }

  private static void write(EmbeddedCluster cluster, int keys) throws Exception {
    for (int i = 1; i <= keys; i++) {
      assertThat(write(cluster, "k" + i, "value of k" + i)).isInstanceOf(Outcome.Ok.class);
    }
  }

  private static Outcome write(EmbeddedCluster cluster, String key, String value) throws Exception {
    return ask(cluster, new OperatorCommand.ClientWrite(key, value));
  }

  private static Outcome ask(EmbeddedCluster cluster, Command command) throws Exception {
    return cluster.submit(command).outcome().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
