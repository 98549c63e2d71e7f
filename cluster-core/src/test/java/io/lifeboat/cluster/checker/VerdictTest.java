package io.lifeboat.cluster.checker;

import static io.lifeboat.cluster.checker.Verdict.BROKEN;
import static io.lifeboat.cluster.checker.Verdict.HOLDS;
import static io.lifeboat.cluster.checker.Verdict.NOT_KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void brokenOutweighsNotKnownOutweighsHolds() {
    assertThat(Verdict.overall(List.of(HOLDS, NOT_KNOWN, BROKEN))).isEqualTo(BROKEN);
    assertThat(Verdict.overall(List.of(HOLDS, NOT_KNOWN))).isEqualTo(NOT_KNOWN);
    assertThat(Verdict.overall(List.of(HOLDS, HOLDS))).isEqualTo(HOLDS);
  }

  @Test
  void nothingCheckedIsNotKnown() {
    assertThat(Verdict.overall(List.of())).isEqualTo(NOT_KNOWN);
  }
}
