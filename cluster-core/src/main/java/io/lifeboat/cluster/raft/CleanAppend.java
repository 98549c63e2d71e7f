package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.RaftServer;
import io.atomix.protocols.raft.impl.RaftContext;
import io.atomix.protocols.raft.protocol.AppendRequest;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import io.lifeboat.cluster.storage.NodeMark;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away the entries that an append request is about to replace (Raft §5.3), just before the
 * engine handles it, and does so cleanly: see {@link CleanTruncation}. Confined to the node's Raft
 * thread.
 */
final class CleanAppend {
  private static final Logger LOG = LoggerFactory.getLogger(CleanAppend.class);

  private final RaftContext context;
  private final LogWatch terms;
  private final CleanTruncation truncation;
  private final NodeMark mark;

  CleanAppend(RaftContext context, LogWatch terms, CleanTruncation truncation, NodeMark mark) {
    this.context = context;
    this.terms = terms;
    this.truncation = truncation;
    this.mark = mark;
  }

  void before(AppendRequest request) {
    long last = context.getLogWriter().getLastIndex();
    if (request.prevLogIndex() >= last
        || request.entries().isEmpty()
        || request.term() < context.getTerm()
        || context.getRole() == RaftServer.Role.INACTIVE) {
      return;
    }
    long kept = lastKept(request, last);
    if (kept < last && kept >= context.getCommitIndex()) {
      mark.gives(kept);
      try {
        truncation.truncate(kept);
      } catch (IOException e) {
        LOG.error("The entries behind {} of {} are left to the engine", kept, last, e);
      }
    }
  }

  /**
   * The last entry the engine will keep, by its own rules; {@code last} where that is not known.
   */
  private long lastKept(AppendRequest request, long last) {
    if (request.prevLogTerm() == 0) {
      // The leader's log begins there, and the engine begins anew; behind a snapshot, in new files.
      boolean inTheSameFile = request.prevLogIndex() < context.getLog().getCompactableIndex(last);
      return inTheSameFile ? request.prevLogIndex() : last;
    }
    terms.catchUp();
    if (terms.termAt(request.prevLogIndex()) != request.prevLogTerm()) {
      return last; // it will be refused
    }
    long index = request.prevLogIndex();
    for (RaftLogEntry entry : request.entries()) {
      index++;
      long term = terms.termAt(index);
      if (term == 0) {
        return last;
      }
      if (term != entry.term()) {
        return index - 1;
      }
    }
    return last;
  }
}
