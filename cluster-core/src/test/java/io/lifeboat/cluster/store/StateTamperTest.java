package io.lifeboat.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class StateTamperTest {
  private final KeyValueState state = new KeyValueState();
  private final StateTamper tamper = new StateTamper();

  @Property(tries = 200)
  void aSilentChangeIsSeenByADigestComputedAnewAndNotByTheOneThatIsKept(
      @ForAll @StringLength(max = 9) String value, @ForAll long seed) {
    state.clear();
    tamper.serves(state);
    state.put("a", value, 1);
    state.put("b", "2", 2);
    long kept = state.digest();
    MarkedState before = state.marked(3);
    assertThat(before.digestError(before.hashed())).isZero();

    StateTamper.Change change = Objects.requireNonNull(tamper.changeSilently("", new Random(seed)));

    assertThat(change.after()).isNotEqualTo(change.before());
    assertThat(Objects.requireNonNull(state.peek(change.key())).value()).isEqualTo(change.after());
    assertThat(state.digest()).isEqualTo(kept);
    MarkedState after = state.marked(4);
    HashedState computed = after.hashed();
    assertThat(computed.changed()).extracting(ChangedEntry::key).containsExactly(change.key());
    assertThat(after.digestError(computed)).isNotZero();
    assertThat(computed.leaves()).isNotEqualTo(before.hashed().leaves());

    state.correctDigest(after.digestError(computed));
    state.put("c", "3", 5);
    MarkedState corrected = state.marked(6);
    assertThat(corrected.digestError(corrected.hashed())).isZero();
  }

  @Test
  void theSameSeedChoosesTheSameKey() {
    tamper.serves(state);
    for (int i = 0; i < 50; i++) {
      state.put("k" + i, "v", i + 1);
    }
    assertThat(Objects.requireNonNull(tamper.changeSilently("", new Random(4))).key())
        .isEqualTo(Objects.requireNonNull(tamper.changeSilently("", new Random(4))).key());
  }

  @Test
  void thereMustBeSomethingToChange() {
    assertThat(tamper.changeSilently("", new Random(1))).as("no state yet").isNull();
    tamper.serves(state);
    assertThat(tamper.changeSilently("", new Random(1))).as("no keys").isNull();
    state.put("a", "1", 1);
    assertThat(tamper.changeSilently("b", new Random(1))).isNull();
  }

  @Test
  void onePutIsAppliedWronglyAndNoMore() {
    List<StateTamper.Change> told = new ArrayList<>();
    tamper.put(state, "a", "abc", 1);
    assertThat(tamper.applyNextPutWrongly(told::add)).isTrue();
    assertThat(tamper.applyNextPutWrongly(told::add)).as("one at a time").isFalse();
    assertThat(tamper.put(state, "a", "abc", 2)).isEqualTo(new Versioned("cba", 2, 2));
    assertThat(told).containsExactly(new StateTamper.Change("a", "abc", "cba", 2));
    assertThat(tamper.put(state, "b", "abc", 3).value()).isEqualTo("abc");

    assertThat(tamper.applyNextPutWrongly(told::add)).isTrue();
    assertThat(tamper.put(state, "c", "aba", 4).value()).as("a palindrome").isEqualTo("aba?");
    assertThat(tamper.applyNextPutWrongly(told::add)).isTrue();
    assertThat(tamper.applyRightly()).isTrue();
    assertThat(tamper.applyRightly()).isFalse();
    assertThat(tamper.put(state, "d", "abc", 5).value()).isEqualTo("abc");
    assertThat(told).hasSize(2);
  }
}
