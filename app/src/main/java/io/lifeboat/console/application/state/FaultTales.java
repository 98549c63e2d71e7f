package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells commands, faults and switches. */
final class FaultTales {
  private static final double MS_PER_SECOND = 1_000.0;

  private FaultTales() {}

  // Commands

  static @Nullable Tale requested(Fact.CommandRequested f) {
    if (f.command() instanceof LogbookCommand said) {
      return LogbookTales.told(said);
    }
    return command(
        Weight.NORMAL,
        Text.of(FactsMsg.COMMAND_REQUESTED, f.id(), Wording.of(f.command())),
        Text.of(FactsMsg.COMMAND_REQUESTED_WHY));
  }

  static @Nullable Tale completed(Telling telling, CommandId id, Outcome outcome) {
    Command asked = telling.command(id);
    if (asked instanceof LogbookCommand) {
      return null;
    }
    Text what = asked == null ? Text.of(FactsMsg.DO_UNKNOWN) : Wording.of(asked);
    Tale tale =
        switch (outcome) {
          case Outcome.Ok ok ->
              command(
                  Weight.NORMAL,
                  Text.of(FactsMsg.COMMAND_OK, id, what),
                  Text.of(FactsMsg.COMMAND_OK_WHY, detail(ok.detail())));
          case Outcome.Fail fail ->
              command(
                  Weight.NOTICE,
                  Text.of(FactsMsg.COMMAND_FAILED, id, what),
                  Text.of(
                      FactsMsg.COMMAND_FAILED_WHY,
                      Wording.of(fail.reason()),
                      detail(fail.detail())));
          case Outcome.Info info ->
              command(
                  Weight.ABNORMAL,
                  Text.of(FactsMsg.COMMAND_NOT_KNOWN, id, what),
                  Text.of(FactsMsg.COMMAND_NOT_KNOWN_WHY, detail(info.detail())));
        };
    return tale.because(telling.grounds().asked(id).consequencesOf(id));
  }

  private static Tale command(Weight weight, Text title, Text why) {
    return Tale.of(Category.COMMAND, weight, title, why, Set.of());
  }

  /** What the engine or the nemesis adds; or nothing. */
  private static Object detail(@Nullable String said) {
    return said == null || said.isBlank() ? "" : Text.of(FactsMsg.DETAIL, EngineWords.of(said));
  }

  // Faults

  static Tale fault(Telling telling, Fact.FaultChanged f) {
    Object evidence = detail(f.evidence());
    return switch (f.phase()) {
      case INJECTING ->
          fault(
              telling,
              f,
              Weight.NORMAL,
              FactsMsg.FAULT_INJECTING,
              Text.of(FactsMsg.FAULT_INJECTING_WHY));
      case RUNNING ->
          fault(
              telling,
              f,
              Weight.ABNORMAL,
              FactsMsg.FAULT_RUNNING,
              Text.of(FactsMsg.FAULT_RUNNING_WHY, end(f.remainingMs())));
      case VERIFIED ->
          fault(
              telling,
              f,
              Weight.ABNORMAL,
              FactsMsg.FAULT_VERIFIED,
              Text.of(FactsMsg.FAULT_VERIFIED_WHY, evidence));
      case REVERTING ->
          fault(
              telling,
              f,
              Weight.NORMAL,
              FactsMsg.FAULT_REVERTING,
              Text.of(FactsMsg.FAULT_REVERTING_WHY));
      case COMPLETED ->
          fault(
              telling,
              f,
              Weight.NORMAL,
              FactsMsg.FAULT_COMPLETED,
              Text.of(FactsMsg.FAULT_COMPLETED_WHY, evidence));
      case FAILED ->
          fault(
              telling,
              f,
              Weight.ABNORMAL,
              FactsMsg.FAULT_FAILED,
              Text.of(FactsMsg.FAULT_FAILED_WHY, evidence));
    };
  }

  private static Tale fault(
      Telling telling, Fact.FaultChanged f, Weight weight, FactsMsg title, Text why) {
    CommandId cause = causeOf(telling, f);
    Grounds grounds =
        telling
            .grounds()
            .asked(cause)
            .asked()
            .all(told -> told.fact() instanceof Fact.FaultChanged c && c.id().equals(f.id()));
    switch (f.phase()) {
      case RUNNING, VERIFIED, COMPLETED -> grounds.consequencesOf(telling.record().cause());
      case INJECTING, REVERTING, FAILED -> {}
    }
    return Tale.of(
            Category.FAULT,
            weight,
            Text.of(title, f.id(), name(f, telling.command(cause))),
            why,
            f.targets())
        .because(grounds);
  }

  /** The command that injected it. */
  private static @Nullable CommandId causeOf(Telling telling, Fact.FaultChanged f) {
    for (FaultView fault : telling.before().faults()) {
      if (fault.id().equals(f.id()) && fault.cause() != null) {
        return fault.cause();
      }
    }
    return telling.record().cause();
  }

  /** What it is; of what is done to links, messages and load the command tells more. */
  private static Text name(Fact.FaultChanged f, @Nullable Command command) {
    Text plain = Wording.of(f.fault(), f.targets());
    return switch (f.fault()) {
      case KILL,
          FREEZE,
          ISOLATE,
          MAJORITIES_RING,
          STEP_DOWN,
          FORCE_ELECTION,
          SPLIT_VOTE,
          STATE,
          WRONG_APPLY ->
          plain;
      case PARTITION,
          BRIDGE,
          LINKS,
          HOLD,
          MESSAGE,
          FLAP_LEADER,
          LOAD_BURST,
          SLOW_CLIENT,
          HOT_KEY,
          FILES ->
          command == null ? plain : Wording.of(command);
    };
  }

  private static Text end(@Nullable Long remainingMs) {
    return remainingMs == null
        ? Text.of(FactsMsg.FAULT_STAYS)
        : Text.of(FactsMsg.FAULT_REVERTS_IN, remainingMs / MS_PER_SECOND);
  }

  static Tale blocked(Telling telling, Fact.FaultsBlocked f) {
    Object reason = f.reason().isBlank() ? Text.of(FactsMsg.NO_REASON) : f.reason();
    return Tale.of(
            Category.FAULT,
            Weight.NOTICE,
            Text.of(FactsMsg.FAULTS_BLOCKED),
            Text.of(FactsMsg.FAULTS_BLOCKED_WHY, reason),
            Set.of())
        .because(telling.grounds().asked());
  }

  static Tale rearmed(Telling telling) {
    return Tale.of(
            Category.FAULT,
            Weight.NORMAL,
            Text.of(FactsMsg.FAULTS_REARMED),
            Text.of(FactsMsg.FAULTS_REARMED_WHY),
            Set.of())
        .because(telling.grounds().asked());
  }

  static Tale switched(Telling telling, SwitchName name, boolean on) {
    MessageKey why =
        switch (name) {
          case VOTE_GUARD ->
              on ? FactsMsg.SWITCH_VOTE_GUARD_ON_WHY : FactsMsg.SWITCH_VOTE_GUARD_OFF_WHY;
          case SCAN_BEFORE_START, SCRUBBING, AUTO_REPAIR, SCHEDULED_BACKUP ->
              RecoveryWords.why(name, on);
        };
    boolean asUsual =
        switch (name) {
          case VOTE_GUARD, SCAN_BEFORE_START, SCRUBBING -> on;
          case AUTO_REPAIR, SCHEDULED_BACKUP -> true;
        };
    return Tale.of(
            Category.COMMAND,
            asUsual ? Weight.NORMAL : Weight.ABNORMAL,
            Text.of(on ? FactsMsg.SWITCH_ON : FactsMsg.SWITCH_OFF, Wording.of(name)),
            Text.of(why),
            Set.of())
        .because(telling.grounds().asked());
  }
}
