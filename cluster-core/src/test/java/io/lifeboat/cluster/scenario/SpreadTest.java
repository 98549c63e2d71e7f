package io.lifeboat.cluster.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  @ParameterizedTest(name = "of 1 to {0}")
  @CsvSource({
    "1, 1, 1, 1",
    "2, 1, 2, 2",
    "3, 2, 3, 3",
    "4, 2, 4, 4",
    "9, 5, 9, 9",
    "10, 5, 9, 10",
    "11, 6, 10, 11",
    "20, 10, 18, 20",
    "100, 50, 90, 100",
    "1000, 500, 900, 1000"
  })
  void takesTheNearestRank(int count, double median, double p90, double max) {
    List<Double> values =
        new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(Double::valueOf).toList());
    Collections.shuffle(values, new Random(count));
    Spread spread = new Spread(values);

    assertThat(spread.count()).isEqualTo(count);
    assertThat(spread.median()).hasValue(median);
    assertThat(spread.p90()).hasValue(p90);
    assertThat(spread.max()).hasValue(max);
  }

  @Test
  void ofNothingNothingIsKnown() {
    Spread spread = new Spread(List.of());

    assertThat(spread.count()).isZero();
    assertThat(spread.median()).isEmpty();
    assertThat(spread.p90()).isEmpty();
    assertThat(spread.max()).isEmpty();
  }

  @Test
  void isAlwaysAValueThatWasMeasured() {
    Random random = new Random(7);
    for (int count = 1; count < 200; count++) {
      List<Double> values = DoubleStream.generate(random::nextDouble).limit(count).boxed().toList();
      Spread spread = new Spread(values);

      assertThat(values).contains(spread.median().orElseThrow(), spread.p90().orElseThrow());
      assertThat(spread.median().orElseThrow()).isLessThanOrEqualTo(spread.p90().orElseThrow());
    }
  }
}
