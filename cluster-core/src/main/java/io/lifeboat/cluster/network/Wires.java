package io.lifeboat.cluster.network;

import io.atomix.cluster.messaging.MessagingConfig;
import io.atomix.cluster.messaging.MessagingService;
import io.atomix.cluster.messaging.impl.NettyMessagingService;
import io.atomix.utils.net.Address;
import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The real TCP endpoints, one per node and one for the client, each on a port of its own on
 * 127.0.0.1. A wire outlives the node on it: Netty takes its time to end, and a killed node must be
 * off the network at once.
 */
public final class Wires {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int BIND_ATTEMPTS = 5;
  private static final int BIND_TIMEOUT_SECONDS = 10;

  private final Map<NodeId, NettyMessagingService> wires;

  private Wires(Map<NodeId, NettyMessagingService> wires) {
    this.wires = wires;
  }

  /** Binds a wire for every endpoint; fails if one cannot be bound, leaving none behind. */
  public static Wires open(Collection<NodeId> endpoints) throws IOException {
    // Two event loops an endpoint carry a console's load; Netty's default is two per core and
    // group.
    if (System.getProperty("io.netty.eventLoopThreads") == null) {
      System.setProperty("io.netty.eventLoopThreads", "1");
    }
    Map<NodeId, NettyMessagingService> wires = new ConcurrentHashMap<>();
    for (NodeId endpoint : endpoints) {
      try {
        wires.put(endpoint, bind());
      } catch (IOException e) {
        new Wires(wires).close();
        throw e;
      }
    }
    return new Wires(wires);
  }

  /** Binds one more wire. */
  public Address add(NodeId endpoint) throws IOException {
    NettyMessagingService wire = bind();
    wires.put(endpoint, wire);
    return wire.address();
  }

  /** Another program may take the free port between its being found and its being bound. */
  private static NettyMessagingService bind() throws IOException {
    IOException last = new IOException("no port could be bound on " + LOOPBACK);
    for (int attempt = 0; attempt < BIND_ATTEMPTS; attempt++) {
      Address address = Address.from(LOOPBACK, freePort());
      MessagingConfig config =
          new MessagingConfig().setInterfaces(List.of(LOOPBACK)).setConnectionPoolSize(2);
      NettyMessagingService wire = new NettyMessagingService("lifeboat", address, config);
      try {
        wire.start().get(BIND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return wire;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while binding a port on " + LOOPBACK, e);
      } catch (ExecutionException | TimeoutException e) {
        wire.stop();
        last = new IOException("no port could be bound on " + LOOPBACK + ": " + e.getMessage(), e);
      }
    }
    throw last;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  public MessagingService wire(NodeId endpoint) {
    NettyMessagingService wire = wires.get(endpoint);
    if (wire == null) {
      throw new IllegalArgumentException("no endpoint " + endpoint);
    }
    return wire;
  }

  public Map<NodeId, Address> addresses() {
    Map<NodeId, Address> addresses = new LinkedHashMap<>();
    wires.forEach((endpoint, wire) -> addresses.put(endpoint, wire.address()));
    return addresses;
  }

  /** Closes all ports and ends their threads, all wires at the same time. */
  public CompletableFuture<Void> close() {
    wires.values().forEach(QuietPeriod::shorten);
    return CompletableFuture.allOf(
        wires.values().stream().map(NettyMessagingService::stop).toArray(CompletableFuture[]::new));
  }
}
