package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.raft.OperationResult;
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
      case OperationResult.Ok ok ->
          new Outcome.Ok(
              ok.entry() == null
                  ? "no value"
                  : ok.entry().value() + " (index " + ok.entry().version() + ")");
      case OperationResult.Fail fail ->
          new Outcome.Fail(
              switch (fail.reason()) {
                case NO_LEADER -> FailReason.NO_LEADER;
                case READ_ONLY -> FailReason.READ_ONLY;
                case OVERLOADED -> FailReason.ENGINE;
                case UNREACHABLE -> FailReason.WRONG_STATE;
                case DAMAGED -> FailReason.UNSAFE;
                case CLOSED -> FailReason.CLOSED;
              },
              switch (fail.reason()) {
                case NO_LEADER -> "no leader could be reached; nothing was sent";
                case READ_ONLY -> "the gateway refuses writes: the read-only switch is on";
                case OVERLOADED -> "too many operations are waiting";
                case UNREACHABLE -> "the node refused the connection";
                case DAMAGED ->
                    "a value in the memory of this node is not as it was applied, so it answers"
                        + " nothing until it is rebuilt or restarted";
                case CLOSED -> "the cluster is closing";
              });
      case OperationResult.NotKnown unknown -> new Outcome.Info(unknown.why());
    };
  }

  /** What an error says, without the wrapping of futures. */
  static String messageOf(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
