package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.console.application.state.Story.Chapter;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells each fact that is not a level in one plain sentence, explains it by its rule and lists the
 * facts that led to it. It says only what the facts say; it supposes no effects.
 */
public final class Narrator {
  private Narrator() {}

  /**
   * What there is to tell of a fact on its own, as it is told when nothing is summed up: nothing of
   * levels and of messages that are only counted, unless something becomes certain by them.
   *
   * @param before the fold before this fact
   * @param after the fold after it
   */
  public static List<Told> tell(FactRecord record, ConsoleFold before, ConsoleFold after) {
    Story story = before.story().withoutGroups();
    Telling telling = new Telling(record, before.state(), after.state(), story);
    List<Told> told = new ArrayList<>();
    Tale own = tale(telling, record.fact());
    if (own != null) {
      told.add(new Told(alone(story, record, own), false));
    }
    Callouts.of(telling).forEach(tale -> told.add(new Told(alone(story, record, tale), true)));
    return told;
  }

  private static Occurrence alone(Story story, FactRecord record, Tale tale) {
    Chapter chapter = new Chapter(story, Chronicle.ofCapacity(1));
    return chapter.plus(record, tale).occurrences().getLast();
  }

  /**
   * What is told of one fact.
   *
   * @param calledOut it is no fact of its own but follows from several
   */
  public record Told(Occurrence occurrence, boolean calledOut) {}

  /** The story and the list after one more fact. */
  static Chapter next(Telling telling, Chronicle<Occurrence> occurrences) {
    FactRecord record = telling.record();
    Chapter chapter = new Chapter(telling.story(), occurrences);
    Tale own = tale(telling, record.fact());
    if (own != null) {
      chapter = chapter.plus(record, own);
    }
    for (Tale tale : Callouts.of(telling)) {
      chapter = chapter.plusCallout(record, tale);
    }
    return record.fact() instanceof Fact.LeaderHeard f
        ? new Chapter(chapter.story().plusHeard(record, f), chapter.occurrences())
        : chapter;
  }

  private static @Nullable Tale tale(Telling telling, Fact fact) {
    return switch (fact) {
      case Fact.Level _ -> null;
      case Fact.ClusterStarting f -> ProcessTales.starting(f);
      case Fact.ClusterStopped _ -> ProcessTales.stopped();
      case Fact.FactsDropped f -> ProcessTales.missing(f.count());
      case Fact.NodeStarting f -> ProcessTales.nodeStarting(telling, f.node());
      case Fact.NodeStarted f -> ProcessTales.nodeStarted(telling, f);
      case Fact.NodeStartRefused f -> ProcessTales.startRefused(telling, f);
      case Fact.NodeStopped f ->
          ProcessTales.lost(
              telling,
              f.node(),
              FactsMsg.NODE_STOPPED,
              FactsMsg.NODE_STOPPED_LEADER,
              FactsMsg.NODE_STOPPED_WHY);
      case Fact.NodeKilled f ->
          ProcessTales.lost(
              telling,
              f.node(),
              FactsMsg.NODE_KILLED,
              FactsMsg.NODE_KILLED_LEADER,
              FactsMsg.NODE_KILLED_WHY);
      case Fact.NodeFrozen f ->
          ProcessTales.lost(
              telling,
              f.node(),
              FactsMsg.NODE_FROZEN,
              FactsMsg.NODE_FROZEN_LEADER,
              FactsMsg.NODE_FROZEN_WHY);
      case Fact.NodeUnfrozen f -> ProcessTales.unfrozen(telling, f.node());
      case Fact.RoleChanged f -> ElectionTales.became(telling, f);
      case Fact.TermAdvanced f -> ElectionTales.term(telling, f);
      case Fact.LeaderElected f -> ElectionTales.elected(telling, f);
      case Fact.LeaderReady f -> ElectionTales.ready(telling, f);
      case Fact.SteppedDown f -> ElectionTales.steppedDown(telling, f);
      case Fact.LogCompacted f -> MemberTales.compacted(telling, f);
      case Fact.MessageSent f -> MessageTales.sent(telling, f);
      case Fact.MessageAnswered f -> MessageTales.answered(telling, f);
      case Fact.MessageUnanswered f -> MessageTales.unanswered(telling, f);
      case Fact.LinkCut f -> LinkTales.cut(telling, f);
      case Fact.LinkHealed f -> LinkTales.healed(telling, f);
      case Fact.LinkDisturbed f -> LinkTales.disturbed(telling, f);
      case Fact.MessageActedOn f -> MessageTales.actedOn(telling, f);
      case Fact.VoteRefused f -> VoteTales.guarded(telling, f);
      case Fact.ConfigurationChanged f -> MemberTales.configured(telling, f);
      case Fact.NodeRemoved f -> MemberTales.removed(telling, f);
      case Fact.LogEntries f -> MemberTales.read(telling, f);
      case Fact.DamageFound f -> DetectionTales.damageFound(telling, f);
      case Fact.NodeQuarantined f -> DetectionTales.quarantined(telling, f);
      case Fact.JournalRecords f -> DetectionTales.recordsRead(telling, f);
      case Fact.ReplicasDiffer f -> DetectionTales.differ(telling, f);
      case Fact.KeysDiffer f -> DetectionTales.keysDiffer(telling, f);
      case Fact.RepairChanged f -> DetectionTales.repair(telling, f);
      case Fact.BackupWritten f -> DetectionTales.backedUp(telling, f);
      case Fact.BackupChecked f -> DetectionTales.backupChecked(telling, f);
      case Fact.BackupRestored f -> DetectionTales.restored(telling, f);
      case Fact.CommandRequested f -> FaultTales.requested(f);
      case Fact.CommandCompleted f -> FaultTales.completed(telling, f.id(), f.outcome());
      case Fact.FaultChanged f -> FaultTales.fault(telling, f);
      case Fact.FaultsBlocked f -> FaultTales.blocked(telling, f);
      case Fact.FaultsRearmed _ -> FaultTales.rearmed(telling);
      case Fact.SwitchChanged f -> FaultTales.switched(telling, f.name(), f.on());
      case Fact.DegradeSwitchChanged f -> DegradationTales.turned(telling, f);
      case Fact.ServiceLevelChanged f -> DegradationTales.level(telling, f);
      case Fact.TreatmentsChanged _ -> DegradationTales.treated(telling);
      case Fact.BreakerChanged f -> DegradationTales.breaker(telling, f.breaker());
      case Fact.PolicyActivated f -> DegradationTales.activated(telling, f);
      case Fact.PolicyFaulted f -> DegradationTales.faulted(telling, f);
      case Fact.PolicyRecovered f -> DegradationTales.recovered(telling, f.policy());
      case Fact.ToleranceChanged f -> DegradationTales.tolerance(telling, f.level());
      case Fact.WorkloadChanged f -> ClientTales.workload(telling, f.settings());
      case Fact.OperationsNotKnown f -> ClientTales.notKnown(telling, f);
      case Fact.FirstWriteAcknowledged f -> ElectionTales.firstWrite(telling, f);
      case Fact.ServiceUnavailable f -> ClientTales.unavailable(telling, f);
      case Fact.ServiceAvailable f -> ClientTales.available(telling, f);
    };
  }
}
