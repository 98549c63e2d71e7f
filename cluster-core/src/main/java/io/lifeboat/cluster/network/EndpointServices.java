package io.lifeboat.cluster.network;

import io.atomix.cluster.ClusterMembershipService;
import io.atomix.cluster.messaging.ClusterCommunicationService;
import io.atomix.cluster.messaging.UnicastService;
import io.atomix.cluster.messaging.impl.DefaultClusterCommunicationService;
import io.atomix.utils.net.Address;
import io.lifeboat.cluster.model.NodeId;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** What the engine needs to speak from one endpoint, all of it passing {@link FaultyMessaging}. */
public record EndpointServices(
    FaultyMessaging messaging,
    ClusterMembershipService membership,
    ClusterCommunicationService communication) {

  public static EndpointServices of(NodeId self, Fabric fabric, Wires wires) {
    FaultyMessaging messaging = new FaultyMessaging(self, fabric, wires.wire(self));
    StaticMembership membership = new StaticMembership(self, fabric);
    DefaultClusterCommunicationService communication =
        new DefaultClusterCommunicationService(membership, messaging, new NoUnicast());
    communication.start().join();
    return new EndpointServices(messaging, membership, communication);
  }

  /** The engine would use UDP for events; this store publishes none. */
  private static final class NoUnicast implements UnicastService {
    @Override
    public void unicast(Address address, String subject, byte[] message) {}

    @Override
    public void addListener(
        String subject, BiConsumer<Address, byte[]> listener, Executor executor) {}

    @Override
    public void removeListener(String subject, BiConsumer<Address, byte[]> listener) {}
  }
}
