package io.lifeboat.cluster.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.KeyDifference;
import io.lifeboat.cluster.store.KeptEntry;
import io.lifeboat.cluster.store.LeafSums;
import io.lifeboat.cluster.store.MarkedState;
import io.lifeboat.cluster.store.Versioned;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyDifferencesTest {

  @Property(tries = 60)
  void findsExactlyTheKeysThatDifferAndLooksAtFew(
      @ForAll long seed,
      @ForAll @IntRange(max = 4_000) int keys,
      @ForAll @IntRange(max = 6) int changes) {
    Random random = new Random(seed);
    TreeMap<String, Versioned> sound = new TreeMap<>();
    for (int i = 0; i < keys; i++) {
      sound.put("k" + i, new Versioned("v" + random.nextInt(10), i + 1, 1 + random.nextInt(3)));
    }
    TreeMap<String, Versioned> damaged = new TreeMap<>(sound);
    for (int i = 0; i < changes; i++) {
      String key = "k" + random.nextInt(keys + 3);
      Versioned entry = damaged.get(key);
      if (entry == null) {
        damaged.put(key, new Versioned("too much", 1, 1));
      } else {
        switch (random.nextInt(4)) {
          case 0 -> damaged.remove(key);
          case 1 ->
              damaged.put(
                  key, new Versioned(entry.value() + "!", entry.version(), entry.revision()));
          case 2 ->
              damaged.put(key, new Versioned(entry.value(), entry.version() + 1, entry.revision()));
          default ->
              damaged.put(key, new Versioned(entry.value(), entry.version(), entry.revision() + 1));
        }
      }
    }
    Set<String> different = new TreeSet<>();
    different.addAll(sound.keySet());
    different.addAll(damaged.keySet());
    different.removeIf(key -> java.util.Objects.equals(sound.get(key), damaged.get(key)));

    KeyDifferences found = KeyDifferences.between(tree(damaged), tree(sound));

    assertThat(found.differences())
        .extracting(KeyDifference::key)
        .containsExactlyElementsOf(different);
    Set<Integer> leaves = different.stream().map(LeafSums::leafOf).collect(Collectors.toSet());
    Set<String> all = new TreeSet<>(sound.keySet());
    all.addAll(damaged.keySet());
    assertThat(found.compared())
        .as("only the keys in leaves of keys that differ")
        .isEqualTo(all.stream().filter(key -> leaves.contains(LeafSums.leafOf(key))).count());
  }

  @Test
  void ofTenThousandKeysAHandfulIsComparedToFindOne() {
    TreeMap<String, Versioned> sound = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      sound.put("run-1/k" + i, new Versioned("value " + i, i, 1));
    }
    TreeMap<String, Versioned> damaged = new TreeMap<>(sound);
    damaged.put("run-1/k77", new Versioned("walue 77", 77, 1));

    KeyDifferences found = KeyDifferences.between(tree(damaged), tree(sound));

    assertThat(found.differences())
        .containsExactly(
            new KeyDifference(
                "run-1/k77",
                "walue 77 (version 77, revision 1)",
                "value 77 (version 77, revision 1)"));
    assertThat(found.compared()).isBetween(1L, 40L);
  }

  @Test
  void aKeyThatIsNotThereIsToldAsNothing() {
    KeyDifferences found =
        KeyDifferences.between(
            tree(Map.of()), tree(Map.of("k", new Versioned("x".repeat(61), 3, 1))));
    assertThat(found.differences())
        .containsExactly(
            new KeyDifference(
                "k", null, "x".repeat(60) + "… (61 characters) (version 3, revision 1)"));
  }

  static ReplicaTree tree(Map<String, Versioned> entries) {
    TreeMap<String, KeptEntry> kept = new TreeMap<>();
    entries.forEach((key, entry) -> kept.put(key, KeptEntry.of(key, entry)));
    return ReplicaTree.of(new MarkedState(9, 0, kept));
  }
}
