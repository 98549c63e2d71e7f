package io.lifeboat.console.ui.action;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.ApplyWrongly;
import io.lifeboat.cluster.command.NemesisCommand.ChangeState;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.NemesisCommand.FlapLeader;
import io.lifeboat.cluster.command.NemesisCommand.ForceElection;
import io.lifeboat.cluster.command.NemesisCommand.FreezeNode;
import io.lifeboat.cluster.command.NemesisCommand.HotKey;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.LoadBurst;
import io.lifeboat.cluster.command.NemesisCommand.MajoritiesRing;
import io.lifeboat.cluster.command.NemesisCommand.RejoinNode;
import io.lifeboat.cluster.command.NemesisCommand.SlowClient;
import io.lifeboat.cluster.command.NemesisCommand.SplitVote;
import io.lifeboat.cluster.command.NemesisCommand.StepDown;
import io.lifeboat.cluster.command.NemesisCommand.UnfreezeNode;
import io.lifeboat.cluster.command.OperatorCommand.AddNode;
import io.lifeboat.cluster.command.OperatorCommand.BackUp;
import io.lifeboat.cluster.command.OperatorCommand.CompactLog;
import io.lifeboat.cluster.command.OperatorCommand.CompareReplicas;
import io.lifeboat.cluster.command.OperatorCommand.RebuildNode;
import io.lifeboat.cluster.command.OperatorCommand.RemoveNode;
import io.lifeboat.cluster.command.OperatorCommand.RepairRecords;
import io.lifeboat.cluster.command.OperatorCommand.ReplaceNode;
import io.lifeboat.cluster.command.OperatorCommand.RestartNode;
import io.lifeboat.cluster.command.OperatorCommand.RollingRestart;
import io.lifeboat.cluster.command.OperatorCommand.ScrubNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.SwitchCommand.ChooseLevel;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The catalogue of what can be asked, in the order in which it is shown. */
public final class Actions {
  private static final long RESTART_PAUSE_MS = 1_000;
  private static final long FLAP_PERIOD_MS = 5_000;
  private static final int BURST_PER_SECOND = 1_000;
  private static final int SLOW_CLIENT_MS = 200;
  private static final int HOT_KEY_PERCENT = 80;

  private final CommandService service;
  private final Supplier<ConsoleState> latest;
  private Consumer<Refused> onRefused = refused -> {};

  /** A command that was turned away, and why. */
  public record Refused(Command command, Text reason) {}

  /**
   * The catalogue over this service.
   *
   * @param latest what is true now, also while the display is frozen
   */
  public Actions(CommandService service, Supplier<ConsoleState> latest) {
    this.service = service;
    this.latest = latest;
  }

  /** Tells of commands that are turned away, by key or palette, with the reason. */
  public void setOnRefused(Consumer<Refused> listener) {
    onRefused = listener;
  }

  /** All that can be done to one node: always the same actions in the same order. */
  public List<ActionItem> forNode(NodeId node, long durationMs) {
    return List.of(
        item("kill", new KillNode(node, durationMs)),
        item("stop", new StopNode(node)),
        item("start", new StartNode(node)),
        item("restart", new RestartNode(node, RESTART_PAUSE_MS)),
        item("freeze", new FreezeNode(node, durationMs)),
        item("unfreeze", new UnfreezeNode(node)),
        item("isolate", new IsolateNode(node, durationMs)),
        item("rejoin", new RejoinNode(node)),
        item("compact", new CompactLog(node)),
        item("transfer", new TransferLeadership(node)),
        item("step-down", new StepDown(node)),
        item("candidate", new ForceElection(node)),
        item("replace", new ReplaceNode(node, FreeNumber.in(latest.get()).orElse(node))),
        item("remove", new RemoveNode(node)));
  }

  /** What damages the data of one node, with plain strengths. */
  public List<ActionItem> dataFaults(NodeId node) {
    List<ActionItem> all = new ArrayList<>();
    for (FileDamage damage : FileDamage.values()) {
      String id = damage.name().toLowerCase(Locale.ROOT).replace('_', '-');
      all.add(item(id, new DamageFiles(node, damage, 0, 1, false)));
    }
    all.add(item("change-state", new ChangeState(node, "", false)));
    all.add(item("apply-wrongly", new ApplyWrongly(node, false)));
    return List.copyOf(all);
  }

  /** What finds and mends damage of one node. */
  public List<ActionItem> recovery(NodeId node) {
    return List.of(
        item("scrub", new ScrubNode(node)),
        item("rebuild", new RebuildNode(node)),
        item("repair-records", new RepairRecords(node)));
  }

  /** What is done to the cluster as a whole, with plain strengths. */
  public List<ActionItem> forAll(long durationMs) {
    List<ActionItem> all = new ArrayList<>();
    FreeNumber.in(latest.get()).ifPresent(node -> all.add(item("add", new AddNode(node))));
    all.add(item("rolling-restart", new RollingRestart(RESTART_PAUSE_MS)));
    all.add(item("ring", new MajoritiesRing(durationMs)));
    all.add(item("split-vote", new SplitVote(durationMs)));
    all.add(item("flap", new FlapLeader(FLAP_PERIOD_MS, durationMs)));
    all.add(item("burst", new LoadBurst(BURST_PER_SECOND, durationMs)));
    all.add(item("slow-client", new SlowClient(SLOW_CLIENT_MS, SLOW_CLIENT_MS / 4, durationMs)));
    all.add(item("hot-key", new HotKey(HOT_KEY_PERCENT, durationMs)));
    all.add(item("compare", new CompareReplicas()));
    all.add(item("back-up", new BackUp()));
    boolean guarded = latest.get().switchesOn().contains(SwitchName.VOTE_GUARD);
    all.add(item("vote-guard", new SetSwitch(SwitchName.VOTE_GUARD, !guarded)));
    for (SwitchName name :
        List.of(
            SwitchName.SCAN_BEFORE_START,
            SwitchName.SCRUBBING,
            SwitchName.AUTO_REPAIR,
            SwitchName.SCHEDULED_BACKUP)) {
      boolean on = latest.get().switchesOn().contains(name);
      all.add(
          item(name.name().toLowerCase(Locale.ROOT).replace('_', '-'), new SetSwitch(name, !on)));
    }
    return List.copyOf(all);
  }

  /** What decides about degradation: switches, levels and what is armed, without an end. */
  public List<ActionItem> degradation() {
    String by = OperatorName.current();
    List<ActionItem> all = new ArrayList<>();
    for (DegradeSwitch name : DegradeSwitch.values()) {
      for (SwitchPosition to :
          List.of(SwitchPosition.FORCED_ON, SwitchPosition.FORCED_OFF, SwitchPosition.AUTO)) {
        all.add(item(id(name) + "-" + id(to), new ForceSwitch(name, to, by, "", null, false)));
      }
    }
    all.add(item("level-auto", new ChooseLevel(null, by, "", null, false)));
    for (ServiceLevel level : ServiceLevel.values()) {
      all.add(item("level-" + id(level), new ChooseLevel(level, by, "", null, false)));
    }
    for (ToleranceLevel level : ToleranceLevel.values()) {
      all.add(item("tolerance-" + id(level), new SetTolerance(level)));
    }
    return List.copyOf(all);
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public ActionItem item(String id, Command command) {
    ConsoleState state = latest.get();
    return new ActionItem(
        id,
        name(command),
        command,
        service.check(command, state).reason(),
        service.preview(command, state));
  }

  /** Several commands for one button: those that can be given now, as one. */
  public ActionGroup group(List<Command> commands) {
    ConsoleState state = latest.get();
    List<Command> possible =
        commands.stream().filter(command -> service.check(command, state).isAllowed()).toList();
    if (possible.isEmpty()) {
      Command first = commands.getFirst();
      return new ActionGroup(
          CommandNames.of(commands),
          possible,
          service.check(first, state).reason(),
          service.preview(first, state));
    }
    return new ActionGroup(
        CommandNames.of(possible), possible, null, service.preview(possible, state));
  }

  /** Gives a command; what comes of it is in the facts. Returns at once. */
  public void submit(Command command) {
    Text reason = service.check(command, latest.get()).reason();
    if (reason == null) {
      service.submit(command);
    } else {
      onRefused.accept(new Refused(command, reason));
    }
  }

  /** Turns a command away for a reason that only the asker knows. */
  public void refuse(Command command, Text reason) {
    onRefused.accept(new Refused(command, reason));
  }

  /** What a command is called on buttons and in the log of commands. */
  public static Text name(Command command) {
    return CommandNames.of(command);
  }

  /** "n1, n2", in order. */
  public static String list(Iterable<NodeId> nodes) {
    return String.join(
        ", ",
        java.util.stream.StreamSupport.stream(nodes.spliterator(), false)
            .sorted()
            .map(NodeId::toString)
            .toList());
  }
}
