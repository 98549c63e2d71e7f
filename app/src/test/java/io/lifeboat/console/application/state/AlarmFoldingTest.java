package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.alarm.AlarmDesk;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.DamageKnown;
import io.lifeboat.console.application.alarm.DegradationKnown;
import io.lifeboat.console.application.alarm.Situation;
import io.lifeboat.console.application.alarm.Situation.BrokenProperty;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmFoldingTest {
  private static final Text EVIDENCE = Text.of(FactsMsg.CLIENT);

  private static SafetyView judged(SafetyView.Property property, SafetyView.Verdict verdict) {
    return new SafetyView(
        List.of(new SafetyView.Judgement(property, verdict, 1, EVIDENCE, List.of(), null)));
  }

  @ParameterizedTest
  @EnumSource(SafetyView.Property.class)
  void aBrokenPropertyIsAnAlarmWhateverFactTellsIt(SafetyView.Property property) {
    assertThat(AlarmFolding.broken(judged(property, SafetyView.Verdict.HOLDS))).isEmpty();
    assertThat(AlarmFolding.broken(judged(property, SafetyView.Verdict.NOT_KNOWN))).isEmpty();
    List<BrokenProperty> broken = AlarmFolding.broken(judged(property, SafetyView.Verdict.BROKEN));

    Situation fine = AlarmFolding.situation(Facts.healthy(3).state());
    Situation bad =
        new Situation(
            fine.phase(),
            fine.electionTimeoutMs(),
            fine.heartbeatMs(),
            fine.isLed(),
            fine.members(),
            fine.available(),
            fine.margin(),
            null,
            fine.replicas(),
            Set.of(),
            broken,
            DamageKnown.NONE,
            DegradationKnown.NONE);
    Fact told = new Fact.ReplicaDigest(NodeId.of(1), 7, "00");
    AlarmDesk desk = AlarmDesk.BLANK.next(new FactRecord(1, 1_000, "test", null, told), bad).desk();

    AlarmLine line = desk.view().active().getFirst();
    String name = property.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertThat(line.key().id()).isEqualTo("safety-broken/" + name);
    assertThat(line.evidence()).isEqualTo(EVIDENCE);
    for (Language language : Language.values()) {
      assertThat(Messages.strict(language).format(line.title())).isNotBlank();
    }
  }
}
