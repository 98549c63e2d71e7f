package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.degradation.ActivePolicy;
import io.lifeboat.cluster.degradation.ChosenLevel;
import io.lifeboat.cluster.degradation.Setting;
import io.lifeboat.cluster.degradation.SwitchForce;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.store.TestReplica;
import io.lifeboat.cluster.store.Versioned;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicatedSettingsTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final DegradeSwitch SCANS = DegradeSwitch.PAUSE_SCANS;
  private static final String KEY = "lifeboat/switch/pause-scans";
  private static final OperationResult NOT_KNOWN = new OperationResult.NotKnown("no answer");

  private final List<Replica> replicas = new ArrayList<>();
  private final TestReplica replica = add(1);
  private final List<Operation.Put> written = new ArrayList<>();
  private final Deque<CompletableFuture<OperationResult>> underWay = new ArrayDeque<>();
  private long micros = 1_000_000_000;
  private final ReplicatedSettings settings =
      new ReplicatedSettings(
          () -> replicas,
          (operation, timeoutMs) -> {
            written.add((Operation.Put) operation);
            CompletableFuture<OperationResult> result = new CompletableFuture<>();
            underWay.addLast(result);
            return result;
          },
          () -> micros,
          Runnable::run);

  private TestReplica add(int node) {
    TestReplica next = new TestReplica();
    replicas.add(new Replica(NodeId.of(node), next.probe()));
    return next;
  }

  private static SwitchForce force(SwitchPosition position, long since) {
    return new SwitchForce(position, "ada", "trial", since, null);
  }

  private Setting<SwitchForce> scans() {
    return settings.switches.setting(SCANS);
  }

  /** The oldest write is acknowledged, at this index. */
  private void acknowledge(long index) {
    Operation.Put put = written.get(written.size() - underWay.size());
    underWay
        .removeFirst()
        .complete(new OperationResult.Ok(new Versioned(put.value(), index, index), N1, 1));
  }

  @Test
  void whatIsWrittenIsWhatAReplicaIsReadAs() {
    settings.write(scans(), force(SwitchPosition.FORCED_ON, 5));
    settings.write(settings.level, new ChosenLevel(ServiceLevel.EMERGENCY, "ada", "", 6, 9L));
    PolicySource source = PolicySource.of("p", PolicyLanguage.LUA, "function decide() end");
    settings.write(settings.policy, new ActivePolicy(source, "ada", 7));
    assertThat(written)
        .extracting(Operation.Put::key)
        .containsExactly(KEY, "lifeboat/level", "lifeboat/policy");
    assertThat(scans().current()).as("not in force before it is acknowledged").isNull();

    long index = 10;
    for (Operation.Put put : written) {
      replica.put(put.key(), put.value(), index++);
    }
    settings.learn();
    assertThat(scans().current()).isEqualTo(force(SwitchPosition.FORCED_ON, 5));
    assertThat(settings.level.current())
        .isEqualTo(new ChosenLevel(ServiceLevel.EMERGENCY, "ada", "", 6, 9L));
    assertThat(settings.policy.current()).isEqualTo(new ActivePolicy(source, "ada", 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "7",
        "not JSON",
        "{\"position\": \"SIDEWAYS\", \"by\": \"ada\", \"reason\": \"\", \"sinceMillis\": 9}",
        "{\"position\": null, \"by\": \"ada\", \"reason\": \"\", \"sinceMillis\": 9}",
        "{\"position\": \"AUTO\", \"reason\": \"\", \"sinceMillis\": 9}",
        "{\"position\": \"AUTO\", \"by\": \"ada\", \"reason\": \"\", \"sinceMillis\": 9,"
            + " \"untilMillis\": 8}",
        "{\"position\": \"AUTO\", \"by\": \"ada\", \"reason\": \"\", \"sinceMillis\": 9,"
            + " \"more\": 1}",
        "{\"position\": \"AUTO\", \"by\": \"ada\", \"reason\": \"\", \"sinceMillis\": 9} {}"
      })
  void whatIsNoSettingIsLeftOut(String garbage) {
    settings.write(scans(), force(SwitchPosition.FORCED_ON, 5));
    replica.put(KEY, written.getFirst().value(), 10);
    settings.learn();
    replica.put(KEY, garbage, 11);
    replica.put("lifeboat/level", garbage, 12);
    replica.put("lifeboat/policy", garbage, 13);
    settings.learn();
    assertThat(scans().current()).isEqualTo(force(SwitchPosition.FORCED_ON, 5));
    assertThat(settings.level.current()).isNull();
    assertThat(settings.policy.current()).isNull();
    assertThat(settings.switches.positions(20)).containsEntry(SCANS, SwitchPosition.FORCED_ON);

    replica.put(KEY, written.getFirst().value().replace("FORCED_ON", "FORCED_OFF"), 14);
    settings.learn();
    assertThat(scans().current()).isEqualTo(force(SwitchPosition.FORCED_OFF, 5));
  }

  @Test
  void theReplicaThatHasAppliedMostIsBelievedUnlessItIsDamaged() {
    settings.write(scans(), force(SwitchPosition.FORCED_ON, 5));
    String on = written.getFirst().value();
    replica.put(KEY, on, 10);
    add(2).put(KEY, on.replace("FORCED_ON", "FORCED_OFF"), 12);
    TestReplica changed = add(3);
    changed.put(KEY, on.replace("FORCED_ON", "AUTO"), 13);
    changed.damaged();
    settings.learn();
    assertThat(scans().current()).isEqualTo(force(SwitchPosition.FORCED_OFF, 5));
    replicas.remove(1);
    settings.learn();
    assertThat(scans().current())
        .as("an older one is no news")
        .isEqualTo(force(SwitchPosition.FORCED_OFF, 5));
  }

  @Test
  void anAcknowledgementThatComesLateDoesNotUndoWhatCameAfterIt() {
    settings.write(scans(), force(SwitchPosition.FORCED_ON, 5));
    settings.write(scans(), force(SwitchPosition.FORCED_OFF, 6));
    replica.put(KEY, written.get(0).value(), 10);
    replica.put(KEY, written.get(1).value(), 11);
    settings.learn();
    acknowledge(10);
    settings.learn();
    assertThat(scans().current())
        .as("what the replicas hold")
        .isEqualTo(force(SwitchPosition.FORCED_OFF, 6));
  }

  @Test
  void whatWasTurnedHereIsReplicatedOneAtATimeUntilItIs() {
    settings.reconcile();
    assertThat(written).isEmpty();
    scans().turnHere(force(SwitchPosition.FORCED_ON, 5));
    settings.level.turnHere(new ChosenLevel(ServiceLevel.REDUCED, "ada", "", 6, null));
    settings.reconcile();
    settings.reconcile();
    assertThat(written).extracting(Operation.Put::key).containsExactly(KEY);

    underWay.removeFirst().complete(NOT_KNOWN);
    settings.reconcile();
    assertThat(written).as("not at once").hasSize(1);
    micros += 500_000;
    settings.reconcile();
    assertThat(written).extracting(Operation.Put::key).containsExactly(KEY, KEY);
    assertThat(scans().isLocal()).isTrue();
    acknowledge(10);
    assertThat(scans().isLocal()).isFalse();
    assertThat(scans().current()).isEqualTo(force(SwitchPosition.FORCED_ON, 5));
    micros += 500_000;
    settings.reconcile();
    assertThat(written).last().extracting(Operation.Put::key).isEqualTo("lifeboat/level");
    acknowledge(11);
    micros += 500_000;
    settings.reconcile();
    assertThat(written).hasSize(3);
    assertThat(settings.level.isLocal()).isFalse();
  }

  @Test
  void withoutAReplicaNothingIsLearned() {
    replicas.clear();
    settings.learn();
    assertThat(settings.switches.positions(1)).isEmpty();
  }
}
