package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.raft.AtomixNode;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what policies look at. Confined to the conductor's thread. */
final class HealthGauge {
  private static final Logger LOG = LoggerFactory.getLogger(HealthGauge.class);
  private static final long DISK_EVERY_MICROS = 5_000_000;
  private static final long RECENT_EVERY_MICROS = 250_000;

  private final ClusterSite site;
  private final Gateway gateway;
  private final Predicate<NodeId> isDamaged;
  private double diskFree = 1;
  private long diskLookedMicros = -DISK_EVERY_MICROS;
  private Gateway.Recent recent = new Gateway.Recent(0, 0, 0);
  private long recentLookedMicros = -RECENT_EVERY_MICROS;
  private long confirmedMicros;

  HealthGauge(ClusterSite site, Gateway gateway, Predicate<NodeId> isDamaged) {
    this.site = site;
    this.gateway = gateway;
    this.isDamaged = isDamaged;
  }

  /**
   * @param level of the tick before
   * @param levelAgeMillis since when it holds
   */
  Health measure(ServiceLevel level, long levelAgeMillis) {
    long now = site.facts.nowMicros();
    look(now);
    List<NodeSlot> running = site.running();
    Set<Link> cut = site.fabric.matrix().cutLinks();
    int together = running.stream().mapToInt(slot -> together(slot, running, cut)).max().orElse(0);
    int margin = Quorum.margin(site.members().size(), together);
    NodeSlot leader =
        site.leader()
            .filter(slot -> together(slot, running, cut) >= Quorum.of(site.members().size()))
            .orElse(null);
    boolean leaderKnown = leader != null;
    if (leaderKnown) {
      confirmedMicros = now;
    }
    return new Health(
        margin >= 0,
        leaderKnown,
        margin,
        leader == null ? 0 : commitLag(leader),
        applyLag(running),
        gateway.queueDepth(),
        running.stream().noneMatch(this::isUnsound),
        recent.p99Millis(),
        recent.errorRate(),
        recent.samples(),
        (now - confirmedMicros) / 1_000,
        diskFree,
        level,
        levelAgeMillis);
  }

  private void look(long now) {
    if (now - recentLookedMicros >= RECENT_EVERY_MICROS) {
      recentLookedMicros = now;
      recent = gateway.recent();
    }
    if (now - diskLookedMicros >= DISK_EVERY_MICROS) {
      diskLookedMicros = now;
      try {
        FileStore store = Files.getFileStore(site.data.root());
        long total = store.getTotalSpace();
        diskFree = total <= 0 ? 1 : (double) store.getUsableSpace() / total;
      } catch (IOException e) {
        LOG.warn("How full the disk is cannot be told", e);
      }
    }
  }

  /** How many running nodes this one can talk to in both directions, itself included. */
  private static int together(NodeSlot slot, List<NodeSlot> running, Set<Link> cut) {
    int together = 0;
    for (NodeSlot other : running) {
      boolean whole =
          !cut.contains(new Link(slot.node, other.node))
              && !cut.contains(new Link(other.node, slot.node));
      together += other.node.equals(slot.node) || whole ? 1 : 0;
    }
    return together;
  }

  private boolean isUnsound(NodeSlot slot) {
    AtomixNode life = slot.life;
    return isDamaged.test(slot.node) || (life != null && life.probe().wasChanged());
  }

  private static long commitLag(NodeSlot leader) {
    NodeReport report = leader.report();
    return Math.max(0, report.lastLogIndex() - report.commitIndex());
  }

  private static long applyLag(List<NodeSlot> running) {
    long most = 0;
    for (NodeSlot slot : running) {
      NodeReport report = slot.report();
      most = Math.max(most, report.commitIndex() - report.appliedIndex());
    }
    return most;
  }
}
