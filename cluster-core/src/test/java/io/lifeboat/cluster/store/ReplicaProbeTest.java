package io.lifeboat.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplicaProbeTest {

  @Test
  void remembersTheDigestRightAfterEachOfTheLastCommands() {
    ReplicaProbe probe = new ReplicaProbe();
    int commands = ReplicaProbe.CAPACITY + 100;
    for (int i = 1; i <= commands; i++) {
      probe.applied(3L * i, i);
    }
    assertThat(probe.lastIndex()).isEqualTo(3L * commands);
    assertThat(probe.digestAt(3L * commands)).hasValue(commands);
    assertThat(probe.digestAt(3L * 101)).hasValue(101);
    assertThat(probe.digestAt(3L * 100)).as("forgotten").isEqualTo(OptionalLong.empty());
    assertThat(probe.digestAt(3L * commands - 1)).as("no command").isEqualTo(OptionalLong.empty());
  }

  @Test
  void aSnapshotReplacesWhatWasKnown() {
    ReplicaProbe probe = new ReplicaProbe();
    probe.applied(5, 50);
    probe.restored(90, 900);
    assertThat(probe.digestAt(5)).isEmpty();
    assertThat(probe.digestAt(90)).hasValue(900);
    assertThat(probe.lastIndex()).isEqualTo(90);
  }

  @Test
  void anIndexAppliedAgainReplacesWhatCameAfterIt() {
    ReplicaProbe probe = new ReplicaProbe();
    probe.applied(5, 50);
    probe.applied(6, 60);
    probe.applied(5, 51);
    assertThat(probe.digestAt(5)).hasValue(51);
    assertThat(probe.digestAt(6)).isEmpty();
  }

  @Test
  void aMarkIsCopiedForWhoeverWaitsForItAndForNobodyElse() {
    ReplicaProbe probe = new ReplicaProbe();
    MarkedState copy = new MarkedState(7, 0, new TreeMap<>());
    var waiting = probe.expect(42);
    probe.marked(41, () -> new MarkedState(Long.parseLong("nobody asks"), 0, new TreeMap<>()));
    assertThat(waiting).isNotDone();
    probe.marked(42, () -> copy);
    assertThat(waiting).isCompletedWithValue(copy);

    var given = probe.expect(43);
    probe.forget(43);
    probe.marked(43, () -> copy);
    assertThat(given).isNotDone();
  }

  @Test
  void aCorrectionIsTakenOnceAndNotAfterASnapshot() {
    ReplicaProbe probe = new ReplicaProbe();
    probe.correct(5);
    assertThat(probe.takeCorrection()).isEqualTo(5);
    assertThat(probe.takeCorrection()).isZero();
    probe.correct(5);
    probe.restored(9, 90);
    assertThat(probe.takeCorrection()).isZero();
  }
}
