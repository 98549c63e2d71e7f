package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.nemesis.ActiveFault;
import io.lifeboat.cluster.network.Grudge;
import io.lifeboat.cluster.network.LinkMatrix;
import io.lifeboat.cluster.network.MessageCounters.LinkCount;
import io.lifeboat.cluster.network.Trap;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Breaks and mends links and single messages; on the conductor's thread. */
final class LinkFaults {

  private final ClusterSite site;
  private final FaultDesk faults;
  private final Map<String, Long> heldByHand = new HashMap<>();
  private long toldInFlight;

  LinkFaults(ClusterSite site, FaultDesk faults) {
    this.site = site;
    this.faults = faults;
  }

  // Shapes

  CompletableFuture<Outcome> isolate(CommandId id, NodeId node, long durationMs) {
    site.slot(node);
    if (!faults.on(node, FaultKind.ISOLATE).isEmpty()) {
      return Outcomes.done(FailReason.WRONG_STATE, node + " is isolated already");
    }
    Set<NodeId> others = new HashSet<>(site.fabric.endpoints());
    others.remove(node);
    return disturb(
        id,
        FaultKind.ISOLATE,
        List.of(node),
        LinkShapes.between(Set.of(node), others),
        LinkEffect.CUT,
        durationMs);
  }

  CompletableFuture<Outcome> partition(CommandId id, NemesisCommand.PartitionNodes command) {
    Set<NodeId> both = new HashSet<>(command.groupA());
    both.retainAll(command.groupB());
    if (command.groupA().isEmpty() || command.groupB().isEmpty() || !both.isEmpty()) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT, "two groups are needed that are not empty and share no node");
    }
    checkEndpoints(command.groupA());
    checkEndpoints(command.groupB());
    return disturb(
        id,
        FaultKind.PARTITION,
        command.groupA().stream().sorted().toList(),
        LinkShapes.between(command.groupA(), command.groupB()),
        LinkEffect.CUT,
        command.durationMs());
  }

  CompletableFuture<Outcome> bridge(CommandId id, NodeId bridge, long durationMs) {
    site.slot(bridge);
    Set<Link> links = LinkShapes.bridge(site.members(), bridge);
    if (links.isEmpty()) {
      return Outcomes.done(FailReason.BAD_ARGUMENT, "a bridge needs at least three nodes");
    }
    return disturb(id, FaultKind.BRIDGE, List.of(bridge), links, LinkEffect.CUT, durationMs);
  }

  CompletableFuture<Outcome> majoritiesRing(CommandId id, long durationMs) {
    Set<Link> links = LinkShapes.majoritiesRing(site.members());
    if (links.isEmpty()) {
      return Outcomes.done(FailReason.BAD_ARGUMENT, "a majorities ring needs at least four nodes");
    }
    return disturb(
        id, FaultKind.MAJORITIES_RING, site.members(), links, LinkEffect.CUT, durationMs);
  }

  CompletableFuture<Outcome> slowClient(CommandId id, NemesisCommand.SlowClient command) {
    LinkEffect slow =
        LinkEffect.NONE.withDelay(command.delayMs(), command.jitterMs(), DelayShape.UNIFORM);
    Set<NodeId> nodes = new HashSet<>(site.fabric.endpoints());
    nodes.remove(NodeId.CLIENT);
    return disturb(
        id,
        FaultKind.SLOW_CLIENT,
        List.of(NodeId.CLIENT),
        LinkShapes.between(Set.of(NodeId.CLIENT), nodes),
        slow,
        command.durationMs());
  }

  /** All links of a node, or of the client, mean those to a node that is added later as well. */
  void endpointAdded(NodeId added, CommandId cause) {
    faults.of(FaultKind.ISOLATE).forEach(fault -> extend(fault, added, cause));
    faults.of(FaultKind.SLOW_CLIENT).forEach(fault -> extend(fault, added, cause));
  }

  private void extend(ActiveFault fault, NodeId added, CommandId cause) {
    Set<NodeId> targets = new HashSet<>(fault.targets());
    if (!targets.remove(added)) {
      Set<Link> more = LinkShapes.between(targets, Set.of(added));
      change(
          matrix ->
              matrix
                  .grudge(fault.id())
                  .map(grudge -> matrix.with(grudge.andAgainst(more)))
                  .orElse(matrix),
          cause);
    }
  }

  // Effects

  CompletableFuture<Outcome> disturb(CommandId id, NemesisCommand.DisturbLinks command) {
    Optional<CompletableFuture<Outcome>> refused = refuse(command.links());
    if (refused.isPresent()) {
      return refused.get();
    }
    return inject(
        id,
        FaultKind.LINKS,
        endpointsOf(command.links()),
        fault -> new Grudge(fault, command.links(), command.kinds(), command.effect(), false),
        command.durationMs());
  }

  CompletableFuture<Outcome> hold(CommandId id, NemesisCommand.HoldMessages command) {
    Optional<CompletableFuture<Outcome>> refused = refuse(command.links());
    if (refused.isPresent()) {
      return refused.get();
    }
    return inject(
        id,
        FaultKind.HOLD,
        endpointsOf(command.links()),
        fault -> new Grudge(fault, command.links(), command.kinds(), LinkEffect.NONE, true),
        command.durationMs());
  }

  /** Votes between groups are lost; used by the split vote. */
  ActiveFault cutVotes(
      CommandId id, Set<Link> links, List<NodeId> targets, long durationMs, Effects after) {
    ActiveFault fault =
        faults.open(FaultKind.SPLIT_VOTE, targets, id, durationMs, new Disturbing(after));
    change(
        matrix ->
            matrix.with(
                new Grudge(fault.id(), links, Set.of(MessageKind.VOTE), LinkEffect.CUT, false)),
        id);
    faults.runs(fault);
    return fault;
  }

  private Optional<CompletableFuture<Outcome>> refuse(Set<Link> links) {
    if (links.isEmpty()) {
      return Optional.of(Outcomes.done(FailReason.BAD_ARGUMENT, "at least one link is needed"));
    }
    checkEndpoints(endpointsOf(links));
    return links.stream().anyMatch(link -> link.from().equals(link.to()))
        ? Optional.of(Outcomes.done(FailReason.BAD_ARGUMENT, "a node has no link to itself"))
        : Optional.empty();
  }

  private void checkEndpoints(Collection<NodeId> endpoints) {
    for (NodeId endpoint : endpoints) {
      if (!endpoint.isClient()) {
        site.slot(endpoint);
      }
    }
  }

  private static List<NodeId> endpointsOf(Set<Link> links) {
    Set<NodeId> endpoints = new TreeSet<>();
    for (Link link : links) {
      endpoints.add(link.from());
      endpoints.add(link.to());
    }
    return List.copyOf(endpoints);
  }

  private CompletableFuture<Outcome> disturb(
      CommandId id,
      FaultKind kind,
      List<NodeId> targets,
      Set<Link> links,
      LinkEffect effect,
      long durationMs) {
    return inject(
        id, kind, targets, fault -> new Grudge(fault, links, Set.of(), effect, false), durationMs);
  }

  private CompletableFuture<Outcome> inject(
      CommandId id,
      FaultKind kind,
      List<NodeId> targets,
      java.util.function.Function<String, Grudge> grudge,
      long durationMs) {
    ActiveFault fault =
        faults.open(kind, targets, id, durationMs, new Disturbing(Effects.ON_LINKS));
    change(matrix -> matrix.with(grudge.apply(fault.id())), id);
    faults.runs(fault);
    return Outcomes.ok();
  }

  /** What shows that a disturbance acted, when messages that were touched do not yet. */
  interface Effects {
    Effects ON_LINKS = deeds -> deeds.any() ? deeds.words() : null;

    @Nullable String evidence(Grudge.Deeds deeds);
  }

  private final class Disturbing implements FaultDesk.Injection {
    private final Effects effects;

    Disturbing(Effects effects) {
      this.effects = effects;
    }

    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      change(matrix -> matrix.without(fault.id()), cause);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      return site.fabric
          .matrix()
          .grudge(fault.id())
          .map(grudge -> effects.evidence(grudge.deeds()))
          .orElse(null);
    }
  }

  private void change(UnaryOperator<LinkMatrix> change, @Nullable CommandId cause) {
    LinkMatrix before = site.fabric.matrix();
    site.fabric.change(change);
    LinkMatrix after = site.fabric.matrix();
    after.cutLinks().stream()
        .filter(link -> !before.cutLinks().contains(link))
        .sorted()
        .forEach(link -> site.observed(new Fact.LinkCut(link.from(), link.to()), cause));
    List<Link> healed =
        before.cutLinks().stream()
            .filter(link -> !after.cutLinks().contains(link))
            .sorted()
            .toList();
    healed.forEach(link -> site.observed(new Fact.LinkHealed(link.from(), link.to()), cause));
    boolean eased = tellDisturbances(before.disturbances(), after.disturbances(), cause);
    if (!healed.isEmpty() || eased) {
      site.membersAreBack();
    }
  }

  /** Tells what disturbs links now where it changed; true when something ended. */
  private boolean tellDisturbances(
      Map<Link, List<LinkDisturbance>> before,
      Map<Link, List<LinkDisturbance>> after,
      @Nullable CommandId cause) {
    Set<Link> links = new TreeSet<>(before.keySet());
    links.addAll(after.keySet());
    boolean eased = false;
    for (Link link : links) {
      List<LinkDisturbance> was = before.getOrDefault(link, List.of());
      List<LinkDisturbance> is = after.getOrDefault(link, List.of());
      if (!was.equals(is)) {
        site.observed(new Fact.LinkDisturbed(link.from(), link.to(), is), cause);
        eased = eased || !is.containsAll(was);
      }
    }
    return eased;
  }

  // Single messages

  CompletableFuture<Outcome> catchNext(CommandId id, NemesisCommand.CatchMessage command) {
    checkEndpoints(List.of(command.from(), command.to()));
    if (command.action() == MessageAction.RELEASE || command.from().equals(command.to())) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT,
          "a message between two endpoints can be dropped, held or doubled");
    }
    ActiveFault fault =
        faults.open(
            FaultKind.MESSAGE,
            List.of(command.from(), command.to()),
            id,
            command.durationMs(),
            new Trapping());
    site.fabric.set(
        new Trap(
            fault.id(),
            new Link(command.from(), command.to()),
            command.kind(),
            command.action(),
            message -> caught(fault, message, command.action())));
    faults.runs(fault);
    return Outcomes.ok();
  }

  /** On any thread. */
  private void caught(ActiveFault fault, InFlightMessage message, MessageAction action) {
    site.observed(new Fact.MessageActedOn(message, action), fault.cause());
    site.run(
        () -> {
          faults.verified(fault.id(), words(message, action));
          if (action != MessageAction.HOLD) {
            site.fabric.takeAway(fault.id());
            faults.completed(fault.id(), null, fault.cause());
          }
        });
  }

  private static String words(InFlightMessage message, MessageAction action) {
    String done =
        switch (action) {
          case DROP -> "dropped";
          case HOLD -> "held";
          case RELEASE -> "released";
          case DUPLICATE -> "doubled";
        };
    return "message " + message.id() + " on " + message.from() + "→" + message.to() + " " + done;
  }

  private final class Trapping implements FaultDesk.Injection {
    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      site.fabric.takeAway(fault.id());
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      return null; // it tells itself when it has caught its message
    }
  }

  CompletableFuture<Outcome> act(CommandId id, long message, MessageAction action) {
    Optional<InFlightMessage> found = site.fabric.find(message);
    if (found.isEmpty()) {
      return notInFlight(message);
    }
    if (action == MessageAction.DUPLICATE && found.get().answer()) {
      return Outcomes.done(
          FailReason.BAD_ARGUMENT, "nobody waits for the answer to a request a second time");
    }
    if (action == MessageAction.HOLD) {
      return holdByHand(id, found.get());
    }
    Optional<InFlightMessage> done =
        switch (action) {
          case DROP -> site.fabric.drop(message);
          case DUPLICATE -> site.fabric.duplicate(message);
          case RELEASE, HOLD -> site.fabric.release(message);
        };
    if (done.isEmpty()) {
      return notInFlight(message);
    }
    if (action != MessageAction.DUPLICATE) {
      endHolding(done.get(), id);
    }
    site.observed(new Fact.MessageActedOn(done.get(), action), id);
    return Outcomes.ok();
  }

  private static CompletableFuture<Outcome> notInFlight(long message) {
    return Outcomes.done(
        FailReason.NOTHING_TO_DO, "message " + message + " is not on its way any more");
  }

  private CompletableFuture<Outcome> holdByHand(CommandId id, InFlightMessage message) {
    if (heldByHand.containsValue(message.id())) {
      return Outcomes.done(FailReason.WRONG_STATE, "message " + message.id() + " is held already");
    }
    ActiveFault fault =
        faults.open(FaultKind.MESSAGE, List.of(message.from(), message.to()), id, 0, new Holding());
    Optional<InFlightMessage> held = site.fabric.hold(message.id());
    if (held.isEmpty()) {
      faults.failed(fault.id(), "it had arrived before it could be held", id);
      return notInFlight(message.id());
    }
    heldByHand.put(fault.id(), message.id());
    faults.runs(fault);
    site.observed(new Fact.MessageActedOn(held.get(), MessageAction.HOLD), id);
    faults.verified(fault.id(), words(held.get(), MessageAction.HOLD));
    return Outcomes.ok();
  }

  /** A message that was held on its own is not any more: the fault that held it is over. */
  private void endHolding(InFlightMessage message, CommandId cause) {
    List<String> over =
        faults.of(FaultKind.MESSAGE).stream()
            .map(ActiveFault::id)
            .filter(
                fault ->
                    message.faults().contains(fault)
                        || Long.valueOf(message.id()).equals(heldByHand.get(fault)))
            .toList();
    for (String fault : over) {
      heldByHand.remove(fault);
      site.fabric.takeAway(fault);
      faults.completed(fault, null, cause);
    }
  }

  private final class Holding implements FaultDesk.Injection {
    @Override
    public CompletableFuture<?> revert(ActiveFault fault, CommandId cause) {
      Long message = heldByHand.remove(fault.id());
      if (message != null) {
        site.fabric
            .letGo(message)
            .ifPresent(
                seen -> site.observed(new Fact.MessageActedOn(seen, MessageAction.RELEASE), cause));
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable String evidence(ActiveFault fault, List<LinkCount> counted) {
      return null; // verified at once
    }
  }

  /** Tells which messages are on their way, while there are any, and once when there are none. */
  void tellInFlight() {
    Fact.MessagesInFlight now = site.fabric.inFlight();
    if (now.total() > 0 || toldInFlight > 0) {
      toldInFlight = now.total();
      site.observed(now, null);
    }
  }
}
