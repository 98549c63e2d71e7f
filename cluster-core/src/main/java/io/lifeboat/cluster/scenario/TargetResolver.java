package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Quorum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns targets into nodes when their time has come. The choices follow from the seed and the order
 * of the steps; who leads is the cluster's own.
 */
public final class TargetResolver {
  private final ClusterPicture picture;
  private final Random random;

  public TargetResolver(ClusterPicture picture, Random random) {
    this.picture = picture;
    this.random = random;
  }

  /** Whether all it asks for can be told now; a leader may yet be elected. */
  public boolean isReady(Target target) {
    boolean needsLeader =
        target.selectors().contains(Target.ByRole.LEADER)
            || target.selectors().contains(Target.ByRole.FOLLOWER);
    return !needsLeader || picture.leader() != null;
  }

  /** The same for all targets of a step. */
  public boolean isReady(StepAction action) {
    return switch (action) {
      case StepAction.OnNodes on -> isReady(on.target());
      case StepAction.OnEach on -> isReady(on.target());
      case StepAction.Restart restart -> isReady(restart.target());
      case StepAction.Partition cut -> isReady(cut.groupA()) && isReady(cut.groupB());
      case StepAction.OnLinks on -> isReady(on.from()) && (on.to() == null || isReady(on.to()));
      case StepAction.OnPair on -> isReady(on.from()) && isReady(on.to());
      case StepAction.Revert _, StepAction.Fixed _ -> true;
    };
  }

  /** The nodes, none of them twice; empty when a selector finds nobody. */
  public List<NodeId> resolve(Target target) {
    return resolve(target, Set.of());
  }

  /** The same, choosing among the nodes that are not taken. */
  public List<NodeId> resolve(Target target, Set<NodeId> taken) {
    Set<NodeId> chosen = new LinkedHashSet<>();
    for (Target.Selector selector : target.selectors()) {
      Set<NodeId> gone = new LinkedHashSet<>(taken);
      gone.addAll(chosen);
      List<NodeId> found =
          switch (selector) {
            case Target.Named named -> gone.contains(named.node()) ? NOBODY : List.of(named.node());
            case Target.ByRole role -> byRole(role, gone);
          };
      if (found.isEmpty()) {
        return NOBODY;
      }
      chosen.addAll(found);
    }
    return List.copyOf(chosen);
  }

  private static final List<NodeId> NOBODY = List.of();

  private List<NodeId> byRole(Target.ByRole role, Set<NodeId> gone) {
    List<NodeId> running = without(picture.with(NodeStatus.RUNNING), gone);
    int size = picture.members().size();
    return switch (role) {
      case LEADER -> without(Stream.ofNullable(picture.leader()).toList(), gone);
      case FOLLOWER ->
          choose(1, running.stream().filter(node -> !node.equals(picture.leader())).toList());
      case RANDOM -> choose(1, running);
      case MINORITY -> choose(size - Quorum.of(size), running);
      case MAJORITY -> choose(Quorum.of(size), running);
      case ALL -> running;
      case KILLED -> without(picture.with(NodeStatus.KILLED), gone);
      case STOPPED -> without(picture.with(NodeStatus.STOPPED), gone);
      case ALL_STOPPED -> {
        List<NodeId> ended = new ArrayList<>(picture.with(NodeStatus.KILLED));
        ended.addAll(picture.with(NodeStatus.STOPPED));
        Collections.sort(ended);
        yield without(ended, gone);
      }
      case QUARANTINED -> without(picture.with(NodeStatus.QUARANTINED), gone);
      case FROZEN -> without(picture.with(NodeStatus.FROZEN), gone);
      case ISOLATED -> without(picture.isolated(), gone);
      case REST -> without(picture.members(), gone);
    };
  }

  /** As many of them as asked for; nobody when there are not enough. */
  private List<NodeId> choose(int count, List<NodeId> from) {
    if (from.size() < count) {
      return NOBODY;
    }
    List<NodeId> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, random);
    return shuffled.stream().limit(count).sorted().toList();
  }

  private static List<NodeId> without(List<NodeId> nodes, Set<NodeId> gone) {
    return nodes.stream().filter(node -> !gone.contains(node)).toList();
  }
}
