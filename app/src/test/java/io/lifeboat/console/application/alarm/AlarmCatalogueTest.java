package io.lifeboat.console.application.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guidance is mandatory: every alarm says when, why, what follows and what to do. */
class AlarmCatalogueTest {
  private static final NodeId N3 = NodeId.of(3);

  private static List<AlarmSubject> subjects(AlarmKind kind) {
    return switch (kind) {
      case SAFETY_BROKEN ->
          List.of(new AlarmSubject.Property("election-safety", Text.of(AlarmMsg.STATE_NORMAL)));
      case FORCE_EXPIRING ->
          List.of(new AlarmSubject.Property("read-only", Text.of(AlarmMsg.STATE_NORMAL)));
      case STALE_LEADER,
          REPLICA_LAGGING,
          REPLICA_NOT_APPLYING,
          CORRUPTION_FOUND,
          REPLICA_DIFFERS,
          QUARANTINED,
          REPAIR_FAILED,
          SCRUB_OVERDUE ->
          List.of(new AlarmSubject.Node(N3));
      case LINK_DEGRADED ->
          List.of(
              new AlarmSubject.Cluster(),
              new AlarmSubject.Node(N3),
              new AlarmSubject.Group(List.of(N3, NodeId.of(1))),
              AlarmSubject.Link.between(N3, NodeId.of(1)));
      case NO_LEADER,
          QUORUM_LOST,
          QUORUM_MARGIN_ZERO,
          LEADER_FLAPPING,
          SERVICE_UNAVAILABLE,
          CANNOT_TELL,
          EMERGENCY,
          DEGRADED,
          SHED_RATE,
          BREAKER_OPEN,
          POLICY_FAULTED ->
          List.of(new AlarmSubject.Cluster());
    };
  }

  @ParameterizedTest
  @EnumSource(AlarmKind.class)
  void saysAllThereIsToSayInEveryLanguage(AlarmKind kind) {
    for (Language language : Language.values()) {
      Messages messages = Messages.strict(language);
      for (AlarmSubject subject : subjects(kind)) {
        String title = messages.format(kind.title(subject));
        assertThat(title).isNotBlank().doesNotContain("{").doesNotEndWith(".").doesNotEndWith("。");
        subject.nodes().forEach(node -> assertThat(title).contains(node.value()));
      }
      String stop = language == Language.CHINESE ? "。" : ".";
      Stream.of(kind.condition(), kind.cause(), kind.consequence(), kind.guidance())
          .map(messages::format)
          .forEach(said -> assertThat(said).endsWith(stop).doesNotContain("{", "!", "！"));
      assertThat(messages.format(kind.display().label())).isNotBlank();
      assertThat(messages.format(kind.priority().label())).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(AlarmKind.class)
  void delaysAreShortAgainstAnOperatorsReactionAndNeverNegative(AlarmKind kind) {
    assertThat(kind.onDelayMs(500)).isBetween(0L, 5_000L);
    assertThat(kind.offDelayMs()).isBetween(0L, 5_000L);
  }
}
