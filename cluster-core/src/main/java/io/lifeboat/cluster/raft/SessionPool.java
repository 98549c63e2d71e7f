package io.lifeboat.cluster.raft;

import io.atomix.cluster.messaging.MessagingException;
import io.atomix.protocols.raft.partition.impl.RaftClientCommunicator;
import io.atomix.protocols.raft.protocol.KeepAliveRequest;
import io.atomix.protocols.raft.protocol.RaftClientProtocol;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.EndpointServices;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.RefusedException;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.store.KeyValueCodec;
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
  private static final int SLOTS = 32;
  private static final int WAITING_LIMIT = 2_048;
  private static final long OLD_MS = 1_000;
  private static final long KEEP_ALIVE_MS = 5_000;

  private static final long[] NUDGES_AFTER_READY_MS = {0, 10, 30, 80};

  final RaftClientProtocol protocol;
  private final Fabric fabric;
  private final EndpointServices endpoint;
  final ScheduledThreadPoolExecutor thread;
  final long attemptTimeoutMs;

  private final List<Slot> slots = new ArrayList<>();
  private final Deque<Slot> free = new ArrayDeque<>();
  private final Backlog<Request> waiting =
      new Backlog<>(WAITING_LIMIT, TimeUnit.MILLISECONDS.toNanos(OLD_MS), System::nanoTime);
  @Nullable NodeId leader;
  long leaderTerm;

  /** When the present leader was ready, if it is; and when it first acknowledged a write. */
  @Nullable Long readyNanos;

  @Nullable Long acknowledgedNanos;
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
      Slot slot = new Slot(this);
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
  void leaderAcknowledged(long term) {
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
   *
   * @param read a {@link Operation.Get} or a {@link Operation.Scan}
   */
  public CompletableFuture<OperationResult> localRead(NodeId node, Operation read, long timeoutMs) {
    count(node);
    return endpoint
        .messaging()
        .sendAndReceive(
            fabric.address(node),
            read instanceof Operation.Scan ? AtomixNode.LOCAL_SCAN : AtomixNode.LOCAL_READ,
            KeyValueCodec.key(read.key()),
            Duration.ofMillis(timeoutMs))
        .handle(
            (answer, error) -> {
              if (error == null) {
                return KeyValueCodec.isRefused(answer)
                    ? new OperationResult.Fail(OperationResult.Reason.DAMAGED)
                    : new OperationResult.Stale(KeyValueCodec.decodeResult(answer), node);
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

  /** A session has nothing to carry any more. */
  void isFree(Slot slot) {
    free.addLast(slot);
    dispatch();
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
  boolean run(Runnable task) {
    try {
      thread.execute(task);
      return true;
    } catch (java.util.concurrent.RejectedExecutionException ended) {
      return false;
    }
  }

  void count(NodeId to) {
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
  static final class Request {
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

  static boolean isRefusal(@Nullable Throwable error) {
    Throwable cause =
        error instanceof java.util.concurrent.CompletionException ? error.getCause() : error;
    return cause instanceof RefusedException || cause instanceof MessagingException.NoRemoteHandler;
  }
}
