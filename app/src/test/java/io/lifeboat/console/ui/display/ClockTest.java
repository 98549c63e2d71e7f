package io.lifeboat.console.ui.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import org.junit.jupiter.api.Test;

class ClockTest {

  @Test
  void timesCountFromTheInjectionOfTheLastFaultNotFromItsLaterPhases() {
    Facts facts = Facts.healthy(3).fault("f1", FaultKind.KILL, 2, FaultPhase.INJECTING, null);
    long injected = facts.state().nowMicros();
    ConsoleState later =
        facts
            .pause(400)
            .fault("f1", FaultKind.KILL, 2, FaultPhase.RUNNING, null)
            .pause(400)
            .fault("f1", FaultKind.KILL, 2, FaultPhase.VERIFIED, null)
            .pause(400)
            .fault("f1", FaultKind.KILL, 2, FaultPhase.COMPLETED, null)
            .state();

    assertThat(Clock.lastFaultMicros(later)).isEqualTo(injected);
    assertThat(Clock.lastFaultMicros(Facts.healthy(3).state())).isNull();
  }
}
