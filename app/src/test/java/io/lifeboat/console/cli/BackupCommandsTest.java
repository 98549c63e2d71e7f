package io.lifeboat.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.detection.MerkleTree;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.recovery.BackupFolder;
import io.lifeboat.cluster.recovery.BackupWriter;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.cluster.store.LeafSums;
import io.lifeboat.cluster.store.Versioned;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a real cluster, listed, read again and restored into another, without a display. */
@Timeout(120)
class BackupCommandsTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new LifeboatCommand(
            options -> 7,
            EmbeddedCluster::new,
            RunLimits.DEFAULT,
            new Terminal(new PrintWriter(out, true), new PrintWriter(err, true)))
        .execute(List.of(arguments));
  }

  private static ClusterConfig config(Path data) {
    return ClusterConfig.defaults(20_261_123)
        .withSize(3)
        .withDataDirectory(data)
        .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
  }

  private static Outcome ask(EmbeddedCluster cluster, Command command) throws Exception {
    return cluster.submit(command).outcome().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static void start(EmbeddedCluster cluster) throws Exception {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    cluster.subscribe(
        record -> {
          if (record.fact() instanceof Fact.LeaderReady) {
            ready.complete(null);
          }
        });
    cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
    ready.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aBackupIsListedVerifiedRestoredAndReadBack() throws Exception {
    Path data = directory.resolve("data");
    try (EmbeddedCluster cluster = new EmbeddedCluster(config(data))) {
      start(cluster);
      ask(cluster, new OperatorCommand.ClientWrite("ship", "Lifeboat"));
      ask(cluster, new OperatorCommand.ClientWrite("ship", "Lifeboat II"));
      ask(cluster, new OperatorCommand.ClientWrite("sea", "rough"));
      assertThat(ask(cluster, new OperatorCommand.BackUp())).isInstanceOf(Outcome.Ok.class);
    }
    String name = BackupFolder.list(data.resolve("backups")).getFirst();
    Path backup = data.resolve("backups").resolve(name);
    Path fresh = directory.resolve("fresh");

    assertThat(execute("backup", "list", data.toString(), "--lang", "en")).isZero();
    assertThat(out.toString()).contains(name + ": 2 keys at index ").contains("not read");
    assertThat(execute("backup", "verify", backup.toString(), "--lang", "en")).isZero();
    assertThat(out.toString()).contains(name + ": sound; 2 keys");
    assertThat(execute("backup", "verify", data.toString(), "--lang", "zh")).isZero();
    assertThat(out.toString()).contains(name + "：完好；2 个键");

    assertThat(
            execute(
                "restore",
                backup.toString(),
                "--data",
                fresh.toString(),
                "--nodes",
                "3",
                "--lang",
                "en"))
        .as("%s", err)
        .isZero();
    assertThat(out.toString()).contains(name + " is restored: 2 keys").contains(fresh.toString());
    try (EmbeddedCluster cluster = new EmbeddedCluster(config(fresh))) {
      start(cluster);
      assertThat(ask(cluster, new OperatorCommand.ClientRead("ship")).detail())
          .startsWith("Lifeboat II (index ");
      assertThat(ask(cluster, new OperatorCommand.ClientRead("sea")).detail()).startsWith("rough");
    }
    assertThat(execute("restore", backup.toString(), "--data", fresh.toString(), "--lang", "en"))
        .as("into what is not empty")
        .isEqualTo(2);
    assertThat(err.toString()).contains(fresh + " is not empty");
  }

  @Test
  void aFlippedBitIsRefusedWithTheFilesNameAndNothingIsStarted() throws Exception {
    Path backups = directory.resolve("backups");
    TreeMap<String, Versioned> kept =
        new TreeMap<>(
            Map.of("ship", new Versioned("Lifeboat", 4, 1), "sea", new Versioned("rough", 5, 1)));
    LeafSums sums = new LeafSums();
    kept.forEach(sums::add);
    String root = MerkleTree.of(sums.leaves()).root();
    new BackupWriter(backups).write(5, root, kept, Instant.EPOCH, false);
    String name = BackupFolder.list(backups).getFirst();
    Path entries = backups.resolve(name).resolve("entries-0001.jsonl");
    byte[] bytes = Files.readAllBytes(entries);
    bytes[bytes.length / 2] ^= 1;
    Files.write(entries, bytes);
    Path fresh = directory.resolve("fresh");

    assertThat(execute("backup", "list", backups.toString(), "--lang", "en")).isZero();
    assertThat(execute("backup", "verify", backups.toString(), "--lang", "en")).isEqualTo(1);
    assertThat(out.toString()).contains(name + ": damaged; entries-0001.jsonl");
    assertThat(
            execute(
                "restore",
                backups.resolve(name).toString(),
                "--data",
                fresh.toString(),
                "--lang",
                "en"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("entries-0001.jsonl is damaged", "Nothing was started");
    assertThat(fresh).doesNotExist();

    Files.write(backups.resolve(name).resolve("manifest.json"), new byte[] {'{'});
    assertThat(execute("backup", "list", backups.toString(), "--lang", "en")).isEqualTo(1);
    assertThat(out.toString()).contains("manifest.json");
  }

  @Test
  void mistakesAreToldInOneLine() {
    assertThat(execute("backup", "list", directory.toString(), "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("holds no backup");
    assertThat(execute("backup", "verify", directory.resolve("no").toString(), "--lang", "en"))
        .isEqualTo(2);
    assertThat(execute("restore", directory.toString(), "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("--data DIR");
    assertThat(execute("backup", "--lang", "en")).isEqualTo(2);
    assertThat(out.toString()).contains("list", "verify");
    assertThat(
            execute(
                "restore",
                directory.toString(),
                "--data",
                directory.resolve("x").toString(),
                "--lang",
                "en"))
        .as("no backup at all")
        .isEqualTo(1);
  }
}
