package io.lifeboat.console.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.timeline.LaneRows.Kind;
import io.lifeboat.console.ui.timeline.LaneRows.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What there is to read, and to open, at a moment. */
class MomentFinderTest {
  private static final double EXACT = 1;
  private static final Row N1 = new Row(Kind.NODE, NodeId.of(1), 0, 0, 20);
  private static final Row N2 = new Row(Kind.NODE, NodeId.of(2), 0, 0, 20);
  private static final Row LEADER = new Row(Kind.LEADERSHIP, null, 0, 0, 20);
  private static final Row FAULTS = new Row(Kind.FAULTS, null, 0, 0, 20);
  private static final Row CLIENTS = new Row(Kind.CLIENTS, null, 0, 0, 20);

  private final I18n i18n = new I18n(Language.ENGLISH);

  /** n1 leads from 17 ms on; killed about 2 s later; n2 leads after another 640 ms. */
  private static ConsoleState failover() {
    return Facts.healthy(3)
        .pause(2_000)
        .fault("f1", FaultKind.KILL, 1, FaultPhase.INJECTING, null)
        .killed(1)
        .fault("f1", FaultKind.KILL, 1, FaultPhase.VERIFIED, null)
        .pause(640)
        .ready(2, 2)
        .pause(1_000)
        .add(new Fact.TermAdvanced(NodeId.of(3), 2))
        .state();
  }

  private List<String> said(ConsoleState state, Row row, long micros) {
    return new MomentFinder(state, i18n, EXACT).lines(row, micros);
  }

  @Test
  void aNodeIsSaidAsItWas() {
    ConsoleState state = failover();
    assertThat(said(state, N1, 1_000_000).getFirst())
        .startsWith("n1 leads term 1 and is ready. It lasted 2");
    assertThat(said(state, N1, 2_300_000).getFirst()).startsWith("n1: Killed. So far 1.6");
    assertThat(said(state, N2, 3_000_000).getFirst())
        .startsWith("n2 leads term 2 and is ready. So far");
  }

  @Test
  void timesWithoutALeaderAreOneStretch() {
    ConsoleState state = failover();
    assertThat(said(state, LEADER, 1_000_000))
        .containsExactly("n1 leads term 1. It lasted 2.00 s.", "Click for the explanation.");
    assertThat(said(state, LEADER, 2_300_000).getFirst()).startsWith("Nobody leads.");
  }

  @Test
  void aFaultIsSaidWithItsPhaseOfThatMoment() {
    ConsoleState state = failover();
    assertThat(said(state, FAULTS, 1_000_000)).containsExactly("No fault is active.");
    assertThat(said(state, FAULTS, 2_300_000).getFirst())
        .startsWith("Fault f1, kill of n1: Verified. So far");
  }

  @Test
  void whatIsNotKnownIsSaidAsNotKnown() {
    ConsoleState state = failover();
    assertThat(said(state, CLIENTS, 1_000_000)).containsExactly("What clients get is not known.");
    assertThat(said(state, N1, state.nowMicros() + 1))
        .containsExactly("This moment has not come yet.");
  }

  @Test
  void aClickOpensTheNearestOccurrenceElseTheBeginningOfTheBand() {
    ConsoleState state = failover();
    MomentFinder finder = new MomentFinder(state, i18n, EXACT);
    Occurrence killed =
        state.occurrences().stream()
            .filter(o -> i18n.text(o.title()).startsWith("n1, the leader, is killed"))
            .findFirst()
            .orElseThrow();
    assertThat(finder.sequence(N1, killed.atMicros())).hasValue(killed.sequence());
    long elsewhere = finder.sequence(N1, killed.atMicros() + 300_000).orElse(-1);
    assertThat(elsewhere).isEqualTo(killed.sequence());
    assertThat(finder.sequence(CLIENTS, 1_000_000)).isEmpty();
  }
}
