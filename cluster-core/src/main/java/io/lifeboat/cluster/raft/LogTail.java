package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.storage.log.RaftLog;
import io.atomix.protocols.raft.storage.log.RaftLogReader;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import io.atomix.storage.journal.Indexed;

/**
 * Follows the end of a node's log: every entry is read once, soon after it was appended, and what
 * becomes of the log otherwise is noticed: entries taken away, a beginning that moved, a log that
 * was replaced by one behind a snapshot. Confined to the node's Raft thread, like all that writes
 * to the log.
 *
 * <p>That entries were taken away shows in the reader: the journal puts its readers back when it
 * truncates. That the log was replaced shows in its segments: the one that holds the last entry
 * that was read is no longer where it was.
 */
final class LogTail {
  /** Told in the order in which it happened, as far as that is known. */
  interface Listener {
    /** The log now begins at this index, and nothing is left of what it held. */
    void restarted(long firstIndex);

    /** The entries behind this one are gone. */
    void cutBack(long lastKept);

    /** The entries before this one are gone. */
    void beginsAt(long firstIndex);

    void entry(Indexed<RaftLogEntry> entry);
  }

  private final RaftLog log;
  private final RaftLogReader reader;
  private long first;
  private long read;
  private long segment;
  private boolean lookedBehindTheEnd;

  /**
   * Opens a reader, which costs a scan of the last segment.
   *
   * @param from where to begin, if there is such an entry; what is before it counts as read
   */
  LogTail(RaftLog log, long from) {
    this.log = log;
    this.reader = log.openReader(from, RaftLogReader.Mode.ALL);
    this.first = reader.getFirstIndex();
    this.read = Math.max(from, first) - 1;
    this.segment = read >= first ? log.getCompactableIndex(read) : 0;
  }

  void close() {
    reader.close();
  }

  /** The index of the entry that is told next. */
  long nextIndex() {
    return read + 1;
  }

  /** The first index the log has, or would have if it were not empty. */
  long firstIndex() {
    return first;
  }

  /** Tells what has happened since the last call, reading at most so many entries. */
  void follow(int limit, Listener listener) {
    long last = log.writer().getLastIndex();
    noticeWhatIsGone(last, listener);
    for (int i = 0; i < limit && read < last && hasNext(); i++) {
      Indexed<RaftLogEntry> entry = next();
      if (entry.index() != read + 1) {
        throw new IllegalStateException("entry " + entry.index() + " follows " + read);
      }
      read = entry.index();
      listener.entry(entry);
    }
    segment = read >= first ? log.getCompactableIndex(read) : 0;
    lookedBehindTheEnd = read == last && hasNext();
  }

  /**
   * Behind the end there may be bytes of entries that were taken away. The journal's readers look
   * one entry ahead: they may take such bytes for an entry and keep it, though another is written
   * in its place, or take them for a length and fail.
   */
  private boolean hasNext() {
    try {
      return reader.hasNext();
    } catch (IllegalArgumentException lookedAtSuchBytes) {
      return true;
    }
  }

  private Indexed<RaftLogEntry> next() {
    try {
      return reader.next();
    } catch (IllegalArgumentException lookedAtSuchBytes) {
      return reader.getCurrentEntry();
    }
  }

  private void noticeWhatIsGone(long last, Listener listener) {
    long firstNow = reader.getFirstIndex();
    if (isReplaced(firstNow)) {
      first = firstNow;
      read = first - 1;
      goTo(first);
      listener.restarted(first);
      return;
    }
    long next = reader.getNextIndex();
    if (next <= read) {
      read = next - 1;
      lookedBehindTheEnd = false;
      listener.cutBack(read);
    }
    if (firstNow > first) {
      first = firstNow;
      goTo(read + 1); // its segment may have been closed under it
      listener.beginsAt(first);
    } else if (lookedBehindTheEnd && read < last) {
      goTo(read + 1);
    }
  }

  private boolean isReplaced(long firstNow) {
    if (read < first) {
      return firstNow != first;
    }
    long segmentNow = log.getCompactableIndex(read);
    return segmentNow == 0 || segmentNow > segment;
  }

  private void goTo(long index) {
    reader.reset(index);
    lookedBehindTheEnd = false;
  }
}
