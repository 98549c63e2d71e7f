package io.lifeboat.console.ui.workload;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.state.ClientView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FailoverWords;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The load, what clients have of it, and how the last failovers felt to them. */
record WorkloadViewModel(
    WorkloadSettings settings,
    boolean readOnly,
    boolean counted,
    ClientView client,
    List<FailoverRow> failovers) {

  private static final int SHOWN = 6;

  /** One failover; a duration that is not known is null, never 0. */
  record FailoverRow(
      int number,
      Text title,
      @Nullable Double detectedMs,
      @Nullable Double electedMs,
      @Nullable Double firstCommitMs,
      @Nullable Double firstClientSuccessMs) {}

  static WorkloadViewModel of(ConsoleState state) {
    List<FailoverRow> rows = new ArrayList<>();
    List<Failover> failovers = state.failovers();
    for (int i = failovers.size() - 1; i >= 0 && rows.size() < SHOWN; i--) {
      rows.add(row(failovers.get(i)));
    }
    return new WorkloadViewModel(
        state.workload(),
        state.degradation().isOn(DegradeSwitch.READ_ONLY),
        !state.client().equals(ClientView.NONE),
        state.client(),
        List.copyOf(rows));
  }

  private static FailoverRow row(Failover f) {
    return new FailoverRow(
        f.number(),
        f.leader() == null
            ? Text.of(UiMsg.FAILOVER_OPEN, f.number(), f.lost(), FailoverWords.cause(f.cause()))
            : Text.of(
                UiMsg.FAILOVER_DONE,
                f.number(),
                f.lost(),
                FailoverWords.cause(f.cause()),
                f.leader()),
        f.detectedMs(),
        f.electedMs(),
        f.firstCommitMs(),
        f.firstClientSuccessMs());
  }
}
