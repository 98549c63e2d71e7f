package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.protocol.VoteRequest;
import io.atomix.protocols.raft.protocol.VoteResponse;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a node votes at most once a term (Raft §5.2), which the engine does not: whenever
 * it learns of a leader or loses one it forgets its vote, in memory and on disk, and may give
 * another in the same term, so that one term can have two leaders.
 *
 * <p>Every vote the engine gives, and its own when it stands, is kept in a file of the guard's
 * before it leaves the node; an answer that would give a second one is turned into a refusal. While
 * the guard is switched off it keeps votes all the same and refuses none, so that it knows all of
 * them when it is switched on again.
 */
final class VoteGuard {
  private static final Logger LOG = LoggerFactory.getLogger(VoteGuard.class);

  /** A vote waits for the disk on a thread of its own, never on the engine's. */
  private static final ThreadFactory THREADS = Thread.ofVirtual().name("vote-guard").factory();

  private static final Executor WRITING = task -> THREADS.newThread(task).start();

  private final NodeId self;
  private final VoteFile file;
  private final BooleanSupplier on;
  private final FactSink facts;
  private VotePromise promise;
  private boolean onDisk;
  private boolean closed;

  private VoteGuard(
      NodeId self, VoteFile file, Optional<VotePromise> kept, BooleanSupplier on, FactSink facts) {
    this.self = self;
    this.file = file;
    this.promise = kept.orElse(VotePromise.NONE);
    this.onDisk = kept.isPresent();
    this.on = on;
    this.facts = facts;
  }

  /**
   * Reads what the node promised in earlier lives.
   *
   * @param on asked at each vote: whether a second one in a term is refused
   * @throws VoteFileDamagedException when that is not known any more, switched on or off
   */
  static VoteGuard open(NodeId self, Path directory, BooleanSupplier on, FactSink facts)
      throws IOException {
    VoteFile file = VoteFile.of(self, directory);
    return new VoteGuard(self, file, file.read(), on, facts);
  }

  /**
   * Compares what the engine kept with what the guard kept; once, before the node takes part. An
   * engine that is ahead may have voted in its term and forgotten it, unseen by this guard if the
   * files are older than it or were brought from elsewhere: nobody gets a vote of that term.
   *
   * @return the term the engine must not be behind: a node that promised in a term has reached it
   */
  synchronized long meet(long engineTerm) {
    if (engineTerm > promise.term()) {
      promise = new VotePromise(engineTerm, null);
      onDisk = false;
    }
    return promise.term();
  }

  /** The engine's handler of vote requests, with every vote it gives kept first or refused. */
  Function<VoteRequest, CompletableFuture<VoteResponse>> guarding(
      Function<VoteRequest, CompletableFuture<VoteResponse>> engine) {
    return request ->
        engine
            .apply(request)
            .thenCompose(
                answer ->
                    answer.voted()
                        ? CompletableFuture.supplyAsync(
                            () -> mayVote(request) ? answer : refusal(answer), WRITING)
                        : CompletableFuture.completedFuture(answer));
  }

  /** Asks for a vote; a candidate's vote for itself is kept before it asks anybody. */
  CompletableFuture<VoteResponse> standing(
      VoteRequest request, Supplier<CompletableFuture<VoteResponse>> ask) {
    return CompletableFuture.supplyAsync(() -> mayVote(request), WRITING)
        .thenCompose(
            kept ->
                kept
                    ? ask.get()
                    : CompletableFuture.failedFuture(
                        new IllegalStateException("its vote for itself was not kept")));
  }

  private static VoteResponse refusal(VoteResponse given) {
    return VoteResponse.builder()
        .withStatus(given.status())
        .withTerm(given.term())
        .withVoted(false)
        .build();
  }

  private synchronized boolean mayVote(VoteRequest request) {
    if (closed) {
      return false;
    }
    boolean guarding = on.getAsBoolean();
    NodeId candidate = new NodeId(request.candidate().id());
    long term = request.term();
    if (promise.permits(term, candidate)) {
      return keep(new VotePromise(term, candidate)) || !guarding;
    }
    if (guarding) {
      tellRefusal(candidate, term);
    }
    return !guarding;
  }

  /** A fact only if it is known that the node has voted in this term, and for whom. */
  private void tellRefusal(NodeId candidate, long term) {
    NodeId first = promise.candidateOf(term);
    if (first == null) {
      LOG.info("{} does not vote in term {}: it may have done so before", self, term);
    } else {
      facts.offer(self.value(), new Fact.VoteRefused(self, candidate, term, first));
    }
  }

  /** A promise that cannot be written still binds the node as long as it lives. */
  private boolean keep(VotePromise next) {
    if (onDisk && next.equals(promise)) {
      return true;
    }
    promise = next;
    onDisk = false;
    try {
      file.write(next);
      onDisk = true;
    } catch (IOException e) {
      LOG.error("{} could not keep its vote for {} on disk", self, next, e);
    }
    return onDisk;
  }

  /** Ends this life's voting; its file is free for another when this returns. */
  synchronized void close() {
    closed = true;
  }
}
