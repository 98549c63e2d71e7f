package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.primitive.session.SessionId;
import io.atomix.protocols.raft.RaftError;
import io.atomix.protocols.raft.cluster.RaftMember;
import io.atomix.protocols.raft.protocol.AppendRequest;
import io.atomix.protocols.raft.protocol.AppendResponse;
import io.atomix.protocols.raft.protocol.CloseSessionRequest;
import io.atomix.protocols.raft.protocol.CloseSessionResponse;
import io.atomix.protocols.raft.protocol.CommandRequest;
import io.atomix.protocols.raft.protocol.CommandResponse;
import io.atomix.protocols.raft.protocol.ConfigureRequest;
import io.atomix.protocols.raft.protocol.ConfigureResponse;
import io.atomix.protocols.raft.protocol.HeartbeatRequest;
import io.atomix.protocols.raft.protocol.HeartbeatResponse;
import io.atomix.protocols.raft.protocol.InstallRequest;
import io.atomix.protocols.raft.protocol.InstallResponse;
import io.atomix.protocols.raft.protocol.JoinRequest;
import io.atomix.protocols.raft.protocol.JoinResponse;
import io.atomix.protocols.raft.protocol.KeepAliveRequest;
import io.atomix.protocols.raft.protocol.KeepAliveResponse;
import io.atomix.protocols.raft.protocol.LeaveRequest;
import io.atomix.protocols.raft.protocol.LeaveResponse;
import io.atomix.protocols.raft.protocol.MetadataRequest;
import io.atomix.protocols.raft.protocol.MetadataResponse;
import io.atomix.protocols.raft.protocol.OpenSessionRequest;
import io.atomix.protocols.raft.protocol.OpenSessionResponse;
import io.atomix.protocols.raft.protocol.PollRequest;
import io.atomix.protocols.raft.protocol.PollResponse;
import io.atomix.protocols.raft.protocol.PublishRequest;
import io.atomix.protocols.raft.protocol.QueryRequest;
import io.atomix.protocols.raft.protocol.QueryResponse;
import io.atomix.protocols.raft.protocol.RaftResponse;
import io.atomix.protocols.raft.protocol.RaftServerProtocol;
import io.atomix.protocols.raft.protocol.ReconfigureRequest;
import io.atomix.protocols.raft.protocol.ReconfigureResponse;
import io.atomix.protocols.raft.protocol.ResetRequest;
import io.atomix.protocols.raft.protocol.TransferRequest;
import io.atomix.protocols.raft.protocol.TransferResponse;
import io.atomix.protocols.raft.protocol.VoteRequest;
import io.atomix.protocols.raft.protocol.VoteResponse;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.MessageCounters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches what one server says to the others, as typed messages: every request is counted, and each
 * poll, vote, install, configure and transfer is a fact of its own, with its answer. It changes
 * nothing but what the {@link VoteGuard} does to votes and the {@link ChangeGate} to changes of the
 * configuration, and that a learner asks for its vote no sooner than it has caught up; faults act
 * below, on bytes.
 */
final class ObservedRaftProtocol implements RaftServerProtocol {
  private final NodeId self;
  private final RaftServerProtocol delegate;
  private final MessageCounters counters;
  private final FactSink facts;
  private final Watch watch;
  private final VoteGuard guard;
  private final ChangeGate gate;

  ObservedRaftProtocol(
      NodeId self,
      RaftServerProtocol delegate,
      MessageCounters counters,
      FactSink facts,
      Watch watch,
      VoteGuard guard,
      ChangeGate gate) {
    this.self = self;
    this.delegate = delegate;
    this.counters = counters;
    this.facts = facts;
    this.watch = watch;
    this.guard = guard;
    this.gate = gate;
  }

  /** Told of messages that mean more to the node than a count; on the node's Raft thread or not. */
  interface Watch {
    long term();

    /** On the Raft thread, before each request for a vote. */
    void asksForVotes();

    /** On a network thread, after each answer to an append. */
    void appendAnswered(NodeId by);

    /** On a network thread, before an append request is handed to the engine. */
    void beforeAppend(AppendRequest request);

    /** On the Raft thread, before entries are sent. */
    void sendsAppend(AppendRequest request);

    /** On the Raft thread, before the answer to an append, good or bad, leaves the node. */
    void answersAppend(AppendRequest request, AppendResponse response);

    /** On the Raft thread, before the answer to another message leaves the node. */
    void answers();

    /** On the thread that applies entries or another, before a client's command is answered. */
    void answersCommand();

    /** After the node has accepted a leader's append, install or configure request. */
    void heardFrom(NodeId leader, long term);

    /** After an append with which the node holds all entries the leader said are committed. */
    void caughtUp();

    /** Whether that was the case only just now. */
    boolean isCaughtUp();

    /** After a message that may have changed the node's configuration. */
    void configurationMayHaveChanged();
  }

  private void count(MemberId to, MessageKind kind) {
    counters.sent(self, new NodeId(to.id()), kind);
  }

  private <T extends RaftResponse> CompletableFuture<T> observed(
      MemberId member,
      MessageKind kind,
      long requestTerm,
      CompletableFuture<T> answer,
      Predicate<T> granted) {
    NodeId to = new NodeId(member.id());
    counters.sent(self, to, kind);
    facts.offer(self.value(), new Fact.MessageSent(self, to, kind, requestTerm));
    return answer.whenComplete(
        (response, error) ->
            facts.offer(
                self.value(),
                error == null
                    ? new Fact.MessageAnswered(self, to, kind, requestTerm, granted.test(response))
                    : new Fact.MessageUnanswered(self, to, kind, requestTerm)));
  }

  private <T extends RaftResponse> CompletableFuture<T> heard(
      @Nullable MemberId leader, long term, CompletableFuture<T> answer, Predicate<T> accepted) {
    return answer.whenComplete(
        (response, error) -> {
          if (error == null && leader != null && accepted.test(response)) {
            watch.heardFrom(new NodeId(leader.id()), term);
          }
        });
  }

  private <T> CompletableFuture<T> changing(CompletableFuture<T> answer) {
    return answer.whenComplete((response, error) -> watch.configurationMayHaveChanged());
  }

  private static boolean isOk(RaftResponse response) {
    return response.status() == RaftResponse.Status.OK;
  }

  @Override
  public CompletableFuture<OpenSessionResponse> openSession(
      MemberId to, OpenSessionRequest request) {
    count(to, MessageKind.CLIENT);
    return delegate.openSession(to, request);
  }

  @Override
  public CompletableFuture<CloseSessionResponse> closeSession(
      MemberId to, CloseSessionRequest request) {
    count(to, MessageKind.CLIENT);
    return delegate.closeSession(to, request);
  }

  @Override
  public CompletableFuture<KeepAliveResponse> keepAlive(MemberId to, KeepAliveRequest request) {
    count(to, MessageKind.CLIENT);
    return delegate.keepAlive(to, request);
  }

  @Override
  public CompletableFuture<QueryResponse> query(MemberId to, QueryRequest request) {
    count(to, MessageKind.CLIENT);
    return delegate.query(to, request);
  }

  @Override
  public CompletableFuture<CommandResponse> command(MemberId to, CommandRequest request) {
    count(to, MessageKind.CLIENT);
    return delegate.command(to, request);
  }

  @Override
  public CompletableFuture<MetadataResponse> metadata(MemberId to, MetadataRequest request) {
    count(to, MessageKind.CLIENT);
    return delegate.metadata(to, request);
  }

  @Override
  public CompletableFuture<JoinResponse> join(MemberId to, JoinRequest request) {
    count(to, MessageKind.MEMBERSHIP);
    return delegate.join(to, request);
  }

  @Override
  public CompletableFuture<LeaveResponse> leave(MemberId to, LeaveRequest request) {
    count(to, MessageKind.MEMBERSHIP);
    return delegate.leave(to, request);
  }

  @Override
  public CompletableFuture<ReconfigureResponse> reconfigure(
      MemberId to, ReconfigureRequest request) {
    if (isOwnPromotion(request) && !watch.isCaughtUp()) {
      // The engine would ask for its vote before it holds the log; it asks again a little later.
      return CompletableFuture.completedFuture(
          ReconfigureResponse.builder()
              .withStatus(RaftResponse.Status.ERROR)
              .withError(RaftError.Type.UNAVAILABLE)
              .build());
    }
    count(to, MessageKind.MEMBERSHIP);
    return delegate.reconfigure(to, request);
  }

  private boolean isOwnPromotion(ReconfigureRequest request) {
    return request.member().memberId().id().equals(self.value())
        && request.member().getType() == RaftMember.Type.ACTIVE;
  }

  @Override
  public CompletableFuture<HeartbeatResponse> heartbeat(MemberId to, HeartbeatRequest request) {
    count(to, MessageKind.CLIENT);
    return delegate.heartbeat(to, request);
  }

  @Override
  public CompletableFuture<PollResponse> poll(MemberId to, PollRequest request) {
    return observed(
        to, MessageKind.POLL, request.term(), delegate.poll(to, request), PollResponse::accepted);
  }

  @Override
  public CompletableFuture<VoteResponse> vote(MemberId to, VoteRequest request) {
    watch.asksForVotes();
    return guard.standing(
        request,
        () ->
            observed(
                to,
                MessageKind.VOTE,
                request.term(),
                delegate.vote(to, request),
                VoteResponse::voted));
  }

  @Override
  public CompletableFuture<ConfigureResponse> configure(MemberId to, ConfigureRequest request) {
    return observed(
        to,
        MessageKind.CONFIGURE,
        request.term(),
        delegate.configure(to, request),
        ObservedRaftProtocol::isOk);
  }

  @Override
  public CompletableFuture<InstallResponse> install(MemberId to, InstallRequest request) {
    return observed(
        to,
        MessageKind.INSTALL,
        request.term(),
        delegate.install(to, request),
        ObservedRaftProtocol::isOk);
  }

  @Override
  public CompletableFuture<TransferResponse> transfer(MemberId to, TransferRequest request) {
    return observed(
        to,
        MessageKind.TRANSFER,
        watch.term(),
        delegate.transfer(to, request),
        ObservedRaftProtocol::isOk);
  }

  @Override
  public CompletableFuture<AppendResponse> append(MemberId to, AppendRequest request) {
    count(to, request.entries().isEmpty() ? MessageKind.HEARTBEAT : MessageKind.APPEND);
    if (!request.entries().isEmpty()) {
      watch.sendsAppend(request);
    }
    CompletableFuture<AppendResponse> answer = delegate.append(to, request);
    answer.thenRun(() -> watch.appendAnswered(new NodeId(to.id())));
    return answer;
  }

  @Override
  public void publish(MemberId to, PublishRequest request) {
    count(to, MessageKind.CLIENT);
    delegate.publish(to, request);
  }

  @Override
  public void registerOpenSessionHandler(
      Function<OpenSessionRequest, CompletableFuture<OpenSessionResponse>> handler) {
    delegate.registerOpenSessionHandler(handler);
  }

  @Override
  public void unregisterOpenSessionHandler() {
    delegate.unregisterOpenSessionHandler();
  }

  @Override
  public void registerCloseSessionHandler(
      Function<CloseSessionRequest, CompletableFuture<CloseSessionResponse>> handler) {
    delegate.registerCloseSessionHandler(handler);
  }

  @Override
  public void unregisterCloseSessionHandler() {
    delegate.unregisterCloseSessionHandler();
  }

  @Override
  public void registerKeepAliveHandler(
      Function<KeepAliveRequest, CompletableFuture<KeepAliveResponse>> handler) {
    delegate.registerKeepAliveHandler(handler);
  }

  @Override
  public void unregisterKeepAliveHandler() {
    delegate.unregisterKeepAliveHandler();
  }

  @Override
  public void registerQueryHandler(
      Function<QueryRequest, CompletableFuture<QueryResponse>> handler) {
    delegate.registerQueryHandler(handler);
  }

  @Override
  public void unregisterQueryHandler() {
    delegate.unregisterQueryHandler();
  }

  @Override
  public void registerCommandHandler(
      Function<CommandRequest, CompletableFuture<CommandResponse>> handler) {
    delegate.registerCommandHandler(
        request ->
            handler
                .apply(request)
                .thenApply(
                    response -> {
                      watch.answersCommand();
                      return response;
                    }));
  }

  @Override
  public void unregisterCommandHandler() {
    delegate.unregisterCommandHandler();
  }

  @Override
  public void registerMetadataHandler(
      Function<MetadataRequest, CompletableFuture<MetadataResponse>> handler) {
    delegate.registerMetadataHandler(handler);
  }

  @Override
  public void unregisterMetadataHandler() {
    delegate.unregisterMetadataHandler();
  }

  @Override
  public void registerJoinHandler(Function<JoinRequest, CompletableFuture<JoinResponse>> handler) {
    delegate.registerJoinHandler(
        request ->
            changing(
                gate.pass(
                    () -> handler.apply(request),
                    () -> JoinResponse.builder().withStatus(RaftResponse.Status.ERROR).build())));
  }

  @Override
  public void unregisterJoinHandler() {
    delegate.unregisterJoinHandler();
  }

  @Override
  public void registerLeaveHandler(
      Function<LeaveRequest, CompletableFuture<LeaveResponse>> handler) {
    delegate.registerLeaveHandler(
        request ->
            changing(
                gate.pass(
                    () -> handler.apply(request),
                    () -> LeaveResponse.builder().withStatus(RaftResponse.Status.ERROR).build())));
  }

  @Override
  public void unregisterLeaveHandler() {
    delegate.unregisterLeaveHandler();
  }

  @Override
  public void registerTransferHandler(
      Function<TransferRequest, CompletableFuture<TransferResponse>> handler) {
    delegate.registerTransferHandler(handler);
  }

  @Override
  public void unregisterTransferHandler() {
    delegate.unregisterTransferHandler();
  }

  @Override
  public void registerConfigureHandler(
      Function<ConfigureRequest, CompletableFuture<ConfigureResponse>> handler) {
    delegate.registerConfigureHandler(
        request ->
            changing(
                heard(
                    request.leader(),
                    request.term(),
                    handler.apply(request),
                    ObservedRaftProtocol::isOk)));
  }

  @Override
  public void unregisterConfigureHandler() {
    delegate.unregisterConfigureHandler();
  }

  @Override
  public void registerReconfigureHandler(
      Function<ReconfigureRequest, CompletableFuture<ReconfigureResponse>> handler) {
    delegate.registerReconfigureHandler(
        request ->
            changing(
                gate.pass(
                    () -> handler.apply(request),
                    () ->
                        ReconfigureResponse.builder()
                            .withStatus(RaftResponse.Status.ERROR)
                            .build())));
  }

  @Override
  public void unregisterReconfigureHandler() {
    delegate.unregisterReconfigureHandler();
  }

  @Override
  public void registerInstallHandler(
      Function<InstallRequest, CompletableFuture<InstallResponse>> handler) {
    delegate.registerInstallHandler(
        request ->
            heard(
                request.leader(),
                request.term(),
                noted(handler.apply(request)),
                ObservedRaftProtocol::isOk));
  }

  /** An answer that leaves the node once what it says of the node is noted. */
  private <T> CompletableFuture<T> noted(CompletableFuture<T> answer) {
    return answer.thenApply(
        response -> {
          watch.answers();
          return response;
        });
  }

  @Override
  public void unregisterInstallHandler() {
    delegate.unregisterInstallHandler();
  }

  @Override
  public void registerPollHandler(Function<PollRequest, CompletableFuture<PollResponse>> handler) {
    delegate.registerPollHandler(request -> noted(handler.apply(request)));
  }

  @Override
  public void unregisterPollHandler() {
    delegate.unregisterPollHandler();
  }

  @Override
  public void registerVoteHandler(Function<VoteRequest, CompletableFuture<VoteResponse>> handler) {
    delegate.registerVoteHandler(guard.guarding(request -> noted(handler.apply(request))));
  }

  @Override
  public void unregisterVoteHandler() {
    delegate.unregisterVoteHandler();
  }

  @Override
  public void registerAppendHandler(
      Function<AppendRequest, CompletableFuture<AppendResponse>> handler) {
    delegate.registerAppendHandler(
        request -> {
          watch.beforeAppend(request);
          CompletableFuture<AppendResponse> answer =
              heard(
                  request.leader(),
                  request.term(),
                  handler
                      .apply(request)
                      .thenApply(
                          response -> {
                            watch.answersAppend(request, response);
                            return response;
                          }),
                  response -> isOk(response) && response.term() == request.term());
          return answer.whenComplete(
              (response, error) -> {
                if (error == null
                    && response.succeeded()
                    && response.lastLogIndex() >= request.commitIndex()) {
                  watch.caughtUp();
                }
              });
        });
  }

  @Override
  public void unregisterAppendHandler() {
    delegate.unregisterAppendHandler();
  }

  @Override
  public void registerResetListener(
      SessionId sessionId, Consumer<ResetRequest> listener, Executor executor) {
    delegate.registerResetListener(sessionId, listener, executor);
  }

  @Override
  public void unregisterResetListener(SessionId sessionId) {
    delegate.unregisterResetListener(sessionId);
  }
}
