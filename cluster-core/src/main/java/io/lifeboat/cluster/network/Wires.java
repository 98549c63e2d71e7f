package io.lifeboat.cluster.network;

import io.atomix.cluster.messaging.MessagingConfig;
import io.atomix.cluster.messaging.MessagingService;
import io.atomix.cluster.messaging.impl.NettyMessagingService;
import io.atomix.utils.net.Address;
import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The real TCP endpoints, one per node and one for the client, each on a port of its own on
 * 127.0.0.1. A wire outlives the node on it: Netty needs seconds to end, and a killed node must be
 * off the network at once.
 */
public final class Wires {
  private static final String LOOPBACK = "127.0.0.1";

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
    Map<NodeId, NettyMessagingService> wires = new LinkedHashMap<>();
    List<CompletableFuture<?>> starting = new ArrayList<>();
    for (NodeId endpoint : endpoints) {
      Address address = Address.from(LOOPBACK, freePort());
      MessagingConfig config =
          new MessagingConfig().setInterfaces(List.of(LOOPBACK)).setConnectionPoolSize(2);
      NettyMessagingService wire = new NettyMessagingService("lifeboat", address, config);
      wires.put(endpoint, wire);
      starting.add(wire.start());
    }
    Wires opened = new Wires(wires);
    try {
      CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      opened.close();
      throw new IOException("interrupted while binding ports on " + LOOPBACK, e);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      opened.close();
      throw new IOException("no port could be bound on " + LOOPBACK, e);
    }
    return opened;
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

  /** Closes all ports; Netty takes some seconds to end its threads, all wires at the same time. */
  public CompletableFuture<Void> close() {
    return CompletableFuture.allOf(
        wires.values().stream().map(NettyMessagingService::stop).toArray(CompletableFuture[]::new));
  }
}
