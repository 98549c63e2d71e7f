package io.lifeboat.console.application.command;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns a role into the names of nodes, as the picture is: commands carry names only. The same
 * role, picture and seed give the same nodes, so what is announced of a choice is what is done.
 */
public final class RoleTargets {
  private RoleTargets() {}

  /** The parts a command can be aimed at. */
  public enum Role {
    /** One running node, chosen by the seed. */
    ONE,
    /** The largest number of voters that is no majority, chosen by the seed among the running. */
    MINORITY,
    /** The smallest majority of the voters, chosen by the seed among the running. */
    MAJORITY,
    /** Who leads now. */
    LEADER,
    /** Every running voter but the leader; nobody while there is none. */
    FOLLOWERS,
    /** Every running node, learners included. */
    ALL
  }

  /**
   * The nodes a role stands for now.
   *
   * @param nodes in the order of their numbers
   * @param reason why there are none, else null
   */
  public record Targets(List<NodeId> nodes, @Nullable Text reason) {
    public Targets {
      nodes = List.copyOf(nodes);
    }

    public boolean isEmpty() {
      return nodes.isEmpty();
    }

    private static Targets none(FactsMsg why, Object... arguments) {
      return new Targets(List.of(), Text.of(why, arguments));
    }
  }

  /** What a role is called. */
  public static Text name(Role role) {
    return Text.of(
        switch (role) {
          case ONE -> FactsMsg.TARGET_ONE;
          case MINORITY -> FactsMsg.TARGET_MINORITY;
          case MAJORITY -> FactsMsg.TARGET_MAJORITY;
          case LEADER -> FactsMsg.TARGET_LEADER;
          case FOLLOWERS -> FactsMsg.TARGET_FOLLOWERS;
          case ALL -> FactsMsg.TARGET_ALL;
        });
  }

  /** The nodes of a role, chosen among those that run. */
  public static Targets resolve(Role role, ConsoleState state, long seed) {
    return resolve(role, state, NodeView::takesPart, seed);
  }

  /**
   * The nodes of a role, chosen among those that can be meant: whom to start is not chosen among
   * the running.
   */
  public static Targets resolve(
      Role role, ConsoleState state, Predicate<NodeView> canBeMeant, long seed) {
    Set<NodeId> voters = state.topology().members();
    List<NodeId> all =
        state.nodes().stream().filter(canBeMeant).map(NodeView::node).sorted().toList();
    List<NodeId> voting = all.stream().filter(voters::contains).toList();
    NodeId leader = state.service().leader();
    int majority = Quorum.of(voters.size());
    if (all.isEmpty()) {
      return Targets.none(FactsMsg.TARGET_NOBODY);
    }
    return switch (role) {
      case ONE -> chosen(1, all, seed);
      case MINORITY ->
          voters.size() == majority
              ? Targets.none(FactsMsg.TARGET_NO_MINORITY, voters.size())
              : chosen(voters.size() - majority, voting, seed);
      case MAJORITY -> chosen(majority, voting, seed);
      case LEADER ->
          leader == null
              ? Targets.none(FactsMsg.CANNOT_NO_LEADER)
              : voting.contains(leader)
                  ? new Targets(List.of(leader), null)
                  : Targets.none(FactsMsg.TARGET_NOT_THE_LEADER, leader);
      case FOLLOWERS -> followers(voting, leader);
      case ALL -> new Targets(all, null);
    };
  }

  private static Targets followers(List<NodeId> voting, @Nullable NodeId leader) {
    if (leader == null) {
      return Targets.none(FactsMsg.CANNOT_NO_LEADER);
    }
    List<NodeId> others = voting.stream().filter(node -> !node.equals(leader)).toList();
    return others.isEmpty() ? Targets.none(FactsMsg.TARGET_NO_FOLLOWER) : new Targets(others, null);
  }

  private static Targets chosen(int count, List<NodeId> from, long seed) {
    if (from.size() < count) {
      return Targets.none(FactsMsg.TARGET_TOO_FEW, count, from.size());
    }
    List<NodeId> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, new Random(seed));
    return new Targets(shuffled.stream().limit(count).sorted().toList(), null);
  }
}
