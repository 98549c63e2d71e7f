package io.lifeboat.cluster.network;

import io.atomix.cluster.messaging.MessagingService;
import io.atomix.utils.net.Address;
import io.lifeboat.cluster.model.NodeId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * One life of an endpoint on the network: everything the engine sends and receives in it passes
 * here, below Raft, below sessions. A cut link swallows messages silently, requests and answers
 * alike; an endpoint whose process is gone refuses connections; a life that ended neither sends nor
 * receives, though its threads may still run for a while.
 */
public final class FaultyMessaging implements MessagingService {
  private final NodeId self;
  private final Fabric fabric;
  private final MessagingService wire;
  private final Set<String> handlers = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  public FaultyMessaging(NodeId self, Fabric fabric, MessagingService wire) {
    this.self = self;
    this.fabric = fabric;
    this.wire = wire;
  }

  /** Ends this life: nothing in, nothing out, from this moment on. */
  public void end() {
    ended = true;
    handlers.forEach(wire::unregisterHandler);
    handlers.clear();
  }

  @Override
  public Address address() {
    return wire.address();
  }

  @Override
  public CompletableFuture<Void> sendAsync(
      Address address, String type, byte[] payload, boolean keepAlive) {
    NodeId to = fabric.endpointAt(address);
    if (ended || to == null || fabric.isRefusing(to)) {
      return refused();
    }
    if (isCut(self, to)) {
      return CompletableFuture.completedFuture(null);
    }
    if (fabric.isPlain(self, to)) {
      return wire.sendAsync(address, type, payload, keepAlive);
    }
    Runnable deliver =
        () ->
            wire.sendAsync(address, type, payload, keepAlive)
                .whenComplete(
                    (sent, error) -> {
                      if (error != null) {
                        fabric.counters().unanswered(self, to);
                      }
                    });
    if (!fabric.carry(
        self, to, fabric.sorter().sort(type, payload), false, payload.length, deliver)) {
      fabric.counters().cut(self, to);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceive(
      Address address, String type, byte[] payload, boolean keepAlive) {
    return request(address, type, payload, keepAlive, fabric.requestTimeoutMs(), Runnable::run);
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceive(
      Address address, String type, byte[] payload, boolean keepAlive, Executor executor) {
    return request(address, type, payload, keepAlive, fabric.requestTimeoutMs(), executor);
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceive(
      Address address, String type, byte[] payload, boolean keepAlive, Duration timeout) {
    return request(address, type, payload, keepAlive, timeoutMs(timeout), Runnable::run);
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceive(
      Address address,
      String type,
      byte[] payload,
      boolean keepAlive,
      Duration timeout,
      Executor executor) {
    return request(address, type, payload, keepAlive, timeoutMs(timeout), executor);
  }

  /** The engine passes null for "as you think best", which by itself would mean five seconds. */
  @SuppressWarnings("ReferenceEquality")
  private long timeoutMs(@org.jspecify.annotations.Nullable Duration timeout) {
    return timeout == null ? fabric.requestTimeoutMs() : timeout.toMillis();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the nested future is composed, not ignored
  private CompletableFuture<byte[]> request(
      Address address,
      String type,
      byte[] payload,
      boolean keepAlive,
      long timeoutMs,
      Executor executor) {
    NodeId to = fabric.endpointAt(address);
    if (ended || to == null) {
      return refused();
    }
    if (fabric.isRefusing(to)) {
      fabric.counters().refused(self, to);
      return refused();
    }
    if (isCut(self, to)) {
      return fabric.silence(timeoutMs);
    }
    Call call =
        new Call(
            to,
            type,
            () -> fabric.sorter().sort(type, payload),
            System.nanoTime(),
            timeoutMs,
            executor);
    CompletableFuture<byte[]> exchange;
    boolean plain = fabric.isPlain(self, to);
    if (plain) {
      exchange =
          wire.sendAndReceive(
              address, type, payload, keepAlive, Duration.ofMillis(timeoutMs), executor);
    } else {
      exchange = new CompletableFuture<>();
      Runnable deliver =
          () ->
              wire.sendAndReceive(
                      address, type, payload, keepAlive, Duration.ofMillis(timeoutMs), executor)
                  .whenComplete((answer, error) -> pass(exchange, answer, error));
      if (!fabric.carry(self, to, call.what().get(), false, payload.length, deliver)) {
        fabric.counters().cut(self, to);
        return fabric.silence(timeoutMs);
      }
      fabric.expire(exchange, timeoutMs);
    }
    return exchange
        .handle((answer, error) -> answered(call, plain, answer, error))
        .thenCompose(future -> future);
  }

  private static void pass(
      CompletableFuture<byte[]> exchange,
      byte @org.jspecify.annotations.Nullable [] answer,
      @org.jspecify.annotations.Nullable Throwable error) {
    if (error == null) {
      exchange.complete(answer);
    } else {
      exchange.completeExceptionally(error);
    }
  }

  /** Swallows a message on a cut link. */
  private boolean isCut(NodeId from, NodeId to) {
    LinkMatrix.State link = fabric.matrix().at(from, to);
    if (link == null || !link.cut()) {
      return false;
    }
    link.countCut();
    fabric.counters().cut(from, to);
    return true;
  }

  private CompletableFuture<byte[]> answered(
      Call call,
      boolean plain,
      byte @org.jspecify.annotations.Nullable [] answer,
      @org.jspecify.annotations.Nullable Throwable error) {
    if (ended) {
      return refused();
    }
    NodeId to = call.to();
    if (error != null || answer == null) {
      noteNoAnswer(to, plain);
      return CompletableFuture.failedFuture(
          error == null ? new IllegalStateException("an answer without a body") : error);
    }
    if (isCut(to, self)) {
      return fabric.silence(call.leftMs());
    }
    if (fabric.isPlain(to, self)) {
      noteRoundTrip(call);
      return CompletableFuture.completedFuture(answer);
    }
    CompletableFuture<byte[]> result = new CompletableFuture<>();
    Runnable deliver = () -> call.executor().execute(() -> result.complete(answer));
    if (!fabric.carry(to, self, call.what().get(), true, answer.length, deliver)) {
      fabric.counters().cut(to, self);
      return fabric.silence(call.leftMs());
    }
    fabric.expire(result, call.leftMs());
    return result.whenComplete(
        (late, tooLate) -> {
          if (tooLate == null) {
            noteRoundTrip(call);
          } else {
            noteNoAnswer(to, false);
          }
        });
  }

  /** What a fault on the link kept for too long says nothing of the other side's process. */
  private void noteNoAnswer(NodeId to, boolean plain) {
    if (plain) {
      fabric.counters().unanswered(self, to);
    } else {
      fabric.counters().late(self, to);
    }
  }

  private void noteRoundTrip(Call call) {
    if (fabric.sorter().isRaft(call.type())) {
      long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - call.sinceNanos());
      fabric.counters().roundTrip(self, call.to(), micros);
    }
  }

  /** One request and what is needed for its answer. */
  private record Call(
      NodeId to,
      String type,
      Supplier<MessageSorter.Sorted> what,
      long sinceNanos,
      long timeoutMs,
      Executor executor) {

    long leftMs() {
      long gone = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
      return Math.max(1, timeoutMs - gone);
    }
  }

  @Override
  public void registerHandler(String type, BiConsumer<Address, byte[]> handler, Executor executor) {
    if (register(type)) {
      wire.registerHandler(
          type,
          (sender, payload) -> {
            if (admits(sender)) {
              handler.accept(sender, payload);
            }
          },
          executor);
    }
  }

  @Override
  public void registerHandler(
      String type, BiFunction<Address, byte[], byte[]> handler, Executor executor) {
    registerHandler(
        type,
        (sender, payload) ->
            CompletableFuture.supplyAsync(() -> handler.apply(sender, payload), executor));
  }

  @Override
  public void registerHandler(
      String type, BiFunction<Address, byte[], CompletableFuture<byte[]>> handler) {
    if (register(type)) {
      wire.registerHandler(
          type,
          (sender, payload) ->
              admits(sender) ? handler.apply(sender, payload) : new CompletableFuture<>());
    }
  }

  @Override
  public void unregisterHandler(String type) {
    // A life that has ended must not take away the handlers of the one after it.
    if (handlers.remove(type)) {
      wire.unregisterHandler(type);
    }
  }

  private boolean register(String type) {
    if (ended) {
      return false;
    }
    handlers.add(type);
    return true;
  }

  private boolean admits(Address sender) {
    NodeId from = fabric.endpointAt(sender);
    if (ended || from == null) {
      return false;
    }
    return !isCut(from, self);
  }

  private static <T> CompletableFuture<T> refused() {
    return CompletableFuture.failedFuture(new RefusedException());
  }
}
