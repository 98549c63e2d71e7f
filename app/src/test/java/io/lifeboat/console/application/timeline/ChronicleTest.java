package io.lifeboat.console.application.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChronicleTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 63, 64, 65, 150})
  void isTheTailOfAllThatWasAppended(int capacity) {
    Chronicle<Integer> chronicle = Chronicle.ofCapacity(capacity);
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Chronicle<Integer> before = chronicle;
      List<Integer> copy = List.copyOf(before);
      chronicle = chronicle.plus(i);
      all.add(i);
      int dropped = Math.max(0, all.size() - capacity);
      assertThat(chronicle).isEqualTo(all.subList(dropped, all.size()));
      assertThat(chronicle.dropped()).isEqualTo(dropped);
      assertThat(before).isEqualTo(copy);
    }
  }

  @Test
  void replacesOneElement() {
    Chronicle<String> chronicle =
        Chronicle.<String>ofCapacity(3).plus("a").plus("b").plus("c").plus("d");
    assertThat(chronicle.with(1, "C")).containsExactly("b", "C", "d");
    assertThat(chronicle).containsExactly("b", "c", "d");
  }

  @Test
  void cannotBeChanged() {
    Chronicle<String> chronicle = Chronicle.<String>ofCapacity(3).plus("a");
    assertThatThrownBy(() -> chronicle.add("b")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> chronicle.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
