package io.lifeboat.console.application.state;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.DegradationView.LevelView;
import io.lifeboat.console.application.state.DegradationView.SwitchView;
import io.lifeboat.console.application.state.DegradationView.TraceEntry;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.DegradationMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what is given up, who decided it, and how the gateway fares. */
final class DegradationTales {
  private DegradationTales() {}

  private static Tale tale(Telling telling, Weight weight, Text title, Text why) {
    return Tale.of(Category.DEGRADATION, weight, title, why, Set.of())
        .because(telling.grounds().asked());
  }

  // Switches and levels

  /** Nothing when it is told for the first time and stands as usual. */
  static @Nullable Tale turned(Telling telling, Fact.DegradeSwitchChanged f) {
    SwitchView before = telling.before().degradation().switches().get(f.name());
    if (before == null && f.position() == SwitchPosition.AUTO && !f.on()) {
      return null;
    }
    Weight weight =
        f.on()
            ? Weight.ABNORMAL
            : f.position() == SwitchPosition.AUTO ? Weight.NORMAL : Weight.NOTICE;
    Text why = DegradationWords.meaning(f.name(), f.on());
    if (f.position() != SwitchPosition.AUTO) {
      Long since = f.sinceMillis();
      Long until = f.untilMillis();
      Long lasts = since == null || until == null ? null : (Long) (until - since);
      why = with(why, f.reason(), lasts, f.local());
    }
    return tale(telling, weight, turn(before, f), why);
  }

  private static Text turn(@Nullable SwitchView before, Fact.DegradeSwitchChanged f) {
    Text name = DegradationWords.of(f.name());
    SwitchPosition was = before == null ? SwitchPosition.AUTO : before.position();
    if (f.position() != was || isForcedAnew(before, f)) {
      return switch (f.position()) {
        case FORCED_ON -> Text.of(DegradationMsg.FORCED_ON, name, who(f.by()));
        case FORCED_OFF -> Text.of(DegradationMsg.FORCED_OFF, name, who(f.by()));
        case AUTO -> Text.of(DegradationMsg.AUTO_AGAIN, name, DegradationWords.standing(f.on()));
      };
    }
    if (before == null) {
      return Text.of(DegradationMsg.STANDS, name, DegradationWords.standing(f.on()));
    }
    if (before.on() != f.on()) {
      return Text.of(f.on() ? DegradationMsg.TURNS_ON : DegradationMsg.TURNS_OFF, name);
    }
    if (before.local() && !f.local()) {
      return Text.of(DegradationMsg.REPLICATED, name);
    }
    return before.computedOn() != f.computedOn() && before.isForced()
        ? Text.of(DegradationMsg.WANTS_OTHERWISE, name, DegradationWords.standing(f.computedOn()))
        : Text.of(DegradationMsg.STANDS, name, DegradationWords.standing(f.on()));
  }

  /** Somebody forced it again, for another reason or time. */
  private static boolean isForcedAnew(@Nullable SwitchView before, Fact.DegradeSwitchChanged f) {
    Long since = f.sinceMillis();
    return before != null
        && f.position() != SwitchPosition.AUTO
        && since != null
        && !since.equals(before.sinceMillis());
  }

  static Tale level(Telling telling, Fact.ServiceLevelChanged f) {
    LevelView before = telling.before().degradation().level();
    ServiceLevel chosen = f.chosen();
    ServiceLevel was = before == null ? null : before.chosen();
    TreatmentCause cause = f.cause();
    Text level = DegradationWords.of(f.level());
    Text title;
    if (chosen != null && chosen != was) {
      title = Text.of(DegradationMsg.LEVEL_CHOSEN, DegradationWords.of(chosen), who(f.by()));
    } else if (chosen == null && was != null) {
      title = Text.of(DegradationMsg.LEVEL_RELEASED, level);
    } else if (cause != null) {
      title = Text.of(DegradationMsg.LEVEL_IS_BECAUSE, level, DegradationWords.of(cause));
    } else {
      title = Text.of(DegradationMsg.LEVEL_IS, level);
    }
    Text why = DegradationWords.meaning(f.level());
    Weight weight =
        f.level() != ServiceLevel.NORMAL
            ? Weight.ABNORMAL
            : before == null || before.level() == ServiceLevel.NORMAL
                ? Weight.NORMAL
                : Weight.NOTICE;
    return tale(
        telling, weight, title, chosen == null ? why : with(why, f.reason(), null, f.local()));
  }

  private static Object who(@Nullable String by) {
    return by == null || by.isBlank() ? Text.of(DegradationMsg.SOMEBODY) : by;
  }

  private static Text with(
      Text why, @Nullable String reason, @Nullable Long lastsMs, boolean local) {
    Text all = why;
    if (reason != null && !reason.isBlank()) {
      all = sentences(all, Text.of(DegradationMsg.REASON, reason));
    }
    if (lastsMs != null) {
      all = sentences(all, Text.of(DegradationMsg.PREVIEW_FOR, DegradationWords.span(lastsMs)));
    }
    return local ? sentences(all, Text.of(DegradationMsg.PREVIEW_LOCAL)) : all;
  }

  // Treatments

  static Tale treated(Telling telling) {
    TraceEntry entry = telling.after().degradation().trace().getLast();
    boolean first = entry.before() == null;
    boolean gives = entry.changes().stream().allMatch(change -> change.to() == Treatment.FULL);
    Text title =
        entry.changes().isEmpty()
            ? Text.of(DegradationMsg.TREATED_SAME)
            : Text.of(
                first ? DegradationMsg.TREATED_FIRST : DegradationMsg.TREATED,
                DegradationWords.changes(entry.changes()));
    return tale(telling, gives ? Weight.NORMAL : Weight.NOTICE, title, measured(entry));
  }

  private static Text measured(TraceEntry entry) {
    if (entry.before() == null) {
      return Text.of(
          DegradationMsg.TREATED_FIRST_WHY,
          HealthField.QUORUM.value(entry.health()),
          HealthField.LEADER.value(entry.health()));
    }
    return entry.fields().isEmpty()
        ? Text.of(DegradationMsg.TREATED_SAME_WHY)
        : Text.of(DegradationMsg.TREATED_WHY, DegradationWords.differences(entry));
  }

  // Breaker

  static Tale breaker(Telling telling, BreakerView breaker) {
    Text title =
        Text.of(
            switch (breaker.state()) {
              case CLOSED -> DegradationMsg.BREAKER_CLOSES;
              case OPEN -> DegradationMsg.BREAKER_OPENS;
              case HALF_OPEN -> DegradationMsg.BREAKER_PROBES;
            });
    Weight weight = breaker.state() == BreakerState.CLOSED ? Weight.NOTICE : Weight.ABNORMAL;
    return tale(telling, weight, title, DegradationWords.window(breaker));
  }

  // Policies

  static Tale activated(Telling telling, Fact.PolicyActivated f) {
    Text policy = DegradationWords.of(f.policy());
    Text title =
        f.by() == null
            ? Text.of(DegradationMsg.POLICY_DECIDES, policy)
            : Text.of(DegradationMsg.POLICY_ACTIVATED, policy, who(f.by()));
    return tale(
        telling,
        f.by() == null ? Weight.NORMAL : Weight.NOTICE,
        title,
        Text.of(DegradationMsg.POLICY_WHY, DegradationWords.hash(f.policy())));
  }

  static Tale faulted(Telling telling, Fact.PolicyFaulted f) {
    PolicyFault fault = f.fault();
    Text meanwhile = DegradationWords.of(f.consequence());
    return tale(
        telling,
        Weight.ABNORMAL,
        Text.of(DegradationMsg.POLICY_FAULTED, fault.policy(), fault.message()),
        fault.line() > 0
            ? sentences(Text.of(DegradationMsg.POLICY_LINE, fault.place(), fault.text()), meanwhile)
            : meanwhile);
  }

  static Tale recovered(Telling telling, String policy) {
    return tale(
            telling,
            Weight.NOTICE,
            Text.of(DegradationMsg.POLICY_RECOVERED, policy),
            Text.of(DegradationMsg.POLICY_RECOVERED_WHY))
        .because(
            telling
                .grounds()
                .last(
                    told ->
                        told.fact() instanceof Fact.PolicyFaulted f
                            && f.fault().policy().equals(policy)));
  }

  static Tale tolerance(Telling telling, ToleranceLevel level) {
    return tale(
        telling,
        Weight.NORMAL,
        Text.of(DegradationMsg.TOLERANCE_IS, DegradationWords.of(level)),
        DegradationWords.meaning(level));
  }
}
