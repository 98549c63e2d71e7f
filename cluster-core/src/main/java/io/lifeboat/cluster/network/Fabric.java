package io.lifeboat.cluster.network;

import io.atomix.cluster.MemberId;
import io.atomix.utils.net.Address;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What all endpoints of one cluster share: the address book, the link matrix, the messages that
 * faults keep on their way, who answers at all, and the counters. There is no membership protocol:
 * the address book only grows when a server is added, so that Raft's own messages are the only
 * failure detector at work.
 */
public final class Fabric {
  private static final int SHOWN = 200;

  private final Map<NodeId, Address> addresses = new ConcurrentHashMap<>();
  private final Map<Integer, NodeId> endpointsByPort = new ConcurrentHashMap<>();
  private final Set<NodeId> refusing = ConcurrentHashMap.newKeySet();
  private final Map<Link, Lane> lanes = new ConcurrentHashMap<>();
  private final List<Trap> traps = new CopyOnWriteArrayList<>();
  private final AtomicLong messageNumber = new AtomicLong();
  private final MessageCounters counters = new MessageCounters();
  private final ScheduledExecutorService timer;
  private final MessageSorter sorter;
  private final LongSupplier clockMicros;
  private final long requestTimeoutMs;
  private final long seed;
  private volatile LinkMatrix matrix = LinkMatrix.WHOLE;

  /**
   * @param timer delivers what is late and ends requests that get no answer
   * @param sorter tells what messages are for
   * @param clockMicros the clock of the facts
   * @param requestTimeoutMs after how long a request without an answer is given up
   * @param seed for everything that happens by chance on links
   */
  public Fabric(
      Map<NodeId, Address> addresses,
      ScheduledExecutorService timer,
      MessageSorter sorter,
      LongSupplier clockMicros,
      long requestTimeoutMs,
      long seed) {
    this.timer = timer;
    this.sorter = sorter;
    this.clockMicros = clockMicros;
    this.requestTimeoutMs = requestTimeoutMs;
    this.seed = seed;
    addresses.forEach(this::add);
  }

  /** One more endpoint; a node's refuses connections until {@link #accept}. */
  public void add(NodeId endpoint, Address address) {
    addresses.put(endpoint, address);
    endpointsByPort.put(address.port(), endpoint);
    if (!endpoint.isClient()) {
      refusing.add(endpoint);
    }
  }

  public Address address(NodeId endpoint) {
    Address address = addresses.get(endpoint);
    if (address == null) {
      throw new IllegalArgumentException("no endpoint " + endpoint);
    }
    return address;
  }

  public Set<NodeId> endpoints() {
    return Set.copyOf(addresses.keySet());
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

  /** Swaps in another matrix; what faults that are gone did to messages on their way is undone. */
  public synchronized void change(UnaryOperator<LinkMatrix> change) {
    matrix = change.apply(matrix);
    rule();
  }

  private void rule() {
    Set<String> faults = new HashSet<>();
    matrix.grudges().forEach(grudge -> faults.add(grudge.fault()));
    traps.forEach(trap -> faults.add(trap.fault()));
    lanes.values().forEach(lane -> lane.rule(faults));
  }

  // Messages

  /** Whether a message can go straight on: nothing touches this direction of the link. */
  boolean isPlain(NodeId from, NodeId to) {
    if (matrix.at(from, to) != null || traps.stream().anyMatch(trap -> trap.isOn(from, to))) {
      return false;
    }
    Lane lane = lanes.isEmpty() ? null : lanes.get(new Link(from, to));
    return lane == null || lane.isIdle();
  }

  /**
   * Sends one message past whatever touches its link.
   *
   * @param deliver delivers it; on the caller's thread or the network timer's; may run twice
   * @return false when it was lost
   */
  boolean carry(
      NodeId from,
      NodeId to,
      MessageSorter.Sorted what,
      boolean answer,
      int bytes,
      Runnable deliver) {
    Lane lane =
        lanes.computeIfAbsent(
            new Link(from, to),
            link -> new Lane(seed * 1_000_003 + from.number() * 31L + to.number(), timer));
    Parcel parcel =
        new Parcel(
            messageNumber.incrementAndGet(),
            from,
            to,
            what,
            answer,
            bytes,
            System.nanoTime(),
            clockMicros.getAsLong(),
            deliver);
    return lane.send(parcel, () -> grudges(from, to), this::trapFor);
  }

  private List<Grudge> grudges(NodeId from, NodeId to) {
    LinkMatrix.State state = matrix.at(from, to);
    return state == null ? List.of() : state.grudges();
  }

  private @Nullable Trap trapFor(Parcel parcel) {
    for (Trap trap : traps) {
      if (trap.awaits(parcel)) {
        return trap;
      }
    }
    return null;
  }

  /** Sets a trap for the next message of a kind. */
  public void set(Trap trap) {
    traps.add(trap);
  }

  /** Takes a fault's trap away; what it holds is released. */
  public synchronized void takeAway(String fault) {
    traps.removeIf(trap -> trap.fault().equals(fault));
    rule();
  }

  /** The messages that are kept on their way, oldest first. */
  public Fact.MessagesInFlight inFlight() {
    List<InFlightMessage> seen = new ArrayList<>();
    lanes.values().forEach(lane -> lane.addSeen(seen));
    seen.sort(Comparator.comparingLong(InFlightMessage::id));
    return new Fact.MessagesInFlight(
        seen.size(), seen.size() > SHOWN ? seen.subList(0, SHOWN) : seen);
  }

  /** One of them, if it is still on its way. */
  public Optional<InFlightMessage> find(long message) {
    return inLanes(lane -> lane.act(message, parcel -> {}));
  }

  /** It never arrives; empty when it is not on its way any more. */
  public Optional<InFlightMessage> drop(long message) {
    Optional<InFlightMessage> dropped = inLanes(lane -> lane.drop(message));
    dropped.ifPresent(seen -> counters.cut(seen.from(), seen.to()));
    return dropped;
  }

  /** It stays on its way until released. */
  public Optional<InFlightMessage> hold(long message) {
    return inLanes(lane -> lane.act(message, parcel -> parcel.hold(Parcel.BY_HAND)));
  }

  /** It arrives now, whatever kept it. */
  public Optional<InFlightMessage> release(long message) {
    return inLanes(lane -> lane.act(message, Parcel::release));
  }

  /** The hold by hand ends; what else keeps it goes on. */
  public Optional<InFlightMessage> letGo(long message) {
    return inLanes(lane -> lane.act(message, parcel -> parcel.letGo(Parcel.BY_HAND)));
  }

  /** It will arrive twice. */
  public Optional<InFlightMessage> duplicate(long message) {
    return inLanes(lane -> lane.act(message, Parcel::twice));
  }

  private Optional<InFlightMessage> inLanes(
      java.util.function.Function<Lane, Optional<InFlightMessage>> look) {
    for (Lane lane : lanes.values()) {
      Optional<InFlightMessage> found = look.apply(lane);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  MessageSorter sorter() {
    return sorter;
  }

  // Processes

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
    expire(future, timeoutMs);
    return future;
  }

  /** Gives up waiting for an answer after this long. */
  void expire(CompletableFuture<?> future, long timeoutMs) {
    var patience =
        timer.schedule(
            () ->
                future.completeExceptionally(
                    new TimeoutException("no answer in " + timeoutMs + " ms")),
            timeoutMs,
            TimeUnit.MILLISECONDS);
    future.whenComplete((answer, error) -> patience.cancel(false));
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
