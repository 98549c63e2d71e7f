package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands round a leader: who votes, who is there, what is cut or disturbed, who asks for
 * votes. Immutable.
 *
 * @param configuredIndex where in the log the members come from
 * @param disturbed links between members with a fault on Raft's messages, and when it ended
 * @param fault the last one that cuts links
 */
record LossScene(
    Set<NodeId> members,
    long configuredIndex,
    long timeoutMicros,
    Set<NodeId> down,
    Set<Link> cut,
    Map<Link, Long> disturbed,
    Map<NodeId, Asking> asking,
    @Nullable CuttingFault fault) {
  private static final long UNTOLD_TIMEOUT_MICROS = 500_000;
  private static final long NOT_ENDED = Long.MAX_VALUE;

  /**
   * A node asks again within one or two election timeouts; an election within this many of them is
   * still a consequence of what went before.
   */
  private static final int TIMEOUTS_TO_SETTLE = 4;

  static final LossScene EMPTY =
      new LossScene(
          Set.of(), 0, UNTOLD_TIMEOUT_MICROS, Set.of(), Set.of(), Map.of(), Map.of(), null);

  record CuttingFault(FailoverCause kind, @Nullable CommandId command) {}

  /** From when to when a node has been asking for votes without a longer pause. */
  record Asking(long sinceMicros, long lastMicros) {}

  static LossScene of(Collection<NodeId> members, int electionTimeoutMs) {
    return new LossScene(
        Set.copyOf(members),
        0,
        electionTimeoutMs * 1_000L,
        Set.of(),
        Set.of(),
        Map.of(),
        Map.of(),
        null);
  }

  long settleMicros() {
    return TIMEOUTS_TO_SETTLE * timeoutMicros;
  }

  /** Whether this member is up and talks both ways with enough members that are. */
  boolean reachesQuorum(NodeId node) {
    if (members.isEmpty()) {
      return true;
    }
    long reached = members.stream().filter(m -> !down.contains(m) && isLinked(node, m)).count();
    return !down.contains(node) && reached >= Quorum.of(members.size());
  }

  private boolean isLinked(NodeId a, NodeId b) {
    return !cut.contains(new Link(a, b)) && !cut.contains(new Link(b, a));
  }

  boolean isInjectedBy(@Nullable CommandId command) {
    return fault != null && Objects.equals(fault.command, command);
  }

  /** Whether a fault is, or was a moment ago, on a link between this member and another. */
  boolean isDisturbed(NodeId node, long now) {
    return disturbed.entrySet().stream()
        .anyMatch(
            entry ->
                (entry.getKey().from().equals(node) || entry.getKey().to().equals(node))
                    && (entry.getValue() == NOT_ENDED || now - entry.getValue() <= settleMicros()));
  }

  /** When those who still ask for votes, and could be elected, began to. */
  long noticedAt(long now) {
    return askersAt(now).stream()
        .filter(this::reachesQuorum)
        .mapToLong(asker -> Objects.requireNonNull(asking.get(asker)).sinceMicros)
        .min()
        .orElse(now);
  }

  Set<NodeId> askersAt(long now) {
    return asking.entrySet().stream()
        .filter(entry -> now - entry.getValue().lastMicros <= settleMicros())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  LossScene asking(NodeId node, long at) {
    Asking before = asking.get(node);
    long since =
        before != null && at - before.lastMicros <= settleMicros() ? before.sinceMicros : at;
    Map<NodeId, Asking> next = new HashMap<>(asking);
    next.put(node, new Asking(since, at));
    return new LossScene(
        members, configuredIndex, timeoutMicros, down, cut, disturbed, Map.copyOf(next), fault);
  }

  LossScene nobodyAsks() {
    return new LossScene(
        members, configuredIndex, timeoutMicros, down, cut, disturbed, Map.of(), fault);
  }

  LossScene injected(CuttingFault next) {
    return new LossScene(
        members, configuredIndex, timeoutMicros, down, cut, disturbed, asking, next);
  }

  LossScene down(NodeId node) {
    return withDown(plus(down, node));
  }

  LossScene up(NodeId node) {
    return withDown(minus(down, node));
  }

  private LossScene withDown(Set<NodeId> next) {
    return new LossScene(
        members, configuredIndex, timeoutMicros, next, cut, disturbed, asking, fault);
  }

  LossScene cut(Link link) {
    return withCut(plus(cut, link));
  }

  LossScene heal(Link link) {
    return withCut(minus(cut, link));
  }

  private LossScene withCut(Set<Link> next) {
    return new LossScene(
        members, configuredIndex, timeoutMicros, down, next, disturbed, asking, fault);
  }

  LossScene disturbed(Fact.LinkDisturbed f, long at) {
    Link link = new Link(f.from(), f.to());
    if (!members.contains(f.from()) || !members.contains(f.to())) {
      return this;
    }
    boolean now =
        f.disturbances().stream()
            .filter(one -> one.hold() || !one.effect().isNone())
            .anyMatch(
                one ->
                    one.touches(MessageKind.APPEND)
                        || one.touches(MessageKind.HEARTBEAT)
                        || one.touches(MessageKind.POLL)
                        || one.touches(MessageKind.VOTE));
    Map<Link, Long> next = new HashMap<>(disturbed);
    if (now) {
      next.put(link, NOT_ENDED);
    } else {
      next.computeIfPresent(link, (key, until) -> until == NOT_ENDED ? Long.valueOf(at) : until);
    }
    return new LossScene(
        members, configuredIndex, timeoutMicros, down, cut, Map.copyOf(next), asking, fault);
  }

  /** Takes up a configuration that is newer than the one it knows. */
  LossScene configured(long index, List<Member> configuration) {
    if (index < configuredIndex) {
      return this;
    }
    Set<NodeId> voters =
        configuration.stream()
            .filter(member -> member.type() == MemberType.VOTER)
            .map(Member::node)
            .collect(Collectors.toUnmodifiableSet());
    return new LossScene(voters, index, timeoutMicros, down, cut, disturbed, asking, fault);
  }

  private static <T> Set<T> plus(Set<T> set, T element) {
    Set<T> next = new HashSet<>(set);
    next.add(element);
    return Set.copyOf(next);
  }

  private static <T> Set<T> minus(Set<T> set, T element) {
    Set<T> next = new HashSet<>(set);
    next.remove(element);
    return Set.copyOf(next);
  }
}
