package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Something the trainee did to the cluster.
 *
 * @param outcome null while there is none
 * @param worth what it counts as, as far as is known
 * @param endangered whether facts it certainly caused took the quorum away
 */
public record ActionTaken(
    CommandId id,
    Command command,
    long atMicros,
    @Nullable Outcome outcome,
    Worth worth,
    boolean endangered) {

  /** What an action counts as. */
  public enum Worth {
    /** It only looked, or kept a copy. */
    LOOKED,
    /** It certainly did not happen. */
    REFUSED,
    /** It may be needed in this drill, on what is broken. */
    NEEDED,
    UNNECESSARY,
    /** The lever that mends everything. */
    SAFETY_LEVER
  }

  ActionTaken with(Outcome end) {
    return new ActionTaken(
        id,
        command,
        atMicros,
        end,
        end instanceof Outcome.Fail ? Worth.REFUSED : worth,
        endangered);
  }

  ActionTaken endangering() {
    return new ActionTaken(id, command, atMicros, outcome, worth, true);
  }
}
