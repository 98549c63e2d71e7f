package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.NodeId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to the cluster. A node that was removed keeps its {@link NodeView} and its place, but
 * is no member any more.
 *
 * @param current what quorums are counted by now: the configuration of the present leader's log,
 *     which Raft uses from the moment it is appended (§6); without a leader the committed one
 * @param currentFrom the node that reported it, or null for the one the cluster began with
 * @param committed the latest that is known to be committed
 * @param reported the one each node took up last, as it told
 * @param change a change of members that was asked for and has no outcome yet, or null
 */
public record MembersView(
    Configuration current,
    @Nullable NodeId currentFrom,
    Configuration committed,
    Map<NodeId, Configuration> reported,
    @Nullable Change change) {

  public static final MembersView NONE =
      new MembersView(Configuration.NONE, null, Configuration.NONE, Map.of(), null);

  public MembersView {
    reported = Map.copyOf(reported);
  }

  /** What was asked for. */
  public enum ChangeKind {
    ADD,
    REMOVE,
    REPLACE
  }

  /**
   * A change on its way.
   *
   * @param node whom it adds, removes or replaces
   * @param with who takes the place of a replaced node, else null
   */
  public record Change(
      CommandId command,
      ChangeKind kind,
      NodeId node,
      @Nullable NodeId with,
      long requestedAtMicros) {}

  public Set<NodeId> voters() {
    return current.voters();
  }

  /** Every member, voting or not. */
  public Set<NodeId> all() {
    return current.members().stream()
        .map(Member::node)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public Set<NodeId> learners() {
    return current.learners();
  }

  public Optional<MemberType> typeOf(NodeId node) {
    return current.typeOf(node);
  }

  public boolean isMember(NodeId node) {
    return current.contains(node);
  }

  /** Whether a change was asked for, is not yet committed, or a learner still catches up. */
  public boolean isChanging() {
    return change != null || !current.equals(committed) || !current.learners().isEmpty();
  }
}
