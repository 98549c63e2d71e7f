package io.lifeboat.cluster.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {
  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,3", "6,4", "7,4", "9,5"})
  void theSmallestMajority(int voters, int quorum) {
    assertThat(Quorum.of(voters)).isEqualTo(quorum);
  }

  @ParameterizedTest
  @CsvSource({"5,5,2", "5,3,0", "5,2,-1", "3,3,1", "1,1,0", "1,0,-1"})
  void howManyMoreMayBeLost(int voters, int available, int margin) {
    assertThat(Quorum.margin(voters, available)).isEqualTo(margin);
  }
}
