package io.lifeboat.console.application.command;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Topology;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a disturbance of links would mean to Raft: arithmetic on delays, chances and counts. A
 * follower that hears nothing from its leader waits between one and two election timeouts (§5.2).
 */
final class LinkPreview {
  private static final double PERCENT = 100;
  private static final double LEAST_WORTH_SAYING = 0.005;
  private static final Set<MessageKind> LIFE_SIGNS =
      EnumSet.of(MessageKind.APPEND, MessageKind.HEARTBEAT);
  private static final Set<MessageKind> VOTES = EnumSet.of(MessageKind.POLL, MessageKind.VOTE);

  private LinkPreview() {}

  /** What is most worth knowing of it, or nothing. */
  static @Nullable Text consequence(
      Set<Link> links, Set<MessageKind> kinds, LinkEffect effect, ConsoleState state) {
    if (!kinds.isEmpty() && VOTES.containsAll(kinds)) {
      return Text.of(FactsMsg.PREVIEW_ELECTIONS_ONLY);
    }
    if (isClientOnly(links, kinds)) {
      return Text.of(FactsMsg.PREVIEW_CLIENT_ONLY);
    }
    NodeId leader = state.service().leader();
    Set<NodeId> followers = fromLeader(links, leader, state.topology());
    if (leader == null || followers.isEmpty()) {
      return null;
    }
    if (kinds.isEmpty() || kinds.containsAll(LIFE_SIGNS)) {
      return heard(leader, followers, effect, state);
    }
    return kinds.contains(MessageKind.APPEND) && losesAll(effect)
        ? entries(leader, followers, state.topology())
        : null;
  }

  private static boolean isClientOnly(Set<Link> links, Set<MessageKind> kinds) {
    boolean byKind = kinds.equals(Set.of(MessageKind.CLIENT));
    return byKind
        || links.stream().allMatch(link -> link.from().isClient() || link.to().isClient());
  }

  static boolean losesAll(LinkEffect effect) {
    return effect.cut() || effect.lossPercent() >= PERCENT;
  }

  private static Set<NodeId> fromLeader(
      Set<Link> links, @Nullable NodeId leader, Topology topology) {
    Set<NodeId> followers = new TreeSet<>();
    for (Link link : links) {
      boolean reached = topology.running().contains(link.to()) && !topology.cut().contains(link);
      if (link.from().equals(leader) && reached) {
        followers.add(link.to());
      }
    }
    return followers;
  }

  private static @Nullable Text heard(
      NodeId leader, Set<NodeId> followers, LinkEffect effect, ConsoleState state) {
    if (losesAll(effect)) {
      return Text.of(FactsMsg.PREVIEW_SILENT, leader, Wording.of(followers));
    }
    int timeout = state.electionTimeoutMs();
    if (effect.delayMs() > 0 || effect.jitterMs() > 0) {
      FactsMsg key =
          leastMs(effect) >= 2 * timeout
              ? FactsMsg.PREVIEW_TOO_LATE
              : mostMs(effect) >= timeout
                  ? FactsMsg.PREVIEW_MAYBE_TOO_LATE
                  : FactsMsg.PREVIEW_IN_TIME;
      return Text.of(key, leader, Wording.of(followers), timeout, 2 * timeout);
    }
    int inARow = Math.max(1, timeout / Math.max(1, state.heartbeatMs()));
    double chance = Math.pow(effect.lossPercent() / PERCENT, inARow) * PERCENT;
    return chance >= LEAST_WORTH_SAYING
        ? Text.of(FactsMsg.PREVIEW_LOSSY, leader, Wording.of(followers), inARow, chance)
        : null;
  }

  /** What nearly all messages are late by at least; a bell curve's two deviations cover 98 %. */
  private static int leastMs(LinkEffect effect) {
    return switch (effect.shape()) {
      case UNIFORM -> effect.delayMs() - effect.jitterMs();
      case NORMAL -> effect.delayMs() - 2 * effect.jitterMs();
      case PARETO -> effect.delayMs();
    };
  }

  /** What all but one in a thousand are late by at most. */
  private static int mostMs(LinkEffect effect) {
    return switch (effect.shape()) {
      case UNIFORM -> effect.delayMs() + effect.jitterMs();
      case NORMAL -> effect.delayMs() + 3 * effect.jitterMs();
      case PARETO -> effect.delayMs() + 10 * effect.jitterMs();
    };
  }

  /** Heartbeats pass and entries do not: no election, and perhaps no commit either. */
  private static Text entries(NodeId leader, Set<NodeId> without, Topology topology) {
    Set<NodeId> reached = new TreeSet<>(topology.reach(leader));
    reached.removeAll(without);
    int voters = topology.members().size();
    int quorum = topology.quorum();
    return Text.of(
        reached.size() >= quorum ? FactsMsg.PREVIEW_NO_ENTRIES : FactsMsg.PREVIEW_NO_COMMITS,
        leader,
        Wording.of(without),
        reached.size(),
        voters,
        quorum);
  }
}
