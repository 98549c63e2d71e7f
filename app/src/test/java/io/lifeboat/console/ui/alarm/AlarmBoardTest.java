package io.lifeboat.console.ui.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmKind;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmState;
import io.lifeboat.console.application.alarm.AlarmSubject;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.alarm.AlarmTransition.Reason;
import io.lifeboat.console.application.alarm.AlarmsView;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.alarm.AlarmRow.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the banner and the list say of given alarms. */
class AlarmBoardTest {
  private static final Messages ENGLISH = Messages.of(Language.ENGLISH);

  private static AlarmLine line(AlarmKind kind, int node, AlarmState state) {
    Long cleared = state == AlarmState.RETURNED ? 9_000_000L : null;
    return new AlarmLine(
        new AlarmKey(kind, new AlarmSubject.Node(NodeId.of(node))),
        state,
        5_000_000,
        cleared,
        null,
        null,
        1,
        false,
        null);
  }

  private static AlarmsView view(List<AlarmLine> active, boolean flood) {
    return new AlarmsView(active, List.of(), flood, active.size(), List.of());
  }

  private static String text(Text text) {
    return ENGLISH.format(text);
  }

  @Test
  void thereIsNoBannerWhileNothingWaits() {
    assertThat(AlarmBannerModel.of(AlarmsView.NONE, 1)).isEmpty();
    assertThat(
            AlarmBannerModel.of(
                view(List.of(line(AlarmKind.REPLICA_LAGGING, 1, AlarmState.ACKNOWLEDGED)), false),
                1))
        .isEmpty();
  }

  @Test
  void theBannerSaysSinceWhenAndHowManyMoreWait() {
    AlarmsView alarms =
        view(
            List.of(
                line(AlarmKind.STALE_LEADER, 1, AlarmState.ACKNOWLEDGED),
                line(AlarmKind.STALE_LEADER, 2, AlarmState.UNACKNOWLEDGED),
                line(AlarmKind.REPLICA_LAGGING, 3, AlarmState.RETURNED)),
            false);

    AlarmBannerModel banner = AlarmBannerModel.of(alarms, 17_400_000).orElseThrow();

    assertThat(banner.line().key().subject().id()).isEqualTo("n2");
    assertThat(text(banner.since())).isEqualTo("for 12 s");
    assertThat(text(Objects.requireNonNull(banner.more()))).isEqualTo("one more alarm");
    assertThat(banner.flood()).isNull();
  }

  @Test
  void anAlarmThatIsOverSaysHowLongItLasted() {
    AlarmsView alarms =
        view(List.of(line(AlarmKind.REPLICA_LAGGING, 3, AlarmState.RETURNED)), false);

    assertThat(text(AlarmBannerModel.of(alarms, 99_000_000).orElseThrow().since()))
        .isEqualTo("over, lasted 4 s");
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "59999999, 59 s",
    "60000000, 1 min 0 s",
    "3599000000, 59 min 59 s",
    "7260000000, 2 h 1 min"
  })
  void spansAreAsLongAsAPersonSaysThem(long micros, String said) {
    assertThat(text(AlarmWords.span(micros))).isEqualTo(said);
  }

  @Test
  void aFloodIsSummedUpUntilItIsOpened() {
    List<AlarmLine> many = new ArrayList<>();
    for (int node = 1; node <= 7; node++) {
      many.add(line(AlarmKind.STALE_LEADER, node, AlarmState.UNACKNOWLEDGED));
      many.add(line(AlarmKind.REPLICA_LAGGING, node, AlarmState.UNACKNOWLEDGED));
    }
    AlarmsView flood = view(many, true);

    List<AlarmRow> closed = AlarmRow.of(flood, Show.ACTIVE, false);
    assertThat(closed).hasSize(11);
    assertThat(closed.getLast())
        .isInstanceOfSatisfying(
            AlarmRow.More.class,
            more -> assertThat(text(more.summary())).isEqualTo("4 more alarms, 4 unacknowledged"));
    assertThat(AlarmRow.of(flood, Show.ACTIVE, true)).hasSize(14);
  }

  @Test
  void theHistoryHasTheLatestFirst() {
    AlarmKey key = line(AlarmKind.REPLICA_LAGGING, 1, AlarmState.NORMAL).key();
    AlarmTransition raised =
        new AlarmTransition(1, key, AlarmState.NORMAL, AlarmState.UNACKNOWLEDGED, Reason.RAISED);
    AlarmTransition over =
        new AlarmTransition(2, key, AlarmState.UNACKNOWLEDGED, AlarmState.RETURNED, Reason.CLEARED);

    assertThat(
            AlarmRow.of(
                new AlarmsView(List.of(), List.of(), false, 0, List.of(raised, over)),
                Show.HISTORY,
                false))
        .containsExactly(new AlarmRow.Past(over), new AlarmRow.Past(raised));
  }

  @Test
  void thePulseIsSlowerThanOnceASecond() {
    int changes = 0;
    for (int ms = 100; ms <= 12_000; ms += 100) {
      boolean is = Beat.isOn(ms * 1_000_000L);
      boolean was = Beat.isOn((ms - 100) * 1_000_000L);
      changes += is && !was ? 1 : 0;
    }
    assertThat(changes).isEqualTo(10);
  }
}
