package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.network.Grudge;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.raft.RefusedByNodeException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Disturbs who leads, without touching processes; on the conductor's thread. */
final class LeadershipFaults {
  private static final int LEAST_VOTERS = 3;
  private static final long SHORTEST_PERIOD_MS = 200;

  private final ClusterSite site;
  private final FaultDesk faults;
  private final LinkFaults links;

  LeadershipFaults(ClusterSite site, FaultDesk faults, LinkFaults links) {
    this.site = site;
    this.faults = faults;
    this.links = links;
  }

  CompletableFuture<Outcome> stepDown(CommandId id, NodeSlot slot) {
    return once(
        id,
        FaultKind.STEP_DOWN,
        slot,
        AtomixNode::stepDown,
        " leads no more, says the node itself");
  }

  CompletableFuture<Outcome> forceElection(CommandId id, NodeSlot slot) {
    return once(
        id,
        FaultKind.FORCE_ELECTION,
        slot,
        AtomixNode::startElection,
        " stands for election, says the node itself");
  }

  /** A fault that is over as soon as it has acted. */
  private CompletableFuture<Outcome> once(
      CommandId id,
      FaultKind kind,
      NodeSlot slot,
      Function<AtomixNode, CompletableFuture<Void>> act,
      String evidence) {
    AtomixNode life = slot.life;
    if (life == null) {
      return Outcomes.done(FailReason.WRONG_STATE, slot.node + " is not running");
    }
    ActiveFault fault = faults.open(kind, List.of(slot.node), id, 0, new Momentary());
    faults.runs(fault);
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    act.apply(life)
        .whenComplete(
            (done, error) ->
                site.run(
                    () -> {
                      if (error == null) {
                        faults.verified(fault.id(), slot.node + evidence);
                        faults.completed(fault.id(), null, id);
                      } else {
                        faults.failed(fault.id(), Outcomes.messageOf(error), id);
                      }
                      result.complete(outcome(error));
                    }));
    return result;
  }

  static Outcome outcome(@Nullable Throwable error) {
    if (error == null) {
      return Outcome.Ok.PLAIN;
    }
    return isRefused(error)
        ? new Outcome.Fail(FailReason.WRONG_STATE, Outcomes.messageOf(unwrapped(error)))
        : new Outcome.Info("no answer from the node: " + Outcomes.messageOf(unwrapped(error)));
  }

  /** Whether the node said that it did certainly nothing. */
  static boolean isRefused(Throwable error) {
    return unwrapped(error) instanceof RefusedByNodeException;
  }

  static Throwable unwrapped(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }

  /** There is nothing to take back. */
  static final class Momentary implements FaultDesk.Injection {
    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      return null; // the node's own answer verifies it
    }
  }

  // Split vote

  CompletableFuture<Outcome> splitVote(CommandId id, long durationMs) {
    List<NodeId> voters = site.members();
    Optional<NodeSlot> leader = site.leader();
    AtomixNode life = leader.map(slot -> slot.life).orElse(null);
    if (voters.size() < LEAST_VOTERS) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT, "votes can be split among at least three voters");
    }
    if (life == null) {
      return Outcomes.done(FailReason.NO_LEADER, "nobody leads whose followers could be split");
    }
    List<List<NodeId>> groups = LinkShapes.splitVoteGroups(voters, leader.get().node);
    List<NodeSlot> candidates =
        groups.subList(1, groups.size()).stream()
            .flatMap(group -> firstUp(group).stream())
            .toList();
    if (candidates.size() < 2) {
      return Outcomes.done(
          FailReason.WRONG_STATE, "two followers must run, to stand against each other");
    }
    ActiveFault fault = links.cutVotes(id, across(groups), voters, durationMs, this::twoStand);
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    life.stepDown()
        .whenComplete(
            (done, error) ->
                site.run(
                    () -> {
                      if (error == null) {
                        candidates.forEach(LeadershipFaults::stand);
                      } else {
                        faults.undoFailed(
                            fault.id(),
                            "the leader did not step down: " + Outcomes.messageOf(error),
                            id);
                      }
                      result.complete(outcome(error));
                    }));
    return result;
  }

  private static void stand(NodeSlot slot) {
    AtomixNode life = slot.life;
    if (life != null) {
      life.startElection(); // whether it stands is seen in its role
    }
  }

  private Optional<NodeSlot> firstUp(List<NodeId> group) {
    return group.stream()
        .flatMap(node -> site.find(node).stream())
        .filter(slot -> slot.life != null && mayStand(slot.report().role()))
        .findFirst();
  }

  private static boolean mayStand(Role role) {
    return role == Role.FOLLOWER || role == Role.CANDIDATE;
  }

  private static Set<Link> across(List<List<NodeId>> groups) {
    Set<Link> links = new HashSet<>();
    for (List<NodeId> one : groups) {
      for (List<NodeId> other : groups) {
        if (!one.equals(other)) {
          links.addAll(LinkShapes.between(one, other));
        }
      }
    }
    return links;
  }

  /** Votes were lost between the groups while two nodes stood in one term. */
  private @Nullable String twoStand(Grudge.Deeds deeds) {
    Map<Long, List<NodeId>> byTerm =
        site.running().stream()
            .filter(slot -> slot.report().role() == Role.CANDIDATE)
            .collect(
                Collectors.groupingBy(
                    slot -> slot.report().term(),
                    Collectors.mapping(slot -> slot.node, Collectors.toList())));
    return byTerm.entrySet().stream()
        .filter(term -> term.getValue().size() > 1 && deeds.lost() > 0)
        .findFirst()
        .map(
            term ->
                term.getValue().stream().map(NodeId::value).collect(Collectors.joining(" and "))
                    + " stand in term "
                    + term.getKey()
                    + ", "
                    + deeds.words())
        .orElse(null);
  }

  // Flapping

  CompletableFuture<Outcome> flap(CommandId id, long periodMs, long durationMs) {
    if (periodMs < SHORTEST_PERIOD_MS) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT, "the period must be at least " + SHORTEST_PERIOD_MS + " ms");
    }
    if (!faults.of(FaultKind.FLAP_LEADER).isEmpty()) {
      return Outcomes.done(FailReason.WRONG_STATE, "the leader flaps already");
    }
    ActiveFault fault =
        faults.open(FaultKind.FLAP_LEADER, site.members(), id, durationMs, new Momentary());
    faults.runs(fault);
    flap(fault, periodMs, 0);
    return Outcomes.ok();
  }

  private void flap(ActiveFault fault, long periodMs, int times) {
    if (!faults.isRunning(fault.id())) {
      return;
    }
    if (times >= 2) {
      faults.verified(fault.id(), times + " leaders stepped down, say the nodes themselves");
    }
    Optional<AtomixNode> leader = site.leader().map(slot -> slot.life);
    if (leader.isEmpty()) {
      site.later(periodMs, () -> flap(fault, periodMs, times));
      return;
    }
    leader
        .get()
        .stepDown()
        .whenComplete(
            (done, error) ->
                site.later(
                    periodMs, () -> flap(fault, periodMs, error == null ? times + 1 : times)));
  }
}
