package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.RaftServer;
import io.atomix.protocols.raft.impl.RaftContext;
import io.atomix.protocols.raft.storage.snapshot.Snapshot;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.network.Fabric;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at from time to time, on the node's Raft thread: its levels, its log, its
 * configuration, the leader it hears and the members it leads.
 */
final class NodeWatch {
  private final NodeId self;
  private final RaftContext context;
  private final FactSink facts;
  private final LogWatch log;
  private final LeaderWatch leader;
  private final ReplicationWatch replication;
  private final ConfigurationWatch configuration;
  private final CompletableFuture<Void> voter = new CompletableFuture<>();
  private volatile NodeReport lastReport;
  private Fact.@Nullable NodeLevels lastLevels;

  NodeWatch(NodeId self, RaftContext context, LogWatch log, LeaderWatch leader, FactSink facts) {
    this.self = self;
    this.context = context;
    this.facts = facts;
    this.log = log;
    this.leader = leader;
    this.replication = new ReplicationWatch(self, facts);
    this.configuration = new ConfigurationWatch(self, facts);
    this.lastReport = new NodeReport(self, NodeStatus.STARTING, Role.INACTIVE, 0, null, 0, 0, 0);
  }

  void look() {
    lookAtConfiguration();
    lookAtLevels();
    leader.tell();
    replication.look(
        context.getCluster(), context.getRole() == RaftServer.Role.LEADER, context.getTerm());
    Snapshot snapshot = context.getSnapshotStore().getCurrentSnapshot();
    log.look(context.getCommitIndex(), snapshot == null ? 0 : snapshot.index());
  }

  void lookAtConfiguration() {
    configuration.look(context.getCluster().getConfiguration());
    if (!voter.isDone() && configuration.isVoterAt(context.getCommitIndex())) {
      voter.complete(null);
    }
  }

  private void lookAtLevels() {
    Fact.NodeLevels levels =
        new Fact.NodeLevels(
            self,
            context.getTerm(),
            leaderBelief(),
            context.getCommitIndex(),
            context.getLastApplied(),
            context.getLogWriter().getLastIndex());
    lastReport =
        new NodeReport(
            self,
            NodeStatus.RUNNING,
            RoleWatch.role(context.getRole()),
            levels.term(),
            levels.leader(),
            levels.commitIndex(),
            levels.appliedIndex(),
            levels.lastLogIndex());
    if (!levels.equals(lastLevels)) {
      lastLevels = levels;
      facts.offer(self.value(), levels);
    }
  }

  private @Nullable NodeId leaderBelief() {
    var known = context.getLeader();
    return known == null ? null : Fabric.nodeId(known.memberId());
  }

  /** The last levels it told. */
  NodeReport lastReport() {
    return lastReport;
  }

  /** Completes once a configuration in which this node votes is committed, as far as it knows. */
  CompletableFuture<Void> voter() {
    return voter;
  }
}
