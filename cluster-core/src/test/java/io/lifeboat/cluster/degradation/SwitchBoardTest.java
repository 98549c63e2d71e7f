package io.lifeboat.cluster.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.SwitchPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SwitchBoardTest {
  private static final DegradeSwitch NAME = DegradeSwitch.READ_ONLY;

  private final SwitchBoard board = new SwitchBoard();

  private static SwitchForce force(SwitchPosition position, long since, @Nullable Long until) {
    return new SwitchForce(position, "operator", "", since, until);
  }

  @Test
  void aPositionEndsByItself() {
    board.learn(NAME, force(SwitchPosition.FORCED_ON, 1_000, 2_000L));
    assertThat(board.positions(1_999)).containsEntry(NAME, SwitchPosition.FORCED_ON);
    assertThat(board.positions(2_000)).isEmpty();
  }

  @Test
  void whatIsTurnedHereHoldsUntilItIsReplicated() {
    SwitchForce here = force(SwitchPosition.FORCED_ON, 1_000, null);
    board.turnHere(NAME, here);
    assertThat(board.positions(1_000)).containsEntry(NAME, SwitchPosition.FORCED_ON);
    assertThat(board.toReplicate()).containsEntry(NAME, here);

    assertThat(board.learn(NAME, force(SwitchPosition.FORCED_OFF, 500, null))).isNull();
    assertThat(board.positions(1_100)).containsEntry(NAME, SwitchPosition.FORCED_ON);

    assertThat(board.learn(NAME, here)).isEqualTo(here);
    assertThat(board.isLocal(NAME)).isFalse();
    assertThat(board.toReplicate()).isEmpty();
    assertThat(board.positions(1_200)).containsEntry(NAME, SwitchPosition.FORCED_ON);
  }

  @Test
  void whoeverTurnedItLaterWins() {
    board.turnHere(NAME, force(SwitchPosition.FORCED_ON, 1_000, null));
    board.learn(NAME, force(SwitchPosition.AUTO, 1_500, null));
    assertThat(board.positions(1_600)).isEmpty();
    assertThat(board.toReplicate()).isEmpty();
  }

  @Test
  void aPositionThatWouldEndBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> force(SwitchPosition.FORCED_ON, 1_000, 1_000L))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
