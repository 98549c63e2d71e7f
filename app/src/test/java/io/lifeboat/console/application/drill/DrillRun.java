package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.ActOnAlarm;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;
import io.lifeboat.cluster.command.LogbookCommand.BeginDrill;
import io.lifeboat.cluster.command.LogbookCommand.BeginMalfunction;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.Facts;
import java.util.List;

/** A drill by facts that are made up: three nodes, n1 leads term 1 and dies. */
public final class DrillRun {
  private final Facts facts = Facts.healthy(3);
  private int commands;

  /** A drill that asks for everything once. */
  public static String text() {
    return ShippedDrills.shipped("the-leader-dies").text();
  }

  /** It has begun. */
  public static DrillRun begun() {
    return begun("the-leader-dies", text(), 7);
  }

  static DrillRun begun(String name, String text, long seed) {
    DrillRun run = new DrillRun();
    run.facts.pause(2_000);
    run.script(new BeginDrill(name, seed, text));
    return run;
  }

  public DrillRun pause(long ms) {
    facts.pause(ms);
    return this;
  }

  public DrillRun tell(Fact fact) {
    facts.add(fact);
    return this;
  }

  DrillRun tell(Fact fact, String cause) {
    facts.add(fact, cause);
    return this;
  }

  /** The id it got. */
  public String give(Command command, Actor by) {
    String id = "c" + ++commands;
    facts.add(new Fact.CommandRequested(new CommandId(id), command, by));
    return id;
  }

  public DrillRun script(Command command) {
    return done(give(command, Actor.SCRIPT), Outcome.Ok.PLAIN);
  }

  public DrillRun trainee(Command command) {
    return done(give(command, Actor.OPERATOR), Outcome.Ok.PLAIN);
  }

  DrillRun done(String id, Outcome outcome) {
    facts.add(new Fact.CommandCompleted(new CommandId(id), outcome));
    return this;
  }

  public DrillRun cue(String task) {
    return script(new LogbookCommand.GiveCue(task));
  }

  public DrillRun diagnosis(MalfunctionKind kind, int... nodes) {
    List<NodeId> where = java.util.Arrays.stream(nodes).mapToObj(NodeId::of).toList();
    return trainee(new LogbookCommand.Diagnose(kind.word(), where));
  }

  public DrillRun acknowledgeAll() {
    return trainee(new ActOnAlarm(null, AlarmAct.ACKNOWLEDGE, 0));
  }

  public DrillRun end(DrillEnd reason) {
    return script(new LogbookCommand.EndDrill(reason));
  }

  /** n1 dies, and n2 leads term 2 half a second later. */
  public DrillRun leaderDies() {
    script(new BeginMalfunction("leader-killed", List.of(NodeId.of(1))));
    String kill = give(new KillNode(NodeId.of(1), 0), Actor.SCRIPT);
    facts.fault("f1", FaultKind.KILL, 1, FaultPhase.INJECTING, null, null, kill);
    tell(new Fact.NodeKilled(NodeId.of(1)), kill);
    done(kill, Outcome.Ok.PLAIN);
    pause(500);
    facts.ready(2, 2);
    return this;
  }

  /** The trainee starts a node, which comes up. */
  public DrillRun starts(int node) {
    String start = give(new StartNode(NodeId.of(node)), Actor.OPERATOR);
    NodeId id = NodeId.of(node);
    tell(new Fact.NodeStarting(id), start);
    tell(new Fact.NodeStarted(id, 2, 30), start);
    tell(new Fact.RoleChanged(id, Role.FOLLOWER, 2));
    return done(start, Outcome.Ok.PLAIN);
  }

  /** So many seconds in which nothing but levels come. */
  public DrillRun calm(int seconds) {
    for (int i = 0; i < seconds * 2; i++) {
      pause(499);
      facts.levels(2, 2, 2, 30 + i);
    }
    return this;
  }

  public List<FactRecord> records() {
    return facts.records();
  }

  public DrillFold fold() {
    DrillFold fold = DrillFold.blank();
    for (FactRecord record : records()) {
      fold = fold.next(record);
    }
    return fold;
  }

  DrillFold.Course course() {
    return java.util.Objects.requireNonNull(fold().course());
  }

  public DrillScore score() {
    return Scoring.of(course());
  }

  /** As a trainee does it who knows his trade. */
  public static DrillRun model() {
    return begun()
        .cue("serve")
        .cue("data")
        .pause(6_000)
        .leaderDies()
        .pause(1_500)
        .cue("acknowledge")
        .acknowledgeAll()
        .cue("diagnose")
        .pause(2_000)
        .diagnosis(MalfunctionKind.LEADER_KILLED, 1)
        .cue("restore")
        .starts(1)
        .calm(3)
        .end(DrillEnd.DONE);
  }
}
