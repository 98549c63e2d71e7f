package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.storage.log.RaftLog;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import io.atomix.storage.journal.Indexed;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.TermRun;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what a node's log looks like: the terms of all of it, and a digest of every 64 committed
 * entries. Opened where waiting is allowed, then confined to the node's Raft thread; each look
 * costs in proportion to what was appended since the last one, and no more than its limits. When
 * the log cannot be followed it begins anew there, which costs a scan of the last segment.
 */
final class LogWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
  private static final int RUNS = 256;

  /** With a look every 100 ms this follows 40,000 entries a second. */
  private static final int ENTRIES_A_LOOK = 4_096;

  private static final int BLOCKS_A_LOOK = 32;
  private static final int UNCOMMITTED = 8_192;

  /** After a restart so many of the entries that were there before are digested again. */
  private static final int LOOK_BACK = 2_048;

  /**
   * After a failure it begins anew at the next look, then after 2, 4 … looks, at last this many.
   */
  private static final int LONGEST_PAUSE = 64;

  private final NodeId node;
  private final FactSink facts;
  private final RaftLog log;
  private final JournalFiles files;
  private @Nullable LogTail tail;
  private int pause = 1;
  private int looksLeftOut;
  private final LogRuns runs = new LogRuns(RUNS);
  private final LogBlocks blocks;
  private final Listener listener = new Listener();
  private long snapshotIndex;
  private boolean changed = true;

  /**
   * @param log just opened; nothing may be appended while this is made
   */
  LogWatch(NodeId node, RaftLog log, JournalFiles files, FactSink facts) {
    this.node = node;
    this.log = log;
    this.files = files;
    this.facts = facts;
    this.blocks = new LogBlocks(node, UNCOMMITTED);
    tryToBegin();
  }

  private void tryToBegin() {
    try {
      begin();
      pause = 1;
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  private void giveUp(RuntimeException why) {
    LOG.error("{}: its log is not watched for {} looks", node, pause, why);
    LogTail followed = tail;
    tail = null;
    if (followed != null) {
      followed.close();
    }
    runs.restart(1);
    looksLeftOut = pause - 1;
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  private void begin() {
    long last = log.writer().getLastIndex();
    long lookBack = LogBlocks.blockFrom(Math.max(1, last + 1 - LOOK_BACK));
    // Entries of another than the last segment would cost a scan of that one.
    long from = Math.max(Math.max(1, log.getCompactableIndex(last)), lookBack);
    LogTail opened = new LogTail(log, from);
    tail = opened;
    blocks.restart(opened.nextIndex());
    runs.restart(opened.firstIndex(), last, known(last));
    changed = true;
    opened.follow(Integer.MAX_VALUE, listener);
  }

  private List<TermRun> known(long last) {
    try {
      return files.runs(last);
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: the terms of the entries up to {} are not known", node, last, e);
      return List.of();
    }
  }

  /**
   * Tells what is new.
   *
   * @param snapshot up to where a snapshot covers, 0 for none
   */
  void look(long commitIndex, long snapshot) {
    if (tail == null && looksLeftOut-- <= 0) {
      tryToBegin();
    }
    if (!follow(ENTRIES_A_LOOK)) {
      return;
    }
    if (snapshot != snapshotIndex) {
      snapshotIndex = snapshot;
      changed = true;
    }
    if (changed) {
      changed = false;
      facts.offer(
          node.value(),
          new Fact.LogShape(node, runs.firstIndex(), runs.lastIndex(), snapshotIndex, runs.runs()));
    }
    blocks.completed(commitIndex, BLOCKS_A_LOOK).forEach(block -> facts.offer(node.value(), block));
  }

  private boolean follow(int limit) {
    LogTail followed = tail;
    if (followed == null) {
      return false;
    }
    try {
      followed.follow(limit, listener);
      return true;
    } catch (RuntimeException e) {
      giveUp(e);
      return false;
    }
  }

  /** Takes notice of all that has happened to the log, however much that is; tells nothing yet. */
  void catchUp() {
    follow(Integer.MAX_VALUE);
  }

  /** The term of an entry as of the last look, 0 where it is not known. */
  long termAt(long index) {
    return runs.termAt(index);
  }

  private final class Listener implements LogTail.Listener {
    @Override
    public void restarted(long firstIndex) {
      runs.restart(firstIndex);
      blocks.restart(firstIndex);
      changed = true;
    }

    @Override
    public void cutBack(long lastKept) {
      runs.cutBack(lastKept);
      blocks.cutBack(lastKept);
      changed = true;
    }

    @Override
    public void beginsAt(long firstIndex) {
      runs.beginAt(firstIndex);
      changed = true;
    }

    @Override
    public void entry(Indexed<RaftLogEntry> entry) {
      long term = entry.entry().term();
      if (entry.index() > runs.lastIndex()) {
        changed |= runs.append(entry.index(), term);
      }
      blocks.add(entry.index(), term, EntryDigest.of(entry.index(), entry.entry()));
    }
  }
}
