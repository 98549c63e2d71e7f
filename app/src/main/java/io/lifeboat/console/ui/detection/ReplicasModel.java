package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DetectionView;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.application.state.DetectionView.StateVerdict;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the last comparison of the replicas' states said.
 *
 * @param groups replicas with one digest; none unless states differ
 * @param keys what the replicas hold differently
 */
record ReplicasModel(
    Text verdict, boolean trouble, List<Group> groups, List<Fact.KeysDiffer> keys) {

  /** Replicas whose states have one digest, and what that says of them. */
  record Group(String digest, List<NodeId> nodes, Soundness soundness) {}

  static ReplicasModel of(ConsoleState state) {
    DetectionView view = state.detection();
    Fact.ReplicasDiffer difference = view.difference();
    if (difference != null) {
      return new ReplicasModel(verdict(difference), true, groups(difference), view.keys());
    }
    List<NodeId> equal = new ArrayList<>();
    long index = 0;
    long at = 0;
    for (var entry : view.states().entrySet()) {
      StateVerdict each = entry.getValue();
      if (each.soundness() == Soundness.SOUND && each.index() >= index) {
        if (each.index() > index) {
          equal.clear();
        }
        index = each.index();
        at = each.atMicros();
        equal.add(entry.getKey());
      }
    }
    Text verdict =
        equal.isEmpty()
            ? Text.of(DetectionPanelMsg.REPLICAS_NOT_COMPARED)
            : Text.of(
                DetectionPanelMsg.REPLICAS_EQUAL,
                index,
                Actions.list(equal),
                Ages.of(at, state.nowMicros()));
    return new ReplicasModel(verdict, false, List.of(), List.of());
  }

  private static Text verdict(Fact.ReplicasDiffer difference) {
    return difference.suspects().isEmpty()
        ? Text.of(DetectionPanelMsg.REPLICAS_CANNOT_TELL, difference.index())
        : Text.of(
            DetectionPanelMsg.REPLICAS_DIFFER,
            difference.index(),
            Actions.list(difference.suspects()));
  }

  private static List<Group> groups(Fact.ReplicasDiffer difference) {
    return difference.groups().stream()
        .map(
            group ->
                new Group(
                    group.digest(),
                    group.nodes().stream().sorted().toList(),
                    difference.suspects().isEmpty()
                        ? Soundness.NOT_KNOWN
                        : difference.suspects().containsAll(group.nodes())
                            ? Soundness.DAMAGED
                            : Soundness.SOUND))
        .sorted(Comparator.comparingInt((Group group) -> -group.nodes().size()))
        .toList();
  }
}
