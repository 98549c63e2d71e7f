package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A step while it is carried out: its commands and their outcomes as they come in. */
final class StepRun {
  private final int number;
  private final Step step;
  private List<NodeId> nodes = List.of();
  private int asked;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<CommandId> commands = new ArrayList<>();

  StepRun(int number, Step step) {
    this.number = number;
    this.step = step;
  }

  synchronized void asked(List<NodeId> whom, int commands) {
    nodes = whom;
    asked = commands;
  }

  int number() {
    return number;
  }

  synchronized void submitted(CommandId command) {
    commands.add(command);
  }

  /** What it asked for. */
  synchronized Set<CommandId> commands() {
    return Set.copyOf(commands);
  }

  synchronized void answered(Outcome outcome) {
    outcomes.add(outcome);
  }

  /** It could not even be asked for. */
  synchronized void notAsked(String why) {
    asked = 1;
    outcomes.add(new Outcome.Fail(FailReason.NOTHING_TO_DO, why));
  }

  synchronized StepReport report() {
    List<Outcome> all = new ArrayList<>(outcomes);
    if (asked == 0) {
      all.add(new Outcome.Info("the run ended before its time came"));
    } else if (all.size() < asked) {
      all.add(new Outcome.Info("no answer by the end of the run"));
    }
    boolean anyFail = all.stream().anyMatch(Outcome.Fail.class::isInstance);
    boolean anyInfo = all.stream().anyMatch(Outcome.Info.class::isInstance);
    boolean anyOk = all.stream().anyMatch(Outcome.Ok.class::isInstance);
    String outcome = anyFail ? "fail" : anyInfo ? "not known" : "ok";
    Verdict asExpected =
        switch (step.expect()) {
          case ANY -> Verdict.HOLDS;
          case OK -> verdict(anyFail, anyInfo);
          case FAIL -> verdict(anyOk, anyInfo);
        };
    String detail =
        all.stream()
            .map(StepRun::words)
            .filter(words -> !words.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return new StepReport(number, step.atMs(), step.word(), nodes, outcome, asExpected, detail);
  }

  private static Verdict verdict(boolean unexpected, boolean open) {
    if (unexpected) {
      return Verdict.BROKEN;
    }
    return open ? Verdict.NOT_KNOWN : Verdict.HOLDS;
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok ok -> "";
      case Outcome.Fail fail ->
          fail.reason() + (fail.detail().isEmpty() ? "" : ": " + fail.detail());
      case Outcome.Info info -> info.detail();
    };
  }
}
