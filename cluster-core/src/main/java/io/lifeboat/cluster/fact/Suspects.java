package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.ForceElection;
import io.lifeboat.cluster.command.NemesisCommand.StepDown;
import io.lifeboat.cluster.command.OperatorCommand.RemoveNode;
import io.lifeboat.cluster.command.OperatorCommand.ReplaceNode;
import io.lifeboat.cluster.command.OperatorCommand.RestartNode;
import io.lifeboat.cluster.command.OperatorCommand.RollingRestart;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for that makes a leader give way a little later, without a fact that says so. The
 * last one that fits a loss is taken for its cause. Immutable.
 */
record Suspects(List<Suspect> list) {
  private static final int KEPT = 64;

  static final Suspects NONE = new Suspects(List.of());

  /**
   * One of them.
   *
   * @param key of the command or the fault
   * @param target the leader it is about, or null for whoever leads
   * @param once it takes one leader and no other
   * @param endedMicros since when it acts no more, null while it does
   */
  private record Suspect(
      String key,
      FailoverCause cause,
      @Nullable NodeId target,
      boolean once,
      @Nullable Long endedMicros) {

    boolean fits(NodeId leader, long at, long settleMicros) {
      return (target == null || target.equals(leader))
          && (endedMicros == null || at - endedMicros <= settleMicros);
    }

    Suspect ended(long at) {
      return new Suspect(key, cause, target, once, endedMicros == null ? at : endedMicros);
    }
  }

  /** These after one more fact; the same object when the fact is of no concern. */
  Suspects next(FactRecord record) {
    return switch (record.fact()) {
      case Fact.CommandRequested f -> requested(f.id().value(), f.command());
      case Fact.CommandCompleted f ->
          f.outcome() instanceof Outcome.Fail
              ? cleared(f.id().value())
              : ended(f.id().value(), record.atMicros());
      case Fact.FaultChanged f when f.fault() == FaultKind.SPLIT_VOTE ->
          changed(f, FailoverCause.SPLIT_VOTE, record.atMicros());
      case Fact.FaultChanged f when f.fault() == FaultKind.FLAP_LEADER ->
          changed(f, FailoverCause.FLAP, record.atMicros());
      default -> this;
    };
  }

  private Suspects requested(String key, Command command) {
    return switch (command) {
      case RestartNode(NodeId node, long _) -> begun(key, FailoverCause.RESTART, node, true);
      case RollingRestart _ -> begun(key, FailoverCause.RESTART, null, false);
      case RemoveNode(NodeId node) -> begun(key, FailoverCause.REMOVE, node, true);
      case ReplaceNode(NodeId node, NodeId _) -> begun(key, FailoverCause.REMOVE, node, true);
      case StepDown(NodeId node) -> begun(key, FailoverCause.STEP_DOWN, node, true);
      case ForceElection _ -> begun(key, FailoverCause.FORCED_ELECTION, null, true);
      default -> this;
    };
  }

  private Suspects changed(Fact.FaultChanged f, FailoverCause cause, long at) {
    return switch (f.phase()) {
      case INJECTING, RUNNING, VERIFIED, REVERTING -> begun(f.id(), cause, null, false);
      case COMPLETED -> ended(f.id(), at);
      case FAILED -> cleared(f.id());
    };
  }

  private Suspects begun(String key, FailoverCause cause, @Nullable NodeId target, boolean once) {
    if (of(key) != null) {
      return this;
    }
    List<Suspect> next = new ArrayList<>(list);
    next.add(new Suspect(key, cause, target, once, null));
    return new Suspects(List.copyOf(next.subList(Math.max(0, next.size() - KEPT), next.size())));
  }

  private Suspects ended(String key, long at) {
    return of(key) == null
        ? this
        : new Suspects(
            list.stream().map(one -> one.key.equals(key) ? one.ended(at) : one).toList());
  }

  /** It did not come to it. */
  private Suspects cleared(String key) {
    return of(key) == null
        ? this
        : new Suspects(list.stream().filter(one -> !one.key.equals(key)).toList());
  }

  /** After it took its leader. */
  Suspects spent(FailoverCause cause) {
    return new Suspects(list.stream().filter(one -> !one.once || one.cause != cause).toList());
  }

  @Nullable FailoverCause of(NodeId leader, long at, long settleMicros) {
    return list.reversed().stream()
        .filter(suspect -> suspect.fits(leader, at, settleMicros))
        .map(Suspect::cause)
        .findFirst()
        .orElse(null);
  }

  /** Why this command ends a process, if it is one of these. */
  @Nullable FailoverCause of(String key) {
    return list.stream()
        .filter(suspect -> suspect.key.equals(key))
        .map(Suspect::cause)
        .findFirst()
        .orElse(null);
  }
}
