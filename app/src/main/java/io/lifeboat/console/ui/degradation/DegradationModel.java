package io.lifeboat.console.ui.degradation;

import io.lifeboat.cluster.model.ClassTreatment;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationView;
import io.lifeboat.console.application.state.DegradationView.LevelView;
import io.lifeboat.console.application.state.DegradationView.PolicyView;
import io.lifeboat.console.application.state.DegradationView.SwitchView;
import io.lifeboat.console.application.state.DegradationView.TroubleView;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the head and the switchboard show.
 *
 * @param level its name, or that it is not known
 * @param levelAge since when and for what, or null
 * @param degraded whether the level is below normal
 * @param chosen the level an operator chose, or null
 * @param choice who chose it, why, until when; empty when nobody did
 * @param policy which decides
 * @param fault that it gives no table, or null
 * @param tolerance what is armed, or null while it is not known
 * @param notes what is to be said of the tolerance level
 * @param nothingDecides that nothing is armed that decides, or null
 */
record DegradationModel(
    Text level,
    @Nullable Text levelAge,
    boolean degraded,
    @Nullable ServiceLevel chosen,
    List<Text> choice,
    Text policy,
    @Nullable Text fault,
    @Nullable ToleranceLevel tolerance,
    List<Text> notes,
    @Nullable Text nothingDecides,
    List<Row> switches,
    List<ClassTreatment> treatments) {
  private static final long MICROS_PER_MS = 1_000;

  /**
   * One switch.
   *
   * @param told null while nothing was told of it
   * @param force who forced it, why, until when; empty on automatic
   */
  record Row(DegradeSwitch name, @Nullable SwitchView told, List<Text> force) {}

  static DegradationModel of(ConsoleState state) {
    DegradationView view = state.degradation();
    LevelView level = view.level();
    boolean degraded = level != null && level.level() != ServiceLevel.NORMAL;
    return new DegradationModel(
        level == null
            ? Text.of(DegradationPanelMsg.LEVEL_UNKNOWN)
            : DegradationWords.of(level.level()),
        level == null ? null : age(level, state.nowMicros()),
        degraded,
        level == null ? null : level.chosen(),
        level == null ? List.of() : choice(level, state),
        policy(view.policy()),
        fault(view.policy().trouble(), state.nowMicros()),
        view.tolerance(),
        notes(view.tolerance(), state),
        nothingDecides(view),
        Arrays.stream(DegradeSwitch.values()).map(name -> row(name, state)).toList(),
        view.treatments());
  }

  private static Text age(LevelView level, long now) {
    Text span = DegradationWords.span((now - level.sinceMicros()) / MICROS_PER_MS);
    return level.cause() == null
        ? Text.of(DegradationPanelMsg.LEVEL_HOLDS, span)
        : Text.of(
            DegradationPanelMsg.LEVEL_HOLDS_BECAUSE, span, DegradationWords.of(level.cause()));
  }

  private static List<Text> choice(LevelView level, ConsoleState state) {
    ServiceLevel chosen = level.chosen();
    if (chosen == null) {
      return List.of();
    }
    List<Text> said = new ArrayList<>();
    said.add(Text.of(DegradationPanelMsg.CHOSEN, DegradationWords.of(chosen), who(level.by())));
    Ends ends = new Ends(level.untilMillis(), level.untilMicros());
    add(said, level.reason(), ends, level.local(), state);
    return said;
  }

  private static Row row(DegradeSwitch name, ConsoleState state) {
    SwitchView told = state.degradation().switches().get(name);
    if (told == null || !told.isForced()) {
      return new Row(name, told, List.of());
    }
    List<Text> said = new ArrayList<>();
    said.add(Text.of(DegradationPanelMsg.FORCED_BY, who(told.by())));
    Long since = told.sinceMillis();
    Long epoch = state.degradation().epochMicros();
    if (since != null && epoch != null) {
      long ago = (epoch + state.nowMicros()) / MICROS_PER_MS - since;
      said.add(Text.of(DegradationPanelMsg.SINCE, DegradationWords.span(ago)));
    }
    add(said, told.reason(), new Ends(told.untilMillis(), told.untilMicros()), told.local(), state);
    return new Row(name, told, said);
  }

  /** When something ends by itself: in milliseconds since 1970, and on the clock of the facts. */
  private record Ends(@Nullable Long millis, @Nullable Long micros) {}

  private static void add(
      List<Text> said, @Nullable String reason, Ends ends, boolean local, ConsoleState state) {
    if (reason != null && !reason.isBlank()) {
      said.add(Text.of(DegradationPanelMsg.REASON_GIVEN, reason));
    }
    Long millis = ends.millis();
    Long micros = ends.micros();
    if (millis == null) {
      said.add(Text.of(DegradationPanelMsg.NO_END));
    } else if (micros == null) {
      said.add(Text.of(DegradationPanelMsg.UNTIL, TimeOfDay.of(millis)));
    } else {
      long left = Math.ceilDiv(micros - state.nowMicros(), MICROS_PER_MS);
      said.add(
          Text.of(
              DegradationPanelMsg.UNTIL_LEFT, TimeOfDay.of(millis), DegradationWords.span(left)));
    }
    if (local) {
      said.add(Text.of(DegradationPanelMsg.HERE_ONLY));
    }
  }

  private static Object who(@Nullable String by) {
    return by == null || by.isBlank() ? Text.of(DegradationPanelMsg.SOMEBODY) : by;
  }

  private static Text policy(PolicyView policy) {
    PolicySource source = policy.source();
    if (source == null) {
      return Text.of(DegradationPanelMsg.POLICY_UNKNOWN);
    }
    Text name = DegradationWords.of(source);
    String hash = DegradationWords.hash(source);
    return policy.by() == null
        ? Text.of(DegradationPanelMsg.POLICY, name, hash)
        : Text.of(DegradationPanelMsg.POLICY_BY, name, hash, policy.by());
  }

  private static @Nullable Text fault(@Nullable TroubleView trouble, long now) {
    if (trouble == null) {
      return null;
    }
    PolicyFault fault = trouble.fault();
    Text span = DegradationWords.span((now - trouble.atMicros()) / MICROS_PER_MS);
    return fault.line() > 0
        ? Text.of(DegradationPanelMsg.FAULT_AT, span, fault.message(), fault.place())
        : Text.of(DegradationPanelMsg.FAULT, span, fault.message());
  }

  private static List<Text> notes(@Nullable ToleranceLevel level, ConsoleState state) {
    if (level == null) {
      return List.of(Text.of(DegradationPanelMsg.TOLERANCE_UNKNOWN));
    }
    List<Text> notes = new ArrayList<>();
    if (!level.isComplete()) {
      notes.add(Text.of(DegradationPanelMsg.INCOMPLETE, DegradationWords.of(level)));
    }
    int running = (int) state.nodes().stream().filter(NodeView::takesPart).count();
    if (running < level.nodes()) {
      notes.add(
          Text.of(
              DegradationPanelMsg.NODES_DIFFER,
              running,
              DegradationWords.of(level),
              level.nodes()));
    }
    return notes;
  }

  private static @Nullable Text nothingDecides(DegradationView view) {
    ToleranceLevel level = view.tolerance();
    return level == null || level.degrades()
        ? null
        : Text.of(DegradationPanelMsg.NOTHING_DECIDES, DegradationWords.of(level));
  }
}
