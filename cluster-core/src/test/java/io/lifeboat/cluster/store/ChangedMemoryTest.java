package io.lifeboat.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Whatever byte of an entry changes in memory, the next read refuses it, and nothing else. */
class ChangedMemoryTest {
  private final List<ChangedEntry> told = new ArrayList<>();

  private KeyValueState state() {
    told.clear();
    KeyValueState state = new KeyValueState(told::add);
    state.put("other", "sound", 1);
    return state;
  }

  @Property(tries = 150)
  void everyByteOfAValueThatChangesIsFoundOnTheNextRead(
      @ForAll @StringLength(min = 1, max = 12) String text,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    for (int at = 0; at < text.length(); at++) {
      for (int shift = 0; shift <= Byte.SIZE; shift += Byte.SIZE) {
        char[] chars = text.toCharArray();
        chars[at] = (char) (chars[at] ^ (change << shift));
        KeyValueState state = state();
        Versioned before = state.put("key", text, 7);
        damaged(
            state,
            new Versioned(String.valueOf(chars), before.version(), before.revision()),
            changed -> assertThatThrownBy(() -> changed.get("key")).isInstanceOf(REFUSED));
      }
    }
  }

  @Property(tries = 150)
  void everyByteOfVersionAndRevisionThatChangesIsFound(
      @ForAll @LongRange(min = 1) long index, @ForAll @IntRange(min = 1, max = 255) int change) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      long flipped = (long) change << shift;
      KeyValueState state = state();
      Versioned before = state.put("key", "value", index);
      damaged(
          state,
          new Versioned("value", before.version() ^ flipped, before.revision()),
          changed -> assertThatThrownBy(() -> changed.get("key")).isInstanceOf(REFUSED));
      state = state();
      before = state.put("key", "value", index);
      damaged(
          state,
          new Versioned("value", before.version(), before.revision() ^ flipped),
          changed -> assertThatThrownBy(() -> changed.get("key")).isInstanceOf(REFUSED));
    }
  }

  /** A lone surrogate becomes a question mark in UTF-8, and so would look as it was. */
  @Test
  void whatLooksAlikeInAnEncodingIsFound() {
    KeyValueState state = state();
    state.put("key", "? 检测", 7);
    damaged(
        state,
        new Versioned("\uD83F 检测", 7, 1),
        changed -> assertThatThrownBy(() -> changed.get("key")).isInstanceOf(REFUSED));
  }

  @Test
  void aWriteThatBuildsOnItIsDoneAsOnTheOthersAndNotAnswered() {
    List<Consumer<KeyValueState>> writes =
        List.of(
            state -> state.put("key", "new", 8),
            state -> state.compareAndSet("key", "value", "new", 8),
            state -> state.delete("key"),
            state ->
                state.restoreAll(
                    List.of(new KeyValueEntry("key", new Versioned("value", 7, 1))), false),
            state -> state.forEach((key, entry) -> {}));
    for (Consumer<KeyValueState> write : writes) {
      KeyValueState state = state();
      state.put("key", "value", 7);
      damaged(
          state,
          new Versioned("Value", 7, 1),
          changed -> assertThatThrownBy(() -> write.accept(changed)).isInstanceOf(REFUSED));
    }
    KeyValueState state = state();
    state.put("key", "value", 7);
    state.changeSilently("key", new Versioned("value", 7, 5));
    assertThatThrownBy(() -> state.put("key", "new", 8)).isInstanceOf(REFUSED);
    assertThat(Objects.requireNonNull(state.peek("key")).value()).isEqualTo("new");
    assertThatThrownBy(() -> state.get("key"))
        .as("its revision is built on a wrong one")
        .isInstanceOf(REFUSED);
  }

  @Test
  void aProbeTellsWhoeverListensLaterAndGivesNothingMore() {
    ReplicaProbe probe = new ReplicaProbe();
    KeyValueState state = new KeyValueState(probe::changed);
    probe.serves(state);
    state.put("key", "value", 1);
    state.put("other", "sound", 2);
    state.changeSilently("key", new Versioned("Value", 1, 1));
    assertThat(probe.get("other")).isNotNull();
    assertThatThrownBy(() -> probe.get("key")).isInstanceOf(REFUSED);
    assertThatThrownBy(() -> probe.get("other")).isInstanceOf(REFUSED);
    probe.onChanged(told::add);
    assertThat(told).extracting(ChangedEntry::key).containsExactly("key");
    state.changeSilently("other", new Versioned("Sound", 2, 1));
    assertThatThrownBy(() -> state.get("other")).isInstanceOf(REFUSED);
    assertThat(told).extracting(ChangedEntry::key).containsExactly("key", "other");
  }

  @Test
  void aStateMachineThatAppliesAWriteWronglyIsNotFoundThisWay() {
    KeyValueState state = state();
    StateTamper tamper = new StateTamper();
    assertThat(tamper.applyNextPutWrongly(change -> {})).isTrue();
    tamper.put(state, "key", "abc", 9);
    assertThat(state.get("key")).isEqualTo(new Versioned("cba", 9, 1));
    assertThat(told).isEmpty();
  }

  private static final Class<ChangedInMemoryException> REFUSED = ChangedInMemoryException.class;

  private void damaged(KeyValueState state, Versioned to, Consumer<KeyValueState> refused) {
    long digest = state.digest();
    state.changeSilently("key", to);
    assertThat(state.peek("key")).isEqualTo(to);
    assertThat(state.digest()).isEqualTo(digest);
    refused.accept(state);
    assertThat(told).extracting(ChangedEntry::key).containsExactly("key");
    assertThat(told.getFirst().computed()).isNotEqualTo(told.getFirst().stored());
    assertThat(state.get("other")).isEqualTo(new Versioned("sound", 1, 1));
  }
}
