package io.lifeboat.cluster.store;

/** Probes for tests in other rooms: a replica whose digest at index i is i. */
public final class TestProbes {
  private TestProbes() {}

  public static ReplicaProbe at(long... indices) {
    ReplicaProbe probe = new ReplicaProbe();
    for (long index : indices) {
      probe.applied(index, index);
    }
    return probe;
  }
}
