package io.lifeboat.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.scenario.RunLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class PolicyCommandTest {
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

  private String file(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines)).toString();
  }

  @Test
  void aSoundPolicyShowsItsTablesAndItsCost() throws IOException {
    String file =
        file(
            "night.lua",
            "function decide(r, h)",
            "  if r.kind == 'WRITE' and not h.hasQuorum then return 'READ_ONLY' end",
            "  return r.priority == 'BATCH' and 'SHED' or 'FULL'",
            "end");
    assertThat(execute("policy", "check", file, "--lang", "en")).isZero();
    assertThat(out.toString().lines())
        .contains(
            "In a healthy cluster:",
            "                     CRITICAL    NORMAL      BATCH",
            "  WRITE              FULL        FULL        SHED",
            "Without a quorum:",
            "  WRITE              READ_ONLY   READ_ONLY   READ_ONLY")
        .anyMatch(line -> line.startsWith(file + ": sound (149 bytes, SHA-256 "))
        .anyMatch(line -> line.matches("A decision takes [0-9.,]+ µs .*"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void faultsNameFileAndLineAndEndWithOne() throws IOException {
    String file = file("night.lua", "function decide(r, h)", "  return nosuch()", "end");
    assertThat(execute("policy", "check", file, "--lang", "en")).isEqualTo(1);
    assertThat(out.toString().lines())
        .startsWith(file + ":2: failed: there is no 'nosuch' in a policy", "    return nosuch()")
        .anyMatch(line -> line.startsWith(file + ": 1 fault ("));
    out.getBuffer().setLength(0);
    assertThat(execute("policy", "check", file, "--lang", "zh")).isEqualTo(1);
    assertThat(out.toString()).contains(file + ":2：运行失败：", "1 处错误");
  }

  @Test
  void pythonIsCheckedToo() throws IOException {
    String file = file("night.py", "import os", "def decide(r, h):", "    return 'FULL'");
    assertThat(execute("policy", "check", file, "--lang", "en")).isEqualTo(1);
    assertThat(out.toString())
        .contains(file + ":1: not allowed: import is not allowed in a policy");
    assertThat(err.toString()).contains("Starting Python");
  }

  @Test
  void jsonHasAllOfIt() throws IOException {
    String file = file("night.lua", "function decide(r, h)", "  return 'FULL'", "end");
    assertThat(execute("policy", "check", file, "--json", "--lang", "en")).isZero();
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.get("language").asString()).isEqualTo("LUA");
    assertThat(report.get("sound").asBoolean()).isTrue();
    assertThat(report.get("sha256").asString()).hasSize(64);
    assertThat(report.get("tables").get("WITHOUT_QUORUM").get("SCAN").get("BATCH").asString())
        .isEqualTo("FULL");
    assertThat(report.get("cost").get("medianMicros").asDouble()).isPositive();

    out.getBuffer().setLength(0);
    String faulty = file("dusk.lua", "function decide(r, h)", "  return 1", "end");
    assertThat(execute("policy", "check", faulty, "--json", "--lang", "en")).isEqualTo(1);
    JsonNode fault = JsonMapper.shared().readTree(out.toString()).get("faults").get(0);
    assertThat(fault.get("line").asInt()).isEqualTo(2);
    assertThat(fault.get("kind").asString()).isEqualTo("BAD_VERDICT");
    assertThat(fault.get("text").asString()).isEqualTo("return 1");
  }

  @Test
  void whatIsNoPolicyIsAMistake() throws IOException {
    assertMistake(directory.resolve("no.lua").toString(), "cannot be read (no such file");
    assertMistake(directory.toString(), "is a directory");
    assertMistake(file("night.txt", "x"), "must end in .lua or .py");
    assertMistake(file("large.lua", "-- " + "x".repeat(20_000)), "larger than a policy may be");
    Path bytes = Files.write(directory.resolve("bytes.lua"), new byte[] {(byte) 0xC3, 0x28});
    assertMistake(bytes.toString(), "no text in UTF-8");
    assertMistake("nosuch", "must end in .lua or .py");
  }

  private void assertMistake(String file, String words) {
    err.getBuffer().setLength(0);
    assertThat(execute("policy", "check", file, "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains(words).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shippedOnesAreListedShownAndChecked() {
    assertThat(execute("policy", "list", "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("conservative.lua, conservative.py", "availability-first.lua", "cost-first.py");
    out.getBuffer().setLength(0);
    assertThat(execute("policy", "show", "cost-first.py", "--lang", "en")).isZero();
    assertThat(out.toString()).startsWith("# Cost first:").contains("def decide(r, h):");
    out.getBuffer().setLength(0);
    assertThat(execute("policy", "check", "cost-first.lua", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("cost-first.lua: sound");
    assertThat(execute("policy", "show", "nosuch", "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("no policy nosuch", "conservative.lua, conservative.py");
  }

  @Test
  void withoutASubcommandItHelps() {
    assertThat(execute("policy", "--lang", "en")).isEqualTo(2);
    assertThat(out.toString()).contains("check", "list", "show");
  }
}
