package io.lifeboat.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyValueStateTest {

  @Test
  void everyWriteRaisesTheRevisionByOne() {
    KeyValueState state = new KeyValueState();
    assertThat(state.put("a", "1", 10)).isEqualTo(new Versioned("1", 10, 1));
    assertThat(state.put("a", "2", 11)).isEqualTo(new Versioned("2", 11, 2));
    assertThat(state.get("a")).isEqualTo(new Versioned("2", 11, 2));
  }

  @Test
  void compareAndSetWritesOnlyOverTheExpectedValue() {
    KeyValueState state = new KeyValueState();
    assertThat(state.compareAndSet("a", "x", "1", 1)).isNull();
    assertThat(state.compareAndSet("a", null, "1", 2)).isEqualTo(new Versioned("1", 2, 1));
    assertThat(state.compareAndSet("a", null, "2", 3)).isNull();
    assertThat(state.compareAndSet("a", "1", "2", 4)).isEqualTo(new Versioned("2", 4, 2));
  }

  @Test
  void deletingGivesBackWhatWasThere() {
    KeyValueState state = new KeyValueState();
    state.put("a", "1", 1);
    assertThat(state.delete("a")).isEqualTo(new Versioned("1", 1, 1));
    assertThat(state.delete("a")).isNull();
    assertThat(state.digest()).isZero();
  }

  @Test
  void theDigestKeptStepByStepIsTheDigestOfTheState() {
    for (long seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      KeyValueState state = new KeyValueState();
      for (int index = 1; index <= 300; index++) {
        String key = "k" + random.nextInt(20);
        switch (random.nextInt(3)) {
          case 0 -> state.delete(key);
          case 1 ->
              state.compareAndSet(key, "v" + random.nextInt(3), "v" + random.nextInt(3), index);
          default -> state.put(key, "v" + random.nextInt(3), index);
        }
      }
      List<String> keys = new ArrayList<>();
      state.forEach((key, entry) -> keys.add(key));
      java.util.Collections.shuffle(keys, random);
      KeyValueState rebuilt = new KeyValueState();
      keys.forEach(key -> rebuilt.restore(key, java.util.Objects.requireNonNull(state.get(key))));
      assertThat(rebuilt.digest()).as("seed %d", seed).isEqualTo(state.digest());
    }
  }

  @Test
  void theDigestTellsStatesApartThatDifferInOneDetail() {
    KeyValueState one = new KeyValueState();
    one.put("a", "1", 1);
    KeyValueState otherValue = new KeyValueState();
    otherValue.put("a", "2", 1);
    KeyValueState otherIndex = new KeyValueState();
    otherIndex.put("a", "1", 2);
    KeyValueState otherKey = new KeyValueState();
    otherKey.put("b", "1", 1);
    KeyValueState writtenTwice = new KeyValueState();
    writtenTwice.put("a", "1", 0);
    writtenTwice.put("a", "1", 1);
    assertThat(
            List.of(
                one.digest(),
                otherValue.digest(),
                otherIndex.digest(),
                otherKey.digest(),
                writtenTwice.digest()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aPieceOfABackupIsTakenOnceOrNotAtAll() {
    List<KeyValueEntry> first = List.of(entry("a", 5), entry("b", 6));
    List<KeyValueEntry> second = List.of(entry("c", 7));
    KeyValueState state = new KeyValueState();
    assertThat(state.restoreAll(first, true)).isTrue();
    assertThat(state.restoreAll(second, false)).isTrue();
    long digest = state.digest();
    assertThat(state.restoreAll(first, true)).as("sent twice").isTrue();
    assertThat(state.restoreAll(second, false)).isTrue();
    assertThat(state.digest()).isEqualTo(digest);

    state.put("b", "other", 20);
    assertThat(state.restoreAll(first, true)).as("written to meanwhile").isFalse();
    assertThat(state.restoreAll(List.of(entry("b", 6), entry("d", 8)), false)).isFalse();
    assertThat(state.get("d")).as("nothing of a piece that is refused").isNull();

    KeyValueState used = new KeyValueState();
    used.put("x", "1", 1);
    assertThat(used.restoreAll(first, true)).as("not empty").isFalse();
    assertThat(used.size()).isEqualTo(1);
  }

  private static KeyValueEntry entry(String key, long version) {
    return new KeyValueEntry(key, new Versioned("v", version, 1));
  }
}
