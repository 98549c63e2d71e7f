package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.primitive.operation.OperationId;
import io.atomix.primitive.operation.PrimitiveOperation;
import io.atomix.primitive.service.ServiceConfig;
import io.atomix.protocols.raft.RaftError;
import io.atomix.protocols.raft.ReadConsistency;
import io.atomix.protocols.raft.protocol.CloseSessionRequest;
import io.atomix.protocols.raft.protocol.CommandRequest;
import io.atomix.protocols.raft.protocol.OpenSessionRequest;
import io.atomix.protocols.raft.protocol.OperationResponse;
import io.atomix.protocols.raft.protocol.QueryRequest;
import io.atomix.protocols.raft.protocol.RaftResponse;
import io.atomix.utils.serializer.Serializer;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.store.KeyValueCodec;
import io.lifeboat.cluster.store.KeyValueOperations;
import io.lifeboat.cluster.store.KeyValueType;
import io.lifeboat.cluster.store.ReplicaProbe;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session, opened when first needed, and the one operation it may carry. On the client's
 * thread.
 */
final class Slot {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);
  private static final String SERVICE = "store";
  private static final long SESSION_TIMEOUT_MS = 60_000;
  private static final long BACKOFF_MS = 50;
  private static final int UNKNOWN_SESSION_LIMIT = 6;
  private static final int[] PATIENCE = {1, 1, 2, 4};

  /** The network ends a request earlier than this, unless the cluster's timing is very slow. */
  private static final long OPENING_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final KeyValueType TYPE = new KeyValueType(new ReplicaProbe());
  private static final byte[] SERVICE_CONFIG =
      Serializer.using(TYPE.namespace()).encode(new ServiceConfig());

  private final SessionPool pool;
  long session;
  long sequence;
  long answeredSequence;
  long answeredIndex;
  private long answeredTerm;
  private SessionPool.@Nullable Request request;
  private @Nullable Opening opening;
  private long attempt;
  private long sentNanos;
  private int unanswered;
  private int unknownSession;

  Slot(SessionPool pool) {
    this.pool = pool;
  }

  void begin(SessionPool.Request next) {
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
    SessionPool.Request current = request;
    Long ready = pool.readyNanos;
    if (current == null || session == 0 || pool.leader == null || ready == null) {
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
        && answeredTerm < pool.leaderTerm
        && (pool.acknowledgedNanos == null || sentNanos - pool.acknowledgedNanos < 0);
  }

  void close() {
    SessionPool.Request current = request;
    if (current != null) {
      current.expire();
    }
    request = null;
  }

  private void send() {
    SessionPool.Request current = request;
    if (current == null) {
      return;
    }
    long mine = ++attempt;
    NodeId to = pool.leader;
    if (to == null) {
      return; // whoever is elected next calls leaderChanged; the deadline ends the wait
    }
    long term = pool.leaderTerm;
    sentNanos = System.nanoTime();
    pool.thread.schedule(() -> resend(mine), patienceMs(current), TimeUnit.MILLISECONDS);
    unanswered++;
    if (session != 0) {
      pool.count(to);
      execute(current, to, term, mine);
    } else if (!isOpeningAt(to, term)) {
      pool.count(to);
      openSession(new Opening(mine, to, term, sentNanos));
    }
  }

  private long patienceMs(SessionPool.Request current) {
    int patience = PATIENCE[Math.min(unanswered, PATIENCE.length - 1)];
    boolean onlyRepeated = session != 0 && current.operation.isWrite() && !mayWaitForItsTurn();
    return pool.attemptTimeoutMs * (onlyRepeated ? Math.max(2, patience) : patience);
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
            .withServiceType(TYPE)
            .withServiceConfig(SERVICE_CONFIG)
            .withReadConsistency(ReadConsistency.LINEARIZABLE)
            .withMinTimeout(SESSION_TIMEOUT_MS)
            .withMaxTimeout(SESSION_TIMEOUT_MS)
            .build();
    pool.protocol
        .openSession(Fabric.memberId(asked.to), open)
        .whenComplete(
            (response, error) ->
                pool.run(
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
      closeUnused(opened);
      return;
    }
    SessionPool.Request current = request;
    session = opened;
    sequence = current != null && current.operation.isWrite() ? 1 : 0;
    answeredSequence = 0;
    answeredIndex = 0;
    answeredTerm = 0;
    unanswered = 0;
    send();
  }

  /** Two leaders in turn were asked for one: the cluster need not keep the other for a minute. */
  private void closeUnused(long unused) {
    NodeId to = pool.leader;
    if (to == null || unused == session) {
      return; // its time-out ends it
    }
    pool.count(to);
    pool.protocol
        .closeSession(
            Fabric.memberId(to), CloseSessionRequest.builder().withSession(unused).build())
        .whenComplete(
            (response, error) -> {
              if (error != null) {
                LOG.debug("The unused session {} may end by its time-out only", unused, error);
              }
            });
  }

  private void execute(SessionPool.Request current, NodeId to, long term, long mine) {
    MemberId member = Fabric.memberId(to);
    PrimitiveOperation operation = encode(current.operation);
    current.attemptsThatMayHaveArrived++;
    CompletableFuture<? extends OperationResponse> answer;
    if (current.operation.isWrite()) {
      answer =
          pool.protocol.command(
              member,
              CommandRequest.builder()
                  .withSession(session)
                  .withSequence(sequence)
                  .withOperation(operation)
                  .build());
    } else {
      answer =
          pool.protocol.query(
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
            pool.run(
                () -> {
                  if (request == current && session == inSession) {
                    answered(current, response, error, to, term, mine);
                  }
                }));
  }

  private void answered(
      SessionPool.Request current,
      @Nullable OperationResponse response,
      @Nullable Throwable error,
      NodeId to,
      long term,
      long mine) {
    if (response == null) {
      if (SessionPool.isRefusal(error)) {
        current.attemptsThatMayHaveArrived--;
        retrySoon(mine);
      }
      return; // an unanswered attempt is sent again by its own timer
    }
    if (response.status() == RaftResponse.Status.OK) {
      // A node that does not lead any more passes it on, and another leader's answer comes back.
      boolean isItsOwn = to.equals(pool.leader) && term == pool.leaderTerm;
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
        pool.leaderAcknowledged(term);
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
      current.end(new OperationResult.NotKnown("the pool.leader answered " + problem));
      giveUp();
    } else {
      retrySoon(mine);
    }
  }

  private void sessionIsGone(SessionPool.Request current) {
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
   * Leaves the session behind: what was sent in it may still be on its way, and a cluster that has
   * lost entries waits for ever for those that this session says it has seen.
   */
  void giveUp() {
    SessionPool.Request current = request;
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
    pool.isFree(this);
  }

  private void resend(long mine) {
    if (mine == attempt && request != null) {
      send();
    }
  }

  private void retrySoon(long mine) {
    if (mine == attempt) {
      unanswered = 0;
      pool.thread.schedule(() -> resend(mine), BACKOFF_MS, TimeUnit.MILLISECONDS);
    }
  }

  /** A request for a session that has no answer yet. Each is one entry, and one session more. */
  private record Opening(long number, NodeId to, long term, long sinceNanos) {}

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
      case Operation.Scan scan -> encoded(KeyValueOperations.SCAN, KeyValueCodec.key(scan.key()));
      case Operation.Get get -> encoded(KeyValueOperations.GET, KeyValueCodec.key(get.key()));
    };
  }

  private static PrimitiveOperation encoded(OperationId id, byte[] value) {
    return PrimitiveOperation.operation(id, value);
  }
}
