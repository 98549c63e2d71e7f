package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.store.ChangedEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a replica in whose memory an entry is not as it was applied. The replica itself
 * gives the entry to nobody; here it is told, the leadership is handed over, again and again if
 * need be, and the repairs are told of it. A new life builds its memory anew from the log, and is
 * not suspected. On the conductor's thread.
 */
final class MemoryDamage {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryDamage.class);

  /** Of one life; what more there is shows when it is compared or rebuilt. */
  private static final int KEYS_TOLD = 20;

  private final ClusterSite site;
  private final Processes processes;
  private final SoundCopies copies;
  private final Repairs repairs;
  private final Map<NodeId, Known> known = new HashMap<>();
  private CompletableFuture<?> handingOver = CompletableFuture.completedFuture(null);

  private record Known(AtomixNode life, Set<String> keys) {}

  MemoryDamage(ClusterSite site, Processes processes, SoundCopies copies, Repairs repairs) {
    this.site = site;
    this.processes = processes;
    this.copies = copies;
    this.repairs = repairs;
    processes.onOpened(
        (slot, life) ->
            life.probe().onChanged(change -> site.run(() -> found(slot, life, change))));
  }

  private void found(NodeSlot slot, AtomixNode life, ChangedEntry change) {
    if (slot.life != life) {
      return;
    }
    Known before = known.get(slot.node);
    Known now = before == null || before.life != life ? new Known(life, new HashSet<>()) : before;
    known.put(slot.node, now);
    if (now.keys.size() >= KEYS_TOLD || !now.keys.add(change.key())) {
      return;
    }
    copies.stateDamaged(slot.node);
    Finding finding =
        new Finding(
            FilePart.STATE,
            FindingKind.CHANGED_VALUE,
            change.key(),
            null,
            0,
            0,
            "%08x".formatted(change.stored()),
            "%08x".formatted(change.computed()),
            0);
    site.facts.offer(
        slot.node.value(),
        new Fact.DamageFound(slot.node, ScanOccasion.READ, List.of(finding), now.keys.size()));
    handOver(slot, life);
    repairs.suspect(slot.node, site.facts.nowMicros());
    repairs.look();
  }

  /** To be called a few times a second: it may have been elected again, or live anew. */
  void look() {
    known
        .entrySet()
        .removeIf(
            each -> {
              NodeSlot slot = site.find(each.getKey()).orElse(null);
              AtomixNode life = each.getValue().life;
              if (slot != null && slot.life == life) {
                handOver(slot, life);
                return false;
              }
              repairs.livesAnew(each.getKey());
              return true;
            });
  }

  private void handOver(NodeSlot slot, AtomixNode life) {
    if (!handingOver.isDone() || life.lastReport().role() != Role.LEADER) {
      return;
    }
    handingOver =
        processes
            .handOver(slot, life)
            .handle(
                (over, error) -> {
                  if (error != null) {
                    LOG.debug("{} could not hand over; it steps down", slot.node, error);
                    return life.stepDown();
                  }
                  return CompletableFuture.<Void>completedFuture(null);
                })
            .thenCompose(ended -> ended)
            .exceptionally(
                notLeading -> {
                  LOG.debug("{} does not lead, or is tried again", slot.node, notLeading);
                  return null;
                });
  }
}
