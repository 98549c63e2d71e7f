package io.lifeboat.console.ui.safety;

import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.SafetyMsg;
import io.lifeboat.console.application.state.SafetyView.Judgement;
import io.lifeboat.console.application.state.SafetyView.Property;
import io.lifeboat.console.application.state.SafetyView.Verdict;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.i18n.SafetyPanelMsg;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the safety panel shows: always all five properties, in the order of Figure 3.
 *
 * @param originMicros what times count from when they are relative, or null
 */
record SafetyPanelModel(List<Judgement> judgements, boolean guarded, @Nullable Long originMicros) {

  static SafetyPanelModel of(ConsoleState state) {
    List<Judgement> all = new ArrayList<>();
    for (Property property : Property.values()) {
      all.add(
          state.safety().judgements().stream()
              .filter(judgement -> judgement.property() == property)
              .findFirst()
              .orElseGet(() -> unknown(property)));
    }
    return new SafetyPanelModel(
        List.copyOf(all),
        state.switchesOn().contains(SwitchName.VOTE_GUARD),
        Clock.lastFaultMicros(state));
  }

  private static Judgement unknown(Property property) {
    return new Judgement(
        property, Verdict.NOT_KNOWN, 0, Text.of(SafetyPanelMsg.NOTHING_COMPARED), List.of(), null);
  }

  private long count(Verdict verdict) {
    return judgements.stream().filter(judgement -> judgement.verdict() == verdict).count();
  }

  /** All of it in one sentence. */
  Text summary() {
    long broken = count(Verdict.BROKEN);
    long holds = count(Verdict.HOLDS);
    if (broken > 0) {
      return Text.of(SafetyPanelMsg.SUMMARY_BROKEN, broken);
    }
    if (holds == 0) {
      return Text.of(SafetyPanelMsg.SUMMARY_NOT_KNOWN);
    }
    return holds == judgements.size()
        ? Text.of(SafetyPanelMsg.SUMMARY_HOLDS)
        : Text.of(SafetyPanelMsg.SUMMARY_PARTLY, holds, count(Verdict.NOT_KNOWN));
  }

  static Text name(Property property) {
    return Text.of(
        switch (property) {
          case ELECTION_SAFETY -> SafetyMsg.ELECTION_SAFETY;
          case LEADER_APPEND_ONLY -> SafetyMsg.LEADER_APPEND_ONLY;
          case LOG_MATCHING -> SafetyMsg.LOG_MATCHING;
          case LEADER_COMPLETENESS -> SafetyMsg.LEADER_COMPLETENESS;
          case STATE_MACHINE_SAFETY -> SafetyMsg.STATE_MACHINE_SAFETY;
        });
  }

  /** What the property says, with the paper's section. */
  static Text meaning(Property property) {
    return Text.of(
        switch (property) {
          case ELECTION_SAFETY -> SafetyPanelMsg.MEANS_ELECTION_SAFETY;
          case LEADER_APPEND_ONLY -> SafetyPanelMsg.MEANS_LEADER_APPEND_ONLY;
          case LOG_MATCHING -> SafetyPanelMsg.MEANS_LOG_MATCHING;
          case LEADER_COMPLETENESS -> SafetyPanelMsg.MEANS_LEADER_COMPLETENESS;
          case STATE_MACHINE_SAFETY -> SafetyPanelMsg.MEANS_STATE_MACHINE_SAFETY;
        });
  }
}
