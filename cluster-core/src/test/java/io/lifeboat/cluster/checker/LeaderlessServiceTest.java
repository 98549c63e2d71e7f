package io.lifeboat.cluster.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.checker.LeaderlessService.Share;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderlessServiceTest {
  private static final Share NOTHING = new Share(0, 0, 0);

  private final LeaderlessService service = new LeaderlessService();

  private void feed(Fact... facts) {
    Facts.feed(service::accept, facts);
  }

  private static Fact health(boolean leaderKnown) {
    return new Fact.HealthMeasured(
        new Health(
            leaderKnown, leaderKnown, 0, 0, 0, 0, true, 0, 0, 0, 0, 1, ServiceLevel.NORMAL, 0));
  }

  private static ClassFigures figures(
      RequestKind kind, long full, long stale, long refused, long failed, long notKnown) {
    return new ClassFigures(
        kind, RequestPriority.NORMAL, full, stale, 99, refused, failed, notKnown);
  }

  private static Fact period(ClassFigures... classes) {
    return new Fact.GatewayFigures(
        250,
        List.of(classes),
        List.of(),
        new BreakerView(BreakerState.CLOSED, 0, null, null, 10_000, 20, null),
        0,
        32,
        0,
        10);
  }

  @Test
  void onlyPeriodsThatLieWhollyInATimeWithoutALeaderCount() {
    feed(
        health(true),
        period(figures(RequestKind.WRITE, 100, 0, 0, 0, 0)),
        health(false),
        period(figures(RequestKind.WRITE, 50, 0, 5, 0, 0)),
        period(figures(RequestKind.WRITE, 1, 0, 20, 2, 3)),
        health(false),
        period(figures(RequestKind.WRITE, 0, 0, 10, 0, 0)),
        health(true),
        period(figures(RequestKind.WRITE, 70, 0, 0, 0, 0)),
        period(figures(RequestKind.WRITE, 70, 0, 0, 0, 0)));
    assertThat(service.of(true)).isEqualTo(new Share(1, 30, 5));
    assertThat(service.of(true).all()).isEqualTo(36);
    assertThat(service.of(false)).isEqualTo(NOTHING);
  }

  @Test
  void readsOfAllKindsAreReadsAndAnOperatorsOwnAreNobodys() {
    feed(
        health(false),
        period(),
        period(
            figures(RequestKind.LINEARIZABLE_READ, 0, 10, 0, 0, 1),
            figures(RequestKind.LOCAL_READ, 0, 20, 0, 1, 0),
            figures(RequestKind.SCAN, 2, 0, 4, 0, 0),
            figures(RequestKind.ADMIN, 7, 7, 7, 7, 7)));
    assertThat(service.of(false)).isEqualTo(new Share(32, 4, 2));
    assertThat(service.of(true)).isEqualTo(NOTHING);
  }

  @Test
  void whileThereIsALeaderNothingCounts() {
    feed(health(true), period(), period(figures(RequestKind.WRITE, 9, 9, 9, 9, 9)));
    assertThat(service.of(true)).isEqualTo(NOTHING);
  }
}
