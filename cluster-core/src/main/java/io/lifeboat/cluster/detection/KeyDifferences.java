package io.lifeboat.cluster.detection;

import io.lifeboat.cluster.model.KeyDifference;
import io.lifeboat.cluster.store.HashedState;
import io.lifeboat.cluster.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys that two replicas hold differently, found without comparing all of them.
 *
 * @param differences in the order of the keys
 * @param compared how many keys had to be looked at: those in the leaves that differ
 */
public record KeyDifferences(List<KeyDifference> differences, long compared) {
  private static final int VALUE_CHARS = 60;

  public KeyDifferences {
    differences = List.copyOf(differences);
  }

  public static KeyDifferences between(ReplicaTree here, ReplicaTree there) {
    List<KeyDifference> found = new ArrayList<>();
    long compared = 0;
    for (int leaf : here.tree().differenceTo(there.tree()).leaves()) {
      TreeSet<String> keys = new TreeSet<>(here.state().keysIn(leaf));
      keys.addAll(there.state().keysIn(leaf));
      compared += keys.size();
      keys.forEach(key -> compare(key, here.state(), there.state(), found));
    }
    found.sort(java.util.Comparator.comparing(KeyDifference::key));
    return new KeyDifferences(found, compared);
  }

  private static void compare(
      String key, HashedState here, HashedState there, List<KeyDifference> found) {
    Versioned one = here.get(key);
    Versioned other = there.get(key);
    if (!Objects.equals(one, other)) {
      found.add(new KeyDifference(key, words(one), words(other)));
    }
  }

  private static @Nullable String words(@Nullable Versioned entry) {
    if (entry == null) {
      return null;
    }
    String value = entry.value();
    String shown =
        value.length() <= VALUE_CHARS
            ? value
            : value.substring(0, VALUE_CHARS) + "… (" + value.length() + " characters)";
    return shown + " (version " + entry.version() + ", revision " + entry.revision() + ")";
  }
}
