package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationView.PolicyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the desk of policies has to do with the cluster: what it measured, and what decides there.
 */
public final class ConsolePolicies implements Measurements, PolicyActivation {
  /** Who is named for a policy that nobody activated. */
  private static final String FROM_THE_START = "–";

  private final Supplier<ConsoleState> latest;
  private final CommandService commands;

  public ConsolePolicies(Supplier<ConsoleState> latest, CommandService commands) {
    this.latest = latest;
    this.commands = commands;
  }

  @Override
  public Optional<Health> current() {
    return Optional.ofNullable(latest.get().degradation().health().latest());
  }

  @Override
  public List<TimedHealth> recorded() {
    return latest.get().degradation().health().recent().stream()
        .map(at -> new TimedHealth(at.atMicros(), at.health()))
        .toList();
  }

  /** The policy that decides now, as far as facts told it. */
  public Optional<ActivePolicy> active() {
    PolicyView policy = latest.get().degradation().policy();
    PolicySource source = policy.source();
    Long since = policy.sinceMillis();
    if (source == null || since == null) {
      return Optional.empty();
    }
    String by = policy.by();
    return Optional.of(
        new ActivePolicy(source, Instant.ofEpochMilli(since), by == null ? FROM_THE_START : by));
  }

  @Override
  public void activate(PolicySource source) {
    commands.submit(new SwitchCommand.ActivatePolicy(source, OperatorName.current()));
  }
}
