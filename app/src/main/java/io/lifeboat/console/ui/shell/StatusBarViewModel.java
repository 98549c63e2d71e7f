package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.ConsoleState.Phase;
import io.lifeboat.console.application.state.DegradationView.LevelView;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.application.state.ServiceStatus;
import io.lifeboat.console.application.state.ServiceView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.Tile.Tone;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.List;

/** The answers of the status bar: is it up, who leads, how many more may fail, what is injected. */
record StatusBarViewModel(
    Answer service, Answer leader, Answer quorum, Answer level, Answer faults, boolean blocked) {

  private static final long MICROS_PER_MS = 1_000;

  /** A value, and how it is to be marked. */
  record Answer(Text value, Tone tone) {}

  static StatusBarViewModel of(ConsoleState state) {
    return new StatusBarViewModel(
        service(state),
        leader(state),
        quorum(state),
        level(state),
        faults(state),
        state.faultsBlocked());
  }

  private static Answer service(ConsoleState state) {
    ServiceView service = state.service();
    return switch (service.status()) {
      case UNKNOWN ->
          answer(
              state.phase() == Phase.STARTING ? UiMsg.SERVICE_STARTING : UiMsg.NOT_KNOWN,
              Tone.UNKNOWN);
      case UP -> answer(UiMsg.SERVICE_UP, Tone.NORMAL);
      case DEGRADED -> answer(UiMsg.SERVICE_DEGRADED, Tone.NOTICE);
      case DOWN -> down(state);
    };
  }

  private static Answer down(ConsoleState state) {
    Long since = state.service().downSinceMicros();
    return since == null
        ? answer(UiMsg.SERVICE_DOWN, Tone.ALARM)
        : new Answer(
            Text.of(
                UiMsg.SERVICE_DOWN_SINCE, Math.max(0, (state.nowMicros() - since) / 1_000_000L)),
            Tone.ALARM);
  }

  private static Answer leader(ConsoleState state) {
    ServiceView service = state.service();
    NodeId leader = service.leader();
    if (service.term() == 0 && leader == null) {
      return answer(UiMsg.NOT_KNOWN, Tone.UNKNOWN);
    }
    if (leader == null) {
      // While the cluster comes up nobody has lost a leader yet.
      Tone tone = state.phase() == Phase.STARTING ? Tone.NOTICE : Tone.ALARM;
      return new Answer(Text.of(UiMsg.LEADER_NONE_TERM, service.term()), tone);
    }
    return service.leaderReady()
        ? new Answer(Text.of(UiMsg.LEADER_TERM, leader, service.term()), Tone.NORMAL)
        : new Answer(Text.of(UiMsg.LEADER_TERM_NOT_READY, leader, service.term()), Tone.NOTICE);
  }

  private static Answer quorum(ConsoleState state) {
    ServiceView service = state.service();
    if (service.voters() == 0 || service.status() == ServiceStatus.UNKNOWN) {
      return answer(UiMsg.NOT_KNOWN, Tone.UNKNOWN);
    }
    if (service.margin() < 0) {
      return new Answer(Text.of(UiMsg.QUORUM_LOST, -service.margin()), Tone.ALARM);
    }
    if (service.margin() == 0) {
      return answer(UiMsg.QUORUM_NO_MARGIN, service.voters() <= 2 ? Tone.NORMAL : Tone.NOTICE);
    }
    return new Answer(Text.of(UiMsg.QUORUM_MARGIN, service.margin()), Tone.NORMAL);
  }

  private static Answer level(ConsoleState state) {
    LevelView level = state.degradation().level();
    if (level == null) {
      return state.degradation().isOn(DegradeSwitch.READ_ONLY)
          ? new Answer(DegradationWords.of(ServiceLevel.READ_ONLY), Tone.NOTICE)
          : answer(UiMsg.LEVEL_NORMAL, Tone.NORMAL);
    }
    Text name = DegradationWords.of(level.level());
    if (level.level() == ServiceLevel.NORMAL) {
      return new Answer(name, Tone.NORMAL);
    }
    Text age = DegradationWords.span((state.nowMicros() - level.sinceMicros()) / MICROS_PER_MS);
    Text said =
        level.cause() == null
            ? Text.of(UiMsg.LEVEL_SINCE, name, age)
            : Text.of(UiMsg.LEVEL_SINCE_BECAUSE, name, age, DegradationWords.of(level.cause()));
    boolean unasked =
        level.chosen() == null && level.level().compareTo(ServiceLevel.EMERGENCY) >= 0;
    return new Answer(said, unasked ? Tone.ALARM : Tone.NOTICE);
  }

  private static Answer faults(ConsoleState state) {
    List<FaultView> active = state.faults().stream().filter(f -> f.phase().isActive()).toList();
    if (active.isEmpty()) {
      return state.faultsBlocked()
          ? answer(UiMsg.FAULTS_BLOCKED, Tone.NOTICE)
          : answer(UiMsg.FAULTS_NONE, Tone.NORMAL);
    }
    long next = Long.MAX_VALUE;
    for (FaultView fault : active) {
      Long expires = fault.expiresAtMicros();
      if (expires != null) {
        next = Math.min(next, expires);
      }
    }
    if (next == Long.MAX_VALUE) {
      return new Answer(Text.of(UiMsg.FAULTS_ACTIVE, active.size()), Tone.NOTICE);
    }
    long seconds = Math.max(0, Math.ceilDiv(next - state.nowMicros(), 1_000_000L));
    return new Answer(Text.of(UiMsg.FAULTS_ACTIVE_LEFT, active.size(), seconds), Tone.NOTICE);
  }

  private static Answer answer(UiMsg key, Tone tone) {
    return new Answer(Text.of(key), tone);
  }
}
