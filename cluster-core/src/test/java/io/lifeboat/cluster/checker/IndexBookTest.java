package io.lifeboat.cluster.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndexBookTest {

  @Test
  void isASortedMapOfTheHighestKeys() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      IndexBook<String> book = IndexBook.ofCapacity(300);
      TreeMap<Long, String> expected = new TreeMap<>();
      long base = 0;
      for (int i = 0; i < 2_000; i++) {
        base += random.nextInt(3);
        long key = random.nextInt(4) == 0 ? base - random.nextInt(500) : base;
        String value = "v" + i;
        boolean forgotten = book.size() > 0 && book.with(key, value) == book;
        if (!forgotten) {
          expected.put(key, value);
        }
        book = book.with(key, value);
        assertThat(book.size()).as("seed %d", seed).isLessThanOrEqualTo(300);
      }
      while (expected.size() > book.size()) {
        expected.pollFirstEntry();
      }
      for (long key = base - 2_500; key <= base + 1; key++) {
        assertThat(book.get(key)).as("seed %d, key %d", seed, key).isEqualTo(expected.get(key));
        Map.Entry<Long, String> below = expected.lowerEntry(key);
        assertThat(book.below(key))
            .as("seed %d, below %d", seed, key)
            .isEqualTo(below == null ? null : below.getValue());
      }
    }
  }

  @Test
  void whatWasForgottenIsNotTakenAgain() {
    IndexBook<String> book = IndexBook.ofCapacity(64);
    for (long key = 1; key <= 200; key++) {
      book = book.with(key, "v" + key);
    }
    assertThat(book.get(1)).isNull();
    assertThat(book.with(1, "again")).isSameAs(book);
    assertThat(book.get(200)).isEqualTo("v200");
  }

  @Test
  void theOneBeforeStaysAsItWas() {
    IndexBook<String> one = IndexBook.<String>ofCapacity(64).with(5, "a");
    IndexBook<String> two = one.with(5, "b").with(7, "c");
    assertThat(one.get(5)).isEqualTo("a");
    assertThat(one.get(7)).isNull();
    assertThat(two.get(5)).isEqualTo("b");
  }
}
