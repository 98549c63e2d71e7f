package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.cluster.messaging.MessagingException;
import io.atomix.primitive.operation.OperationId;
import io.atomix.primitive.operation.PrimitiveOperation;
import io.atomix.primitive.service.ServiceConfig;
import io.atomix.protocols.raft.RaftError;
import io.atomix.protocols.raft.ReadConsistency;
import io.atomix.protocols.raft.partition.impl.RaftClientCommunicator;
import io.atomix.protocols.raft.protocol.CommandRequest;
import io.atomix.protocols.raft.protocol.KeepAliveRequest;
import io.atomix.protocols.raft.protocol.OpenSessionRequest;
import io.atomix.protocols.raft.protocol.OperationResponse;
import io.atomix.protocols.raft.protocol.QueryRequest;
import io.atomix.protocols.raft.protocol.RaftClientProtocol;
import io.atomix.protocols.raft.protocol.RaftResponse;
import io.atomix.utils.serializer.Serializer;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.EndpointServices;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.RefusedException;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.store.KeyValueCodec;
import io.lifeboat.cluster.store.KeyValueOperations;
import io.lifeboat.cluster.store.KeyValueType;
import io.lifeboat.cluster.store.ReplicaProbe;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client's sessions with the cluster (Raft §6.3 of the dissertation: linearizable semantics).
 * The engine's own client takes 5 to 15 seconds to find a new leader and stalls with several
 * commands in flight, so this one speaks the session protocol itself, in the plainest way that is
 * safe: many sessions, each with at most one operation in flight, each command under one sequence
 * number however often it is sent, so that it is applied once. It sends to the node that last said
 * it leads, and sends again at once when another says so.
 *
 * <p>All state is confined to one thread, {@code client}.
 */
public final class SessionPool implements LeaderListener, AutoCloseable {
  private static final String SERVICE = "store";
  private static final int SLOTS = 32;
  private static final int WAITING_LIMIT = 2_048;
  private static final long OLD_MS = 1_000;
  private static final long SESSION_TIMEOUT_MS = 60_000;
  private static final long KEEP_ALIVE_MS = 5_000;
  private static final long BACKOFF_MS = 50;

  /** The network ends a request earlier than this, unless the cluster's timing is very slow. */
  private static final long OPENING_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long[] NUDGES_AFTER_READY_MS = {0, 10, 30, 80};
  private static final int UNKNOWN_SESSION_LIMIT = 6;
  private static final int[] PATIENCE = {1, 1, 2, 4};

  private final RaftClientProtocol protocol;
  private final Fabric fabric;
  private final EndpointServices endpoint;
  private final ScheduledThreadPoolExecutor thread;
  private final KeyValueType type = new KeyValueType(new ReplicaProbe());
  private final byte[] serviceConfig =
      Serializer.using(type.namespace()).encode(new ServiceConfig());
  private final long attemptTimeoutMs;

  private final List<Slot> slots = new ArrayList<>();
  private final Deque<Slot> free = new ArrayDeque<>();
  private final Backlog<Request> waiting =
      new Backlog<>(WAITING_LIMIT, TimeUnit.MILLISECONDS.toNanos(OLD_MS), System::nanoTime);
  private @Nullable NodeId leader;
  private long leaderTerm;

  /** When the present leader was ready, if it is; and when it first acknowledged a write. */
  private @Nullable Long readyNanos;

  private @Nullable Long acknowledgedNanos;
  private boolean closed;

  /**
   * @param attemptTimeoutMs after how long an unanswered attempt is sent again; from the third time
   *     on it takes longer, so that a leader that is slow is not kept busy with repetitions. A
   *     write is sent again to the same leader after twice this, because each time it comes it may
   *     be one entry more in the log
   */
  public SessionPool(Fabric fabric, Wires wires, long attemptTimeoutMs) {
    this(
        fabric,
        EndpointServices.of(NodeId.CLIENT, fabric, wires),
        endpoint ->
            new RaftClientCommunicator(
                RaftProtocolNamespace.PREFIX,
                RaftProtocolNamespace.SERIALIZER,
                endpoint.communication()),
        attemptTimeoutMs);
  }

  SessionPool(
      Fabric fabric,
      EndpointServices endpoint,
      Function<EndpointServices, RaftClientProtocol> protocol,
      long attemptTimeoutMs) {
    this.fabric = fabric;
    this.attemptTimeoutMs = attemptTimeoutMs;
    this.endpoint = endpoint;
    this.protocol = protocol.apply(endpoint);
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("client").daemon(true).factory());
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    for (int i = 0; i < SLOTS; i++) {
      Slot slot = new Slot();
      slots.add(slot);
      free.addLast(slot);
    }
    thread.scheduleWithFixedDelay(
        this::keepAlive, KEEP_ALIVE_MS, KEEP_ALIVE_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void elected(NodeId node, long term) {
    run(
        () -> {
          if (term > leaderTerm) {
            leader = node;
            leaderTerm = term;
            readyNanos = null;
            acknowledgedNanos = null;
            slots.forEach(Slot::leaderChanged);
          }
        });
  }

  @Override
  public void ready(NodeId node, long term) {
    run(
        () -> {
          if (term == leaderTerm) {
            readyNanos = System.nanoTime();
            for (long after : NUDGES_AFTER_READY_MS) {
              thread.schedule(() -> nudge(term), after, TimeUnit.MILLISECONDS);
            }
          }
        });
  }

  @Override
  public void lost(NodeId node, long term) {
    run(
        () -> {
          if (term == leaderTerm && node.equals(leader)) {
            leader = null;
          }
        });
  }

  /**
   * A command that came before the leader had applied the old terms waits there until it is sent
   * again.
   */
  private void nudge(long term) {
    if (term == leaderTerm) {
      slots.forEach(Slot::nudge);
    }
  }

  /** It has applied this entry, and so all before it: what is sent from now on has its turn. */
  private void leaderAcknowledged(long term) {
    if (acknowledgedNanos == null) {
      acknowledgedNanos = System.nanoTime();
      nudge(term);
    }
  }

  /**
   * Submits an operation; the future completes on the client's thread, never exceptionally.
   *
   * @param timeoutMs from now on, after which an unanswered operation ends as not known, or as
   *     failed if nothing was ever sent
   */
  public CompletableFuture<OperationResult> submit(Operation operation, long timeoutMs) {
    CompletableFuture<OperationResult> result = new CompletableFuture<>();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
    Request request = new Request(operation, result, deadline);
    if (!run(() -> accept(request))) {
      result.complete(new OperationResult.Fail(OperationResult.Reason.CLOSED));
    }
    return result;
  }

  /**
   * Asks one node for what its own replica holds, over the network as a client would. The answer
   * may be out of date; nobody else is asked.
   */
  public CompletableFuture<OperationResult> localRead(NodeId node, String key, long timeoutMs) {
    count(node);
    return endpoint
        .messaging()
        .sendAndReceive(
            fabric.address(node),
            AtomixNode.LOCAL_READ,
            KeyValueCodec.key(key),
            Duration.ofMillis(timeoutMs))
        .handle(
            (answer, error) -> {
              if (error == null) {
                return KeyValueCodec.isRefused(answer)
                    ? new OperationResult.Fail(OperationResult.Reason.DAMAGED)
                    : new OperationResult.Ok(KeyValueCodec.decodeResult(answer), node, 0);
              }
              return isRefusal(error)
                  ? new OperationResult.Fail(OperationResult.Reason.UNREACHABLE)
                  : new OperationResult.NotKnown("no answer in time");
            });
  }

  private void accept(Request request) {
    if (closed) {
      request.end(new OperationResult.Fail(OperationResult.Reason.CLOSED));
    } else if (!waiting.offer(request)) {
      request.end(new OperationResult.Fail(OperationResult.Reason.OVERLOADED));
    } else {
      thread.schedule(() -> expire(request), request.leftNanos(), TimeUnit.NANOSECONDS);
      dispatch();
    }
  }

  /** Ends a request at its deadline and lets go of what it held. */
  private void expire(Request request) {
    if (request.ended) {
      return;
    }
    Slot carrier = request.carrier;
    if (carrier == null) {
      waiting.remove(request);
      expireUnsent(request);
    } else {
      request.expire();
      carrier.giveUp();
    }
  }

  /** It never had its turn: somebody leads, and others kept all sessions busy, or nobody leads. */
  private void expireUnsent(Request request) {
    request.end(
        new OperationResult.Fail(
            leader == null ? OperationResult.Reason.NO_LEADER : OperationResult.Reason.OVERLOADED));
  }

  private void dispatch() {
    while (!waiting.isEmpty() && !free.isEmpty()) {
      Request request = waiting.poll();
      if (request == null || request.ended) {
        continue;
      }
      if (request.leftNanos() > 0) {
        free.removeFirst().begin(request);
      } else {
        expireUnsent(request);
      }
    }
  }

  private void keepAlive() {
    NodeId to = leader;
    List<Slot> open = slots.stream().filter(slot -> slot.session != 0).toList();
    if (to == null || open.isEmpty()) {
      return;
    }
    long[] sessions = open.stream().mapToLong(slot -> slot.session).toArray();
    long[] answered = open.stream().mapToLong(slot -> slot.answeredSequence).toArray();
    KeepAliveRequest request =
        KeepAliveRequest.builder()
            .withSessionIds(sessions)
            .withCommandSequences(answered)
            .withEventIndexes(new long[sessions.length])
            .build();
    count(to);
    protocol.keepAlive(Fabric.memberId(to), request);
  }

  /** Runs on the client's thread, or returns false when that has ended. */
  private boolean run(Runnable task) {
    try {
      thread.execute(task);
      return true;
    } catch (java.util.concurrent.RejectedExecutionException ended) {
      return false;
    }
  }

  private void count(NodeId to) {
    fabric.counters().sent(NodeId.CLIENT, to, MessageKind.CLIENT);
  }

  /** Ends all that waits; what was sent and not answered is not known. */
  @Override
  public void close() {
    run(
        () -> {
          closed = true;
          waiting
              .drain()
              .forEach(
                  request -> request.end(new OperationResult.Fail(OperationResult.Reason.CLOSED)));
          slots.forEach(Slot::close);
        });
    thread.shutdown();
    endpoint.messaging().end();
  }

  /** One operation on its way. */
  private static final class Request {
    final Operation operation;
    final CompletableFuture<OperationResult> result;
    final long deadlineNanos;
    int attemptsThatMayHaveArrived;
    @Nullable Slot carrier;
    boolean ended;

    Request(Operation operation, CompletableFuture<OperationResult> result, long deadlineNanos) {
      this.operation = operation;
      this.result = result;
      this.deadlineNanos = deadlineNanos;
    }

    long leftNanos() {
      return deadlineNanos - System.nanoTime();
    }

    void end(OperationResult outcome) {
      if (!ended) {
        ended = true;
        result.complete(outcome);
      }
    }

    boolean mayHaveArrived() {
      return attemptsThatMayHaveArrived > 0;
    }

    void expire() {
      end(
          mayHaveArrived()
              ? new OperationResult.NotKnown("no answer in time")
              : new OperationResult.Fail(OperationResult.Reason.NO_LEADER));
    }
  }

  /** A request for a session that has no answer yet. Each is one entry, and one session more. */
  private record Opening(long number, NodeId to, long term, long sinceNanos) {}

  /** One session, opened when first needed, and the one operation it may carry. */
  private final class Slot {
    long session;
    long sequence;
    long answeredSequence;
    long answeredIndex;
    private long answeredTerm;
    private @Nullable Request request;
    private @Nullable Opening opening;
    private long attempt;
    private long sentNanos;
    private int unanswered;
    private int unknownSession;

    void begin(Request next) {
      request = next;
      next.carrier = this;
      if (next.operation.isWrite()) {
        sequence++;
      }
      unknownSession = 0;
      unanswered = 0;
      send();
    }

    void leaderChanged() {
      if (request != null) {
        unanswered = 0;
        send();
      }
    }

    /** Sends again what may wait at the leader because it came before that one was ready. */
    void nudge() {
      Request current = request;
      Long ready = readyNanos;
      if (current == null || session == 0 || leader == null || ready == null) {
        return;
      }
      boolean isDue = current.operation.isWrite() ? mayWaitForItsTurn() : sentNanos - ready < 0;
      if (isDue) {
        unanswered = 0;
        send();
      }
    }

    /**
     * A command waits when the leader has not applied the one before it in the session, which an
     * earlier leader acknowledged; until it acknowledges something, it may not have.
     */
    private boolean mayWaitForItsTurn() {
      return sequence > 1
          && answeredTerm < leaderTerm
          && (acknowledgedNanos == null || sentNanos - acknowledgedNanos < 0);
    }

    void close() {
      Request current = request;
      if (current != null) {
        current.expire();
      }
      request = null;
    }

    private void send() {
      Request current = request;
      if (current == null) {
        return;
      }
      long mine = ++attempt;
      NodeId to = leader;
      if (to == null) {
        return; // whoever is elected next calls leaderChanged; the deadline ends the wait
      }
      long term = leaderTerm;
      sentNanos = System.nanoTime();
      thread.schedule(() -> resend(mine), patienceMs(current), TimeUnit.MILLISECONDS);
      unanswered++;
      if (session != 0) {
        count(to);
        execute(current, to, term, mine);
      } else if (!isOpeningAt(to, term)) {
        count(to);
        openSession(new Opening(mine, to, term, sentNanos));
      }
    }

    private long patienceMs(Request current) {
      int patience = PATIENCE[Math.min(unanswered, PATIENCE.length - 1)];
      boolean onlyRepeated = session != 0 && current.operation.isWrite() && !mayWaitForItsTurn();
      return attemptTimeoutMs * (onlyRepeated ? Math.max(2, patience) : patience);
    }

    private boolean isOpeningAt(NodeId to, long term) {
      Opening last = opening;
      return last != null
          && last.to.equals(to)
          && last.term == term
          && System.nanoTime() - last.sinceNanos < OPENING_LIMIT_NANOS;
    }

    private void openSession(Opening asked) {
      opening = asked;
      OpenSessionRequest open =
          OpenSessionRequest.builder()
              .withMemberId(Fabric.memberId(NodeId.CLIENT))
              .withServiceName(SERVICE)
              .withServiceType(type)
              .withServiceConfig(serviceConfig)
              .withReadConsistency(ReadConsistency.LINEARIZABLE)
              .withMinTimeout(SESSION_TIMEOUT_MS)
              .withMaxTimeout(SESSION_TIMEOUT_MS)
              .build();
      protocol
          .openSession(Fabric.memberId(asked.to), open)
          .whenComplete(
              (response, error) ->
                  run(
                      () -> {
                        boolean isLast = asked.equals(opening);
                        if (isLast) {
                          opening = null;
                        }
                        if (error == null && response.status() == RaftResponse.Status.OK) {
                          sessionOpened(response.session());
                        } else if (isLast && session == 0) {
                          retrySoon(attempt);
                        }
                      }));
    }

    /**
     * However late the answer is, the session is new and nothing was sent in it: it serves whatever
     * comes next. Were it refused for being late, a leader that needs longer than one attempt would
     * be asked for sessions for ever.
     */
    private void sessionOpened(long opened) {
      if (session != 0) {
        return;
      }
      Request current = request;
      session = opened;
      sequence = current != null && current.operation.isWrite() ? 1 : 0;
      answeredSequence = 0;
      answeredIndex = 0;
      answeredTerm = 0;
      unanswered = 0;
      send();
    }

    private void execute(Request current, NodeId to, long term, long mine) {
      MemberId member = Fabric.memberId(to);
      PrimitiveOperation operation = encode(current.operation);
      current.attemptsThatMayHaveArrived++;
      CompletableFuture<? extends OperationResponse> answer;
      if (current.operation.isWrite()) {
        answer =
            protocol.command(
                member,
                CommandRequest.builder()
                    .withSession(session)
                    .withSequence(sequence)
                    .withOperation(operation)
                    .build());
      } else {
        answer =
            protocol.query(
                member,
                QueryRequest.builder()
                    .withSession(session)
                    .withSequence(answeredSequence)
                    .withIndex(answeredIndex)
                    .withOperation(operation)
                    .build());
      }
      long inSession = session;
      answer.whenComplete(
          (response, error) ->
              run(
                  () -> {
                    if (request == current && session == inSession) {
                      answered(current, response, error, to, term, mine);
                    }
                  }));
    }

    private void answered(
        Request current,
        @Nullable OperationResponse response,
        @Nullable Throwable error,
        NodeId to,
        long term,
        long mine) {
      if (response == null) {
        if (isRefusal(error)) {
          current.attemptsThatMayHaveArrived--;
          retrySoon(mine);
        }
        return; // an unanswered attempt is sent again by its own timer
      }
      if (response.status() == RaftResponse.Status.OK) {
        // A node that does not lead any more passes it on, and another leader's answer comes back.
        boolean isItsOwn = to.equals(leader) && term == leaderTerm;
        boolean isWrite = current.operation.isWrite();
        if (isWrite) {
          answeredSequence = sequence;
          answeredTerm = term;
        }
        answeredIndex = Math.max(answeredIndex, response.index());
        current.end(
            new OperationResult.Ok(
                KeyValueCodec.decodeResult(response.result()), to, isItsOwn ? term : 0));
        finish();
        if (isWrite && isItsOwn) {
          leaderAcknowledged(term);
        }
        return;
      }
      RaftError.Type problem = response.error() == null ? null : response.error().type();
      if (problem == RaftError.Type.UNKNOWN_SESSION
          || problem == RaftError.Type.UNKNOWN_CLIENT
          || problem == RaftError.Type.UNKNOWN_SERVICE
          || problem == RaftError.Type.CLOSED_SESSION) {
        // A new leader that has not applied the session's opening yet says the same as one whose
        // session is gone, so it is believed only after several tries.
        if (++unknownSession >= UNKNOWN_SESSION_LIMIT) {
          sessionIsGone(current);
        } else {
          retrySoon(mine);
        }
      } else if (current.operation.isWrite()
          && (problem == RaftError.Type.PROTOCOL_ERROR
              || problem == RaftError.Type.APPLICATION_ERROR)) {
        // Applied earlier, with a result the leader no longer holds, or refused by the engine.
        current.end(new OperationResult.NotKnown("the leader answered " + problem));
        giveUp();
      } else {
        retrySoon(mine);
      }
    }

    private void sessionIsGone(Request current) {
      boolean mayHaveHappened = current.operation.isWrite() && current.mayHaveArrived();
      session = 0;
      unknownSession = 0;
      if (mayHaveHappened) {
        current.end(new OperationResult.NotKnown("its session ended before an answer came"));
        finish();
      } else {
        send();
      }
    }

    /**
     * Leaves the session behind: what was sent in it may still be on its way, and a cluster that
     * has lost entries waits for ever for those that this session says it has seen.
     */
    private void giveUp() {
      Request current = request;
      if (current != null) {
        if (current.mayHaveArrived()) {
          session = 0;
        } else if (current.operation.isWrite()) {
          sequence--; // never sent: the next command takes its number, so that there is no gap
        }
      }
      finish();
    }

    private void finish() {
      if (request != null) {
        request.carrier = null;
      }
      request = null;
      attempt++;
      free.addLast(this);
      dispatch();
    }

    private void resend(long mine) {
      if (mine == attempt && request != null) {
        send();
      }
    }

    private void retrySoon(long mine) {
      if (mine == attempt) {
        unanswered = 0;
        thread.schedule(() -> resend(mine), BACKOFF_MS, TimeUnit.MILLISECONDS);
      }
    }
  }

  private static boolean isRefusal(@Nullable Throwable error) {
    Throwable cause =
        error instanceof java.util.concurrent.CompletionException ? error.getCause() : error;
    return cause instanceof RefusedException || cause instanceof MessagingException.NoRemoteHandler;
  }

  private static PrimitiveOperation encode(Operation operation) {
    return switch (operation) {
      case Operation.Put put ->
          encoded(KeyValueOperations.PUT, KeyValueCodec.put(put.key(), put.value()));
      case Operation.CompareAndSet cas ->
          encoded(
              KeyValueOperations.COMPARE_AND_SET,
              KeyValueCodec.compareAndSet(cas.key(), cas.expected(), cas.value()));
      case Operation.Delete delete ->
          encoded(KeyValueOperations.DELETE, KeyValueCodec.key(delete.key()));
      case Operation.Mark mark -> encoded(KeyValueOperations.MARK, KeyValueCodec.mark(mark.id()));
      case Operation.RestoreChunk chunk ->
          encoded(
              KeyValueOperations.RESTORE_CHUNK,
              KeyValueCodec.restoreChunk(chunk.backup(), chunk.first(), chunk.entries()));
      case Operation.Get get -> encoded(KeyValueOperations.GET, KeyValueCodec.key(get.key()));
    };
  }

  private static PrimitiveOperation encoded(OperationId id, byte[] value) {
    return PrimitiveOperation.operation(id, value);
  }
}
