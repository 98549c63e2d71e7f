package io.lifeboat.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a checksum per entry costs the state machine: reads and writes of the same keys, with and
 * without in turn, in one run. Written to {@code target/entry-checksum-cost.md}.
 */
@Tag("bench")
class EntryChecksumCostTest {
  private static final int KEYS = 20_000;
  private static final int OPERATIONS = 400_000;
  private static final int ROUNDS = 9;

  private final String[] keys = new String[KEYS];
  private final String[] values = new String[64];
  private long seen;

  /** The state machine without checksums: a map and the digest that is kept step by step. */
  private static final class Plain {
    private final ConcurrentSkipListMap<String, Versioned> entries = new ConcurrentSkipListMap<>();
    private final StateDigest digest = new StateDigest();

    Versioned put(String key, String value, long index) {
      Versioned before = entries.get(key);
      Versioned after = new Versioned(value, index, before == null ? 1 : before.revision() + 1);
      if (before != null) {
        digest.remove(key, before);
      }
      entries.put(key, after);
      digest.add(key, after);
      return after;
    }
  }

  @Test
  void aChecksumPerEntryCostsAFractionOfAMicrosecond() throws IOException {
    Random random = new Random(20_261_123);
    for (int i = 0; i < KEYS; i++) {
      keys[i] = "run-abc/k" + i;
    }
    for (int i = 0; i < values.length; i++) {
      char[] text = new char[100];
      for (int c = 0; c < text.length; c++) {
        text[c] = (char) ('a' + random.nextInt(26));
      }
      values[i] = String.valueOf(text);
    }
    Plain plain = new Plain();
    KeyValueState checked = new KeyValueState();
    for (int i = 0; i < KEYS; i++) {
      plain.put(keys[i], values[i % values.length], i);
      checked.put(keys[i], values[i % values.length], i);
    }
    double[][] nanos = new double[4][ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      double[] now = {
        nanosOf(i -> Objects.requireNonNull(plain.entries.get(key(i))).version()),
        nanosOf(i -> Objects.requireNonNull(checked.get(key(i))).version()),
        nanosOf(i -> plain.put(key(i), values[(int) (i % values.length)], i).revision()),
        nanosOf(i -> checked.put(key(i), values[(int) (i % values.length)], i).revision())
      };
      for (int which = 0; which < now.length && round >= 0; which++) {
        nanos[which][round] = now[which];
      }
    }
    double[] median = new double[4];
    for (int which = 0; which < median.length; which++) {
      Arrays.sort(nanos[which]);
      median[which] = nanos[which][ROUNDS / 2];
    }
    List<String> rows =
        new ArrayList<>(List.of("| | without | with a checksum | ratio |", "|---|---|---|---|"));
    rows.add(row("read", median[0], median[1]));
    rows.add(row("write", median[2], median[3]));
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "entry-checksum-cost.md"), rows);
    assertThat(seen).isPositive();
    assertThat(plain.digest.value())
        .as("the digest means what it meant")
        .isEqualTo(checked.digest());
    assertThat(median[1] - median[0]).as("ns a read costs more").isLessThan(20_000);
  }

  private String key(long i) {
    return keys[(int) (i * 7919 % KEYS)];
  }

  private double nanosOf(LongUnaryOperator operation) {
    long began = System.nanoTime();
    for (int i = 0; i < OPERATIONS; i++) {
      seen += operation.applyAsLong(i);
    }
    return (System.nanoTime() - began) / (double) OPERATIONS;
  }

  private static String row(String what, double without, double with) {
    return "| %s | %.0f ns | %.0f ns | %.2f |".formatted(what, without, with, with / without);
  }
}
