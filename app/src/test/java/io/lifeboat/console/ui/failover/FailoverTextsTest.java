package io.lifeboat.console.ui.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.failover.FailoverRow;
import io.lifeboat.console.application.failover.FailoverTable;
import io.lifeboat.console.application.failover.FailoverTable.Figures;
import io.lifeboat.console.application.failover.FailoverTable.MilestoneSpread;
import io.lifeboat.console.application.failover.Milestone;
import io.lifeboat.console.application.failover.Reading;
import io.lifeboat.console.application.failover.Reading.Known;
import io.lifeboat.console.application.failover.Reading.SoFar;
import io.lifeboat.console.application.failover.Reading.Unknown;
import io.lifeboat.console.application.failover.Reading.Why;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table's words. */
class FailoverTextsTest {
  private final FailoverTexts texts = new FailoverTexts(new I18n(Language.ENGLISH));

  private static Failover failover() {
    return Failover.begun(7, FailoverCause.KILL, NodeId.of(1), 3, 5_000_000);
  }

  private static FailoverRow over() {
    Failover done = failover().withElected(NodeId.of(2), 4, 652.4).withFirstCommit(664);
    List<Reading> readings =
        List.of(
            new Unknown(Why.NOT_TOLD),
            new Known(652.4),
            new Known(664),
            new Unknown(Why.NOBODY_WROTE));
    return new FailoverRow(done.withGap(new Failover.Gap(12, 1, 2, 3)), readings, false);
  }

  private static FailoverRow running() {
    List<Reading> readings =
        List.of(new Known(4.25), new SoFar(812), new SoFar(812), new SoFar(812));
    return new FailoverRow(failover(), readings, true);
  }

  @Test
  void cellsSayNumbersAndWhatIsNotKnown() {
    assertThat(texts.leader(over())).isEqualTo("n1 · 3 → n2 · 4");
    assertThat(texts.leader(running())).isEqualTo("n1 · 3 → nobody");
    assertThat(over().readings())
        .extracting(texts::reading)
        .containsExactly("–", "652", "664", "–");
    assertThat(running().readings())
        .extracting(texts::reading)
        .containsExactly("4.2", "≥ 812", "≥ 812", "≥ 812");
    assertThat(texts.gap(over())).isEqualTo("12 / 3");
    assertThat(texts.gap(running())).isEqualTo("–");
  }

  @Test
  void pointingAtOneSaysWhy() {
    assertThat(texts.explained(over()))
        .contains(
            "Detected: Not known: no fact tells this moment.",
            "Elected: 652 ms",
            "Client: Not known: no client has written under this leader.",
            "12 acknowledged, 1 refused, 2 failed, 3 not known");
    assertThat(texts.explained(Milestone.ELECTED, running().reading(Milestone.ELECTED)))
        .isEqualTo("Elected: Not yet. So far 812 ms.");
    assertThat(texts.gapExplained(running())).startsWith("Not known:");
  }

  @Test
  void theTableIsCopiedWithItsSpread() {
    MilestoneSpread spread = new MilestoneSpread(Milestone.ELECTED, 4, new Figures(600, 652, 700));
    MilestoneSpread few = new MilestoneSpread(Milestone.DETECTED, 1, null);
    FailoverTable table =
        new FailoverTable(List.of(running(), over()), 500, 1_000, List.of(few, spread));
    String cause = texts.cause(over());
    assertThat(texts.copy(table))
        .isEqualTo(
            """
            No.\tLeader · term\tCause\tDetected (ms)\tElected (ms)\tCommit (ms)\tClient (ms)\tOk / ?
            7\tn1 · 3 → nobody\t%s\t4.2\t≥ 812\t≥ 812\t≥ 812\t–
            7\tn1 · 3 → n2 · 4\t%s\t–\t652\t664\t–\t12 / 3
            Elected: median 600 ms, p90 652 ms, max 700 ms, of 4
            """
                .formatted(cause, cause));
    assertThat(texts.spread(table))
        .isEqualTo("Median / p90 / max in ms: Elected 600 / 652 / 700 (4)");
  }
}
