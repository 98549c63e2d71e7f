package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.primitive.session.SessionId;
import io.atomix.protocols.raft.protocol.CloseSessionRequest;
import io.atomix.protocols.raft.protocol.CloseSessionResponse;
import io.atomix.protocols.raft.protocol.CommandRequest;
import io.atomix.protocols.raft.protocol.CommandResponse;
import io.atomix.protocols.raft.protocol.HeartbeatRequest;
import io.atomix.protocols.raft.protocol.HeartbeatResponse;
import io.atomix.protocols.raft.protocol.KeepAliveRequest;
import io.atomix.protocols.raft.protocol.KeepAliveResponse;
import io.atomix.protocols.raft.protocol.MetadataRequest;
import io.atomix.protocols.raft.protocol.MetadataResponse;
import io.atomix.protocols.raft.protocol.OpenSessionRequest;
import io.atomix.protocols.raft.protocol.OpenSessionResponse;
import io.atomix.protocols.raft.protocol.PublishRequest;
import io.atomix.protocols.raft.protocol.QueryRequest;
import io.atomix.protocols.raft.protocol.QueryResponse;
import io.atomix.protocols.raft.protocol.RaftClientProtocol;
import io.atomix.protocols.raft.protocol.RaftResponse;
import io.atomix.protocols.raft.protocol.ResetRequest;
import io.lifeboat.cluster.store.KeyValueCodec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A leader that answers everything, some time later, and applies each command once, by session and
 * sequence as the engine does.
 */
final class SlowLeader implements RaftClientProtocol {
  final AtomicLong sessionsOpened = new AtomicLong();
  final AtomicLong commandsReceived = new AtomicLong();
  final List<Long> sessionsClosed = new CopyOnWriteArrayList<>();
  final List<String> applied = new CopyOnWriteArrayList<>();
  final List<Long> commandsAtNanos = new CopyOnWriteArrayList<>();
  volatile long delayMs;

  /** Before it is complete nothing is answered. */
  volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

  /** Commands wait for their turn until they come again. */
  volatile boolean hasNotAppliedTheOldTerms;

  /** What is done on the client's thread while it asks for a session. */
  volatile Runnable whenAskedForASession = () -> {};

  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  private <T> CompletableFuture<T> later(T answer) {
    CompletableFuture<T> late =
        new CompletableFuture<T>().completeOnTimeout(answer, delayMs, TimeUnit.MILLISECONDS);
    return gate.thenCombine(late, (open, said) -> said);
  }

  @Override
  public CompletableFuture<OpenSessionResponse> openSession(MemberId to, OpenSessionRequest open) {
    whenAskedForASession.run();
    return later(
        OpenSessionResponse.builder()
            .withStatus(RaftResponse.Status.OK)
            .withSession(sessionsOpened.incrementAndGet())
            .withTimeout(60_000)
            .build());
  }

  @Override
  public CompletableFuture<CommandResponse> command(MemberId to, CommandRequest command) {
    commandsReceived.incrementAndGet();
    commandsAtNanos.add(System.nanoTime());
    if (hasNotAppliedTheOldTerms) {
      hasNotAppliedTheOldTerms = false;
      return new CompletableFuture<>();
    }
    String id = command.session() + "/" + command.sequenceNumber();
    if (known.putIfAbsent(id, true) == null) {
      applied.add(id);
    }
    return later(
        CommandResponse.builder()
            .withStatus(RaftResponse.Status.OK)
            .withIndex(applied.size())
            .withResult(KeyValueCodec.result(null))
            .build());
  }

  @Override
  public CompletableFuture<KeepAliveResponse> keepAlive(MemberId to, KeepAliveRequest request) {
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<QueryResponse> query(MemberId to, QueryRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<CloseSessionResponse> closeSession(
      MemberId to, CloseSessionRequest request) {
    sessionsClosed.add(request.session());
    return later(CloseSessionResponse.builder().withStatus(RaftResponse.Status.OK).build());
  }

  @Override
  public CompletableFuture<MetadataResponse> metadata(MemberId to, MetadataRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reset(Set<MemberId> members, ResetRequest request) {}

  @Override
  public void registerHeartbeatHandler(
      Function<HeartbeatRequest, CompletableFuture<HeartbeatResponse>> handler) {}

  @Override
  public void unregisterHeartbeatHandler() {}

  @Override
  public void registerPublishListener(
      SessionId session, Consumer<PublishRequest> listener, Executor executor) {}

  @Override
  public void unregisterPublishListener(SessionId session) {}
}
