package io.lifeboat.console.application.demo;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.console.application.demo.Demo.Until;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationView.LevelView;
import io.lifeboat.console.application.state.DetectionView;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.ServiceStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a part waits for, and the picture it began with.
 *
 * @param led who led then, or null
 * @param term in which
 * @param committed up to where some node knew the log to be committed then
 */
record Awaited(Until what, @Nullable NodeId led, long term, long committed) {

  static Awaited from(ConsoleState state, Until what) {
    long committed = state.nodes().stream().mapToLong(NodeView::commitIndex).max().orElse(0);
    return new Awaited(what, state.service().leader(), state.service().term(), committed);
  }

  /** Whether facts have shown it. */
  boolean hasCome(ConsoleState state) {
    return switch (what) {
      case NOTHING -> true;
      case LEADER_LOST ->
          led == null
              || !Objects.equals(led, state.service().leader())
              || term != state.service().term();
      case LEADER_READY -> isLed(state);
      case SERVICE_DOWN -> state.service().status() == ServiceStatus.DOWN;
      case SERVICE_UP ->
          state.service().status() == ServiceStatus.UP
              || state.service().status() == ServiceStatus.DEGRADED;
      case ALL_RUNNING -> allRun(state);
      case CAUGHT_UP ->
          allRun(state) && state.nodes().stream().allMatch(node -> node.commitIndex() >= committed);
      case DIFFERENT -> state.detection().difference() != null;
      case REPAIRED -> allRun(state) && isSound(state);
      case AGREE -> isSound(state) && agree(state);
      case DEGRADED -> !isNormal(state);
      case NORMAL -> isNormal(state);
    };
  }

  /** A cluster to begin with. */
  static boolean isWhole(ConsoleState state) {
    return allRun(state) && isLed(state) && !state.faultsBlocked();
  }

  private static boolean isLed(ConsoleState state) {
    return state.service().leader() != null && state.service().leaderReady();
  }

  private static boolean allRun(ConsoleState state) {
    return state.nodes().stream().allMatch(NodeView::takesPart);
  }

  /** No damage is known, and no repair is under way. */
  private static boolean isSound(ConsoleState state) {
    DetectionView known = state.detection();
    return state.nodes().stream().noneMatch(node -> known.isDamaged(node.node()))
        && known.repairs().values().stream()
            .noneMatch(repair -> repair.last().phase() == RepairPhase.STARTED);
  }

  private static boolean agree(ConsoleState state) {
    return state.detection().difference() == null
        && state.nodes().stream()
            .allMatch(
                node ->
                    state.detection().stateOf(node.node()).soundness()
                        == DetectionView.Soundness.SOUND);
  }

  private static boolean isNormal(ConsoleState state) {
    LevelView level = state.degradation().level();
    return level == null || level.level() == ServiceLevel.NORMAL;
  }
}
