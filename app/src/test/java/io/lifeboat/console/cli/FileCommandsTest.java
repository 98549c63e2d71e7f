package io.lifeboat.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.storage.RaftStorage;
import io.atomix.protocols.raft.storage.log.RaftLog;
import io.atomix.protocols.raft.storage.log.entry.InitializeEntry;
import io.atomix.storage.StorageLevel;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.cluster.storage.FileCorruptor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class FileCommandsTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    return new LifeboatCommand(
            options -> 7,
            config ->
                new FakeAuditedCluster(
                    config,
                    CompletableFuture.completedFuture(new WriteAudit(0, 0, 0, 0, 0, List.of()))),
            RunLimits.DEFAULT,
            new Terminal(new PrintWriter(out, true), new PrintWriter(err, true)))
        .execute(List.of(arguments));
  }

  /** A node with a real journal of so many entries. */
  private Path node(String name, int entries) throws IOException {
    Path node = Files.createDirectories(directory.resolve(name));
    try (RaftLog log =
        RaftStorage.builder()
            .withPrefix(name)
            .withDirectory(node.toFile())
            .withStorageLevel(StorageLevel.MAPPED)
            .withNamespace(RaftNamespaces.RAFT_STORAGE)
            .withMaxSegmentSize(64 * 1024)
            .withMaxEntrySize(32 * 1024)
            .build()
            .openLog()) {
      for (int i = 0; i < entries; i++) {
        log.writer().append(new InitializeEntry(1, 1_700_000_000_000L + i));
      }
    }
    Files.write(node.resolve(name + ".meta"), ByteBuffer.allocate(128).putLong(0, 1).array());
    return node;
  }

  // scrub

  @Test
  void aSoundDataDirectoryEndsWithZero() throws IOException {
    node("n1", 100);
    node("n2", 90);
    assertThat(execute("scrub", directory.toString(), "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("n1: sound", "100 records", "n2: sound", "indices 1 to 90 in 1 segment;")
        .contains("2 nodes are sound of 2.");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void damageIsToldInWordsAndEndsWithOne() throws IOException {
    node("n1", 100);
    Path n2 = node("n2", 100);
    FileCorruptor.flip(n2, FileCorruptor.Choice.record(40), 1, 3);
    assertThat(execute("scrub", directory.toString(), "--lang", "en")).isEqualTo(1);
    assertThat(out.toString())
        .contains("n1: sound", "n2: damaged", "readable up to 39")
        .contains("entry 40: the record is damaged (n2-1.log, byte ")
        .contains("60 sound records behind it would be hidden")
        .contains("1 node is sound of 2.");
  }

  @Test
  void oneNodesFolderWillDoAndAlsoInChinese() throws IOException {
    Path n1 = node("n1", 10);
    assertThat(execute("scrub", n1.toString(), "--lang", "zh")).isZero();
    assertThat(out.toString()).contains("n1：完好", "10 条记录");
  }

  @Test
  void aFolderWithoutAJournalIsAMistake() throws IOException {
    assertThat(execute("scrub", directory.toString(), "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("holds no journal of a node");
    assertThat(execute("scrub", directory.resolve("no").toString(), "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("is not a directory");
  }

  @Test
  void aNodeWithoutAJournalBesideOthersIsNotSound() throws IOException {
    node("n1", 10);
    Files.createDirectory(directory.resolve("n2"));
    assertThat(execute("scrub", directory.toString(), "--lang", "en")).isEqualTo(1);
    assertThat(out.toString()).contains("n2: no journal");
  }

  @Test
  void jsonHasAllOfIt() throws IOException {
    Path n1 = node("n1", 50);
    FileCorruptor.flip(n1, FileCorruptor.Choice.record(20), 2, 3);
    assertThat(execute("scrub", n1.toString(), "--json", "--lang", "en")).isEqualTo(1);
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.get("sound").asBoolean()).isFalse();
    JsonNode result = report.get("nodes").get(0).get("result");
    assertThat(result.get("verdict").asString()).isEqualTo("DAMAGED");
    assertThat(result.get("records").asLong()).isEqualTo(49);
    assertThat(result.get("findings").get(0).get("index").asLong()).isEqualTo(20);
    assertThat(result.get("findings").get(0).get("hidden").asLong()).isEqualTo(30);
  }

  @Test
  void aDirectoryInUseIsReadOnWithANote() throws IOException {
    Path n1 = node("n1", 10);
    try (DataDirectory held = DataDirectory.open(directory, 1)) {
      assertThat(held.root()).isEqualTo(directory.toRealPath());
      assertThat(execute("scrub", n1.toString(), "--lang", "en")).isZero();
      assertThat(out.toString()).contains("A running instance uses", "n1: sound");
    }
    out.getBuffer().setLength(0);
    assertThat(execute("scrub", directory.toString(), "--lang", "en")).isZero();
    assertThat(out.toString()).doesNotContain("running instance");
  }

  // lab checksums

  @Test
  void theLaboratoryShowsWhatParityMisses() {
    assertThat(
            execute("lab", "checksums", "--trials", "500", "--seed", "4", "--lang", "en", "--json"))
        .isZero();
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.get("error").asString()).isEqualTo("TWO_BITS");
    assertThat(report.get("counted").asLong()).isEqualTo(500);
    JsonNode parity = report.get("rows").get(0);
    assertThat(parity.get("algorithm").asString()).isEqualTo("PARITY");
    assertThat(parity.get("missed").asLong()).isEqualTo(500);
    assertThat(parity.get("theory").get("rate").asDouble()).isEqualTo(1);
    assertThat(parity.get("gbPerSecond").asDouble()).isPositive();
  }

  @Test
  void theLaboratoryPrintsATable() {
    assertThat(
            execute(
                "lab",
                "checksums",
                "--error",
                "swapped-bytes",
                "--text",
                "a lifeboat for data",
                "--trials",
                "500",
                "--seed",
                "4",
                "--lang",
                "en"))
        .isZero();
    assertThat(out.toString())
        .contains("Error: two swapped bytes, in 19 bytes, 500 times.")
        .contains("of them changed nothing and are not counted.")
        .contains("--seed 4")
        .containsPattern("byte sum mod 256 +8 +[0-9]+ +100.000 % +100.000 %")
        .containsPattern("CRC32C +32 +0 +0.000 % +2.3e-10");
  }

  @Test
  void aRealRecordCanBeChosen() throws IOException {
    Path n1 = node("n1", 30);
    assertThat(
            execute(
                "lab",
                "checksums",
                "--record",
                n1 + ":7",
                "--error",
                "MISDIRECTED_WRITE",
                "--trials",
                "200",
                "--lang",
                "en",
                "--json"))
        .isZero();
    assertThat(JsonMapper.shared().readTree(out.toString()).get("counted").asLong()).isEqualTo(200);
    assertThat(execute("lab", "checksums", "--record", n1 + ":31", "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("--record must be DIR:INDEX");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--error=three-bits",
        "--bytes=1",
        "--text=a",
        "--record=nowhere",
        "--burst=0",
        "--trials=many",
        "--text=abc --bytes=12"
      })
  void mistakesEndInOneLine(String options) {
    String[] arguments = ("lab checksums --lang=en " + options).split(" ");
    assertThat(execute(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void theLaboratoryAloneNamesItsExperiments() {
    assertThat(execute("lab", "--lang", "en")).isEqualTo(2);
    assertThat(out.toString()).contains("checksums");
  }
}
