package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of damage: of files by scanning them, of states by comparing them.
 *
 * @param files what scans found, by node
 * @param states what comparisons of states say, by node
 * @param difference the latest difference that has not been settled since, or null
 * @param keys the keys that replicas were last found to hold differently
 * @param records the records of journals that were last asked for, by node
 * @param repairs the repairs of this run, by node the latest
 * @param backups the backups known of, oldest first
 * @param suspicions how long nodes have not heard from each other
 */
public record DetectionView(
    Map<NodeId, FilesView> files,
    Map<NodeId, StateVerdict> states,
    Fact.@Nullable ReplicasDiffer difference,
    List<Fact.KeysDiffer> keys,
    Map<NodeId, Fact.JournalRecords> records,
    Map<NodeId, RepairView> repairs,
    List<BackupView> backups,
    List<LinkSuspicion> suspicions) {

  /** Nothing was looked at yet. */
  public static final DetectionView NONE =
      new DetectionView(
          Map.of(), Map.of(), null, List.of(), Map.of(), Map.of(), List.of(), List.of());

  public DetectionView {
    files = Map.copyOf(files);
    states = Map.copyOf(states);
    keys = List.copyOf(keys);
    records = Map.copyOf(records);
    repairs = Map.copyOf(repairs);
    backups = List.copyOf(backups);
    suspicions = List.copyOf(suspicions);
  }

  /** The three values of a verdict. */
  public enum Soundness {
    SOUND,
    DAMAGED,
    NOT_KNOWN
  }

  /**
   * What is known of a replica's state.
   *
   * @param index where it was compared, 0 when it was not
   * @param atMicros when
   * @param changedKey whose entry in memory was found to be other than it was applied, or null;
   *     until a new life builds its state anew, that is damage, whatever comparisons say
   */
  public record StateVerdict(
      Soundness soundness, long index, long atMicros, @Nullable String changedKey) {
    static final StateVerdict NONE = new StateVerdict(Soundness.NOT_KNOWN, 0, 0, null);

    /** What a comparison says. */
    StateVerdict compared(Soundness verdict, long at, long micros) {
      return new StateVerdict(
          changedKey == null ? verdict : Soundness.DAMAGED, at, micros, changedKey);
    }

    /** A read came upon a changed entry. */
    StateVerdict changed(String key, long micros) {
      return new StateVerdict(
          Soundness.DAMAGED, index, micros, changedKey == null ? key : changedKey);
    }
  }

  /**
   * A repair.
   *
   * @param foundMicros when the damage was found, or null when none was known
   * @param endedMicros when it ended, or null while it goes on
   */
  public record RepairView(
      Fact.RepairChanged last,
      long startedMicros,
      @Nullable Long foundMicros,
      @Nullable Long endedMicros) {}

  /**
   * A backup.
   *
   * @param damage what is wrong with it, or null when it was sound when it was read last
   */
  public record BackupView(BackupInfo backup, long writtenMicros, @Nullable String damage) {}

  /** What scans know of a node's files; nothing before the first. */
  public FilesView filesOf(NodeId node) {
    return files.getOrDefault(node, FilesView.NONE);
  }

  public StateVerdict stateOf(NodeId node) {
    return states.getOrDefault(node, StateVerdict.NONE);
  }

  /** What is known of one part of a node. */
  public Soundness soundness(NodeId node, FilePart part) {
    return part == FilePart.STATE ? stateOf(node).soundness() : filesOf(node).soundness(part);
  }

  /** A node against which somebody holds this much is taken for dead (Hayashibara et al. 2004). */
  public static final double SUSPECTED_PHI = 8;

  /** Whom somebody suspects. */
  Set<NodeId> suspected() {
    return suspicions.stream()
        .filter(link -> link.phi() >= SUSPECTED_PHI)
        .map(LinkSuspicion::of)
        .collect(Collectors.toSet());
  }

  /** Whether damage of this node is known that was not repaired since. */
  public boolean isDamaged(NodeId node) {
    return filesOf(node).isDamaged() || stateOf(node).soundness() == Soundness.DAMAGED;
  }

  /** How many of these would have no known damage if one more were damaged. */
  public int soundAmong(Collection<NodeId> members, NodeId without) {
    return (int) members.stream().filter(node -> !node.equals(without) && !isDamaged(node)).count();
  }
}
