package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VotePromiseTest {

  @ParameterizedTest(name = "voted for {1} in {0}; {3} asks in {2}: {4}")
  @CsvSource({
    // voted in, for, asked in, by, may vote
    "0,   , 1, n1, true",
    "0,   , 0, n1, false",
    "4, n1, 4, n1, true",
    "4, n1, 4, n2, false",
    "4, n1, 5, n2, true",
    "4, n1, 3, n2, false",
    "4, n1, 3, n1, false",
    "4,   , 4, n1, false",
    "4,   , 5, n1, true",
  })
  void oneVoteATermFirstComeFirstServed(
      long term, @Nullable String candidate, long askedTerm, String asker, boolean permitted) {
    VotePromise promise = new VotePromise(term, candidate == null ? null : new NodeId(candidate));
    assertThat(promise.permits(askedTerm, new NodeId(asker))).isEqualTo(permitted);
  }
}
