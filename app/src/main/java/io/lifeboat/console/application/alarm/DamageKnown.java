package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.model.NodeId;
import java.util.Map;
import java.util.Set;

/**
 * What is known of damage at a moment, for the alarms.
 *
 * @param files nodes whose files are damaged
 * @param quarantined nodes that are not started because of it
 * @param differing nodes whose state differs from the majority's
 * @param cannotTell states differ, and none has a majority
 * @param repairFailed nodes whose last repair failed
 * @param scannedMicros when the files of each node that runs were last scanned, while they are to
 *     be scanned now and then; on the clock of the facts
 */
public record DamageKnown(
    Set<NodeId> files,
    Set<NodeId> quarantined,
    Set<NodeId> differing,
    boolean cannotTell,
    Set<NodeId> repairFailed,
    Map<NodeId, Long> scannedMicros) {

  /** Nothing is known to be damaged. */
  public static final DamageKnown NONE =
      new DamageKnown(Set.of(), Set.of(), Set.of(), false, Set.of(), Map.of());

  /** A scan that is older than this is overdue. */
  static final long OVERDUE_MICROS = 10L * 60 * 1_000_000;

  public DamageKnown {
    files = Set.copyOf(files);
    quarantined = Set.copyOf(quarantined);
    differing = Set.copyOf(differing);
    repairFailed = Set.copyOf(repairFailed);
    scannedMicros = Map.copyOf(scannedMicros);
  }

  void enter(SignalBook found) {
    files.forEach(node -> found.node(AlarmKind.CORRUPTION_FOUND, node, true));
    quarantined.forEach(node -> found.node(AlarmKind.QUARANTINED, node, true));
    differing.forEach(node -> found.node(AlarmKind.REPLICA_DIFFERS, node, true));
    repairFailed.forEach(node -> found.node(AlarmKind.REPAIR_FAILED, node, true));
    found.cluster(AlarmKind.CANNOT_TELL, cannotTell);
    scannedMicros.forEach(
        (node, at) -> found.node(AlarmKind.SCRUB_OVERDUE, node, Long.valueOf(at + OVERDUE_MICROS)));
  }
}
