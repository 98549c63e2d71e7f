package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.RaftServer;
import io.atomix.protocols.raft.impl.RaftContext;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import java.time.Duration;

/**
 * Tells of a node's terms and roles, and when a leader can serve. Confined to the node's Raft
 * thread, but for the question whether a leader is ready yet.
 */
final class RoleWatch {
  private static final Duration READY_CHECK = Duration.ofMillis(2);

  private final NodeId self;
  private final RaftContext context;
  private final RaftThread thread;
  private final FactSink facts;
  private final LeaderListener leaders;
  private RaftServer.Role role = RaftServer.Role.INACTIVE;
  private long knownTerm;
  private long ledTerm;
  private volatile long unreadyIndex;

  RoleWatch(
      NodeId self, RaftContext context, RaftThread thread, FactSink facts, LeaderListener leaders) {
    this.self = self;
    this.context = context;
    this.thread = thread;
    this.facts = facts;
    this.leaders = leaders;
    this.knownTerm = context.getTerm();
  }

  /** The engine has another role, or will have it at once. */
  void changed(RaftServer.Role next) {
    if (role == next) {
      return;
    }
    noteTerm();
    long term = context.getTerm();
    RaftServer.Role before = role;
    role = next;
    facts.offer(self.value(), new Fact.RoleChanged(self, role(next), term));
    if (before == RaftServer.Role.LEADER) {
      facts.offer(self.value(), new Fact.SteppedDown(self, ledTerm));
      leaders.lost(self, ledTerm);
    }
    if (next == RaftServer.Role.LEADER) {
      ledTerm = term;
      facts.offer(self.value(), new Fact.LeaderElected(self, term));
      leaders.elected(self, term);
      unreadyIndex = context.getLogWriter().getLastIndex();
      watchReady(term);
    }
  }

  /**
   * A new leader has appended its first entry when it says so; it can serve once that entry is
   * committed (Raft §5.4.2, §8). Looked at after each answer to an append, and every few
   * milliseconds in case there is none.
   */
  private void watchReady(long term) {
    checkReady();
    if (unreadyIndex > 0 && ledTerm == term) {
      thread.later(READY_CHECK, () -> watchReady(term));
    }
  }

  /** On any thread. */
  void appendAnswered() {
    if (unreadyIndex > 0) {
      thread.run(this::checkReady);
    }
  }

  private void checkReady() {
    if (unreadyIndex == 0) {
      return;
    }
    if (role != RaftServer.Role.LEADER) {
      unreadyIndex = 0;
    } else if (context.getCommitIndex() >= unreadyIndex) {
      facts.offer(self.value(), new Fact.LeaderReady(self, ledTerm, unreadyIndex));
      leaders.ready(self, ledTerm);
      unreadyIndex = 0;
    }
  }

  void noteTerm() {
    long term = context.getTerm();
    if (term > knownTerm) {
      knownTerm = term;
      facts.offer(self.value(), new Fact.TermAdvanced(self, term));
    }
  }

  static Role role(RaftServer.Role role) {
    return switch (role) {
      case LEADER -> Role.LEADER;
      case CANDIDATE -> Role.CANDIDATE;
      case FOLLOWER -> Role.FOLLOWER;
      case PROMOTABLE -> Role.PROMOTABLE;
      case PASSIVE -> Role.PASSIVE;
      case INACTIVE -> Role.INACTIVE;
    };
  }
}
