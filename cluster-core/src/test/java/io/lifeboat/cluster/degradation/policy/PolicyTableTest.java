package io.lifeboat.cluster.degradation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PolicyTableTest {
  private static final PolicySource SOURCE = PolicySource.of("p", PolicyLanguage.LUA, "x");
  private static final RequestClass BATCH_SCAN =
      new RequestClass(RequestKind.SCAN, RequestPriority.BATCH);

  /** A policy in Java. */
  private interface Deciding extends Policy {
    @Override
    default PolicySource source() {
      return SOURCE;
    }

    @Override
    default void close() {}
  }

  private static Deciding sheddingBatchScans() {
    return (request, health) -> request.equals(BATCH_SCAN) ? Treatment.SHED : Treatment.FULL;
  }

  private static PolicyTable table(Policy policy) throws PolicyFaultException {
    return PolicyTable.of(policy, SampleHealth.HEALTHY.health());
  }

  @Test
  void hasEveryClassInTheirOrder() throws PolicyFaultException {
    PolicyTable table = table(sheddingBatchScans());
    assertThat(table.treatments().keySet()).containsExactlyElementsOf(RequestClass.values());
    assertThat(table.treatment(BATCH_SCAN)).isEqualTo(Treatment.SHED);
  }

  @Test
  void knowsInWhatItDiffers() throws PolicyFaultException {
    PolicyTable full = table((Deciding) (request, health) -> Treatment.FULL);
    assertThat(table(sheddingBatchScans()).differences(full)).containsExactly(BATCH_SCAN);
    assertThat(full.differences(full)).isEmpty();
  }

  @Test
  void aTableWithAHoleIsNone() throws PolicyFaultException {
    Map<RequestClass, Treatment> treatments =
        new HashMap<>(table(sheddingBatchScans()).treatments());
    treatments.remove(BATCH_SCAN);
    assertThatThrownBy(() -> new PolicyTable(treatments))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstFaultEndsIt() {
    PolicyFault fault = PolicyFault.of(SOURCE, 1, PolicyFault.Kind.RUNTIME, "no");
    Deciding faulty =
        (request, health) -> {
          throw new PolicyFaultException(fault);
        };
    assertThatThrownBy(() -> table(faulty))
        .isInstanceOfSatisfying(
            PolicyFaultException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void takesNoLongerThanItsTime() {
    Deciding slow =
        (request, health) -> {
          long start = System.nanoTime();
          while (System.nanoTime() - start < 3_000_000) {
            Thread.onSpinWait();
          }
          return Treatment.FULL;
        };
    assertThatThrownBy(() -> PolicyTable.of(slow, SampleHealth.HEALTHY.health(), 1))
        .isInstanceOfSatisfying(
            PolicyFaultException.class,
            e -> assertThat(e.fault().kind()).isEqualTo(PolicyFault.Kind.TIME));
  }

  @Test
  void aPauseIsNotTheTimeOfAPolicy() throws PolicyFaultException {
    Deciding waiting =
        (request, health) -> {
          long end = System.nanoTime() + (request.equals(BATCH_SCAN) ? 200_000_000 : 0);
          while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
          }
          return Treatment.FULL;
        };
    assertThat(table(waiting).treatment(BATCH_SCAN)).isEqualTo(Treatment.FULL);
  }

  @Test
  void samplesAreUnlikeEachOther() {
    assertThat(java.util.Arrays.stream(SampleHealth.values()).map(SampleHealth::health))
        .doesNotHaveDuplicates();
    Health lost = SampleHealth.WITHOUT_QUORUM.health();
    assertThat(lost.hasQuorum()).isFalse();
    assertThat(lost.quorumMargin()).isNegative();
  }

  // Sources

  @Test
  void aSourceIsThatOfItsHash() {
    PolicySource source = PolicySource.of("night", PolicyLanguage.PYTHON, "abc");
    assertThat(source.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(source.fileName()).isEqualTo("night.py");
    assertThatThrownBy(
            () -> new PolicySource("night", PolicyLanguage.PYTHON, "abd", source.sha256()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PolicySource.of(" ", PolicyLanguage.PYTHON, "abc"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void linesAreCountedFromOne() {
    PolicySource source = PolicySource.of("p", PolicyLanguage.LUA, "a\r\nb\n\nd");
    assertThat(source.line(1)).isEqualTo("a");
    assertThat(source.line(2)).isEqualTo("b");
    assertThat(source.line(3)).isEmpty();
    assertThat(source.line(4)).isEqualTo("d");
    assertThat(source.line(0)).isEmpty();
    assertThat(source.line(9)).isEmpty();
  }

  @Test
  void theEndingOfAFileTellsTheLanguage() {
    assertThat(PolicyLanguage.ofFile("a/b.lua")).contains(PolicyLanguage.LUA);
    assertThat(PolicyLanguage.ofFile("B.PY")).contains(PolicyLanguage.PYTHON);
    assertThat(PolicyLanguage.ofFile("lua")).isEqualTo(Optional.empty());
    assertThat(PolicyLanguage.ofFile("a.txt")).isEmpty();
  }

  @Test
  void aFaultIsOneShortLine() {
    PolicyFault fault =
        new PolicyFault("p", 3, PolicyFault.Kind.RUNTIME, "a\n\u001b[31mb" + "c".repeat(999), "t");
    assertThat(fault.message()).startsWith("a [31mbccc").hasSize(301);
    assertThat(fault.place()).isEqualTo("p:3");
    assertThat(new PolicyFault("p", 0, PolicyFault.Kind.ENGINE, "x", "").place()).isEqualTo("p");
  }
}
