package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.store.Versioned;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** How a command's end is put into words: only what is certain is called ok or failed. */
final class Outcomes {
  private Outcomes() {}

  static CompletableFuture<Outcome> ok() {
    return CompletableFuture.completedFuture(Outcome.Ok.PLAIN);
  }

  static CompletableFuture<Outcome> done(FailReason reason, String detail) {
    return CompletableFuture.completedFuture(new Outcome.Fail(reason, detail));
  }

  /** Hands on how a command ended. */
  static void pass(Outcome outcome, @Nullable Throwable error, CompletableFuture<Outcome> to) {
    to.complete(error == null ? outcome : new Outcome.Info(messageOf(error)));
  }

  /** How a client's operation ended, as a command's outcome. */
  static Outcome of(OperationResult result) {
    return switch (result) {
      case OperationResult.Ok ok -> new Outcome.Ok(words(ok.entry()));
      case OperationResult.Stale stale ->
          new Outcome.Ok(words(stale.entry()) + ", as " + stale.node() + " has it; may be behind");
      case OperationResult.Fail fail ->
          new Outcome.Fail(reason(fail.reason()), words(fail.reason()) + words(fail.cause()));
      case OperationResult.NotKnown unknown -> new Outcome.Info(unknown.why());
    };
  }

  private static String words(@Nullable Versioned entry) {
    return entry == null ? "no value" : entry.value() + " (index " + entry.version() + ")";
  }

  private static FailReason reason(OperationResult.Reason reason) {
    return switch (reason) {
      case NO_LEADER -> FailReason.NO_LEADER;
      case READ_ONLY -> FailReason.READ_ONLY;
      case SHED, QUEUED_TOO_LONG, BREAKER_OPEN, RATE_LIMITED -> FailReason.SHED;
      case OVERLOADED -> FailReason.ENGINE;
      case UNREACHABLE, NO_SOUND_REPLICA -> FailReason.WRONG_STATE;
      case DAMAGED -> FailReason.UNSAFE;
      case CLOSED -> FailReason.CLOSED;
    };
  }

  private static String words(OperationResult.Reason reason) {
    return switch (reason) {
      case NO_LEADER -> "no leader could be reached; nothing was sent";
      case READ_ONLY -> "the gateway refuses writes";
      case SHED -> "the gateway refuses requests of this kind and priority";
      case QUEUED_TOO_LONG -> "it waited until its patience was over; nothing was sent";
      case BREAKER_OPEN -> "the circuit breaker is open; nothing was sent";
      case RATE_LIMITED -> "too many requests in this second; nothing was sent";
      case NO_SOUND_REPLICA -> "no running replica that is known to be sound answers";
      case OVERLOADED -> "too many operations are waiting";
      case UNREACHABLE -> "the node refused the connection";
      case DAMAGED ->
          "a value in the memory of this node is not as it was applied, so it answers"
              + " nothing until it is rebuilt or restarted";
      case CLOSED -> "the cluster is closing";
    };
  }

  private static String words(@Nullable TreatmentCause cause) {
    if (cause == null) {
      return "";
    }
    return switch (cause) {
      case POLICY -> ": the policy decides so";
      case LEVEL -> ": an operator chose this service level";
      case SWITCH -> ": an operator turned a switch";
      case NO_QUORUM -> ": without a quorum nothing can be committed";
      case ADMIN -> "";
    };
  }

  /** What an error says, without the wrapping of futures. */
  static String messageOf(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
