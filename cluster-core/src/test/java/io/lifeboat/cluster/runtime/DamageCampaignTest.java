package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages one copy per run, of any kind, of any node, stopped, killed or running, and counts what
 * was found before it was served or voted with, what was repaired, and what was lost. The table is
 * written to {@code target/damage-campaign.md}; {@code -Ddamage.runs=N} asks for more runs, {@code
 * -Ddamage.seed=S} for others, and with {@code -Ddamage.step=7} all have the same kind of damage.
 */
@Tag("slow")
class DamageCampaignTest {
  @Test
  void everyDamageIsFoundBeforeItCountsAndRepairedAndNothingAcknowledgedIsLost(@TempDir Path folder)
      throws Exception {
    long first = Long.getLong("damage.seed", 1);
    int runs = Integer.getInteger("damage.runs", 7);
    long step = Long.getLong("damage.step", 1);
    Path table = Path.of("target", "damage-campaign.md");
    Files.createDirectories(table.getParent());
    List<String> rows = new ArrayList<>(List.of(DamageRun.Result.head()));
    List<DamageRun.Result> results = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      long seed = first + run * step;
      DamageRun.Result result = new DamageRun(seed, folder.resolve(run + "-seed-" + seed)).run();
      results.add(result);
      rows.add(result.row());
      Files.write(table, rows);
    }
    rows.add("");
    rows.add(summary(results));
    Files.write(table, rows);
    assertThat(results).allSatisfy(result -> assertThat(result.isGood()).as(result.row()).isTrue());
  }

  @Test
  void damageInMemoryIsNotServedIsJudgedRightAndRepaired(@TempDir Path folder) throws Exception {
    long first = Long.getLong("damage.seed", 1);
    int runs = Integer.getInteger("damage.runs", 6);
    Path table = Path.of("target", "memory-damage-campaign.md");
    Files.createDirectories(table.getParent());
    List<String> rows = new ArrayList<>(List.of(MemoryDamageRun.Result.head()));
    List<MemoryDamageRun.Result> results = new ArrayList<>();
    for (long seed = first; seed < first + runs; seed++) {
      MemoryDamageRun.Result result =
          new MemoryDamageRun(seed, folder.resolve("seed-" + seed)).run();
      results.add(result);
      rows.add(result.row());
      Files.write(table, rows);
    }
    List<MemoryDamageRun.Result> left = results.stream().filter(r -> !r.gone()).toList();
    rows.add("");
    rows.add(
        "%d runs, in %d a later write came first; of the other %d: found %d, judged right %d, rebuilt %d; served %d; acknowledged %d, lost %d; ms to detect %s, ms to repair %s"
            .formatted(
                results.size(),
                results.size() - left.size(),
                left.size(),
                left.stream().filter(r -> r.found() != null).count(),
                left.stream().filter(MemoryDamageRun.Result::judged).count(),
                left.stream().filter(MemoryDamageRun.Result::rebuilt).count(),
                results.stream().mapToLong(MemoryDamageRun.Result::served).sum(),
                results.stream().mapToLong(MemoryDamageRun.Result::acknowledged).sum(),
                results.stream().mapToLong(MemoryDamageRun.Result::lost).sum(),
                spread(left.stream().mapToLong(MemoryDamageRun.Result::detectMs).toArray()),
                spread(left.stream().mapToLong(MemoryDamageRun.Result::repairMs).toArray())));
    Files.write(table, rows);
    assertThat(results).allSatisfy(result -> assertThat(result.isGood()).as(result.row()).isTrue());
  }

  private static String summary(List<DamageRun.Result> results) {
    List<DamageRun.Result> left =
        results.stream().filter(r -> !r.overwritten() && !r.harmless()).toList();
    return "%d runs; the engine itself wrote %d over; %d tore a record nobody had been told of; of the other %d: found %d, before served or voted with %d, repaired %d; acknowledged %d, lost %d; ms to detect %s, ms to repair %s"
        .formatted(
            results.size(),
            results.stream().filter(DamageRun.Result::overwritten).count(),
            results.stream().filter(DamageRun.Result::harmless).count(),
            left.size(),
            left.stream().filter(r -> r.found() != null).count(),
            left.stream().filter(r -> r.found() != null && !r.servedBefore()).count(),
            left.stream().filter(r -> r.repair() != null).count(),
            results.stream().mapToLong(DamageRun.Result::acknowledged).sum(),
            results.stream().mapToLong(DamageRun.Result::lost).sum(),
            spread(left.stream().mapToLong(DamageRun.Result::detectMs).toArray()),
            spread(left.stream().mapToLong(DamageRun.Result::repairMs).toArray()));
  }

  private static String spread(long[] values) {
    Arrays.sort(values);
    return values.length == 0
        ? "none"
        : "%d to %d, median %d"
            .formatted(values[0], values[values.length - 1], values[values.length / 2]);
  }
}
