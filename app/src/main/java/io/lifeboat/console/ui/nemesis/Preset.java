package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.console.application.command.RoleTargets.Role;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.FaultForm.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Shapes that have a name: each fills the form, and nothing happens until its button is pressed.
 */
public enum Preset {
  ISOLATE_LEADER(NemesisMsg.PRESET_ISOLATE_LEADER),
  LEADER_IN_MINORITY(NemesisMsg.PRESET_LEADER_IN_MINORITY),
  LEADER_IN_MAJORITY(NemesisMsg.PRESET_LEADER_IN_MAJORITY),
  BRIDGE(NemesisMsg.PRESET_BRIDGE),
  MAJORITIES_RING(NemesisMsg.PRESET_RING),
  LEADER_DEAF(NemesisMsg.PRESET_LEADER_DEAF),
  LEADER_MUTE(NemesisMsg.PRESET_LEADER_MUTE),
  SLOW_LEADER(NemesisMsg.PRESET_SLOW_LEADER),
  LEADER_WITHOUT_CLIENT(NemesisMsg.PRESET_LEADER_WITHOUT_CLIENT);

  private final NemesisMsg message;

  Preset(NemesisMsg message) {
    this.message = message;
  }

  public NemesisMsg message() {
    return message;
  }

  /** The form that makes this shape of the cluster as it is; without a leader n1 stands for it. */
  public FaultForm form(ConsoleState state) {
    Set<NodeId> leader = Set.of(leader(state));
    return switch (this) {
      case ISOLATE_LEADER ->
          FaultForm.of(FaultType.ISOLATE).withTargets(TargetChoice.of(Role.LEADER, 0));
      case LEADER_IN_MINORITY -> halves(state, voters(state).size() - quorum(state));
      case LEADER_IN_MAJORITY -> halves(state, quorum(state));
      case BRIDGE -> FaultForm.of(FaultType.BRIDGE).withTargets(TargetChoice.of(Role.ONE, 0));
      case MAJORITIES_RING -> FaultForm.of(FaultType.MAJORITIES_RING);
      case LEADER_DEAF ->
          FaultForm.of(FaultType.CUT).withSides(leader, Set.of()).withDirection(Direction.BACK);
      case LEADER_MUTE ->
          FaultForm.of(FaultType.CUT).withSides(leader, Set.of()).withDirection(Direction.THERE);
      case SLOW_LEADER -> FaultForm.of(FaultType.DELAY).withSides(leader, Set.of());
      case LEADER_WITHOUT_CLIENT ->
          FaultForm.of(FaultType.CUT).withSides(leader, Set.of(NodeId.CLIENT));
    };
  }

  private static FaultForm halves(ConsoleState state, int withLeader) {
    NodeId leader = leader(state);
    List<NodeId> a = new ArrayList<>(List.of(leader));
    List<NodeId> b = new ArrayList<>();
    for (NodeId node : voters(state)) {
      if (!node.equals(leader)) {
        (a.size() < withLeader ? a : b).add(node);
      }
    }
    return FaultForm.of(FaultType.PARTITION).withSides(a, b);
  }

  private static List<NodeId> voters(ConsoleState state) {
    return state.topology().members().stream().sorted().toList();
  }

  private static int quorum(ConsoleState state) {
    return Quorum.of(voters(state).size());
  }

  private static NodeId leader(ConsoleState state) {
    return Objects.requireNonNullElse(state.service().leader(), NodeId.of(1));
  }
}
