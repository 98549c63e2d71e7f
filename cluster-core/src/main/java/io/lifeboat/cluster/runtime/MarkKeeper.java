package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.storage.NodeMark;
import io.lifeboat.cluster.storage.RecordMarks;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes the checksum of each record soon after an engine has written it ({@link RecordMarks}), on a
 * thread of its own, so that no Raft thread reads or writes a byte for it.
 */
final class MarkKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MarkKeeper.class);
  private static final long EVERY_MS = 20;

  private final ClusterSite site;
  private final Map<NodeId, Kept> kept = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("record-marks").daemon(true).factory());

  private record Kept(AtomixNode life, RecordMarks marks) {}

  MarkKeeper(ClusterSite site) {
    this.site = site;
    var _ = thread.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      letGo();
      for (NodeSlot slot : site.slots()) {
        AtomixNode life = slot.life;
        if (life != null) {
          note(slot.node, life);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("The checksums of records could not be noted; tried again", e);
    }
  }

  /** Of lives that have ended. */
  private void letGo() {
    for (Iterator<Map.Entry<NodeId, Kept>> all = kept.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<NodeId, Kept> one = all.next();
      boolean same =
          site.find(one.getKey()).filter(slot -> slot.life == one.getValue().life()).isPresent();
      if (!same) {
        close(one.getValue());
        all.remove();
      }
    }
  }

  private void note(NodeId node, AtomixNode life) {
    try {
      Kept now = kept.get(node);
      if (now == null) {
        now = new Kept(life, RecordMarks.open(node, site.data.of(node)));
        kept.put(node, now);
      }
      NodeMark.News news = life.newRecords();
      now.marks.note(news.changedFrom(), news.upTo());
    } catch (NoSuchFileException ended) {
      LOG.debug("The files of {} are gone", node, ended);
    } catch (IOException e) {
      LOG.warn("The checksums of {} could not be noted", node, e);
    }
  }

  private static void close(Kept one) {
    try {
      one.marks.close();
    } catch (IOException e) {
      LOG.debug("A file of checksums could not be closed", e);
    }
  }

  @Override
  public void close() {
    thread.execute(
        () -> {
          kept.values().forEach(MarkKeeper::close);
          kept.clear();
        });
    thread.shutdown();
  }
}
