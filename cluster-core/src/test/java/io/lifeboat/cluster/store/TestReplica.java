package io.lifeboat.cluster.store;

/** A replica for tests in other rooms: a state, and the probe that looks at it. */
public final class TestReplica {
  private final KeyValueState state = new KeyValueState();
  private final ReplicaProbe probe = new ReplicaProbe();

  public TestReplica() {
    probe.serves(state);
  }

  public ReplicaProbe probe() {
    return probe;
  }

  /** Applies a write at this log index. */
  public Versioned put(String key, String value, long index) {
    Versioned entry = state.put(key, value, index);
    probe.applied(index, state.digest());
    return entry;
  }

  /** Has applied up to here. */
  public TestReplica at(long index) {
    probe.applied(index, state.digest());
    return this;
  }

  /** An entry was found changed. */
  public TestReplica damaged() {
    probe.changed(new ChangedEntry("k", 1, 2));
    return this;
  }
}
