package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.NodeId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The present leader is lost and no other was elected yet.
 *
 * @param transfer the command that asked for it, when it is a transfer
 * @param irrevocable it cannot go on in its term: the process ended or it stepped down
 * @param healedAtMicros since when it seems to lead on, null while it does not
 * @param askedBefore who asked for votes already before, and so cannot tell of this loss
 */
record Loss(
    @Nullable CommandId transfer,
    boolean irrevocable,
    @Nullable Long healedAtMicros,
    Set<NodeId> askedBefore) {

  boolean isTransfer() {
    return transfer != null;
  }

  Loss markedIrrevocable() {
    return new Loss(transfer, true, null, askedBefore);
  }

  Loss healed(long at) {
    return new Loss(transfer, irrevocable, at, askedBefore);
  }

  /** Healed so long ago that an election now has another reason. */
  boolean isStale(long at, long settleMicros) {
    return healedAtMicros != null && at - healedAtMicros > settleMicros;
  }
}
