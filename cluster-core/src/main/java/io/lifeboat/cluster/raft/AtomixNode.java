package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.protocols.raft.RaftServer;
import io.atomix.protocols.raft.cluster.impl.RaftMemberContext;
import io.atomix.protocols.raft.impl.DefaultRaftServer;
import io.atomix.protocols.raft.impl.RaftContext;
import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.partition.impl.RaftServerCommunicator;
import io.atomix.protocols.raft.protocol.AppendRequest;
import io.atomix.protocols.raft.protocol.AppendResponse;
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
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.network.EndpointServices;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.storage.NodeMark;
import io.lifeboat.cluster.storage.RecordMarks;
import io.lifeboat.cluster.storage.Sealing;
import io.lifeboat.cluster.store.ChangedInMemoryException;
import io.lifeboat.cluster.store.KeyValueCodec;
import io.lifeboat.cluster.store.KeyValueType;
import io.lifeboat.cluster.store.ReplicaProbe;
import io.lifeboat.cluster.store.Versioned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
  static final String LOCAL_SCAN = "lifeboat-local-scan";
  private static final Duration ACT_LIMIT = Duration.ofSeconds(3);
  private static final Duration READ_LIMIT = Duration.ofSeconds(5);

  /** A change of the configuration is one entry more; with a majority it takes milliseconds. */
  private static final Duration CHANGE_LIMIT = Duration.ofSeconds(10);

  private static final Duration COMPACTION_LIMIT = Duration.ofMinutes(1);
  private static final int ENTRIES_LIMIT = 200;

  private final NodeId self;
  private final FactSink facts;
  private final EndpointServices endpoint;
  private final VoteGuard guard;
  private final NodeMark mark;
  private final RaftContext context;
  private final RaftThread thread;
  private final RaftServer server;
  private final ReplicaProbe probe = new ReplicaProbe();
  private final Hearing hearing;
  private final LeaderWatch leader;
  private final RoleWatch roles;
  private final NodeWatch watch;
  private final Leadership leadership;
  private final Membership membership;
  private final JournalFiles journal;
  private final CleanAppend appends;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable CountDownLatch frozen;
  private volatile boolean ended;
  private volatile long committed;

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
    this.facts = new FactsWhile(() -> !ended, facts);
    this.guard = VoteGuard.open(self, directory, voteGuardOn, this.facts);
    this.mark = NodeMark.open(self, directory);
    RecordMarks.prepare(self, directory);
    this.endpoint = EndpointServices.of(self, fabric, wires);
    RaftContext opened = null;
    try {
      RaftServerCommunicator communicator =
          new RaftServerCommunicator(
              RaftProtocolNamespace.PREFIX,
              RaftProtocolNamespace.SERIALIZER,
              endpoint.communication());
      this.hearing = new Hearing(self, config.heartbeatMs(), facts::nowMicros);
      ChangeGate gate = new ChangeGate();
      ObservedRaftProtocol protocol =
          new ObservedRaftProtocol(
              self,
              seam.apply(communicator),
              fabric.counters(),
              this.facts,
              new ProtocolWatch(2L * config.electionTimeoutMs()),
              guard,
              gate);
      ThreadContextFactory threads =
          ThreadModel.SHARED_THREAD_POOL.factory("raft-" + self + "-%d", 2, LOG);
      opened =
          new RaftContext(
              self.value(),
              Fabric.memberId(self),
              endpoint.membership(),
              protocol,
              storage(self, config, directory),
              new KeyValueType(probe),
              threads,
              true);
      this.context = opened;
      context.setElectionTimeout(Duration.ofMillis(config.electionTimeoutMs()));
      context.setHeartbeatInterval(Duration.ofMillis(config.heartbeatMs()));
      keepUpWithPromises();
      markTerm();
      mark.mayHaveChanged(context.getLogWriter().getLastIndex() + 1);
      this.thread = new RaftThread(context.getThreadContext(), () -> ended);
      this.leader = new LeaderWatch(self, this.facts);
      this.roles = new RoleWatch(self, context, thread, this.facts, leaders);
      this.journal = new JournalFiles(directory);
      LogWatch log = new LogWatch(self, context.getLog(), journal, this.facts);
      this.appends =
          new CleanAppend(
              context,
              log,
              new CleanTruncation(context.getLog(), directory, longestEntry(config)),
              mark);
      this.watch = new NodeWatch(self, context, log, leader, this.facts);
      this.leadership = new Leadership(self, context);
      this.membership = new Membership(self, context, gate);
      context.addRoleChangeListener(this::roleChanged);
      context.addLeaderElectionListener(elected -> roles.noteTerm());
      this.server = new DefaultRaftServer(context);
      endpoint.messaging().registerHandler(LOCAL_READ, (sender, key) -> local(key, probe::get));
      endpoint.messaging().registerHandler(LOCAL_SCAN, (sender, key) -> local(key, probe::scan));
    } catch (Throwable e) {
      endpoint.messaging().end();
      guard.close();
      mark.close();
      if (opened != null) {
        opened.close();
      }
      throw e;
    }
  }

  private static RaftStorage storage(NodeId self, ClusterConfig config, Path directory) {
    return RaftStorage.builder()
        .withPrefix(self.value())
        .withDirectory(directory.toFile())
        .withStorageLevel(StorageLevel.MAPPED)
        .withNamespace(RaftNamespaces.RAFT_STORAGE)
        .withMaxSegmentSize(config.segmentKb() * 1024)
        .withMaxEntrySize(longestEntry(config))
        .withFlushOnCommit(config.flushOnCommit())
        .withRetainStaleSnapshots()
        .build();
  }

  /**
   * In bytes. The engine's cost of leaving a segment, which it pays on the Raft thread, and of
   * opening one grows with it: 0.4 s at 1,024 KiB for the last MiB of a segment, 0.03 s at 64.
   */
  private static int longestEntry(ClusterConfig config) {
    return Math.min(64, config.segmentKb() / 2) * 1024;
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

  /** On the Raft thread, and before there is one. */
  private void markTerm() {
    MemberId vote = context.getLastVotedFor();
    mark.isIn(context.getTerm(), vote == null ? null : new NodeId(vote.id()));
  }

  /** Answers from this replica's own state, on the Raft thread, so that a frozen node is silent. */
  private CompletableFuture<byte[]> local(byte[] key, LocalAnswer held) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    context
        .getThreadContext()
        .execute(() -> answer.complete(answer(KeyValueCodec.decodeKey(key), held)));
    return answer;
  }

  /** What this replica holds. */
  @FunctionalInterface
  private interface LocalAnswer {
    @Nullable Versioned of(String key);
  }

  private byte[] answer(String key, LocalAnswer held) {
    try {
      return KeyValueCodec.result(held.of(key));
    } catch (ChangedInMemoryException e) {
      LOG.debug("{} does not answer", self, e);
      return KeyValueCodec.refused();
    }
  }

  private void roleChanged(RaftServer.Role role) {
    if (ended) {
      return;
    }
    markTerm();
    roles.changed(role);
    if (role == RaftServer.Role.LEADER) {
      hearing.leads();
      watch.look();
    }
  }

  /**
   * Takes part in Raft from now on; {@code NodeStarted} tells when. What the node has stored of the
   * cluster's configuration counts for more than what is said here.
   *
   * @param voters the configuration the cluster began with, this node in it
   */
  public void join(Collection<NodeId> voters, @Nullable CommandId cause) {
    takePart(server.bootstrap(voters.stream().map(Fabric::memberId).toList()), cause);
  }

  /**
   * Asks to be added to a running cluster (Raft §6): as a learner at first, which asks for its vote
   * once it holds all that is committed. For a node with an empty directory, and for one that was
   * added like this before and starts again; never for one the cluster began with. While another
   * change is under way it waits and asks again.
   *
   * @param contacts voters to ask; whoever of them does not lead passes the request on
   * @return completes when this node votes, which has no time limit, and fails when its life ends
   */
  public CompletableFuture<Void> joinAsLearner(
      Collection<NodeId> contacts, @Nullable CommandId cause) {
    takePart(server.join(contacts.stream().map(Fabric::memberId).toList()), cause);
    return watch.voter().copy();
  }

  private void takePart(CompletableFuture<?> joined, @Nullable CommandId cause) {
    thread.run(
        () -> {
          facts.offer(
              self.value(),
              cause,
              new Fact.NodeStarted(self, context.getTerm(), context.getLogWriter().getLastIndex()));
          watch.look();
        });
    joined.whenComplete(
        (started, error) -> {
          if (error != null) {
            LOG.debug("{} ended before it had joined", self, error);
          }
        });
  }

  /**
   * Has the node looked at, on its own thread: its levels, its log, its configuration, whom it
   * hears and whom it leads. What changed comes as facts.
   */
  public void sample() {
    if (!looking.compareAndSet(false, true)) {
      return; // it is frozen or busy: one look is enough when it goes on
    }
    context
        .getThreadContext()
        .execute(
            () -> {
              looking.set(false);
              if (!ended) {
                markTerm();
                mark.has(context.getCommitIndex());
                roles.noteTerm();
                watch.look();
              }
            });
  }

  /** The last levels it told. */
  public NodeReport lastReport() {
    return watch.lastReport();
  }

  public ReplicaProbe probe() {
    return probe;
  }

  /**
   * How long this node has not heard from those it should hear from all the time, and how
   * suspicious that is: a leader from all members, anybody else from the last leader it heard.
   */
  public List<LinkSuspicion> suspicions(Collection<NodeId> members) {
    return hearing.suspicions(members, context.getRole() == RaftServer.Role.LEADER);
  }

  /**
   * Does something with this replica's state between two entries, on the thread that applies them.
   * Fails with {@link RefusedByNodeException} when the node's life has ended, and with a time-out
   * of 3 s when that thread is busy for so long: then it may still be done.
   */
  public <T> CompletableFuture<T> onState(Function<ReplicaProbe, T> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    context
        .getServiceManager()
        .executor()
        .execute(
            () -> {
              if (ended) {
                answer.completeExceptionally(new RefusedByNodeException("its life has ended"));
                return;
              }
              try {
                answer.complete(task.apply(probe));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    return answer.orTimeout(ACT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
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
    thread.run(
        () -> {
          RaftMemberContext state =
              context.getCluster().getMemberState(MemberId.from(member.value()));
          if (state != null) {
            state.resetFailureCount();
          }
        });
  }

  /**
   * Makes this leader a follower of the same term that knows no leader. Done when the future
   * completes; it fails with {@link RefusedByNodeException} when the node does not lead, and with a
   * time-out of 3 s when its thread is held, and then it may still happen.
   */
  public CompletableFuture<Void> stepDown() {
    return thread.act(ACT_LIMIT, leadership::stepDown);
  }

  /**
   * Makes this follower stand for election now, without a pre-vote (Raft §5.2). Done, not won, when
   * the future completes; fails as {@link #stepDown} does, when it leads or stands or has no vote.
   */
  public CompletableFuture<Void> startElection() {
    return thread.act(ACT_LIMIT, leadership::startElection);
  }

  /**
   * Makes this leader take a member out of the configuration, itself included, whether that one is
   * up or not. When the future completes, the configuration without it is committed; then end that
   * node at once and delete its files. Fails with {@link RefusedByNodeException} when certainly
   * nothing was done, of which {@link NoMemberException} means that nothing needs to be; any other
   * failure, the time-out of 10 s too, means not known.
   */
  public CompletableFuture<Void> removeMember(NodeId member) {
    return thread.ask(
        CHANGE_LIMIT,
        () -> membership.remove(member).whenComplete((done, error) -> watch.lookAtConfiguration()));
  }

  /**
   * Reads entries of this node's own journal, those that exist: nothing before the log's first
   * index and nothing behind its last one. The files are read on another thread.
   *
   * @param count at most 200
   */
  public CompletableFuture<List<LogEntry>> readLog(long from, int count) {
    long begin = Math.max(1, from);
    int limit = Math.max(0, Math.min(count, ENTRIES_LIMIT));
    return thread
        .ask(
            READ_LIMIT,
            () -> CompletableFuture.completedFuture(context.getLogWriter().getLastIndex()))
        .thenApplyAsync(last -> journal.entries(begin, limit, last));
  }

  /** What came of a compaction, read back from the engine afterwards. */
  public record Compaction(boolean tried, long firstIndex, long snapshotIndex) {}

  /**
   * Takes a snapshot and drops the segments it covers. The engine waits ten seconds before it
   * trusts its snapshot, sometimes twenty. Not tried when no whole segment could be dropped.
   */
  public CompletableFuture<Compaction> compact() {
    return thread.ask(
        COMPACTION_LIMIT,
        () -> {
          if (!context.getLog().isCompactable(context.getLastApplied())) {
            return CompletableFuture.completedFuture(new Compaction(false, 0, 0));
          }
          return context
              .compact()
              .thenApplyAsync(
                  done -> {
                    Snapshot snapshot = context.getSnapshotStore().getCurrentSnapshot();
                    return new Compaction(
                        true,
                        context.getLogReader().getFirstIndex(),
                        snapshot == null ? 0 : snapshot.index());
                  },
                  context.getThreadContext());
        });
  }

  /** Holds the Raft thread: the node keeps its memory, and does and says nothing. */
  public void freeze() {
    CountDownLatch latch = new CountDownLatch(1);
    frozen = latch;
    thread.run(
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
    watch.voter().completeExceptionally(new RefusedByNodeException("its life has ended"));
    CompletableFuture<Void> inactive = new CompletableFuture<>();
    context
        .getThreadContext()
        .execute(
            () -> {
              try {
                context.transition(RaftServer.Role.INACTIVE);
              } finally {
                markTerm();
                committed = context.getCommitIndex();
                inactive.complete(null);
              }
            });
    return inactive.handleAsync(
        (done, error) -> {
          context.close();
          guard.close();
          mark.close();
          return null;
        });
  }

  /** What it says of itself, asked on its own thread. */
  public CompletableFuture<NodeMark.Said> says() {
    return thread.ask(
        READ_LIMIT,
        () -> {
          markTerm();
          return CompletableFuture.completedFuture(mark.said());
        });
  }

  /** Which records are new, or others, since this was asked last; on any thread. */
  public NodeMark.News newRecords() {
    return mark.news();
  }

  /**
   * What the engine last said of itself, to be compared with its files: exact once {@link #discard}
   * is through, and until then a moment old.
   */
  public Sealing.Known lastKnown() {
    NodeMark.Said said = mark.said();
    return new Sealing.Known(
        Math.max(committed, watch.lastReport().commitIndex()), said.term(), said.vote());
  }

  /** What the messages of this node tell earlier than its listeners do. */
  private final class ProtocolWatch implements ObservedRaftProtocol.Watch {
    private final long caughtUpWithinMs;

    ProtocolWatch(long caughtUpWithinMs) {
      this.caughtUpWithinMs = caughtUpWithinMs;
    }

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
    public void appendAnswered(NodeId by) {
      hearing.heardFollower(by);
      roles.appendAnswered();
    }

    @Override
    public void beforeAppend(AppendRequest request) {
      if (!request.entries().isEmpty()) {
        thread.run(() -> appends.before(request));
      }
    }

    @Override
    public void sendsAppend(AppendRequest request) {
      mark.has(request.prevLogIndex() + request.entries().size());
    }

    @Override
    public void answersAppend(AppendRequest request, AppendResponse response) {
      markTerm();
      if (!request.entries().isEmpty()) {
        mark.mayHaveChanged(request.prevLogIndex() + 1);
      }
      if (response.succeeded()) {
        mark.acknowledges(response.lastLogIndex(), context.getLogWriter().getLastIndex());
      }
    }

    @Override
    public void answers() {
      markTerm();
    }

    @Override
    public void answersCommand() {
      // A leader that is the only voter sends its entries to nobody before it acknowledges them.
      mark.has(probe.lastIndex());
    }

    @Override
    public void heardFrom(NodeId from, long term) {
      hearing.heardLeader(from);
      leader.heard(from, term);
    }

    @Override
    public void caughtUp() {
      leader.caughtUp();
    }

    @Override
    public boolean isCaughtUp() {
      return leader.wasCaughtUp(caughtUpWithinMs);
    }

    @Override
    public void configurationMayHaveChanged() {
      thread.run(watch::lookAtConfiguration);
    }
  }
}
