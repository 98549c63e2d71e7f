package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.protocols.raft.RaftServer;
import io.atomix.protocols.raft.cluster.impl.RaftMemberContext;
import io.atomix.protocols.raft.impl.DefaultRaftServer;
import io.atomix.protocols.raft.impl.RaftContext;
import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.partition.impl.RaftServerCommunicator;
import io.atomix.protocols.raft.protocol.RaftServerProtocol;
import io.atomix.protocols.raft.storage.RaftStorage;
import io.atomix.protocols.raft.storage.snapshot.Snapshot;
import io.atomix.storage.StorageLevel;
import io.atomix.utils.concurrent.ThreadContextFactory;
import io.atomix.utils.concurrent.ThreadModel;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.network.EndpointServices;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.store.KeyValueCodec;
import io.lifeboat.cluster.store.KeyValueType;
import io.lifeboat.cluster.store.ReplicaProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of one node: an Atomix Raft server on its own directory, its own messaging and its own
 * threads. Restarting a node makes a new one on the same directory. It translates what the server
 * says into facts on the spot, on the server's own threads, which must never be held up.
 */
public final class AtomixNode {
  private static final Logger LOG = LoggerFactory.getLogger(AtomixNode.class);
  static final String LOCAL_READ = "lifeboat-local-read";
  private static final Duration READY_CHECK = Duration.ofMillis(2);

  private final NodeId self;
  private final FactSink facts;
  private final LeaderListener leaders;
  private final EndpointServices endpoint;
  private final VoteGuard guard;
  private final RaftContext context;
  private final RaftServer server;
  private final ReplicaProbe probe = new ReplicaProbe();
  private volatile @Nullable CountDownLatch frozen;
  private volatile boolean ended;
  private volatile NodeReport lastReport;

  // Confined to the Raft thread.
  private RaftServer.Role role = RaftServer.Role.INACTIVE;
  private long knownTerm;
  private long ledTerm;
  private volatile long unreadyIndex;
  private Fact.@Nullable NodeLevels lastLevels;

  /**
   * Opens the node's log, which takes from a fraction of a second to some seconds; never call it on
   * a thread that must not wait.
   *
   * @param directory the node's own; what is wrong with its log was looked for before
   * @param voteGuardOn asked at each vote: whether a second one in a term is refused
   * @throws IOException when it is not known any more how the node voted
   */
  public AtomixNode(
      NodeId self,
      ClusterConfig config,
      Fabric fabric,
      Wires wires,
      Path directory,
      FactSink facts,
      LeaderListener leaders,
      BooleanSupplier voteGuardOn)
      throws IOException {
    this(
        self,
        config,
        fabric,
        wires,
        directory,
        facts,
        leaders,
        voteGuardOn,
        UnaryOperator.identity());
  }

  /**
   * @param seam put between the node and its network, where single messages can be held up
   */
  AtomixNode(
      NodeId self,
      ClusterConfig config,
      Fabric fabric,
      Wires wires,
      Path directory,
      FactSink facts,
      LeaderListener leaders,
      BooleanSupplier voteGuardOn,
      UnaryOperator<RaftServerProtocol> seam)
      throws IOException {
    this.self = self;
    this.facts = new WhileAlive(facts);
    this.leaders = leaders;
    this.guard = VoteGuard.open(self, directory, voteGuardOn, this.facts);
    this.endpoint = EndpointServices.of(self, fabric, wires);
    RaftStorage storage =
        RaftStorage.builder()
            .withPrefix(self.value())
            .withDirectory(directory.toFile())
            .withStorageLevel(StorageLevel.MAPPED)
            .withNamespace(RaftNamespaces.RAFT_STORAGE)
            .withMaxSegmentSize(config.segmentKb() * 1024)
            .withMaxEntrySize(Math.min(1024, config.segmentKb() / 2) * 1024)
            .withFlushOnCommit(config.flushOnCommit())
            .withRetainStaleSnapshots()
            .build();
    RaftServerCommunicator communicator =
        new RaftServerCommunicator(
            RaftProtocolNamespace.PREFIX,
            RaftProtocolNamespace.SERIALIZER,
            endpoint.communication());
    ObservedRaftProtocol protocol =
        new ObservedRaftProtocol(
            self,
            seam.apply(communicator),
            fabric.counters(),
            this.facts,
            new ProtocolWatch(),
            guard);
    ThreadContextFactory threads =
        ThreadModel.SHARED_THREAD_POOL.factory("raft-" + self + "-%d", 2, LOG);
    this.lastReport = new NodeReport(self, NodeStatus.STARTING, Role.INACTIVE, 0, null, 0, 0, 0);
    this.context =
        new RaftContext(
            self.value(),
            Fabric.memberId(self),
            endpoint.membership(),
            protocol,
            storage,
            new KeyValueType(probe),
            threads,
            true);
    context.setElectionTimeout(Duration.ofMillis(config.electionTimeoutMs()));
    context.setHeartbeatInterval(Duration.ofMillis(config.heartbeatMs()));
    keepUpWithPromises();
    this.knownTerm = context.getTerm();
    context.addRoleChangeListener(this::roleChanged);
    context.addLeaderElectionListener(leader -> noteTerm());
    this.server = new DefaultRaftServer(context);
    endpoint.messaging().registerHandler(LOCAL_READ, (sender, key) -> localRead(key));
  }

  /** Before the node is on the network. */
  private void keepUpWithPromises() {
    long kept = context.getTerm();
    long promised = guard.meet(kept);
    if (promised > kept) {
      LOG.warn("{} voted in term {}, but its engine has kept term {} only", self, promised, kept);
      context.setTerm(promised);
    }
  }

  /** Answers from this replica's own state, on the Raft thread, so that a frozen node is silent. */
  private CompletableFuture<byte[]> localRead(byte[] key) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    context
        .getThreadContext()
        .execute(
            () -> answer.complete(KeyValueCodec.result(probe.get(KeyValueCodec.decodeKey(key)))));
    return answer;
  }

  /** Takes part in Raft from now on, with these voters; {@code NodeStarted} tells when. */
  public void join(Collection<NodeId> voters, @Nullable CommandId cause) {
    context
        .getThreadContext()
        .execute(
            () ->
                facts.offer(
                    self.value(),
                    cause,
                    new Fact.NodeStarted(
                        self, context.getTerm(), context.getLogWriter().getLastIndex())));
    server
        .bootstrap(voters.stream().map(Fabric::memberId).toList())
        .whenComplete(
            (started, error) -> {
              if (error != null) {
                LOG.debug("{} ended before it had joined", self, error);
              }
            });
  }

  private void roleChanged(RaftServer.Role next) {
    if (ended || role == next) {
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
    if (unreadyIndex > 0 && ledTerm == term && !ended) {
      context.getThreadContext().schedule(READY_CHECK, () -> watchReady(term));
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

  private void noteTerm() {
    long term = context.getTerm();
    if (term > knownTerm) {
      knownTerm = term;
      facts.offer(self.value(), new Fact.TermAdvanced(self, term));
    }
  }

  /** Asks the server for its levels; they come as a fact when they changed, from its own thread. */
  public void sample() {
    context
        .getThreadContext()
        .execute(
            () -> {
              noteTerm();
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
                      role(context.getRole()),
                      levels.term(),
                      levels.leader(),
                      levels.commitIndex(),
                      levels.appliedIndex(),
                      levels.lastLogIndex());
              if (!levels.equals(lastLevels)) {
                lastLevels = levels;
                facts.offer(self.value(), levels);
              }
            });
  }

  private @Nullable NodeId leaderBelief() {
    var leader = context.getLeader();
    return leader == null ? null : Fabric.nodeId(leader.memberId());
  }

  /** The last levels it told. */
  public NodeReport lastReport() {
    return lastReport;
  }

  public ReplicaProbe probe() {
    return probe;
  }

  /** Makes this node ask the present leader to hand over to it. */
  public CompletableFuture<?> takeOver() {
    return server.promote();
  }

  /**
   * Forgets that this member did not answer: after failures the engine's leader waits up to a
   * minute before it tries a member again, however soon that member is back.
   */
  public void memberIsBack(NodeId member) {
    context
        .getThreadContext()
        .execute(
            () -> {
              RaftMemberContext state =
                  context.getCluster().getMemberState(MemberId.from(member.value()));
              if (state != null) {
                state.resetFailureCount();
              }
            });
  }

  /** What came of a compaction, read back from the engine afterwards. */
  public record Compaction(boolean tried, long firstIndex, long snapshotIndex) {}

  /**
   * Takes a snapshot and drops the segments it covers. The engine waits ten seconds before it
   * trusts its snapshot, sometimes twenty. Not tried when no whole segment could be dropped.
   */
  public CompletableFuture<Compaction> compact() {
    CompletableFuture<Compaction> result = new CompletableFuture<>();
    context
        .getThreadContext()
        .execute(
            () -> {
              if (!context.getLog().isCompactable(context.getLastApplied())) {
                result.complete(new Compaction(false, 0, 0));
                return;
              }
              context
                  .compact()
                  .whenCompleteAsync(
                      (done, error) -> {
                        if (error != null) {
                          result.completeExceptionally(error);
                          return;
                        }
                        Snapshot snapshot = context.getSnapshotStore().getCurrentSnapshot();
                        result.complete(
                            new Compaction(
                                true,
                                context.getLogReader().getFirstIndex(),
                                snapshot == null ? 0 : snapshot.index()));
                      },
                      context.getThreadContext());
            });
    return result;
  }

  /** Holds the Raft thread: the node keeps its memory, and does and says nothing. */
  public void freeze() {
    CountDownLatch latch = new CountDownLatch(1);
    frozen = latch;
    context
        .getThreadContext()
        .execute(
            () -> {
              try {
                latch.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Lets the Raft thread go on; it meets all that was sent to it meanwhile. */
  public void unfreeze() {
    CountDownLatch latch = frozen;
    if (latch != null) {
      frozen = null;
      latch.countDown();
    }
  }

  /** Off the network, at once and for good. */
  public void cutOff() {
    ended = true;
    endpoint.messaging().end();
  }

  /**
   * Ends the server's threads and closes its files, without saying goodbye to anybody. The
   * directory is free for another life when the future completes.
   */
  public CompletableFuture<Void> discard() {
    cutOff();
    unfreeze();
    CompletableFuture<Void> inactive = new CompletableFuture<>();
    context
        .getThreadContext()
        .execute(
            () -> {
              try {
                context.transition(RaftServer.Role.INACTIVE);
              } finally {
                inactive.complete(null);
              }
            });
    return inactive.handleAsync(
        (done, error) -> {
          context.close();
          guard.close();
          return null;
        });
  }

  /** A life that has ended says nothing more, whatever its threads still do. */
  private final class WhileAlive implements FactSink {
    private final FactSink sink;

    WhileAlive(FactSink sink) {
      this.sink = sink;
    }

    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {
      if (!ended) {
        sink.offer(observer, cause, fact);
      }
    }

    @Override
    public long nowMicros() {
      return sink.nowMicros();
    }
  }

  /** What the messages of this node tell earlier than its listeners do. */
  private final class ProtocolWatch implements ObservedRaftProtocol.Watch {
    @Override
    public long term() {
      return context.getTerm();
    }

    @Override
    public void asksForVotes() {
      // The engine reports the candidate only after it has sent its requests.
      roleChanged(RaftServer.Role.CANDIDATE);
    }

    @Override
    public void appendAnswered() {
      if (unreadyIndex > 0) {
        context.getThreadContext().execute(AtomixNode.this::checkReady);
      }
    }
  }

  private static Role role(RaftServer.Role role) {
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
