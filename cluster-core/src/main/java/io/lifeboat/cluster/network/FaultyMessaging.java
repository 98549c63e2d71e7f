package io.lifeboat.cluster.network;

import io.atomix.cluster.messaging.MessagingService;
import io.atomix.utils.net.Address;
import io.lifeboat.cluster.model.NodeId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

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
    if (fabric.isCut(self, to)) {
      fabric.counters().cut(self, to);
      return CompletableFuture.completedFuture(null);
    }
    return wire.sendAsync(address, type, payload, keepAlive);
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
    if (fabric.isCut(self, to)) {
      fabric.counters().cut(self, to);
      return fabric.silence(timeoutMs);
    }
    return wire.sendAndReceive(
            address, type, payload, keepAlive, Duration.ofMillis(timeoutMs), executor)
        .handle((answer, error) -> answered(to, answer, error, timeoutMs))
        .thenCompose(future -> future);
  }

  private CompletableFuture<byte[]> answered(
      NodeId to,
      byte @org.jspecify.annotations.Nullable [] answer,
      @org.jspecify.annotations.Nullable Throwable error,
      long timeoutMs) {
    if (ended) {
      return refused();
    }
    if (fabric.isCut(to, self)) {
      fabric.counters().cut(to, self);
      return fabric.silence(timeoutMs);
    }
    if (error == null) {
      return CompletableFuture.completedFuture(answer);
    }
    fabric.counters().unanswered(self, to);
    return CompletableFuture.failedFuture(error);
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
    if (fabric.isCut(from, self)) {
      fabric.counters().cut(from, self);
      return false;
    }
    return true;
  }

  private static <T> CompletableFuture<T> refused() {
    return CompletableFuture.failedFuture(new RefusedException());
  }
}
