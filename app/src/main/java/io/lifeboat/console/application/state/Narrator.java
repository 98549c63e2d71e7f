package io.lifeboat.console.application.state;

import static io.lifeboat.console.application.state.Occurrence.Category;
import static io.lifeboat.console.application.state.Occurrence.Weight;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells each fact that is not a level in one plain sentence and explains it by its rule. It says
 * only what the fact and the picture before it say; it supposes no effects.
 */
public final class Narrator {
  private Narrator() {}

  /**
   * What there is to tell of a fact; nothing of levels and of messages that are only counted.
   *
   * @param before the picture before this fact
   */
  public static Optional<Occurrence> tell(FactRecord record, ConsoleState before) {
    Tale tale = tale(record.fact(), record.atMicros(), before);
    return Optional.ofNullable(tale)
        .map(
            t ->
                new Occurrence(
                    record.sequence(),
                    record.atMicros(),
                    t.category,
                    t.weight,
                    t.title,
                    t.explanation,
                    t.nodes,
                    record.cause()));
  }

  private record Tale(
      Category category, Weight weight, Text title, Text explanation, Set<NodeId> nodes) {}

  private static @Nullable Tale tale(Fact fact, long at, ConsoleState before) {
    return switch (fact) {
      case Fact.Level _ -> null;
      case Fact.ClusterStarting f ->
          new Tale(
              Category.PROCESS,
              Weight.NORMAL,
              Text.of(FactsMsg.CLUSTER_STARTING, f.nodes().size()),
              Text.of(
                  FactsMsg.CLUSTER_STARTING_WHY,
                  f.nodes().size(),
                  f.electionTimeoutMs(),
                  f.heartbeatMs(),
                  Text.of(f.flushOnCommit() ? FactsMsg.FLUSH_ON : FactsMsg.FLUSH_OFF),
                  Long.toString(f.seed())),
              Set.of());
      case Fact.ClusterStopped _ ->
          new Tale(
              Category.PROCESS,
              Weight.NOTICE,
              Text.of(FactsMsg.CLUSTER_STOPPED),
              Text.of(FactsMsg.CLUSTER_STOPPED_WHY),
              Set.of());
      case Fact.FactsDropped f ->
          new Tale(
              Category.STATE,
              Weight.ABNORMAL,
              Text.of(FactsMsg.FACTS_DROPPED, f.count()),
              Text.of(FactsMsg.FACTS_DROPPED_WHY),
              Set.of());
      case Fact.NodeStarting f ->
          process(
              f.node(),
              Weight.NORMAL,
              Text.of(FactsMsg.NODE_STARTING, f.node()),
              Text.of(FactsMsg.NODE_STARTING_WHY));
      case Fact.NodeStarted f ->
          process(
              f.node(),
              Weight.NORMAL,
              Text.of(FactsMsg.NODE_STARTED, f.node(), f.term(), f.lastLogIndex()),
              Text.of(FactsMsg.NODE_STARTED_WHY));
      case Fact.NodeStartRefused f ->
          process(
              f.node(),
              Weight.ABNORMAL,
              Text.of(FactsMsg.NODE_START_REFUSED, f.node()),
              Text.of(FactsMsg.NODE_START_REFUSED_WHY, f.node(), f.reason()));
      case Fact.NodeStopped f ->
          lost(
              f.node(),
              before,
              FactsMsg.NODE_STOPPED,
              FactsMsg.NODE_STOPPED_LEADER,
              FactsMsg.NODE_STOPPED_WHY);
      case Fact.NodeKilled f ->
          lost(
              f.node(),
              before,
              FactsMsg.NODE_KILLED,
              FactsMsg.NODE_KILLED_LEADER,
              FactsMsg.NODE_KILLED_WHY);
      case Fact.NodeFrozen f ->
          lost(
              f.node(),
              before,
              FactsMsg.NODE_FROZEN,
              FactsMsg.NODE_FROZEN_LEADER,
              FactsMsg.NODE_FROZEN_WHY);
      case Fact.NodeUnfrozen f ->
          process(
              f.node(),
              Weight.NORMAL,
              Text.of(FactsMsg.NODE_UNFROZEN, f.node()),
              Text.of(FactsMsg.NODE_UNFROZEN_WHY));
      case Fact.RoleChanged f -> became(f.node(), f.role(), f.term());
      case Fact.TermAdvanced f ->
          election(
              Weight.NORMAL,
              Text.of(FactsMsg.TERM_ADVANCED, f.node(), f.term()),
              Text.of(FactsMsg.TERM_ADVANCED_WHY),
              f.node());
      case Fact.LeaderElected f -> {
        int voters = before.nodes().size();
        yield election(
            Weight.NOTICE,
            Text.of(FactsMsg.LEADER_ELECTED, f.node(), f.term()),
            Text.of(FactsMsg.LEADER_ELECTED_WHY, f.node(), f.term(), Quorum.of(voters), voters),
            f.node());
      }
      case Fact.LeaderReady f ->
          election(
              Weight.NOTICE,
              Text.of(FactsMsg.LEADER_READY, f.node(), f.term(), f.index()),
              Text.of(FactsMsg.LEADER_READY_WHY),
              f.node());
      case Fact.SteppedDown f ->
          election(
              Weight.NOTICE,
              Text.of(FactsMsg.STEPPED_DOWN, f.node(), f.term()),
              Text.of(FactsMsg.STEPPED_DOWN_WHY),
              f.node());
      case Fact.LogCompacted f ->
          new Tale(
              Category.STATE,
              Weight.NORMAL,
              Text.of(FactsMsg.LOG_COMPACTED, f.node(), f.firstIndex()),
              Text.of(FactsMsg.LOG_COMPACTED_WHY, f.node(), f.firstIndex(), f.snapshotIndex()),
              Set.of(f.node()));
      case Fact.MessageSent f -> sent(f);
      case Fact.MessageAnswered f -> answered(f);
      case Fact.MessageUnanswered f ->
          f.message().isIndividual()
              ? message(
                  f.from(),
                  f.to(),
                  FactsMsg.NO_ANSWER,
                  FactsMsg.NO_ANSWER_WHY,
                  Wording.of(f.message()))
              : null;
      case Fact.LinkCut f ->
          link(f.from(), f.to(), Weight.ABNORMAL, FactsMsg.LINK_CUT, FactsMsg.LINK_CUT_WHY);
      case Fact.LinkHealed f ->
          link(f.from(), f.to(), Weight.NORMAL, FactsMsg.LINK_HEALED, FactsMsg.LINK_HEALED_WHY);
      case Fact.CommandRequested f ->
          new Tale(
              Category.COMMAND,
              Weight.NORMAL,
              Text.of(FactsMsg.COMMAND_REQUESTED, f.id(), Wording.of(f.command())),
              Text.of(FactsMsg.COMMAND_REQUESTED_WHY),
              Set.of());
      case Fact.CommandCompleted f -> completed(f.id(), f.outcome(), before);
      case Fact.FaultChanged f -> fault(f);
      case Fact.FaultsBlocked f ->
          new Tale(
              Category.FAULT,
              Weight.NOTICE,
              Text.of(FactsMsg.FAULTS_BLOCKED),
              Text.of(FactsMsg.FAULTS_BLOCKED_WHY, reason(f.reason())),
              Set.of());
      case Fact.FaultsRearmed _ ->
          new Tale(
              Category.FAULT,
              Weight.NORMAL,
              Text.of(FactsMsg.FAULTS_REARMED),
              Text.of(FactsMsg.FAULTS_REARMED_WHY),
              Set.of());
      case Fact.SwitchChanged f -> switched(f.name(), f.on());
      case Fact.WorkloadChanged f -> workload(f.settings());
      case Fact.FirstWriteAcknowledged f ->
          client(
              Weight.NOTICE,
              Text.of(FactsMsg.FIRST_WRITE, f.leader(), f.term()),
              Text.of(FactsMsg.FIRST_WRITE_WHY));
      case Fact.ServiceUnavailable f ->
          client(
              Weight.ABNORMAL,
              Text.of(FactsMsg.SERVICE_UNAVAILABLE),
              Text.of(FactsMsg.SERVICE_UNAVAILABLE_WHY, Math.max(0, at - f.sinceMicros()) / 1_000));
      case Fact.ServiceAvailable f ->
          client(
              Weight.NOTICE,
              Text.of(FactsMsg.SERVICE_AVAILABLE, f.unavailableMs()),
              Text.of(FactsMsg.SERVICE_AVAILABLE_WHY));
      case Fact.LinkDisturbed f -> disturbed(f);
      case Fact.MessageActedOn f -> actedOn(f);
      case Fact.VoteRefused f ->
          election(
              Weight.NOTICE,
              Text.of(FactsMsg.GUARD_REFUSED, f.node(), f.candidate(), f.term(), f.grantedTo()),
              Text.of(FactsMsg.GUARD_REFUSED_WHY, f.node(), f.candidate(), f.term(), f.grantedTo()),
              f.node(),
              f.candidate());
      case Fact.ConfigurationChanged f -> configured(f);
      case Fact.NodeRemoved f ->
          process(
              f.node(),
              Weight.NOTICE,
              Text.of(FactsMsg.NODE_REMOVED, f.node()),
              Text.of(FactsMsg.NODE_REMOVED_WHY));
      case Fact.LogEntries f -> logRead(f);
      case Fact.OperationsNotKnown f ->
          client(
              Weight.ABNORMAL,
              Text.of(FactsMsg.NOT_KNOWN, f.count()),
              Text.of(
                  FactsMsg.NOT_KNOWN_WHY,
                  f.count(),
                  Math.max(0, at - f.lastStartedMicros()) / 1_000,
                  Math.max(0, at - f.firstStartedMicros()) / 1_000));
    };
  }

  /** The reason somebody gave, or that none was given. */
  static Object reason(String given) {
    return given.isBlank() ? Text.of(FactsMsg.NO_REASON) : given;
  }

  /** What the engine or the nemesis adds, in its own words; or nothing. */
  private static Object detail(@Nullable String said) {
    return said == null || said.isBlank() ? "" : Text.of(FactsMsg.DETAIL, said);
  }

  // Processes and roles

  private static Tale process(NodeId node, Weight weight, Text title, Text why) {
    return new Tale(Category.PROCESS, weight, title, why, Set.of(node));
  }

  private static Tale lost(
      NodeId node, ConsoleState before, FactsMsg title, FactsMsg leaderTitle, FactsMsg why) {
    boolean led = node.equals(before.service().leader());
    int voters = before.nodes().size();
    Topology left = before.topology().withoutRunning(node);
    return process(
        node,
        Weight.ABNORMAL,
        Text.of(led ? leaderTitle : title, node),
        Text.of(why, node, left.running().size(), voters, Quorum.of(voters)));
  }

  private static Tale became(NodeId node, Role role, long term) {
    return switch (role) {
      case LEADER ->
          role(Weight.NORMAL, FactsMsg.BECAME_LEADER, FactsMsg.BECAME_LEADER_WHY, node, term);
      case CANDIDATE ->
          role(Weight.NOTICE, FactsMsg.BECAME_CANDIDATE, FactsMsg.BECAME_CANDIDATE_WHY, node, term);
      case FOLLOWER ->
          role(Weight.NORMAL, FactsMsg.BECAME_FOLLOWER, FactsMsg.BECAME_FOLLOWER_WHY, node, term);
      case PROMOTABLE ->
          role(
              Weight.NORMAL,
              FactsMsg.BECAME_PROMOTABLE,
              FactsMsg.BECAME_PROMOTABLE_WHY,
              node,
              term);
      case PASSIVE ->
          role(Weight.NORMAL, FactsMsg.BECAME_PASSIVE, FactsMsg.BECAME_PASSIVE_WHY, node, term);
      case INACTIVE ->
          role(Weight.NORMAL, FactsMsg.BECAME_INACTIVE, FactsMsg.BECAME_INACTIVE_WHY, node, term);
    };
  }

  private static Tale role(Weight weight, FactsMsg title, FactsMsg why, NodeId node, long term) {
    return election(weight, Text.of(title, node, term), Text.of(why), node);
  }

  private static Tale election(Weight weight, Text title, Text why, NodeId... nodes) {
    return new Tale(Category.ELECTION, weight, title, why, Set.of(nodes));
  }

  // Messages and links

  private static @Nullable Tale sent(Fact.MessageSent f) {
    return switch (f.message()) {
      case POLL -> message(f.from(), f.to(), FactsMsg.POLL_SENT, FactsMsg.POLL_SENT_WHY, f.term());
      case VOTE -> message(f.from(), f.to(), FactsMsg.VOTE_SENT, FactsMsg.VOTE_SENT_WHY, f.term());
      case INSTALL ->
          message(f.from(), f.to(), FactsMsg.INSTALL_SENT, FactsMsg.INSTALL_SENT_WHY, f.term());
      case CONFIGURE ->
          message(f.from(), f.to(), FactsMsg.CONFIGURE_SENT, FactsMsg.CONFIGURE_SENT_WHY, f.term());
      case TRANSFER ->
          message(f.from(), f.to(), FactsMsg.TRANSFER_SENT, FactsMsg.TRANSFER_SENT_WHY, f.term());
      case APPEND, HEARTBEAT, MEMBERSHIP, CLIENT -> null;
    };
  }

  private static @Nullable Tale answered(Fact.MessageAnswered f) {
    Object kind = Wording.of(f.message());
    return switch (f.message()) {
      case POLL ->
          f.granted()
              ? message(f.from(), f.to(), FactsMsg.POLL_GRANTED, FactsMsg.POLL_GRANTED_WHY, kind)
              : message(f.from(), f.to(), FactsMsg.POLL_REFUSED, FactsMsg.POLL_REFUSED_WHY, kind);
      case VOTE ->
          f.granted()
              ? message(f.from(), f.to(), FactsMsg.VOTE_GRANTED, FactsMsg.VOTE_GRANTED_WHY, kind)
              : message(f.from(), f.to(), FactsMsg.VOTE_REFUSED, FactsMsg.VOTE_REFUSED_WHY, kind);
      case INSTALL, CONFIGURE, TRANSFER ->
          f.granted()
              ? message(f.from(), f.to(), FactsMsg.ANSWER_YES, FactsMsg.ANSWER_YES_WHY, kind)
              : message(f.from(), f.to(), FactsMsg.ANSWER_NO, FactsMsg.ANSWER_NO_WHY, kind);
      case APPEND, HEARTBEAT, MEMBERSHIP, CLIENT -> null;
    };
  }

  private static Tale message(NodeId from, NodeId to, FactsMsg title, FactsMsg why, Object detail) {
    Object sender = Wording.of(from);
    Object receiver = Wording.of(to);
    return election(
        Weight.NORMAL,
        Text.of(title, sender, receiver, detail),
        Text.of(why, sender, receiver),
        from,
        to);
  }

  private static Tale link(NodeId from, NodeId to, Weight weight, FactsMsg title, FactsMsg why) {
    return new Tale(
        Category.LINK,
        weight,
        Text.of(title, Wording.of(from), Wording.of(to)),
        Text.of(why),
        Set.of(from, to));
  }

  private static Tale disturbed(Fact.LinkDisturbed f) {
    if (f.disturbances().isEmpty()) {
      return link(
          f.from(),
          f.to(),
          Weight.NORMAL,
          FactsMsg.LINK_UNDISTURBED,
          FactsMsg.LINK_UNDISTURBED_WHY);
    }
    return new Tale(
        Category.LINK,
        Weight.ABNORMAL,
        Text.of(
            FactsMsg.LINK_DISTURBED,
            Wording.of(f.from()),
            Wording.of(f.to()),
            LinkWording.of(f.disturbances())),
        Text.of(FactsMsg.LINK_DISTURBED_WHY),
        Set.of(f.from(), f.to()));
  }

  private static Tale actedOn(Fact.MessageActedOn f) {
    InFlightMessage message = f.message();
    return switch (f.action()) {
      case DROP -> acted(message, FactsMsg.MESSAGE_DROPPED, FactsMsg.MESSAGE_DROPPED_WHY);
      case HOLD -> acted(message, FactsMsg.MESSAGE_HELD, FactsMsg.MESSAGE_HELD_WHY);
      case RELEASE -> acted(message, FactsMsg.MESSAGE_RELEASED, FactsMsg.MESSAGE_RELEASED_WHY);
      case DUPLICATE ->
          acted(message, FactsMsg.MESSAGE_DUPLICATED, FactsMsg.MESSAGE_DUPLICATED_WHY);
    };
  }

  private static Tale acted(InFlightMessage message, FactsMsg title, FactsMsg why) {
    return new Tale(
        Category.LINK,
        Weight.NOTICE,
        Text.of(title, Long.toString(message.id()), LinkWording.of(message)),
        Text.of(why),
        Set.of(message.from(), message.to()));
  }

  // Members and logs

  private static Tale configured(Fact.ConfigurationChanged f) {
    List<Text> members = f.members().stream().sorted().map(Wording::of).toList();
    int voters = (int) f.members().stream().filter(m -> m.type() == MemberType.VOTER).count();
    boolean first = f.index() == 0;
    return new Tale(
        Category.STATE,
        first ? Weight.NORMAL : Weight.NOTICE,
        Text.of(
            first ? FactsMsg.CONFIGURATION_FIRST : FactsMsg.CONFIGURATION_CHANGED,
            f.node(),
            members,
            f.index()),
        Text.of(
            first ? FactsMsg.CONFIGURATION_FIRST_WHY : FactsMsg.CONFIGURATION_CHANGED_WHY,
            Quorum.of(voters),
            voters),
        Set.of(f.node()));
  }

  private static Tale logRead(Fact.LogEntries f) {
    Text title =
        f.entries().isEmpty()
            ? Text.of(FactsMsg.LOG_READ_NONE, f.node())
            : Text.of(
                FactsMsg.LOG_READ,
                f.node(),
                f.entries().getFirst().index(),
                f.entries().getLast().index());
    return new Tale(
        Category.STATE, Weight.NORMAL, title, Text.of(FactsMsg.LOG_READ_WHY), Set.of(f.node()));
  }

  // Commands, faults, switches

  private static Tale completed(CommandId id, Outcome outcome, ConsoleState before) {
    Text what =
        before.commands().stream()
            .filter(c -> c.id().equals(id))
            .map(c -> Wording.of(c.command()))
            .findFirst()
            .orElse(Text.of(FactsMsg.DO_UNKNOWN));
    return switch (outcome) {
      case Outcome.Ok ok ->
          command(
              Weight.NORMAL,
              Text.of(FactsMsg.COMMAND_OK, id, what),
              Text.of(FactsMsg.COMMAND_OK_WHY, detail(ok.detail())));
      case Outcome.Fail fail ->
          command(
              Weight.NOTICE,
              Text.of(FactsMsg.COMMAND_FAILED, id, what),
              Text.of(
                  FactsMsg.COMMAND_FAILED_WHY, Wording.of(fail.reason()), detail(fail.detail())));
      case Outcome.Info info ->
          command(
              Weight.ABNORMAL,
              Text.of(FactsMsg.COMMAND_NOT_KNOWN, id, what),
              Text.of(FactsMsg.COMMAND_NOT_KNOWN_WHY, detail(info.detail())));
    };
  }

  private static Tale command(Weight weight, Text title, Text why) {
    return new Tale(Category.COMMAND, weight, title, why, Set.of());
  }

  private static Tale fault(Fact.FaultChanged f) {
    Object evidence = detail(f.evidence());
    return switch (f.phase()) {
      case INJECTING ->
          fault(f, Weight.NORMAL, FactsMsg.FAULT_INJECTING, Text.of(FactsMsg.FAULT_INJECTING_WHY));
      case RUNNING ->
          fault(
              f,
              Weight.ABNORMAL,
              FactsMsg.FAULT_RUNNING,
              Text.of(FactsMsg.FAULT_RUNNING_WHY, end(f.remainingMs())));
      case VERIFIED ->
          fault(
              f,
              Weight.ABNORMAL,
              FactsMsg.FAULT_VERIFIED,
              Text.of(FactsMsg.FAULT_VERIFIED_WHY, evidence));
      case REVERTING ->
          fault(f, Weight.NORMAL, FactsMsg.FAULT_REVERTING, Text.of(FactsMsg.FAULT_REVERTING_WHY));
      case COMPLETED ->
          fault(
              f,
              Weight.NORMAL,
              FactsMsg.FAULT_COMPLETED,
              Text.of(FactsMsg.FAULT_COMPLETED_WHY, evidence));
      case FAILED ->
          fault(
              f,
              Weight.ABNORMAL,
              FactsMsg.FAULT_FAILED,
              Text.of(FactsMsg.FAULT_FAILED_WHY, evidence));
    };
  }

  private static Tale fault(Fact.FaultChanged f, Weight weight, FactsMsg title, Text why) {
    Text what = Wording.of(f.fault(), f.targets());
    return new Tale(
        Category.FAULT, weight, Text.of(title, f.id(), what), why, Set.copyOf(f.targets()));
  }

  private static Text end(@Nullable Long remainingMs) {
    return remainingMs == null
        ? Text.of(FactsMsg.FAULT_STAYS)
        : Text.of(FactsMsg.FAULT_REVERTS_IN, remainingMs / 1_000.0);
  }

  private static Tale switched(SwitchName name, boolean on) {
    FactsMsg why =
        switch (name) {
          case VOTE_GUARD ->
              on ? FactsMsg.SWITCH_VOTE_GUARD_ON_WHY : FactsMsg.SWITCH_VOTE_GUARD_OFF_WHY;
          case READ_ONLY ->
              on ? FactsMsg.SWITCH_READ_ONLY_ON_WHY : FactsMsg.SWITCH_READ_ONLY_OFF_WHY;
        };
    boolean asUsual = on == (name == SwitchName.VOTE_GUARD);
    return new Tale(
        Category.COMMAND,
        asUsual ? Weight.NORMAL : Weight.ABNORMAL,
        Text.of(on ? FactsMsg.SWITCH_ON : FactsMsg.SWITCH_OFF, Wording.of(name)),
        Text.of(why),
        Set.of());
  }

  // Clients

  private static Tale workload(WorkloadSettings s) {
    return s.enabled()
        ? client(
            Weight.NORMAL,
            Text.of(FactsMsg.WORKLOAD_ON, s.operationsPerSecond(), s.writePercent()),
            Text.of(FactsMsg.WORKLOAD_ON_WHY, s.keys(), s.valueBytes()))
        : client(Weight.NOTICE, Text.of(FactsMsg.WORKLOAD_OFF), Text.of(FactsMsg.WORKLOAD_OFF_WHY));
  }

  private static Tale client(Weight weight, Text title, Text why) {
    return new Tale(Category.CLIENT, weight, title, why, Set.of(NodeId.CLIENT));
  }
}
