package io.lifeboat.cluster.network;

import io.atomix.cluster.MemberId;
import io.atomix.utils.net.Address;
import io.lifeboat.cluster.model.NodeId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What all endpoints of one cluster share: the address book, the link matrix, who answers at all,
 * and the counters. There is no membership protocol: the address book is fixed when the cluster is
 * made, so that Raft's own messages are the only failure detector at work.
 */
public final class Fabric {
  private final Map<NodeId, Address> addresses;
  private final Map<Integer, NodeId> endpointsByPort = new ConcurrentHashMap<>();
  private final Set<NodeId> refusing = ConcurrentHashMap.newKeySet();
  private volatile LinkMatrix matrix = LinkMatrix.WHOLE;
  private final MessageCounters counters = new MessageCounters();
  private final ScheduledExecutorService timer;
  private final long requestTimeoutMs;

  /**
   * @param timer ends requests that get no answer
   * @param requestTimeoutMs after how long a request without an answer is given up
   */
  public Fabric(
      Map<NodeId, Address> addresses, ScheduledExecutorService timer, long requestTimeoutMs) {
    this.addresses = Map.copyOf(addresses);
    this.addresses.forEach((node, address) -> endpointsByPort.put(address.port(), node));
    this.timer = timer;
    this.requestTimeoutMs = requestTimeoutMs;
    this.refusing.addAll(addresses.keySet());
    this.refusing.remove(NodeId.CLIENT);
  }

  public Address address(NodeId endpoint) {
    Address address = addresses.get(endpoint);
    if (address == null) {
      throw new IllegalArgumentException("no endpoint " + endpoint);
    }
    return address;
  }

  public Set<NodeId> endpoints() {
    return addresses.keySet();
  }

  /**
   * Who is at this address. All endpoints share one host, whose name a message may spell in another
   * way than the address book, so the port decides.
   */
  @Nullable NodeId endpointAt(Address address) {
    return endpointsByPort.get(address.port());
  }

  public LinkMatrix matrix() {
    return matrix;
  }

  /** Swaps in another matrix. */
  public synchronized void change(UnaryOperator<LinkMatrix> change) {
    matrix = change.apply(matrix);
  }

  boolean isCut(NodeId from, NodeId to) {
    return matrix.isCut(from, to);
  }

  /** From now on connections to this endpoint are refused, as if nothing listened there. */
  public void refuse(NodeId endpoint) {
    refusing.add(endpoint);
  }

  /** From now on this endpoint can be connected to. */
  public void accept(NodeId endpoint) {
    refusing.remove(endpoint);
  }

  boolean isRefusing(NodeId endpoint) {
    return refusing.contains(endpoint);
  }

  public MessageCounters counters() {
    return counters;
  }

  long requestTimeoutMs() {
    return requestTimeoutMs;
  }

  /** A future that fails with a time-out: what becomes of a request that was silently lost. */
  <T> CompletableFuture<T> silence(long timeoutMs) {
    CompletableFuture<T> future = new CompletableFuture<>();
    timer.schedule(
        () ->
            future.completeExceptionally(new TimeoutException("no answer in " + timeoutMs + " ms")),
        timeoutMs,
        TimeUnit.MILLISECONDS);
    return future;
  }

  /** The engine's name for an endpoint. */
  public static MemberId memberId(NodeId endpoint) {
    return MemberId.from(endpoint.value());
  }

  /** The endpoint behind an engine's name, or null for no name. */
  public static @Nullable NodeId nodeId(@Nullable MemberId member) {
    return member == null ? null : new NodeId(member.id());
  }
}
