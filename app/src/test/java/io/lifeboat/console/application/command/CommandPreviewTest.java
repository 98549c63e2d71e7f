package io.lifeboat.console.application.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.command.SwitchCommand.ActivatePolicy;
import io.lifeboat.cluster.command.SwitchCommand.ChooseLevel;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.Golden;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Degradations;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every preview as a person reads it, in each language, compared with golden files. */
class CommandPreviewTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final NodeId N5 = NodeId.of(5);
  private static final NodeId N6 = NodeId.of(6);
  private static final Set<MessageKind> LIFE_SIGNS =
      Set.of(MessageKind.APPEND, MessageKind.HEARTBEAT);

  /** A picture, and what is thought of doing in it. */
  private record Case(String picture, Facts facts, List<Command> commands) {}

  private static Case of(String picture, Facts facts, Command... commands) {
    return new Case(picture, facts, List.of(commands));
  }

  private static List<Case> cases() {
    return Stream.of(
            processes(),
            members(),
            shapes(),
            links(),
            leadership(),
            others(),
            degradation(),
            logbook())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> processes() {
    Facts bare = Facts.healthy(3).killed(3);
    return List.of(
        of("n1 leads 5", Facts.healthy(5), kill(1)),
        of("n1 leads 5", Facts.healthy(5), new NemesisCommand.KillNode(N2, 5_000)),
        of("n1 leads 5", Facts.healthy(5), kill(1), kill(2)),
        of("n1 leads 5", Facts.healthy(5), kill(2), kill(3), kill(4)),
        of(
            "n1 leads 5",
            Facts.healthy(5),
            new NemesisCommand.FreezeNode(N2, 4_000),
            new NemesisCommand.FreezeNode(N3, 4_000)),
        of("n1 leads 5", Facts.healthy(5), kill(2), new NemesisCommand.IsolateNode(N3, 0)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.StopNode(N2)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.StopNode(N1)),
        of("n1 leads 3, n3 is killed", bare, new NemesisCommand.FreezeNode(N2, 1_500)),
        of("n1 is alone", Facts.healthy(1), kill(1)),
        of("n1 leads 5", Facts.healthy(5), new NemesisCommand.IsolateNode(N1, 0)),
        of("n1 leads 3, n3 is killed", bare, new OperatorCommand.StartNode(N3)),
        of(
            "n1 leads 3, n3 is cut off and killed",
            Facts.healthy(3).isolated(3, 3).killed(3),
            new OperatorCommand.StartNode(N3)),
        of(
            "all three are killed",
            Facts.healthy(3).killed(1).killed(2).killed(3),
            new OperatorCommand.StartNode(N3)),
        of("n3 is cut off", Facts.healthy(3).isolated(3, 3), new NemesisCommand.RejoinNode(N3)),
        of(
            "n2 is frozen",
            Facts.healthy(3).add(new Fact.NodeFrozen(N2)),
            new NemesisCommand.UnfreezeNode(N2)),
        of("n1 leads 5", Facts.healthy(5), new OperatorCommand.RestartNode(N1, 500)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.RollingRestart(500)));
  }

  private static List<Case> members() {
    return List.of(
        of("n1 leads 4", Facts.healthy(4), new OperatorCommand.AddNode(N5)),
        of("n1 leads 5", Facts.healthy(5), new OperatorCommand.AddNode(N6)),
        of("n1 leads 5, n4 is killed", Facts.healthy(5).killed(4), new OperatorCommand.AddNode(N6)),
        of("n1 leads 5", Facts.healthy(5), new OperatorCommand.RemoveNode(N2)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.RemoveNode(N1)),
        of("n1 leads 5", Facts.healthy(5), new OperatorCommand.ReplaceNode(N2, N6)));
  }

  private static List<Case> shapes() {
    return List.of(
        of("n1 leads 5", Facts.healthy(5), partition("client 1 2", "3 4 5")),
        of("n1 leads 5", Facts.healthy(5), partition("1 2 3", "4 5")),
        of("n1 leads 4", Facts.healthy(4), partition("1 2", "3 4")),
        of("nobody leads 3", Facts.healthy(3).killed(1), partition("2", "3")),
        of("n1 leads 3", Facts.healthy(3), partition("2", "3")),
        of("n1 leads 5", Facts.healthy(5), new NemesisCommand.BridgeNodes(N3, 5_000)),
        of("n1 leads 5", Facts.healthy(5), new NemesisCommand.BridgeNodes(N1, 0)),
        of("n1 leads 4", Facts.healthy(4), new NemesisCommand.BridgeNodes(NodeId.of(4), 0)),
        of("n1 leads 5", Facts.healthy(5), new NemesisCommand.MajoritiesRing(5_000)));
  }

  private static List<Case> links() {
    Set<Link> fromLeader = Set.of(new Link(N1, N2), new Link(N1, N3), new Link(N1, NodeId.of(4)));
    Set<Link> pair = LinkShapes.between(Set.of(N1), Set.of(N2));
    Set<Link> client = LinkShapes.between(Set.of(NodeId.CLIENT), nodes(5));
    LinkEffect delay = LinkEffect.NONE.withDelay(1_200, 100, DelayShape.UNIFORM);
    LinkEffect some = LinkEffect.NONE.withDelay(400, 100, DelayShape.NORMAL);
    LinkEffect little = LinkEffect.NONE.withDelay(40, 10, DelayShape.PARETO);
    List<Case> cases = new ArrayList<>();
    for (LinkEffect effect :
        List.of(
            delay,
            some,
            little,
            LinkEffect.NONE.withLoss(50),
            LinkEffect.NONE.withLoss(5),
            LinkEffect.NONE.withDuplicates(20).withReordering(10, 80).withBandwidth(64_000),
            LinkEffect.CUT)) {
      cases.add(
          of(
              "n1 leads 5",
              Facts.healthy(5),
              new NemesisCommand.DisturbLinks(fromLeader, Set.of(), effect, 0)));
    }
    cases.addAll(
        List.of(
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.DisturbLinks(fromLeader, LIFE_SIGNS, LinkEffect.CUT, 5_000)),
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.DisturbLinks(
                    fromLeader, Set.of(MessageKind.APPEND), LinkEffect.CUT, 0)),
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.DisturbLinks(
                    pair, Set.of(MessageKind.APPEND), LinkEffect.CUT, 0)),
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.DisturbLinks(
                    pair, Set.of(MessageKind.VOTE, MessageKind.POLL), delay, 0)),
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.DisturbLinks(client, Set.of(), LinkEffect.CUT, 0)),
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.DisturbLinks(
                    Set.of(new Link(N2, N3)), Set.of(), LinkEffect.CUT, 0)),
            of("n1 leads 5", Facts.healthy(5), new NemesisCommand.HoldMessages(pair, Set.of(), 0)),
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.HoldMessages(fromLeader, Set.of(MessageKind.INSTALL), 0)),
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.CatchMessage(N1, N2, MessageKind.VOTE, MessageAction.DROP, 0)),
            of(
                "n1 leads 5",
                Facts.healthy(5),
                new NemesisCommand.ActOnMessage(7, MessageAction.RELEASE))));
    return cases;
  }

  private static List<Case> leadership() {
    Facts behind = Facts.healthy(3);
    behind.levels(1, 1, 1, 20).levels(2, 1, 1, 20).levels(3, 1, 1, 12);
    return List.of(
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.TransferLeadership(N2)),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.StepDown(N1)),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.ForceElection(N2)),
        of("n1 leads 3, n3 is behind", behind, new NemesisCommand.ForceElection(N3)),
        of("n1 leads 5", Facts.healthy(5), new NemesisCommand.SplitVote(3_000)),
        of("nobody leads 3", Facts.healthy(3).killed(1), new NemesisCommand.SplitVote(3_000)),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.FlapLeader(1_500, 10_000)));
  }

  private static List<Case> others() {
    Facts killed = Facts.healthy(5);
    killed
        .requested("c1", new NemesisCommand.KillNode(N2, 0))
        .killed(2)
        .add(running("f1", FaultKind.KILL), "c1");
    Facts both = Facts.healthy(5);
    both.requested("c1", new NemesisCommand.IsolateNode(N3, 0))
        .isolated(3, 5)
        .add(running("f1", FaultKind.ISOLATE), "c1")
        .requested("c2", partition("2 3", "1 4 5"))
        .cut(N2, N1)
        .cut(N2, NodeId.of(4))
        .cut(N2, N5)
        .add(running("f2", FaultKind.PARTITION), "c2");
    Facts idle = Facts.healthy(3);
    idle.add(new Fact.WorkloadChanged(WorkloadSettings.DEFAULT.withEnabled(false)));
    return List.of(
        of("n2 is killed", killed, new NemesisCommand.RevertFault("f1")),
        of("n2 is killed", killed, new NemesisCommand.HealAll("")),
        of("n3 is isolated, n2 and n3 are split off", both, new NemesisCommand.RevertFault("f1")),
        of("n3 is isolated, n2 and n3 are split off", both, new NemesisCommand.RevertFault("f2")),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.RearmFaults()),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.LoadBurst(2_000, 5_000)),
        of("no load", idle, new NemesisCommand.LoadBurst(2_000, 0)),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.SlowClient(200, 50, 5_000)),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.HotKey(90, 5_000)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.CompactLog(N2)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.InspectLog(N2, 100, 50)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new OperatorCommand.SetWorkload(
                WorkloadSettings.DEFAULT.withOperationsPerSecond(1_000))),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false))),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.ClientWrite("k", "v")),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.ClientRead("k")),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.LocalRead(N2, "k")),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.VOTE_GUARD, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.VOTE_GUARD, true)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.ScrubNode(N2)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.CompareReplicas()),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.InspectRecords(N2, 100, 20)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.RebuildNode(N2)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.RepairRecords(N2)),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.BackUp()),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.VerifyBackup("backup-1")),
        of("n1 leads 3", Facts.healthy(3), new OperatorCommand.RestoreBackup("backup-1")),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new NemesisCommand.DamageFiles(N2, FileDamage.FLIP_BITS, 0, 1, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new NemesisCommand.DamageFiles(N2, FileDamage.FLIP_BITS, 412, 3, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new NemesisCommand.DamageFiles(N2, FileDamage.TRUNCATE_TAIL, 0, 1, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new NemesisCommand.DamageFiles(N2, FileDamage.ZERO_PAGE, 0, 1, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new NemesisCommand.DamageFiles(N2, FileDamage.MISDIRECT_RECORD, 0, 1, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new NemesisCommand.DamageFiles(N2, FileDamage.CORRUPT_SNAPSHOT, 0, 1, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new NemesisCommand.DamageFiles(N2, FileDamage.CORRUPT_HEADER, 0, 1, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new NemesisCommand.DamageFiles(N2, FileDamage.CORRUPT_VOTE, 0, 1, false)),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.ChangeState(N2, "", false)),
        of("n1 leads 3", Facts.healthy(3), new NemesisCommand.ApplyWrongly(N2, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.SCAN_BEFORE_START, true)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.SCAN_BEFORE_START, false)),
        of("n1 leads 3", Facts.healthy(3), new SwitchCommand.SetSwitch(SwitchName.SCRUBBING, true)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.SCRUBBING, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.AUTO_REPAIR, true)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.AUTO_REPAIR, false)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.SCHEDULED_BACKUP, true)),
        of(
            "n1 leads 3",
            Facts.healthy(3),
            new SwitchCommand.SetSwitch(SwitchName.SCHEDULED_BACKUP, false)),
        of("n1 leads 3", Facts.healthy(3)));
  }

  private static List<Case> logbook() {
    return Stream.of(
            new LogbookCommand.WriteNote("n3 was slow", true),
            new LogbookCommand.ActOnAlarm("no-leader/cluster", AlarmAct.ACKNOWLEDGE, 0),
            new LogbookCommand.ActOnAlarm("replica-lagging/n3", AlarmAct.SHELVE, 15),
            new LogbookCommand.BeginDrill("the-leader-dies", 7, "{}"),
            new LogbookCommand.BeginMalfunction("leader-killed", List.of(N2)),
            new LogbookCommand.GiveCue("diagnose"),
            new LogbookCommand.TakeHint("diagnose", 1),
            new LogbookCommand.Diagnose("leader-killed", List.of(N2)),
            new LogbookCommand.EndDrill(DrillEnd.DONE))
        .map(said -> of("n1 leads 3, said and written", Facts.healthy(3), said))
        .toList();
  }

  private static List<Case> degradation() {
    List<Case> cases = new ArrayList<>();
    Facts facts = Facts.healthy(3);
    for (DegradeSwitch name : DegradeSwitch.values()) {
      cases.add(of("n1 leads 3", facts, turn(name, SwitchPosition.FORCED_ON, null)));
      cases.add(of("n1 leads 3", facts, turn(name, SwitchPosition.FORCED_OFF, 300_000L)));
    }
    cases.add(of("n1 leads 3", facts, turn(DegradeSwitch.READ_ONLY, SwitchPosition.AUTO, null)));
    for (ServiceLevel level : ServiceLevel.values()) {
      cases.add(of("n1 leads 3", facts, new ChooseLevel(level, "Ada", "", 60_000L, false)));
    }
    cases.add(of("n1 leads 3", facts, new ChooseLevel(null, "Ada", "", null, false)));
    for (ToleranceLevel level : ToleranceLevel.values()) {
      cases.add(of("n1 leads 3", facts, new SetTolerance(level)));
    }
    cases.add(of("n1 leads 3", facts, new ActivatePolicy(Degradations.POLICY, "Ada")));
    Facts forced =
        Facts.healthy(3)
            .add(Degradations.turned(DegradeSwitch.READ_ONLY, SwitchPosition.FORCED_ON));
    cases.add(
        of(
            "n1 leads 3, read-only is forced",
            forced,
            turn(DegradeSwitch.READ_ONLY, SwitchPosition.AUTO, null)));
    Facts bare = Facts.healthy(3).killed(3).killed(2);
    cases.add(
        of(
            "n1 is left of 3",
            bare,
            new ForceSwitch(
                DegradeSwitch.STALE_READS, SwitchPosition.FORCED_ON, "Ada", "", null, true)));
    cases.add(
        of(
            "n1 is left of 3",
            bare,
            new ChooseLevel(ServiceLevel.EMERGENCY, "Ada", "", 7_200_000L, true)));
    return cases;
  }

  private static ForceSwitch turn(
      DegradeSwitch name, SwitchPosition position, @Nullable Long durationMs) {
    return new ForceSwitch(name, position, "Ada", "", durationMs, false);
  }

  private static Fact running(String id, FaultKind kind) {
    NodeId target = kind == FaultKind.ISOLATE ? N3 : N2;
    return new Fact.FaultChanged(id, kind, List.of(target), FaultPhase.RUNNING, null, null);
  }

  private static NemesisCommand.KillNode kill(int node) {
    return new NemesisCommand.KillNode(NodeId.of(node), 0);
  }

  private static NemesisCommand.PartitionNodes partition(String groupA, String groupB) {
    return new NemesisCommand.PartitionNodes(group(groupA), group(groupB), 0);
  }

  private static Set<NodeId> group(String names) {
    return Stream.of(names.split(" "))
        .map(name -> name.equals("client") ? NodeId.CLIENT : NodeId.of(Integer.parseInt(name)))
        .collect(Collectors.toSet());
  }

  private static List<NodeId> nodes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(NodeId::of).toList();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void saysWhatWillHappen(Language language) {
    Messages messages = Messages.strict(language);
    List<String> lines = new ArrayList<>();
    String picture = "";
    for (Case one : cases()) {
      if (!one.picture().equals(picture)) {
        picture = one.picture();
        lines.add("[" + picture + "]");
      }
      ConsoleState state = one.facts().state();
      lines.add(messages.format(CommandPreview.preview(one.commands(), state)));
    }
    Golden.compare("previews", "previews." + language.tag() + ".txt", lines);
  }

  @Test
  void everyCommandIsInTheGoldenFiles() {
    Set<String> shown =
        cases().stream()
            .flatMap(one -> one.commands().stream())
            .map(command -> command.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(shown).isEqualTo(records(Command.class, new HashSet<>()));
  }

  private static Set<String> records(Class<?> sealed, Set<Class<?>> seen) {
    Set<String> names = new TreeSet<>();
    for (Class<?> kind : sealed.getPermittedSubclasses()) {
      if (kind.isRecord()) {
        names.add(kind.getSimpleName());
      } else if (seen.add(kind)) {
        names.addAll(records(kind, seen));
      }
    }
    return names;
  }
}
