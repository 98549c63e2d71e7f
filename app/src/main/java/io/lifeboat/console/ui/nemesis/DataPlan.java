package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.ApplyWrongly;
import io.lifeboat.cluster.command.NemesisCommand.ChangeState;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeId;
import java.util.Map;

/** The command of a form that damages a copy of the data. */
final class DataPlan {
  private DataPlan() {}

  static Command of(FaultForm form, NodeId node, Map<Parameter, Double> n) {
    boolean evenIfLast = form.evenIfLast();
    return switch (form.type()) {
      case FLIP_BITS -> files(node, FileDamage.FLIP_BITS, n, evenIfLast);
      case TRUNCATE_TAIL -> files(node, FileDamage.TRUNCATE_TAIL, n, evenIfLast);
      case ZERO_PAGE -> files(node, FileDamage.ZERO_PAGE, n, evenIfLast);
      case MISDIRECT -> files(node, FileDamage.MISDIRECT_RECORD, n, evenIfLast);
      case CORRUPT_SNAPSHOT -> files(node, FileDamage.CORRUPT_SNAPSHOT, n, evenIfLast);
      case CORRUPT_HEADER -> files(node, FileDamage.CORRUPT_HEADER, n, evenIfLast);
      case CORRUPT_VOTE -> files(node, FileDamage.CORRUPT_VOTE, n, evenIfLast);
      case CHANGE_STATE -> new ChangeState(node, "", evenIfLast);
      case APPLY_WRONGLY -> new ApplyWrongly(node, evenIfLast);
      default -> throw new IllegalArgumentException(form.type() + " damages no data");
    };
  }

  private static DamageFiles files(
      NodeId node, FileDamage damage, Map<Parameter, Double> n, boolean evenIfLast) {
    long index = Math.round(n.getOrDefault(Parameter.INDEX, 0.0));
    int bits = (int) Math.round(n.getOrDefault(Parameter.BITS, 1.0));
    return new DamageFiles(node, damage, index, bits, evenIfLast);
  }
}
