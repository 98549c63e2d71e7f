package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Set;

/** Tells what clients do and get. */
final class ClientTales {
  private ClientTales() {}

  static Tale workload(Telling telling, WorkloadSettings s) {
    Tale tale =
        s.enabled()
            ? client(
                Weight.NORMAL,
                Text.of(FactsMsg.WORKLOAD_ON, s.operationsPerSecond(), s.writePercent()),
                Text.of(FactsMsg.WORKLOAD_ON_WHY, s.keys(), s.valueBytes()))
            : client(
                Weight.NOTICE, Text.of(FactsMsg.WORKLOAD_OFF), Text.of(FactsMsg.WORKLOAD_OFF_WHY));
    return tale.because(telling.grounds().asked());
  }

  static Tale notKnown(Telling telling, Fact.OperationsNotKnown f) {
    return client(
            Weight.ABNORMAL,
            Text.of(FactsMsg.NOT_KNOWN, f.count()),
            Text.of(
                FactsMsg.NOT_KNOWN_WHY,
                f.count(),
                telling.msSince(f.lastStartedMicros()),
                telling.msSince(f.firstStartedMicros())))
        .because(loss(telling).last(told -> told.fact() instanceof Fact.ServiceUnavailable));
  }

  static Tale unavailable(Telling telling, Fact.ServiceUnavailable f) {
    return client(
            Weight.ABNORMAL,
            Text.of(FactsMsg.SERVICE_UNAVAILABLE),
            Text.of(
                FactsMsg.SERVICE_UNAVAILABLE_WHY,
                telling.msSince(f.sinceMicros()),
                state(telling.after().service())))
        .because(loss(telling));
  }

  /** What is known of the leadership while clients get no answer. */
  private static Object state(ServiceView service) {
    if (service.voters() > 0 && service.margin() < 0) {
      return Text.of(
          FactsMsg.SERVICE_NO_QUORUM, service.available(), service.voters(), service.quorum());
    }
    NodeId leader = service.leader();
    if (leader == null) {
      return Text.of(FactsMsg.SERVICE_NO_LEADER);
    }
    return service.leaderReady() ? "" : Text.of(FactsMsg.SERVICE_NOT_READY, leader, service.term());
  }

  static Tale available(Telling telling, Fact.ServiceAvailable f) {
    return client(
            Weight.NOTICE,
            Text.of(FactsMsg.SERVICE_AVAILABLE, f.unavailableMs()),
            Text.of(FactsMsg.SERVICE_AVAILABLE_WHY))
        .because(
            telling
                .grounds()
                .last(told -> told.fact() instanceof Fact.ServiceUnavailable)
                .last(told -> told.fact() instanceof Fact.LeaderReady)
                .last(told -> told.fact() instanceof Fact.FirstWriteAcknowledged));
  }

  /** What took the last leader. */
  private static Grounds loss(Telling telling) {
    Story.Told ready = telling.story().last(told -> told.fact() instanceof Fact.LeaderReady);
    NodeId leader = ready != null && ready.fact() instanceof Fact.LeaderReady f ? f.node() : null;
    return telling.grounds().lossOf(leader);
  }

  private static Tale client(Weight weight, Text title, Text why) {
    return Tale.of(Category.CLIENT, weight, title, why, Set.of(NodeId.CLIENT));
  }
}
