package io.lifeboat.cluster.history;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;

/** What people said and did, and on whose behalf commands were given. */
final class LogbookSamples {
  private LogbookSamples() {}

  static List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    CommandId id = new CommandId("c10");
    List.of(
            new LogbookCommand.WriteNote("n3 was slow before", true),
            new LogbookCommand.ActOnAlarm("no-leader/cluster", AlarmAct.ACKNOWLEDGE, 0),
            new LogbookCommand.ActOnAlarm(null, AlarmAct.ACKNOWLEDGE, 0),
            new LogbookCommand.ActOnAlarm("replica-lagging/n3", AlarmAct.SHELVE, 15),
            new LogbookCommand.BeginDrill("the-leader-dies", 7, "{\"drill\":\"the-leader-dies\"}"),
            new LogbookCommand.BeginMalfunction("leader-killed", List.of(NodeId.of(1))),
            new LogbookCommand.GiveCue("acknowledge"),
            new LogbookCommand.TakeHint("diagnose", 1),
            new LogbookCommand.Diagnose("leader-killed", List.of(NodeId.of(2))),
            new LogbookCommand.EndDrill(DrillEnd.DONE))
        .forEach(command -> facts.add(new Fact.CommandRequested(id, command)));
    facts.add(new Fact.CommandRequested(id, new KillNode(NodeId.of(1), 0), Actor.INSTRUCTOR));
    return facts;
  }
}
